//! What the reader shows, read-only. Positions are bytes.

use egui::{Id, Response, Ui};

use super::layout::ReadingStyle;
use super::placed::Placed;
use super::visible::Line;
use crate::app::desk::Column;
use crate::app::theme::Theme;
use crate::notebook::HighlightId;
use crate::text::{Reading, Span};

/// A text that is here.
#[derive(Debug)]
pub struct Shown {
    /// The words.
    pub reading: Reading,
    /// What was noticed while reading it.
    pub warnings: Vec<String>,
}

/// What the reader shows, read-only.
pub struct Reader<'a> {
    /// The text.
    pub shown: &'a Shown,
    /// Its name for those who hear it.
    pub name: &'a str,
    /// The column.
    pub column: &'a Column,
    /// Its place from the left.
    pub place: usize,
    /// Whether it has the keyboard.
    pub active: bool,
    /// The highlights in their places.
    pub placed: Option<&'a Placed>,
    /// The highlight in hand.
    pub in_hand: Option<HighlightId>,
    /// The hits of a search, sorted.
    pub hits: &'a [Span],
    /// How it looks.
    pub theme: &'a Theme,
    /// How the text is set.
    pub style: ReadingStyle,
    /// The paths of tags, for tooltips.
    pub tag_path: &'a dyn Fn(crate::notebook::TagId) -> String,
}

impl<'a> Reader<'a> {
    /// The words.
    pub fn reading(&self) -> &'a Reading {
        &self.shown.reading
    }

    /// Where the highlight in hand stands in this column.
    pub fn held(&self) -> Option<Span> {
        Some(self.placed?.mark(self.in_hand?)?.span)
    }

    /// The hits that share a byte with the span.
    pub fn hits_in(&self, span: Span) -> &'a [Span] {
        let first = self.hits.partition_point(|hit| hit.end() <= span.start());
        let last = self.hits.partition_point(|hit| hit.start() < span.end());
        &self.hits[first.min(last)..last]
    }

    /// The name of the reading text among the widgets.
    pub fn id(&self) -> Id {
        Id::unique(("reader", self.column.id))
    }
}

/// One frame of the reader, as pointer and keyboard meet it.
pub struct Scene<'a> {
    /// Where it is drawn.
    pub ui: &'a Ui,
    /// What is shown.
    pub reader: &'a Reader<'a>,
    /// The pieces on the screen.
    pub lines: &'a [Line],
    /// What happened to the column's area.
    pub response: &'a Response,
}

impl Scene<'_> {
    /// The words.
    pub fn reading(&self) -> &Reading {
        self.reader.reading()
    }
}
