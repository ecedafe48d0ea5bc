//! Which byte stands at which height of a column, and the way there beside another column. A place is a byte and the part of it
//! that is above: what lies between two bytes moves evenly. Heights are points from the top of the column.

use super::memory::{Memory, Top};
use super::scroll::{Layout, THIRD, lead};

/// A glide comes nearer by this part in a second, of what is left (as an exponent): after a third of a second, nothing is.
const SPEED: f32 = 14.0;
/// Beyond so many columns' heights it is not seen on its way but jumps there first.
const SEEN: f32 = 1.0;
/// Nearer than this, in points, it has arrived.
const NEAR: f32 = 0.5;

impl Memory {
    /// Where the eye reads: a third below the top, at the very top where the text begins, lower where it ends, so that in two
    /// columns beginnings and ends meet. As a part of the column's height.
    pub fn eye(&self) -> f32 {
        let (at, end) = self.range();
        let third = self.room * THIRD;
        let (above, below) = (at as f32, (end - at) as f32);
        (above.clamp(0.0, third) + (third - below).clamp(0.0, third)) / self.room.max(1.0)
    }

    /// The place at a height, as far as the text is laid out.
    pub fn place_at(&self, height: f32) -> Option<f64> {
        let (mut piece, mut top) = (self.top.piece, -self.top.above);
        while piece + 1 < self.pieces.len() && height >= top + self.heights.of(piece) {
            top += self.heights.of(piece);
            piece += 1;
        }
        let (starts, ends, before, after) =
            self.rows_of(piece)?.find(|row| height - top < row.3 || row.1 == self.end_of(piece))?;
        let part = f64::from(((height - top - before) / (after - before).max(f32::EPSILON)).clamp(0.0, 1.0));
        Some(starts as f64 + part * (ends - starts) as f64)
    }

    /// The height of the row of a byte, if it is laid out.
    pub fn height_of(&self, byte: usize) -> Option<f32> {
        let piece = self.piece_at(byte);
        let above = (self.heights.before(piece) - self.heights.before(self.top.piece)) as f32 - self.top.above;
        let (.., before, _) = self.rows_of(piece)?.take_while(|row| row.0 <= byte).last()?;
        Some(above + before.max(lead(piece)))
    }

    fn end_of(&self, piece: usize) -> usize {
        self.pieces.get(piece).map_or(0, |of| of.span.end())
    }

    /// The rows of a piece that is laid out: first byte, byte after the last, upper edge, upper edge of what follows; from the
    /// top of the piece. The space above the first row belongs to it. A fold is one row.
    fn rows_of(&self, piece: usize) -> Option<impl Iterator<Item = (usize, usize, f32, f32)>> {
        let (of, set) = (self.pieces.get(piece)?, self.laid_out.get(&piece)?);
        let (start, end, height, lead) = (of.span.start(), of.span.end(), self.heights.of(piece), lead(piece));
        let rows = if of.has_words() { set.rows.all() } else { &[] };
        let each = rows.iter().enumerate().map(move |(at, row)| {
            let before = if at == 0 { 0.0 } else { lead + row.top };
            let next = rows.get(at + 1).map(|next| (start + next.start, lead + next.top));
            let (until, after) = next.unwrap_or((end, height));
            (start + row.start, until, before, after)
        });
        Some(each.chain(rows.is_empty().then_some((start, end, 0.0, height))))
    }
}

impl Layout<'_> {
    /// Goes where another column has gone, or a part of the way.
    pub fn go_along(&mut self) {
        if let Some((place, at)) = self.memory.stand.take() {
            self.memory.glide = None;
            self.stand(place, at * self.memory.room);
        }
        // Who scrolls a column stops it.
        if self.memory.scrolled {
            self.memory.glide = None;
        }
        let Some((place, at)) = self.memory.glide else { return };
        let room = self.memory.room;
        let here = self.memory.top;
        self.stand(place, at * room);
        self.stop_at_the_end();
        let target = self.memory.top;
        let height = |memory: &Memory, top: Top| memory.heights.before(top.piece) + f64::from(top.above);
        let way = (height(self.memory, target) - height(self.memory, here)) as f32;
        let seconds = self.ui.input(|input| input.stable_dt).min(0.1);
        let left = (way * (-SPEED * seconds).exp()).clamp(-SEEN * room, SEEN * room);
        if way.abs() < NEAR || left.abs() < NEAR {
            self.memory.glide = None;
        } else {
            self.scroll(-left);
            self.ui.request_repaint();
        }
    }

    /// Puts a place at a height.
    fn stand(&mut self, place: f64, height: f32) {
        let byte = place.max(0.0) as usize;
        let piece = self.memory.piece_at(byte);
        if self.set(piece).is_none() {
            return;
        }
        let row = self.memory.rows_of(piece).and_then(|mut rows| {
            let end = self.memory.end_of(piece);
            rows.find(|row| byte < row.1 || row.1 == end)
        });
        let Some((starts, ends, before, after)) = row else { return };
        let part = ((place - starts as f64) / ends.saturating_sub(starts).max(1) as f64).clamp(0.0, 1.0) as f32;
        self.memory.top = Top { piece, above: before + part * (after - before) };
        self.scroll(-height);
    }
}
