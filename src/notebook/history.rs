//! What was done and what was undone, each as the change that takes it back.

use super::Change;

/// Two stacks of inverse changes.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) done: Vec<Change>,
    pub(super) undone: Vec<Change>,
}

impl History {
    /// Remembers how to take a new change back; what was undone before can no longer be redone.
    pub(super) fn remember(&mut self, inverse: Change) {
        self.done.push(inverse);
        self.undone.clear();
    }
}
