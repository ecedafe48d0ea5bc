//! What may be said of the places that were found: certain, to be asked about, or lost. Positions are letters.
//!
//! The highlights of a text are judged together. Where one of them shows that a word of a paragraph was exchanged, the
//! paragraph may be a copy of the one that was meant, and no place in it is certain. Where one has several places that are
//! equally good, the ones next to it say which is the likeliest.

use super::outcome::{Outcome, Why};
use super::place::{Place, Searched};
use crate::text::Span;

/// Surroundings that tell two places apart when they agree without a break: about three words, which running text seldom
/// repeats by chance.
const TELLING: usize = 16;

/// Words shorter than this stand anywhere ("said", "the war"): their old place alone says nothing.
const SHORT: usize = 8;

/// Words as long as this stand seldom twice by chance: with other surroundings they are shown rather than lost.
const LONG: usize = 24;

/// How far an exchanged word casts doubt within its paragraph: about a page. Longer paragraphs are whole texts in one line.
const PARAGRAPH: usize = 2_000;

/// Letters by which one exchanged word changes the distance between two highlights at most.
const ONE_WORD: usize = 12;

/// Letters of surroundings on each side of a highlight.
const SIDE: usize = 64;

/// Highlights asked on each side where one of several places is likeliest.
const NEIGHBOURS: usize = 8;

/// A highlight and the places where it may be, best first.
pub(super) struct Found {
    /// Where it began, in code points of the old text.
    pub point: usize,
    /// The same in letters of the new text; beyond its end when that is shorter.
    pub old: usize,
    /// The length of its words.
    pub words: usize,
    /// The letters of surroundings that are known, before and after.
    pub known: (usize, usize),
    pub places: Vec<Place>,
}

impl Found {
    /// The best place that has some of the words.
    fn best(&self) -> Option<&Place> {
        self.places.iter().find(|place| place.kept > 0)
    }

    /// Whether the surroundings agree on both sides, as far as they are known.
    fn fits(&self, place: &Place) -> bool {
        let agrees = |side: super::likeness::Likeness, known: usize| side.run >= known.min(TELLING) || side.agree * 2 >= known;
        let stays = place.start == self.old && self.words >= SHORT && self.places.iter().filter(|other| other.same).count() == 1;
        stays || (self.known != (0, 0) && agrees(place.sides.before, self.known.0) && agrees(place.sides.after, self.known.1))
    }

    /// The places that could be meant as well as `best`: their surroundings agree at least half as well.
    fn rivals(&self, best: &Place) -> Vec<&Place> {
        let agree = best.sides.agree();
        let apart = |place: &&Place| {
            let overlaps = place.start < best.end && best.start < place.end;
            if place.same && best.same { place.start != best.start } else { !overlaps }
        };
        let good = |place: &&Place| {
            let half = place.sides.agree() * 2 >= agree && (agree > 0 || place.same);
            half && (place.kept > 0 || place.sides.agree() * 4 >= (self.known.0 + self.known.1) * 3)
        };
        self.places.iter().filter(apart).filter(good).collect()
    }

    /// Whether the best place is clearly better than every other.
    fn is_clear(&self) -> Option<&Place> {
        let best = self.best().filter(|best| best.same && best.sides.agree() * 2 >= self.known.0 + self.known.1)?;
        let second = self.rivals(best).iter().map(|place| place.total(self.words)).max().unwrap_or(0);
        (best.total(self.words) > second).then_some(best)
    }
}

/// Says of each highlight what became of it.
pub(super) fn judge(searched: &Searched, mut found: Vec<Found>) -> Vec<Outcome> {
    settle_twins(&mut found);
    let reworded = reworded(searched, &found);
    found.iter().map(|found| outcome(searched, found, &reworded)).collect()
}

fn outcome(searched: &Searched, found: &Found, reworded: &[usize]) -> Outcome {
    let Some(best) = found.best() else { return Outcome::Lost };
    let rivals = found.rivals(best);
    if !is_likely(found, best, &rivals) {
        return Outcome::Lost;
    }
    let span = |place: &Place| searched.letters.span(searched.text, place.start, place.end);
    let changed = |why| Outcome::Changed { span: span(best), why };
    if !rivals.is_empty() {
        let twins: Vec<Span> = rivals.iter().map(|place| span(place)).collect();
        return changed(Why::Twins(twins));
    }
    if !best.same {
        return changed(Why::Words);
    }
    if !found.fits(best) || is_in_reworded(searched, best, reworded) {
        return changed(Why::Surroundings);
    }
    if best.start == found.old { Outcome::Exact(span(best)) } else { Outcome::Moved(span(best)) }
}

