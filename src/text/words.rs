//! Words of a text. Positions are bytes.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::Span;

/// How far around a position words are looked for, in bytes: longer runs without a boundary are not words.
const REACH: usize = 4096;

/// The word around a byte, by the rules of Unicode (UAX 29); between words, the white space or mark there.
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Span {
    let byte = byte.min(text.len());
    let from = line_start(text, text.floor_char_boundary(byte.saturating_sub(REACH)), byte);
    let to = text.floor_char_boundary((byte + REACH).min(text.len()));
    let mut last = Span::new(byte, byte);
    for (at, word) in text[from..to].split_word_bound_indices() {
        let span = Span::new(from + at, from + at + word.len());
        if span.start() > byte {
            break;
        }
        last = span;
    }
    last
}

/// The start of the line that holds `byte`, but not before `from`.
fn line_start(text: &str, from: usize, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    text[from..byte].rfind('\n').map_or(from, |at| from + at + 1)
}

/// The span without white space at either end; empty (at its start) when there is nothing else in it.
#[must_use]
pub fn trim_span(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = span.start() + (words.len() - words.trim_start().len());
    let end = span.end() - (words.len() - words.trim_end().len());
    if start <= end { Span::new(start, end) } else { Span::new(span.start(), span.start()) }
}

/// The span grown until neither end cuts what a person sees as one character (a grapheme cluster).
#[must_use]
pub fn snap_to_graphemes(text: &str, span: Span) -> Span {
    let start = boundary(text, span.start(), GraphemeCursor::prev_boundary);
    let end = boundary(text, span.end(), GraphemeCursor::next_boundary);
    Span::between(start, end.max(start))
}

type Step = fn(&mut GraphemeCursor, &str, usize) -> Result<Option<usize>, unicode_segmentation::GraphemeIncomplete>;

fn boundary(text: &str, byte: usize, step: Step) -> usize {
    let byte = text.floor_char_boundary(byte.min(text.len()));
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => step(&mut cursor, text, 0).ok().flatten().unwrap_or(byte),
        Ok(true) | Err(_) => byte,
    }
}

/// The words and marks of a text in order, by the rules of Unicode (UAX 29), without white space: what two texts are compared by.
///
/// A row of dots is one mark, however it was typed; Han and kana are cut at each character.
#[must_use]
pub fn token_spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, piece) in text.split_word_bound_indices().filter(|(_, piece)| !piece.trim().is_empty()) {
        let end = at + piece.len();
        match spans.last_mut() {
            Some(last) if piece == "." && last.end() == at && text[last.range()].ends_with('.') => {
                *last = Span::new(last.start(), end);
            }
            Some(_) | None => spans.push(Span::new(at, end)),
        }
    }
    spans
}

/// How many words there are: boundaries of UAX 29 that hold a letter or a digit.
#[must_use]
pub fn word_count(text: &str) -> usize {
    text.unicode_words().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_under_a_position() {
        let text = "Seoul’s “quick” words\n남북 통신선";
        assert_eq!(&text[word_at(text, 2).range()], "Seoul’s");
        assert_eq!(&text[word_at(text, text.find("uick").unwrap_or(0)).range()], "quick");
        assert_eq!(&text[word_at(text, text.find('통').unwrap_or(0)).range()], "통신선");
    }

    #[test]
    fn a_cut_family_is_grown_to_the_whole() {
        let text = "a👩‍👩‍👧b";
        let span = snap_to_graphemes(text, Span::new(1, 5));
        assert_eq!(&text[span.range()], "👩‍👩‍👧");
    }

    #[test]
    fn white_space_is_trimmed_from_both_ends() {
        assert_eq!(trim_span("  ab \n", Span::new(0, 6)), Span::new(2, 4));
        assert!(trim_span("  \n ", Span::new(0, 4)).is_empty());
    }
}
