//! The pieces that are on the screen, and the way between bytes of the text and points of the screen.

use std::sync::Arc;

use egui::text::{CCursor, CharIndex};
use egui::{Galley, Pos2, Rect, Vec2, pos2};

use super::pieces::Piece;
use crate::text::{Reading, Span};

/// A piece on the screen.
pub struct Line {
    /// Its place among the pieces.
    pub piece: usize,
    /// The piece.
    pub of: Piece,
    /// The left upper corner of its words.
    pub pos: Pos2,
    /// Its words laid out.
    pub galley: Arc<Galley>,
}

impl Line {
    /// The byte nearest to a point of the screen.
    pub fn byte_at(&self, reading: &Reading, at: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(at - self.pos);
        let words = reading.slice(self.of.span);
        let within = words.char_indices().nth(cursor.index.0).map_or(words.len(), |(byte, _)| byte);
        self.of.span.start() + within
    }

    /// Where the words of a span stand: one rectangle for each row.
    pub fn rects(&self, reading: &Reading, span: Span) -> Vec<Rect> {
        let Some(here) = span.overlap(self.of.span) else { return Vec::new() };
        let (from, to) = (self.char_of(reading, here.start()), self.char_of(reading, here.end()));
        let mut row_start = 0;
        let mut rects = Vec::new();
        for row in &self.galley.rows {
            let row_end = row_start + row.char_count_including_newline().0;
            // The space at which a row was broken is not shown, so it is not marked either.
            let blank = row.glyphs.iter().rev().take_while(|glyph| glyph.chr == ' ').count();
            let (a, b) = (from.max(row_start), to.min(row_end.saturating_sub(blank)));
            if a < b {
                let x = |index: usize| self.pos.x + row.pos.x + row.x_offset(CharIndex(index - row_start));
                let (top, bottom) = (self.pos.y + row.min_y(), self.pos.y + row.max_y());
                let (left, right) = (x(a), x(b));
                rects.push(Rect::from_min_max(pos2(left.min(right), top), pos2(left.max(right), bottom)));
            }
            row_start = row_end;
        }
        rects
    }

    /// Where the caret stands before a byte.
    pub fn caret(&self, reading: &Reading, byte: usize) -> Rect {
        let index = self.char_of(reading, byte.clamp(self.of.span.start(), self.of.span.end()));
        let rect = self.galley.pos_from_cursor(CCursor::new(CharIndex(index)));
        rect.translate(self.pos.to_vec2())
    }

    /// The bytes where the row of a caret begins and ends.
    pub fn row_ends(&self, reading: &Reading, byte: usize) -> (usize, usize) {
        let cursor = CCursor::new(CharIndex(self.char_of(reading, byte)));
        let byte_of = |cursor: CCursor| {
            let words = reading.slice(self.of.span);
            let within = words.char_indices().nth(cursor.index.0).map_or(words.len(), |(byte, _)| byte);
            self.of.span.start() + within
        };
        (byte_of(self.galley.cursor_begin_of_row(&cursor)), byte_of(self.galley.cursor_end_of_row(&cursor)))
    }

    /// Characters of the piece before a byte.
    fn char_of(&self, reading: &Reading, byte: usize) -> usize {
        let words = reading.slice(self.of.span);
        let within = words.floor_char_boundary(byte.saturating_sub(self.of.span.start()).min(words.len()));
        words[..within].chars().count()
    }

    /// All its words on the screen.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.pos, Vec2::new(self.galley.size().x, self.galley.size().y))
    }
}

/// The byte nearest to a point, among the lines on the screen.
pub fn byte_at(lines: &[Line], reading: &Reading, at: Pos2) -> Option<usize> {
    let words = || lines.iter().filter(|line| line.of.has_words());
    let below = words().find(|line| at.y < line.rect().bottom());
    let line = below.or_else(|| words().next_back())?;
    // Between two pieces the nearer one counts.
    let before = words().take_while(|other| other.piece < line.piece).last();
    let nearer = before.filter(|before| (line.rect().top() - at.y) > (at.y - before.rect().bottom()).max(0.0));
    Some(nearer.unwrap_or(line).byte_at(reading, at))
}

/// The line that shows a byte.
pub fn line_of(lines: &[Line], byte: usize) -> Option<&Line> {
    let holds = |line: &&Line| line.of.has_words() && line.of.span.start() <= byte && byte <= line.of.span.end();
    lines.iter().rfind(holds)
}
