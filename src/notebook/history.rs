//! What was done and what was undone, each as the change that takes it back.

use super::{Change, Stamp, StepKind};

/// How many steps are remembered: more than anybody takes back one by one, and a bound for the memory and for the journal.
pub(super) const MOST_STEPS: usize = 1000;

/// A step that can be taken back, or made again.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// The change that does it.
    pub(super) inverse: Change,
    /// Who made the step, and when; `None` until somebody with a clock says so.
    pub(super) stamp: Option<Stamp>,
}

/// A step of the person's history, for a list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past<'a> {
    /// What the person did: `Merge tags`.
    pub label: &'a str,
    /// Who did it, and when; `None` for a step of this very moment.
    pub stamp: Option<&'a Stamp>,
    /// Whether it is undone now, and can be made again.
    pub undone: bool,
}

/// Two stacks of inverse changes.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) done: Vec<Turn>,
    pub(super) undone: Vec<Turn>,
}

impl History {
    /// Takes in a step that came about: how it is turned back, and by whom it was made.
    pub(super) fn take_in(&mut self, kind: StepKind, inverse: Change, stamp: Option<Stamp>) {
        match kind {
            StepKind::Done => {
                if self.done.len() == MOST_STEPS {
                    self.done.remove(0);
                }
                self.done.push(Turn { inverse, stamp });
                // What was undone before can no longer be redone.
                self.undone.clear();
            }
            StepKind::Undone => {
                let made = self.done.pop().and_then(|turn| turn.stamp).or(stamp);
                self.undone.push(Turn { inverse, stamp: made });
            }
            StepKind::Redone => {
                let made = self.undone.pop().and_then(|turn| turn.stamp).or(stamp);
                self.done.push(Turn { inverse, stamp: made });
            }
            StepKind::Recorded => {}
        }
    }

    /// Gives those steps a stamp that have none yet: they are the newest on either stack.
    pub(super) fn stamp(&mut self, stamp: &Stamp) {
        for turns in [&mut self.done, &mut self.undone] {
            turns.iter_mut().rev().take_while(|turn| turn.stamp.is_none()).for_each(|turn| turn.stamp = Some(stamp.clone()));
        }
    }

    /// Every step, the oldest first; those that are undone come last, in the order in which they would be made again.
    pub(super) fn steps(&self) -> impl Iterator<Item = Past<'_>> {
        self.done.iter().map(|turn| turn.told(false)).chain(self.undone.iter().rev().map(|turn| turn.told(true)))
    }
}

impl Turn {
    fn told(&self, undone: bool) -> Past<'_> {
        Past { label: &self.inverse.label, stamp: self.stamp.as_ref(), undone }
    }
}
