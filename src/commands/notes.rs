//! Notes about the whole notebook.

use super::Refusal;
use super::wording::{line, present, prose, quoted, unused};
use crate::notebook::{Change, Edit, Extra, Note, NoteId, Notebook, Place, Stamp};

/// Something to do with notes about the whole notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteCommand {
    /// Write a new note; title and text may be empty until something is typed.
    Create {
        /// Its id.
        id: NoteId,
        /// Its heading, on one line.
        title: String,
        /// Its words.
        text: String,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Change a note.
    Change {
        /// The note.
        id: NoteId,
        /// Its new heading, on one line.
        title: String,
        /// The whole new text.
        text: String,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Delete a note.
    Delete {
        /// The note.
        id: NoteId,
    },
}

impl NoteCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Create { id, title, text, by } => create(notebook, id, (title, text), by),
            Self::Change { id, title, text, by } => change(notebook, id, (title, text), by),
            Self::Delete { id } => delete(notebook, id),
        }
    }
}

fn create(notebook: &Notebook, id: NoteId, (title, text): (String, String), by: Stamp) -> Result<Change, Refusal> {
    unused(notebook.note(id), "note")?;
    let note = Note { title: line(&title), text: prose(text), created: by.clone(), modified: by, extra: Extra::new() };
    Ok(Change::new(label("Write", &note), vec![Edit::Note(id, Some(note))]).at(Place::Note(id)))
}

fn change(notebook: &Notebook, id: NoteId, (title, text): (String, String), by: Stamp) -> Result<Change, Refusal> {
    let old = present(notebook.note(id), "note")?;
    let new = Note { title: line(&title), text: prose(text), ..old.clone() };
    let label = label("Change", &new);
    let edits = if new == *old { Vec::new() } else { vec![Edit::Note(id, Some(Note { modified: by, ..new }))] };
    Ok(Change::new(label, edits).at(Place::Note(id)))
}

fn delete(notebook: &Notebook, id: NoteId) -> Result<Change, Refusal> {
    let label = label("Delete", present(notebook.note(id), "note")?);
    Ok(Change::new(label, vec![Edit::Note(id, None)]).at(Place::Note(id)))
}

fn label(verb: &str, note: &Note) -> String {
    if note.title.is_empty() { format!("{verb} note") } else { format!("{verb} note {}", quoted(&note.title)) }
}
