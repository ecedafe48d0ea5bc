//! One step in the life of a notebook, with all that is needed to make it again or to take it back.

use super::{Change, Edit, Stamp};

/// How a step came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A person did it.
    Done,
    /// A person took the last step back.
    Undone,
    /// A person made the last step that was taken back again.
    Redone,
    /// The program found it out by itself; no step of the person's history.
    Recorded,
}

impl StepKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Done, Self::Undone, Self::Redone, Self::Recorded];

    /// The kind as it stands in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Redone => "redone",
            Self::Recorded => "recorded",
        }
    }
}

/// One step: what the journal keeps a line of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How it came about.
    pub kind: StepKind,
    /// What changed.
    pub change: Change,
    /// What stood in the same slots before, in the opposite order: the edits that take the step back.
    pub was: Vec<Edit>,
    /// Who made it, and when.
    pub stamp: Stamp,
}
