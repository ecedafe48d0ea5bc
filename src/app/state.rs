//! All that the window knows: the open project, the desk, the person's settings, the jobs under way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, Weak};
use std::time::Instant;

use jiff::Timestamp;

use super::accounts::Accounts;
use super::action::ExportOptions;
use super::columns::ColumnsForm;
use super::compared::Versions;
use super::derived::{Derived, MadeFor};
use super::desk::Desk;
use super::echoes::Shown as Echoes;
use super::edited::Settling;
use super::jobs::Jobs;
use super::omissions::OmissionTable;
use super::parallels::Parallels;
use super::quoted::QuotedState;
use super::reader::{Placed, Shown};
use super::theme::Mode;
use super::timeline::Timeline;
use super::watch::Watch;
use crate::export::Format;
use crate::import::Other;
use crate::notebook::{Columns, DocumentId, Foldings, IdSource, Notebook, Records, Session, Stamp, TagId};
use crate::storage::{Journal, ReadingPlace, Settings};
use crate::workspace::{Access, Folders, Source, coder};

/// A text to show.
#[derive(Clone, Debug)]
pub enum Text {
    /// Still being read.
    Loading,
    /// Here.
    Ready(Arc<Shown>),
    /// Cannot be read; a sentence says why.
    Failed(String),
}

impl Text {
    /// Whether it is here.
    pub const fn is_ready(&self) -> bool {
        match self {
            Self::Ready(_) => true,
            Self::Loading | Self::Failed(_) => false,
        }
    }
}

/// How far the project is on disk.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// The revision that is on disk.
    pub saved: u64,
    /// The revision that is being written.
    pub writing: Option<u64>,
    /// Why the last attempt failed.
    pub error: Option<String>,
    /// Why the journal cannot be written.
    pub journal_error: Option<String>,
    /// Whether the project file exists.
    pub exists: bool,
    /// The number of the last step in the project file.
    pub in_file: u64,
    /// When something last changed, or could not be saved.
    pub changed: Option<Instant>,
}

/// What is known of others who work on the same project.
#[derive(Debug)]
pub struct Sharing {
    /// Whether the project may be written here.
    pub access: Access,
    /// When it was last said that it is still open.
    pub refreshed: Instant,
    /// Whether it was told that whoever had it has closed it.
    pub told_free: bool,
    /// What the project file held when it was last read or written here.
    pub in_file: Notebook,
    /// What is being written to it.
    pub being_written: Option<Notebook>,
    /// Conflict copies beside the project that hold something else.
    pub copies: Vec<PathBuf>,
    /// Whether the file is being read because another program has written it.
    pub reading: bool,
}

/// Highlights of one document that are brought into their places within a frame; more are placed by a job.
pub const PLACED_AT_ONCE: usize = 2_000;

/// What one tag leaves of each open text's highlights, and what it was taken from.
/// Held weakly: whoever holds the highlights makes every edit of them copy them all.
pub type Lensed = BTreeMap<DocumentId, (Weak<Placed>, BTreeSet<TagId>, Arc<Placed>)>;

