//! The rows of a piece that was laid out, and in them the place of everything a person sees as one character: the only way
//! between bytes and points of the screen. Bytes count from the start of the piece, points from its left upper corner.

use egui::{Galley, Pos2, Rect, pos2};

use crate::text::{Span, grapheme_starts};

/// Edges nearer than this are the same edge, reckoned in different ways.
const SAME: f32 = 0.05;

/// One character as it is seen (a grapheme cluster).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Where it begins in the text.
    pub byte: usize,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Whether it is read from right to left.
    pub backwards: bool,
}

impl Cell {
    /// The edge at which the reader's eye enters it.
    const fn leading(&self) -> f32 {
        if self.backwards { self.right } else { self.left }
    }

    /// The edge at which the eye leaves it.
    const fn trailing(&self) -> f32 {
        if self.backwards { self.left } else { self.right }
    }
}

/// A row of a piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends, with the white space at which it was broken.
    pub end: usize,
    /// Where its last word ends: the white space at which a row is broken is not shown.
    pub shown_end: usize,
    /// Its upper edge.
    pub top: f32,
    /// Its lower edge.
    pub bottom: f32,
    /// Whether some of it is read from right to left.
    pub mixed: bool,
    /// Its characters in the order of the text.
    pub cells: Vec<Cell>,
}

/// All rows of a piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    rows: Vec<Row>,
}

impl Rows {
    /// Rows from top to bottom.
    pub const fn new(rows: Vec<Row>) -> Self {
        Self { rows }
    }

    /// The rows that the toolkit laid out from left to right; `None` when it holds more or fewer letters than the text has
    /// characters, so that its places cannot be trusted, or when it broke a row within what is seen as one character.
    pub fn of_galley(words: &str, galley: &Galley) -> Option<Self> {
        let letters: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
        if letters != words.chars().count() {
            return None;
        }
        let starts = grapheme_starts(words);
        let mut starts = starts.iter().copied().peekable();
        let mut chars = words.char_indices();
        let mut start = 0;
        let mut rows = Vec::with_capacity(galley.rows.len());
        for row in &galley.rows {
            let mut cells: Vec<Cell> = Vec::with_capacity(row.glyphs.len());
            let mut end = start;
            for (glyph, (byte, character)) in row.glyphs.iter().zip(chars.by_ref()) {
                let left = row.pos.x + glyph.pos.x;
                let right = left + glyph.advance_width;
                end = byte + character.len_utf8();
                if starts.next_if_eq(&byte).is_some() {
                    cells.push(Cell { byte, left, right, backwards: false });
                } else {
                    let cell = cells.last_mut()?;
                    cell.right = cell.right.max(right);
                }
            }
            share(&mut cells, words);
            join(&mut cells);
            let (top, bottom) = (row.pos.y, row.pos.y + row.size.y);
            rows.push(Row { start, end, shown_end: shown_end(words, start, end), top, bottom, mixed: false, cells });
            start = end;
        }
        Some(Self { rows })
    }

    /// The rows.
    pub fn all(&self) -> &[Row] {
        &self.rows
    }

    /// Leaves the rows that begin before a byte.
    pub fn cut(&mut self, end: usize) {
        self.rows.truncate(self.rows.partition_point(|row| row.start < end));
    }

    /// The index of the row that shows a byte; a byte between two rows belongs to the lower one.
    pub fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    /// The upper and lower edge of the rows that show a span.
    pub fn heights(&self, span: Span) -> Option<(f32, f32)> {
        let first = self.rows.get(self.row_of(span.start()))?;
        let last = self.rows.get(self.row_of(span.end().saturating_sub(1).max(span.start())))?;
        Some((first.top, last.bottom))
    }

    /// Calls with each rectangle in which the words of a span stand.
    pub fn rects(&self, span: Span, mut each: impl FnMut(Rect)) {
        if span.is_empty() {
            return;
        }
        for row in self.rows.get(self.row_of(span.start())..).unwrap_or_default() {
            if row.start >= span.end() {
                break;
            }
            row.rects(span, &mut each);
        }
    }

