//! Merging one tag into another.

use std::collections::BTreeMap;

use super::Refusal;
use super::retag::{retag, tagged};
use super::tag_table::{Tags, change, child_named, tag_edits, with_descendants};
use super::wording::{joined, present, quoted};
use crate::notebook::{Change, Notebook, Place, Stamp, TagId};

/// Merges `from` into `into`: highlights are retagged, children moved, definition, note and marks of absence joined, `from` is deleted.
/// Children whose name `into` has already are merged with that child in the same way. Links stay as they are.
pub(super) fn merge(notebook: &Notebook, from: TagId, into: TagId, by: &Stamp) -> Result<Change, Refusal> {
    let (gone, kept) = (present(notebook.tag(from), "tag")?, present(notebook.tag(into), "tag")?);
    let (gone, kept) = (quoted(&gone.name), quoted(&kept.name));
    let label = format!("Merge {gone} into {kept}");
    if from == into {
        return Ok(Change::new(label, Vec::new()).at(Place::Tag(into)));
    }
    if with_descendants(notebook.tags(), from).contains(&into) {
        return Err(Refusal(format!("{kept} is below {gone}. Merge {kept} into {gone}, or move it out first")));
    }
    let mut tags = notebook.tags().clone();
    let merged = merge_table(&mut tags, from, into);
    let highlights = tagged(notebook, &merged.keys().copied().collect());
    let mut edits = retag(notebook, &highlights, by, |tags| {
        *tags = tags.iter().map(|tag| *merged.get(tag).unwrap_or(tag)).collect();
    });
    edits.extend(tag_edits(notebook.tags(), &tags));
    Ok(Change::new(label, edits).at(Place::Tag(into)))
}

/// Merges in the table; gives each tag that is gone with the one that stands for it.
///
/// It ends because each round takes a tag out of the table. Only `from` and tags below it are taken out, and none of
/// them stands for another, because `into` is not below `from`.
fn merge_table(tags: &mut Tags, from: TagId, into: TagId) -> BTreeMap<TagId, TagId> {
    let mut merged = BTreeMap::new();
    let mut open = vec![(from, into)];
    while let Some((from, into)) = open.pop() {
        let Some(gone) = tags.remove(&from) else { continue };
        merged.insert(from, into);
        change(tags, into, |kept| {
            kept.definition = joined(&kept.definition, &gone.definition);
            kept.note = joined(&kept.note, &gone.note);
            kept.pin = kept.pin.or(gone.pin);
            kept.absent.extend(gone.absent.iter().copied());
            for (field, value) in &gone.extra {
                kept.extra.entry(field.clone()).or_insert_with(|| value.clone());
            }
        });
        let children: Vec<(TagId, String)> =
            tags.iter().filter(|(_, tag)| tag.parent == Some(from)).map(|(child, tag)| (*child, tag.name.clone())).collect();
        for (child, name) in children {
            match child_named(tags, Some(into), &name) {
                Some(same) => open.push((child, same)),
                None => change(tags, child, |child| child.parent = Some(into)),
            }
        }
    }
    merged
}
