//! Settling what two people changed differently.

use super::tag_table::child_named;
use super::wording::{joined, present, quoted};
use super::{DocumentCommand, HighlightCommand, LinkCommand, NoteCommand, Refusal, TagCommand};
use crate::notebook::{
    Change, Conflict, ConflictId, Disputed, Document, DocumentId, Edit, Field, Highlight, HighlightId, Link, LinkId, Note,
    NoteId, Notebook, Parts, Place, Stamp, Tag, TagId,
};

/// How a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
    /// What stands in the notebook stays; what was deleted on our side is deleted.
    Ours,
    /// The other value takes its place.
    Theirs,
    /// The other text follows ours.
    Both,
}

impl Settling {
    /// What is done, as a label and on a button.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "Keep mine",
            Self::Theirs => "Take theirs",
            Self::Both => "Keep both",
        }
    }
}

/// Settle a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictCommand {
    /// The conflict.
    pub id: ConflictId,
    /// How.
    pub how: Settling,
    /// Who does it, and when.
    pub by: Stamp,
}

impl ConflictCommand {
    /// The change that would do it.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        let conflict = present(notebook.conflicts().get(&self.id), "conflict")?;
        if self.how == Settling::Both && !conflict.can_keep_both() {
            return Err(Refusal("Only texts can stand together: keep one of the two".to_owned()));
        }
        let mut edits = settled(notebook, conflict, self.how, &self.by)?;
        edits.push(Edit::Conflict(self.id, None));
        let change = Change::new(format!("{} ({})", self.how.name(), conflict.field.name()), edits);
        Ok(Change { place: place(notebook, conflict), ..change })
    }
}

fn settled(notebook: &Notebook, conflict: &Conflict, how: Settling, by: &Stamp) -> Result<Vec<Edit>, Refusal> {
    let field = &conflict.field;
    if how == Settling::Ours && (*field != Field::Whole || had_ours(&conflict.of)) {
        return Ok(Vec::new());
    }
    match &conflict.of {
        Disputed::Title(sides) => Ok(vec![Edit::Title(sides.theirs.clone())]),
        Disputed::Unknown(sides) => {
            let mut extra = notebook.extra().clone();
            if let Field::Unknown(name) = field {
                match sides.theirs.get(name) {
                    Some(value) => drop(extra.insert(name.clone(), value.clone())),
                    None => drop(extra.remove(name)),
                }
            }
            Ok(vec![Edit::Unknown(extra)])
        }
        Disputed::Document(id, sides) => document(notebook, *id, field, chosen(how, &sides.ours, &sides.theirs), how),
        Disputed::Tag(id, sides) => tag(notebook, *id, field, chosen(how, &sides.ours, &sides.theirs), (how, by)),
        Disputed::Highlight(id, sides) => highlight(notebook, *id, field, chosen(how, &sides.ours, &sides.theirs), (how, by)),
        Disputed::Note(id, sides) => note(notebook, *id, field, chosen(how, &sides.ours, &sides.theirs), (how, by)),
        Disputed::Link(id, sides) => link(notebook, *id, field, chosen(how, &sides.ours, &sides.theirs), how),
    }
}

/// Whether the record was there on our side.
const fn had_ours(of: &Disputed) -> bool {
    match of {
        Disputed::Title(_) | Disputed::Unknown(_) => true,
        Disputed::Document(_, sides) => sides.ours.is_some(),
        Disputed::Tag(_, sides) => sides.ours.is_some(),
        Disputed::Highlight(_, sides) => sides.ours.is_some(),
        Disputed::Note(_, sides) => sides.ours.is_some(),
        Disputed::Link(_, sides) => sides.ours.is_some(),
    }
}

/// The record of the side that is taken.
const fn chosen<'a, R>(how: Settling, ours: &'a Option<R>, theirs: &'a Option<R>) -> Option<&'a R> {
    match how {
        Settling::Ours => ours.as_ref(),
        Settling::Theirs | Settling::Both => theirs.as_ref(),
    }
}

/// The record with the field of the other side; `text` says which text is to be joined, if both stay.
fn with_field<R: Parts>(
    now: Option<&R>,
    (field, from, how): (&Field, Option<&R>, Settling),
    what: &str,
    text: impl Fn(&mut R) -> Option<&mut String>,
) -> Result<R, Refusal> {
    let now = present(now, what)?;
    let mut new = now.clone();
    new.take(field, present(from, what)?);
    if how == Settling::Both {
        let mut old = now.clone();
        if let (Some(mine), Some(theirs)) = (text(&mut old), text(&mut new)) {
            *theirs = joined(mine, theirs);
        }
    }
    Ok(new)
}

