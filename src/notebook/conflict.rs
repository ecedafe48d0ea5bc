//! What two people changed differently: kept in the notebook until somebody settles it. Counts nothing.

use std::hash::Hasher;

use super::{
    ConflictId, Document, DocumentId, Extra, Field, Highlight, HighlightId, Link, LinkId, Note, NoteId, Parts, Tag, TagId,
};

/// A value as both started from it, as it was taken for now, and as the other one has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides<T> {
    /// What both started from.
    pub base: T,
    /// What stands in the notebook since the merge.
    pub ours: T,
    /// The other value, which stands nowhere else.
    pub theirs: T,
}

/// A slot that two people changed, with its value on all sides; `None` where it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "a notebook has few conflicts, and each stands behind a pointer as a whole")]
pub enum Disputed {
    /// The notebook's title.
    Title(Sides<String>),
    /// The fields of a newer version at the top.
    Unknown(Sides<Extra>),
    /// A document.
    Document(DocumentId, Sides<Option<Document>>),
    /// A tag.
    Tag(TagId, Sides<Option<Tag>>),
    /// A highlight.
    Highlight(HighlightId, Sides<Option<Highlight>>),
    /// A note of the whole notebook.
    Note(NoteId, Sides<Option<Note>>),
    /// A link.
    Link(LinkId, Sides<Option<Link>>),
}

/// Two different values of one field, of which the notebook can hold only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: Field,
    /// The slot with its values; other fields in them are what they were beside it.
    pub of: Disputed,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}

impl Conflict {
    /// A conflict about a field.
    #[must_use]
    pub const fn new(field: Field, of: Disputed) -> Self {
        Self { field, of, extra: Extra::new() }
    }

    /// Whether both values can stand together: texts can follow one another.
    #[must_use]
    pub const fn can_keep_both(&self) -> bool {
        matches!(self.field, Field::Note | Field::Definition | Field::Text)
    }

    /// The name that this conflict has wherever it is found: the same for both people, whoever's value was taken.
    #[must_use]
    pub fn id(&self) -> ConflictId {
        let mut hasher = Fnv::default();
        hasher.text(&self.field.name());
        let field = &self.field;
        match &self.of {
            Disputed::Title(sides) => hasher.both(sides, |to, title| to.text(title)),
            Disputed::Unknown(sides) => hasher.both(sides, |to, extra| extra_part(extra, field, to)),
            Disputed::Document(id, sides) => hasher.slot(id.as_str(), sides, field),
            Disputed::Tag(id, sides) => hasher.slot(id.as_str(), sides, field),
            Disputed::Highlight(id, sides) => hasher.slot(id.as_str(), sides, field),
            Disputed::Note(id, sides) => hasher.slot(id.as_str(), sides, field),
            Disputed::Link(id, sides) => hasher.slot(id.as_str(), sides, field),
        }
        ConflictId::from_bits(hasher.finish())
    }
}

fn extra_part(extra: &Extra, field: &Field, to: &mut Fnv) {
    if let Field::Unknown(name) = field {
        to.text(extra.get(name).map_or("", String::as_str));
    }
}

/// FNV-1a with 64 bits (Fowler, Noll and Vo; draft-eastlake-fnv): the same on every machine, and good enough to tell apart
/// the few conflicts of a project. The standard library's hashers promise neither.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        // The low bits of FNV are its weak ones, and an id takes those: the high ones are folded in.
        self.0 ^ (self.0 >> 32)
    }
}

impl Fnv {
    fn text(&mut self, text: &str) {
        self.write(text.as_bytes());
        self.write_u8(0xff);
    }

    /// Takes in both values, regardless of which was taken.
    fn both<T>(&mut self, sides: &Sides<T>, value: impl Fn(&mut Self, &T)) {
        let alone = |side: &T| {
            let mut hasher = Self::default();
            value(&mut hasher, side);
            hasher.finish()
        };
        let (ours, theirs) = (alone(&sides.ours), alone(&sides.theirs));
        self.write(&ours.min(theirs).to_le_bytes());
        self.write(&ours.max(theirs).to_le_bytes());
    }

    fn slot<R: Parts>(&mut self, id: &str, sides: &Sides<Option<R>>, field: &Field) {
        self.text(id);
        self.both(sides, |to, record| {
            if let Some(record) = record {
                to.write_u8(1);
                record.hash_part(field, to);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Color;

    fn about(ours: &str, theirs: &str) -> Conflict {
        let tag = |name: &str| Some(Tag::new(name, Color::PALETTE[0]));
        Conflict::new(Field::Name, Disputed::Tag(TagId::from_bits(1), Sides { base: None, ours: tag(ours), theirs: tag(theirs) }))
    }

    #[test]
    fn both_people_give_a_conflict_the_same_name_and_others_another() {
        assert_eq!(about("a", "b").id(), about("b", "a").id());
        assert_ne!(about("a", "b").id(), about("a", "c").id());
        assert_ne!(about("a", "b").id(), Conflict { field: Field::Whole, ..about("a", "b") }.id());
    }
}
