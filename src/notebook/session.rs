//! A notebook being worked on: its records, its history, its revision.

use super::history::History;
use super::{Change, Notebook, Place};

/// A notebook with its history. The only way to change a notebook.
#[derive(Clone, Debug, Default)]
pub struct Session {
    notebook: Notebook,
    history: History,
    revision: u64,
}

impl Session {
    /// A session on a notebook, with nothing to undo.
    #[must_use]
    pub fn new(notebook: Notebook) -> Self {
        Self { notebook, history: History::default(), revision: 0 }
    }

    /// The records.
    #[must_use]
    pub const fn notebook(&self) -> &Notebook {
        &self.notebook
    }

    /// A number that grows with every change, undo and redo: what was computed at the same revision is still true.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes a change that can be undone. A change without edits is nothing and is not remembered.
    pub fn perform(&mut self, change: Change) {
        if change.edits.is_empty() {
            return;
        }
        self.revision += 1;
        let inverse = self.notebook.apply(change);
        self.history.remember(inverse);
    }

    /// Records what the program itself found out (files listed, headlines read): no step of the person's history.
    pub fn record(&mut self, change: Change) {
        if change.edits.is_empty() {
            return;
        }
        self.revision += 1;
        self.notebook.apply(change);
    }

    /// Takes the last change back; gives its label and place, or `None` when there is none.
    pub fn undo(&mut self) -> Option<(String, Option<Place>)> {
        let inverse = self.history.done.pop()?;
        let (again, told) = self.turn(inverse);
        self.history.undone.push(again);
        Some(told)
    }

    /// Makes the last undone change again; gives its label and place, or `None` when there is none.
    pub fn redo(&mut self) -> Option<(String, Option<Place>)> {
        let inverse = self.history.undone.pop()?;
        let (again, told) = self.turn(inverse);
        self.history.done.push(again);
        Some(told)
    }

    fn turn(&mut self, change: Change) -> (Change, (String, Option<Place>)) {
        self.revision += 1;
        let told = (change.label.clone(), change.place);
        (self.notebook.apply(change), told)
    }

    /// What Undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.history.done.last().map(|change| change.label.as_str())
    }

    /// What Redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.history.undone.last().map(|change| change.label.as_str())
    }
}
