//! Conflicts: records of three sides. Places are **code points**.
//!
//! Each side stands on one line, as in the journal, so that a conflict is short to read and to delete by hand.

use super::assemble::{self, Fault, required, required_id};
use super::out::Out;
use super::record;
use super::schema::{ConflictFields, SideFields};
use crate::notebook::{Conflict, ConflictId, Disputed, Extra, Field, Parts, Sides};

/// The record of a conflict.
pub(super) fn conflict(out: &mut Out, id: ConflictId, conflict: &Conflict) {
    out.block(|out| {
        out.line(|out| {
            out.quoted("id", id.as_str());
            out.quoted("field", &conflict.field.name());
        });
        match &conflict.of {
            Disputed::Title(sides) => each(out, sides, |out, title| out.quoted("title", title)),
            Disputed::Unknown(sides) => each(out, sides, |out, extra| unknown(out, "unknown", extra)),
            Disputed::Document(id, sides) => each_record(out, "document", sides, |out, side| record::document(out, *id, side)),
            Disputed::Tag(id, sides) => each_record(out, "tag", sides, |out, side| record::tag(out, *id, side)),
            Disputed::Highlight(id, sides) => each_record(out, "highlight", sides, |out, side| record::highlight(out, *id, side)),
            Disputed::Note(id, sides) => each_record(out, "note", sides, |out, side| record::note(out, *id, side)),
            Disputed::Link(id, sides) => each_record(out, "link", sides, |out, side| record::link(out, *id, side)),
        }
        out.extra(&conflict.extra);
    });
}

fn each<T>(out: &mut Out, sides: &Sides<T>, write: impl Fn(&mut Out, &T)) {
    for (name, side) in [("base", &sides.base), ("ours", &sides.ours), ("theirs", &sides.theirs)] {
        out.name(name);
        out.flattened(|out| out.bracketed(|out| write(out, side)));
        out.end();
    }
}

/// Writes the sides on which the record is there.
fn each_record<R: Parts>(out: &mut Out, kind: &str, sides: &Sides<Option<R>>, write: impl Fn(&mut Out, &R)) {
    each(out, sides, |out, side| {
        let Some(side) = side else { return };
        out.name(kind);
        write(out, side);
        out.end();
        if !side.extra().is_empty() {
            unknown(out, "unknown", side.extra());
        }
    });
}

/// Unknown fields as texts: their values may have line ends and comments.
pub(super) fn unknown(out: &mut Out, name: &str, extra: &Extra) {
    out.name(name);
    out.text.push('{');
    for (place, (name, value)) in extra.iter().enumerate() {
        out.text.push_str(if place == 0 { "" } else { ", " });
        out.text_alone(name);
        out.text.push_str(": ");
        out.text_alone(value);
    }
    out.text.push('}');
    out.end();
}

/// The conflict of a record; a missing field or an impossible place is a fault.
pub(super) fn read_conflict(fields: ConflictFields) -> Result<(ConflictId, Conflict), Fault> {
    let id = required_id(fields.id, "conflict")?;
    let fault = |what: String| Fault { id: id.to_string(), nth: 0, what };
    let name = required(fields.field, id, "conflict", "field")?;
    let field = Field::from_name(&name).ok_or_else(|| fault(format!("the conflict {id} is about an unknown field, “{name}”")))?;
    let side = |side: Option<SideFields>| side.unwrap_or_default();
    let [base, ours, theirs] = [side(fields.base), side(fields.ours), side(fields.theirs)];
    let of = disputed(base, ours, theirs)?.ok_or_else(|| fault(format!("the conflict {id} has no values")))?;
    Ok((id, Conflict { field, of, extra: fields.extra }))
}

fn disputed(mut base: SideFields, mut ours: SideFields, mut theirs: SideFields) -> Result<Option<Disputed>, Fault> {
    let mut unknown = [&mut base, &mut ours, &mut theirs].map(|side| side.unknown.take());
    macro_rules! slot {
        ($kind:ident, $of:path) => {
            let mut id = None;
            let mut record = |side: &mut SideFields, place: usize| -> Result<_, Fault> {
                let Some((found, mut record)) = side.$kind.take().map(assemble::$kind).transpose()? else { return Ok(None) };
                record.extra.extend(unknown[place].take().unwrap_or_default());
                id = Some(found);
                Ok(Some(record))
            };
            let sides = Sides { base: record(&mut base, 0)?, ours: record(&mut ours, 1)?, theirs: record(&mut theirs, 2)? };
            if let Some(id) = id {
                return Ok(Some($of(id, sides)));
            }
        };
    }
    slot!(document, Disputed::Document);
    slot!(tag, Disputed::Tag);
    slot!(highlight, Disputed::Highlight);
    slot!(note, Disputed::Note);
    slot!(link, Disputed::Link);
    if let (Some(ours), Some(theirs)) = (ours.title, theirs.title) {
        return Ok(Some(Disputed::Title(Sides { base: base.title.unwrap_or_default(), ours, theirs })));
    }
    let given = unknown.iter().any(Option::is_some);
    let [base, ours, theirs] = unknown.map(Option::unwrap_or_default);
    Ok(given.then_some(Disputed::Unknown(Sides { base, ours, theirs })))
}
