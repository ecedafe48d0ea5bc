//! What a journal brings back when its project is opened, and where it goes on. Lines count from 1, sizes are in bytes. Nothing is written.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::line::{self, Line, Mark, VERSION};
use crate::notebook::{Step, StepKind};
use crate::storage::identity::Identity;

/// The largest journal that is read, in bytes: far more than stands in one between two saves.
const MOST_BYTES: u64 = 500_000_000;

/// The journal of a project file: beside it.
#[must_use]
pub fn journal_path(project_file: &Path) -> PathBuf {
    let mut name = project_file.as_os_str().to_owned();
    name.push(".journal");
    PathBuf::from(name)
}

/// What a journal brings back.
#[derive(Debug)]
pub struct BroughtBack {
    /// Steps that the project file holds already, the oldest first: they can be undone.
    pub history: Vec<Step>,
    /// Steps that it does not hold, to be made again in this order.
    pub steps: Vec<Step>,
    /// What the person should know, a sentence each.
    pub notices: Vec<String>,
    /// Where the journal goes on.
    pub start: Start,
}

/// Where a journal goes on.
#[derive(Debug)]
pub struct Start {
    /// The journal's file.
    pub(super) path: PathBuf,
    /// The state of the project file.
    pub(super) base: Mark,
    /// Whether that state has still to be confirmed in the journal.
    pub(super) unconfirmed: bool,
    /// The number of the next step.
    pub(super) next: u64,
    /// The sound lines that stand in the file, from its start.
    pub(super) sound: Vec<u8>,
    /// What follows them there.
    pub(super) rest: Rest,
}

impl Start {
    /// The number of the last step that the project file holds; 0 for none.
    #[must_use]
    pub const fn in_file(&self) -> u64 {
        self.base.after
    }

    /// The number of the next step; 1 for the first.
    #[must_use]
    pub const fn next_step(&self) -> u64 {
        self.next
    }
}

/// What follows the sound lines of a journal.
#[derive(Debug)]
pub(super) enum Rest {
    /// Nothing.
    Nothing,
    /// No journal is there yet.
    NoFile,
    /// A line that was never finished: nobody was told that it is on disk.
    Torn,
    /// Something damaged, which is set aside.
    Damaged(Vec<u8>),
    /// The whole file is of another state, or cannot be read, and is set aside.
    Foreign,
    /// The whole file is of another state, and all that it says has been saved in a project file.
    Outlived,
}

/// Reads the journal of a project file that is in this state.
#[must_use]
pub fn recover(project_file: &Path, identity: Identity) -> BroughtBack {
    let path = journal_path(project_file);
    let anew = |rest, notices| {
        let base = Mark { identity: identity.clone(), after: 0 };
        let start = Start { path: path.clone(), base, unconfirmed: false, next: 1, sound: Vec::new(), rest };
        BroughtBack { history: Vec::new(), steps: Vec::new(), notices, start }
    };
    let bytes = match read(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return anew(Rest::NoFile, Vec::new()),
        Err(why) => {
            let name = path.display();
            return anew(Rest::Foreign, vec![format!("What was done since the last save cannot be read: {why} ({name}).")]);
        }
    };
    let contents = Contents::read(&bytes);
    match contents.matching(&identity) {
        Some(matched) => contents.goes_on(path, &bytes, matched),
        None if contents.is_empty_of_work(&bytes) => anew(Rest::Outlived, Vec::new()),
        None => {
            let notice = foreign(&path, &contents);
            anew(Rest::Foreign, vec![notice])
        }
    }
}

/// The bytes of a journal; `None` if there is none.
fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    let kind = match path.metadata() {
        Ok(kind) => kind,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    if !kind.is_file() {
        return Err("it is not a file".to_owned());
    }
    if kind.len() > MOST_BYTES {
        return Err(format!("it is too large ({} MB)", kind.len() / 1_000_000));
    }
    fs::read(path).map(Some).map_err(|error| error.to_string())
}

fn foreign(path: &Path, contents: &Contents) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match contents.version {
        Some(version) if version > VERSION => format!(
            "{name} was written by a newer Variorum (format {version}; this one knows {VERSION}). It is set aside with the next change; \
             what it holds beyond the project file is not shown."
        ),
        Some(_) => format!(
            "{name} holds {} that belong to another state of the project file, which was replaced by another program. They are not \
             shown; with the next change the journal is set aside.",
            changes(contents.unsaved())
        ),
        None => format!("{name} is damaged from its first line. It is set aside with the next change."),
    }
}

fn changes(number: usize) -> String {
    if number == 1 { "1 change".to_owned() } else { format!("{number} changes") }
}

