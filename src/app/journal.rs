//! Keeping the person's steps on the disk: each goes to the journal at once, and the whole project is saved in a quiet moment.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::jobs::{Finished, Jobs, Point};
use super::state::{Open, State};
use crate::notebook::Stamp;
use crate::storage::{Journal, NoDisk, RealDisk, Start, render_notebook};
use crate::workspace::{self, Written};

/// How long nothing must have changed before the whole project is saved: long enough not to do it between two keys.
const QUIET: Duration = Duration::from_secs(3);

/// How long to wait after a save that failed.
const RETRY: Duration = Duration::from_secs(10);

/// How many steps are in the journal alone at most, so that little has to be done again after a crash.
const MOST_STEPS: u64 = 200;

/// Goes on with a project's journal, and wakes the window when something has come to the disk. A journal that is somebody
/// else's is never written.
pub fn start(jobs: &Jobs, start: Start, read_only: bool) -> Journal {
    let wake = jobs.waker();
    if read_only { Journal::start(start, Arc::new(NoDisk), wake) } else { Journal::start(start, Arc::new(RealDisk), wake) }
}

/// Hands what the person did to the journal, with what the program found out before it.
pub fn append(open: &mut Open, stamp: &Stamp) {
    if !open.saving.exists && !open.file.starts_with(&open.folder) {
        // A folder that cannot be made is told by the journal, which is then not written.
        workspace::make_folder(&open.file).ok();
    }
    for step in open.session.take_fresh(stamp) {
        open.journal.append(step);
    }
    open.saving.changed = Some(Instant::now());
}

/// Says what the journal has to tell: that it cannot be written, or that it can again.
pub fn hear(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let (error, notices) = (open.journal.on_disk().error, open.journal.notices());
    let news = error != open.saving.journal_error;
    open.saving.journal_error.clone_from(&error);
    if let Some(sentence) = error.filter(|_| news) {
        state.complain(sentence);
    } else if !notices.is_empty() {
        state.say(notices.join(" "));
    }
}

/// Hands on what was done, and begins to save the project when it is time; otherwise gives how long to wait for that.
pub fn save_if_needed(state: &mut State) -> Option<Duration> {
    if state.open.as_ref().is_some_and(|open| open.sharing.access.is_read_only()) {
        return None;
    }
    let stamp = state.open.as_ref().is_some_and(|open| open.session.has_fresh_work()).then(|| state.stamp());
    let open = state.open.as_mut()?;
    if let Some(stamp) = stamp {
        append(open, &stamp);
    }
    // What a journal brought back waits for the next change: looking at a project writes nothing.
    let idle = open.is_saved() || open.saving.changed.is_none();
    if idle || open.saving.writing.is_some() {
        return None;
    }
    if let Some(wait) = to_wait(open) {
        return Some(wait);
    }
    let (generation, point, file, folder) = (open.generation, point(open), open.file.clone(), open.folder_as_written.clone());
    let (keeper, notebook) = (open.journal.keeper(), open.session.notebook().clone());
    open.saving.writing = Some(point.revision);
    open.sharing.being_written = Some(notebook.clone());
    state.jobs.start(move |handle| {
        let result = workspace::save(&file, &render_notebook(&notebook, &folder), point.step, &keeper);
        handle.send(Finished::Saved(generation, point, result));
    });
    None
}

/// Where the work is now.
const fn point(open: &Open) -> Point {
    Point { revision: open.session.revision(), step: open.journal.last() }
}

/// How long to wait before the project is saved; `None` if it is time.
fn to_wait(open: &Open) -> Option<Duration> {
    let saving = &open.saving;
    let quiet = if saving.error.is_some() { RETRY } else { QUIET };
    let alone = open.journal.last().saturating_sub(saving.in_file) >= MOST_STEPS;
    let urgent = saving.error.is_none() && (!saving.exists || alone || saving.journal_error.is_some());
    let rest = quiet.checked_sub(saving.changed?.elapsed()).filter(|rest| !rest.is_zero());
    rest.filter(|_| !urgent)
}

/// Saves the project before going on: on Ctrl+S, and when it is put away. Gives what came of it.
pub fn save_now(open: &mut Open) -> (Point, Result<Written, String>) {
    open.sharing.being_written = Some(open.session.notebook().clone());
    let (text, point) = (render_notebook(open.session.notebook(), &open.folder_as_written), point(open));
    let result = workspace::save(&open.file, &text, point.step, &open.journal.keeper());
    (point, result)
}
