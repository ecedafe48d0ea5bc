//! The journal's file while it grows. What is written is on the disk, or known not to be. Sizes are in bytes.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::line::{self, Mark};
use super::recover::{Rest, Start};
use crate::notebook::Step;
use crate::storage::atomic;
use crate::storage::disk::Disk;

/// How many steps stand in a journal when it is shortened at the latest, and how many stay: what can still be undone.
const MOST_STEPS: usize = 1000;
const KEPT_STEPS: usize = 750;

/// How many bytes stand in a journal when it is shortened at the latest, and how many stay.
const MOST_BYTES: u64 = 4_000_000;
const KEPT_BYTES: usize = 3_000_000;

/// The journal's file.
///
/// Invariant: `opening` and `tail` are a whole journal of all that is not in the project file; the first `synced` lines of
/// `tail` are on the disk.
pub(super) struct Log {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The state of the project file that is known to be on the disk.
    base: Mark,
    /// What stands before the tail when the file has to be begun anew.
    opening: Vec<u8>,
    tail: Vec<Tail>,
    synced: usize,
    /// What stands under its name.
    file: Standing,
    /// Whether something unfinished may follow that length.
    torn: bool,
    /// The number of the last step that is on the disk.
    reached: u64,
    /// Whether nothing may be written: the project file is being replaced, and this file does not know of it.
    held: bool,
    /// What has to be put elsewhere first.
    aside: Aside,
    /// Where something was put, to be told.
    told: Vec<String>,
}

/// A line that is not in the project file for certain.
struct Tail {
    /// The number of a step; `None` for other lines.
    number: Option<u64>,
    text: String,
}

/// What stands under the journal's name.
#[derive(Clone, Copy)]
enum Standing {
    /// Nothing that could be taken for the journal of this project's state.
    Nothing,
    /// A journal that has to be replaced.
    Stale,
    /// This journal, of that length.
    Whole(u64),
}

enum Aside {
    Nothing,
    /// These bytes.
    Bytes(Vec<u8>),
    /// The file as it is.
    File,
}

impl Log {
    /// Goes on where the last session ended. Nothing is written yet.
    pub(super) fn new(disk: Arc<dyn Disk>, start: Start) -> Self {
        let Start { path, base, unconfirmed, next, sound, rest } = start;
        let torn = matches!(rest, Rest::Torn);
        let (file, aside) = match rest {
            Rest::Nothing | Rest::Torn => (Standing::Whole(sound.len() as u64), Aside::Nothing),
            Rest::NoFile | Rest::Outlived => (Standing::Nothing, Aside::Nothing),
            Rest::Damaged(bytes) => (Standing::Stale, Aside::Bytes(bytes)),
            Rest::Foreign => (Standing::Stale, Aside::File),
        };
        let mut opening = if sound.is_empty() { line::begins(&base).into_bytes() } else { sound };
        let mut tail = Vec::new();
        match file {
            Standing::Whole(_) if unconfirmed => tail.push(Tail { number: None, text: line::saved(&base) }),
            Standing::Stale if unconfirmed => opening.extend(line::saved(&base).bytes()),
            Standing::Nothing | Standing::Stale | Standing::Whole(_) => {}
        }
        Self { disk, path, base, opening, tail, synced: 0, file, torn, reached: next - 1, held: false, aside, told: Vec::new() }
    }

    fn push(&mut self, number: Option<u64>, text: String) {
        self.tail.push(Tail { number, text });
    }

    /// Takes in a step.
    pub(super) fn step(&mut self, number: u64, step: &Step) {
        self.push(Some(number), line::step(number, step));
    }

    /// Takes in that the project file is about to be replaced.
    pub(super) fn saving(&mut self, mark: &Mark) {
        self.push(None, line::saving(mark));
    }

    /// Takes in that the project file is on the disk in this state; `announced` says whether the journal's file knows of it.
    pub(super) fn saved(&mut self, mark: Mark, announced: bool) {
        self.held = false;
        if mark.after < self.base.after {
            return;
        }
        let unsaved = |line: &Tail| line.number.is_some_and(|number| number > mark.after);
        self.synced = self.tail[..self.synced].iter().filter(|line| unsaved(line)).count();
        self.tail.retain(unsaved);
        self.opening = line::begins(&mark).into_bytes();
        if announced {
            self.shorten(&mark);
        } else {
            // Nothing in the file leads to this state, so what follows must stand in a journal of its own.
            self.file = Standing::Stale;
        }
        self.push(None, line::saved(&mark));
        self.reached = self.reached.max(mark.after);
        self.base = mark;
    }

    /// Writes nothing until it is known whether the project file was replaced, which this file could not announce: a step
    /// written now would follow a state that is gone. Gives the last step that is on the disk.
    pub(super) const fn hold(&mut self) -> u64 {
        self.held = true;
        self.reached
    }

    /// The project file was not replaced.
    pub(super) const fn go_on(&mut self) {
        self.held = false;
    }

