//! Making, changing, moving, merging and deleting tags.

use super::marks::mark_absent;
use super::merge_tags::merge;
use super::names::name;
use super::new_tag::make;
use super::retag::{retag, tagged};
use super::tag_table::{Tags, change, name_is_free, tag_edits, under, with_descendants};
use super::wording::{count, present, prose, quoted};
use super::{NewTag, Refusal};
use crate::notebook::{Change, Color, DocumentId, Edit, Notebook, Place, Stamp, Tag, TagId};

/// Something to do with tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagCommand {
    /// Make a tag.
    Create(NewTag),
    /// Give a tag another name.
    Rename {
        /// The tag.
        id: TagId,
        /// Its new name.
        name: String,
    },
    /// Give a tag another colour.
    Recolor {
        /// The tag.
        id: TagId,
        /// Its new colour.
        color: Color,
    },
    /// Say what belongs under a tag.
    Define {
        /// The tag.
        id: TagId,
        /// The whole new definition.
        text: String,
    },
    /// Change the note of a tag.
    Note {
        /// The tag.
        id: TagId,
        /// The whole new note.
        text: String,
    },
    /// Let a key apply a tag, and no other tag; or none.
    Pin {
        /// The tag.
        id: TagId,
        /// The key, 1 to 9.
        pin: Option<u8>,
    },
    /// Make a tag the child of another, or of none.
    Move {
        /// The tag.
        id: TagId,
        /// Its new parent.
        parent: Option<TagId>,
    },
    /// Say that a tag was looked for in a document and is absent there; or take that back.
    MarkAbsent {
        /// The tag.
        id: TagId,
        /// The document.
        document: DocumentId,
        /// Whether it is absent there.
        absent: bool,
    },
    /// Merge a tag into another: highlights are retagged, children moved, definition, note and marks of absence joined.
    Merge {
        /// The tag that goes.
        from: TagId,
        /// The tag that stays.
        into: TagId,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Delete a tag with its child tags; highlights stay, also those that are left without a tag.
    Delete {
        /// The tag.
        id: TagId,
        /// Who does it, and when.
        by: Stamp,
    },
}

impl TagCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Create(new) => create(notebook, new),
            Self::Rename { id, name } => rename(notebook, id, &name),
            Self::Recolor { id, color } => changed(notebook, id, "Recolor", |tag| tag.color = color),
            Self::Define { id, text } => changed(notebook, id, "Define", |tag| tag.definition = prose(text)),
            Self::Note { id, text } => changed(notebook, id, "Note on", |tag| tag.note = prose(text)),
            Self::Pin { id, pin } => set_pin(notebook, id, pin),
            Self::Move { id, parent } => set_parent(notebook, id, parent),
            Self::MarkAbsent { id, document, absent } => mark_absent(notebook, id, document, absent),
            Self::Merge { from, into, by } => merge(notebook, from, into, &by),
            Self::Delete { id, by } => delete(notebook, id, &by),
        }
    }
}

fn create(notebook: &Notebook, new: NewTag) -> Result<Change, Refusal> {
    let made = make(notebook, new)?;
    let name = quoted(&made.name);
    if made.edits.is_empty() {
        let tags = notebook.tags();
        let place = under(tags, tags.get(&made.id).and_then(|tag| tag.parent));
        return Err(Refusal(format!(
            "There is already a tag {name}{place}. Use it, or choose another name and merge them later"
        )));
    }
    Ok(Change::new(format!("Create tag {name}"), made.edits).at(Place::Tag(made.id)))
}

fn changed(notebook: &Notebook, id: TagId, verb: &str, how: impl FnOnce(&mut Tag)) -> Result<Change, Refusal> {
    let name = quoted(&present(notebook.tag(id), "tag")?.name);
    let mut tags = notebook.tags().clone();
    change(&mut tags, id, how);
    Ok(planned(format!("{verb} tag {name}"), notebook, &tags, id))
}

fn planned(label: String, notebook: &Notebook, tags: &Tags, id: TagId) -> Change {
    Change::new(label, tag_edits(notebook.tags(), tags)).at(Place::Tag(id))
}

fn rename(notebook: &Notebook, id: TagId, new: &str) -> Result<Change, Refusal> {
    let tag = present(notebook.tag(id), "tag")?;
    let new = name(new)?;
    name_is_free(notebook.tags(), id, tag.parent, &new)?;
    let label = format!("Rename tag {} to {}", quoted(&tag.name), quoted(&new));
    let mut tags = notebook.tags().clone();
    change(&mut tags, id, |tag| tag.name = new);
    Ok(planned(label, notebook, &tags, id))
}

fn set_pin(notebook: &Notebook, id: TagId, pin: Option<u8>) -> Result<Change, Refusal> {
    let name = quoted(&present(notebook.tag(id), "tag")?.name);
    let mut tags = notebook.tags().clone();
    let label = match pin {
        None => format!("Unpin tag {name}"),
        Some(key @ 1..=9) => {
            let others: Vec<TagId> = tags.iter().filter(|(_, tag)| tag.pin == pin).map(|(other, _)| *other).collect();
            for other in others {
                change(&mut tags, other, |tag| tag.pin = None);
            }
            format!("Pin tag {name} to {key}")
        }
        Some(key) => return Err(Refusal(format!("A tag can be pinned to the keys 1 to 9, not to {key}"))),
    };
    change(&mut tags, id, |tag| tag.pin = pin);
    Ok(planned(label, notebook, &tags, id))
}

fn set_parent(notebook: &Notebook, id: TagId, parent: Option<TagId>) -> Result<Change, Refusal> {
    let tag = present(notebook.tag(id), "tag")?;
    let name = quoted(&tag.name);
    let label = match parent {
        None => format!("Move tag {name} to the top"),
        Some(parent) => {
            let under = quoted(&present(notebook.tag(parent), "parent tag")?.name);
            if with_descendants(notebook.tags(), id).contains(&parent) {
                return Err(Refusal(format!("{name} cannot be moved below itself. Choose a parent that is not below it")));
            }
            format!("Move tag {name} under {under}")
        }
    };
    name_is_free(notebook.tags(), id, parent, &tag.name)?;
    let mut tags = notebook.tags().clone();
    change(&mut tags, id, |tag| tag.parent = parent);
    Ok(planned(label, notebook, &tags, id))
}

fn delete(notebook: &Notebook, id: TagId, by: &Stamp) -> Result<Change, Refusal> {
    let name = quoted(&present(notebook.tag(id), "tag")?.name);
    let gone = with_descendants(notebook.tags(), id);
    let mut edits = retag(notebook, &tagged(notebook, &gone), by, |tags| tags.retain(|tag| !gone.contains(tag)));
    edits.extend(gone.iter().map(|tag| Edit::Tag(*tag, None)));
    let label = match gone.len() - 1 {
        0 => format!("Delete tag {name}"),
        children => format!("Delete tag {name} and {}", count(children, "child tag")),
    };
    Ok(Change::new(label, edits).at(Place::Tag(id)))
}
