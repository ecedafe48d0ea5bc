//! Reading a file in which something is broken: what can be read is read, and the rest is set aside word for word. Lines count from 1.

use std::collections::BTreeMap;
use std::fmt::Display;

use ron::value::RawValue;
use serde::de::DeserializeOwned;

use super::aside::{self, Aside};
use super::assemble::{self, Fault, Records};
use super::clause::clause;
use super::scan::{Piece, pieces};
use super::schema::{
    ConflictFields, DecisionFields, DocumentFields, HighlightFields, LinkFields, NoteFields, TableFields, TagFields,
};
use super::sides::read_conflict;
use super::unfinished::sides;
use crate::notebook::{
    Columns, Conflict, ConflictId, Decision, DecisionId, Document, DocumentId, Extra, Highlight, HighlightId, Link, LinkId, Note,
    NoteId, Tag, TagId,
};

/// Sentences about single records that are said; beyond it, their number is.
const MOST_SAID: usize = 20;

/// What could be read of a file.
pub(super) struct Salvaged {
    pub(super) records: Records,
    pub(super) folder: Option<String>,
    /// What was set aside and why, a sentence each.
    pub(super) said: Vec<String>,
    /// How many things were set aside.
    pub(super) aside: usize,
    /// Whether the file has its last bracket, so that what is missing is missing inside records only.
    pub(super) whole: bool,
    /// Whether a field or a list that projects have was there.
    pub(super) ours: bool,
}

/// Reads what can be read. Where a merge was left unfinished, both sides are read, and the first is right where they differ.
pub(super) fn salvage(text: &str) -> Salvaged {
    let mut found = Found::default();
    let whole = match sides(text) {
        Some((ours, theirs)) => {
            found.said.push(
                "The file has the marks of a merge that was not finished; both sides were read, and where they differ the first counts."
                    .to_owned(),
            );
            let first = found.read(&ours);
            found.second_side = true;
            found.read(&theirs) && first
        }
        None => found.read(text),
    };
    if found.asides.len() > MOST_SAID {
        found.said.push(format!("{} more were set aside in the same way.", found.asides.len() - MOST_SAID));
    }
    let mut extra = found.extra;
    aside::add(&mut extra, &found.asides);
    let records = Records {
        title: found.texts.remove("title").unwrap_or_default(),
        tags: found.tags,
        documents: found.documents,
        highlights: found.highlights.into_iter().collect(),
        notes: found.notes.into_iter().collect(),
        links: found.links.into_iter().collect(),
        decisions: found.decisions.into_iter().collect(),
        tables: found.tables.into_iter().collect(),
        conflicts: found.conflicts.into_iter().collect(),
        extra,
    };
    let (folder, said, aside) = (found.texts.remove("folder"), found.said, found.asides.len());
    Salvaged { records, folder, said, aside, whole, ours: found.ours }
}

#[derive(Default)]
struct Found {
    /// Title and folder.
    texts: BTreeMap<&'static str, String>,
    tags: BTreeMap<TagId, Tag>,
    documents: BTreeMap<DocumentId, Document>,
    highlights: BTreeMap<HighlightId, Highlight>,
    notes: BTreeMap<NoteId, Note>,
    links: BTreeMap<LinkId, Link>,
    decisions: BTreeMap<DecisionId, Decision>,
    tables: BTreeMap<String, Columns>,
    conflicts: BTreeMap<ConflictId, Conflict>,
    extra: Extra,
    asides: Vec<Aside>,
    said: Vec<String>,
    ours: bool,
    /// Whether this is the second side of a merge: what is there already was said already.
    second_side: bool,
}

impl Found {
    /// Reads one text; whether it has its last bracket.
    fn read(&mut self, text: &str) -> bool {
        let pieces = pieces(text, &reads);
        let mut lines = Lines { text, at: 0, line: 1 };
        for (at, piece) in pieces.all {
            let line = lines.of(at);
            match piece {
                Piece::Field(name, value) => self.field(line, name, value),
                Piece::Record(list, record) => self.record(line, list, record),
                Piece::Stray(stray) => self.set_aside(line, "something", Aside::new("", "it is part of no record", stray)),
                Piece::Unclosed(list) => {
                    self.ours = true;
                    self.said.push(format!("Line {line}: the list “{list}” before it was never closed; it ends there now."));
                }
            }
        }
        pieces.whole
    }

    fn field(&mut self, line: usize, name: &str, value: &str) {
        match name {
            "version" => {}
            "title" => self.text(line, "title", value),
            "folder" => self.text(line, "folder", value),
            _ => match ron::from_str::<&RawValue>(value) {
                Err(error) => {
                    self.set_aside(line, "a field", Aside::new(name, &clause(&error.code), &format!("{name}: {value}")));
                }
                Ok(_) if self.extra.get(name).is_none_or(|there| self.second_side && there == value) => {
                    self.extra.insert(name.to_owned(), value.to_owned());
                }
                Ok(_) => self.set_aside(line, "a field", Aside::new(name, &twice(name), &format!("{name}: {value}"))),
            },
        }
    }

