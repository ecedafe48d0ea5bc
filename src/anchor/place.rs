//! The places of a text where a highlight may be, best first. Positions are letters.

use super::Anchor;
use super::edited::{self, Edited};
use super::grams::{Grams, Votes};
use super::letters::Letters;
use super::window::{Sides, Window};

/// Places of the same words that are all compared. Of more ("the"), only those that the surroundings vote for.
const MOST_COMPARED: usize = 32;

/// Places examined for the same words at most: the bound keeps a lone letter in a long text quick.
const MOST_PLACES: usize = 10_000;

/// Stretches of the text that are looked at, those with the most votes.
const MOST_STRETCHES: usize = 6;

/// Letters by which parts of the surroundings may have been moved apart: a long sentence put in between.
const DRIFT: usize = 128;

/// Letters looked at beyond the stretch that has the votes.
const SLACK: usize = 32;

/// A stretch needs the votes of this part of the runs: two texts of one language share fewer by chance.
const LEAST_VOTES: usize = 8;

/// Letters around the old place where words that stand everywhere are looked for.
const NEAR: usize = 256;

/// Longer words are found by their two ends, each of so many letters.
const END: usize = 256;

/// The share of the words, in thousandths, that must be kept anywhere: one word of about six, and more than a mark.
const LITTLE: usize = 150;

/// A place where a highlight may be.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub start: usize,
    pub end: usize,
    /// Whether its words are the same, but for typography.
    pub same: bool,
    /// The share of its words that is kept, in thousandths.
    pub kept: usize,
    pub sides: Sides,
    /// Where words were exchanged for others around it.
    pub reworded: Vec<usize>,
}

impl Place {
    /// Letters that agree in all; surroundings count by half as far as the words between them are others.
    pub(super) const fn total(&self, words: usize) -> usize {
        self.sides.near() * (1000 + self.kept) / 2000 + words * self.kept / 1000
    }

    /// Whether enough of the words is kept to be shown as the place.
    pub(super) const fn has_words(&self) -> bool {
        self.kept >= LITTLE
    }
}

/// A text to be searched, with the index that all highlights share.
pub(super) struct Searched<'a> {
    pub text: &'a str,
    pub letters: Letters,
    grams: Grams,
}

/// Shifts that many runs vote for: the window's first letter would stand at `low` to `high`, in letters from `-window.len()`.
#[derive(Clone, Copy)]
struct Stretch {
    low: usize,
    high: usize,
    votes: usize,
}

