//! A project as the last session left it: its file, and what its journal holds beyond it. Nothing is written.

use std::path::Path;

use crate::notebook::{Notebook, Session};
use crate::storage::{self, Identity, Start};

/// A project with its history.
#[derive(Debug)]
pub struct Recovered {
    /// The records, with all that the journal brought back, and the history.
    pub session: Session,
    /// What the project file itself holds.
    pub in_file: Notebook,
    /// The documents' folder as the project file writes it.
    pub folder: String,
    /// What the person should know: something repaired, something brought back.
    pub notices: Vec<String>,
    /// Where the journal goes on.
    pub start: Start,
}

/// Reads a project file and its journal.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn recover(file: &Path) -> Result<Recovered, String> {
    let (project, identity) = storage::open_identified(file).map_err(|error| error.to_string())?;
    let mut recovered = with_journal(file, identity, project.notebook, project.folder);
    recovered.notices.splice(0..0, project.warnings);
    Ok(recovered)
}

/// The project of a file that does not exist yet: these records, and what its journal holds beyond them.
#[must_use]
pub fn recover_unsaved(file: &Path, notebook: Notebook, folder: String) -> Recovered {
    with_journal(file, Identity::absent(), notebook, folder)
}

/// The project that these records and a journal make. `identity` is the state of the file that the records come from.
pub(super) fn with_journal(file: &Path, identity: Identity, notebook: Notebook, folder: String) -> Recovered {
    // Through a link, the journal is beside the file itself.
    let file = file.canonicalize().unwrap_or_else(|_absent| file.to_owned());
    let journal = storage::recover(&file, identity);
    let in_file = notebook.clone();
    let mut session = Session::new(notebook);
    journal.history.into_iter().for_each(|step| session.remember(step));
    journal.steps.into_iter().for_each(|step| session.replay(step));
    Recovered { session, in_file, folder, notices: journal.notices, start: journal.start }
}
