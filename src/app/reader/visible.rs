//! The pieces that are on the screen, and the way between bytes of the text and points of the screen.

use std::sync::Arc;

use egui::{Pos2, Rect};

use super::layout::Set;
use super::pieces::Piece;
use crate::text::Span;

/// A piece on the screen.
#[derive(Clone)]
pub struct Line {
    /// Its place among the pieces.
    pub piece: usize,
    /// The piece.
    pub of: Piece,
    /// The left upper corner of its words.
    pub pos: Pos2,
    /// Its words laid out.
    pub set: Arc<Set>,
}

impl Line {
    /// Where its words begin in the text.
    fn start(&self) -> usize {
        self.of.span.start()
    }

    /// A byte of the text as one of the piece.
    fn within(&self, byte: usize) -> usize {
        byte.clamp(self.start(), self.of.span.end()) - self.start()
    }

    /// A span of the text as one of the piece; `None` when they share no byte.
    fn span_within(&self, span: Span) -> Option<Span> {
        let here = span.overlap(self.of.span)?;
        Some(Span::new(here.start() - self.start(), here.end() - self.start()))
    }

    /// The byte nearest to a point of the screen.
    pub fn byte_at(&self, at: Pos2) -> usize {
        self.start() + self.set.rows.byte_at(at - self.pos.to_vec2())
    }

    /// The first byte of the character that stands at a point of the screen; `None` beside the words.
    pub fn letter_at(&self, at: Pos2) -> Option<usize> {
        Some(self.start() + self.set.rows.letter_at(at - self.pos.to_vec2())?)
    }

    /// Calls with each rectangle in which words of the span stand: one for each row, more where directions change.
    pub fn rects(&self, span: Span, mut each: impl FnMut(Rect)) {
        if let Some(here) = self.span_within(span) {
            self.set.rows.rects(here, |rect| each(rect.translate(self.pos.to_vec2())));
        }
    }

    /// The upper edge of the first and the lower edge of the last row with words of the span.
    pub fn heights(&self, span: Span) -> Option<(f32, f32)> {
        let (top, bottom) = self.set.rows.heights(self.span_within(span)?)?;
        Some((self.pos.y + top, self.pos.y + bottom))
    }

    /// Where the caret stands before a byte.
    pub fn caret(&self, byte: usize) -> Rect {
        let rect = self.set.rows.caret(self.within(byte)).unwrap_or(Rect::from_min_max(Pos2::ZERO, Pos2::ZERO));
        rect.translate(self.pos.to_vec2())
    }

    /// Where the row of a caret begins, and where its last word ends.
    pub fn row_ends(&self, byte: usize) -> (usize, usize) {
        let (start, end) = self.set.rows.row_ends(self.within(byte));
        (self.start() + start, self.start() + end)
    }

    /// Whether the character at a byte is read from right to left.
    pub fn backwards_at(&self, byte: usize) -> bool {
        self.set.rows.backwards_at(self.within(byte))
    }

    /// All its words on the screen.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.pos, self.set.size)
    }
}

/// The lines that show words.
pub fn with_words(lines: &[Line]) -> impl DoubleEndedIterator<Item = &Line> {
    lines.iter().filter(|line| line.of.has_words())
}

/// The byte nearest to a point, among the lines on the screen.
pub fn byte_at(lines: &[Line], at: Pos2) -> Option<usize> {
    let below = with_words(lines).find(|line| at.y < line.rect().bottom());
    let line = below.or_else(|| with_words(lines).next_back())?;
    // Between two pieces the nearer one counts.
    let before = with_words(lines).take_while(|other| other.piece < line.piece).last();
    let nearer = before.filter(|before| (line.rect().top() - at.y) > (at.y - before.rect().bottom()).max(0.0));
    Some(nearer.unwrap_or(line).byte_at(at))
}

/// The byte of the character that stands at a point; `None` beside the words.
pub fn letter_at(lines: &[Line], at: Pos2) -> Option<usize> {
    with_words(lines).find(|line| line.rect().contains(at))?.letter_at(at)
}

/// The line that shows a byte.
pub fn line_of(lines: &[Line], byte: usize) -> Option<&Line> {
    let holds = |line: &&Line| line.of.has_words() && line.of.span.start() <= byte && byte <= line.of.span.end();
    lines.iter().rfind(holds)
}