/// The sound lines of a journal.
#[derive(Debug, Default)]
struct Contents {
    version: Option<u64>,
    /// States that the project file may be in: the last confirmed one, and those announced since. And whether it is confirmed.
    marks: Vec<(Mark, bool)>,
    steps: Vec<(u64, Step)>,
    /// How many bytes the sound lines take.
    sound: usize,
    /// The number of the first line that is not sound.
    damaged: Option<usize>,
}

impl Contents {
    fn read(bytes: &[u8]) -> Self {
        let mut contents = Self::default();
        for (place, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let whole = line.strip_suffix(b"\n");
            if !whole.and_then(line::read).is_some_and(|line| contents.take(line)) {
                // Without a line end, it is what was being written when the program was stopped.
                contents.damaged = whole.map(|_| place + 1);
                break;
            }
            contents.sound += line.len();
        }
        contents
    }

    /// Takes a line in; `false` if it cannot stand here.
    fn take(&mut self, line: Line) -> bool {
        match line {
            Line::Begins(version, mark) if self.version.is_none() => {
                self.version = Some(version);
                self.marks = vec![(mark, true)];
                version <= VERSION
            }
            Line::Begins(..) => false,
            _ if self.version.is_none() => false,
            Line::Saving(mark) => {
                self.marks.push((mark, false));
                true
            }
            Line::Saved(mark) => {
                self.marks = vec![(mark, true)];
                true
            }
            Line::Step(number, step) => {
                let follows = self.follows(number);
                if self.last().is_some_and(|last| last + 1 != number) {
                    // What is left out is in the project file; but over a gap, nothing can be taken back.
                    self.steps.clear();
                }
                if follows {
                    self.steps.push((number, *step));
                }
                follows
            }
        }
    }

    /// Whether a step of that number can stand here: none is left out that is not in the project file.
    fn follows(&self, number: u64) -> bool {
        let (last, saved) = (self.last(), self.marks.iter().map(|(mark, _)| mark.after).max().unwrap_or(0));
        last.map_or(number <= saved + 1, |last| number > last && number <= last.max(saved) + 1)
    }

    /// The number of the last step that stands here.
    fn last(&self) -> Option<u64> {
        self.steps.last().map(|(number, _)| *number)
    }

    /// The latest state that is the project file's, and whether it is confirmed.
    fn matching(&self, identity: &Identity) -> Option<(Mark, bool)> {
        self.marks.iter().rev().find(|(mark, _)| mark.identity == *identity).cloned()
    }

    /// How many of a person's steps are in no project file for certain.
    fn unsaved(&self) -> usize {
        let saved = self.marks.first().map_or(0, |(mark, _)| mark.after);
        self.steps.iter().filter(|(number, step)| *number > saved && step.kind != StepKind::Recorded).count()
    }

    /// Whether nothing is lost with it: every line can be read, and every step is in a project file.
    fn is_empty_of_work(&self, bytes: &[u8]) -> bool {
        self.version.is_some() && self.sound == bytes.len() && self.unsaved() == 0
    }

    fn goes_on(self, path: PathBuf, bytes: &[u8], (base, confirmed): (Mark, bool)) -> BroughtBack {
        let next = self.last().unwrap_or(0).max(base.after) + 1;
        let mut notices = Vec::new();
        // Over steps that are in the project file and not here, nothing can be taken back.
        let gap = self.last().is_some_and(|last| last < base.after);
        let (mut history, steps): (Vec<_>, Vec<_>) = self.steps.into_iter().partition(|(number, _)| *number <= base.after);
        if gap {
            history.clear();
        }
        let steps: Vec<Step> = steps.into_iter().map(|(_, step)| step).collect();
        let brought = steps.iter().filter(|step| step.kind != StepKind::Recorded).count();
        if brought > 0 {
            notices.push(format!("{} since the last save {} brought back.", changes(brought), was(brought)));
        }
        let rest = match self.damaged {
            None if self.sound == bytes.len() => Rest::Nothing,
            None => Rest::Torn,
            Some(line) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                notices.push(format!(
                    "{name} is damaged at line {line}. What was done before that line is here; the rest is set aside with the next change."
                ));
                Rest::Damaged(bytes[self.sound..].to_vec())
            }
        };
        let sound = bytes[..self.sound].to_vec();
        let start = Start { path, base, unconfirmed: !confirmed, next, sound, rest };
        BroughtBack { history: history.into_iter().map(|(_, step)| step).collect(), steps, notices, start }
    }
}

const fn was(number: usize) -> &'static str {
    if number == 1 { "was" } else { "were" }
}
