//! The fields of a version 1 file, as `docs/project-file.md` describes them. Places are **code points**.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::notebook::{Color, ConflictId, DecisionId, DocumentId, HighlightId, LinkId, NoteId, PublishedDate, TagId};
use crate::storage::fields::{Text, record};

record! {
    /// The whole file.
    File needs [version] {
        version: u64,
        title: String,
        folder: String,
        tags: Vec<TagFields>,
        documents: Vec<DocumentFields>,
        highlights: Vec<HighlightFields>,
        notes: Vec<NoteFields>,
        links: Vec<LinkFields>,
        decisions: Vec<DecisionFields>,
        tables: Vec<TableFields>,
        conflicts: Vec<ConflictFields>,
    }
}

record! {
    /// A tag.
    TagFields needs [id] {
        id: Text<TagId>,
        name: String,
        parent: Text<TagId>,
        color: Text<Color>,
        definition: String,
        pin: u8,
        note: String,
        absent: Vec<Text<DocumentId>>,
    }
}

record! {
    /// Something known of a document.
    SourcedText needs [value] { value: String, from: String }
}

record! {
    /// When a document was published.
    SourcedDate needs [value] { value: Text<PublishedDate>, from: String }
}

record! {
    /// An earlier file of a document.
    VersionFields needs [path] { path: String, hash: String }
}

record! {
    /// A document.
    DocumentFields needs [id] {
        id: Text<DocumentId>,
        path: String,
        hash: String,
        unsettled: Vec<Text<HighlightId>>,
        versions: Vec<VersionFields>,
        title: SourcedText,
        outlet: SourcedText,
        author: SourcedText,
        published: SourcedDate,
        url: SourcedText,
        language: SourcedText,
        opening: String,
        note: String,
    }
}

record! {
    /// A highlight.
    HighlightFields needs [id] {
        id: Text<HighlightId>,
        document: Text<DocumentId>,
        start: u64,
        end: u64,
        tags: Vec<Text<TagId>>,
        before: String,
        exact: String,
        after: String,
        note: String,
        created: Text<Timestamp>,
        by: String,
        modified: Text<Timestamp>,
        modified_by: String,
    }
}

record! {
    /// A note of the whole notebook.
    NoteFields needs [id] {
        id: Text<NoteId>,
        title: String,
        text: String,
        created: Text<Timestamp>,
        by: String,
        modified: Text<Timestamp>,
        modified_by: String,
    }
}

record! {
    /// A link.
    LinkFields needs [id] {
        id: Text<LinkId>,
        from: Text<HighlightId>,
        to: Text<HighlightId>,
        kind: String,
        note: String,
        created: Text<Timestamp>,
        by: String,
    }
}

record! {
    /// What the person said to a proposal.
    DecisionFields needs [id] {
        id: Text<DecisionId>,
        kind: String,
        document: Text<DocumentId>,
        words: String,
        other_document: Text<DocumentId>,
        other_words: String,
        created: Text<Timestamp>,
        by: String,
    }
}

record! {
    /// How the columns of a table are to be read, by their names.
    TableFields needs [path] {
        path: String,
        text: String,
        title: String,
        published: String,
        outlet: String,
        author: String,
        url: String,
        language: String,
    }
}

record! {
    /// What two people changed differently.
    ConflictFields needs [id] {
        id: Text<ConflictId>,
        field: String,
        base: SideFields,
        ours: SideFields,
        theirs: SideFields,
    }
}

record! {
    /// The value of a slot on one side: one of the kinds, or none. Unknown fields stand as texts beside their record.
    SideFields needs [] {
        title: String,
        document: DocumentFields,
        tag: TagFields,
        highlight: HighlightFields,
        note: NoteFields,
        link: LinkFields,
        unknown: BTreeMap<String, String>,
    }
}
