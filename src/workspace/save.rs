//! Writing a project.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::now;
use crate::notebook::{Session, Stamp};
use crate::storage::{self, Journal, Keeper, RealDisk, Saved, Start};

/// What came of writing a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file holds it now.
    Changed,
    /// The file held it already and was left alone.
    Unchanged,
    /// Another program had written the file since it was read; it was left alone.
    Behind,
}

/// Writes a session that nobody works on any longer: its steps to the journal, so that they can be undone another time, and
/// the project to its file, whole or not at all. What has to be told is given back, a sentence each.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn write(file: &Path, session: &mut Session, folder: &str, start: Start, by: &str) -> Result<Vec<String>, String> {
    make_folder(file)?;
    // What the program found out by itself is in the file in a moment, and nobody takes it back.
    let steps = if session.has_fresh_work() { session.take_fresh(&Stamp::new(now(), by)) } else { Vec::new() };
    let text = storage::render_notebook(session.notebook(), folder);
    let mut journal = Journal::start(start, Arc::new(RealDisk), || {});
    // The steps come after the file: if that cannot be written, nothing was done, and nothing is brought back another time.
    if save(file, &text, journal.last() + steps.len() as u64, &journal.keeper())? == Written::Behind {
        return Err(format!("{} was changed by another program in this moment; nothing was written. Try again.", file.display()));
    }
    for step in steps {
        journal.append(step);
    }
    journal.close();
    Ok(journal.notices())
}

/// Writes the text of a project that holds everything up to a step: whole or not at all, and so that its journal fits it.
/// A folder that has vanished is not made again: a drive may have been there.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn save(file: &Path, text: &str, after: u64, keeper: &Keeper) -> Result<Written, String> {
    match keeper.save(file, text, after) {
        Ok(Saved::Written) => Ok(Written::Changed),
        Ok(Saved::Unchanged) => Ok(Written::Unchanged),
        Ok(Saved::Behind) => Ok(Written::Behind),
        Err(error) => Err(error.to_string()),
    }
}

/// Makes the folder of a project file, unless it is there.
///
/// # Errors
/// A sentence that says what failed, why, and which folder.
pub fn make_folder(file: &Path) -> Result<(), String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let failed = |folder: &Path, error| format!("{} cannot be made: {error}.", folder.display());
    folder.map_or(Ok(()), |folder| std::fs::create_dir_all(folder).map_err(|error| failed(folder, error)))
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
