//! Laws of finding places again: on the same text exact, on an edited text never wrong and certain. Spans are bytes.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use proptest::prelude::*;
use variorum::anchor::{Anchor, Basis, Description, attach_all, describe};
use variorum::text::{Points, Reading, Span};

fn reading(text: &str) -> Reading {
    Reading::new(text.to_owned(), Vec::new(), Vec::new())
}

/// A span of the text between two of its boundaries, picked by two numbers.
fn pick(text: &str, a: usize, b: usize) -> Span {
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    Span::between(cuts[a % cuts.len()], cuts[b % cuts.len()])
}

/// Prose whose words do not repeat by rule: numbers written in syllables, so that a place is told by its surroundings.
fn sentence(seed: u64, words: usize) -> String {
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "통", "dwén"];
    let word = |at: usize| {
        let number = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(u32::try_from(at).unwrap() * 7) % 997;
        number.to_string().bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect::<String>()
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ") + "."
}

/// What an editor does to one sentence of a text.
#[derive(Clone, Debug)]
enum Edit {
    PutInBefore,
    TakeOut,
    MoveToEnd,
    ExchangeFirstWord,
    Copy,
}

/// Sentences, each with the number it had in the old text; `None` for what was put in.
fn apply(sentences: &[String], edits: &[(Edit, usize)]) -> Vec<(String, Option<usize>)> {
    let mut now: Vec<(String, Option<usize>)> = sentences.iter().cloned().zip((0..).map(Some)).collect();
    for (edit, at) in edits {
        let at = at % now.len();
        match edit {
            Edit::PutInBefore => now.insert(at, (sentence(7_000 + at as u64, 9), None)),
            Edit::TakeOut if now.len() > 2 => drop(now.remove(at)),
            Edit::TakeOut => {}
            Edit::MoveToEnd => {
                let moved = now.remove(at);
                now.push(moved);
            }
            Edit::ExchangeFirstWord => {
                let rest = now[at].0.split_once(' ').map_or("", |(_, rest)| rest);
                now[at].0 = format!("Otherwise {rest}");
            }
            Edit::Copy => {
                let copy = (now[at].0.clone(), None);
                now.insert(at, copy);
            }
        }
    }
    now
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::PutInBefore),
        Just(Edit::TakeOut),
        Just(Edit::MoveToEnd),
        Just(Edit::ExchangeFirstWord),
        Just(Edit::Copy)
    ]
}

proptest! {
    #[test]
    fn describing_then_attaching_on_the_same_text_is_exact(text in "[ab é\n]{1,300}", picks in prop::collection::vec((0usize..999, 0usize..999), 1..6)) {
        let reading = reading(&text);
        let spans: Vec<Span> = picks.iter().map(|(a, b)| pick(&text, *a, *b)).filter(|span| !span.is_empty()).collect();
        let described: Vec<Description> = spans.iter().map(|span| describe(&reading, *span)).collect();
        let anchors: Vec<Anchor> = described.iter().map(Description::anchor).collect();
        for basis in [Basis::Same, Basis::Unknown] {
            let found: Vec<_> = attach_all(&reading, &anchors, basis).iter().map(|outcome| (outcome.name(), outcome.span())).collect();
            let right: Vec<_> = spans.iter().map(|span| ("exact", Some(*span))).collect();
            prop_assert_eq!(&found, &right);
        }
    }

    #[test]
    fn on_an_edited_text_nothing_is_wrong_and_certain(
        marked in 0usize..8, edits in prop::collection::vec((edit(), 0usize..20), 1..6), from in 1usize..9, long in 1usize..6,
    ) {
        let sentences: Vec<String> = (0..8).map(|at| sentence(at * 31, 10)).collect();
        let old = reading(&sentences.join(" "));
        let before: usize = sentences[..marked].iter().map(|sentence| sentence.len() + 1).sum();
        let words: Vec<Span> = sentences[marked].split(' ').scan(before, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some(Span::new(start, start + word.len()))
        }).collect();
        let span = Span::new(words[from].start(), words[(from + long).min(words.len() - 1)].end());
        let now = apply(&sentences, &edits);
        let right = now.iter().position(|(_, id)| *id == Some(marked)).map(|place| {
            // Counted from the end of its sentence: the first word may be another.
            let end: usize = now[..=place].iter().map(|(text, _)| text.len() + 1).sum();
            let behind = before + sentences[marked].len() + 1;
            Span::new(end + span.start() - behind, end + span.end() - behind)
        });
        let text = now.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
        let described = describe(&old, span);
        let outcome = attach_all(&reading(&text), &[described.anchor()], Basis::Other).remove(0);
        if let Some(certain) = outcome.certain() {
            // A copy of a sentence that was itself taken out or exchanged cannot be told from it: its words are as good.
            let copied = edits.iter().any(|(edit, _)| matches!(edit, Edit::Copy));
            prop_assert!(Some(certain) == right || (copied && text[certain.range()] == described.exact), "{:?} {:?}", outcome, right);
        }
    }

    #[test]
    fn no_input_makes_it_panic(
        now in "\\PC{0,200}|[ab“”… \n\u{ad}]{0,200}", exact in "[ab“… \n]{0,12}|\\PC{0,20}", before in "\\PC{0,70}|[ab ]{0,64}",
        after in "\\PC{0,70}|[ab ]{0,64}", start in 0u64..300, end in 0u64..300,
    ) {
        let now = reading(&now);
        let anchor = Anchor { points: Points::new(start, end), exact: &exact, before: &before, after: &after };
        for basis in [Basis::Same, Basis::Other, Basis::Unknown] {
            for outcome in attach_all(&now, &[anchor, anchor], basis) {
                if let Some(span) = outcome.span() {
                    prop_assert!(now.text().get(span.range()).is_some());
                }
            }
        }
    }
}
