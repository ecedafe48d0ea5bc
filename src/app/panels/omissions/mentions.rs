//! The rows that are statements or names: places found, not found, or not yet read.

use super::sheet::{LETTERS, Name, QUOTED, Sheet, Sign, walk_words};
use crate::app::action::{OmissionAction, OmissionRows};
use crate::app::view::View;
use crate::app::words::{many, shortened};
use crate::compare::{Account, Mentions, Met};
use crate::notebook::DocumentId;
use crate::text::{Span, sentence_at};

/// The least and the greatest width of statements, and the width of names, in points.
const STATEMENTS: (f32, f32) = (330.0, 760.0);
const NAMES: f32 = 220.0;

/// Statements or names.
pub struct Places<'a> {
    view: &'a View<'a>,
    table: &'a Mentions,
}

impl<'a> Places<'a> {
    /// The table as it was made last.
    pub fn new(view: &'a View<'a>) -> Self {
        Self { view, table: view.open.omissions.mentions() }
    }

    fn rows(&self) -> OmissionRows {
        self.view.open.omissions.rows()
    }

    /// A statement as it stands; of a name the sentence.
    fn quote(&self, account: &Account, span: Span) -> Option<String> {
        let text = account.reading.text();
        let span = match self.rows() {
            OmissionRows::Names => {
                let block = account.reading.blocks().get(account.reading.block_at(span.start())?)?;
                sentence_at(text, block.span, span.start())
            }
            OmissionRows::Statements | OmissionRows::Tags => span,
        };
        Some(shortened(&text.get(span.range())?.replace('\n', " "), LETTERS))
    }
}

impl Sheet for Places<'_> {
    fn len(&self) -> usize {
        self.table.rows().len()
    }

    fn documents(&self) -> &[DocumentId] {
        self.table.documents()
    }

    fn names_width(&self) -> (f32, f32) {
        match self.rows() {
            OmissionRows::Statements => STATEMENTS,
            OmissionRows::Names | OmissionRows::Tags => (NAMES, NAMES),
        }
    }

    fn chosen(&self) -> Option<(usize, usize)> {
        let (label, document) = self.view.open.omissions.met()?;
        self.table.place(label, document)
    }

    fn name(&self, row: usize) -> Name {
        let label = self.table.rows()[row].label.clone();
        Name { short: label.clone(), whole: label, depth: 0, dot: None }
    }

    fn found_in(&self, row: usize) -> usize {
        self.table.found_in(row)
    }

    fn sign(&self, row: usize, column: usize) -> Sign {
        let theme = self.view.theme;
        match self.table.cell(row, column) {
            Met::Found(spans) => Sign::Count(spans.len(), theme.page.blend(theme.accent.gamma_multiply(0.13)), theme.accent),
            Met::Not => Sign::Empty,
            Met::Unread => Sign::Unread,
        }
    }

    fn known(&self, row: usize, column: usize) -> String {
        match self.table.cell(row, column) {
            Met::Found(spans) => many(spans.len(), "place"),
            Met::Not => "not found".to_owned(),
            Met::Unread => "not yet read".to_owned(),
        }
    }

    fn quotes(&self, row: usize, column: usize) -> Vec<String> {
        let Met::Found(spans) = self.table.cell(row, column) else { return Vec::new() };
        let account = self.documents().get(column).and_then(|document| self.view.open.accounts.get(*document));
        let quote = |span: &Span| self.quote(account?, *span);
        spans.iter().take(QUOTED).filter_map(quote).collect()
    }

    fn hint(&self, row: usize, column: usize) -> String {
        match self.table.cell(row, column) {
            Met::Found(spans) => walk_words(spans.len()),
            Met::Not => "The program has read this article and does not find it there. Read it before you say that it is absent"
                .to_owned(),
            Met::Unread => "This article has not been read yet, or cannot be read".to_owned(),
        }
    }

    fn choose(&self, row: usize, column: usize) -> Option<OmissionAction> {
        (row < self.len() && column < self.documents().len()).then_some(OmissionAction::Meet(row, column))
    }

    fn press(&self, row: usize, column: usize) -> Option<OmissionAction> {
        match self.table.cell(row, column) {
            Met::Found(_) => Some(OmissionAction::Show(row, column)),
            Met::Not | Met::Unread => self.choose(row, column),
        }
    }
}