    /// The caret before a byte.
    pub fn caret(&self, byte: usize) -> Option<Rect> {
        let row = self.rows.get(self.row_of(byte))?;
        let x = match row.cells.get(row.cell_of(byte)) {
            Some(cell) if cell.byte >= byte => cell.leading(),
            Some(cell) if byte >= row.end => cell.trailing(),
            Some(cell) => cell.leading(),
            None => 0.0,
        };
        Some(Rect::from_min_max(pos2(x, row.top), pos2(x, row.bottom)))
    }

    /// The byte nearest to a point.
    pub fn byte_at(&self, at: Pos2) -> usize {
        let row = self.rows.partition_point(|row| row.bottom <= at.y).min(self.rows.len().saturating_sub(1));
        self.rows.get(row).map_or(0, |row| row.byte_at(at.x))
    }

    /// The first byte of the character that stands at a point; `None` beside the words.
    pub fn letter_at(&self, at: Pos2) -> Option<usize> {
        let row = self.rows.iter().find(|row| (row.top..row.bottom).contains(&at.y))?;
        let cell = row.cells.iter().find(|cell| (cell.left..cell.right).contains(&at.x))?;
        (cell.byte < row.shown_end).then_some(cell.byte)
    }

    /// Where the row of a byte begins and where its last word ends.
    pub fn row_ends(&self, byte: usize) -> (usize, usize) {
        self.rows.get(self.row_of(byte)).map_or((byte, byte), |row| (row.start, row.shown_end))
    }

    /// Whether the character at a byte is read from right to left.
    pub fn backwards_at(&self, byte: usize) -> bool {
        let row = self.rows.get(self.row_of(byte));
        row.and_then(|row| row.cells.get(row.cell_of(byte))).is_some_and(|cell| cell.backwards)
    }
}

impl Row {
    /// The index of the character that holds a byte.
    pub fn cell_of(&self, byte: usize) -> usize {
        self.cells.partition_point(|cell| cell.byte <= byte).saturating_sub(1)
    }

    fn rects(&self, span: Span, each: &mut impl FnMut(Rect)) {
        let (from, to) = (span.start().max(self.start), span.end().min(self.shown_end));
        if from >= to {
            return;
        }
        let cells = &self.cells[self.cell_of(from)..];
        let count = cells.partition_point(|cell| cell.byte < to);
        let cells = &cells[..count];
        let rect = |left, right| Rect::from_min_max(pos2(left, self.top), pos2(right, self.bottom));
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        if !self.mixed {
            return each(rect(first.left, last.right));
        }
        let (mut left, mut right) = (first.left, first.right);
        for cell in &cells[1..] {
            if (cell.left - right).abs() < SAME {
                right = cell.right;
            } else if (cell.right - left).abs() < SAME {
                left = cell.left;
            } else {
                each(rect(left, right));
                (left, right) = (cell.left, cell.right);
            }
        }
        each(rect(left, right));
    }

    /// The byte nearest to a point in this row.
    fn byte_at(&self, x: f32) -> usize {
        let index = if self.mixed { self.nearest(x) } else { self.cells.partition_point(|cell| cell.right <= x) };
        let Some(cell) = self.cells.get(index).or(self.cells.last()) else { return self.start };
        let after = (x > f32::midpoint(cell.left, cell.right)) != cell.backwards;
        let next = || self.cells.get(self.cell_of(cell.byte) + 1).map_or(self.end, |next| next.byte);
        let byte = if after { next() } else { cell.byte };
        // A place behind the last word of a broken row is still in this row, not at the start of the next one.
        byte.min(self.shown_end.max(self.start))
    }

    fn nearest(&self, x: f32) -> usize {
        let away = |cell: &Cell| (cell.left - x).max(x - cell.right).max(0.0);
        let nearest = self.cells.iter().enumerate().min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        nearest.map_or(0, |(index, _)| index)
    }
}

/// Lets each character reach to the next one, so that highlights have no gaps. The characters are in the order of the text
/// and of one direction.
pub fn join(cells: &mut [Cell]) {
    for at in 1..cells.len() {
        if cells[at].backwards {
            cells[at - 1].left = cells[at].right.min(cells[at - 1].right);
        } else {
            cells[at - 1].right = cells[at].left.max(cells[at - 1].left);
        }
    }
}

