//! The notebook: all records of one research, with the look-ups that follow from them.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::{
    Change, Columns, Conflict, ConflictId, Decision, DecisionId, Document, DocumentId, Edit, Extra, Highlight, HighlightId, Link,
    LinkId, Note, NoteId, Tag, TagId,
};
use crate::text::Points;

/// Records by id. A copy shares everything with the original and costs nothing; a change copies only the way to its record.
pub type Records<K, V> = OrdMap<K, Arc<V>>;

/// All of one research's records. It can be read freely and is changed only by a [`Change`] through a session.
///
/// A clone is a snapshot: it costs less than a microsecond whatever the notebook holds, and stays as it is.
///
/// Invariant: the look-ups by document and by tag say exactly what the highlights say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    title: String,
    documents: Records<DocumentId, Document>,
    tags: Records<TagId, Tag>,
    highlights: Records<HighlightId, Highlight>,
    notes: Records<NoteId, Note>,
    links: Records<LinkId, Link>,
    decisions: Records<DecisionId, Decision>,
    columns: Records<String, Columns>,
    conflicts: Records<ConflictId, Conflict>,
    extra: Extra,
    by_document: OrdMap<DocumentId, OrdSet<(Points, HighlightId)>>,
    by_tag: OrdMap<TagId, OrdSet<HighlightId>>,
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
    pub const fn documents(&self) -> &Records<DocumentId, Document> {
        &self.documents
    }

    /// All tags, by id.
    #[must_use]
    pub const fn tags(&self) -> &Records<TagId, Tag> {
        &self.tags
    }

    /// All highlights, by id.
    #[must_use]
    pub const fn highlights(&self) -> &Records<HighlightId, Highlight> {
        &self.highlights
    }

    /// All notes of the whole notebook, by id.
    #[must_use]
    pub const fn notes(&self) -> &Records<NoteId, Note> {
        &self.notes
    }

    /// All decisions, by id.
    #[must_use]
    pub const fn decisions(&self) -> &Records<DecisionId, Decision> {
        &self.decisions
    }

    /// How a person said that the columns of tables are to be read, by the tables' paths below the documents' folder.
    #[must_use]
    pub const fn columns(&self) -> &Records<String, Columns> {
        &self.columns
    }

    /// All links, by id.
    #[must_use]
    pub const fn links(&self) -> &Records<LinkId, Link> {
        &self.links
    }

    /// All conflicts that wait to be settled, by id.
    #[must_use]
    pub const fn conflicts(&self) -> &Records<ConflictId, Conflict> {
        &self.conflicts
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

    /// One link.
    #[must_use]
    pub fn link(&self, id: LinkId) -> Option<&Link> {
        self.links.get(&id).map(Arc::as_ref)
    }

    /// The highlights of one document in reading order: by start, end and id.
    pub fn highlights_of(&self, document: DocumentId) -> impl Iterator<Item = (HighlightId, &Highlight)> {
        self.ids_of(document).filter_map(|id| Some((id, self.highlight(id)?)))
    }

    /// Their ids alone, in the same order.
    pub fn ids_of(&self, document: DocumentId) -> impl Iterator<Item = HighlightId> {
        self.by_document.get(&document).into_iter().flatten().map(|(_, id)| *id)
    }

    /// The highlight of just this stretch of a document; of several, the one whose id comes first.
    #[must_use]
    pub fn highlight_at(&self, document: DocumentId, points: Points) -> Option<(HighlightId, &Highlight)> {
        let first = (points, HighlightId::from_bits(0));
        let (_, id) = self.by_document.get(&document)?.range(first..).next().filter(|(at, _)| *at == points)?;
        Some((*id, self.highlight(*id)?))
    }

    /// The highlights that carry a tag itself (not only one of its children), by id.
    pub fn highlights_with(&self, tag: TagId) -> impl Iterator<Item = (HighlightId, &Highlight)> {
        self.ids_with(tag).filter_map(|id| Some((id, self.highlight(id)?)))
    }

    /// Their ids alone, in the same order.
    pub fn ids_with(&self, tag: TagId) -> impl Iterator<Item = HighlightId> {
        self.by_tag.get(&tag).into_iter().flatten().copied()
    }

    /// How many highlights a document has.
    #[must_use]
    pub fn count_of(&self, document: DocumentId) -> usize {
        self.by_document.get(&document).map_or(0, OrdSet::len)
    }

    /// How many highlights carry a tag itself.
    #[must_use]
    pub fn count_with(&self, tag: TagId) -> usize {
        self.by_tag.get(&tag).map_or(0, OrdSet::len)
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
            Edit::Decision(id, record) => Edit::Decision(id, swap(&mut self.decisions, id, record)),
            Edit::Columns(table, record) => {
                let old = swap(&mut self.columns, table.clone(), record);
                Edit::Columns(table, old)
            }
            Edit::Conflict(id, record) => {
                Edit::Conflict(id, swap(&mut self.conflicts, id, record.map(|record| *record)).map(Box::new))
            }
            Edit::Unknown(extra) => Edit::Unknown(std::mem::replace(&mut self.extra, extra)),
        }
    }

    fn put_highlight(&mut self, id: HighlightId, record: Option<Highlight>) -> Option<Highlight> {
        let new = record.as_ref().map(|new| (new.document, new.points, new.tags.clone()));
        let old = swap(&mut self.highlights, id, record);
        if let Some(old) = &old {
            forget(&mut self.by_document, old.document, &(old.points, id));
            for tag in &old.tags {
                forget(&mut self.by_tag, *tag, &id);
            }
        }
        if let Some((document, points, tags)) = new {
            self.by_document.entry(document).or_default().insert((points, id));
            for tag in tags {
                self.by_tag.entry(tag).or_default().insert(id);
            }
        }
        old
    }
}

/// Puts a record into its slot, or empties it, and returns what was there.
fn swap<K: Ord + Clone, V: Clone>(slots: &mut Records<K, V>, id: K, record: Option<V>) -> Option<V> {
    let old = match record {
        Some(record) => slots.insert(id, Arc::new(record)),
        None => slots.remove(&id),
    };
    old.map(Arc::unwrap_or_clone)
}

/// Takes a value out of a look-up, and the whole entry when it was the last, so that equal notebooks have equal look-ups.
fn forget<K: Ord + Clone, V: Ord + Clone>(index: &mut OrdMap<K, OrdSet<V>>, key: K, value: &V) {
    if let Some(values) = index.get_mut(&key) {
        values.remove(value);
        if values.is_empty() {
            index.remove(&key);
        }
    }
}