fn document(
    notebook: &Notebook,
    id: DocumentId,
    field: &Field,
    from: Option<&Document>,
    how: Settling,
) -> Result<Vec<Edit>, Refusal> {
    let now = notebook.document(id);
    match (field, from, now) {
        (Field::Whole, None, Some(_)) => Ok(DocumentCommand::Remove { id }.plan(notebook)?.edits),
        (Field::Whole, None, None) | (Field::Whole, Some(_), Some(_)) => Ok(Vec::new()),
        (Field::Whole, Some(record), None) => Ok(vec![Edit::Document(id, Some(record.clone()))]),
        _ => {
            let new = with_field(now, (field, from, how), "article", |record| Some(&mut record.note))?;
            Ok(vec![Edit::Document(id, Some(new))])
        }
    }
}

fn tag(
    notebook: &Notebook,
    id: TagId,
    field: &Field,
    from: Option<&Tag>,
    (how, by): (Settling, &Stamp),
) -> Result<Vec<Edit>, Refusal> {
    let command = match (field, from, notebook.tag(id)) {
        (Field::Whole, None, Some(_)) => TagCommand::Delete { id, by: by.clone() },
        (Field::Whole, None, None) | (Field::Whole, Some(_), Some(_)) => return Ok(Vec::new()),
        (Field::Whole, Some(record), None) => {
            let parent = record.parent.filter(|parent| notebook.tag(*parent).is_some());
            if child_named(notebook.tags(), parent, &record.name).is_some() {
                let name = quoted(&record.name);
                return Err(Refusal(format!("There is a tag {name} in its place by now. Rename that one first, or keep yours")));
            }
            return Ok(vec![Edit::Tag(id, Some(Tag { parent, pin: None, ..record.clone() }))]);
        }
        (Field::Name, Some(theirs), _) => TagCommand::Rename { id, name: theirs.name.clone() },
        (Field::Parent, Some(theirs), _) => TagCommand::Move { id, parent: theirs.parent },
        (Field::Pin, Some(theirs), _) => TagCommand::Pin { id, pin: theirs.pin },
        (_, _, now) => {
            let new = with_field(now, (field, from, how), "tag", |record| {
                Some(if *field == Field::Note { &mut record.note } else { &mut record.definition })
            })?;
            return Ok(vec![Edit::Tag(id, Some(new))]);
        }
    };
    Ok(command.plan(notebook)?.edits)
}

fn highlight(
    notebook: &Notebook,
    id: HighlightId,
    field: &Field,
    from: Option<&Highlight>,
    (how, by): (Settling, &Stamp),
) -> Result<Vec<Edit>, Refusal> {
    let now = notebook.highlight(id);
    let new = match (field, from, now) {
        (Field::Whole, None, Some(_)) => return Ok(HighlightCommand::Delete { ids: [id].into() }.plan(notebook)?.edits),
        (Field::Whole, None, None) | (Field::Whole, Some(_), Some(_)) => return Ok(Vec::new()),
        (Field::Whole, Some(record), None) => {
            let tags = record.tags.iter().filter(|tag| notebook.tag(**tag).is_some()).copied().collect();
            Highlight { tags, ..record.clone() }
        }
        _ => {
            let new = with_field(now, (field, from, how), "highlight", |record| Some(&mut record.note))?;
            Highlight { modified: by.clone(), ..new }
        }
    };
    present(notebook.document(new.document), "article")?;
    Ok(vec![Edit::Highlight(id, Some(new))])
}

fn note(
    notebook: &Notebook,
    id: NoteId,
    field: &Field,
    from: Option<&Note>,
    (how, by): (Settling, &Stamp),
) -> Result<Vec<Edit>, Refusal> {
    let now = notebook.note(id);
    match (field, from, now) {
        (Field::Whole, None, Some(_)) => Ok(NoteCommand::Delete { id }.plan(notebook)?.edits),
        (Field::Whole, None, None) | (Field::Whole, Some(_), Some(_)) => Ok(Vec::new()),
        (Field::Whole, Some(record), None) => Ok(vec![Edit::Note(id, Some(record.clone()))]),
        _ => {
            let new = with_field(now, (field, from, how), "note", |record| Some(&mut record.text))?;
            Ok(vec![Edit::Note(id, Some(Note { modified: by.clone(), ..new }))])
        }
    }
}

