//! Where the cells of the table stand: headings above and at the left stay where they are while the rest scrolls. Sizes are points.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// The width of the headings at the left: speaker, and what can be done.
pub const LEFT: f32 = 196.0;

/// The height of the headings above: outlet and date.
pub const HEAD: f32 = 38.0;

/// The height of a row: three lines of words.
pub const ROW: f32 = 66.0;

/// Columns are no narrower, so that a line holds some words.
const NARROWEST: f32 = 210.0;

/// The table on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// Where its left upper corner would be; it moves as the table is scrolled.
    origin: Pos2,
    /// The part of the screen that shows it, headings included.
    pub view: Rect,
    /// The width of a column.
    pub width: f32,
    rows: usize,
    columns: usize,
}

impl Grid {
    /// The width of each of so many columns in a room.
    pub fn column_width(room: f32, columns: usize) -> f32 {
        ((room - LEFT) / columns.max(1) as f32).floor().max(NARROWEST)
    }

    /// The size of everything.
    pub fn size(width: f32, rows: usize, columns: usize) -> Vec2 {
        vec2(LEFT + width * columns as f32, HEAD + ROW * rows as f32)
    }

    /// The table of which a part is shown.
    pub const fn new(origin: Pos2, view: Rect, width: f32, (rows, columns): (usize, usize)) -> Self {
        Self { origin, view, width, rows, columns }
    }

    /// The part of the screen that shows words: all but the headings.
    pub fn body(&self) -> Rect {
        Rect::from_min_max(self.view.min + vec2(LEFT, HEAD), self.view.max.max(self.view.min + vec2(LEFT, HEAD)))
    }

    /// The rows that are to be seen.
    pub fn rows(&self) -> Range<usize> {
        range(self.body().y_range().min - self.origin.y - HEAD, self.body().height(), ROW, self.rows)
    }

    /// The columns that are to be seen.
    pub fn columns(&self) -> Range<usize> {
        range(self.body().x_range().min - self.origin.x - LEFT, self.body().width(), self.width, self.columns)
    }

    /// A cell.
    pub fn cell(&self, row: usize, column: usize) -> Rect {
        let corner = self.origin + vec2(LEFT + self.width * column as f32, HEAD + ROW * row as f32);
        Rect::from_min_size(corner, vec2(self.width, ROW))
    }

    /// The heading of a row.
    pub fn row_head(&self, row: usize) -> Rect {
        Rect::from_min_size(pos2(self.view.left(), self.cell(row, 0).top()), vec2(LEFT, ROW))
    }

    /// The heading of a column.
    pub fn column_head(&self, column: usize) -> Rect {
        Rect::from_min_size(pos2(self.cell(0, column).left(), self.view.top()), vec2(self.width, HEAD))
    }

    /// What has to be in view for a cell, or the heading of its row, not to be hidden by headings.
    pub fn with_headings(&self, row: usize, column: Option<usize>) -> Rect {
        match column {
            Some(column) => {
                let cell = self.cell(row, column);
                Rect::from_min_max(cell.min - vec2(LEFT, HEAD), cell.max)
            }
            None => {
                let head = self.row_head(row);
                Rect::from_min_max(head.min - vec2(0.0, HEAD), head.max)
            }
        }
    }
}

/// Those of so many stripes of one breadth that a part of the screen shows, which begins so far behind the first one.
fn range(behind: f32, shown: f32, breadth: f32, count: usize) -> Range<usize> {
    let first = (behind / breadth).floor().max(0.0) as usize;
    let end = ((behind + shown) / breadth).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_to_be_seen_is_drawn() {
        let view = Rect::from_min_size(pos2(10.0, 20.0), vec2(LEFT + 500.0, HEAD + 100.0));
        let grid = Grid::new(view.min, view, 250.0, (1000, 1000));
        assert_eq!((grid.rows(), grid.columns()), (0..2, 0..2));
        let scrolled = Grid::new(view.min - vec2(251.0, 10.0 * ROW), view, 250.0, (1000, 1000));
        assert_eq!((scrolled.rows(), scrolled.columns()), (10..12, 1..4));
        assert_eq!(scrolled.cell(10, 1).min, grid.cell(0, 0).min - vec2(1.0, 0.0));
        assert_eq!(scrolled.row_head(10).min, pos2(10.0, 20.0 + HEAD), "headings stay");
        let few = Grid::new(view.min, view, 250.0, (1, 1));
        assert_eq!((few.rows(), few.columns()), (0..1, 0..1));
    }
}
