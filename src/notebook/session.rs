//! A notebook being worked on: its records, its history, its revision.

use super::history::{History, Past};
use super::{Change, Edit, Notebook, Place, Stamp, Step, StepKind};

/// A notebook with its history. The only way to change a notebook.
#[derive(Clone, Debug, Default)]
pub struct Session {
    notebook: Notebook,
    history: History,
    revision: u64,
    /// Steps that nobody has taken yet to write them down: kind, change, what was there before.
    fresh: Vec<(StepKind, Change, Vec<Edit>)>,
}

impl Session {
    /// A session on a notebook, with nothing to undo.
    #[must_use]
    pub fn new(notebook: Notebook) -> Self {
        Self { notebook, ..Self::default() }
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
        if !change.edits.is_empty() {
            self.make(StepKind::Done, change);
        }
    }

    /// Records what the program itself found out (files listed, headlines read): no step of the person's history.
    pub fn record(&mut self, change: Change) {
        if !change.edits.is_empty() {
            self.make(StepKind::Recorded, change);
        }
    }

    /// Takes the last change back; gives its label and place, or `None` when there is none.
    pub fn undo(&mut self) -> Option<(String, Option<Place>)> {
        let inverse = self.history.done.last()?.inverse.clone();
        Some(self.make(StepKind::Undone, inverse))
    }

    /// Makes the last undone change again; gives its label and place, or `None` when there is none.
    pub fn redo(&mut self) -> Option<(String, Option<Place>)> {
        let inverse = self.history.undone.last()?.inverse.clone();
        Some(self.make(StepKind::Redone, inverse))
    }

    fn make(&mut self, kind: StepKind, change: Change) -> (String, Option<Place>) {
        self.revision += 1;
        let told = (change.label.clone(), change.place);
        let inverse = self.notebook.apply(change.clone());
        self.fresh.push((kind, change, inverse.edits.clone()));
        self.history.take_in(kind, inverse, None);
        told
    }

    /// Makes a step of an earlier session again, as it was written down. It is not fresh.
    pub fn replay(&mut self, step: Step) {
        self.revision += 1;
        let inverse = self.notebook.apply(step.change);
        self.history.take_in(step.kind, inverse, Some(step.stamp));
    }

    /// Takes a step of an earlier session into the history whose outcome the notebook holds already.
    pub fn remember(&mut self, step: Step) {
        let inverse = Change { edits: step.was, ..step.change };
        self.history.take_in(step.kind, inverse, Some(step.stamp));
    }

    /// Whether a person's step waits to be taken by [`Session::take_fresh`].
    #[must_use]
    pub fn has_fresh_work(&self) -> bool {
        self.fresh.iter().any(|(kind, ..)| *kind != StepKind::Recorded)
    }

    /// The steps since the last call, in order, to be written down; `stamp` says who made them, and when.
    pub fn take_fresh(&mut self, stamp: &Stamp) -> Vec<Step> {
        self.history.stamp(stamp);
        let step = |(kind, change, was)| Step { kind, change, was, stamp: stamp.clone() };
        std::mem::take(&mut self.fresh).into_iter().map(step).collect()
    }

    /// The person's steps, the oldest first; those that are undone come last, in the order in which Redo makes them again.
    pub fn history(&self) -> impl Iterator<Item = Past<'_>> {
        self.history.steps()
    }

    /// What Undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.history.done.last().map(|turn| turn.inverse.label.as_str())
    }

    /// What Redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.history.undone.last().map(|turn| turn.inverse.label.as_str())
    }
}
