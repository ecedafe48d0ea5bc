//! What is wrong with a project file, and mending it. Lines count from 1.

use std::path::{Path, PathBuf};

use super::recovered::with_journal;
use super::write;
use crate::notebook::problems;
use crate::storage;

/// What came of repairing a project file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// What was done, a sentence each; empty when nothing was wrong, and then nothing was written.
    pub said: Vec<String>,
    /// Where the file as it was is kept.
    pub copy: Option<PathBuf>,
}

/// What is wrong with a project file that can be opened, a sentence each; empty for a sound one.
///
/// # Errors
/// A sentence that says why it cannot be opened.
pub fn damage(file: &Path) -> Result<Vec<String>, String> {
    let project = storage::open(file).map_err(|error| error.to_string())?;
    let mut wrong = project.warnings;
    wrong.extend(problems(&project.notebook));
    Ok(wrong)
}

/// Mends what can be mended and saves the file, after a copy of it was kept. Nothing is thrown away: what cannot be understood is
/// set aside in the file. `by` is who works here.
///
/// # Errors
/// A sentence that says why nothing was done; the file is as it was.
pub fn repair(file: &Path, by: &str) -> Result<Repaired, String> {
    let (project, identity) = storage::rescue_identified(file).map_err(|error| error.to_string())?;
    let mut said = project.warnings;
    if said.is_empty() {
        return Ok(Repaired::default());
    }
    let kept = storage::keep_damaged(file);
    let copy = kept.map_err(|error| format!("{} was not repaired: no copy of it could be kept: {error}.", file.display()))?;
    let mut recovered = with_journal(file, identity, project.notebook, project.folder);
    said.append(&mut recovered.notices);
    said.extend(write(file, &mut recovered.session, &recovered.folder, recovered.start, by)?);
    Ok(Repaired { said, copy: Some(copy) })
}
