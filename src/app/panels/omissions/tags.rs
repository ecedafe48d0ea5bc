//! The rows that are tags: highlights found, looked for and absent, or not looked for.

use super::sheet::{LETTERS, Name, QUOTED, Sheet, Sign, walk_words};
use crate::app::action::OmissionAction;
use crate::app::view::View;
use crate::app::words::{many, shortened};
use crate::compare::{Finding, Omissions};
use crate::notebook::DocumentId;
use crate::query::TagRow;

/// The width of the names, in points.
const NAMES: f32 = 196.0;

/// The tags that are not folded away in their list.
pub struct Tags<'a> {
    view: &'a View<'a>,
    /// Each with its place in the table.
    rows: Vec<(usize, &'a TagRow)>,
}

impl<'a> Tags<'a> {
    /// The tags as their list shows them.
    pub fn new(view: &'a View<'a>) -> Self {
        let mut hidden_below = None;
        let mut rows = Vec::new();
        for tag in &view.open.derived.tags {
            if hidden_below.is_some_and(|depth| tag.depth > depth) {
                continue;
            }
            hidden_below = view.open.desk.folded_tags.contains(&tag.id).then_some(tag.depth);
            // One that has just come is in the table once a job has made it.
            rows.extend(view.open.omissions.table().row(tag.id).map(|place| (place, tag)));
        }
        Self { view, rows }
    }

    fn table(&self) -> &Omissions {
        self.view.open.omissions.table()
    }

    fn cell(&self, row: usize, column: usize) -> Finding<'_> {
        self.rows.get(row).map_or(Finding::Unseen, |(place, _)| self.table().cell(*place, column))
    }

    fn at(&self, row: usize, column: usize) -> Option<(crate::notebook::TagId, DocumentId)> {
        Some((self.rows.get(row)?.1.id, *self.documents().get(column)?))
    }
}

impl Sheet for Tags<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn documents(&self) -> &[DocumentId] {
        self.table().documents()
    }

    fn names_width(&self) -> (f32, f32) {
        (NAMES, NAMES)
    }

    fn chosen(&self) -> Option<(usize, usize)> {
        let (tag, document) = self.view.open.omissions.chosen()?;
        let (place, column) = self.table().place(tag, document)?;
        Some((self.rows.iter().position(|(row, _)| *row == place)?, column))
    }

    fn name(&self, row: usize) -> Name {
        let tag = self.rows[row].1;
        let dot = Some(self.view.theme.tag(tag.color));
        Name { short: tag.name.clone(), whole: tag.path.clone(), depth: tag.depth, dot }
    }

    fn found_in(&self, row: usize) -> usize {
        self.table().found_in(self.rows[row].0)
    }

    fn sign(&self, row: usize, column: usize) -> Sign {
        let (theme, color) = (self.view.theme, self.rows[row].1.color);
        match self.cell(row, column) {
            Finding::Found(ids) => Sign::Count(ids.len(), theme.page.blend(theme.tint([color])), theme.tag(color)),
            Finding::Absent => Sign::Absent,
            Finding::Unseen => Sign::Ask,
        }
    }

    fn known(&self, row: usize, column: usize) -> String {
        match self.cell(row, column) {
            Finding::Found(ids) => many(ids.len(), "highlight"),
            Finding::Absent => "looked for, absent".to_owned(),
            Finding::Unseen => "not looked for".to_owned(),
        }
    }

    fn quotes(&self, row: usize, column: usize) -> Vec<String> {
        let Finding::Found(ids) = self.cell(row, column) else { return Vec::new() };
        let highlights = ids.iter().take(QUOTED).filter_map(|id| self.view.notebook().highlight(*id));
        highlights.map(|highlight| format!("“{}”", shortened(&highlight.exact.replace('\n', " "), LETTERS))).collect()
    }

    fn hint(&self, row: usize, column: usize) -> String {
        match self.cell(row, column) {
            Finding::Found(ids) => walk_words(ids.len()),
            Finding::Absent => "Looked for, and absent. A click takes that back".to_owned(),
            Finding::Unseen => "Nobody has looked yet. A click says: looked for, and absent".to_owned(),
        }
    }

    fn choose(&self, row: usize, column: usize) -> Option<OmissionAction> {
        let (tag, document) = self.at(row, column)?;
        Some(OmissionAction::Choose(tag, document))
    }

    fn press(&self, row: usize, column: usize) -> Option<OmissionAction> {
        let (tag, document) = self.at(row, column)?;
        Some(OmissionAction::Press(tag, document))
    }
}
