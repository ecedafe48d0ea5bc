//! Writing a project.

use std::io::Write;
use std::path::Path;

use crate::storage::{self, Project, Saved};

/// What came of writing a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file holds it now.
    Changed,
    /// The file held it already and was left alone.
    Unchanged,
}

/// Writes the project to its file: whole or not at all.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn write(file: &Path, project: &Project) -> Result<Written, String> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    }
    match storage::save(file, &storage::render(project)) {
        Ok(Saved::Written) => Ok(Written::Changed),
        Ok(Saved::Unchanged) => Ok(Written::Unchanged),
        Err(error) => Err(error.to_string()),
    }
}

/// Writes a file of exported words: whole or not at all.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn write_whole(path: &Path, words: impl FnOnce(&mut dyn Write) -> Result<(), String>) -> Result<(), String> {
    let mut bytes = Vec::new();
    words(&mut bytes)?;
    storage::write_file(path, &bytes).map_err(|error| error.to_string())
}
