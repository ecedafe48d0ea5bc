//! A step as one line of the journal: the same records as in the project file, each slot with what it holds now and what it held
//! before. Places are **code points**.
//!
//! The value of an unknown field may have line ends and comments, so here it stands as a text, beside its record.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::assemble::{self, Fault};
use super::out::Out;
use super::record;
use super::schema::{
    ConflictFields, DecisionFields, DocumentFields, HighlightFields, LinkFields, NoteFields, TableFields, TagFields,
};
use super::sides::{conflict, read_conflict, unknown};
use crate::notebook::{
    Change, Conflict, ConflictId, DocumentId, Edit, Extra, HighlightId, NoteId, Place, Stamp, Step, StepKind, TagId,
};
use crate::storage::fields::{Text, record};

record! {
    /// A step.
    StepFields needs [number] {
        number: u64,
        kind: String,
        at: Text<Timestamp>,
        by: String,
        label: String,
        place: PlaceFields,
        edits: Vec<EditFields>,
    }
}

record! {
    /// The place to show: one of these, but a highlight with its document.
    PlaceFields needs [] {
        document: Text<DocumentId>,
        highlight: Text<HighlightId>,
        tag: Text<TagId>,
        note: Text<NoteId>,
    }
}

record! {
    /// A slot: one of the kinds. Without the first field the slot is emptied; without the second it was empty.
    EditFields needs [] {
        title: String,
        was_title: String,
        document: DocumentFields,
        was_document: DocumentFields,
        tag: TagFields,
        was_tag: TagFields,
        highlight: HighlightFields,
        was_highlight: HighlightFields,
        note: NoteFields,
        was_note: NoteFields,
        link: LinkFields,
        was_link: LinkFields,
        decision: DecisionFields,
        was_decision: DecisionFields,
        table: TableFields,
        was_table: TableFields,
        conflict: ConflictFields,
        was_conflict: ConflictFields,
        unknown: BTreeMap<String, String>,
        was_unknown: BTreeMap<String, String>,
    }
}

/// Appends the record of a step, without a line end.
pub(in crate::storage) fn write_step(text: String, number: u64, step: &Step) -> String {
    let mut out = Out::flat(text);
    out.bracketed(|out| {
        out.shown("number", number);
        out.quoted("kind", step.kind.name());
        out.shown("at", format_args!("\"{}\"", record::whole_seconds(step.stamp.at)));
        out.quoted_unless_empty("by", &step.stamp.by);
        out.quoted("label", &step.change.label);
        if let Some(place) = step.change.place {
            out.name("place");
            out.bracketed(|out| write_place(out, place));
            out.end();
        }
        out.name("edits");
        out.text.push('[');
        // What was there before stands in the opposite order.
        for (place, (now, was)) in step.change.edits.iter().zip(step.was.iter().rev()).enumerate() {
            out.text.push_str(if place == 0 { "" } else { ", " });
            out.bracketed(|out| {
                write_value(out, "", now);
                write_value(out, "was_", was);
            });
        }
        out.text.push(']');
        out.end();
    });
    out.text
}

fn write_place(out: &mut Out, place: Place) {
    match place {
        Place::Document(id) => out.quoted("document", id.as_str()),
        Place::Highlight(document, id) => {
            out.quoted("document", document.as_str());
            out.quoted("highlight", id.as_str());
        }
        Place::Tag(id) => out.quoted("tag", id.as_str()),
        Place::Note(id) => out.quoted("note", id.as_str()),
    }
}

/// The value that a slot holds, unless it is empty.
fn write_value(out: &mut Out, prefix: &str, edit: &Edit) {
    let field = |out: &mut Out, kind: &str, write: &dyn Fn(&mut Out), extra: &Extra| {
        out.name(&format!("{prefix}{kind}"));
        write(out);
        out.end();
        if !extra.is_empty() {
            unknown(out, &format!("{prefix}unknown"), extra);
        }
    };
    match edit {
        Edit::Title(title) => out.quoted(&format!("{prefix}title"), title),
        Edit::Document(id, Some(record)) => field(out, "document", &|out| record::document(out, *id, record), &record.extra),
        Edit::Tag(id, Some(record)) => field(out, "tag", &|out| record::tag(out, *id, record), &record.extra),
        Edit::Highlight(id, Some(record)) => field(out, "highlight", &|out| record::highlight(out, *id, record), &record.extra),
        Edit::Note(id, Some(record)) => field(out, "note", &|out| record::note(out, *id, record), &record.extra),
        Edit::Link(id, Some(record)) => field(out, "link", &|out| record::link(out, *id, record), &record.extra),
        Edit::Decision(id, Some(record)) => field(out, "decision", &|out| record::decision(out, *id, record), &record.extra),
        Edit::Columns(path, Some(record)) => field(out, "table", &|out| record::table(out, path, record), &record.extra),
        Edit::Conflict(id, Some(record)) => field(out, "conflict", &|out| conflict(out, *id, record), &record.extra),
        Edit::Unknown(extra) => unknown(out, &format!("{prefix}unknown"), extra),
        Edit::Document(_, None)
        | Edit::Tag(_, None)
        | Edit::Highlight(_, None)
        | Edit::Note(_, None)
        | Edit::Link(_, None)
        | Edit::Decision(_, None)
        | Edit::Columns(_, None)
        | Edit::Conflict(_, None) => {}
    }
}

