//! Making merged records sound: what each slot could not know of the others. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::one_record::one_record;
use super::rules::Slot;
use super::slots::Slots;
use super::three_way::{Conflicts, sides};
use super::unsettled;
use crate::notebook::{DocumentId, Field, HighlightId, Records, Sides, Tag, TagId, wrong_marks};

/// Makes the records fit each other. What something leans on comes back; where two want the same place, the one that had it in base
/// gets it, else the smaller id: whoever merges, it comes out alike, so that two who both merged do not disagree anew.
pub(super) fn fit(merged: &mut Slots, sides: [&Slots; 3], found: &mut Conflicts) {
    bring_back_ends(merged, sides, found);
    drop_deleted_tags(merged, sides);
    one_record(merged, sides);
    bring_back_documents(merged, sides, found);
    bring_back_tags(merged, sides, found);
    while let Some(circle) = circle(&merged.tags) {
        cut(merged, &circle, sides, found);
        // The tag above which it stood before may be gone.
        bring_back_parents(merged, sides, found);
    }
    rename_twins(merged, sides, found);
    free_keys(merged, sides, found);
    unsettled::mark(merged, sides);
    drop_wrong_marks(merged);
}

/// A record as somebody still has it, ours first.
fn last_known<K: Ord, R: Clone>(id: &K, [base, ours, theirs]: [&Records<K, R>; 3]) -> Option<Arc<R>> {
    ours.get(id).or_else(|| theirs.get(id)).or_else(|| base.get(id)).cloned()
}

/// Puts a record back that one deleted and the other leaned something on; gives whether it could.
fn bring_back<R: Slot>(slots: &mut Records<R::Id, R>, id: R::Id, known: [&Records<R::Id, R>; 3], found: &mut Conflicts) -> bool {
    let Some(record) = last_known(&id, known) else { return false };
    slots.insert(id, record);
    found.add(Field::Whole, R::disputed(id, sides(known.map(|known| known.get(&id).map(Arc::as_ref)))));
    true
}

/// Links keep the highlights that they lead to.
fn bring_back_ends(merged: &mut Slots, known: [&Slots; 3], found: &mut Conflicts) {
    let ends = merged.links.values().flat_map(|link| [link.from, link.to]);
    let missing: BTreeSet<HighlightId> = ends.filter(|end| !merged.highlights.contains_key(end)).collect();
    for id in missing {
        bring_back(&mut merged.highlights, id, known.map(|side| &side.highlights), found);
    }
}

/// A highlight that was kept although it was deleted loses the tags that are gone and that nobody gave it anew.
fn drop_deleted_tags(merged: &mut Slots, [base, ..]: [&Slots; 3]) {
    let mut gone: Vec<(HighlightId, Vec<TagId>)> = Vec::new();
    for (id, highlight) in &merged.highlights {
        let old = |tag: &TagId| base.highlights.get(id).is_some_and(|base| base.tags.contains(tag));
        let lost: Vec<TagId> = highlight.tags.iter().filter(|tag| !merged.tags.contains_key(*tag) && old(tag)).copied().collect();
        if !lost.is_empty() {
            gone.push((*id, lost));
        }
    }
    for (id, lost) in gone {
        merged.change_highlight(id, |highlight| highlight.tags.retain(|tag| !lost.contains(tag)));
    }
}

fn bring_back_documents(merged: &mut Slots, known: [&Slots; 3], found: &mut Conflicts) {
    let documents = merged.highlights.values().map(|highlight| highlight.document);
    // A tag that somebody looked for in a document leans on it as a highlight does.
    let [base, ..] = known;
    let is_new = |id: &TagId, document: &DocumentId| base.tags.get(id).is_none_or(|tag| !tag.absent.contains(document));
    let marked = merged.tags.iter().flat_map(|(id, tag)| tag.absent.iter().copied().filter(|document| is_new(id, document)));
    let missing: BTreeSet<DocumentId> = documents.chain(marked).filter(|id| !merged.documents.contains_key(id)).collect();
    for id in missing {
        bring_back(&mut merged.documents, id, known.map(|side| &side.documents), found);
    }
}

fn bring_back_tags(merged: &mut Slots, known: [&Slots; 3], found: &mut Conflicts) {
    let carried = merged.highlights.values().flat_map(|highlight| highlight.tags.iter().copied());
    let missing: BTreeSet<TagId> = carried.filter(|id| !merged.tags.contains_key(id)).collect();
    for id in missing {
        bring_back(&mut merged.tags, id, known.map(|side| &side.tags), found);
    }
    bring_back_parents(merged, known, found);
}

/// A tag under which the other put something comes back, and so do those above it.
fn bring_back_parents(merged: &mut Slots, known: [&Slots; 3], found: &mut Conflicts) {
    loop {
        let parents = merged.tags.values().filter_map(|tag| tag.parent);
        let missing: BTreeSet<TagId> = parents.filter(|id| !merged.tags.contains_key(id)).collect();
        if missing.is_empty() {
            return;
        }
        for id in missing {
            if !bring_back(&mut merged.tags, id, known.map(|side| &side.tags), found) {
                let below: Vec<TagId> =
                    merged.tags.iter().filter(|(_, tag)| tag.parent == Some(id)).map(|(below, _)| *below).collect();
                below.into_iter().for_each(|below| merged.change_tag(below, |tag| tag.parent = None));
            }
        }
    }
}

