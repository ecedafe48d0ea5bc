//! Merging what two people, or two programs, made of the same notebook. Counts nothing.
//!
//! Slot by slot, and within a record field by field: what only one of them changed is taken, what both changed alike too. Of what they
//! changed differently, ours stands for now, and the other value is kept in a [`Conflict`](crate::notebook::Conflict).

use std::collections::BTreeMap;

use super::fit::fit;
use super::same::{SameRecords, same_records};
use super::slots::Slots;
use super::three_way::{Conflicts, merge_columns, merge_decisions, merge_extra, merge_slots, merge_title};
use crate::notebook::{Change, ConflictId, DocumentId, Edit, Notebook, Session};

/// What came of a merge.
#[derive(Clone, Debug)]
pub struct Merged {
    /// What makes the merged notebook out of ours.
    pub change: Change,
    /// The conflicts that the change adds, by id.
    pub conflicts: Vec<ConflictId>,
    /// Documents that both had listed under two ids: ours, and the one that stays.
    pub renamed: BTreeMap<DocumentId, DocumentId>,
}

impl Merged {
    /// How many slots hold something else than in ours, conflicts not counted.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.change.edits.iter().filter(|edit| !matches!(edit, Edit::Conflict(..))).count()
    }

    /// The merged notebook.
    #[must_use]
    pub fn applied(&self, ours: &Notebook) -> Notebook {
        let mut session = Session::new(ours.clone());
        session.record(self.change.clone());
        session.notebook().clone()
    }
}

/// Merges what two made of `base`.
///
/// - Tags of a highlight are joined as sets: nobody takes away what the other added.
/// - What one deleted and the other changed, or leaned something new on, is kept, and is a conflict.
/// - The same file listed by both, or the same tag made by both, becomes one.
/// - What only the whole can tell is made sound again: circles of tags, keys and names that are taken.
///
/// Laws: `merge(b, x, b)` leaves x, `merge(b, b, y)` gives y, `merge(b, x, x)` leaves x; without conflicts the order does not matter.
#[must_use]
pub fn merge(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> Merged {
    let SameRecords { of_ours, of_theirs } = same_records(base, ours, theirs);
    let base = Slots::of(base);
    let mine = Slots::of(ours).renamed(ours, &of_ours);
    let other = Slots::of(theirs).renamed(theirs, &of_theirs);
    let mut found = Conflicts::default();
    let mut merged = Slots {
        title: merge_title(&base.title, &mine.title, &other.title, &mut found),
        documents: merge_slots(&base.documents, &mine.documents, &other.documents, &mut found),
        tags: merge_slots(&base.tags, &mine.tags, &other.tags, &mut found),
        highlights: merge_slots(&base.highlights, &mine.highlights, &other.highlights, &mut found),
        notes: merge_slots(&base.notes, &mine.notes, &other.notes, &mut found),
        links: merge_slots(&base.links, &mine.links, &other.links, &mut found),
        decisions: merge_decisions(&base.decisions, &mine.decisions, &other.decisions),
        columns: merge_columns(&base.columns, &mine.columns, &other.columns),
        conflicts: Conflicts::earlier(&base.conflicts, &mine.conflicts, &other.conflicts),
        extra: merge_extra(&base.extra, &mine.extra, &other.extra, &mut found),
    };
    fit(&mut merged, [&base, &mine, &other], &mut found);
    let conflicts: Vec<ConflictId> = found.0.keys().filter(|id| !merged.conflicts.contains_key(*id)).copied().collect();
    merged.take_in(found.0);
    Merged { change: Change::new("Merge", merged.edits_from(ours)), conflicts, renamed: of_ours.documents }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