/// Reads the record of a step, and its number.
///
/// # Errors
/// A clause that says what is wrong with it.
pub(in crate::storage) fn read_step(text: &str) -> Result<(u64, Step), String> {
    let fields: StepFields = ron::from_str(text).map_err(|error| error.code.to_string())?;
    let missing = |name: &str| format!("the step has no field “{name}”");
    let kind = fields.kind.ok_or_else(|| missing("kind"))?;
    let kind = StepKind::ALL.into_iter().find(|known| known.name() == kind).ok_or("the step is of an unknown kind")?;
    let stamp = Stamp::new(fields.at.ok_or_else(|| missing("at"))?.0, fields.by.unwrap_or_default());
    let (mut edits, mut was) = (Vec::new(), Vec::new());
    for fields in fields.edits.unwrap_or_default() {
        // Nothing in place of nothing: not even the slot is known, and there is nothing to do.
        if let Some((now, before)) = read_edit(fields).map_err(|fault| fault.what)? {
            edits.push(now);
            was.push(before);
        }
    }
    was.reverse();
    let place = fields.place.and_then(|place| read_place(&place));
    let change = Change { label: fields.label.unwrap_or_default(), edits, place };
    Ok((fields.number.ok_or_else(|| missing("number"))?, Step { kind, change, was, stamp }))
}

fn read_place(fields: &PlaceFields) -> Option<Place> {
    let document = fields.document.map(|id| id.0);
    let highlight = document.zip(fields.highlight).map(|(document, id)| Place::Highlight(document, id.0));
    let rest = || document.map(Place::Document).or(fields.tag.map(|id| Place::Tag(id.0)));
    highlight.or_else(rest).or(fields.note.map(|id| Place::Note(id.0)))
}

/// What a slot holds now, and what it held before.
fn read_edit(fields: EditFields) -> Result<Option<(Edit, Edit)>, Fault> {
    let given = fields.unknown.is_some();
    let (mut unknown, mut was_unknown) = (fields.unknown.unwrap_or_default(), fields.was_unknown.unwrap_or_default());
    macro_rules! slot {
        ($kind:ident, $was:ident, $edit:path) => {
            if fields.$kind.is_some() || fields.$was.is_some() {
                let (mut now, mut was) =
                    (fields.$kind.map(assemble::$kind).transpose()?, fields.$was.map(assemble::$kind).transpose()?);
                now.iter_mut().for_each(|(_, record)| record.extra.extend(std::mem::take(&mut unknown)));
                was.iter_mut().for_each(|(_, record)| record.extra.extend(std::mem::take(&mut was_unknown)));
                let id = now.as_ref().or(was.as_ref()).map(|(id, _)| id.clone());
                let (now, was) = (now.map(|(_, record)| record), was.map(|(_, record)| record));
                return Ok(id.map(|id| ($edit(id.clone(), now), $edit(id, was))));
            }
        };
    }
    if let (Some(now), Some(was)) = (fields.title, fields.was_title) {
        return Ok(Some((Edit::Title(now), Edit::Title(was))));
    }
    slot!(document, was_document, Edit::Document);
    slot!(tag, was_tag, Edit::Tag);
    slot!(highlight, was_highlight, Edit::Highlight);
    slot!(note, was_note, Edit::Note);
    slot!(link, was_link, Edit::Link);
    slot!(decision, was_decision, Edit::Decision);
    slot!(table, was_table, Edit::Columns);
    if fields.conflict.is_some() || fields.was_conflict.is_some() {
        let [now, was] = [fields.conflict, fields.was_conflict].map(|side| side.map(read_conflict).transpose());
        return conflict_slot((now?, unknown), (was?, was_unknown));
    }
    Ok(given.then_some((Edit::Unknown(unknown), Edit::Unknown(was_unknown))))
}

type Side = (Option<(ConflictId, Conflict)>, Extra);

fn conflict_slot((now, unknown): Side, (was, was_unknown): Side) -> Result<Option<(Edit, Edit)>, Fault> {
    let id = now.as_ref().or(was.as_ref()).map(|(id, _)| *id);
    let whole = |conflict: Option<(ConflictId, Conflict)>, unknown: Extra| {
        conflict.map(|(_, mut record)| {
            record.extra.extend(unknown);
            Box::new(record)
        })
    };
    let (now, was) = (whole(now, unknown), whole(was, was_unknown));
    Ok(id.map(|id| (Edit::Conflict(id, now), Edit::Conflict(id, was))))
}