/// The tags of one circle, if there is any.
fn circle(tags: &Records<TagId, Tag>) -> Option<Vec<TagId>> {
    let mut sound: BTreeSet<TagId> = BTreeSet::new();
    for id in tags.keys() {
        let mut way: Vec<TagId> = Vec::new();
        let mut next = Some(*id);
        while let Some(at) = next.filter(|at| !sound.contains(at)) {
            if let Some(start) = way.iter().position(|seen| *seen == at) {
                return Some(way.split_off(start));
            }
            way.push(at);
            next = tags.get(&at).and_then(|tag| tag.parent);
        }
        sound.extend(way);
    }
    None
}

/// Takes back one of the moves that made a circle: in base there is none.
fn cut(merged: &mut Slots, circle: &[TagId], known: [&Slots; 3], found: &mut Conflicts) {
    let [base, ..] = known;
    let before = |id: TagId| base.tags.get(&id).and_then(|tag| tag.parent);
    let moved = circle.iter().copied().filter(|id| merged.tags.get(id).and_then(|tag| tag.parent) != before(*id));
    if let Some(id) = moved.min() {
        merged.change_tag(id, |tag| tag.parent = before(id));
        found.add(Field::Parent, Tag::disputed(id, tag_sides(id, known)));
    } else if let Some(smallest) = circle.iter().min() {
        merged.change_tag(*smallest, |tag| tag.parent = None);
    }
}

fn tag_sides(id: TagId, known: [&Slots; 3]) -> Sides<Option<Tag>> {
    sides(known.map(|side| side.tags.get(&id).map(Arc::as_ref)))
}

/// Takes away the marks of absence that a highlight or a deleted document denies.
fn drop_wrong_marks(merged: &mut Slots) {
    let tags: BTreeMap<TagId, &Tag> = merged.tags.iter().map(|(id, tag)| (*id, tag.as_ref())).collect();
    let highlights = merged.highlights.values().map(Arc::as_ref);
    let wrong = wrong_marks(&tags, |document| merged.documents.contains_key(&document), highlights);
    for (id, documents) in wrong {
        merged.change_tag(id, |tag| tag.absent.retain(|document| !documents.contains(document)));
    }
}

/// Gives a number to names that two tags in the same place have.
fn rename_twins(merged: &mut Slots, known: [&Slots; 3], found: &mut Conflicts) {
    let mut named: BTreeMap<(Option<TagId>, String), Vec<TagId>> = BTreeMap::new();
    for (id, tag) in &merged.tags {
        named.entry((tag.parent, Tag::name_key(&tag.name))).or_default().push(*id);
    }
    let mut taken: BTreeSet<(Option<TagId>, String)> = named.keys().cloned().collect();
    let [base, ours, theirs] = known;
    for ((parent, key), ids) in named.into_iter().filter(|(_, ids)| ids.len() > 1) {
        let had = |side: &Slots, id: TagId| {
            side.tags.get(&id).is_some_and(|tag| tag.parent == parent && Tag::name_key(&tag.name) == key)
        };
        let Some(keeper) = ids.iter().find(|id| had(base, **id)).or_else(|| ids.first()).copied() else { continue };
        // Twins that one side had already, after a repair by hand perhaps, are no matter of merging.
        let were_twins = |id: TagId| [ours, theirs].into_iter().any(|side| had(side, keeper) && had(side, id));
        for id in ids.iter().filter(|id| **id != keeper && !were_twins(**id)) {
            let Some(name) = merged.tags.get(id).map(|tag| tag.name.clone()) else { continue };
            let numbered = (2_u32..).map(|number| format!("{name} ({number})"));
            let free = numbered.into_iter().find(|name| taken.insert((parent, Tag::name_key(name))));
            merged.change_tag(*id, |tag| tag.name = free.unwrap_or(name));
            found.add(Field::Name, Tag::disputed(*id, tag_sides(*id, known)));
        }
    }
}

/// Takes a key from all but one of the tags that have it.
fn free_keys(merged: &mut Slots, known: [&Slots; 3], found: &mut Conflicts) {
    let mut pinned: BTreeMap<u8, Vec<TagId>> = BTreeMap::new();
    for (id, tag) in &merged.tags {
        if let Some(pin) = tag.pin {
            pinned.entry(pin).or_default().push(*id);
        }
    }
    let [base, ..] = known;
    for (pin, ids) in pinned.into_iter().filter(|(_, ids)| ids.len() > 1) {
        let had = |id: &&TagId| base.tags.get(*id).is_some_and(|tag| tag.pin == Some(pin));
        let keeper = ids.iter().find(had).or_else(|| ids.first()).copied();
        for id in ids.into_iter().filter(|id| Some(*id) != keeper) {
            merged.change_tag(id, |tag| tag.pin = None);
            found.add(Field::Pin, Tag::disputed(id, tag_sides(id, known)));
        }
    }
}
