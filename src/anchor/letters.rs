//! A text as its places are compared: plain letters that know where they came from. Positions are **letters** (code points of
//! the plain form), spans are bytes of the text.

use crate::text::{Span, plain_letters};

/// A text with plain quotes, dashes and spaces. Capitals stay ("Will" is not "will"), and so do line breaks: they tell a headline
/// from the same words in a sentence.
pub(super) struct Letters {
    /// The plain letters.
    pub all: Vec<char>,
    /// For each letter and one beyond, the byte of the text where it came from.
    origin: Vec<u32>,
    /// Where lines end.
    breaks: Vec<usize>,
}

impl Letters {
    /// Reads a text (below 4 GiB) once.
    pub(super) fn new(text: &str) -> Self {
        let (mut all, mut origin) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, letter) in text.char_indices() {
            plain_letters(letter, |plain| {
                all.push(if letter == '\n' { letter } else { plain });
                origin.push(u32::try_from(at).unwrap_or(u32::MAX));
            });
        }
        origin.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        let breaks = all.iter().enumerate().filter(|(_, letter)| **letter == '\n').map(|(at, _)| at).collect();
        Self { all, origin, breaks }
    }

    /// How many letters there are.
    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// The byte where a letter, or the end, came from.
    pub(super) fn byte(&self, letter: usize) -> usize {
        self.origin[letter.min(self.all.len())] as usize
    }

    /// The first letter that came from this byte or a later one.
    pub(super) fn letter(&self, byte: usize) -> usize {
        self.origin[..self.all.len()].partition_point(|origin| (*origin as usize) < byte)
    }

    /// The bytes of a stretch of letters; a letter of the text that gave several is in it whole.
    pub(super) fn span(&self, text: &str, start: usize, end: usize) -> Span {
        let from = self.byte(start);
        let Some(last) = end.checked_sub(1).filter(|last| *last >= start) else { return Span::new(from, from) };
        let last = self.byte(last);
        Span::new(from, last + text[last..].chars().next().map_or(0, char::len_utf8))
    }

    /// The line around a letter, its break included.
    pub(super) fn line(&self, letter: usize) -> (usize, usize) {
        let next = self.breaks.partition_point(|at| *at < letter);
        let start = next.checked_sub(1).map_or(0, |before| self.breaks[before] + 1);
        (start, self.breaks.get(next).map_or(self.len(), |at| at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_know_the_bytes_they_came_from() {
        let text = "a“b”… c\u{AD}d\ne";
        let letters = Letters::new(text);
        assert_eq!(letters.all.iter().collect::<String>(), "a\"b\"... cd\ne");
        assert_eq!(&text[letters.span(text, 1, 4).range()], "“b”");
        assert_eq!(&text[letters.span(text, 4, 5).range()], "…");
        assert_eq!(&text[letters.span(text, 8, 10).range()], "c\u{AD}d");
        assert_eq!(letters.letter(text.find('d').unwrap()), 9);
        assert_eq!((letters.line(9), letters.line(10), letters.line(11)), ((0, 11), (0, 11), (11, 12)));
    }
}
