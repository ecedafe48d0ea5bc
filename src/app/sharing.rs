//! Others at the same project: who has it, and what they wrote into its file behind the program's back.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::jobs::{Finished, MergedFrom, TakenIn};
use super::state::{Open, State};
use super::words::many;
use crate::compare::merge;
use crate::notebook::{Change, DocumentId, Notebook};
use crate::storage::{self, Lock, REFRESH_SECONDS, lock_path};
use crate::workspace::{self, Access};

/// How often the project file and its lock are looked at: soon enough for a person, too seldom for a fan.
const EACH: Duration = Duration::from_secs(2);

/// What Undo takes back when something was merged.
const MERGED: &str = "Merge changes from the file";

/// Looks after a project that was just opened; gives whether it had to say something.
pub fn begin(state: &mut State) -> bool {
    let now = (state.now)();
    let Some(open) = state.open.as_ref().filter(|_| state.locks) else { return false };
    let (generation, file, lock) = (open.generation, open.file.clone(), lock_path(&open.file));
    let stat = move || [&file, &lock].map(|path| path.metadata().ok().map(|about| (about.modified().ok(), about.len())));
    let mut seen = stat();
    let mut told = Instant::now();
    state.jobs.tick(EACH, move || {
        let found = stat();
        let news = found != seen || told.elapsed() >= Duration::from_secs(REFRESH_SECONDS);
        seen = found;
        news.then(|| {
            told = Instant::now();
            Finished::Look(generation)
        })
    });
    if let Some(elsewhere) = open.sharing.access.elsewhere(now) {
        state.say(format!("{elsewhere}. Read only: your changes cannot be saved here."));
        return true;
    }
    let Some(first) = open.sharing.copies.first() else { return false };
    let (name, number) = (name(first), open.sharing.copies.len());
    let found = if number == 1 { name } else { format!("{name} and {}", many(number - 1, "other")) };
    state.say(format!("A synced folder left a conflict copy: {found}. Choose Merge conflict copies in the File menu."));
    true
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Merges the next conflict copy.
pub fn merge_copy(state: &mut State) {
    if refuse(state) {
        return;
    }
    let Some(open) = state.open.as_mut().filter(|open| !open.sharing.reading) else { return };
    let Some(copy) = open.sharing.copies.first().cloned() else { return };
    open.sharing.reading = true;
    let (generation, ours, revision) = (open.generation, open.session.notebook().clone(), open.session.revision());
    state.jobs.start(move |handle| {
        let project = match storage::open(&copy) {
            Ok(project) => project,
            Err(error) => return handle.send(Finished::NoCopy(generation, copy, error.to_string())),
        };
        let merged = workspace::merge_copy(&ours, &project.notebook);
        let taken = TakenIn { revision, merged, in_file: project.notebook, from: MergedFrom::Copy(copy) };
        handle.send(Finished::Behind(generation, Box::new(Ok(taken))));
    });
}

/// A conflict copy cannot be read: it stays where it is, and the others can be merged.
pub fn no_copy(state: &mut State, copy: &Path, sentence: &str) {
    if let Some(open) = &mut state.open {
        open.sharing.reading = false;
        open.sharing.copies.retain(|other| other != copy);
    }
    state.complain(sentence);
}

/// Puts a copy away whose contents are saved, and goes on with the next one.
pub fn put_away(state: &mut State, copy: &Path) {
    let Some(open) = state.open.as_mut().filter(|open| open.is_saved()) else { return };
    open.sharing.copies.retain(|other| other != copy);
    let mut merged = copy.as_os_str().to_owned();
    merged.push(".merged");
    // If it cannot be renamed, it is found again the next time, and holds nothing new then.
    std::fs::rename(copy, PathBuf::from(merged)).ok();
    if !open.sharing.copies.is_empty() {
        merge_copy(state);
    }
}

/// Refuses a change of a project that somebody else has, with a sentence; gives whether it did.
pub fn refuse(state: &mut State) -> bool {
    let now = (state.now)();
    let elsewhere = state.open.as_ref().and_then(|open| open.sharing.access.elsewhere(now));
    let Some(elsewhere) = elsewhere else { return false };
    state.complain(format!("{elsewhere}. Read only here: close it there, or choose Take over editing in the File menu."));
    true
}

/// Takes the project over from whoever has it; gives the file to open anew, with what the other one did last in its journal.
pub fn take_over(state: &mut State) -> Option<PathBuf> {
    let stamp = state.stamp();
    let open = state.open.as_ref().filter(|open| open.sharing.access.is_read_only())?;
    let file = open.file.clone();
    if Access::taken_over(&file, &stamp.by, stamp.at).is_read_only() {
        state.complain("It cannot be taken over: its lock cannot be replaced. Close it there first.");
        return None;
    }
    Some(file)
}

/// Locks a project that has only now got its file.
pub fn lock_if_new(state: &mut State) {
    let stamp = state.stamp();
    if let Some(open) = state.open.as_mut().filter(|open| state.locks && matches!(open.sharing.access, Access::Free)) {
        open.sharing.access = Access::to(&open.file, &stamp.by, stamp.at);
    }
}

/// Looks who has the project, and whether its file was written by another program.
pub fn look(state: &mut State) {
    let now = (state.now)();
    let Some(open) = state.open.as_mut().filter(|_| state.locks) else { return };
    match &mut open.sharing.access {
        Access::Ours(lock) if !lock.is_ours() => return lost(state),
        Access::Ours(lock) if open.sharing.refreshed.elapsed() >= Duration::from_secs(REFRESH_SECONDS) => {
            lock.refresh(now);
            open.sharing.refreshed = Instant::now();
        }
        Access::Theirs(_) if !open.sharing.told_free && Lock::holder_of(&open.file).is_none() => {
            open.sharing.told_free = true;
            state.say("The project was closed elsewhere: choose Take over editing in the File menu to work on it here.");
        }
        Access::Ours(_) | Access::Theirs(_) | Access::Free => {}
    }
    let Some(open) = &state.open else { return };
    // What is being saved now finds out by itself. A file that looks other is read as a whole, which takes its time.
    if open.saving.writing.is_none() {
        let (generation, keeper, file) = (open.generation, open.journal.keeper(), open.file.clone());
        state.jobs.start(move |handle| {
            if keeper.is_behind(&file) {
                handle.send(Finished::Rewritten(generation));
            }
        });
    }
}

/// Somebody took the project over.
fn lost(state: &mut State) {
    let now = (state.now)();
    let Some(open) = &mut state.open else { return };
    open.sharing.access = Access::Theirs(Lock::holder_of(&open.file));
    let elsewhere = open.sharing.access.elsewhere(now).unwrap_or_default();
    state.complain(format!("{elsewhere}, which took it over. Read only from now on: what you change here cannot be saved."));
}

/// Reads the project file beside the window, because another program has written it.
pub fn read_again(state: &mut State) {
    let Some(open) = state.open.as_mut().filter(|open| !open.sharing.reading) else { return };
    open.sharing.reading = true;
    let (generation, reading) = (open.generation, Reading::of(open));
    state.jobs.start(move |handle| handle.send(Finished::Behind(generation, Box::new(reading.merged()))));
}

/// Merges what another program has written before going on; gives whether it could.
pub fn merge_now(state: &mut State) -> bool {
    let Some(merged) = state.open.as_ref().map(|open| Reading::of(open).merged()) else { return false };
    let could = merged.is_ok();
    taken_in(state, merged);
    could
}

/// What a merge needs of the window.
struct Reading {
    file: PathBuf,
    base: Notebook,
    ours: Notebook,
    revision: u64,
}

impl Reading {
    fn of(open: &Open) -> Self {
        Self {
            file: open.file.clone(),
            base: open.sharing.in_file.clone(),
            ours: open.session.notebook().clone(),
            revision: open.session.revision(),
        }
    }

    fn merged(self) -> Result<TakenIn, String> {
        let (project, identity) = storage::open_identified(&self.file).map_err(|error| error.to_string())?;
        let merged = merge(&self.base, &self.ours, &project.notebook);
        Ok(TakenIn { revision: self.revision, merged, in_file: project.notebook, from: MergedFrom::Project(identity) })
    }
}

/// What another program had written was read and merged; gives the conflict copy that can be put away once it is saved.
pub fn taken_in(state: &mut State, taken: Result<TakenIn, String>) -> Option<PathBuf> {
    let open = state.open.as_mut()?;
    open.sharing.reading = false;
    let taken = match taken {
        Ok(taken) => taken,
        Err(sentence) => {
            let sentence = format!("The project file was changed by another program, and cannot be read: {sentence}");
            // Until it can be read it is not written either: what stands in it is somebody's work.
            open.saving.error = Some(sentence.clone());
            open.saving.changed = Some(Instant::now());
            state.complain(sentence);
            return None;
        }
    };
    if taken.revision != open.session.revision() {
        // The person went on in the meantime.
        match taken.from {
            MergedFrom::Project(_) => read_again(state),
            MergedFrom::Copy(_) => merge_copy(state),
        }
        return None;
    }
    let TakenIn { merged, in_file, from, .. } = taken;
    let mut source = "the project file".to_owned();
    match &from {
        MergedFrom::Project(identity) => {
            open.journal.keeper().adopt(&open.file, identity.clone());
            open.sharing.in_file = in_file;
        }
        MergedFrom::Copy(copy) => source = name(copy),
    }
    let (changes, conflicts) = (merged.changes(), merged.conflicts.len());
    for (old, new) in &merged.renamed {
        follow(open, *old, *new);
    }
    let change = Change { label: MERGED.to_owned(), ..merged.change };
    if open.sharing.access.is_read_only() {
        // Whoever only reads follows what the other one saves.
        open.session.record(change);
        open.saving.saved = open.session.revision();
    } else {
        open.session.perform(change);
    }
    note_missing(open);
    if changes + conflicts > 0 {
        let found = if conflicts == 0 { String::new() } else { format!("; {} to settle", many(conflicts, "conflict")) };
        state.say(format!("Merged {} from {source}{found}.", many(changes, "change")));
    }
    match from {
        MergedFrom::Project(_) => None,
        MergedFrom::Copy(copy) => Some(copy),
    }
}

/// A document that others had listed, too, goes on under their id.
fn follow(open: &mut Open, old: DocumentId, new: DocumentId) {
    open.desk.columns.iter_mut().filter(|column| column.document == old).for_each(|column| column.document = new);
    if let Some(text) = open.texts.remove(&old) {
        open.texts.insert(new, text);
        if let Some(file) = open.versions.read_from.remove(&old) {
            open.versions.read_from.insert(new, file);
        }
    }
    open.placed.remove(&old);
}

/// Articles that others added need not be in this folder yet.
fn note_missing(open: &mut Open) {
    let missing = open.session.notebook().documents().iter().filter(|(_, record)| !open.source.has(&record.path));
    open.missing = missing.map(|(id, _)| *id).collect();
}
