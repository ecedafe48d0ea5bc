//! What panels see: everything, read-only, for one frame.

use super::state::{Open, State};
use super::theme::Theme;
use crate::notebook::Notebook;

/// Everything, read-only.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// All that the window knows.
    pub state: &'a State,
    /// The open project.
    pub open: &'a Open,
    /// The colours.
    pub theme: &'a Theme,
}

impl<'a> View<'a> {
    /// The records.
    pub const fn notebook(&self) -> &'a Notebook {
        self.open.session.notebook()
    }
}
