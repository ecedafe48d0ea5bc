//! One block of marked-up text while its words come in. Positions are bytes of the block.

use std::borrow::Cow;

use super::piece::Piece;
use crate::text::{BlockKind, Inline, InlineKind, Span};

/// The words of a block so far, and how they are set.
#[derive(Debug, Default)]
pub(super) struct Line {
    words: String,
    open: Vec<(InlineKind, usize)>,
    closed: Vec<Inline>,
}

impl Line {
    /// Adds words; a line break or a control character that the markup spelled out becomes a space or U+FFFD.
    pub fn push(&mut self, words: &str) {
        if !words.chars().any(|letter| clean(letter) != letter) {
            self.words.push_str(words);
        } else {
            self.words.extend(words.chars().map(clean));
        }
    }

    /// From here on the words are set like this.
    pub fn open(&mut self, kind: InlineKind) {
        self.open.push((kind, self.words.len()));
    }

    /// The way of setting that was opened last ends.
    pub fn close(&mut self) {
        if let Some((kind, start)) = self.open.pop() {
            self.closed.push(Inline { kind, span: Span::new(start, self.words.len()) });
        }
    }

    /// Words set in one way.
    pub fn push_as(&mut self, kind: InlineKind, words: &str) {
        self.open(kind);
        self.push(words);
        self.close();
    }

    pub fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    pub fn words(&self) -> &str {
        &self.words
    }

    /// The block, or `None` if it is blank; ways of setting that are still open go on in the next block.
    ///
    /// White space around it is dropped, but not in tables and code, where it says which column words stand in.
    pub fn take(&mut self, kind: BlockKind, level: u8, keep_start: bool) -> Option<Piece<'static>> {
        let words = std::mem::take(&mut self.words);
        let mut inlines = std::mem::take(&mut self.closed);
        for (kind, start) in &mut self.open {
            inlines.push(Inline { kind: kind.clone(), span: Span::new(*start, words.len()) });
            *start = 0;
        }
        if words.trim().is_empty() {
            return None;
        }
        let start = if keep_start { 0 } else { words.len() - words.trim_start().len() };
        let kept = if keep_start { Span::new(0, words.len()) } else { Span::new(start, words.trim_end().len()) };
        let moved = |span: Span| Span::new(span.start() - start, span.end() - start);
        let mut inlines: Vec<Inline> =
            inlines.into_iter().filter_map(|inline| Some(Inline { span: moved(inline.span.overlap(kept)?), ..inline })).collect();
        inlines.shrink_to_fit();
        let words = if kept.len() == words.len() { words } else { words[kept.range()].to_owned() };
        Some(Piece { kind, level, words: Cow::Owned(words), inlines, gap: 1 })
    }
}

fn clean(letter: char) -> char {
    match letter {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\t' => letter,
        _ if letter.is_control() => '\u{FFFD}',
        _ => letter,
    }
}
