//! Finding a described place in a text. Positions are bytes, lengths of matching context are code points.

use super::Anchor;
use crate::text::{Reading, Span};

/// Context that tells two places apart, in code points: about three words, which running text seldom repeats by chance.
const TELLING: usize = 16;

/// Words shorter than this, in code points, stand anywhere ("said", "the war"): they need context that agrees.
const SHORT: usize = 8;

/// Places compared at most. Words that occur more often (a lone letter in a long text) are not placed by context;
/// the bound keeps a check of many such highlights quick.
const MOST_PLACES: usize = 10_000;

/// How a place was found again. Places are in bytes of the text at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Where it was, with the same words.
    Exact(Span),
    /// The same words elsewhere, and no other place as good.
    Moved(Span),
    /// The words are not there, or several places are equally good.
    Lost,
}

impl Outcome {
    /// Where it is now; `None` when lost.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(span),
            Self::Lost => None,
        }
    }

    /// The outcome as the command line writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::Moved(_) => "moved",
            Self::Lost => "lost",
        }
    }
}

/// Finds a place again by its words, never by a guess: of two equally good places neither is chosen.
///
/// The same words at the same place with the same surroundings are [`Outcome::Exact`] without looking further. Otherwise all
/// occurrences compete: the only one wins, or the only one with its whole surroundings, or the one whose surroundings agree
/// clearly better than those of every other.
#[must_use]
pub fn attach(reading: &Reading, anchor: &Anchor) -> Outcome {
    let text = reading.text();
    if anchor.exact.is_empty() {
        return Outcome::Lost;
    }
    let here = reading.to_span(anchor.points).filter(|span| reading.slice(*span) == anchor.exact);
    let sides = Sides::of(anchor);
    if let Some(span) = here
        && Fit::new(text, span.start(), anchor).is_whole(sides)
    {
        return Outcome::Exact(span);
    }
    let Some(places) = occurrences(text, anchor.exact) else { return Outcome::Lost };
    let fits: Vec<Fit> = places.into_iter().map(|start| Fit::new(text, start, anchor)).collect();
    let short = anchor.exact.chars().take(SHORT).count() < SHORT;
    let Some(fit) = choose(&fits, sides, short) else { return Outcome::Lost };
    let span = Span::new(fit.start, fit.start + anchor.exact.len());
    if here == Some(span) { Outcome::Exact(span) } else { Outcome::Moved(span) }
}

/// The start of every occurrence, those that overlap too; `None` when there are too many to compare.
fn occurrences(text: &str, words: &str) -> Option<Vec<usize>> {
    let step = words.chars().next().map_or(1, char::len_utf8);
    let mut starts = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(words) {
        if starts.len() == MOST_PLACES {
            return None;
        }
        starts.push(from + at);
        from += at + step;
    }
    Some(starts)
}

/// How much context is known on each side, in code points.
#[derive(Clone, Copy)]
struct Sides {
    before: usize,
    after: usize,
}

impl Sides {
    fn of(anchor: &Anchor) -> Self {
        Self { before: anchor.before.chars().count(), after: anchor.after.chars().count() }
    }
}

/// An occurrence and how much of the known context stands next to it, in code points counted from the words outwards.
#[derive(Clone, Copy)]
struct Fit {
    start: usize,
    before: usize,
    after: usize,
}

impl Fit {
    fn new(text: &str, start: usize, anchor: &Anchor) -> Self {
        let same = |(a, b): &(char, char)| a == b;
        let before = text[..start].chars().rev().zip(anchor.before.chars().rev()).take_while(same).count();
        let after = text[start + anchor.exact.len()..].chars().zip(anchor.after.chars()).take_while(same).count();
        Self { start, before, after }
    }

    const fn total(self) -> usize {
        self.before + self.after
    }

    const fn is_whole(self, sides: Sides) -> bool {
        self.before == sides.before && self.after == sides.after
    }

    /// Whether at least one side that is known agrees as far as it tells places apart.
    fn agrees(self, sides: Sides) -> bool {
        let tells = |same: usize, known: usize| known > 0 && same >= known.min(TELLING);
        tells(self.before, sides.before) || tells(self.after, sides.after)
    }
}

