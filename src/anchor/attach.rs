//! Finding described places in a text. Positions are bytes, lengths of what agrees are code points.

use super::Anchor;
use super::found::Found;
use super::judge::judge;
use super::outcome::Outcome;
use super::place::Searched;
use super::window::Window;
use crate::text::{Reading, Span};

/// What is known of the text at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The very text in which the places were described: its hash is the same.
    Same,
    /// Another text.
    Other,
    /// Nobody knows. Where every place still has its words and surroundings, it is held for the same.
    Unknown,
}

/// Finds the places of one text again, all together: they share an index, and what is found of one is evidence for others.
///
/// A place is called exact or moved only when its words are the same (quotes, dashes and kinds of spaces apart), its
/// surroundings on both sides agree, no other place has surroundings nearly as good, and no word of its paragraph is
/// known to have been exchanged. Of several likely places none is chosen silently. In the same order as `anchors`.
#[must_use]
pub fn attach_all(reading: &Reading, anchors: &[Anchor], basis: Basis) -> Vec<Outcome> {
    let whole: Vec<Option<Span>> = anchors.iter().map(|anchor| untouched(reading, anchor)).collect();
    let known = match basis {
        Basis::Same => true,
        Basis::Other => false,
        Basis::Unknown => whole.iter().all(Option::is_some),
    };
    if known && whole.iter().all(Option::is_some) {
        return whole.into_iter().flatten().map(Outcome::Exact).collect();
    }
    let searched = Searched::new(reading.text());
    let found: Vec<Found> = anchors.iter().map(|anchor| search(reading, &searched, anchor)).collect();
    let mut outcomes = judge(&searched, found);
    if known {
        let exact = whole.into_iter().zip(&mut outcomes).filter_map(|(span, outcome)| Some((span?, outcome)));
        exact.for_each(|(span, outcome)| *outcome = Outcome::Exact(span));
    }
    outcomes
}

/// Finds a single place in a text of which nothing is known.
#[must_use]
pub fn attach(reading: &Reading, anchor: &Anchor) -> Outcome {
    attach_all(reading, &[*anchor], Basis::Unknown).pop().unwrap_or(Outcome::Lost)
}

/// Where the place was, if its words and surroundings stand there to the letter.
fn untouched(reading: &Reading, anchor: &Anchor) -> Option<Span> {
    let span = reading.to_span(anchor.points).filter(|span| !span.is_empty() && reading.slice(*span) == anchor.exact)?;
    let text = reading.text();
    (text[..span.start()].ends_with(anchor.before) && text[span.end()..].starts_with(anchor.after)).then_some(span)
}

