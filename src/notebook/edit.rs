//! What changes: slots and the values they should hold.

use super::{
    Columns, Conflict, ConflictId, Decision, DecisionId, Document, DocumentId, Extra, Highlight, HighlightId, Link, LinkId, Note,
    NoteId, Tag, TagId,
};

/// A slot of the notebook and the value that it should hold; `None` empties it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The notebook's own title.
    Title(String),
    /// A document's record.
    Document(DocumentId, Option<Document>),
    /// A tag.
    Tag(TagId, Option<Tag>),
    /// A highlight.
    Highlight(HighlightId, Option<Highlight>),
    /// A note of the whole notebook.
    Note(NoteId, Option<Note>),
    /// A link.
    Link(LinkId, Option<Link>),
    /// What the person said to a proposal.
    Decision(DecisionId, Option<Decision>),
    /// How the columns of a table are to be read, by its path below the documents' folder.
    Columns(String, Option<Columns>),
    /// A conflict that waits to be settled.
    Conflict(ConflictId, Option<Box<Conflict>>),
    /// The fields of a newer version at the top.
    Unknown(Extra),
}

/// Where to look when a change is undone or redone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A document.
    Document(DocumentId),
    /// A highlight in its document.
    Highlight(DocumentId, HighlightId),
    /// A tag in the tags panel.
    Tag(TagId),
    /// A note in the notes panel.
    Note(NoteId),
}

/// One step of a person's work: all its edits happen together and are undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What the person did, as the menu says it after "Undo": `Merge tags`.
    pub label: String,
    /// The slots that change, each at most once.
    pub edits: Vec<Edit>,
    /// The place to show when it is undone.
    pub place: Option<Place>,
}

impl Change {
    /// A change without a place to show.
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), edits, place: None }
    }

    /// The same change, with the place to show when it is undone.
    #[must_use]
    pub const fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}
