//! A cell: the exact words of one article, whether they are a proposal, and how they differ. Sizes are points.

use egui::{Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::names;
use crate::app::theme::{Face, Theme, size};
use crate::app::view::View;
use crate::app::widgets::{Words, paint_words};
use crate::compare::Acceptance;

/// The dot before the words.
const DOT: f32 = 3.5;

/// Between the edge of a cell and its words, with the dot between them.
const MARGIN: f32 = 20.0;

/// The size of the words.
const SIZE: f32 = 13.5;

/// What is seen of a cell.
pub struct Look {
    /// The whole words, as they are shown and as the tooltip has them.
    pub words: String,
    /// How they differ, and what else is to be known.
    pub differs: String,
    /// Proposed, accepted or just dismissed.
    pub standing: Acceptance,
}

impl Look {
    /// The cell of a row in a column; `None` where the article has nothing like it.
    pub fn of(view: &View<'_>, row: usize, column: usize) -> Option<Self> {
        let table = &view.open.quoted.table;
        let cells = table.grid.rows[row].at(column);
        let first = table.quoted(column, cells.first()?);
        let standing = names::standing(view, table.document(column), first);
        Some(Self { words: names::words(first), differs: names::differs(table, cells, first), standing })
    }

    /// Draws it.
    pub fn paint(&self, ui: &Ui, rect: Rect, theme: &Theme) {
        let (face, color) = match self.standing {
            Acceptance::Proposed => (Face::SerifItalic, theme.ink),
            Acceptance::Accepted => (Face::Serif, theme.ink),
            Acceptance::Dismissed => (Face::SerifItalic, theme.secondary),
        };
        let rows = if self.differs.is_empty() { 3 } else { 2 };
        let inner = Rect::from_min_max(rect.min + vec2(MARGIN, 5.0), rect.max - vec2(10.0, 5.0));
        let words = Words { rows, ..Words::line(&self.words, face.at(SIZE), color) };
        paint_words(ui, inner.min, inner.width(), &words);
        dot(ui, pos2(rect.left() + MARGIN / 2.0 + 1.0, inner.top() + 10.0), self.standing, theme);
        let below = match self.standing {
            Acceptance::Dismissed => "dismissed",
            Acceptance::Proposed | Acceptance::Accepted => &self.differs,
        };
        let line = Words::line(below, Face::Sans.at(size::SMALL), theme.secondary);
        paint_words(ui, pos2(inner.left(), inner.bottom() - 15.0), inner.width(), &line);
    }
}

/// Open for a proposal, filled for what was accepted, crossed out for what was dismissed.
fn dot(ui: &Ui, at: Pos2, standing: Acceptance, theme: &Theme) {
    match standing {
        Acceptance::Proposed => drop(ui.painter().circle_stroke(at, DOT, Stroke::new(1.0, theme.secondary))),
        Acceptance::Accepted => drop(ui.painter().circle_filled(at, DOT, theme.accent)),
        Acceptance::Dismissed => {
            let corner = vec2(DOT, DOT);
            ui.painter().line_segment([at - corner, at + corner], Stroke::new(1.0, theme.secondary));
        }
    }
}
