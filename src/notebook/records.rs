//! The notebook: all records of one research, with the look-ups that follow from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Change, Document, DocumentId, Edit, Extra, Highlight, HighlightId, Link, LinkId, Note, NoteId, Tag, TagId};

/// All of one research's records. It can be read freely and is changed only by a [`Change`] through a session.
///
/// Invariant: the look-ups by document and by tag say exactly what the highlights say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    title: String,
    documents: BTreeMap<DocumentId, Arc<Document>>,
    tags: BTreeMap<TagId, Arc<Tag>>,
    highlights: BTreeMap<HighlightId, Arc<Highlight>>,
    notes: BTreeMap<NoteId, Arc<Note>>,
    links: BTreeMap<LinkId, Arc<Link>>,
    extra: Extra,
    by_document: BTreeMap<DocumentId, BTreeSet<HighlightId>>,
    by_tag: BTreeMap<TagId, BTreeSet<HighlightId>>,
}

impl Notebook {
    /// The notebook that holds these values: how a project file becomes one.
    #[must_use]
    pub fn from_edits(edits: Vec<Edit>, extra: Extra) -> Self {
        let mut notebook = Self { extra, ..Self::default() };
        for edit in edits {
            notebook.put(edit);
        }
        notebook
    }

    /// Its title; empty until somebody gives it one.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// All documents, by id.
    #[must_use]
    pub const fn documents(&self) -> &BTreeMap<DocumentId, Arc<Document>> {
        &self.documents
    }

    /// All tags, by id.
    #[must_use]
    pub const fn tags(&self) -> &BTreeMap<TagId, Arc<Tag>> {
        &self.tags
    }

    /// All highlights, by id.
    #[must_use]
    pub const fn highlights(&self) -> &BTreeMap<HighlightId, Arc<Highlight>> {
        &self.highlights
    }

    /// All notes of the whole notebook, by id.
    #[must_use]
    pub const fn notes(&self) -> &BTreeMap<NoteId, Arc<Note>> {
        &self.notes
    }

    /// All links, by id.
    #[must_use]
    pub const fn links(&self) -> &BTreeMap<LinkId, Arc<Link>> {
        &self.links
    }

    /// Top-level fields of a newer version, kept as they were.
    #[must_use]
    pub const fn extra(&self) -> &Extra {
        &self.extra
    }

    /// One document.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(&id).map(Arc::as_ref)
    }

    /// One tag.
    #[must_use]
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tags.get(&id).map(Arc::as_ref)
    }

    /// One highlight.
    #[must_use]
    pub fn highlight(&self, id: HighlightId) -> Option<&Highlight> {
        self.highlights.get(&id).map(Arc::as_ref)
    }

    /// One note of the whole notebook.
    #[must_use]
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(&id).map(Arc::as_ref)
    }

    /// The highlights of one document, by id.
    pub fn highlights_of(&self, document: DocumentId) -> impl Iterator<Item = (HighlightId, &Highlight)> {
        self.pick(self.by_document.get(&document))
    }

    /// The highlights that carry a tag itself (not only one of its children), by id.
    pub fn highlights_with(&self, tag: TagId) -> impl Iterator<Item = (HighlightId, &Highlight)> {
        self.pick(self.by_tag.get(&tag))
    }

    /// How many highlights a document has.
    #[must_use]
    pub fn count_of(&self, document: DocumentId) -> usize {
        self.by_document.get(&document).map_or(0, BTreeSet::len)
    }

    /// How many highlights carry a tag itself.
    #[must_use]
    pub fn count_with(&self, tag: TagId) -> usize {
        self.by_tag.get(&tag).map_or(0, BTreeSet::len)
    }

    fn pick<'a>(&'a self, ids: Option<&'a BTreeSet<HighlightId>>) -> impl Iterator<Item = (HighlightId, &'a Highlight)> {
        ids.into_iter().flatten().filter_map(|id| Some((*id, self.highlight(*id)?)))
    }

    /// Puts every value into its slot and returns what was there: applying the result undoes the change.
    pub(super) fn apply(&mut self, change: Change) -> Change {
        let mut edits: Vec<Edit> = change.edits.into_iter().map(|edit| self.put(edit)).collect();
        edits.reverse();
        Change { label: change.label, edits, place: change.place }
    }

    fn put(&mut self, edit: Edit) -> Edit {
        match edit {
            Edit::Title(title) => Edit::Title(std::mem::replace(&mut self.title, title)),
            Edit::Document(id, record) => Edit::Document(id, swap(&mut self.documents, id, record)),
            Edit::Tag(id, record) => Edit::Tag(id, swap(&mut self.tags, id, record)),
            Edit::Highlight(id, record) => Edit::Highlight(id, self.put_highlight(id, record)),
            Edit::Note(id, record) => Edit::Note(id, swap(&mut self.notes, id, record)),
            Edit::Link(id, record) => Edit::Link(id, swap(&mut self.links, id, record)),
        }
    }

    fn put_highlight(&mut self, id: HighlightId, record: Option<Highlight>) -> Option<Highlight> {
        if let Some(new) = &record {
            self.by_document.entry(new.document).or_default().insert(id);
        }
        let (document, tags) = record.as_ref().map(|new| (Some(new.document), new.tags.clone())).unwrap_or_default();
        let old = swap(&mut self.highlights, id, record);
        if let Some(old) = &old {
            if document != Some(old.document) {
                forget(&mut self.by_document, old.document, id);
            }
            for tag in old.tags.difference(&tags) {
                forget(&mut self.by_tag, *tag, id);
            }
        }
        for tag in tags {
            self.by_tag.entry(tag).or_default().insert(id);
        }
        old
    }
}

/// Puts a record into its slot, or empties it, and returns what was there.
fn swap<K: Ord, V: Clone>(slots: &mut BTreeMap<K, Arc<V>>, id: K, record: Option<V>) -> Option<V> {
    let old = match record {
        Some(record) => slots.insert(id, Arc::new(record)),
        None => slots.remove(&id),
    };
    old.map(Arc::unwrap_or_clone)
}

/// Takes an id out of a look-up, and the whole entry when it was the last, so that equal notebooks have equal look-ups.
fn forget<K: Ord + Copy>(index: &mut BTreeMap<K, BTreeSet<HighlightId>>, key: K, id: HighlightId) {
    if let Some(ids) = index.get_mut(&key) {
        ids.remove(&id);
        if ids.is_empty() {
            index.remove(&key);
        }
    }
}
