//! Conflicts in words: what they are about, and the values on either side. Places are **code points**.

use super::tag_tree::tag_path;
use crate::notebook::{
    Conflict, ConflictId, Disputed, Document, Field, Highlight, HighlightId, Link, Note, Notebook, Parts, Place, Sides, Sourced,
    Tag, TagId,
};

/// A conflict as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictRow {
    /// The conflict.
    pub id: ConflictId,
    /// The record: `highlight “the words”`.
    pub what: String,
    /// What of it: `note`; for a whole record `deleted or changed`.
    pub field: String,
    /// What both started from; empty for nothing.
    pub base: String,
    /// The value that was taken.
    pub ours: String,
    /// The other value.
    pub theirs: String,
    /// Where to look at the record, if it is there.
    pub place: Option<Place>,
    /// Whether both values can stand together.
    pub both: bool,
}

/// All conflicts that wait to be settled, by id.
#[must_use]
pub fn conflicts(notebook: &Notebook) -> Vec<ConflictRow> {
    notebook.conflicts().iter().map(|(id, conflict)| row(notebook, *id, conflict)).collect()
}

fn row(notebook: &Notebook, id: ConflictId, conflict: &Conflict) -> ConflictRow {
    let field = &conflict.field;
    let (what, values, place) = match &conflict.of {
        Disputed::Title(sides) => ("notebook".to_owned(), [&sides.base, &sides.ours, &sides.theirs].map(Clone::clone), None),
        Disputed::Unknown(sides) => {
            let of = |extra: &crate::notebook::Extra| match field {
                Field::Unknown(name) => extra.get(name).cloned().unwrap_or_default(),
                _ => String::new(),
            };
            ("notebook".to_owned(), [of(&sides.base), of(&sides.ours), of(&sides.theirs)], None)
        }
        Disputed::Document(id, sides) => {
            let name = known(notebook.document(*id), sides).map(|record| record.display_name().to_owned());
            let place = notebook.document(*id).map(|_| Place::Document(*id));
            (named("article", name), values(sides, field, |record| document_value(record, field)), place)
        }
        Disputed::Tag(id, sides) => {
            let name = known(notebook.tag(*id), sides).map(|record| record.name.clone());
            let place = notebook.tag(*id).map(|_| Place::Tag(*id));
            (named("tag", name), values(sides, field, |record| tag_value(notebook, record, field)), place)
        }
        Disputed::Highlight(id, sides) => {
            let name = known(notebook.highlight(*id), sides).map(|record| record.exact.clone());
            let values = values(sides, field, |record| highlight_value(record, field));
            (named("highlight", name), values, place_of(notebook, *id))
        }
        Disputed::Note(id, sides) => {
            let name = known(notebook.note(*id), sides).map(|record| record.title.clone());
            let place = notebook.note(*id).map(|_| Place::Note(*id));
            (named("note", name), values(sides, field, |record| note_value(record, field)), place)
        }
        Disputed::Link(id, sides) => {
            let name = known(notebook.link(*id), sides).map(|record| record.kind.name().to_owned());
            let place = notebook.link(*id).and_then(|link| place_of(notebook, link.from));
            (named("link", name), values(sides, field, |record| link_value(notebook, record, field)), place)
        }
    };
    let [base, ours, theirs] = values;
    let field_name = if *field == Field::Whole { "deleted or changed".into() } else { field.name() };
    ConflictRow { id, what, field: field_name.into_owned(), base, ours, theirs, place, both: conflict.can_keep_both() }
}

fn named(kind: &str, name: Option<String>) -> String {
    match name.filter(|name| !name.is_empty()) {
        Some(name) => format!("{kind} “{name}”"),
        None => kind.to_owned(),
    }
}

/// The record as it is now, else as one of the sides still has it.
fn known<'a, R>(now: Option<&'a R>, sides: &'a Sides<Option<R>>) -> Option<&'a R> {
    now.or(sides.ours.as_ref()).or(sides.theirs.as_ref()).or(sides.base.as_ref())
}

fn place_of(notebook: &Notebook, id: HighlightId) -> Option<Place> {
    Some(Place::Highlight(notebook.highlight(id)?.document, id))
}

