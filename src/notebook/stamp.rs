//! Who did something, and when.

use jiff::Timestamp;

/// Who did something, and when (UTC, whole seconds in files).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// The name that the person works under; it is the coder of exports.
    pub by: String,
}

impl Stamp {
    /// A stamp; passed in by whoever has a clock.
    #[must_use]
    pub fn new(at: Timestamp, by: impl Into<String>) -> Self {
        Self { at, by: by.into() }
    }
}
