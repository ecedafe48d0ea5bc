//! A project as subcommands use it: its file, and the texts that its records speak of. Places are code points.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::output::tell;
use super::progress::Progress;
use crate::anchor::Outcome;
use crate::import::Imported;
use crate::notebook::{Change, DocumentId, Edit, Highlight, HighlightId, Notebook, Session};
use crate::query::places;
use crate::storage::{self, Settings, Start};
use crate::text::Reading;
use crate::workspace::{Access, Folders, Read, Recovered, Source, coder, now, read_all, recover};

/// The file that subcommands lock; it stays empty.
const LOCK: &str = "command-line.lock";

/// A project that was read, with its journal.
pub(super) struct Opened {
    /// The project file, as it was given.
    pub file: PathBuf,
    /// The folder of the documents.
    pub folder: PathBuf,
    /// The folder as the project file writes it.
    pub folder_as_written: String,
    /// The records, and the history.
    pub session: Session,
    /// Where the journal goes on.
    pub journal: Start,
}

/// A text that was read.
pub(super) struct Text {
    /// The text.
    pub reading: Reading,
    /// The hash of its file.
    hash: String,
}

impl Opened {
    /// Where its documents are read.
    pub(super) fn source(&self) -> Source {
        Source::new(&self.folder, self.notebook())
    }

    /// The records.
    pub(super) const fn notebook(&self) -> &Notebook {
        self.session.notebook()
    }
}

/// Reads a project file and its journal, and says what had to be repaired and what was brought back.
pub(super) fn open(file: &Path) -> Result<Opened, String> {
    let (opened, notices) = open_quietly(file)?;
    notices.iter().for_each(tell);
    Ok(opened)
}

/// Reads a project file and its journal; with it comes what had to be repaired and what was brought back, a sentence each.
pub(super) fn open_quietly(file: &Path) -> Result<(Opened, Vec<String>), String> {
    let Recovered { session, folder: folder_as_written, notices, start, .. } = recover(file)?;
    let folder = storage::resolve_folder(file, &folder_as_written);
    Ok((Opened { file: file.to_owned(), folder, folder_as_written, session, journal: start }, notices))
}

/// Waits until no other subcommand of this person changes a project, and keeps others waiting until the file is dropped:
/// of two that read and write the same project at once, the second would undo the first.
///
/// `None` where the person's own folder cannot be written; then nobody waits.
pub(super) fn alone() -> Option<File> {
    let folder = Folders::of_person().state;
    std::fs::create_dir_all(&folder).ok()?;
    let file = File::options().create(true).append(true).open(folder.join(LOCK)).ok()?;
    file.lock().ok()?;
    Some(file)
}

/// Locks a project for as long as it is being changed; `force` changes it whoever works on it. A project without a file, and one
/// where no lock can be kept, needs none.
pub(super) fn locked(file: &Path, force: bool) -> Result<Access, String> {
    if !file.exists() {
        return Ok(Access::Free);
    }
    let access = Access::to(file, &coder(&Settings::load(&Folders::of_person().settings)), now());
    match access.elsewhere(now()) {
        Some(elsewhere) if !force => Err(format!(
            "{elsewhere}: “{}” was not changed. Close it there first; with --force it is changed all the same, and merged there",
            file.display()
        )),
        Some(_) | None => Ok(access),
    }
}

/// Reads documents, each by its path below the folder, on every processor; gives them in the order of their ids.
pub(super) fn read(source: &Source, documents: &[(DocumentId, String)]) -> BTreeMap<DocumentId, Result<Imported, String>> {
    let mut progress = Progress::new("Reading", documents.len());
    let mut read = BTreeMap::new();
    let done = |done: Read| {
        progress.step();
        read.insert(done.id, done.result);
    };
    read_all(source, documents, &AtomicBool::new(false), |done| done, done);
    read
}

/// The texts of those documents that are marked (or of those asked for) and can be read; says which cannot.
pub(super) fn texts(opened: &Opened, asked: &BTreeSet<DocumentId>) -> BTreeMap<DocumentId, Text> {
    if !opened.folder.is_dir() {
        tell(format!("The articles are not there: “{}” is no folder", opened.folder.display()));
        return BTreeMap::new();
    }
    let wanted = opened.notebook().documents().iter().filter(|(id, _)| {
        (asked.is_empty() || asked.contains(id)) && opened.notebook().count_of(**id) > 0 // the others need not be read
    });
    let mut wanted: Vec<(DocumentId, String)> = wanted.map(|(id, document)| (*id, document.path.clone())).collect();
    wanted.sort_by(|a, b| a.1.cmp(&b.1));
    let mut read = read(&opened.source(), &wanted);
    let mut texts = BTreeMap::new();
    for (id, _) in wanted {
        match read.remove(&id) {
            Some(Ok(imported)) => {
                texts.insert(id, Text { reading: imported.reading, hash: imported.about.hash });
            }
            Some(Err(sentence)) => tell(sentence),
            None => {}
        }
    }
    texts
}

/// What became of every highlight in the texts that are there now; lost without a text.
pub(super) fn outcomes(notebook: &Notebook, texts: &BTreeMap<DocumentId, Text>) -> BTreeMap<HighlightId, Outcome> {
    let mut outcomes: BTreeMap<HighlightId, Outcome> = notebook.highlights().keys().map(|id| (*id, Outcome::Lost)).collect();
    for (document, text) in texts {
        outcomes.extend(places(notebook, *document, &text.hash, &text.reading));
    }
    outcomes
}

/// The notebook with every highlight at the place where its words are now. What is lost, in a text that cannot be read, or not
/// certain keeps the place that it had.
pub(super) fn as_found(
    notebook: &Notebook,
    texts: &BTreeMap<DocumentId, Text>,
    outcomes: &BTreeMap<HighlightId, Outcome>,
) -> Notebook {
    let moved = notebook.highlights().iter().filter_map(|(id, highlight)| {
        let span = outcomes.get(id)?.certain()?;
        let points = texts.get(&highlight.document)?.reading.to_points(span);
        let now = Highlight { points, ..highlight.as_ref().clone() };
        (points != highlight.points).then_some(Edit::Highlight(*id, Some(now)))
    });
    let change = Change::new("Find highlights again", moved.collect());
    let mut session = Session::new(notebook.clone());
    session.record(change);
    session.notebook().clone()
}