/// An open project.
pub struct Open {
    /// Told apart from projects opened before.
    pub generation: u64,
    /// The records and their history.
    pub session: Session,
    /// The project file.
    pub file: PathBuf,
    /// The folder of the documents.
    pub folder: PathBuf,
    /// Where documents are read.
    pub source: Source,
    /// How the columns of tables are read by it.
    pub columns: Records<String, Columns>,
    /// The folder as the project file writes it.
    pub folder_as_written: String,
    /// Files that are not articles.
    pub others: Vec<Other>,
    /// Articles that cannot be read, and why.
    pub unreadable: BTreeMap<DocumentId, String>,
    /// Articles whose file is not in the folder.
    pub missing: BTreeSet<DocumentId>,
    /// Which blocks of texts a person said belong to them, or do not.
    pub foldings: Foldings,
    /// Texts whose blocks are being corrected.
    pub correcting: BTreeSet<DocumentId>,
    /// What happens in the folder.
    pub watch: Arc<Mutex<Watch>>,
    /// Articles still to be read, and how many there were.
    pub unread: (usize, usize),
    /// Texts that are shown.
    pub texts: BTreeMap<DocumentId, Text>,
    /// Highlights in their places, and the notebook for which they were placed.
    pub placed: BTreeMap<DocumentId, (MadeFor<()>, Arc<Placed>)>,
    /// What the lens shows of them.
    pub lensed: Lensed,
    /// Documents with so many highlights that they are being placed beside the window.
    pub placing: BTreeSet<DocumentId>,
    /// The bytes at which documents stand, or stood last.
    pub tops: BTreeMap<DocumentId, usize>,
    /// Where documents were being read whose text is not here.
    pub places: BTreeMap<DocumentId, ReadingPlace>,
    /// The desk.
    pub desk: Desk,
    /// How far it is on disk.
    pub saving: Saving,
    /// What was done, step by step, on disk before the project file is.
    pub journal: Journal,
    /// Whether it may be written here, and what else is known of others who work on it.
    pub sharing: Sharing,
    /// Highlights in texts that were edited.
    pub settling: Settling,
    /// The articles as accounts, and what the open ones share.
    pub accounts: Accounts,
    /// What each open article shares with the others.
    pub echoes: Echoes,
    /// Versions of articles.
    pub versions: Versions,
    /// What other articles tell like some words.
    pub parallels: Parallels,
    /// The table of what was found where.
    pub omissions: OmissionTable,
    /// The articles along time.
    pub timeline: Timeline,
    /// Who is quoted with what, in which article.
    pub quoted: QuotedState,
    /// What the panels show.
    pub derived: Derived,
    /// When each tag was last used, newest last.
    pub recent_tags: Vec<TagId>,
}

impl Open {
    /// The text of a document, when it is here.
    pub fn text(&self, document: DocumentId) -> Option<&Arc<Shown>> {
        match self.texts.get(&document)? {
            Text::Ready(shown) => Some(shown),
            Text::Loading | Text::Failed(_) => None,
        }
    }

    /// Brings what panels show up to the notebook and the filters.
    pub fn derive(&mut self) {
        self.derived.follow(&self.session, &self.desk, self.unread.0 > 0);
    }

    /// Brings the highlights of the open columns into their places; where there are very many, only those placed before.
    pub fn place(&mut self) {
        let shown: BTreeSet<DocumentId> = self.desk.columns.iter().map(|column| column.document).collect();
        self.placed.retain(|document, _| shown.contains(document));
        let notebook = self.session.notebook();
        for document in shown {
            let Some(Text::Ready(text)) = self.texts.get(&document) else { continue };
            match self.placed.get_mut(&document) {
                Some((made, _)) if MadeFor::is_for(Some(made), &self.session, &()) => {}
                Some((made, placed)) if same_text(document, made.notebook(), notebook) => {
                    Arc::make_mut(placed).follow(document, made.notebook(), notebook, (&text.reading, &text.hash));
                    *made = MadeFor::new(&self.session, ());
                }
                Some(_) if notebook.count_of(document) > PLACED_AT_ONCE => drop(self.placed.remove(&document)),
                Some(_) | None if notebook.count_of(document) <= PLACED_AT_ONCE => {
                    let placed = Arc::new(Placed::new(notebook, document, (&text.reading, &text.hash)));
                    self.placed.insert(document, (MadeFor::new(&self.session, ()), placed));
                }
                Some(_) | None => {}
            }
        }
    }

    /// The highlights of a document that are shown.
    pub fn shown_marks(&self, document: DocumentId) -> Option<&Arc<Placed>> {
        let lensed = self.lensed.get(&document).filter(|_| self.desk.lens.is_some());
        lensed.map(|(_, _, only)| only).or_else(|| self.placed(document))
    }

