//! Work beside the window: each job runs on a thread of its own and hands back what it finished.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::accounts::{Made, Shared, Two};
use super::carry::Carry;
use super::columns::TableNews;
use super::compared::{Compared, Later, Pair};
use super::derived::MadeFor;
use super::edited::Edited;
use super::omissions::Asked;
use super::parallels::Searched;
use super::quoted::Table;
use super::reader::{Placed, Shown};
use super::theme::Mode;
use super::timeline::{Chart, Question};
use super::watch::News;
use crate::compare::{Mentions, Merged, Omissions};
use crate::import::Imported;
use crate::notebook::{Document, DocumentId, Folding, HighlightId, Notebook};
use crate::query::{Filter, Sentences};
use crate::storage::Identity;
use crate::workspace::{Access, Workspace, Written};

/// What a job finished. `generation` is that of the project for which it was done; a later project ignores it.
#[derive(Debug)]
pub enum Finished {
    /// A project or folder was opened, with the texts to show first.
    Opened(Box<Result<Opened, String>>),
    /// What documents state, several at a time.
    Described(u64, Vec<(DocumentId, Result<Box<DescribedText>, String>)>),
    /// A text to show, and the file it was read from.
    Text(u64, (DocumentId, String), Result<ReadText, String>),
    /// A text that is shown, before and after its blocks were corrected.
    Corrected(u64, DocumentId, (Arc<Shown>, Arc<Shown>)),
    /// Something happened in the documents' folder.
    Folder(u64, Box<News>),
    /// Something was found out about a table whose columns are being chosen.
    Table(u64, Box<TableNews>),
    /// A text that is shown was read again.
    Again(u64, DocumentId, Result<Box<ReadAgain>, String>),
    /// Articles as accounts, several at a time; whether that was all.
    Accounts(u64, Vec<Made>, bool),
    /// What pairs of open articles share.
    Shared(u64, Vec<(Two, Shared)>),
    /// What other articles tell like some words.
    Parallels(u64, Box<Searched>),
    /// What changed between two versions; or a sentence that says why they cannot be compared.
    Compared(u64, Box<(Pair, Result<Compared, String>)>),
    /// Documents that look like later saves.
    LaterSaves(u64, Box<(MadeFor<usize>, Later)>),
    /// The timeline.
    Charted(u64, Box<(Question, Chart)>),
    /// The table of tags and articles.
    Omissions(u64, Box<(MadeFor<()>, Omissions)>),
    /// The table of statements or names and articles.
    Mentions(u64, Box<(Asked, Notebook, Mentions)>),
    /// The table of statements.
    Statements(u64, Box<Table>),
    /// The highlights of a text in their places.
    Placed(u64, DocumentId, Box<PlacedText>),
    /// Where the highlights of edited texts are.
    Settling(u64, Box<(MadeFor<u64>, Vec<Edited>)>),
    /// The excerpts that a filter asks for.
    Listed(u64, Box<(MadeFor<Filter>, Vec<HighlightId>)>),
    /// The project as of a point is on disk; or a sentence that says why not.
    Saved(u64, Point, Result<Written, String>),
    /// It is time to look who has the project, and whether its file has changed.
    Look(u64),
    /// Another program has written the project file.
    Rewritten(u64),
    /// What another program made of the project file was merged; or a sentence that says why not.
    Behind(u64, Box<Result<TakenIn, String>>),
    /// A conflict copy cannot be read; a sentence says why.
    NoCopy(u64, PathBuf, String),
    /// A file or folder was chosen in a dialog, or none.
    Picked(Picked, Option<PathBuf>),
    /// This desktop has no file dialog: it gave up before a person could have closed one.
    NoDialog(Picked),
    /// What the desktop wants: light or dark.
    Desktop(Mode),
    /// Excerpts were written to a file.
    Exported(Result<String, String>),
}

/// A point in the work on a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The revision of the session.
    pub revision: u64,
    /// The number of the last step in the journal.
    pub step: u64,
}

/// A project that was opened, with what to show first.
#[derive(Debug)]
pub struct Opened {
    /// The project and its folder.
    pub workspace: Workspace,
    /// Whether it may be written here.
    pub access: Access,
    /// Conflict copies that hold something else.
    pub copies: Vec<PathBuf>,
    /// The documents of the columns, each with the place of its column in the remembered desk.
    pub columns: Vec<(DocumentId, Option<usize>)>,
    /// Their texts, as far as they can be read.
    pub texts: Vec<(DocumentId, ReadText)>,
}

/// What another program made of the project file, merged with what was here.
#[derive(Debug)]
pub struct TakenIn {
    /// The revision of the session that it was merged with.
    pub revision: u64,
    /// What comes of it.
    pub merged: Merged,
    /// What the file holds.
    pub in_file: Notebook,
    /// Where it was: in the project file, in this state, or in a conflict copy of it.
    pub from: MergedFrom,
}

