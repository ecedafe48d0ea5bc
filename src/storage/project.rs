//! What a project is, and what saving one says. Counts nothing.

use crate::notebook::Notebook;

/// The version of the format that this program writes, and the newest that it reads.
pub const FORMAT_VERSION: u32 = 1;

/// What a project file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The records.
    pub notebook: Notebook,
    /// The documents' folder relative to the project file, with `/` between folders; absolute when the file had to be kept elsewhere.
    pub folder: String,
    /// What had to be repaired while it was read, a sentence each; empty for a sound file. Not written.
    pub warnings: Vec<String>,
}

impl Project {
    /// A project whose documents lie beside its file.
    #[must_use]
    pub fn new(notebook: Notebook) -> Self {
        Self { notebook, folder: ".".to_owned(), warnings: Vec::new() }
    }
}

impl Default for Project {
    fn default() -> Self {
        Self::new(Notebook::default())
    }
}

/// What saving did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file held the same bytes already; it was not touched.
    Unchanged,
    /// The file was written.
    Written,
    /// Another program had written the file since it was read or written here; it was not touched.
    Behind,
}