fn search(reading: &Reading, searched: &Searched, anchor: &Anchor) -> Found {
    let window = Window::new(anchor);
    let here = reading.to_span(crate::text::Points::new(anchor.points.start, anchor.points.start));
    let old = here.map_or(usize::MAX, |span| searched.letters.letter(span.start()));
    let mut places = if window.words().is_empty() { Vec::new() } else { searched.places(anchor, &window, old) };
    if let Some(best) = places.first_mut()
        && best.same
        && (best.sides.before.run, best.sides.after.run) != window.known()
        && best.reworded.is_empty()
    {
        best.reworded = searched.reworded_around(anchor, &window, best);
    }
    let point = usize::try_from(anchor.points.start).unwrap_or(usize::MAX);
    Found { point, old, words: window.words().len(), known: window.known(), edges: window.edges, line: window.line, places }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::{Why, describe};
    use crate::text::Points;

    fn reading(text: &str) -> Reading {
        Reading::new(text.to_owned(), Vec::new(), Vec::new())
    }

    /// Describes `[words]` in one text and finds them in another; gives the outcome and the words there.
    #[track_caller]
    fn found(marked: &str, now: &str) -> (Outcome, String) {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let described = describe(&reading(&marked.replace(['[', ']'], "")), Span::new(start, end));
        let outcome = attach_all(&reading(now), &[described.anchor()], Basis::Other).remove(0);
        let words = outcome.span().map_or(String::new(), |span| now[span.range()].to_owned());
        (outcome, words)
    }

    const FILL: &str = "The hotline between the two Koreas was restored on Monday, said Seoul. ";
    const MARKED: &str = "Both sides had cut the lines in June. Officials [welcomed the call] at nine in the morning, \
                          and said that they would ring twice a day.\nNobody in Pyongyang commented on it.";

    /// The marked text with an edit, brackets taken out.
    fn edited(from: &str, to: &str) -> String {
        let plain = MARKED.replace(['[', ']'], "");
        assert!(plain.contains(from), "{from}");
        plain.replace(from, to)
    }

    #[test]
    fn outcomes_of_single_edits() {
        let cases = [
            // Nothing near by, or added and taken away without a word in the place of another.
            (edited("Nobody in Pyongyang", "Many in Pyongyang"), "exact", "welcomed the call"),
            (edited("Both sides", "At first, both sides"), "moved", "welcomed the call"),
            (edited("Both sides had cut the lines in June. ", ""), "moved", "welcomed the call"),
            (format!("{FILL}\n{}", edited("", "")), "moved", "welcomed the call"),
            // Words of the passage.
            (edited("welcomed the call", "welcomed the long call"), "changed", "welcomed the long call"),
            (edited("welcomed the call", "welcome the call"), "changed", "welcome the call"),
            (edited("welcomed the call", "answered the call"), "changed", "answered the call"),
            (edited("welcomed the call", "welcomed\nthe call"), "changed", "welcomed\nthe call"),
            // A word exchanged in the sentence: the same words may say another thing.
            (edited("had cut the lines", "had opened the lines"), "changed", "welcomed the call"),
            // Gone, or all of it translated.
            (edited("welcomed the call", "slept"), "lost", ""),
            ("양측은 6월에 연락선을 끊었다. 당국자들은 아침 9시 통화를 환영했다.".into(), "lost", ""),
            (String::new(), "lost", ""),
        ];
        for (now, outcome, words) in cases {
            let (is, there) = found(MARKED, &now);
            assert_eq!((is.name(), there.as_str()), (outcome, words), "{now}");
        }
    }

    #[test]
    fn typography_is_no_word() {
        let marked = "He said: [“the line – ‘hot’ as ever – is open…”] and rang off after a short while.";
        let now = "He said: \"the line - 'hot' as ever - is open...\" and rang off after a short while.";
        let (outcome, words) = found(marked, now);
        assert_eq!((outcome.name(), words.as_str()), ("exact", "\"the line - 'hot' as ever - is open...\""));
    }

    #[test]
    fn a_twin_is_not_taken_for_a_passage_that_was_deleted() {
        let plain = MARKED.replace(['[', ']'], "");
        let others = "In Tokyo the minister [welcomed the call] and left.\nIn Washington they welcomed the call too.";
        let marked = format!("{plain}\n{others}\n{FILL}");
        let now = format!("{plain}\nIn Washington they welcomed the call too.\n{FILL}");
        assert_eq!(found(&marked, &now).0.certain(), None);
    }

    #[test]
    fn copies_are_told_of_and_not_chosen_between() {
        let plain = MARKED.replace(['[', ']'], "");
        let (outcome, words) = found(MARKED, &format!("{plain}\n{plain}"));
        assert_eq!(words, "welcomed the call");
        assert!(matches!(&outcome, Outcome::Changed { why: Why::Twins(others), .. } if others.len() == 1), "{outcome:?}");
        // A copy with a word exchanged is as good: the word may have been exchanged in the one that was meant.
        let copy = plain.replace("nine", "eleven");
        assert!(matches!(found(MARKED, &format!("{copy}\n{plain}")).0, Outcome::Changed { why: Why::Twins(_), .. }));
    }

    #[test]
    fn a_text_known_to_be_the_same_is_exact_even_where_it_repeats_itself() {
        let text = reading(&FILL.repeat(9));
        let described = describe(&text, Span::new(FILL.len() * 4 + 4, FILL.len() * 4 + 11));
        let exact = vec![Outcome::Exact(Span::new(FILL.len() * 4 + 4, FILL.len() * 4 + 11))];
        for basis in [Basis::Same, Basis::Unknown] {
            assert_eq!(attach_all(&text, &[described.anchor()], basis), exact);
        }
        assert_eq!(attach_all(&text, &[described.anchor()], Basis::Other)[0].certain(), None);
    }

    #[test]
    fn of_the_highlights_of_a_paragraph_one_can_say_which_copy_was_meant() {
        let plain = MARKED.replace(['[', ']'], "");
        let long = format!("{} {FILL}{plain}", "Nothing else was said on that long day in the two capitals.".repeat(3));
        let old = reading(&long);
        let at = |words: &str| describe(&old, Span::new(long.find(words).unwrap(), long.find(words).unwrap() + words.len()));
        let described = [at("two Koreas"), at("twice a day")];
        let anchors: Vec<Anchor> = described.iter().map(crate::anchor::Description::anchor).collect();
        // The copy above differs where only the second highlight sees it.
        let copy = long.replace("would ring", "could never ring");
        let now = format!("{long}\n{copy}");
        let outcomes = attach_all(&reading(&now), &anchors, Basis::Other);
        assert!(outcomes.iter().all(|outcome| outcome.span().is_some_and(|span| span.end() <= long.len())), "{outcomes:?}");
    }

    #[test]
    fn without_surroundings_the_place_itself_decides_and_nothing_else_does() {
        let text = reading("yes no yes");
        let anchor = Anchor { points: Points::new(7, 10), exact: "yes", before: "", after: "" };
        assert_eq!(attach(&text, &anchor), Outcome::Exact(Span::new(7, 10)));
        let elsewhere = Anchor { points: Points::new(70, 73), ..anchor };
        assert_eq!(attach(&text, &elsewhere), Outcome::Lost);
        assert_eq!(attach(&text, &Anchor { exact: "", ..anchor }), Outcome::Lost);
    }

    #[test]
    fn a_letter_that_is_everywhere_is_lost() {
        let text = reading(&"e".repeat(100_000));
        let anchor = Anchor { points: Points::new(5, 6), exact: "e", before: "q", after: "q" };
        assert_eq!(attach(&text, &anchor), Outcome::Lost);
    }
}
