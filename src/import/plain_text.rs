//! A plain text as pieces: one for each line that is not blank, or for each paragraph where lines were wrapped by hand.

use std::borrow::Cow;

use super::piece::Piece;
use super::wrapped::{self, Line};
use crate::text::BlockKind;

/// The pieces of a text whose line breaks are LF. White space around lines is dropped, and so are blank lines; how many
/// there were stays in [`Piece::gap`].
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let lines = lines(text);
    let width = wrapped::wrap_width(&lines);
    let mut pieces = Vec::new();
    for run in lines.chunk_by(|_, next| next.gap == 0) {
        match width.and_then(|width| wrapped::joined(run, width)) {
            Some(words) => pieces.push(paragraph(Cow::Owned(words), run[0].gap)),
            None => pieces.extend(run.iter().map(|line| paragraph(Cow::Borrowed(line.words), line.gap))),
        }
    }
    pieces
}

fn paragraph(words: Cow<'_, str>, gap: usize) -> Piece<'_> {
    Piece { kind: BlockKind::Paragraph, level: 0, words, inlines: Vec::new(), gap }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut gap = 0;
    for line in text.split('\n') {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let words = words.trim_end();
        if words.is_empty() {
            gap += 1;
        } else {
            lines.push(Line { words, indent, gap });
            gap = 0;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.words.into_owned()).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(words("\n one \n\n\n\ttwo\u{A0}\nthree"), ["one", "two", "three"]);
        assert_eq!(words(" \n\n"), Vec::<String>::new());
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The North and South Koreas have restored their cross-border\ncommunication channels, Seoul announced on Monday, after\n\
                    Pyongyang cut them off in August and then carried out a\nseries of missile fire.\n\n\
                    Officials from the two countries took part in a telephone\nconversation on Monday morning, the ministry of unification\n\
                    of the South said in a statement that it gave to reporters\nin the capital.\n\nDate: 5 October 2021\nSource: A paper\n";
        let words = words(text);
        assert_eq!(words.len(), 4, "{words:#?}");
        assert!(words[0].contains("cross-border communication channels"));
        assert_eq!(words[2], "Date: 5 October 2021");
    }

    #[test]
    fn verses_stay_lines() {
        let verse = "Shall I compare thee to a summer’s day? And so it goes on\nThou art more lovely and more temperate: and goes on\n\
                     Rough winds do shake the darling buds of May, it goes on\nAnd summer’s lease hath all too short a date: it goes on\n\
                     Sometime too hot the eye of heaven shines, and it goes on\nAnd often is his gold complexion dimm’d; and it goes on\n";
        assert_eq!(words(verse).len(), 6);
    }
}
