//! What a researcher can do. Each command plans a change without making it; a refusal is a sentence for the person.

use std::fmt;

/// Why a command was not done, as a sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}
