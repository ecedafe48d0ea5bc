//! What may be said of the places that were found: certain, to be asked about, or lost. Positions are letters.
//!
//! The highlights of a text are judged together. Where one of them shows that a word of a paragraph was exchanged, the
//! paragraph may be a copy of the one that was meant, and no place in it is certain.

use super::found::{Found, ONE_WORD, SIDE, TELLING};
use super::outcome::{Outcome, Why};
use super::place::{Place, Searched};
use super::together::settle;
use crate::text::Span;

/// Words as long as this stand seldom twice by chance: with other surroundings they are shown rather than lost.
const LONG: usize = 24;

/// How far an exchanged word casts doubt within its paragraph: about a page. Longer paragraphs are whole texts in one line.
const PARAGRAPH: usize = 2_000;

/// Says of each highlight what became of it.
pub(super) fn judge(searched: &Searched, mut found: Vec<Found>) -> Vec<Outcome> {
    settle(searched, &mut found);
    let reworded = reworded(searched, &found);
    found.iter().map(|found| outcome(searched, found, &reworded)).collect()
}

fn outcome(searched: &Searched, found: &Found, reworded: &[usize]) -> Outcome {
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
    if !found.fits(best) || is_in_reworded(searched, best, reworded) {
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
        let one_line = searched.letters.line(first.start) == searched.letters.line(next.start);
        if unseen && (1..=ONE_WORD).contains(&grown) && apart > 0 && apart <= PARAGRAPH && one_line {
            at.push(first.end);
        }
    }
    at.sort_unstable();
    at
}
