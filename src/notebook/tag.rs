//! A label for highlights.

use std::collections::BTreeSet;

use super::{Color, DocumentId, Extra, TagId};

/// The record of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name; unique among the tags with the same parent, regardless of case.
    pub name: String,
    /// Its colour.
    pub color: Color,
    /// What belongs under it, for those who tag and those who read.
    pub definition: String,
    /// The tag that it is a child of.
    pub parent: Option<TagId>,
    /// The key, 1 to 9, that applies it; no two tags share one.
    pub pin: Option<u8>,
    /// The person's note about it.
    pub note: String,
    /// Documents in which somebody looked for it and found nothing: never one with a highlight of it or of a tag below it.
    pub absent: BTreeSet<DocumentId>,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}

impl Tag {
    /// What stands between the names of a path.
    pub const PATH_SEPARATOR: &'static str = " / ";

    /// What two names have in common that count as the same: their letters regardless of case.
    #[must_use]
    pub fn name_key(name: &str) -> String {
        name.to_lowercase()
    }

    /// A tag of that name and colour, and nothing else yet.
    pub fn new(name: impl Into<String>, color: Color) -> Self {
        Self {
            name: name.into(),
            color,
            definition: String::new(),
            parent: None,
            pin: None,
            note: String::new(),
            absent: BTreeSet::new(),
            extra: Extra::new(),
        }
    }
}
