//! What is particular to each kind of record when it is merged. Counts nothing.

use std::collections::BTreeSet;

use super::versions;
use crate::notebook::{
    Disputed, Document, DocumentId, Field, Highlight, HighlightId, Link, LinkId, Note, NoteId, Parts, Sides, Sourced, Stamp, Tag,
    TagId,
};

/// One of two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

/// A record that stands in a slot and can be merged.
pub(super) trait Slot: Parts {
    /// The slot's name.
    type Id: Ord + Copy;

    /// A conflict about it.
    fn disputed(id: Self::Id, sides: Sides<Option<Self>>) -> Disputed;

    /// Whether a field is as in a record that nobody has filled in: of two records made apart, the other's value is taken then.
    fn is_blank(&self, field: &Field) -> bool;

    /// Whose value of a field is taken that both changed differently; `None` if only a person can say.
    fn decide(_field: &Field, _base: Option<&Self>, _ours: &Self, _theirs: &Self) -> Option<Side> {
        None
    }

    /// Whether a person changed it since, and not only the program.
    fn is_work(_base: &Self, _now: &Self) -> bool {
        true
    }

    /// Brings in what is no field: what can be joined without anybody choosing.
    fn join(&mut self, _base: Option<&Self>, _ours: &Self, _theirs: &Self) {}
}

impl Slot for Document {
    type Id = DocumentId;

    fn disputed(id: DocumentId, sides: Sides<Option<Self>>) -> Disputed {
        Disputed::Document(id, sides)
    }

    fn is_blank(&self, field: &Field) -> bool {
        self.same(&Self::default(), field)
    }

    /// What a person entered wins over what the program read, as it does when an article is read again. Of what the program
    /// read on both sides either will do: it reads it again.
    fn decide(field: &Field, base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Side> {
        match field {
            // What both did to the files is joined: see below.
            Field::Path if versions::differ(base, ours, theirs) => Some(Side::Ours),
            Field::Versions => Some(Side::Ours),
            Field::Hash => Some(larger(&ours.hash, &theirs.hash)),
            Field::Opening => Some(larger(&ours.opening, &theirs.opening)),
            Field::Title => by_hand(&ours.title, &theirs.title),
            Field::Outlet => by_hand(&ours.outlet, &theirs.outlet),
            Field::Author => by_hand(&ours.author, &theirs.author),
            Field::Published => by_hand(&ours.published, &theirs.published),
            Field::Url => by_hand(&ours.url, &theirs.url),
            Field::Language => by_hand(&ours.language, &theirs.language),
            _ => None,
        }
    }

    fn is_work(base: &Self, now: &Self) -> bool {
        let entered = |a: &Self, b: &Self| {
            let texts = [(&a.title, &b.title), (&a.outlet, &b.outlet), (&a.author, &b.author), (&a.url, &b.url)];
            let texts = texts.into_iter().chain([(&a.language, &b.language)]).any(|(a, b)| a != b && is_by_hand(b));
            texts || (a.published != b.published && is_by_hand(&b.published))
        };
        let files = base.versions.len() != now.versions.len();
        files || entered(base, now) || entered(now, base) || now.note != base.note || now.extra != base.extra
    }

    fn join(&mut self, base: Option<&Self>, ours: &Self, theirs: &Self) {
        if versions::differ(base, ours, theirs) {
            versions::join(self, base, ours, theirs);
        }
    }
}

fn larger<T: Ord>(ours: &T, theirs: &T) -> Side {
    if ours >= theirs { Side::Ours } else { Side::Theirs }
}

fn is_by_hand<T>(known: &Option<Sourced<T>>) -> bool {
    known.as_ref().is_some_and(|known| known.from == Sourced::<T>::BY_HAND)
}

fn by_hand<T: Ord>(ours: &Option<Sourced<T>>, theirs: &Option<Sourced<T>>) -> Option<Side> {
    match (is_by_hand(ours), is_by_hand(theirs)) {
        (true, true) => None,
        (true, false) => Some(Side::Ours),
        (false, true) => Some(Side::Theirs),
        (false, false) => Some(larger(ours, theirs)),
    }
}

impl Slot for Tag {
    type Id = TagId;