impl<'a> Searched<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let letters = Letters::new(text);
        let grams = Grams::new(&letters.all);
        Self { text, letters, grams }
    }

    /// The places where the words may be, the likeliest first; among equals the one nearest to `old`, where they were.
    pub(super) fn places(&self, anchor: &Anchor, window: &Window, old: usize) -> Vec<Place> {
        let votes = self.grams.votes(&window.letters);
        let stretches = stretches(&votes, window);
        let known = window.known().0 + window.known().1;
        let is_clear = |place: &Place| place.sides.agree() * 8 >= known * 7;
        let same = self.grams.occurrences(&self.letters.all, window.words(), MOST_PLACES);
        let few = same.as_ref().is_some_and(|same| same.len() <= MOST_COMPARED);
        let starts = if few { same.clone().unwrap_or_default() } else { self.nearest(window, same.as_deref(), old) };
        let mut places: Vec<Place> = starts.into_iter().map(|start| self.same_words(window, start)).collect();
        // Where the whole place is found, only those that may be as good are looked at.
        let most = stretches.iter().map(|stretch| stretch.votes).max().unwrap_or(0);
        let least = if places.iter().any(is_clear) { most / 3 } else { 0 };
        for stretch in stretches.into_iter().filter(|stretch| stretch.votes >= least) {
            let here: Vec<Place> =
                self.same_in(window, stretch, same.as_deref()).into_iter().map(|start| self.same_words(window, start)).collect();
            // The same word by chance near by ("the") is no reason not to look for the place itself.
            if !here.iter().any(is_clear) {
                places.extend(self.other_words(anchor, window, stretch));
            }
            places.extend(here);
        }
        let words = window.words().len();
        places.sort_by_key(|place| (usize::MAX - place.total(words), !place.same, place.start.abs_diff(old), place.start));
        let mut seen: Vec<(usize, usize)> = Vec::new();
        places.retain(|place| {
            let new = !seen.contains(&(place.start, place.end));
            seen.push((place.start, place.end));
            new
        });
        places
    }

    fn same_words(&self, window: &Window, start: usize) -> Place {
        let end = start + window.words().len();
        Place { start, end, same: true, kept: 1000, sides: window.sides(&self.letters.all, start, end), reworded: Vec::new() }
    }

    /// Of words that stand in very many places, those nearest to where they were: their old place, and its neighbours, which
    /// are as good where a text repeats itself.
    fn nearest(&self, window: &Window, same: Option<&[usize]>, old: usize) -> Vec<usize> {
        let Some(same) = same else {
            let from = old.min(self.letters.len()).saturating_sub(NEAR);
            let starts =
                (from..self.letters.len().min(from + 2 * NEAR)).filter(|at| self.letters.all[*at..].starts_with(window.words()));
            return starts.take(MOST_COMPARED).collect();
        };
        let here = same.partition_point(|at| *at < old);
        same[here.saturating_sub(MOST_COMPARED / 2)..(here + MOST_COMPARED / 2).min(same.len())].to_vec()
    }

    /// Where the same words stand in a stretch.
    fn same_in(&self, window: &Window, stretch: Stretch, same: Option<&[usize]>) -> Vec<usize> {
        let reach = window.start + SLACK;
        let from = (stretch.low + window.start).saturating_sub(window.letters.len() + SLACK);
        let to = (stretch.high + reach).saturating_sub(window.letters.len()).min(self.letters.len());
        match same {
            Some(same) => {
                let (first, last) = (same.partition_point(|at| *at < from), same.partition_point(|at| *at <= to));
                same[first.min(last)..last].iter().copied().take(MOST_COMPARED).collect()
            }
            None => {
                let starts =
                    (from..=to).filter(|at| self.letters.all[(*at).min(self.letters.len())..].starts_with(window.words()));
                starts.take(MOST_COMPARED).collect()
            }
        }
    }

    /// The place in a stretch where other words stand for those that are searched.
    fn other_words(&self, anchor: &Anchor, window: &Window, stretch: Stretch) -> Option<Place> {
        let edited = self.edited(anchor, window, stretch)?;
        let (start, end) = (self.letters.letter(edited.place.start), self.letters.letter(edited.place.end));
        let same = self.letters.all[start..end] == *window.words();
        let reworded = edited.reworded.iter().map(|byte| self.letters.letter(*byte)).collect();
        Some(Place { start, end, same, kept: edited.kept, sides: window.sides(&self.letters.all, start, end), reworded })
    }

    /// Aligns the words of the window, or of its two ends, with those of the stretch. Positions are bytes of the text.
    fn edited(&self, anchor: &Anchor, window: &Window, stretch: Stretch) -> Option<Edited> {
        // The edges of the text are line breaks, so that its first word is seen to open a line.
        let edge = |there: bool| if there { "\n" } else { "" };
        let exact = anchor.exact;
        let (before, after) = ([edge(window.edges.0), anchor.before].concat(), [anchor.after, edge(window.edges.1)].concat());
        let (before, after) = (before.as_str(), after.as_str());
        let (length, words) = (window.letters.len(), window.words().len());
        let from = stretch.low.saturating_sub(length + SLACK);
        let to = (stretch.high + SLACK).min(self.letters.len());
        if words <= 2 * END {
            return self.align(&[before, exact, after].concat(), before.len()..before.len() + exact.len(), (from, to));
        }
        let cut = |letters: usize| exact.char_indices().nth(letters).map_or(exact.len(), |(at, _)| at);
        let (head, tail) = (&exact[..cut(END)], &exact[cut(exact.chars().count() - END)..]);
        let (first_to, last_from) = (to.saturating_sub(length - window.start - END), from + window.end - END);
        let first = self.align(&[before, head].concat(), before.len()..before.len() + head.len(), (from, first_to))?;
        let last = self.align(&[tail, after].concat(), 0..tail.len(), (last_from.min(to), to))?;
        let place = first.place.start..last.place.end.max(first.place.start);
        Some(Edited { place, kept: first.kept.midpoint(last.kept), reworded: [first.reworded, last.reworded].concat() })
    }

    fn align(&self, old: &str, marked: std::ops::Range<usize>, within: (usize, usize)) -> Option<Edited> {
        let (from, to) = (self.letters.byte(within.0), self.letters.byte(within.1.max(within.0)));
        let mut edited = edited::find(old, marked, &self.text[from..to])?;
        edited.place = edited.place.start + from..edited.place.end + from;
        edited.reworded.iter_mut().for_each(|byte| *byte += from);
        Some(edited)
    }

    /// Where words were exchanged around a place of the same words.
    pub(super) fn reworded_around(&self, anchor: &Anchor, window: &Window, place: &Place) -> Vec<usize> {
        let shift = place.start + window.letters.len() - window.start.min(place.start);
        let stretch = Stretch { low: shift, high: shift + place.end - place.start - window.words().len(), votes: 0 };
        let Some(edited) = self.edited(anchor, window, stretch) else { return Vec::new() };
        edited.reworded.into_iter().map(|byte| self.letters.letter(byte)).collect()
    }
}

/// The stretches with the most votes: those where everything moved alike, apart from each other, and the ones where parts
/// may have been moved apart.
fn stretches(votes: &Votes, window: &Window) -> Vec<Stretch> {
    let mut stretches = of_width(votes, SLACK / 2, MOST_STRETCHES);
    for wide in of_width(votes, DRIFT + window.words().len() / 8, 2) {
        if !stretches.iter().any(|tight| tight.votes == wide.votes && tight.low == wide.low) {
            stretches.push(wide);
        }
    }
    stretches
}

fn of_width(votes: &Votes, width: usize, most: usize) -> Vec<Stretch> {
    let least = (votes.asked / LEAST_VOTES).max(2);
    let shifts = &votes.shifts;
    let mut all: Vec<Stretch> = Vec::new();
    let mut last = 0;
    for first in 0..shifts.len() {
        while last < shifts.len() && shifts[last] <= shifts[first] + width {
            last += 1;
        }
        if last - first >= least {
            all.push(Stretch { low: shifts[first], high: shifts[last - 1], votes: last - first });
        }
    }
    let mut best: Vec<Stretch> = Vec::new();
    all.sort_by_key(|stretch| (usize::MAX - stretch.votes, stretch.high - stretch.low, stretch.low));
    for stretch in all {
        if best.len() == most {
            break;
        }
        if best.iter().all(|taken| stretch.high < taken.low || stretch.low > taken.high) {
            best.push(stretch);
        }
    }
    best
}
