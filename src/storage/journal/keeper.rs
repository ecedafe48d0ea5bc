//! The thread that keeps the journal: whoever makes a step hands it over and goes on at once.

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use super::line::Mark;
use super::log::Log;
use super::recover::Start;
use crate::notebook::Step;
use crate::storage::disk::Disk;
use crate::storage::error::SaveError;
use crate::storage::identity::Identity;
use crate::storage::project::Saved;
use crate::storage::{atomic, file};

/// How long to wait before a disk that refused is asked again: often enough for a drive that is plugged in again.
const RETRY: Duration = Duration::from_secs(2);

/// How much of the work is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnDisk {
    /// The number of the last step that is there for certain, in the journal or in the project file; 0 for none.
    pub step: u64,
    /// Why the rest is not there yet, as a sentence; it is tried again and again.
    pub error: Option<String>,
}

enum Message {
    Step(u64, Box<Step>),
    /// The project file is about to be replaced; the answer says whether the journal knows of it.
    Saving(Mark, Sender<Announced>),
    Saved(Mark, Announced),
    NotSaved,
    Close,
}

/// Whether the journal could announce a state.
enum Announced {
    Yes,
    /// No; up to this step, work is in the journal that a new file must hold, too.
    No(u64),
}

/// What the thread shares with everybody else.
#[derive(Default)]
struct Shared {
    on_disk: Mutex<OnDisk>,
    changed: Condvar,
    /// What the person should know, a sentence each.
    notices: Mutex<Vec<String>>,
    /// Held while the project file is being replaced, so that an older state never replaces a newer one.
    file: Mutex<ProjectFile>,
}

/// What is known of the project file.
#[derive(Default)]
struct ProjectFile {
    /// The state that it was in when it was read or written.
    known: Mark,
    /// A state that could not be written for certain: the file may be in it all the same.
    tried: Option<Identity>,
    /// What the system said of the file when it was last in a known state: its time and its length in bytes.
    stat: Option<(SystemTime, u64)>,
    /// Whether the project is closed: then nothing of it is written any more.
    closed: bool,
}

impl ProjectFile {
    /// Whether the file is in a state that is not known. One that is gone is no state: it is written again.
    fn is_behind(&mut self, project_file: &Path) -> bool {
        let now = stat(project_file);
        if now.is_none() || now == self.stat {
            return false;
        }
        let found = Identity::of_file(project_file);
        let known = found.as_ref().is_none_or(|found| *found == self.known.identity || self.tried.as_ref() == Some(found));
        if known {
            self.stat = now;
        }
        !known
    }
}