    fn disputed(id: TagId, sides: Sides<Option<Self>>) -> Disputed {
        Disputed::Tag(id, sides)
    }

    fn is_blank(&self, field: &Field) -> bool {
        !matches!(field, Field::Name | Field::Color) && self.same(&Self::new("", self.color), field)
    }

    /// The colours of a tag that both made are most often the program's, and nobody's work; so are two ways to write its name.
    fn decide(field: &Field, base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Side> {
        match field {
            Field::Color if base.is_none() => Some(larger(&theirs.color, &ours.color)),
            Field::Name if base.is_none() && Self::name_key(&ours.name) == Self::name_key(&theirs.name) => {
                Some(larger(&ours.name, &theirs.name))
            }
            _ => None,
        }
    }

    /// Marks of absence that went, with a document perhaps, are no reason to keep a tag that somebody deleted.
    fn is_work(base: &Self, now: &Self) -> bool {
        !now.absent.is_subset(&base.absent) || Self { absent: base.absent.clone(), ..now.clone() } != *base
    }

    fn join(&mut self, base: Option<&Self>, ours: &Self, theirs: &Self) {
        let none = BTreeSet::new();
        self.absent = join_sets(base.map_or(&none, |base| &base.absent), &ours.absent, &theirs.absent);
    }
}

impl Slot for Highlight {
    type Id = HighlightId;

    fn disputed(id: HighlightId, sides: Sides<Option<Self>>) -> Disputed {
        Disputed::Highlight(id, sides)
    }

    fn is_blank(&self, field: &Field) -> bool {
        match field {
            Field::Note => self.note.is_empty(),
            Field::Unknown(name) => !self.extra.contains_key(name),
            _ => false,
        }
    }

    fn join(&mut self, base: Option<&Self>, ours: &Self, theirs: &Self) {
        let none = BTreeSet::new();
        self.tags = join_sets(base.map_or(&none, |base| &base.tags), &ours.tags, &theirs.tags);
        self.created = Stamp::min(ours.created.clone(), theirs.created.clone());
        self.modified = later(base.map(|base| &base.modified), &ours.modified, &theirs.modified);
    }
}

/// What either added, and of what both had, what neither took away.
pub(super) fn join_sets<I: Ord + Copy>(base: &BTreeSet<I>, ours: &BTreeSet<I>, theirs: &BTreeSet<I>) -> BTreeSet<I> {
    let stays = |id: &I| !base.contains(id) || (ours.contains(id) && theirs.contains(id));
    ours.union(theirs).copied().filter(stays).collect()
}

/// Who changed it last; who did not change it at all does not count.
fn later(base: Option<&Stamp>, ours: &Stamp, theirs: &Stamp) -> Stamp {
    if base == Some(ours) {
        theirs.clone()
    } else if base == Some(theirs) {
        ours.clone()
    } else {
        Stamp::max(ours.clone(), theirs.clone())
    }
}

impl Slot for Note {
    type Id = NoteId;

    fn disputed(id: NoteId, sides: Sides<Option<Self>>) -> Disputed {
        Disputed::Note(id, sides)
    }

    fn is_blank(&self, field: &Field) -> bool {
        match field {
            Field::Title => self.title.is_empty(),
            Field::Text => self.text.is_empty(),
            Field::Unknown(name) => !self.extra.contains_key(name),
            _ => false,
        }
    }

    fn join(&mut self, base: Option<&Self>, ours: &Self, theirs: &Self) {
        self.created = Stamp::min(ours.created.clone(), theirs.created.clone());
        self.modified = later(base.map(|base| &base.modified), &ours.modified, &theirs.modified);
    }
}

impl Slot for Link {
    type Id = LinkId;

    fn disputed(id: LinkId, sides: Sides<Option<Self>>) -> Disputed {
        Disputed::Link(id, sides)
    }

    fn is_blank(&self, field: &Field) -> bool {
        match field {
            Field::Note => self.note.is_empty(),
            Field::Unknown(name) => !self.extra.contains_key(name),
            _ => false,
        }
    }

    fn join(&mut self, _base: Option<&Self>, ours: &Self, theirs: &Self) {
        self.created = Stamp::min(ours.created.clone(), theirs.created.clone());
    }
}