fn values<R: Parts>(sides: &Sides<Option<R>>, field: &Field, value: impl Fn(&R) -> String) -> [String; 3] {
    let say = |side: &Option<R>| match (side, field) {
        (None, Field::Whole) => "deleted".to_owned(),
        (Some(side), Field::Whole) if sides.base.as_ref() == Some(side) => "as it was, and in use".to_owned(),
        (Some(_), Field::Whole) => "changed".to_owned(),
        (None, _) => String::new(),
        (Some(side), Field::Unknown(name)) => side.extra().get(name).cloned().unwrap_or_default(),
        (Some(side), _) => value(side),
    };
    [say(&sides.base), say(&sides.ours), say(&sides.theirs)]
}

fn text(known: &Option<Sourced<String>>) -> String {
    known.as_ref().map(|known| known.value.clone()).unwrap_or_default()
}

fn document_value(document: &Document, field: &Field) -> String {
    match field {
        Field::Path => document.path.clone(),
        Field::Hash => document.hash.clone(),
        Field::Versions => document.files().collect::<Vec<_>>().join(", "),
        Field::Title => text(&document.title),
        Field::Outlet => text(&document.outlet),
        Field::Author => text(&document.author),
        Field::Published => document.published.as_ref().map(|date| date.value.to_string()).unwrap_or_default(),
        Field::Url => text(&document.url),
        Field::Language => text(&document.language),
        Field::Opening => document.opening.clone(),
        Field::Note => document.note.clone(),
        _ => String::new(),
    }
}

fn tag_value(notebook: &Notebook, tag: &Tag, field: &Field) -> String {
    let below = |parent: TagId| match notebook.tag(parent) {
        Some(_) => format!("below {}", tag_path(notebook, parent)),
        None => "below a tag that is gone".to_owned(),
    };
    match field {
        Field::Name => tag.name.clone(),
        Field::Color => tag.color.to_string(),
        Field::Definition => tag.definition.clone(),
        Field::Parent => tag.parent.map_or_else(|| "at the top".to_owned(), below),
        Field::Pin => tag.pin.map_or_else(|| "no key".to_owned(), |pin| format!("key {pin}")),
        Field::Note => tag.note.clone(),
        _ => String::new(),
    }
}

fn highlight_value(highlight: &Highlight, field: &Field) -> String {
    match field {
        Field::Place => format!("“{}” ({}–{})", highlight.exact, highlight.points.start, highlight.points.end),
        Field::Note => highlight.note.clone(),
        _ => String::new(),
    }
}

fn note_value(note: &Note, field: &Field) -> String {
    match field {
        Field::Title => note.title.clone(),
        Field::Text => note.text.clone(),
        _ => String::new(),
    }
}

fn link_value(notebook: &Notebook, link: &Link, field: &Field) -> String {
    let words = |id| notebook.highlight(id).map_or("a highlight that is gone", |highlight| highlight.exact.as_str());
    match field {
        Field::Ends => format!("from “{}” to “{}”", words(link.from), words(link.to)),
        Field::Kind => link.kind.name().to_owned(),
        Field::Note => link.note.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Color, Edit, Extra};

    #[test]
    fn a_row_says_what_it_is_about() {
        let (id, parent) = (TagId::from_bits(1), TagId::from_bits(2));
        let tag = |name: &str, parent| Some(Tag { parent, ..Tag::new(name, Color::PALETTE[0]) });
        let sides = |field: Field| {
            let sides = Sides { base: tag("a", None), ours: tag("b", Some(parent)), theirs: tag("c", None) };
            Conflict::new(field, Disputed::Tag(id, sides))
        };
        let gone = Sides { base: tag("a", None), ours: tag("b", None), theirs: None };
        let list = [sides(Field::Name), sides(Field::Parent), Conflict::new(Field::Whole, Disputed::Tag(id, gone))];
        let mut edits = vec![Edit::Tag(id, tag("b", Some(parent))), Edit::Tag(parent, tag("p", None))];
        edits.extend(list.iter().map(|conflict| Edit::Conflict(conflict.id(), Some(Box::new(conflict.clone())))));
        let notebook = Notebook::from_edits(edits, Extra::new());
        let said = list.map(|conflict| {
            let row = row(&notebook, conflict.id(), &conflict);
            assert_eq!((row.what.as_str(), row.place), ("tag “b”", Some(Place::Tag(id))));
            [row.field, row.base, row.ours, row.theirs].join(" | ")
        });
        let expected = [
            "name | a | b | c",
            "parent | at the top | below p | at the top",
            "deleted or changed | as it was, and in use | changed | deleted",
        ];
        assert_eq!(said, expected);
        assert_eq!(conflicts(&notebook).len(), 3);
    }
}
