//! From the fields that a file holds to the records of a notebook. Places are **code points**.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use jiff::Timestamp;

use super::schema::{
    DecisionFields, DocumentFields, File, HighlightFields, LinkFields, NoteFields, SourcedDate, SourcedText, TableFields,
    TagFields, VersionFields,
};
use crate::notebook::{
    Columns, Conflict, ConflictId, Decision, DecisionId, DecisionKind, Document, DocumentId, Edit, Extra, Highlight, HighlightId,
    Link, LinkId, LinkKind, Note, NoteId, Notebook, PublishedDate, Sourced, Stamp, Tag, TagId, Version,
};
use crate::storage::fields::Text;
use crate::text::Points;

/// What is wrong with a record that RON could read.
#[derive(Debug)]
pub(super) struct Fault {
    /// The record's id; empty if it has none.
    pub(super) id: String,
    /// Which of the records with that id, from 0.
    pub(super) nth: usize,
    /// A clause without a full stop.
    pub(super) what: String,
}

/// The records of a file, not yet held against each other.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) title: String,
    pub(super) tags: BTreeMap<TagId, Tag>,
    pub(super) documents: BTreeMap<DocumentId, Document>,
    pub(super) highlights: Vec<(HighlightId, Highlight)>,
    pub(super) notes: Vec<(NoteId, Note)>,
    pub(super) links: Vec<(LinkId, Link)>,
    pub(super) decisions: Vec<(DecisionId, Decision)>,
    pub(super) tables: Vec<(String, Columns)>,
    pub(super) conflicts: Vec<(ConflictId, Conflict)>,
    pub(super) extra: Extra,
}

impl Records {
    /// The notebook of these records.
    pub(super) fn into_notebook(self) -> Notebook {
        let mut edits = Vec::with_capacity(self.highlights.len() + self.documents.len() + self.tags.len() + 1);
        edits.push(Edit::Title(self.title));
        edits.extend(self.tags.into_iter().map(|(id, tag)| Edit::Tag(id, Some(tag))));
        edits.extend(self.documents.into_iter().map(|(id, document)| Edit::Document(id, Some(document))));
        edits.extend(self.highlights.into_iter().map(|(id, highlight)| Edit::Highlight(id, Some(highlight))));
        edits.extend(self.notes.into_iter().map(|(id, note)| Edit::Note(id, Some(note))));
        edits.extend(self.links.into_iter().map(|(id, link)| Edit::Link(id, Some(link))));
        edits.extend(self.decisions.into_iter().map(|(id, decision)| Edit::Decision(id, Some(decision))));
        edits.extend(self.tables.into_iter().map(|(path, columns)| Edit::Columns(path, Some(columns))));
        edits.extend(self.conflicts.into_iter().map(|(id, conflict)| Edit::Conflict(id, Some(Box::new(conflict)))));
        Notebook::from_edits(edits, self.extra)
    }
}

/// Makes the records; an id that stands twice, a missing field or an impossible place is a fault.
pub(super) fn assemble(file: File) -> Result<Records, Fault> {
    Ok(Records {
        title: file.title.unwrap_or_default(),
        tags: all("tag", file.tags, tag)?.into_iter().collect(),
        documents: all("document", file.documents, document)?.into_iter().collect(),
        highlights: all("highlight", file.highlights, highlight)?,
        notes: all("note", file.notes, note)?,
        links: all("link", file.links, link)?,
        decisions: all("decision", file.decisions, decision)?,
        tables: all("table", file.tables, table)?,
        conflicts: Vec::new(),
        extra: file.extra,
    })
}

/// Makes records of one kind; an id that stands twice is a fault.
pub(super) fn all<F, I: Ord + Clone + Display, R>(
    what: &str,
    list: Option<Vec<F>>,
    make: impl Fn(F) -> Result<(I, R), Fault>,
) -> Result<Vec<(I, R)>, Fault> {
    once(what, list.unwrap_or_default().into_iter().map(make).collect::<Result<_, _>>()?)
}

/// The records; an id that stands twice is a fault.
pub(super) fn once<I: Ord + Clone + Display, R>(what: &str, records: Vec<(I, R)>) -> Result<Vec<(I, R)>, Fault> {
    let mut ids: Vec<I> = records.iter().map(|(id, _)| id.clone()).collect();
    ids.sort_unstable();
    if ids.windows(2).all(|two| two[0] != two[1]) {
        return Ok(records);
    }
    let mut seen = BTreeSet::new();
    let twice = records.iter().find(|(id, _)| !seen.insert(id.clone())).map(|(id, _)| id.to_string()).unwrap_or_default();
    Err(Fault { nth: 1, what: format!("the {what} {twice} stands in the file twice"), id: twice })
}