/// Gives letters that are drawn as one, as f and i may be, each a part of it: the toolkit gives its width to the first. The
/// letters are in the order of the text and, within the words, of one direction.
pub fn share(cells: &mut [Cell], words: &str) {
    let mut first = 0;
    for at in 1..=cells.len() {
        if cells.get(at).is_some_and(|cell| cell.right <= cell.left && is_seen(&words[cell.byte..])) {
            continue;
        }
        if at - first > 1 {
            divide(&mut cells[first..at]);
        }
        first = at;
    }
}

/// Divides the width of the first letter among all.
fn divide(cells: &mut [Cell]) {
    let (left, right, backwards) = (cells[0].left, cells[0].right, cells[0].backwards);
    let width = (right - left) / cells.len() as f32;
    for (place, cell) in cells.iter_mut().enumerate() {
        let along = width * place as f32;
        (cell.left, cell.right) =
            if backwards { (right - along - width, right - along) } else { (left + along, left + along + width) };
    }
}

/// Whether the first character is one to be seen, and none of the controls and marks of format that have no width.
pub fn is_seen(words: &str) -> bool {
    let unseen = |character: char| {
        let format = matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
        format || matches!(character, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}') || character.is_control()
    };
    words.chars().next().is_some_and(|character| !unseen(character))
}

/// Where the last word of a row ends.
pub fn shown_end(words: &str, start: usize, end: usize) -> usize {
    let row = &words[start..end];
    // A row of nothing but white space, as the last one of a text may be, shows it.
    let trimmed = row.trim_end().len();
    if trimmed == 0 { end } else { start + trimmed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(byte: usize, left: f32, backwards: bool) -> Cell {
        Cell { byte, left, right: left + 10.0, backwards }
    }

    /// `ab` from left to right, then three letters of two bytes from right to left, then a space.
    fn mixed() -> Rows {
        let cells = vec![
            cell(0, 0.0, false),
            cell(1, 10.0, false),
            cell(2, 40.0, true),
            cell(4, 30.0, true),
            cell(6, 20.0, true),
            cell(8, 50.0, false),
        ];
        Rows::new(vec![Row { start: 0, end: 9, shown_end: 8, top: 0.0, bottom: 20.0, mixed: true, cells }])
    }

    fn rects(rows: &Rows, from: usize, to: usize) -> Vec<(f32, f32)> {
        let mut found = Vec::new();
        rows.rects(Span::new(from, to), |rect| found.push((rect.left(), rect.right())));
        found
    }

    #[test]
    fn a_span_over_two_directions_stands_in_two_places() {
        let rows = mixed();
        assert_eq!(rects(&rows, 0, 9), [(0.0, 20.0), (20.0, 50.0)]);
        assert_eq!(rects(&rows, 1, 4), [(10.0, 20.0), (40.0, 50.0)]);
        assert_eq!(rects(&rows, 4, 8), [(20.0, 40.0)]);
        assert_eq!(rects(&rows, 3, 3), []);
    }

    #[test]
    fn the_caret_stands_at_the_edge_where_reading_goes_on() {
        let rows = mixed();
        let x = |byte| rows.caret(byte).map(|rect| rect.left());
        assert_eq!(x(1), Some(10.0));
        assert_eq!(x(2), Some(50.0));
        assert_eq!(x(4), Some(40.0));
        assert_eq!(x(9), Some(60.0));
        assert!(rows.backwards_at(4) && !rows.backwards_at(0));
    }

    #[test]
    fn a_point_finds_the_nearer_edge() {
        let rows = mixed();
        let byte = |x| rows.byte_at(pos2(x, 5.0));
        assert_eq!((byte(-5.0), byte(4.0), byte(6.0)), (0, 0, 1));
        // In words from right to left, the right half comes first.
        assert_eq!((byte(48.0), byte(42.0), byte(38.0)), (2, 4, 4));
        assert_eq!(byte(500.0), 8);
        assert_eq!(rows.row_ends(3), (0, 8));
    }
}
