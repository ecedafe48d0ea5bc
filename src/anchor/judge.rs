//! What may be said of the places that were found: certain, to be asked about, or lost. Positions are letters.
//!
//! The highlights of a text are judged together. Where one of them shows that a word of a paragraph was exchanged, the
//! paragraph may be a copy of the one that was meant, and no place in it is certain.

use super::found::{Found, SIDE, TELLING};
use super::outcome::{Outcome, Why};
use super::place::{Place, Searched};
use super::together::settle;
use crate::text::Span;

/// Words as long as this stand seldom twice by chance: with other surroundings they are shown rather than lost.
const LONG: usize = 24;

/// How far an exchanged word casts doubt within its paragraph: about a page. Longer paragraphs are whole texts in one line.
const PARAGRAPH: usize = 20_000;

/// Letters by which a distance changes when a word is exchanged for a phrase, or a phrase for a word, at most: four words.
const PHRASE: usize = 24;

/// A highlight with a place that is clearly better than every other.
struct Clear<'a> {
    /// Where it was in the old text, in code points.
    point: usize,
    /// The length of its words.
    words: usize,
    place: &'a Place,
    /// Whether its surroundings agree.
    fits: bool,
}

impl Clear<'_> {
    /// How far the distance to another highlight has changed.
    fn grown(&self, other: &Self) -> usize {
        (other.place.start + self.point).abs_diff(self.place.start + other.point)
    }

    /// Whether a later highlight stands behind this one still.
    fn is_before(&self, next: &Self) -> bool {
        self.place.end <= next.place.start
    }
}

/// What speaks against places that seem right by themselves.
struct Doubts {
    /// Where words were exchanged, sorted.
    reworded: Vec<usize>,
    /// Where highlights stand that left their neighbours alone, sorted.
    strays: Vec<usize>,
}

/// Says of each highlight what became of it.
pub(super) fn judge(searched: &Searched, mut found: Vec<Found>) -> Vec<Outcome> {
    settle(searched, &mut found);
    let clear = clear(&found);
    let doubts = Doubts { reworded: reworded(&found, &clear), strays: strays(&clear) };
    found.iter().map(|found| outcome(searched, found, &doubts)).collect()
}

/// The highlights that are clear, in the order of the old text.
fn clear<'a>(found: &'a [Found]) -> Vec<Clear<'a>> {
    let clear = |found: &'a Found| {
        let place = found.is_clear()?;
        Some(Clear { point: found.point, words: found.words, place, fits: found.fits(place) })
    };
    let mut all: Vec<Clear> = found.iter().filter_map(clear).collect();
    all.sort_by_key(|one| (one.point, one.place.start));
    all
}

fn outcome(searched: &Searched, found: &Found, doubts: &Doubts) -> Outcome {
    let Some(best) = found.best() else { return Outcome::Lost };
    let rivals = found.rivals(best);
    if !is_likely(found, best) {
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
    let line = searched.letters.line(best.start);
    let fits = found.fits(best) && found.fits_line(line.1 - line.0);
    if !fits || is_in_reworded(searched, best, &doubts.reworded) || doubts.strays.binary_search(&best.start).is_ok() {
        return changed(Why::Surroundings);
    }
    if best.start == found.old { Outcome::Exact(span(best)) } else { Outcome::Moved(span(best)) }
}

/// Whether the place is worth being shown.
fn is_likely(found: &Found, best: &Place) -> bool {
    let known = found.known.0 + found.known.1;
    let agree = best.sides.near();
    if best.same {
        // Long words need not have the same surroundings.
        return found.fits(best) || (known > 0 && agree * 4 >= known) || found.words >= LONG;
    }
    // Half of the words in surroundings that are not all foreign, or little of them where the surroundings are nearly whole.
    let half = best.kept >= 500 && (agree * 4 >= known || found.words >= 2 * LONG);
    half || (agree * 2 >= known && known >= TELLING)
}

/// Whether a word of the place's paragraph is known to have been exchanged.
fn is_in_reworded(searched: &Searched, place: &Place, reworded: &[usize]) -> bool {
    let start = searched.letters.line(place.start).0.max(place.start.saturating_sub(PARAGRAPH));
    let end = searched.letters.line(place.end).1.min(place.end + PARAGRAPH);
    let next = reworded.partition_point(|at| *at < start);
    reworded.get(next).is_some_and(|at| *at < end)
}

/// Where words were exchanged: seen in the surroundings of a highlight, or in the distance between two, when it changed by
/// a few words at most and nobody knows what stood between. It may then have been in the paragraph of either.
fn reworded(found: &[Found], clear: &[Clear]) -> Vec<usize> {
    let seen = |found: &Found| match found.is_clear() {
        Some(place) => place.reworded.clone(),
        None => found.places.iter().flat_map(|place| place.reworded.iter().copied()).collect(),
    };
    let mut at: Vec<usize> = found.iter().flat_map(seen).collect();
    for pair in clear.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        let unseen = next.point > one.point + one.words + 2 * SIDE;
        if unseen && one.is_before(next) && (1..=PHRASE).contains(&one.grown(next)) {
            at.extend([one.place.end, next.place.start - 1]);
        }
    }
    at.sort_unstable();
    at
}

/// Where highlights stand that changed places with a neighbour while no neighbour came along: where a paragraph was deleted, one
/// like it elsewhere looks as if it had been moved.
fn strays(clear: &[Clear]) -> Vec<usize> {
    let mut at = Vec::new();
    for (index, one) in clear.iter().enumerate() {
        let before = clear[..index].iter().rev().find(|other| other.point + other.words <= one.point);
        let after = clear[index + 1..].iter().find(|other| one.point + one.words <= other.point);
        let passed = before.is_some_and(|other| !other.is_before(one)) || after.is_some_and(|other| !one.is_before(other));
        let along = |other: &&Clear| other.fits && other.grown(one) <= PHRASE;
        if passed && !before.iter().chain(&after).any(along) {
            at.push(one.place.start);
        }
    }
    at.sort_unstable();
    at
}
