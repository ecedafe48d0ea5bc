//! Which of several places that are nearly as good is the likeliest: paragraphs move as one. Positions are letters.
//!
//! Where a paragraph stands twice, most highlights in it fit both copies alike. But the highlights whose surroundings hold the
//! words that differ fit one copy better, and the distances between them are what they were in one copy only. So two
//! paragraphs are compared by all highlights that may be in either, and the better one takes them all.

use std::collections::BTreeMap;

use super::found::{Found, ONE_WORD};
use super::place::{Place, Searched};

/// A place may give way to one that is so much worse: where the paragraph that was meant had a word exchanged just there, a
/// copy fits better.
const NEARLY: usize = 3 * ONE_WORD;

/// Letters for each highlight by which copies of a paragraph differ at most where nobody can tell which was meant: a word
/// exchanged close to each.
const NEXT_TO_NOTHING: i64 = 12;

/// Highlights that must be in both copies before a small difference counts for nothing: of one highlight, every letter counts.
const SEVERAL: usize = 4;

/// Where one highlight may be in one paragraph.
#[derive(Clone, Copy)]
struct Standing {
    /// Where it was in the old text, in code points.
    point: usize,
    start: usize,
    total: usize,
}

/// A paragraph that highlights may be in.
#[derive(Default)]
struct Paragraph {
    letters: usize,
    /// Where they would be, by their order in the old text.
    highlights: BTreeMap<usize, Standing>,
}

/// Puts the likeliest place of each highlight first.
pub(super) fn settle(searched: &Searched, found: &mut [Found]) {
    let paragraphs = paragraphs(searched, found);
    let mut known: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    let mut likelier = |one: usize, other: usize| {
        let compared = || match (paragraphs.get(&one), paragraphs.get(&other)) {
            (Some(here), Some(there)) => is_likelier(here, there, one > other),
            (None, _) | (_, None) => false,
        };
        *known.entry((one, other)).or_insert_with(compared)
    };
    for found in found.iter_mut() {
        let Some(mut chosen) = found.places.iter().position(Place::has_words) else { continue };
        let best = found.places[chosen].total(found.words);
        for (at, place) in found.places.iter().enumerate().skip(chosen + 1) {
            let near = place.has_words() && place.total(found.words) + NEARLY >= best;
            let (here, there) = (searched.letters.line(place.start).0, searched.letters.line(found.places[chosen].start).0);
            if near && here != there && likelier(here, there) {
                chosen = at;
            }
        }
        let place = found.places.remove(chosen);
        found.places.insert(0, place);
    }
}

/// The paragraphs that highlights may be in, by where they begin.
fn paragraphs(searched: &Searched, found: &[Found]) -> BTreeMap<usize, Paragraph> {
    let mut order: Vec<&Found> = found.iter().collect();
    order.sort_by_key(|found| (found.point, found.words));
    let mut paragraphs: BTreeMap<usize, Paragraph> = BTreeMap::new();
    for (at, found) in order.into_iter().enumerate() {
        let best = found.places.iter().filter(|place| place.has_words()).map(|place| place.total(found.words)).max().unwrap_or(0);
        let good = |place: &&Place| place.has_words() && place.total(found.words) * 2 >= best;
        for place in found.places.iter().filter(good) {
            let standing = Standing { point: found.point, start: place.start, total: place.total(found.words) };
            let (start, end) = searched.letters.line(place.start);
            let paragraph = paragraphs.entry(start).or_default();
            paragraph.letters = end - start;
            // The places come best first.
            paragraph.highlights.entry(at).or_insert(standing);
        }
    }
    paragraphs
}

/// Whether the highlights that may be in both paragraphs fit the first better: by letters that agree, and a word for each
/// distance that is what it was. Of copies (neither twice as long as the other) that differ by next to nothing the `later` one is likelier:
/// whoever puts a new version beside an old one, in a newsroom or a letter, puts it above.
fn is_likelier(one: &Paragraph, other: &Paragraph, later: bool) -> bool {
    let both: Vec<(Standing, Standing)> =
        one.highlights.iter().filter_map(|(at, here)| Some((*here, *other.highlights.get(at)?))).collect();
    let fit = |pair: &(Standing, Standing)| (signed(pair.0.total) - signed(pair.1.total)).clamp(-signed(NEARLY), signed(NEARLY));
    let fits: i64 = both.iter().map(fit).sum();
    let kept = |a: Standing, b: Standing| i64::from(signed(b.start) - signed(a.start) == signed(b.point) - signed(a.point));
    let distances: i64 = both.windows(2).map(|pair| kept(pair[0].0, pair[1].0) - kept(pair[0].1, pair[1].1)).sum();
    let copies = one.letters.min(other.letters) * 2 >= one.letters.max(other.letters);
    let alike = if both.len() >= SEVERAL { signed(both.len()) * NEXT_TO_NOTHING } else { 0 };
    let better = fits + distances * signed(ONE_WORD);
    match (copies, later) {
        (true, true) => better >= -alike,
        (true, false) => better > alike,
        (false, _) => better > 0,
    }
}

fn signed(letters: usize) -> i64 {
    i64::try_from(letters).unwrap_or(i64::MAX)
}