fn stat(file: &Path) -> Option<(SystemTime, u64)> {
    let about = file.metadata().ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// The journal of an open project.
pub struct Journal {
    keeper: Keeper,
    next: u64,
    thread: Option<JoinHandle<()>>,
}

/// What saving needs of the journal; it can be handed to another thread.
#[derive(Clone)]
pub struct Keeper {
    sender: Sender<Message>,
    shared: Arc<Shared>,
    disk: Arc<dyn Disk>,
}

impl Journal {
    /// Goes on with a journal on a thread of its own. Nothing is written before the first step. `wake` is called on that thread
    /// whenever [`Journal::on_disk`] says something new.
    pub fn start(start: Start, disk: Arc<dyn Disk>, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let shared = Arc::new(Shared::default());
        let next = start.next;
        lock(&shared.on_disk).step = next - 1;
        lock(&shared.file).known = start.base.clone();
        let log = Log::new(Arc::clone(&disk), start);
        let thread = {
            let shared = Arc::clone(&shared);
            std::thread::Builder::new().name("journal".to_owned()).spawn(move || keep(log, &receiver, &shared, &wake))
        };
        let thread =
            thread.map_err(|error| lock(&shared.on_disk).error = Some(format!("The journal cannot be kept: {error}."))).ok();
        Self { keeper: Keeper { sender, shared, disk }, next, thread }
    }

    /// Hands over a step and gives its number. It is on the disk when [`Journal::on_disk`] says so.
    pub fn append(&mut self, step: Step) -> u64 {
        let number = self.next;
        self.next += 1;
        // A thread that is gone writes nothing more; its last report says so.
        self.keeper.sender.send(Message::Step(number, Box::new(step))).ok();
        number
    }

    /// The number of the last step that was handed over; 0 for none.
    #[must_use]
    pub const fn last(&self) -> u64 {
        self.next - 1
    }

    /// How much is on the disk.
    #[must_use]
    pub fn on_disk(&self) -> OnDisk {
        lock(&self.keeper.shared.on_disk).clone()
    }

    /// What the person should know since the last call, a sentence each.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.keeper.shared.notices))
    }

    /// Waits until a step is on the disk, the disk refuses, or the time is over; gives whether it is there.
    #[must_use]
    pub fn wait(&self, step: u64, at_most: Duration) -> bool {
        let end = Instant::now() + at_most;
        let mut on_disk = lock(&self.keeper.shared.on_disk);
        while on_disk.step < step && on_disk.error.is_none() {
            let Some(left) = end.checked_duration_since(Instant::now()) else { return false };
            let waited = self.keeper.shared.changed.wait_timeout(on_disk, left);
            on_disk = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        on_disk.step >= step
    }

    /// What saving needs of it.
    #[must_use]
    pub fn keeper(&self) -> Keeper {
        self.keeper.clone()
    }

    /// Tries once more to write what is not there yet, ends the thread, and gives how much is on the disk. A save that is under
    /// way on another thread is waited for; later ones do nothing.
    pub fn close(&mut self) -> OnDisk {
        self.end();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
        self.on_disk()
    }

    fn end(&self) {
        lock(&self.keeper.shared.file).closed = true;
        self.keeper.sender.send(Message::Close).ok();
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.end();
    }
}

impl Keeper {
    /// Saves the text of the project after a step, so that the journal and the file fit each other wherever it is stopped:
    /// the journal announces the new state, the file is replaced, the journal confirms it. A state that is older than the
    /// file's is not written, nothing is written when the project is closed, and a file that another program has written since
    /// is left alone until [`Keeper::adopt`] says that it was taken in.
    ///
    /// # Errors
    /// If the file cannot be written; what stood there before still stands there.
    pub fn save(&self, project_file: &Path, text: &str, after: u64) -> Result<Saved, SaveError> {
        let mut state = lock(&self.shared.file);
        if state.closed || after < state.known.after {
            return Ok(Saved::Unchanged);
        }
        if state.is_behind(project_file) {
            return Ok(Saved::Behind);
        }
        let mut announced = None;
        let mut tried = None;
        let outcome = std::thread::scope(|scope| {
            // Meanwhile the text goes to the disk.
            let identity = scope.spawn(|| Identity::of(text.as_bytes()));
            file::save_on(self.disk.as_ref(), project_file, text, || {
                let identity = identity.join().unwrap_or_else(|_panic| Identity::of(text.as_bytes()));
                tried = Some(identity.clone());
                let (mark, answer) = announced.insert(self.announce(Mark { identity, after }));
                if matches!(answer, Announced::No(known) if *known > mark.after) {
                    Err(self.refused(project_file))
                } else {
                    Ok(())
                }
            })
        });
        state.tried = tried;
        let outcome = match outcome {
            Ok(Saved::Unchanged) => self.confirm_unchanged(project_file, (text, after), &state.known, &mut announced),
            Ok(Saved::Written | Saved::Behind) | Err(_) => outcome,
        };
        let message = match (&outcome, announced) {
            (Ok(_), Some((mark, announced))) => {
                state.known = mark.clone();
                state.tried = None;
                state.stat = stat(project_file);
                Message::Saved(mark, announced)
            }
            (Ok(_), None) | (Err(_), _) => Message::NotSaved,
        };
        self.sender.send(message).ok();
        outcome
    }

    /// The file was right already: the journal must know of it, or it would make steps again that lead away from there.
    fn confirm_unchanged(
        &self,
        project_file: &Path,
        (text, after): (&str, u64),
        known: &Mark,
        announced: &mut Option<(Mark, Announced)>,
    ) -> Result<Saved, SaveError> {
        let mark = Mark { identity: Identity::of(text.as_bytes()), after };
        if mark != *known && matches!(announced.insert(self.announce(mark)).1, Announced::No(_)) {
            return Err(self.refused(project_file));
        }
        Ok(Saved::Unchanged)
    }

    /// Takes the file in this state as known: what it holds was taken into the notebook.
    pub fn adopt(&self, project_file: &Path, identity: Identity) {
        let mut state = lock(&self.shared.file);
        state.stat = stat(project_file).filter(|_| Identity::of_file(project_file).as_ref() == Some(&identity));
        state.known.identity = identity;
    }

    /// Whether another program has written the file since it was read or written here. Costs next to nothing unless its time or
    /// its length has changed.
    #[must_use]
    pub fn is_behind(&self, project_file: &Path) -> bool {
        lock(&self.shared.file).is_behind(project_file)
    }

    /// Waits until the journal has announced a state. A thread that could not be started knows of no work.
    fn announce(&self, mark: Mark) -> (Mark, Announced) {
        let (sender, receiver) = channel();
        self.sender.send(Message::Saving(mark.clone(), sender)).ok();
        (mark, receiver.recv().unwrap_or(Announced::No(0)))
    }

    /// The journal holds more than the file would, and cannot be told so.
    fn refused(&self, project_file: &Path) -> SaveError {
        let error = lock(&self.shared.on_disk).error.clone();
        SaveError::Io { file: project_file.to_owned(), what: error.unwrap_or_default() }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread: takes what has come, writes it at once, forces it to the disk in one go, reports.
fn keep(mut log: Log, receiver: &Receiver<Message>, shared: &Shared, wake: &dyn Fn()) {
    let mut open = true;
    while open {
        // On a disk that takes everything there is nothing to do until somebody comes.
        let first = if log.is_failing() {
            receiver.recv_timeout(RETRY)
        } else {
            receiver.recv().map_err(|_gone| RecvTimeoutError::Disconnected)
        };
        open = !matches!(first, Err(RecvTimeoutError::Disconnected));
        let mut waiting = Vec::new();
        for message in first.into_iter().chain(receiver.try_iter()) {
            match message {
                Message::Step(number, step) => log.step(number, &step),
                Message::Saving(mark, reply) => {
                    log.saving(&mark);
                    waiting.push(reply);
                }
                Message::Saved(mark, announced) => log.saved(mark, matches!(announced, Announced::Yes)),
                Message::NotSaved => log.go_on(),
                Message::Close => open = false,
            }
        }
        let outcome = log.flush();
        for reply in waiting {
            let announced = if outcome.is_ok() { Announced::Yes } else { Announced::No(log.hold()) };
            reply.send(announced).ok();
        }
        report(&mut log, outcome, shared);
        wake();
    }
}

fn report(log: &mut Log, outcome: io::Result<()>, shared: &Shared) {
    lock(&shared.notices).extend(log.told());
    let error = outcome.err().map(|error| atomic::explain(log.path(), &error).to_string());
    *lock(&shared.on_disk) = OnDisk { step: log.on_disk(), error };
    shared.changed.notify_all();
}