    /// The journal's file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Begins the file anew with the newest part of its history when it has become long.
    fn shorten(&mut self, mark: &Mark) {
        let Ok(text) = std::fs::read_to_string(&self.path) else { return };
        let numbered = |line: &&str| line::number(line).is_some_and(|number| number <= mark.after);
        let steps = text.lines().filter(numbered).count();
        if steps <= MOST_STEPS && text.len() as u64 <= MOST_BYTES {
            return;
        }
        let mut bytes = 0;
        let newest = text.split_inclusive('\n').rev().filter(numbered).take(KEPT_STEPS).take_while(|line| {
            bytes += line.len();
            bytes <= KEPT_BYTES
        });
        let newest: Vec<&str> = newest.collect();
        self.opening.extend(newest.into_iter().rev().flat_map(str::bytes));
        self.file = Standing::Stale;
    }

    /// Whether a step is not on the disk yet.
    fn owes(&self) -> bool {
        self.tail[self.synced..].iter().any(|line| line.number.is_some())
    }

    /// Whether to try again before long, even if nothing comes.
    pub(super) fn is_failing(&self) -> bool {
        self.owes() || matches!(self.file, Standing::Stale) && !self.tail.is_empty()
    }

    /// Whether there is nothing to write.
    fn is_idle(&self) -> bool {
        let written = match self.file {
            // States of the project file alone are no reason to begin a journal.
            Standing::Nothing => !self.owes(),
            Standing::Stale => self.tail.is_empty(),
            Standing::Whole(_) => self.synced == self.tail.len(),
        };
        self.held || written
    }

    /// The number of the last step that is on the disk, here or in the project file.
    pub(super) const fn on_disk(&self) -> u64 {
        self.reached
    }

    /// Sentences about what had to be set aside, each told once.
    pub(super) fn told(&mut self) -> Vec<String> {
        std::mem::take(&mut self.told)
    }

    /// Forces everything to the disk.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        if self.is_idle() {
            return Ok(());
        }
        self.set_aside()?;
        let extended = match self.file {
            Standing::Whole(length) => self.extend(length)?,
            Standing::Nothing | Standing::Stale => false,
        };
        if !extended {
            // Begun for the first time, or another program took it away or changed it.
            self.begin()?;
        }
        self.synced = self.tail.len();
        self.reached = self.tail.iter().filter_map(|line| line.number).fold(self.reached, u64::max);
        Ok(())
    }

    /// Writes what is new at the end of the file; `false` if the file is not as it was left.
    fn extend(&mut self, length: u64) -> io::Result<bool> {
        let mut file = match self.disk.append(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        };
        let found = file.length()?;
        if found > length && self.torn {
            file.cut(length)?;
        } else if found != length {
            self.aside = Aside::File;
            self.set_aside()?;
            return Ok(false);
        }
        let new: String = self.tail[self.synced..].iter().map(|line| line.text.as_str()).collect();
        self.torn = true;
        file.write(new.as_bytes())?;
        // After a sync that failed, what was written before it cannot be trusted: it is cut off and written again.
        file.sync()?;
        self.torn = false;
        self.file = Standing::Whole(length + new.len() as u64);
        Ok(true)
    }

    /// Puts a whole journal in the place of whatever is there.
    fn begin(&mut self) -> io::Result<()> {
        self.file = Standing::Stale;
        self.synced = 0;
        let mut bytes = self.opening.clone();
        bytes.extend(self.tail.iter().flat_map(|line| line.text.bytes()));
        let new = atomic::write_beside(self.disk.as_ref(), &self.path, &bytes, None)?;
        atomic::put_in_place(self.disk.as_ref(), &new, &self.path)?;
        self.torn = false;
        self.file = Standing::Whole(bytes.len() as u64);
        Ok(())
    }

    /// Puts elsewhere what cannot be gone on with.
    fn set_aside(&mut self) -> io::Result<()> {
        let name = match &self.aside {
            Aside::Nothing => return Ok(()),
            Aside::Bytes(bytes) => {
                let name = self.free_name();
                let new = atomic::write_beside(self.disk.as_ref(), &name, bytes, None)?;
                atomic::put_in_place(self.disk.as_ref(), &new, &name)?;
                name
            }
            Aside::File => {
                let name = self.free_name();
                match self.disk.rename(&self.path, &name) {
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        self.aside = Aside::Nothing;
                        return Ok(());
                    }
                    outcome => outcome?,
                }
                name
            }
        };
        self.told.push(format!("What could not be used of the journal was set aside in {}.", name.display()));
        self.aside = Aside::Nothing;
        Ok(())
    }

    /// A name beside the journal that no file has.
    fn free_name(&self) -> PathBuf {
        let numbered = |number: u32| {
            let mut name = self.path.as_os_str().to_owned();
            name.push(format!(".aside-{number}"));
            PathBuf::from(name)
        };
        (1..u32::MAX).map(numbered).find(|name| !name.exists()).unwrap_or_else(|| numbered(u32::MAX))
    }
}
