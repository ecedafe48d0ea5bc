//! Scrolling, and laying out what is on the screen. Heights are points of the screen.
//!
//! The place is a piece and how much of it is above the upper edge. Every piece that comes in from above or below is laid out
//! before it is placed, so that no estimate is ever seen.

use std::sync::Arc;

use egui::{Rect, Ui, pos2};

use super::layout::Set;
use super::memory::{Memory, Top};
use super::pieces::PieceKind;
use super::shown::Reader;
use super::style::FOLD_HEIGHT;
use super::visible::Line;

/// Space above the first line.
const LEAD: f32 = 14.0;
/// Where a place that is looked at comes to stand: a third from the top.
pub(super) const THIRD: f32 = 0.3;
/// How much of the column the end of the text still fills: its last lines can be read in the upper half.
const KEPT: f32 = 0.6;
/// Beyond so many columns' heights, a place is found by the sums of heights rather than by going there piece by piece.
const FAR: f32 = 8.0;

/// Lays out pieces of a column.
pub struct Layout<'a> {
    /// Where.
    pub ui: &'a Ui,
    /// The text.
    pub reader: &'a Reader<'a>,
    /// The place.
    pub memory: &'a mut Memory,
}

impl Layout<'_> {
    /// Scrolls to where the column was asked to go, and no further than the text.
    pub fn arrive(&mut self) {
        let room = self.memory.room;
        if let Some(place) = self.memory.scroll_to.take()
            && (place.at_top || !self.memory.seen.is_some_and(|seen| seen.contains(place.byte)))
        {
            // What is looked at is unfolded; a place that is only kept stays as it was.
            if !place.at_top {
                self.memory.unfold_at(place.byte);
            }
            self.memory.prepare(self.reader.shown, &self.reader.style);
            self.memory.scroll_to = None;
            self.go_to(place.byte);
            if place.at_top {
                self.memory.top_byte = place.byte;
            } else {
                self.scroll(-room * THIRD);
            }
        }
        self.go_along();
        let before = self.memory.top;
        let by = std::mem::take(&mut self.memory.scroll_by);
        self.scroll(by);
        self.stop_at_the_end();
        let after = self.memory.top;
        self.memory.stood_still = after.piece == before.piece && (after.above - before.above).abs() < 0.5;
    }

    /// Puts the row of a byte at the upper edge.
    fn go_to(&mut self, byte: usize) {
        let piece = self.memory.with_its_fold(self.memory.piece_at(byte), byte);
        let Some((set, _)) = self.set(piece) else { return };
        let Some(of) = self.memory.pieces.get(piece) else { return };
        let within = byte.clamp(of.span.start(), of.span.end()) - of.span.start();
        let row = if of.has_words() { set.rows.caret(within).map_or(0.0, |caret| caret.top()) } else { 0.0 };
        let first = piece == 0 && row == 0.0;
        self.memory.top = Top { piece, above: if first { 0.0 } else { lead(piece) + row } };
    }

    /// Moves the text up by so many points, or down when there are less than none.
    pub(super) fn scroll(&mut self, by: f32) {
        if by.abs() > FAR * self.memory.room {
            let at = self.memory.heights.before(self.memory.top.piece) + f64::from(self.memory.top.above + by);
            return self.memory.go_to_height(at);
        }
        let Top { mut piece, mut above } = self.memory.top;
        above += by;
        while above < 0.0 && piece > 0 {
            piece -= 1;
            above += self.height(piece);
        }
        above = above.max(0.0);
        while piece + 1 < self.memory.pieces.len() {
            let height = self.height(piece);
            if above < height {
                break;
            }
            above -= height;
            piece += 1;
        }
        self.memory.top = Top { piece, above };
    }

    /// Does not let the end of the text go up too far.
    pub(super) fn stop_at_the_end(&mut self) {
        let Top { mut piece, above } = self.memory.top;
        let mut below = -above;
        let kept = self.memory.room * KEPT;
        while below < kept && piece < self.memory.pieces.len() {
            below += self.height(piece);
            piece += 1;
        }
        if below < kept && self.memory.top != Top::default() {
            self.scroll(below - kept);
        }
    }

    /// The pieces on the screen. A text whose first line begins at `left`, in the column's room.
    pub fn lines(&mut self, room: Rect, left: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let Top { mut piece, above } = self.memory.top;
        let mut y = room.top() - above;
        while y < room.bottom()
            && let Some((set, height)) = self.set(piece)
        {
            let of = self.memory.pieces[piece].clone();
            let indent = match of.kind {
                PieceKind::Words(kind, level) => self.reader.style.indent(kind, level),
                PieceKind::Fold { .. } => 0.0,
            };
            // From right to left, paragraphs are set in from the right: their rows end where all others do.
            let x = if set.backwards { left } else { left + indent };
            lines.push(Line { piece, of, pos: pos2(x, y + lead(piece)), set });
            y += height;
            piece += 1;
        }
        self.keep(&lines);
        lines
    }

    fn height(&mut self, piece: usize) -> f32 {
        self.set(piece).map_or(0.0, |(_, height)| height)
    }

    /// A piece laid out, and the height it takes with the space below it.
    pub(super) fn set(&mut self, piece: usize) -> Option<(Arc<Set>, f32)> {
        let mut set = self.lay_out(piece)?;
        if self.settle(piece, &set) {
            set = self.lay_out(piece)?;
        }
        let of = self.memory.pieces.get(piece)?;
        let words = if of.has_words() { set.size.y + self.reader.style.space(of) } else { FOLD_HEIGHT };
        let height = lead(piece) + words;
        self.memory.heights.set(piece, height);
        Some((set, height))
    }

    fn lay_out(&mut self, piece: usize) -> Option<Arc<Set>> {
        let of = self.memory.pieces.get(piece)?;
        let set = Set::new(self.ui, self.reader, of, self.memory.laid_out.get(&piece));
        self.memory.laid_out.insert(piece, Arc::clone(&set));
        Some(set)
    }

    /// A very long paragraph is cut into pieces somewhere; here the cut is moved to the end of a row, so that it is not seen:
    /// the last row goes to the next piece. Not while the next piece is on the screen, whose rows would be broken anew.
    fn settle(&mut self, piece: usize, set: &Set) -> bool {
        let Some([of, next]) = self.memory.pieces.get_mut(piece..piece + 2) else { return false };
        let rows = set.rows.all();
        if of.last || of.is_settled() || rows.len() < 2 || self.memory.laid_out.contains_key(&(piece + 1)) {
            return false;
        }
        let cut = of.span.start() + rows[rows.len() - 1].start;
        of.span = crate::text::Span::new(of.span.start(), cut);
        next.span = crate::text::Span::new(cut, next.span.end());
        true
    }

    /// Forgets what is no longer on the screen.
    fn keep(&mut self, lines: &[Line]) {
        let (first, last) = (lines.first().map_or(0, |line| line.piece), lines.last().map_or(0, |line| line.piece));
        self.memory.laid_out.retain(|piece, _| (first..=last).contains(piece));
    }
}

