//! Which state a project file is in. Counts nothing.

use std::fmt;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The state of a project file: the SHA-256 of its bytes as hexadecimal digits; empty for a file that does not exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity(String);

impl Identity {
    /// That of a file that does not exist yet.
    #[must_use]
    pub fn absent() -> Self {
        Self::default()
    }

    /// That of a file with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// That of the file as it is now; `None` if it cannot be read.
    pub(super) fn of_file(file: &Path) -> Option<Self> {
        std::fs::read(file).ok().map(|bytes| Self::of(&bytes))
    }

    /// The identity with these digits, as a journal has them.
    pub(super) const fn written(digits: String) -> Self {
        Self(digits)
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}
