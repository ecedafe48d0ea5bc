//! Small notebooks for tests.

use jiff::Timestamp;

use crate::notebook::{
    Color, Document, DocumentId, Edit, Highlight, HighlightId, IdSource, Notebook, Sourced, Stamp, Tag, TagId,
};
use crate::text::Points;

/// Collects records; ids are the same in every run.
pub(super) struct Sample {
    pub(super) ids: IdSource,
    edits: Vec<Edit>,
}

impl Default for Sample {
    fn default() -> Self {
        Self { ids: IdSource::new(1), edits: Vec::new() }
    }
}

impl Sample {
    pub(super) fn tag(&mut self, name: &str, parent: Option<TagId>) -> TagId {
        let id = self.ids.tag();
        self.put_tag(id, name, parent);
        id
    }

    pub(super) fn put_tag(&mut self, id: TagId, name: &str, parent: Option<TagId>) {
        self.edits.push(Edit::Tag(id, Some(Tag { parent, ..Tag::new(name, Color::PALETTE[0]) })));
    }

    pub(super) fn document(&mut self, path: &str) -> DocumentId {
        self.put_document(Document { path: path.into(), ..Document::default() })
    }

    pub(super) fn described(&mut self, path: &str, title: &str, outlet: &str, published: &str) -> DocumentId {
        self.put_document(Document {
            path: path.into(),
            title: Some(Sourced::new(title.into(), "heading")),
            outlet: Some(Sourced::new(outlet.into(), "first line")),
            published: Some(Sourced::new(published.parse().unwrap(), "first line")),
            ..Document::default()
        })
    }

    fn put_document(&mut self, document: Document) -> DocumentId {
        let id = self.ids.document();
        self.edits.push(Edit::Document(id, Some(document)));
        id
    }

    pub(super) fn highlight(
        &mut self,
        document: DocumentId,
        (start, end): (u64, u64),
        exact: &str,
        tags: &[TagId],
    ) -> HighlightId {
        let stamp = Stamp::new(Timestamp::UNIX_EPOCH, "Ann");
        let highlight = Highlight {
            document,
            points: Points::new(start, end),
            exact: exact.into(),
            before: String::new(),
            after: String::new(),
            tags: tags.iter().copied().collect(),
            note: String::new(),
            created: stamp.clone(),
            modified: stamp,
            extra: Default::default(),
        };
        let id = self.ids.highlight();
        self.edits.push(Edit::Highlight(id, Some(highlight)));
        id
    }

    pub(super) fn noted(&mut self, document: DocumentId, points: (u64, u64), exact: &str, note: &str) {
        self.highlight(document, points, exact, &[]);
        if let Some(Edit::Highlight(_, Some(highlight))) = self.edits.last_mut() {
            highlight.note = note.into();
        }
    }

    pub(super) fn notebook(self) -> Notebook {
        Notebook::from_edits(self.edits, Default::default())
    }
}
