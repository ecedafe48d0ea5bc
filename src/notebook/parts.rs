//! The fields of each record, one by one: how they are compared, and how one is taken from another record. Counts nothing.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use super::{Document, Extra, Highlight, Link, Note, Tag};

/// A field of a record, as far as two people can disagree about it. What cannot be told apart is one field: a highlight's
/// place comes with its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The whole record: whether it is there at all.
    Whole,
    /// The headline of a document, the heading of a note, the title of the notebook.
    Title,
    /// The name of a tag.
    Name,
    /// The colour of a tag.
    Color,
    /// The definition of a tag.
    Definition,
    /// The tag that a tag stands below.
    Parent,
    /// The key of a tag.
    Pin,
    /// The note of a record.
    Note,
    /// The file of a document.
    Path,
    /// The content of a document's file.
    Hash,
    /// The earlier files of a document.
    Versions,
    /// Who published a document.
    Outlet,
    /// Who wrote a document.
    Author,
    /// When a document was published.
    Published,
    /// Where a document was found on the web.
    Url,
    /// The language of a document.
    Language,
    /// The first words of a document.
    Opening,
    /// Where a highlight is: document, place, words and their surroundings.
    Place,
    /// The text of a note.
    Text,
    /// What a link says.
    Kind,
    /// What a link ties.
    Ends,
    /// A field of a newer version.
    Unknown(String),
}

impl Field {
    /// Every field that this version knows.
    pub const KNOWN: [Self; 21] = [
        Self::Whole,
        Self::Title,
        Self::Name,
        Self::Color,
        Self::Definition,
        Self::Parent,
        Self::Pin,
        Self::Note,
        Self::Path,
        Self::Hash,
        Self::Versions,
        Self::Outlet,
        Self::Author,
        Self::Published,
        Self::Url,
        Self::Language,
        Self::Opening,
        Self::Place,
        Self::Text,
        Self::Kind,
        Self::Ends,
    ];

    /// What stands before the name of a field of a newer version.
    const UNKNOWN: &str = "unknown ";

    /// The field as it stands in files and on the screen, inside a sentence.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        let name = match self {
            Self::Whole => "record",
            Self::Title => "title",
            Self::Name => "name",
            Self::Color => "color",
            Self::Definition => "definition",
            Self::Parent => "parent",
            Self::Pin => "pin",
            Self::Note => "note",
            Self::Path => "path",
            Self::Hash => "hash",
            Self::Versions => "versions",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Published => "published",
            Self::Url => "url",
            Self::Language => "language",
            Self::Opening => "opening",
            Self::Place => "place",
            Self::Text => "text",
            Self::Kind => "kind",
            Self::Ends => "ends",
            Self::Unknown(name) => return Cow::Owned(format!("{}{name}", Self::UNKNOWN)),
        };
        Cow::Borrowed(name)
    }

    /// The field of that name; `None` for a name that is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let unknown = || name.strip_prefix(Self::UNKNOWN).map(|name| Self::Unknown(name.to_owned()));
        Self::KNOWN.into_iter().find(|known| known.name() == name).or_else(unknown)
    }
}

/// A record whose fields can be told apart.
///
/// Who made it, who changed it and when, a highlight's tags and the documents in which a tag is absent are no fields in this sense:
/// nobody has to choose between them.
pub trait Parts: Clone + Eq {
    /// Its fields.
    const FIELDS: &'static [Field];

    /// Whether both records have the same in a field; so they do in a field that is none of theirs.
    fn same(&self, other: &Self, field: &Field) -> bool;

    /// Takes a field from another record.
    fn take(&mut self, field: &Field, from: &Self);

    /// Takes a field into a hash: all fields for [`Field::Whole`].
    fn hash_part(&self, field: &Field, to: &mut impl Hasher);

    /// The fields of a newer version.
    fn extra(&self) -> &Extra;

    /// The fields of a newer version, to be changed.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Says which fields of a record's type make which [`Field`].
macro_rules! parts {
    ($record:ident { $($field:ident: $first:ident $(+ $more:ident)*),+ $(,)? }) => {
        impl Parts for $record {
            const FIELDS: &'static [Field] = &[$(Field::$field),+];

            fn same(&self, other: &Self, field: &Field) -> bool {
                match field {
                    $(Field::$field => self.$first == other.$first $(&& self.$more == other.$more)*,)+
                    Field::Whole => self == other,
                    Field::Unknown(name) => self.extra.get(name) == other.extra.get(name),
                    _ => true,
                }
            }

            fn take(&mut self, field: &Field, from: &Self) {
                match field {
                    $(Field::$field => {
                        self.$first.clone_from(&from.$first);
                        $(self.$more.clone_from(&from.$more);)*
                    })+
                    Field::Whole => self.clone_from(from),
                    Field::Unknown(name) => match from.extra.get(name) {
                        Some(value) => drop(self.extra.insert(name.clone(), value.clone())),
                        None => drop(self.extra.remove(name)),
                    },
                    _ => {}
                }
            }

            fn hash_part(&self, field: &Field, to: &mut impl Hasher) {
                match field {
                    $(Field::$field => {
                        self.$first.hash(to);
                        $(self.$more.hash(to);)*
                    })+
                    Field::Whole => Self::FIELDS.iter().for_each(|field| self.hash_part(field, to)),
                    Field::Unknown(name) => self.extra.get(name).hash(to),
                    _ => {}
                }
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
        }
    };
}

parts!(Document {
    Path: path,
    Hash: hash,
    Versions: versions,
    Title: title,
    Outlet: outlet,
    Author: author,
    Published: published,
    Url: url,
    Language: language,
    Opening: opening,
    Note: note,
});
parts!(Tag { Name: name, Color: color, Definition: definition, Parent: parent, Pin: pin, Note: note });
parts!(Highlight { Place: document + points + exact + before + after, Note: note });
parts!(Note { Title: title, Text: text });
parts!(Link { Ends: from + to, Kind: kind, Note: note });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_reads_back_from_its_name() {
        let unknown = Field::Unknown("title/sure".to_owned());
        for field in Field::KNOWN.into_iter().chain([unknown]) {
            assert_eq!(Field::from_name(&field.name()), Some(field));
        }
        assert_eq!(Field::from_name("nothing"), None);
    }

    #[test]
    fn what_is_taken_is_the_same_and_nothing_else_is() {
        let (a, b) = (Document::default(), Document { note: "n".to_owned(), path: "p".to_owned(), ..Document::default() });
        let mut taken = a.clone();
        taken.take(&Field::Note, &b);
        assert!(taken.same(&b, &Field::Note) && taken.same(&a, &Field::Path) && !taken.same(&b, &Field::Path));
        assert!(!a.same(&b, &Field::Whole));
    }
}