/// The id that a record must have.
pub(super) fn required_id<I: Copy>(id: Option<Text<I>>, what: &str) -> Result<I, Fault> {
    let fault = || Fault { id: String::new(), nth: 0, what: format!("a {what} has no id") };
    id.map(|id| id.0).ok_or_else(fault)
}

/// A field that a record must have.
pub(super) fn required<T>(field: Option<T>, id: impl Display, record: &str, name: &str) -> Result<T, Fault> {
    field.ok_or_else(|| Fault { id: id.to_string(), nth: 0, what: format!("the {record} {id} has no field “{name}”") })
}

/// The record of a tag; a missing field or an impossible place is a fault.
pub(super) fn tag(fields: TagFields) -> Result<(TagId, Tag), Fault> {
    let id = required_id(fields.id, "tag")?;
    let tag = Tag {
        name: required(fields.name, id, "tag", "name")?,
        color: required(fields.color, id, "tag", "color")?.0,
        definition: fields.definition.unwrap_or_default(),
        parent: fields.parent.map(|parent| parent.0),
        pin: fields.pin,
        note: fields.note.unwrap_or_default(),
        absent: fields.absent.unwrap_or_default().into_iter().map(|id| id.0).collect(),
        extra: fields.extra,
    };
    Ok((id, tag))
}

/// The record of a document; a missing field or an impossible place is a fault.
pub(super) fn document(fields: DocumentFields) -> Result<(DocumentId, Document), Fault> {
    let id = required_id(fields.id, "document")?;
    let mut extra = fields.extra;
    let mut sourced =
        |name: &str, fields: Option<SourcedText>| fields.map(|fields| sourced_text(id, name, fields, &mut extra)).transpose();
    let (title, outlet) = (sourced("title", fields.title)?, sourced("outlet", fields.outlet)?);
    let (author, url) = (sourced("author", fields.author)?, sourced("url", fields.url)?);
    let language = sourced("language", fields.language)?;
    let published = fields.published.map(|fields| sourced_date(id, fields, &mut extra)).transpose()?;
    let path = required(fields.path, id, "document", "path")?;
    let (hash, opening) = (fields.hash.unwrap_or_default(), fields.opening.unwrap_or_default());
    let note = fields.note.unwrap_or_default();
    let unsettled = fields.unsettled.unwrap_or_default().into_iter().map(|id| id.0).collect();
    let earlier = fields.versions.unwrap_or_default().into_iter().enumerate();
    let versions = earlier.map(|(place, fields)| version(id, place, fields, &mut extra)).collect::<Result<_, _>>()?;
    Ok((id, Document { path, hash, unsettled, versions, title, outlet, author, published, url, language, opening, note, extra }))
}

fn version(id: DocumentId, place: usize, fields: VersionFields, extra: &mut Extra) -> Result<Version, Fault> {
    keep_nested(&format!("versions/{place}"), fields.extra, extra);
    let path = required(fields.path, id, "“versions” of the document", "path")?;
    Ok(Version { path, hash: fields.hash.unwrap_or_default() })
}

fn sourced_text(id: DocumentId, name: &str, fields: SourcedText, extra: &mut Extra) -> Result<Sourced<String>, Fault> {
    keep_nested(name, fields.extra, extra);
    let value = required(fields.value, id, &format!("“{name}” of the document"), "value")?;
    Ok(Sourced::new(value, fields.from.unwrap_or_default()))
}

fn sourced_date(id: DocumentId, fields: SourcedDate, extra: &mut Extra) -> Result<Sourced<PublishedDate>, Fault> {
    keep_nested("published", fields.extra, extra);
    let value = required(fields.value, id, "“published” of the document", "value")?;
    Ok(Sourced::new(value.0, fields.from.unwrap_or_default()))
}

/// Keeps the unknown fields of a nested record in the document's own, as `title/field`: no field's name can hold a slash.
fn keep_nested(name: &str, nested: Extra, extra: &mut Extra) {
    extra.extend(nested.into_iter().map(|(field, value)| (format!("{name}/{field}"), value)));
}

