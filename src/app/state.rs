//! All that the window knows: the open project, the desk, the person's settings, the jobs under way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::action::ExportOptions;
use super::desk::Desk;
use super::jobs::Jobs;
use super::reader::{Placed, Shown};
use super::theme::Mode;
use crate::export::Format;
use crate::import::Other;
use crate::notebook::{DocumentId, HighlightId, IdSource, Notebook, Session, Stamp, TagId};
use crate::query::{self, Counts, DocumentRow, TagRow};
use crate::storage::Settings;
use crate::workspace::{Folders, coder};

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

/// How far the project is on disk.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    /// The revision that is on disk.
    pub saved: u64,
    /// The revision that is being written.
    pub writing: Option<u64>,
    /// Why the last attempt failed.
    pub error: Option<String>,
    /// Whether the project file exists.
    pub exists: bool,
}

/// How often the list of articles is sorted anew while articles are being read.
pub const SORTED_EACH: Duration = Duration::from_millis(150);

/// What the panels show, computed from the notebook once for each revision and filter.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// All tags as a tree.
    pub tags: Vec<TagRow>,
    /// The articles that pass the filter.
    pub documents: Vec<DocumentRow>,
    /// The highlights that pass the filter, in reading order.
    pub excerpts: Vec<HighlightId>,
    /// The highlights that have a note, by id.
    pub noted: Vec<HighlightId>,
    /// How many of everything there are.
    pub counts: Counts,
    /// What each part was made for: typing into one filter leaves the other parts as they are.
    overview_for: Option<MadeFor<()>>,
    documents_for: Option<MadeFor<(String, query::DocumentOrder)>>,
    documents_at: Option<Instant>,
    excerpts_for: Option<MadeFor<query::Filter>>,
}

/// The notebook and the question for which something was made.
#[derive(Clone, Debug)]
struct MadeFor<Q> {
    revision: u64,
    notebook: Notebook,
    question: Q,
}

impl<Q: PartialEq> MadeFor<Q> {
    fn new(session: &Session, question: Q) -> Self {
        Self { revision: session.revision(), notebook: session.notebook().clone(), question }
    }

    /// The notebook for which it was made, when it was made for this question; else it is to be made anew.
    fn before<'a>(made: Option<&'a Self>, question: &Q) -> Option<&'a Notebook> {
        made.filter(|made| made.question == *question).map(|made| &made.notebook)
    }

    fn is_for(made: Option<&Self>, session: &Session, question: &Q) -> bool {
        made.is_some_and(|made| made.revision == session.revision() && made.question == *question)
    }
}

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
    /// The folder as the project file writes it.
    pub folder_as_written: String,
    /// Files that are not articles.
    pub others: Vec<Other>,
    /// Articles that cannot be read, and why.
    pub unreadable: BTreeMap<DocumentId, String>,
    /// Articles whose file is not in the folder.
    pub missing: BTreeSet<DocumentId>,
    /// Articles still to be read, and how many there were.
    pub unread: (usize, usize),
    /// Texts that are shown.
    pub texts: BTreeMap<DocumentId, Text>,
    /// Highlights in their places, for a revision.
    pub placed: BTreeMap<DocumentId, (u64, Arc<Placed>)>,
    /// The desk.
    pub desk: Desk,
    /// How far it is on disk.
    pub saving: Saving,
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

    /// Brings what panels show up to the notebook and the filters. After a change this costs with the change: what was made
    /// for an earlier notebook follows the differences.
    pub fn derive(&mut self) {
        let derived = &mut self.derived;
        if !MadeFor::is_for(derived.overview_for.as_ref(), &self.session, &()) {
            overview(derived, self.session.notebook());
            derived.overview_for = Some(MadeFor::new(&self.session, ()));
        }
        // While thousands of articles are being read, lists are sorted now and then rather than with each of them.
        let rest = derived.documents_at.is_some_and(|at| self.unread.0 > 0 && at.elapsed() < SORTED_EACH);
        let asked = (self.desk.document_words.clone(), self.desk.document_order);
        if !MadeFor::is_for(derived.documents_for.as_ref(), &self.session, &asked) {
            let before = MadeFor::before(derived.documents_for.as_ref(), &asked);
            if !(rest && before.is_some()) {
                documents(&mut derived.documents, (&asked.0, asked.1), before, self.session.notebook());
                derived.documents_for = Some(MadeFor::new(&self.session, asked));
                derived.documents_at = Some(Instant::now());
            }
        }
        if !MadeFor::is_for(derived.excerpts_for.as_ref(), &self.session, &self.desk.filter) {
            let before = MadeFor::before(derived.excerpts_for.as_ref(), &self.desk.filter);
            if !(rest && before.is_some()) {
                excerpts(&mut derived.excerpts, &self.desk.filter, before, self.session.notebook());
                derived.excerpts_for = Some(MadeFor::new(&self.session, self.desk.filter.clone()));
            }
        }
    }

    /// Brings the highlights of the open columns into their places.
    pub fn place(&mut self) {
        let revision = self.session.revision();
        let shown: BTreeSet<DocumentId> = self.desk.columns.iter().map(|column| column.document).collect();
        self.placed.retain(|document, _| shown.contains(document));
        for document in shown {
            let known = self.placed.get(&document).is_some_and(|(at, _)| *at == revision);
            if let Some(shown) = self.text(document).filter(|_| !known) {
                let placed = Arc::new(Placed::new(self.session.notebook(), document, &shown.reading));
                self.placed.insert(document, (revision, placed));
            }
        }
    }

    /// The highlights of a document in their places.
    pub fn placed(&self, document: DocumentId) -> Option<&Arc<Placed>> {
        self.placed.get(&document).map(|(_, placed)| placed)
    }

    /// Whether everything is on disk.
    pub fn is_saved(&self) -> bool {
        self.saving.saved == self.session.revision()
    }
}

fn overview(derived: &mut Derived, after: &Notebook) {
    if let Some(MadeFor { notebook: before, .. }) = &derived.overview_for {
        query::follow_tag_tree(&mut derived.tags, before, after);
        query::follow_noted(&mut derived.noted, before, after);
        query::follow_counts(&mut derived.counts, before, after);
    } else {
        derived.tags = query::tag_tree(after);
        derived.noted = query::noted(after);
        derived.counts = query::counts(after);
    }
}

fn documents(rows: &mut Vec<DocumentRow>, asked: (&str, query::DocumentOrder), before: Option<&Notebook>, after: &Notebook) {
    match before {
        Some(before) => query::follow_documents(rows, asked, before, after),
        None => *rows = query::documents(after, asked.0, asked.1),
    }
}

fn excerpts(ids: &mut Vec<HighlightId>, filter: &query::Filter, before: Option<&Notebook>, after: &Notebook) {
    match before {
        Some(before) => query::follow_wanted(ids, filter, before, after),
        None => *ids = query::wanted(after, filter),
    }
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
    /// Where and how to export.
    Export(ExportForm),
    /// A path to open, for desktops without a dialog.
    OpenPath(String),
}

/// The choices of an export while they are made.
#[derive(Clone, Debug)]
pub struct ExportForm {
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
