//! Marking, tagging and noting. Places are code points of the reading text.

use std::collections::BTreeSet;

use super::deleting::without_highlights;
use super::new_tag::make;
use super::retag::{changed, first_place, retag};
use super::unsettled::settled;
use super::wording::{count, joined, present, prose, quoted, unused};
use super::{Draft, NewTag, Refusal};
use crate::notebook::{Change, Edit, Extra, Highlight, HighlightId, Notebook, Place, Stamp, TagId};

/// Something to do with highlights. Where several are meant, those that are gone are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HighlightCommand {
    /// Highlight a selection. Where exactly these words are highlighted already, tags and note are added to that highlight.
    Create {
        /// The id of the new highlight.
        id: HighlightId,
        /// What was selected.
        draft: Draft,
        /// Its tags.
        tags: BTreeSet<TagId>,
        /// Its note.
        note: String,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Highlight a selection with a tag that is made for it, or with the one that has the name already.
    CreateWithNewTag {
        /// The id of the new highlight.
        id: HighlightId,
        /// What was selected.
        draft: Draft,
        /// The tag to make.
        tag: NewTag,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Highlight several selections with the same tags, each as [`HighlightCommand::Create`] does.
    CreateAll {
        /// What was selected, each with the id of its new highlight.
        drafts: Vec<(HighlightId, Draft)>,
        /// Their tags.
        tags: BTreeSet<TagId>,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Give a tag to highlights.
    AddTag {
        /// The highlights.
        ids: BTreeSet<HighlightId>,
        /// The tag.
        tag: TagId,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Give highlights a tag that is made for them, or the one that has the name already.
    AddNewTag {
        /// The highlights.
        ids: BTreeSet<HighlightId>,
        /// The tag to make.
        tag: NewTag,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Take a tag from highlights.
    RemoveTag {
        /// The highlights.
        ids: BTreeSet<HighlightId>,
        /// The tag.
        tag: TagId,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Give a highlight a tag, or take it away if it has it.
    ToggleTag {
        /// The highlight.
        id: HighlightId,
        /// The tag.
        tag: TagId,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Let a highlight mark another selection of its document.
    Resize {
        /// The highlight.
        id: HighlightId,
        /// What it should mark.
        draft: Draft,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Change the note of a highlight.
    Note {
        /// The highlight.
        id: HighlightId,
        /// The whole new note.
        text: String,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Delete highlights and the links that lead from and to them.
    Delete {
        /// The highlights.
        ids: BTreeSet<HighlightId>,
    },
}

impl HighlightCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Create { id, draft, tags, note, by } => create(notebook, New { id, draft, tags, note, by }),
            Self::CreateWithNewTag { id, draft, tag, by } => create_with_new_tag(notebook, id, draft, tag, by),
            Self::CreateAll { drafts, tags, by } => create_all(notebook, drafts, &tags, &by),
            Self::AddTag { ids, tag, by } => add_tag(notebook, &ids, tag, &by),
            Self::AddNewTag { ids, tag, by } => add_new_tag(notebook, &ids, tag, &by),
            Self::RemoveTag { ids, tag, by } => remove_tag(notebook, &ids, tag, &by),
            Self::ToggleTag { id, tag, by } => toggle_tag(notebook, id, tag, &by),
            Self::Resize { id, draft, by } => resize(notebook, id, draft, &by),
            Self::Note { id, text, by } => note(notebook, id, text, &by),
            Self::Delete { ids } => delete(notebook, &ids),
        }
    }
}

/// A highlight to be made.
pub(super) struct New {
    pub(super) id: HighlightId,
    pub(super) draft: Draft,
    pub(super) tags: BTreeSet<TagId>,
    pub(super) note: String,
    pub(super) by: Stamp,
}

fn create(notebook: &Notebook, new: New) -> Result<Change, Refusal> {
    let label = format!("Highlight{}", with_tags(notebook, &new.tags)?);
    let (edits, place) = mark(notebook, new)?;
    Ok(Change::new(label, edits).at(place))
}

/// With which tags, as the end of a label.
fn with_tags(notebook: &Notebook, tags: &BTreeSet<TagId>) -> Result<String, Refusal> {
    let names = tags.iter().map(|tag| Ok(present(notebook.tag(*tag), "tag")?.name.clone()));
    let names = names.collect::<Result<Vec<String>, Refusal>>()?;
    Ok(match names.as_slice() {
        [] => String::new(),
        [name] => format!(" as {}", quoted(name)),
        [_, _, ..] => format!(" with {}", count(names.len(), "tag")),
    })
}

fn create_all(
    notebook: &Notebook,
    drafts: Vec<(HighlightId, Draft)>,
    tags: &BTreeSet<TagId>,
    by: &Stamp,
) -> Result<Change, Refusal> {
    let with_tags = with_tags(notebook, tags)?;
    let (mut edits, mut first, mut ids, mut seen) = (Vec::new(), None, BTreeSet::new(), BTreeSet::new());
    for (id, draft) in drafts {
        // Each place becomes one highlight, however often it was named.
        if !seen.insert((draft.document, draft.points)) {
            continue;
        }
        unused((!ids.insert(id)).then_some(()), "highlight")?;
        let new = New { id, draft, tags: tags.clone(), note: String::new(), by: by.clone() };
        let (mut edit, place) = mark(notebook, new)?;
        first = first.or(Some(place));
        edits.append(&mut edit);
    }
    let label = format!("Highlight {}{with_tags}", count(edits.len(), "passage"));
    Ok(Change { label, edits, place: first })
}

fn create_with_new_tag(notebook: &Notebook, id: HighlightId, draft: Draft, tag: NewTag, by: Stamp) -> Result<Change, Refusal> {
    let made = make(notebook, tag)?;
    let name = quoted(&made.name);
    let label = if made.edits.is_empty() { format!("Highlight as {name}") } else { format!("Create tag {name} and highlight") };
    let (edits, place) = mark(notebook, New { id, draft, tags: BTreeSet::from([made.id]), note: String::new(), by })?;
    Ok(Change::new(label, [made.edits, edits].concat()).at(place))
}

/// The edit for a new highlight, or for the one that marks the same words already, and where it is.
pub(super) fn mark(notebook: &Notebook, new: New) -> Result<(Vec<Edit>, Place), Refusal> {
    let New { id, draft, tags, note, by } = new;
    checked(notebook, &draft)?;
    let document = draft.document;
    if let Some((same, old)) = notebook.highlight_at(document, draft.points) {
        let add = |found: &mut Highlight| {
            found.tags.extend(tags);
            found.note = joined(&found.note, &note);
        };
        return Ok((changed(same, old, &by, add).into_iter().collect(), Place::Highlight(document, same)));
    }
    unused(notebook.highlight(id), "highlight")?;
    let Draft { points, exact, before, after, .. } = draft;
    let (note, modified, extra) = (prose(note), by.clone(), Extra::new());
    let highlight = Highlight { document, points, exact, before, after, tags, note, created: by, modified, extra };
    Ok((vec![Edit::Highlight(id, Some(highlight))], Place::Highlight(document, id)))
}

/// A draft is refused unless it marks something of a document that is there, and its words are as long as it says.
fn checked(notebook: &Notebook, draft: &Draft) -> Result<(), Refusal> {
    present(notebook.document(draft.document), "document")?;
    let length = draft.points.end.checked_sub(draft.points.start);
    if length.is_some_and(|length| length > 0 && length == draft.exact.chars().count() as u64) {
        return Ok(());
    }
    Err(Refusal("The selection does not fit the text any more. Select the words again".to_owned()))
}

fn add_tag(notebook: &Notebook, ids: &BTreeSet<HighlightId>, tag: TagId, by: &Stamp) -> Result<Change, Refusal> {
    let name = quoted(&present(notebook.tag(tag), "tag")?.name);
    let place = first_place(notebook, ids)?;
    let edits = retag(notebook, ids, by, |tags| tags.extend([tag]));
    let label = match edits.len() {
        0 | 1 => format!("Tag {name}"),
        several => format!("Tag {} with {name}", count(several, "highlight")),
    };
    Ok(Change { label, edits, place })
}

fn add_new_tag(notebook: &Notebook, ids: &BTreeSet<HighlightId>, tag: NewTag, by: &Stamp) -> Result<Change, Refusal> {
    let made = make(notebook, tag)?;
    if made.edits.is_empty() {
        return add_tag(notebook, ids, made.id, by);
    }
    let place = first_place(notebook, ids)?;
    let edits = retag(notebook, ids, by, |tags| tags.extend([made.id]));
    let label = format!("Create tag {} and tag {}", quoted(&made.name), count(edits.len(), "highlight"));
    Ok(Change { label, edits: [made.edits, edits].concat(), place })
}

fn remove_tag(notebook: &Notebook, ids: &BTreeSet<HighlightId>, tag: TagId, by: &Stamp) -> Result<Change, Refusal> {
    let name = quoted(&present(notebook.tag(tag), "tag")?.name);
    let place = first_place(notebook, ids)?;
    let edits = retag(notebook, ids, by, |tags| tags.retain(|kept| *kept != tag));
    let label = match edits.len() {
        0 | 1 => format!("Remove tag {name}"),
        several => format!("Remove tag {name} from {}", count(several, "highlight")),
    };
    Ok(Change { label, edits, place })
}

fn toggle_tag(notebook: &Notebook, id: HighlightId, tag: TagId, by: &Stamp) -> Result<Change, Refusal> {
    let highlight = present(notebook.highlight(id), "highlight")?;
    let ids = BTreeSet::from([id]);
    if highlight.tags.contains(&tag) { remove_tag(notebook, &ids, tag, by) } else { add_tag(notebook, &ids, tag, by) }
}

fn resize(notebook: &Notebook, id: HighlightId, draft: Draft, by: &Stamp) -> Result<Change, Refusal> {
    let old = present(notebook.highlight(id), "highlight")?;
    checked(notebook, &draft)?;
    if old.document != draft.document {
        return Err(Refusal("A highlight stays in its document. Highlight the words of the other one anew".to_owned()));
    }
    let Draft { document, points, exact, before, after } = draft;
    let edit = changed(id, old, by, |new| *new = Highlight { points, exact, before, after, ..old.clone() });
    let edits = edit.into_iter().chain(settled(notebook, document, id)).collect();
    Ok(Change::new("Resize highlight", edits).at(Place::Highlight(document, id)))
}

fn note(notebook: &Notebook, id: HighlightId, text: String, by: &Stamp) -> Result<Change, Refusal> {
    let old = present(notebook.highlight(id), "highlight")?;
    let edit = changed(id, old, by, |new| new.note = prose(text));
    Ok(Change::new("Note on highlight", edit.into_iter().collect()).at(Place::Highlight(old.document, id)))
}

fn delete(notebook: &Notebook, ids: &BTreeSet<HighlightId>) -> Result<Change, Refusal> {
    let place = first_place(notebook, ids)?;
    let number = ids.iter().filter(|id| notebook.highlight(**id).is_some()).count();
    let label = if number == 1 { "Delete highlight".to_owned() } else { format!("Delete {}", count(number, "highlight")) };
    Ok(Change { label, edits: without_highlights(notebook, ids), place })
}