    /// The highlights of a document in their places.
    pub fn placed(&self, document: DocumentId) -> Option<&Arc<Placed>> {
        self.placed.get(&document).map(|(_, placed)| placed)
    }

    /// Whether everything is in the project file.
    pub fn is_saved(&self) -> bool {
        self.saving.saved == self.session.revision()
    }

    /// Whether everything that the person did is on disk: in the project file, or in its journal.
    pub fn is_on_disk(&self) -> bool {
        self.is_saved() || !self.session.has_fresh_work() && self.journal.on_disk().step >= self.journal.last()
    }
}

/// Whether a document's record speaks of the same text in both notebooks; else all its highlights are looked for anew.
fn same_text(document: DocumentId, before: &Notebook, after: &Notebook) -> bool {
    let text = |notebook: &'_ Notebook| notebook.document(document).map(|record| (record.hash.clone(), record.unsettled.clone()));
    text(before) == text(after)
}

/// What floats above the desk.
#[derive(Clone, Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The list of everything that can be done.
    Palette {
        /// What has been typed.
        typed: String,
        /// The row under Enter.
        row: usize,
    },
    /// The headings of the article.
    Outline {
        /// What has been typed.
        typed: String,
        /// The row under Enter.
        row: usize,
    },
    /// The article of which another one is a later version.
    Version {
        /// The later one.
        newer: DocumentId,
        /// What has been typed.
        typed: String,
        /// The row under Enter.
        row: usize,
    },
    /// What each column of a table is for.
    Columns(Box<ColumnsForm>),
    /// Where and how to export.
    Export(ExportForm),
    /// A path to open, for desktops without a dialog.
    OpenPath(String),
}

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// Highlights as excerpts.
    Excerpts,
    /// The table of omissions.
    Omissions,
    /// The timeline, as a table.
    Timeline,
    /// The table of statements.
    Statements,
}

/// The choices of an export while they are made.
#[derive(Clone, Debug)]
pub struct ExportForm {
    /// What is exported.
    pub what: Exported,
    /// The file.
    pub path: String,
    /// The format.
    pub format: Format,
    /// The choices.
    pub options: ExportOptions,
    /// Whether it was just opened and takes the keyboard.
    pub fresh: bool,
}

/// Something to say in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub words: String,
    /// Whether something failed.
    pub failed: bool,
}

/// All that the window knows.
pub struct State {
    /// The person's folders.
    pub folders: Folders,
    /// The person's settings.
    pub settings: Settings,
    /// The theme that is shown.
    pub mode: Mode,
    /// Whether the desktop was asked for light or dark and has not answered yet.
    pub desktop_asked: bool,
    /// Work beside the window.
    pub jobs: Jobs,
    /// The open project.
    pub open: Option<Open>,
    /// What is being opened.
    pub opening: Option<PathBuf>,
    /// What floats.
    pub overlay: Overlay,
    /// What the status line says.
    pub message: Option<Message>,
    /// New ids.
    pub ids: IdSource,
    /// The clock.
    pub now: fn() -> Timestamp,
    /// How many projects have been opened.
    pub generations: u64,
    /// Whether native dialogs may be shown (not in tests and pictures).
    pub dialogs: bool,
    /// Whether projects are locked for this window and watched; a picture only looks.
    pub locks: bool,
    /// Words for the clipboard.
    pub to_copy: Option<String>,
}

impl State {
    /// Who does what is done now.
    pub fn stamp(&self) -> Stamp {
        Stamp::new((self.now)(), coder(&self.settings))
    }

    /// Says something in the status line.
    pub fn say(&mut self, words: impl Into<String>) {
        self.message = Some(Message { words: words.into(), failed: false });
    }

    /// Says that something failed.
    pub fn complain(&mut self, words: impl Into<String>) {
        self.message = Some(Message { words: words.into(), failed: true });
    }
}
