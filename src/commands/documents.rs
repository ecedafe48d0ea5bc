//! Adding, describing and removing documents. Files are never touched.

use std::collections::BTreeSet;

use super::deleting::without_highlights;
use super::wording::{count, line, present, prose, quoted, unused};
use super::{Refusal, versions};
use crate::notebook::{Change, Document, DocumentId, Edit, Notebook, Place, Sourced};

/// Something to do with documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentCommand {
    /// Enter by hand what is known of a document. An empty value empties the field.
    Describe {
        /// The document.
        id: DocumentId,
        /// What is entered.
        field: DocumentField,
        /// Its new value, on one line.
        value: String,
    },
    /// Change the note of a document.
    Note {
        /// The document.
        id: DocumentId,
        /// The whole new note.
        text: String,
    },
    /// Remove a document with its highlights and their links. Its file stays.
    Remove {
        /// The document.
        id: DocumentId,
    },
    /// Make a document the newest version of another one: the two become one.
    MakeVersion {
        /// The article.
        of: DocumentId,
        /// Its later save.
        newer: DocumentId,
    },
    /// Make the newest version of a document one of its own.
    SeparateVersion {
        /// The article.
        of: DocumentId,
        /// The id of the document that comes of it.
        id: DocumentId,
    },
    /// Add documents. Those whose file is in the notebook already are passed over.
    Add(Vec<(DocumentId, Document)>),
}

/// What can be entered of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentField {
    /// Its headline.
    Title,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// When it was published: a day, a month or a year.
    Published,
    /// Where it was found on the web.
    Url,
    /// Its language as a BCP 47 tag.
    Language,
}

impl DocumentField {
    /// Every field, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Title, Self::Outlet, Self::Author, Self::Published, Self::Url, Self::Language];

    /// The field as it stands on screen, inside a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "headline",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Published => "date",
            Self::Url => "address",
            Self::Language => "language",
        }
    }
}

impl DocumentCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Describe { id, field, value } => describe(notebook, id, field, &line(&value)),
            Self::Note { id, text } => note(notebook, id, text),
            Self::Remove { id } => remove(notebook, id),
            Self::MakeVersion { of, newer } => versions::make(notebook, of, newer),
            Self::SeparateVersion { of, id } => versions::separate(notebook, of, id),
            Self::Add(documents) => add(notebook, documents),
        }
    }
}

fn describe(notebook: &Notebook, id: DocumentId, field: DocumentField, value: &str) -> Result<Change, Refusal> {
    let old = present(notebook.document(id), "document")?;
    let mut new = old.clone();
    match field {
        DocumentField::Title => enter(&mut new.title, value),
        DocumentField::Outlet => enter(&mut new.outlet, value),
        DocumentField::Author => enter(&mut new.author, value),
        DocumentField::Published => enter_parsed(&mut new.published, value)?,
        DocumentField::Url => enter(&mut new.url, value),
        DocumentField::Language => enter(&mut new.language, value),
    }
    let verb = if value.is_empty() { "Clear" } else { "Change" };
    Ok(replaced(format!("{verb} {}", field.name()), id, old, new))
}

fn enter(field: &mut Option<Sourced<String>>, value: &str) {
    let value = (!value.is_empty()).then(|| value.to_owned());
    set(field, value);
}

fn enter_parsed<T>(field: &mut Option<Sourced<T>>, value: &str) -> Result<(), Refusal>
where
    T: std::str::FromStr<Err: std::fmt::Display> + PartialEq,
{
    let value = if value.is_empty() { None } else { Some(value.parse().map_err(|wrong: T::Err| Refusal(wrong.to_string()))?) };
    set(field, value);
    Ok(())
}

/// Puts the value in, as entered by hand. The value that stands there already keeps the place where it was read.
fn set<T: PartialEq>(field: &mut Option<Sourced<T>>, value: Option<T>) {
    if field.as_ref().map(|field| &field.value) != value.as_ref() {
        *field = value.map(|value| Sourced::new(value, Sourced::<T>::BY_HAND));
    }
}

fn note(notebook: &Notebook, id: DocumentId, text: String) -> Result<Change, Refusal> {
    let old = present(notebook.document(id), "document")?;
    let new = Document { note: prose(text), ..old.clone() };
    Ok(replaced(format!("Note on {}", quoted(old.display_name())), id, old, new))
}

fn replaced(label: String, id: DocumentId, old: &Document, new: Document) -> Change {
    let edits = if new == *old { Vec::new() } else { vec![Edit::Document(id, Some(new))] };
    Change::new(label, edits).at(Place::Document(id))
}

fn remove(notebook: &Notebook, id: DocumentId) -> Result<Change, Refusal> {
    let name = quoted(present(notebook.document(id), "document")?.display_name());
    let highlights = notebook.highlights_of(id).map(|(highlight, _)| highlight).collect();
    let mut edits = without_highlights(notebook, &highlights);
    let about = notebook.decisions().iter().filter(|(_, of)| [of.document, of.other_document].contains(&Some(id)));
    edits.extend(about.map(|(decision, _)| Edit::Decision(*decision, None)));
    edits.push(Edit::Document(id, None));
    Ok(Change::new(format!("Remove {name}"), edits).at(Place::Document(id)))
}

fn add(notebook: &Notebook, documents: Vec<(DocumentId, Document)>) -> Result<Change, Refusal> {
    let known = notebook.documents().values().flat_map(|document| document.files());
    let mut paths: BTreeSet<String> = known.map(str::to_owned).collect();
    let (mut ids, mut edits, mut only) = (BTreeSet::new(), Vec::new(), None);
    for (id, document) in documents {
        if !paths.insert(document.path.clone()) {
            continue;
        }
        unused(notebook.document(id).map(|_| ()).or_else(|| (!ids.insert(id)).then_some(())), "document")?;
        only.get_or_insert_with(|| (id, quoted(document.display_name())));
        edits.push(Edit::Document(id, Some(document)));
    }
    let label = match (&only, edits.len()) {
        (Some((_, name)), 1) => format!("Add {name}"),
        (_, number) => format!("Add {}", count(number, "document")),
    };
    Ok(Change { label, edits, place: only.map(|(id, _)| Place::Document(id)) })
}