/// The record of a highlight; a missing field or an impossible place is a fault.
pub(super) fn highlight(fields: HighlightFields) -> Result<(HighlightId, Highlight), Fault> {
    let id = required_id(fields.id, "highlight")?;
    let start = required(fields.start, id, "highlight", "start")?;
    let end = required(fields.end, id, "highlight", "end")?;
    if start > end {
        let what = format!("the highlight {id} starts at {start}, after its end at {end}");
        return Err(Fault { id: id.to_string(), nth: 0, what });
    }
    let created = required(fields.created, id, "highlight", "created")?;
    let (created, modified) = stamps(created, fields.by, fields.modified, fields.modified_by);
    let highlight = Highlight {
        document: required(fields.document, id, "highlight", "document")?.0,
        points: Points::new(start, end),
        exact: required(fields.exact, id, "highlight", "exact")?,
        before: fields.before.unwrap_or_default(),
        after: fields.after.unwrap_or_default(),
        tags: fields.tags.unwrap_or_default().into_iter().map(|tag| tag.0).collect(),
        note: fields.note.unwrap_or_default(),
        created,
        modified,
        extra: fields.extra,
    };
    Ok((id, highlight))
}

/// The record of a note; a missing field or an impossible place is a fault.
pub(super) fn note(fields: NoteFields) -> Result<(NoteId, Note), Fault> {
    let id = required_id(fields.id, "note")?;
    let created = required(fields.created, id, "note", "created")?;
    let (created, modified) = stamps(created, fields.by, fields.modified, fields.modified_by);
    let (title, text) = (fields.title.unwrap_or_default(), fields.text.unwrap_or_default());
    Ok((id, Note { title, text, created, modified, extra: fields.extra }))
}

/// The record of a link; a missing field or an impossible place is a fault.
pub(super) fn link(fields: LinkFields) -> Result<(LinkId, Link), Fault> {
    let id = required_id(fields.id, "link")?;
    let name = required(fields.kind, id, "link", "kind")?;
    let unknown = || Fault { id: id.to_string(), nth: 0, what: format!("the link {id} is of an unknown kind, “{name}”") };
    let link = Link {
        from: required(fields.from, id, "link", "from")?.0,
        to: required(fields.to, id, "link", "to")?.0,
        kind: LinkKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(unknown)?,
        note: fields.note.unwrap_or_default(),
        created: Stamp::new(required(fields.created, id, "link", "created")?.0, fields.by.unwrap_or_default()),
        extra: fields.extra,
    };
    Ok((id, link))
}

/// The record of a decision; a missing field is a fault.
pub(super) fn decision(fields: DecisionFields) -> Result<(DecisionId, Decision), Fault> {
    let id = required_id(fields.id, "decision")?;
    let name = required(fields.kind, id, "decision", "kind")?;
    let unknown = || Fault { id: id.to_string(), nth: 0, what: format!("the decision {id} is of an unknown kind, “{name}”") };
    let decision = Decision {
        kind: DecisionKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(unknown)?,
        document: fields.document.map(|id| id.0),
        words: required(fields.words, id, "decision", "words")?,
        other_document: fields.other_document.map(|id| id.0),
        other_words: fields.other_words.unwrap_or_default(),
        created: Stamp::new(required(fields.created, id, "decision", "created")?.0, fields.by.unwrap_or_default()),
        extra: fields.extra,
    };
    Ok((id, decision))
}

/// How the columns of a table are to be read; a missing path is a fault.
pub(super) fn table(fields: TableFields) -> Result<(String, Columns), Fault> {
    let path = required(fields.path, "", "table", "path")?;
    let TableFields { text, title, published, outlet, author, url, language, extra, .. } = fields;
    Ok((path, Columns { text, title, published, outlet, author, url, language, extra }))
}

/// When and by whom something was made and changed; what is absent of the change is as when it was made.
fn stamps(
    at: Text<Timestamp>,
    by: Option<String>,
    modified: Option<Text<Timestamp>>,
    modified_by: Option<String>,
) -> (Stamp, Stamp) {
    let created = Stamp::new(at.0, by.unwrap_or_default());
    let changed_at = modified.map_or(at.0, |modified| modified.0);
    let changed = Stamp::new(changed_at, modified_by.unwrap_or_else(|| created.by.clone()));
    (created, changed)
}
