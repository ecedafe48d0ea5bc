//! One frame of the reader, as pointer and keyboard meet it.

use egui::{Response, Ui};

use super::shown::Reader;
use super::style::Edges;
use super::visible::Line;
use crate::text::Reading;

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
    /// Where the words begin and end.
    pub edges: Edges,
}

impl Scene<'_> {
    /// The words.
    pub fn reading(&self) -> &Reading {
        self.reader.reading()
    }
}