fn link(notebook: &Notebook, id: LinkId, field: &Field, from: Option<&Link>, how: Settling) -> Result<Vec<Edit>, Refusal> {
    let now = notebook.link(id);
    let new = match (field, from, now) {
        (Field::Whole, None, Some(_)) => return Ok(LinkCommand::Delete { id }.plan(notebook)?.edits),
        (Field::Whole, None, None) | (Field::Whole, Some(_), Some(_)) => return Ok(Vec::new()),
        (Field::Whole, Some(record), None) => record.clone(),
        _ => with_field(now, (field, from, how), "link", |record| Some(&mut record.note))?,
    };
    present(notebook.highlight(new.from), "highlight")?;
    present(notebook.highlight(new.to), "highlight")?;
    Ok(vec![Edit::Link(id, Some(new))])
}

/// Where the record is, if it is there.
fn place(notebook: &Notebook, conflict: &Conflict) -> Option<Place> {
    let highlight = |id: HighlightId| Some(Place::Highlight(notebook.highlight(id)?.document, id));
    match &conflict.of {
        Disputed::Title(_) | Disputed::Unknown(_) => None,
        Disputed::Document(id, _) => notebook.document(*id).map(|_| Place::Document(*id)),
        Disputed::Tag(id, _) => notebook.tag(*id).map(|_| Place::Tag(*id)),
        Disputed::Highlight(id, _) => highlight(*id),
        Disputed::Note(id, _) => notebook.note(*id).map(|_| Place::Note(*id)),
        Disputed::Link(id, _) => highlight(notebook.link(*id)?.from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Color, Extra, Session, Sides};

    fn tag_of(definition: &str) -> Tag {
        Tag { definition: definition.to_owned(), ..Tag::new("a", Color::PALETTE[0]) }
    }

    /// A tag defined as “mine” that was to be defined as “theirs”, settled; its definition then.
    fn settled_as(how: Settling, conflict: Conflict, now: Option<Tag>) -> Result<Option<String>, Refusal> {
        let (id, tag) = (conflict.id(), TagId::from_bits(1));
        let edits = vec![Edit::Tag(tag, now), Edit::Conflict(id, Some(Box::new(conflict)))];
        let mut session = Session::new(Notebook::from_edits(edits, Extra::new()));
        let by = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "me");
        let change = ConflictCommand { id, how, by }.plan(session.notebook())?;
        session.perform(change);
        assert!(session.notebook().conflicts().is_empty());
        Ok(session.notebook().tag(tag).map(|tag| tag.definition.clone()))
    }

    #[test]
    fn each_way_gives_its_value() {
        let sides = Sides { base: Some(tag_of("")), ours: Some(tag_of("mine")), theirs: Some(tag_of("theirs")) };
        let conflict = || Conflict::new(Field::Definition, Disputed::Tag(TagId::from_bits(1), sides.clone()));
        let said = |how| settled_as(how, conflict(), Some(tag_of("mine"))).unwrap().unwrap();
        let all = [Settling::Ours, Settling::Theirs, Settling::Both].map(said);
        assert_eq!(all, ["mine", "theirs", "mine\n\ntheirs"]);
        assert!(settled_as(Settling::Theirs, conflict(), None).is_err());
        assert_eq!(settled_as(Settling::Ours, conflict(), None), Ok(None));
    }

    #[test]
    fn what_was_deleted_is_deleted_or_stays() {
        let sides = Sides { base: Some(tag_of("")), ours: None, theirs: Some(tag_of("theirs")) };
        let conflict = || Conflict::new(Field::Whole, Disputed::Tag(TagId::from_bits(1), sides.clone()));
        let said = |how, now| settled_as(how, conflict(), now).unwrap();
        assert_eq!(said(Settling::Ours, Some(tag_of("theirs"))), None);
        assert_eq!(said(Settling::Theirs, Some(tag_of("theirs"))).as_deref(), Some("theirs"));
        assert_eq!(said(Settling::Theirs, None).as_deref(), Some("theirs"));
        assert!(settled_as(Settling::Both, conflict(), None).is_err());
    }
}
