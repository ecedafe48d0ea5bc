//! A marked stretch of one document.

use std::collections::BTreeSet;

use super::{DocumentId, Extra, Stamp, TagId};
use crate::text::Points;

/// The record of a highlight. The words and their surroundings are kept so that the place can be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The document that it marks.
    pub document: DocumentId,
    /// Where, in code points of the reading text.
    pub points: Points,
    /// The marked words, exactly.
    pub exact: String,
    /// Up to 64 characters before them.
    pub before: String,
    /// Up to 64 characters after them.
    pub after: String,
    /// Its tags.
    pub tags: BTreeSet<TagId>,
    /// The person's note about it.
    pub note: String,
    /// Who made it, and when.
    pub created: Stamp,
    /// Who changed it last, and when.
    pub modified: Stamp,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}
