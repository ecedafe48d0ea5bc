//! Making records fit each other without losing one: what merging files by hand or by line leaves behind. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::Records;
use crate::notebook::{Color, Document, HighlightId, Tag, TagId};

/// The colour of a tag that had to be made up: the palette's grey, which looks like no decision.
const PLACEHOLDER_COLOR: Color = Color::PALETTE[11];

/// Makes the records fit each other and says what was done, a sentence each.
pub(super) fn repair(records: &mut Records) -> Vec<String> {
    let mut said = Vec::new();
    missing_documents(records, &mut said);
    missing_tags(records, &mut said);
    missing_parents(&mut records.tags, &mut said);
    circles(&mut records.tags, &mut said);
    pins(&mut records.tags, &mut said);
    dangling_links(records, &mut said);
    said
}

fn missing_documents(records: &mut Records, said: &mut Vec<String>) {
    for (_, highlight) in &records.highlights {
        let id = highlight.document;
        records.documents.entry(id).or_insert_with(|| {
            let path = format!("missing-{id}");
            said.push(format!(
                "Highlights belong to a document that the file does not list ({id}); they are kept under the name “{path}”."
            ));
            Document { path, ..Document::default() }
        });
    }
}

fn missing_tags(records: &mut Records, said: &mut Vec<String>) {
    let used: BTreeSet<TagId> = records.highlights.iter().flat_map(|(_, highlight)| &highlight.tags).copied().collect();
    for id in used {
        records.tags.entry(id).or_insert_with(|| {
            let name = format!("missing tag {id}");
            said.push(format!("Highlights carry a tag that the file does not list ({id}); it is kept as “{name}”."));
            Tag::new(name, PLACEHOLDER_COLOR)
        });
    }
}

fn missing_parents(tags: &mut BTreeMap<TagId, Tag>, said: &mut Vec<String>) {
    let known: BTreeSet<TagId> = tags.keys().copied().collect();
    for tag in tags.values_mut() {
        if let Some(parent) = tag.parent.take_if(|parent| !known.contains(parent)) {
            said.push(format!("The tag “{}” stood below a tag that does not exist ({parent}); it is at the top now.", tag.name));
        }
    }
}

/// Cuts each circle at its smallest id, so that the same file is always repaired in the same way.
fn circles(tags: &mut BTreeMap<TagId, Tag>, said: &mut Vec<String>) {
    let mut sound: BTreeSet<TagId> = BTreeSet::new();
    let ids: Vec<TagId> = tags.keys().copied().collect();
    for id in ids {
        let mut path = BTreeSet::new();
        let mut next = Some(id);
        while let Some(at) = next.filter(|at| !sound.contains(at)) {
            if !path.insert(at) {
                cut(tags, at, said);
                break;
            }
            next = tags.get(&at).and_then(|tag| tag.parent);
        }
        sound.append(&mut path);
    }
}

/// Cuts the circle that a tag is part of.
fn cut(tags: &mut BTreeMap<TagId, Tag>, member: TagId, said: &mut Vec<String>) {
    let parent = |tags: &BTreeMap<TagId, Tag>, id: TagId| tags.get(&id).and_then(|tag| tag.parent);
    let around = std::iter::successors(parent(tags, member), |at| parent(tags, *at).filter(|_| *at != member));
    let Some(tag) = around.min().and_then(|smallest| tags.get_mut(&smallest)) else { return };
    tag.parent = None;
    said.push(format!("The tag “{}” stood below itself; it is at the top now.", tag.name));
}

fn pins(tags: &mut BTreeMap<TagId, Tag>, said: &mut Vec<String>) {
    let mut taken = BTreeSet::new();
    for tag in tags.values_mut() {
        if let Some(pin) = tag.pin.take_if(|pin| !(1..=9).contains(pin) || !taken.insert(*pin)) {
            said.push(format!("The tag “{}” lost its key {pin}, which is no key from 1 to 9 or is another tag's.", tag.name));
        }
    }
}

/// A link with a lost end is kept: the end may come back with a merge.
fn dangling_links(records: &Records, said: &mut Vec<String>) {
    if records.links.is_empty() {
        return;
    }
    let known: BTreeSet<HighlightId> = records.highlights.iter().map(|(id, _)| *id).collect();
    for (id, link) in &records.links {
        if !known.contains(&link.from) || !known.contains(&link.to) {
            said.push(format!("The link {id} leads to a highlight that does not exist; it is kept, and shown nowhere."));
        }
    }
}