/// Whether the place is worth being shown.
fn is_likely(found: &Found, best: &Place, rivals: &[&Place]) -> bool {
    let known = found.known.0 + found.known.1;
    let agree = best.sides.agree();
    if best.same {
        // Long words need not have the same surroundings, but then they must be the only ones.
        return found.fits(best) || (known > 0 && agree * 4 >= known) || (found.words >= LONG && rivals.is_empty());
    }
    // Half of the words in surroundings that are not all foreign, or little of them where the surroundings are nearly whole.
    let half = best.kept >= 500 && (agree * 4 >= known || found.words >= 2 * LONG);
    half || (best.kept >= 150 && agree * 2 >= known && known >= TELLING)
}

/// Whether a word of the place's paragraph is known to have been exchanged.
fn is_in_reworded(searched: &Searched, place: &Place, reworded: &[usize]) -> bool {
    let (start, _) = searched.letters.line(searched.text, place.start, PARAGRAPH);
    let (_, end) = searched.letters.line(searched.text, place.end, PARAGRAPH);
    let next = reworded.partition_point(|at| *at < start);
    reworded.get(next).is_some_and(|at| *at < end)
}

/// Where words were exchanged: seen in the surroundings of a highlight, or in the distance between two of one paragraph, when
/// it changed by about a word and nobody knows what stood between.
fn reworded(searched: &Searched, found: &[Found]) -> Vec<usize> {
    let mut at: Vec<usize> = found.iter().filter_map(Found::best).flat_map(|place| place.reworded.iter().copied()).collect();
    let mut clear: Vec<(usize, &Place, usize)> =
        found.iter().filter_map(|found| Some((found.point, found.is_clear()?, found.words))).collect();
    clear.sort_by_key(|(point, place, _)| (*point, place.start));
    for pair in clear.windows(2) {
        let ((old, first, words), (old_next, next, _)) = (pair[0], pair[1]);
        let apart = next.start.saturating_sub(first.start);
        let grown = apart.abs_diff(old_next - old);
        let unseen = old_next > old + words + 2 * SIDE;
        let one_line = || {
            !searched.letters.span(searched.text, first.start, next.start.max(first.start)).range().is_empty()
                && !searched.text[searched.letters.span(searched.text, first.start, next.start).range()].contains('\n')
        };
        if unseen && (1..=ONE_WORD).contains(&grown) && apart > 0 && apart <= PARAGRAPH && one_line() {
            at.push(first.end);
        }
    }
    at.sort_unstable();
    at
}

/// Puts first, of places that are equally good, the one that stands to the highlights next to it as it stood in the old text.
fn settle_twins(found: &mut [Found]) {
    let mut clear: Vec<(usize, usize)> = found.iter().filter_map(|found| Some((found.point, found.is_clear()?.start))).collect();
    clear.sort_unstable();
    for found in found.iter_mut() {
        let Some(best) = found.best().map(|best| best.total(found.words)) else { continue };
        let equal: Vec<usize> = (0..found.places.len()).filter(|at| found.places[*at].total(found.words) == best).collect();
        if equal.len() < 2 {
            continue;
        }
        let here = clear.partition_point(|(point, _)| *point < found.point);
        let near = &clear[here.saturating_sub(NEIGHBOURS)..(here + NEIGHBOURS).min(clear.len())];
        let chosen = equal.into_iter().max_by_key(|at| support(found.point, found.places[*at].start, near));
        if let Some(chosen) = chosen {
            let place = found.places.remove(chosen);
            found.places.insert(0, place);
        }
    }
}

/// How many highlights near by stand to the place as they did, the nearest counting most.
fn support(point: usize, start: usize, near: &[(usize, usize)]) -> usize {
    let consistent = near.iter().filter_map(|(old, new)| {
        let (apart, now) = (old.abs_diff(point), new.abs_diff(start));
        let same_side = (*old <= point) == (*new <= start);
        (same_side && apart.abs_diff(now) <= ONE_WORD + apart / SIDE).then_some(1_000_000 / (apart + SIDE))
    });
    consistent.sum()
}
