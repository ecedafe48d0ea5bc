//! A note about the whole notebook. Notes about a document, a tag or a highlight stand in that record.

use super::{Extra, Stamp};

/// The record of a note about the whole notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its heading; may be empty.
    pub title: String,
    /// Its words.
    pub text: String,
    /// Who made it, and when.
    pub created: Stamp,
    /// Who changed it last, and when.
    pub modified: Stamp,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}
