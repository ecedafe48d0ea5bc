//! Sentences of a text. Positions are bytes.

use unicode_segmentation::UnicodeSegmentation;

use super::{Span, trim_span};

/// How far before and after a position its sentence is looked for, in bytes: a longer one is cut there.
const REACH: usize = 8192;

/// The sentence at a byte of a paragraph, by the rules of Unicode (UAX 29), without white space at its ends. The paragraph is
/// given by its span: sentences do not cross it.
///
/// # Panics
/// If the paragraph was cut in another text.
#[must_use]
pub fn sentence_at(text: &str, paragraph: Span, byte: usize) -> Span {
    let byte = byte.clamp(paragraph.start(), paragraph.end());
    let from = text.ceil_char_boundary(byte.saturating_sub(REACH).max(paragraph.start()));
    let to = text.floor_char_boundary((byte + REACH).min(paragraph.end()));
    let mut last = Span::new(from, from);
    for (at, sentence) in text[from..to].split_sentence_bound_indices() {
        if from + at > byte {
            break;
        }
        last = Span::new(from + at, from + at + sentence.len());
    }
    trim_span(text, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, words: &str) -> String {
        let byte = text.find(words).expect("the words are there");
        let span = sentence_at(text, Span::new(0, text.len()), byte);
        text[span.range()].to_owned()
    }

    #[test]
    fn the_sentence_under_a_position() {
        let text = "The line rang at 9 a.m. on Monday. Nobody answered! “Why?” he asked. 남북이 통화했다. 끝.";
        assert_eq!(at(text, "rang"), "The line rang at 9 a.m. on Monday.");
        assert_eq!(at(text, "Nobody"), "Nobody answered!");
        assert_eq!(at(text, "통화"), "남북이 통화했다.");
        assert_eq!(sentence_at("", Span::new(0, 0), 0), Span::new(0, 0));
    }

    #[test]
    fn a_sentence_stays_within_its_paragraph() {
        let text = "One, two\nthree. Four.";
        assert_eq!(sentence_at(text, Span::new(9, text.len()), 10), Span::new(9, 15));
    }
}
