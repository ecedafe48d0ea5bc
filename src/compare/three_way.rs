//! Three states of the same records made into one, slot by slot and field by field. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rules::{Side, Slot};
use crate::notebook::{
    Columns, Conflict, ConflictId, Decision, DecisionId, Disputed, Extra, Field, Records, Role, Sides, differences,
};

/// The conflicts found so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Conflicts(pub(super) BTreeMap<ConflictId, Conflict>);

impl Conflicts {
    /// Takes in a conflict.
    pub(super) fn add(&mut self, field: Field, of: Disputed) {
        let conflict = Conflict::new(field, of);
        self.0.insert(conflict.id(), conflict);
    }

    /// Conflicts of earlier merges: one that either has settled is settled.
    pub(super) fn earlier(
        base: &Records<ConflictId, Conflict>,
        ours: &Records<ConflictId, Conflict>,
        theirs: &Records<ConflictId, Conflict>,
    ) -> Records<ConflictId, Conflict> {
        let mut merged = ours.clone();
        for change in differences(base, theirs) {
            match (change.before, change.after) {
                (Some(_), None) => drop(merged.remove(&change.id)),
                (None, Some(new)) => drop(merged.entry(change.id).or_insert_with(|| Arc::new(new.clone()))),
                // A conflict does not change: its name follows from what it holds.
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        merged
    }
}

/// Merges decisions: what both decided anew is decided by the later of them, for nobody needs to be asked twice.
pub(super) fn merge_decisions(
    base: &Records<DecisionId, Decision>,
    ours: &Records<DecisionId, Decision>,
    theirs: &Records<DecisionId, Decision>,
) -> Records<DecisionId, Decision> {
    let mut merged = ours.clone();
    for change in differences(base, theirs) {
        let mine = ours.get(&change.id).map(Arc::as_ref);
        let later = match (mine, change.after) {
            (mine, after) if mine == change.before => after,
            (Some(mine), Some(after)) => Some(std::cmp::max_by_key(mine, after, |of| (&of.created, &of.other_words))),
            (mine, after) => mine.or(after),
        };
        match later.cloned() {
            Some(record) => drop(merged.insert(change.id, Arc::new(record))),
            None => drop(merged.remove(&change.id)),
        }
    }
    merged
}

/// Merges how columns of tables are read, a role at a time. Where both chose another column, the name that sorts last is taken, the same
/// for both people: what came of it is seen at once in all the table's articles, and chosen anew with two clicks.
pub(super) fn merge_columns(
    base: &Records<String, Columns>,
    ours: &Records<String, Columns>,
    theirs: &Records<String, Columns>,
) -> Records<String, Columns> {
    let mut merged = ours.clone();
    for change in differences(base, theirs) {
        let mine = ours.get(&change.id).map(Arc::as_ref);
        let taken = match (mine, change.after) {
            (mine, after) if mine == change.before => after.cloned(),
            (Some(mine), Some(after)) => Some(one_by_one(change.before, mine, after)),
            (mine, after) => mine.or(after).cloned(),
        };
        match taken {
            Some(record) => drop(merged.insert(change.id, Arc::new(record))),
            None => drop(merged.remove(&change.id)),
        }
    }
    merged
}

fn one_by_one(base: Option<&Columns>, ours: &Columns, theirs: &Columns) -> Columns {
    let mut merged = ours.clone();
    for role in Role::ALL {
        let (mine, other) = (ours.of(role), theirs.of(role));
        let taken = match base.map(|base| base.of(role)) {
            Some(before) if mine == before => other,
            Some(before) if other == before => mine,
            Some(_) | None => mine.max(other),
        };
        merged.set(role, taken.map(str::to_owned));
    }
    for (name, value) in &theirs.extra {
        let mine = merged.extra.entry(name.clone()).or_insert_with(|| value.clone());
        if *mine < *value {
            mine.clone_from(value);
        }
    }
    merged
}

/// Merges all records of one kind.
pub(super) fn merge_slots<R: Slot>(
    base: &Records<R::Id, R>,
    ours: &Records<R::Id, R>,
    theirs: &Records<R::Id, R>,
    found: &mut Conflicts,
) -> Records<R::Id, R> {
    let mut merged = ours.clone();
    for change in differences(base, theirs) {
        let (id, before, after) = (change.id, change.before, change.after);
        let mine = ours.get(&id).map(Arc::as_ref);
        let taken = if mine == after {
            continue;
        } else if mine == before {
            after.cloned()
        } else {
            merge_changed(id, [before, mine, after], found)
        };
        match taken {
            Some(record) => drop(merged.insert(id, Arc::new(record))),
            None => drop(merged.remove(&id)),
        }
    }
    merged
}

/// What a slot should hold that both changed, each in another way.
fn merge_changed<R: Slot>(id: R::Id, [base, ours, theirs]: [Option<&R>; 3], found: &mut Conflicts) -> Option<R> {
    let kept = match (ours, theirs) {
        (Some(ours), Some(theirs)) => return Some(merge_records(id, base, ours, theirs, found)),
        (Some(kept), None) | (None, Some(kept)) => kept,
        (None, None) => return None,
    };
    if base.is_some_and(|base| !R::is_work(base, kept)) {
        // What the program found out by itself is no reason to keep what a person deleted.
        return None;
    }
    found.add(Field::Whole, R::disputed(id, sides([base, ours, theirs])));
    Some(kept.clone())
}

/// The three values, to be kept.
pub(super) fn sides<R: Clone>([base, ours, theirs]: [Option<&R>; 3]) -> Sides<Option<R>> {
    Sides { base: base.cloned(), ours: ours.cloned(), theirs: theirs.cloned() }
}

fn merge_records<R: Slot>(id: R::Id, base: Option<&R>, ours: &R, theirs: &R, found: &mut Conflicts) -> R {
    let mut merged = ours.clone();
    let records = [base, Some(ours), Some(theirs)];
    let unknown: BTreeSet<&String> = records.into_iter().flatten().flat_map(|record| record.extra().keys()).collect();
    let unknown = unknown.into_iter().map(|name| Field::Unknown(name.clone()));
    for field in R::FIELDS.iter().cloned().chain(unknown) {
        let unchanged = |side: &R| base.map_or_else(|| side.is_blank(&field), |base| side.same(base, &field));
        let taken = if ours.same(theirs, &field) || unchanged(theirs) {
            Some(Side::Ours)
        } else if unchanged(ours) {
            Some(Side::Theirs)
        } else {
            R::decide(&field, base, ours, theirs)
        };
        match taken {
            Some(Side::Ours) => {}
            Some(Side::Theirs) => merged.take(&field, theirs),
            None => found.add(field, R::disputed(id, sides(records))),
        }
    }
    merged.join(base, ours, theirs);
    merged
}

/// Merges the notebook's title.
pub(super) fn merge_title(base: &str, ours: &str, theirs: &str, found: &mut Conflicts) -> String {
    if ours == theirs || theirs == base {
        return ours.to_owned();
    }
    if ours == base {
        return theirs.to_owned();
    }
    let sides = Sides { base: base.to_owned(), ours: ours.to_owned(), theirs: theirs.to_owned() };
    found.add(Field::Title, Disputed::Title(sides));
    ours.to_owned()
}

/// Merges the fields of a newer version at the top.
pub(super) fn merge_extra(base: &Extra, ours: &Extra, theirs: &Extra, found: &mut Conflicts) -> Extra {
    let mut merged = ours.clone();
    let names: BTreeSet<&String> = base.keys().chain(theirs.keys()).collect();
    for name in names {
        let (old, mine, other) = (base.get(name), ours.get(name), theirs.get(name));
        if mine == other || other == old {
            continue;
        }
        if mine != old {
            let sides = Sides { base: base.clone(), ours: ours.clone(), theirs: theirs.clone() };
            found.add(Field::Unknown(name.clone()), Disputed::Unknown(sides));
            continue;
        }
        match other {
            Some(value) => drop(merged.insert(name.clone(), value.clone())),
            None => drop(merged.remove(name)),
        }
    }
    merged
}
