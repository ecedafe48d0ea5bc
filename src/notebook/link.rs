//! A typed tie between two highlights.

use super::{Extra, HighlightId, Stamp};

/// What a link says of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// Both say the same thing.
    SameStatement,
    /// The first contradicts the second.
    Contradicts,
    /// The first corrects the second.
    Corrects,
    /// The first is the source of the second.
    SourceOf,
    /// Worth reading together.
    SeeAlso,
}

impl LinkKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::SameStatement, Self::Contradicts, Self::Corrects, Self::SourceOf, Self::SeeAlso];

    /// The kind as it stands on screen and in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SameStatement => "same statement",
            Self::Contradicts => "contradicts",
            Self::Corrects => "corrects",
            Self::SourceOf => "source of",
            Self::SeeAlso => "see also",
        }
    }

    /// What the link says when it is read from its second end.
    #[must_use]
    pub const fn name_from_the_other_end(self) -> &'static str {
        match self {
            Self::SameStatement | Self::SeeAlso => self.name(),
            Self::Contradicts => "contradicted by",
            Self::Corrects => "corrected by",
            Self::SourceOf => "taken from",
        }
    }
}

/// The record of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads from.
    pub from: HighlightId,
    /// Where it leads to.
    pub to: HighlightId,
    /// What it says.
    pub kind: LinkKind,
    /// The person's note about it.
    pub note: String,
    /// Who made it, and when.
    pub created: Stamp,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}