/// Where something was that was merged.
#[derive(Debug)]
pub enum MergedFrom {
    /// In the project file, which is in this state.
    Project(Identity),
    /// In a conflict copy.
    Copy(PathBuf),
}

/// A text that was read to be shown.
#[derive(Debug)]
pub struct ReadText {
    /// What it states.
    pub about: Box<Document>,
    /// The text.
    pub text: Arc<Shown>,
}

impl ReadText {
    /// A text whose blocks are as a person corrected them.
    #[must_use]
    pub fn new(mut imported: Imported, folding: Folding) -> Self {
        folding.apply(&mut imported.reading);
        let hash = imported.about.hash.clone();
        let mut text = Shown::new(imported.reading, hash, imported.warnings);
        text.folding = folding;
        Self { about: Box::new(imported.about), text: Arc::new(text) }
    }
}

/// A text that was read again while it was shown.
#[derive(Debug)]
pub struct ReadAgain {
    /// The text.
    pub read: ReadText,
    /// Where places of the text before it are in it, if there was one.
    pub carry: Option<Carry>,
}

/// What a text states.
#[derive(Debug)]
pub struct DescribedText {
    /// What it states.
    pub about: Document,
    /// Its sentences.
    pub sentences: Sentences,
    /// The text, where it was edited under its highlights.
    pub edited: Option<Arc<Shown>>,
}

/// Highlights in their places.
#[derive(Debug)]
pub struct PlacedText {
    /// The text.
    pub text: Arc<Shown>,
    /// The notebook as it was.
    pub made: MadeFor<()>,
    /// Its highlights in that text.
    pub placed: Arc<Placed>,
}

/// What a dialog was opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// To open what is chosen.
    ToOpen,
    /// To export to what is chosen.
    ToExport,
}

/// Starts jobs and collects what they finish.
pub struct Jobs {
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    running: Arc<AtomicUsize>,
    context: Arc<OnceLock<egui::Context>>,
    /// Set when the project changes: whoever still works for the old one stops.
    pub cancelled: Arc<AtomicBool>,
}

/// What a job uses to hand back results.
#[derive(Clone)]
pub struct Handle {
    sender: Sender<Finished>,
    context: Arc<OnceLock<egui::Context>>,
}

impl Handle {
    /// Hands back a result and wakes the window.
    pub fn send(&self, finished: Finished) {
        // Nobody listens any more when the window is gone: then the result is not needed.
        self.sender.send(finished).ok();
        wake(&self.context);
    }
}

fn wake(context: &OnceLock<egui::Context>) {
    if let Some(context) = context.get() {
        context.request_repaint();
    }
}

impl Default for Jobs {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: Arc::default(), context: Arc::default(), cancelled: Arc::default() }
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }
}

impl Jobs {
    /// Wakes this window when something is finished.
    pub fn wake(&self, context: egui::Context) {
        self.context.set(context).ok();
    }

    /// Hands back something now and then until the project changes, on a thread that nobody waits for.
    pub fn tick(&self, every: Duration, mut tell: impl FnMut() -> Option<Finished> + Send + 'static) {
        let handle = Handle { sender: self.sender.clone(), context: Arc::clone(&self.context) };
        let cancelled = Arc::clone(&self.cancelled);
        // Without the thread, the same is done when the window gets the focus and before each save.
        let ticking = std::thread::Builder::new().name("look".to_owned()).spawn(move || {
            while !cancelled.load(Ordering::SeqCst) {
                std::thread::sleep(every);
                if let Some(finished) = tell() {
                    handle.send(finished);
                }
            }
        });
        drop(ticking);
    }

    /// Something that wakes this window, for threads that live longer than a job.
    pub fn waker(&self) -> impl Fn() + Send + 'static {
        let context = Arc::clone(&self.context);
        move || wake(&context)
    }

    /// Runs a job on a thread of its own.
    pub fn start(&self, job: impl FnOnce(&Handle) + Send + 'static) {
        let handle = Handle { sender: self.sender.clone(), context: Arc::clone(&self.context) };
        let running = Arc::clone(&self.running);
        running.fetch_add(1, Ordering::SeqCst);
        std::thread::spawn(move || {
            job(&handle);
            running.fetch_sub(1, Ordering::SeqCst);
            wake(&handle.context);
        });
    }

    /// Something that has finished, if any.
    pub fn finished(&self) -> Option<Finished> {
        self.receiver.try_recv().ok()
    }

    /// Waits for something to finish; `None` when nothing did in time.
    pub fn wait(&self, at_most: Duration) -> Option<Finished> {
        self.receiver.recv_timeout(at_most).ok()
    }

    /// Whether a job is still running.
    pub fn busy(&self) -> bool {
        self.running.load(Ordering::SeqCst) > 0
    }

    /// Tells everyone who works for the old project to stop.
    pub fn cancel_all(&mut self) {
        self.cancelled.store(true, Ordering::SeqCst);
        self.cancelled = Arc::default();
    }
}
