//! What is found out about a file while its text is read.

use crate::notebook::Document;

/// What a file states of itself, and what the person should know of how it was read.
pub(super) struct Notes {
    pub about: Document,
    /// The encoding's name in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// Sentences for the person.
    pub warnings: Vec<String>,
}
