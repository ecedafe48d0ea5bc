//! The tags as a command wants them to be: planned on a copy, whose differences become the edits.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Refusal;
use super::wording::quoted;
use crate::notebook::{Edit, Records, Tag, TagId};

/// The records of all tags. A copy costs nothing.
pub(super) type Tags = Records<TagId, Tag>;

/// The edits that make the one table of the other.
pub(super) fn tag_edits(before: &Tags, after: &Tags) -> Vec<Edit> {
    let gone = before.keys().filter(|id| !after.contains_key(*id)).map(|id| Edit::Tag(*id, None));
    let new = after.iter().filter(|(id, tag)| before.get(*id) != Some(*tag));
    gone.chain(new.map(|(id, tag)| Edit::Tag(*id, Some(tag.as_ref().clone())))).collect()
}

/// Changes one tag of a table; nothing happens where it is not in it.
pub(super) fn change(tags: &mut Tags, id: TagId, how: impl FnOnce(&mut Tag)) {
    if let Some(tag) = tags.get_mut(&id) {
        how(Arc::make_mut(tag));
    }
}

/// The tag of that name, regardless of case, among those with the same parent.
pub(super) fn child_named(tags: &Tags, parent: Option<TagId>, name: &str) -> Option<TagId> {
    let key = Tag::name_key(name);
    tags.iter().find(|(_, tag)| tag.parent == parent && Tag::name_key(&tag.name) == key).map(|(id, _)| *id)
}

/// The tag and everything below it. Ends also where a damaged file made a circle.
pub(super) fn with_descendants(tags: &Tags, id: TagId) -> BTreeSet<TagId> {
    let mut found = BTreeSet::from([id]);
    let mut open = vec![id];
    while let Some(parent) = open.pop() {
        let children = tags.iter().filter(|(_, tag)| tag.parent == Some(parent)).map(|(child, _)| *child);
        open.extend(children.filter(|child| found.insert(*child)));
    }
    found
}

/// Where a name stands, as the end of a sentence: ` under “statement”`; nothing at the top.
pub(super) fn under(tags: &Tags, parent: Option<TagId>) -> String {
    parent.and_then(|parent| tags.get(&parent)).map_or_else(String::new, |parent| format!(" under {}", quoted(&parent.name)))
}

/// Refuses a name for `id` that another tag with that parent has, and offers to merge them.
pub(super) fn name_is_free(tags: &Tags, id: TagId, parent: Option<TagId>, name: &str) -> Result<(), Refusal> {
    let (Some(other), Some(tag)) = (child_named(tags, parent, name), tags.get(&id)) else { return Ok(()) };
    if other == id {
        return Ok(());
    }
    let (from, into) = (quoted(&tag.name), quoted(tags.get(&other).map_or(name, |other| &other.name)));
    let place = under(tags, parent);
    Err(Refusal(format!("There is already a tag {into}{place}. Choose another name, or merge {from} into {into}")))
}
