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

#[cfg(test)]
mod tests {
    use crate::anchor::{Anchor, Basis, Description, Outcome, attach_all, describe};
    use crate::text::{Reading, Span};

    /// Sentences of made-up words of which no two are alike; each ends with its number.
    fn sentences(from: usize, count: usize) -> String {
        let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "dwen"];
        let word =
            |number: usize| number.to_string().bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect::<String>();
        let one = |at: usize| {
            let words: Vec<String> = (1..9).map(|step| word((at * 9 + step) * 7919 % 9973)).collect();
            format!("{} in year {}. ", words.join(" "), 1900 + at)
        };
        (from..from + count).map(one).collect()
    }

    /// What becomes of `words`, all described together in the old text.
    #[track_caller]
    fn outcomes<const N: usize>(old: &str, now: &str, words: [&str; N]) -> [&'static str; N] {
        let reading = |text: &str| Reading::new(text.to_owned(), Vec::new(), Vec::new());
        let (old, now) = (reading(old), reading(now));
        let place = |words: &str| old.text().find(words).map(|at| Span::new(at, at + words.len())).expect(words);
        let described = words.map(|words| describe(&old, place(words)));
        let anchors: Vec<Anchor> = described.iter().map(Description::anchor).collect();
        let names: Vec<&str> = attach_all(&now, &anchors, Basis::Other).iter().map(Outcome::name).collect();
        std::array::from_fn(|at| names[at])
    }

    #[test]
    fn a_word_exchanged_far_off_in_a_paragraph_casts_doubt_on_all_of_it() {
        let old = format!("Before.\n{}\nBehind it all.", sentences(0, 60));
        let words = ["year 1900", "year 1958"];
        assert_eq!(outcomes(&old, &format!("New.\n{old}"), words), ["moved", "moved"]);
        let now = old.replace("year 1901", "spring 1901");
        assert_eq!(outcomes(&old, &now, words), ["changed", "changed"]);
    }

    #[test]
    fn a_distance_that_changed_by_a_phrase_says_that_words_were_exchanged_unseen() {
        for between in [" ", "\n", "\n\n"] {
            let old = format!("{}{between}{}", sentences(0, 12), sentences(12, 12));
            let words = ["year 1903", "year 1920"];
            // Neither highlight sees the eighth sentence.
            let reworded = old.replace("year 1908", "the year of peace");
            assert_eq!(outcomes(&old, &reworded, words), ["changed", "changed"], "{between:?}");
            let longer = old.replace("year 1908.", "year 1908. Nobody had expected so much, and nobody said a word of it.");
            assert_eq!(outcomes(&old, &longer, words), ["exact", "moved"], "{between:?}");
        }
    }

    #[test]
    fn a_headline_is_not_found_in_the_sentence_below_it() {
        let body = format!("Ferry saves winter harbour market on the third of May, and many came to see it. {}", sentences(0, 4));
        let old = format!("Ferry saves winter harbour market\n\n{body}");
        let words = ["saves"];
        assert_eq!(outcomes(&old, &format!("Late news.\n\n{old}"), words), ["moved"]);
        assert_eq!(outcomes(&old, &body, words), ["changed"]);
        let list = format!("{}\nBread, milk and salt\n{}", sentences(0, 2), sentences(2, 2));
        assert_eq!(outcomes(&list, &format!("New.\n{list}"), ["milk"]), ["moved"]);
        assert_eq!(outcomes(&list, &list.replace("salt\n", "salt, and so on for the whole winter, "), ["milk"]), ["changed"]);
    }

    #[test]
    fn who_changes_places_alone_may_be_another() {
        let like = format!("{}note: run with trace to see the whole of it and more. ", &sentences(40, 3));
        let part = |from| sentences(from, 4);
        let old = format!("{}\n{like}\n{}\n{}", part(0), part(10), part(20));
        let words = ["year 1902", "with trace", "year 1910", "year 1912"];
        let moved = format!("{}\n{}\n{like}\n{}", part(0), part(10), part(20));
        assert_eq!(outcomes(&old, &moved, words), ["exact", "changed", "moved", "moved"]);
        // Two of the paragraph, and it is seen to have been moved.
        let words = ["year 1902", "year 1940", "with trace", "year 1910", "year 1912"];
        assert_eq!(outcomes(&old, &moved, words), ["exact", "moved", "moved", "moved", "moved"]);
    }

    #[test]
    fn a_short_word_between_two_edits_may_be_another() {
        let old = format!("{}\nOptions which apply to the chsh command are listed.\n{}", sentences(0, 2), sentences(2, 2));
        assert_eq!(outcomes(&old, &format!("New.\n{old}"), ["the"]), ["moved"]);
        let now = old.replace("to the chsh", "to according to the ministry chsh");
        assert_eq!(outcomes(&old, &now, ["the"]), ["changed"]);
    }
}
