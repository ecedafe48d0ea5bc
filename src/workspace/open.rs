//! Finding the project of a path, and the path's documents.

use std::path::{Path, PathBuf};

use super::moved::{self, moved_rows};
use super::recovered::{Recovered, recover, recover_unsaved};
use super::source::Source;
use crate::commands::list_documents;
use crate::import::{Listing, list_folder};
use crate::notebook::{Edit, IdSource, Notebook, Session, is_table, row_of, row_path};
use crate::storage::{self, Start};

/// A project and its folder, as found on disk.
#[derive(Debug)]
pub struct Workspace {
    /// The project file; it need not exist yet.
    pub file: PathBuf,
    /// The folder of the documents.
    pub folder: PathBuf,
    /// The folder as the project file writes it.
    pub folder_as_written: String,
    /// The records, with one for every document in the folder, and the history.
    pub session: Session,
    /// What the project file itself holds.
    pub in_file: Notebook,
    /// Where the journal goes on.
    pub journal: Start,
    /// What is in the folder.
    pub listing: Listing,
    /// Where documents are read.
    pub source: Source,
    /// Whether the project file existed.
    pub existed: bool,
    /// The document that the path named, relative to the folder.
    pub named: Option<String>,
    /// Whether documents were found under other paths than the project file gives them: it should be written.
    pub moved: bool,
    /// What the person should know: a folder that is gone, a file kept elsewhere, something repaired.
    pub notices: Vec<String>,
}

/// How much of tables is looked into before anything is shown, in bytes: that takes a fifth of a second.
const AT_ONCE: u64 = 32_000_000;

/// Opens a project file, a folder or a single document (with its folder): a file, a row of a table, or a table by its first row. `data_folder` is where the project file of a
/// folder goes that cannot be written. Nothing is written.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn open(path: &Path, data_folder: Option<&Path>, ids: &mut IdSource) -> Result<Workspace, String> {
    let shown = path.to_string_lossy();
    let row = row_of(&shown).filter(|_| !path.exists());
    let path = absolute(row.map_or(path, |(table, _)| Path::new(table)))?;
    let mut workspace = if path.is_dir() {
        open_folder(&path, data_folder)?
    } else if is_project_name(&path) {
        open_project(&path)?
    } else {
        let parent = path.parent().ok_or_else(|| format!("{} is not in a folder.", path.display()))?;
        let mut workspace = open_folder(parent, data_folder)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        workspace.named = name.map(|name| row.map_or_else(|| name.clone(), |(_, row)| row_path(&name, row)));
        workspace
    };
    workspace.look_in_tables(AT_ONCE, ids);
    workspace.name_first_row();
    Ok(workspace)
}

fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::fs::canonicalize(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("{} does not exist.", path.display()),
        _ => format!("{} cannot be opened: {error}.", path.display()),
    })
}

fn is_project_name(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron") || ending.eq_ignore_ascii_case("bak"))
}

fn open_project(file: &Path) -> Result<Workspace, String> {
    let Recovered { session, in_file, folder: folder_as_written, mut notices, start } = recover(file)?;
    let folder = storage::resolve_folder(file, &folder_as_written);
    let listing = list_folder(&folder).unwrap_or_else(|error| {
        notices.push(format!("The articles are not there: {error} Highlights and notes are kept."));
        Listing::default()
    });
    Ok(Workspace {
        file: file.to_owned(),
        source: Source::new(&folder, session.notebook()),
        folder,
        folder_as_written,
        session,
        in_file,
        journal: start,
        listing,
        existed: true,
        named: None,
        moved: false,
        notices,
    })
}

fn open_folder(folder: &Path, data_folder: Option<&Path>) -> Result<Workspace, String> {
    let elsewhere = data_folder.map(|data| storage::fallback_path(folder, data));
    if let Some(file) = storage::find_project(folder).or_else(|| elsewhere.clone().filter(|file| file.exists())) {
        return open_project(&file);
    }
    let listing = list_folder(folder).map_err(|error| error.to_string())?;
    let mut notices = Vec::new();
    let mut file = storage::default_path(folder);
    let mut folder_as_written = ".".to_owned();
    if let Some(elsewhere) = elsewhere.filter(|_| !storage::is_writable(folder)) {
        notices.push(format!("This folder cannot be written; the project is kept in {}.", elsewhere.display()));
        file = elsewhere;
        folder_as_written = folder.to_string_lossy().into_owned();
    }
    let title = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let begun = Notebook::from_edits(vec![Edit::Title(title)], std::collections::BTreeMap::new());
    let recovered = recover_unsaved(&file, begun, folder_as_written);
    notices.extend(recovered.notices);
    Ok(Workspace {
        file,
        source: Source::new(folder, recovered.session.notebook()),
        folder: folder.to_owned(),
        folder_as_written: recovered.folder,
        session: recovered.session,
        in_file: recovered.in_file,
        journal: recovered.start,
        listing,
        existed: false,
        named: None,
        moved: false,
        notices,
    })
}

impl Workspace {
    /// A table is no document: who names one means its first article.
    fn name_first_row(&mut self) {
        let Some(table) = self.named.as_deref().filter(|name| is_table(name)) else { return };
        let mut rows = self.listing.documents.iter().map(|listed| &listed.path);
        let first = rows.find(|path| row_of(path).is_some_and(|(of, _)| of == table));
        self.named = first.or(self.named.as_ref()).cloned();
    }

    /// Lists the articles in tables, of `most` bytes together at most, and finds what was moved since.
    pub fn look_in_tables(&mut self, most: u64, ids: &mut IdSource) {
        self.listing = self.source.look_in(std::mem::take(&mut self.listing), most);
        let rows = moved_rows(self.session.notebook(), &self.listing);
        let (files, notices) = moved::find(&self.source, self.session.notebook(), &self.listing);
        self.moved |= !files.edits.is_empty() || !rows.change.edits.is_empty();
        self.session.record(rows.change);
        self.session.record(files);
        self.source.follow(self.session.notebook());
        self.notices.extend(notices);
        let paths = self.listing.documents.iter().map(|listed| listed.path.as_str());
        let listed = list_documents(self.session.notebook(), paths, ids);
        self.session.record(listed);
    }

    /// The records.
    #[must_use]
    pub const fn notebook(&self) -> &Notebook {
        self.session.notebook()
    }
}