    fn text(&mut self, line: usize, name: &'static str, value: &str) {
        // Many programs begin their files with a version and a title.
        self.ours |= name == "folder";
        match ron::from_str::<String>(value) {
            Err(error) => self.set_aside(line, "a field", Aside::new(name, &clause(&error.code), &format!("{name}: {value}"))),
            Ok(text) if self.texts.get(name).is_none_or(|there| self.second_side && *there == text) => {
                self.texts.insert(name, text);
            }
            Ok(_) => self.set_aside(line, "a field", Aside::new(name, &twice(name), &format!("{name}: {value}"))),
        }
    }

    fn record(&mut self, line: usize, list: &'static str, text: &str) {
        self.ours = true;
        let again = self.second_side;
        let refused = match list {
            "tags" => put(&mut self.tags, "tag", again, record(text, assemble::tag)),
            "documents" => put(&mut self.documents, "document", again, record(text, assemble::document)),
            "highlights" => put(&mut self.highlights, "highlight", again, record(text, assemble::highlight)),
            "notes" => put(&mut self.notes, "note", again, record(text, assemble::note)),
            "links" => put(&mut self.links, "link", again, record(text, assemble::link)),
            "decisions" => put(&mut self.decisions, "decision", again, record(text, assemble::decision)),
            "tables" => put(&mut self.tables, "table", again, record(text, assemble::table)),
            _ => put(&mut self.conflicts, "conflict", again, record(text, read_conflict)),
        };
        if let Err((further, why)) = refused {
            self.set_aside(line + further, &format!("a {}", list.trim_end_matches('s')), Aside::new(list, &why, text));
        }
    }

    fn set_aside(&mut self, line: usize, what: &str, aside: Aside) {
        // Lines outside the marks of a merge are read twice.
        if self.second_side && self.asides.iter().any(|there| there.text == aside.text && there.list == aside.list) {
            return;
        }
        if self.asides.len() < MOST_SAID {
            let why = &aside.why;
            self.said.push(format!("Line {line}: {what} could not be read ({why}). It was set aside and stays in the file."));
        }
        self.asides.push(aside);
    }
}

fn twice(name: &str) -> String {
    format!("the field “{name}” stands in the file twice")
}

/// A clause that says what is wrong, and how many lines after its start.
type Wrong = (usize, String);

/// Puts a record in, unless another has its id; one that is the same word for word is no other.
fn put<I: Ord + Display, R: PartialEq>(
    into: &mut BTreeMap<I, R>,
    what: &str,
    second_side: bool,
    record: Result<(I, R, usize), Wrong>,
) -> Result<(), Wrong> {
    let (id, record, line) = record?;
    match into.get(&id) {
        Some(there) if *there == record => Ok(()),
        Some(_) if second_side => Err((line, format!("both sides of the merge changed the {what} {id}"))),
        Some(_) => Err((line, format!("the {what} {id} stands in the file twice"))),
        None => {
            into.insert(id, record);
            Ok(())
        }
    }
}

/// Reads the text of one record; with it comes how many lines after its start its first field stands.
fn record<F: DeserializeOwned, I, R>(text: &str, make: fn(F) -> Result<(I, R), Fault>) -> Result<(I, R, usize), Wrong> {
    let fields: F = ron::from_str(text).map_err(|error| (error.span.start.line.saturating_sub(1), clause(&error.code)))?;
    let inside = text.strip_prefix('(').unwrap_or(text);
    let line = inside[..inside.len() - inside.trim_start().len()].matches('\n').count();
    make(fields).map(|(id, record)| (id, record, line)).map_err(|fault| (line, fault.what))
}

/// Whether a text is a record of a list.
fn reads(list: &'static str, text: &str) -> bool {
    match list {
        "tags" => ron::from_str::<TagFields>(text).is_ok(),
        "documents" => ron::from_str::<DocumentFields>(text).is_ok(),
        "highlights" => ron::from_str::<HighlightFields>(text).is_ok(),
        "notes" => ron::from_str::<NoteFields>(text).is_ok(),
        "links" => ron::from_str::<LinkFields>(text).is_ok(),
        "decisions" => ron::from_str::<DecisionFields>(text).is_ok(),
        "tables" => ron::from_str::<TableFields>(text).is_ok(),
        _ => ron::from_str::<ConflictFields>(text).is_ok(),
    }
}

/// The numbers of lines, asked for in the order of the text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        self.line += self.text[self.at..at].matches('\n').count();
        self.at = at;
        self.line
    }
}