/// The space above a piece.
pub(super) const fn lead(piece: usize) -> f32 {
    if piece == 0 { LEAD } else { 0.0 }
}

impl Memory {
    /// How far the column is scrolled, of how far it can be: estimated where the text has not been laid out.
    pub(super) fn range(&self) -> (f64, f64) {
        let end = (self.heights.total() - f64::from(self.room * KEPT)).max(0.0);
        let at = self.heights.before(self.top.piece) + f64::from(self.top.above);
        (at.min(end), end)
    }

    /// How far the column is scrolled: 0 at the start, 1 at the end.
    pub fn proportion(&self) -> f64 {
        let (at, end) = self.range();
        if end > 0.0 { at / end } else { 0.0 }
    }

    /// Scrolls so far: 0 to the start, 1 to the end.
    pub fn go_to_proportion(&mut self, proportion: f64) {
        let (_, end) = self.range();
        self.go_to_height(proportion.clamp(0.0, 1.0) * end);
    }

    /// How much of the text the screen shows, 0 to 1.
    pub fn share_seen(&self) -> f64 {
        (f64::from(self.room) / (self.range().1 + f64::from(self.room))).min(1.0)
    }

    /// Puts what stands at a height from the start of the text at the upper edge.
    fn go_to_height(&mut self, height: f64) {
        let height = height.max(0.0);
        let piece = self.heights.find(height);
        self.top = Top { piece, above: (height - self.heights.before(piece)) as f32 };
    }
}
