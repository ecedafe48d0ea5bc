//! A session that does the same five hundred things each time it is run, and goes on where it was stopped.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use variorum::notebook::{
    Change, Color, Document, DocumentId, Edit, Extra, Highlight, HighlightId, Note, NoteId, Notebook, Session, Stamp, Tag, TagId,
};
use variorum::storage::{Disk, Journal, Start, render_notebook};
use variorum::text::Points;
use variorum::workspace::{Recovered, recover, recover_unsaved};

/// How many steps the whole session has.
pub const STEPS: u64 = 500;

/// A number that looks like chance and is the same each time (the mixer of SplitMix64, Steele and others 2014).
pub fn mixed(of: u64) -> u64 {
    let mut bits = of.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

pub fn stamp(step: u64) -> Stamp {
    Stamp::new(jiff::Timestamp::from_second(1_790_000_000 + i64::try_from(step).unwrap()).unwrap(), "Ada")
}

/// Makes the step of that number; it depends on nothing but the number and the session.
pub fn make(session: &mut Session, step: u64) {
    let chance = mixed(step);
    if chance.is_multiple_of(7) && session.undo_label().is_some() {
        session.undo();
    } else if chance.is_multiple_of(5) && session.redo_label().is_some() {
        session.redo();
    } else if chance.is_multiple_of(11) {
        session.record(Change::new("Found", vec![document(step, chance >> 8)]));
    } else {
        session.perform(work(session.notebook(), step, chance >> 8));
    }
}

fn work(notebook: &Notebook, step: u64, chance: u64) -> Change {
    let label = format!("Step {step}: “é\n\"");
    let edits = match chance % 4 {
        0 => vec![Edit::Note(NoteId::from_bits(chance >> 8), Some(note(step)))],
        1 => vec![Edit::Tag(TagId::from_bits(step), Some(tag(step)))],
        2 => vec![document(step, 0), Edit::Highlight(HighlightId::from_bits(step), Some(highlight(step)))],
        _ => match notebook.notes().get_min() {
            Some((id, _)) => vec![Edit::Note(*id, None)],
            None => vec![Edit::Title(format!("At step {step}"))],
        },
    };
    Change::new(label, edits)
}

fn document(step: u64, which: u64) -> Edit {
    let record = Document { path: format!("{which}.txt"), opening: format!("seen at {step}"), ..Document::default() };
    Edit::Document(DocumentId::from_bits(which), Some(record))
}

fn note(step: u64) -> Note {
    let extra = Extra::from([("later".to_owned(), format!("[{step}, // of a newer version\n 2]"))]);
    Note { title: format!("Note {step}"), text: "two\nlines ".repeat(9), created: stamp(step), modified: stamp(step), extra }
}

fn tag(step: u64) -> Tag {
    Tag::new(format!("tag {step}"), Color::PALETTE[3])
}

fn highlight(step: u64) -> Highlight {
    Highlight {
        document: DocumentId::from_bits(0),
        points: Points::new(step, step + 4),
        exact: "“한국”".to_owned(),
        before: "before ".to_owned(),
        after: " after".to_owned(),
        tags: [].into(),
        note: String::new(),
        created: stamp(step),
        modified: stamp(step),
        extra: Extra::new(),
    }
}

/// The notebook after each number of steps.
pub fn states() -> &'static [Notebook] {
    static STATES: OnceLock<Vec<Notebook>> = OnceLock::new();
    STATES.get_or_init(|| {
        let mut session = Session::default();
        let mut states = vec![session.notebook().clone()];
        for step in 1..=STEPS {
            let before = session.revision();
            make(&mut session, step);
            assert_eq!(session.revision(), before + 1, "each number is one step");
            states.push(session.notebook().clone());
        }
        states
    })
}

/// The project file of a folder.
pub fn project(folder: &Path) -> PathBuf {
    folder.join("p.ron")
}

/// The project as it opens now.
pub fn reopened(folder: &Path) -> Recovered {
    let file = project(folder);
    if file.exists() { recover(&file).unwrap() } else { recover_unsaved(&file, Notebook::default(), ".".to_owned()) }
}

/// Holds what opens now against what was on the disk for certain; gives the number of steps that are there.
#[track_caller]
pub fn nothing_is_lost(folder: &Path, on_disk: u64) -> u64 {
    let recovered = reopened(folder);
    let there = last(&recovered.start);
    assert!(there >= on_disk, "{on_disk} steps were on disk, and {there} came back: {:?}", recovered.notices);
    let expected = &states()[usize::try_from(there).unwrap()];
    assert!(recovered.session.notebook() == expected, "after {there} steps, something else is there: {:?}", recovered.notices);
    there
}

/// Whether the project file alone holds all that was on the disk for certain, beside a journal that could not be told of it.
pub fn file_holds(folder: &Path, on_disk: u64) -> bool {
    let recovered = reopened(folder);
    let later = &states()[usize::try_from(on_disk).unwrap()..];
    last(&recovered.start) == 0 && later.iter().any(|state| state == recovered.session.notebook())
}

/// The number of the last step that a project holds.
pub fn last(start: &Start) -> u64 {
    start.next_step() - 1
}

/// Somebody who works through the session.
pub struct Worker {
    pub session: Session,
    pub journal: Journal,
    file: PathBuf,
    saving: Option<JoinHandle<()>>,
}

impl Worker {
    /// Opens the project of a folder.
    pub fn open(folder: &Path, disk: Arc<dyn Disk>) -> Self {
        let Recovered { session, start, .. } = reopened(folder);
        Self { session, journal: Journal::start(start, disk, || {}), file: project(folder), saving: None }
    }

    /// Makes the next step.
    pub fn step(&mut self) {
        let step = self.journal.last() + 1;
        make(&mut self.session, step);
        for done in self.session.take_fresh(&stamp(step)) {
            self.journal.append(done);
        }
    }

    /// Saves the project beside the work, as the window does.
    pub fn save(&mut self) {
        self.saved();
        let (notebook, keeper, after) = (self.session.notebook().clone(), self.journal.keeper(), self.journal.last());
        let file = self.file.clone();
        // What fails is told through the journal.
        self.saving = Some(std::thread::spawn(move || drop(keeper.save(&file, &render_notebook(&notebook, "."), after))));
    }

    /// Waits until the project is saved.
    pub fn saved(&mut self) {
        if let Some(saving) = self.saving.take() {
            saving.join().unwrap();
        }
    }
}