/// The occurrence that is meant; `None` when none, or no single one, can be said to be.
fn choose(fits: &[Fit], sides: Sides, short: bool) -> Option<Fit> {
    let best = *fits.iter().max_by_key(|fit| fit.total())?;
    if fits.len() == 1 {
        return (!short || best.agrees(sides)).then_some(best);
    }
    let known = sides.before + sides.after;
    let mut whole = fits.iter().filter(|fit| fit.is_whole(sides));
    if let (true, Some(only), None) = (known >= TELLING, whole.next(), whole.next()) {
        return Some(*only);
    }
    let second = fits.iter().filter(|fit| fit.start != best.start).map(|fit| fit.total()).max().unwrap_or(0);
    let clearly = known > 0 && best.total() >= second + known.min(TELLING);
    (clearly && best.agrees(sides)).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::describe;
    use proptest::prelude::*;

    fn reading(text: &str) -> Reading {
        Reading::new(text.to_owned(), Vec::new(), Vec::new())
    }

    /// Describes `[words]` in one text and finds them in another; gives the outcome and what stands before the place.
    fn reattach(marked: &str, now: &str) -> (&'static str, Option<usize>) {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let described = describe(&reading(&marked.replace(['[', ']'], "")), Span::new(start, end));
        let outcome = attach(&reading(now), &described.anchor());
        (outcome.name(), outcome.span().map(Span::start))
    }

    const FILL: &str = "The hotline between the two Koreas was restored on Monday, said Seoul. ";

    #[test]
    fn places_found_again() {
        let cases = [
            ("The [quick brown] fox", "The quick brown fox", ("exact", Some(4))),
            ("The [quick brown] fox", "And so the quick brown cat", ("moved", Some(11))),
            // The only occurrence, at its old place, though everything around it changed.
            ("The [quick brown] fox", "Any quick brown cat", ("exact", Some(4))),
            ("The [quick brown] fox", "Nothing of it", ("lost", None)),
            // Long words, twice, nothing around them the same: neither is chosen.
            ("The [quick brown] fox", "A quick brown! A quick brown!", ("lost", None)),
            // Short words are not placed by themselves, even where they stood.
            ("The [fox] ran over the hill", "Any fox, any day", ("lost", None)),
            ("The [fox] ran over the hill", "Any fox ran over the hill", ("exact", Some(4))),
            ("The [fox] ran over the hill", "A fox sat here. The fox ran over the hill", ("moved", Some(20))),
            ("a[a]aa", "aaaa", ("exact", Some(1))),
        ];
        for (marked, now, expected) in cases {
            assert_eq!(reattach(marked, now), expected, "{marked} in {now}");
        }
    }

    #[test]
    fn the_same_words_at_the_old_place_give_way_to_those_with_their_surroundings() {
        let marked = format!("{FILL}Officials [welcomed the call] at nine in the morning.");
        let at = FILL.len() + "Officials ".len();
        let other = "x".repeat(at - 1);
        let now = format!("{other} welcomed the call!! {FILL}Officials welcomed the call at nine in the morning.");
        let moved = now.rfind("welcomed");
        assert_eq!(reattach(&marked, &now), ("moved", moved));
    }

    #[test]
    fn copies_of_a_whole_paragraph_are_not_chosen_between() {
        let marked = format!("{FILL}{FILL}{FILL}[{}]{}{FILL}{FILL}", &FILL[..20], &FILL[20..]);
        let now = format!("Erratum. {}", FILL.repeat(6));
        assert_eq!(reattach(&marked, &now), ("lost", None));
    }

    #[test]
    fn without_context_the_place_itself_decides_and_nothing_else_does() {
        let text = reading("yes no yes");
        let anchor = Anchor { points: crate::text::Points::new(7, 10), exact: "yes", before: "", after: "" };
        assert_eq!(attach(&text, &anchor), Outcome::Exact(Span::new(7, 10)));
        let elsewhere = Anchor { points: crate::text::Points::new(70, 73), ..anchor };
        assert_eq!(attach(&text, &elsewhere), Outcome::Lost);
        assert_eq!(attach(&text, &Anchor { exact: "", ..anchor }), Outcome::Lost);
    }

    #[test]
    fn a_letter_that_is_everywhere_is_lost_quickly() {
        let text = reading(&"e".repeat(1_000_000));
        let anchor = Anchor { points: crate::text::Points::new(5, 6), exact: "e", before: "q", after: "q" };
        assert_eq!(attach(&text, &anchor), Outcome::Lost);
    }

    /// A span of the text between two of its boundaries, picked by two numbers.
    fn pick(text: &str, a: usize, b: usize) -> Span {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Span::between(cuts[a % cuts.len()], cuts[b % cuts.len()])
    }

    proptest! {
        #[test]
        fn describing_then_attaching_is_exact(text in "[ab é]{1,300}", a in 0usize..999, b in 0usize..999) {
            let reading = reading(&text);
            let span = pick(&text, a, b);
            prop_assume!(!span.is_empty());
            prop_assert_eq!(attach(&reading, &describe(&reading, span).anchor()), Outcome::Exact(span));
        }

        #[test]
        fn an_edit_elsewhere_moves_the_place_to_the_right_one(
            text in "[a-f 통é\n]{200,400}", a in 0usize..40, long in 1usize..40, new in "[a-f]{1,80}",
        ) {
            let old = reading(&text);
            let span = pick(&text, 80 + a, 80 + a + long);
            let now = reading(&format!("{new}{text}"));
            let moved = Span::new(span.start() + new.len(), span.end() + new.len());
            prop_assert_eq!(attach(&now, &describe(&old, span).anchor()), Outcome::Moved(moved));
        }

        #[test]
        fn what_was_found_has_the_words(text in "[ab ]{0,200}", now in "[ab ]{0,200}", a in 0usize..999, b in 0usize..999) {
            let described = describe(&reading(&text), pick(&text, a, b));
            if let Some(span) = attach(&reading(&now), &described.anchor()).span() {
                prop_assert_eq!(&now[span.range()], described.exact);
            }
        }
    }
}
