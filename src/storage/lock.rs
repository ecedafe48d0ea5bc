//! Who is working on a project: a file beside it that says so, and that the system locks. Times are in whole seconds.
//!
//! On one machine the system's lock decides: it goes when the program ends, however it ends. A synced folder or another machine knows only
//! what the file says, so that is refreshed while the project is open, and is not believed any more when it has become old.
//! Nobody is kept from anything: a lock can be taken over, and what two changed at once is merged.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use super::fields::{Text, record};
use super::quote::push_quoted;

/// How often an open project should be refreshed: seldom enough for a synced folder.
pub const REFRESH_SECONDS: u64 = 120;

/// What another machine wrote is believed so long: a refresh may be late by some minutes of syncing.
const BELIEVED: SignedDuration = SignedDuration::from_mins(10);

/// The longest lock file that is read, in bytes.
const MOST_BYTES: u64 = 4096;

/// How often a file that vanishes between being opened and being locked is tried again.
const TRIES: usize = 5;

/// Who works on a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name that the person works under; may be empty.
    pub who: String,
    /// The machine.
    pub host: String,
    /// The program on it.
    pub pid: u32,
    /// Since when.
    pub since: Timestamp,
}

/// A project that is locked for this program, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    holder: Holder,
    /// The locked file; the system lets go of it when it is closed.
    file: File,
}

/// Why a project could not be locked.
#[derive(Debug, PartialEq, Eq)]
pub enum NotLocked {
    /// Somebody else works on it; `None` if the file does not say who.
    Held(Option<Holder>),
    /// No lock can be kept beside it: the folder cannot be written, or the system knows no locks.
    Impossible,
}

record! {
    /// What the file says.
    LockFields needs [pid] { who: String, host: String, pid: u32, since: Text<Timestamp>, refreshed: Text<Timestamp> }
}

/// The lock of a project file: beside it.
#[must_use]
pub fn lock_path(project_file: &Path) -> PathBuf {
    let mut name = project_file.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

impl Lock {
    /// Locks a project for this holder.
    ///
    /// # Errors
    /// If somebody else works on it, or it cannot be locked.
    pub fn acquire(project_file: &Path, holder: &Holder, now: Timestamp) -> Result<Self, NotLocked> {
        let path = lock_path(project_file);
        for _ in 0..TRIES {
            let file = File::options().read(true).write(true).create(true).truncate(false).open(&path);
            let mut file = file.map_err(|_refused| NotLocked::Impossible)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(NotLocked::Held(read(&mut file).map(|(holder, _)| holder))),
                Err(TryLockError::Error(_)) => return Err(NotLocked::Impossible),
            }
            if let Some((other, refreshed)) = read(&mut file)
                && other.host != holder.host
                && now.duration_since(refreshed) < BELIEVED
            {
                return Err(NotLocked::Held(Some(other)));
            }
            let mut lock = Self { path: path.clone(), holder: holder.clone(), file };
            lock.refresh(now);
            // Whoever held it may have removed the file in the meantime: then this one is not the lock.
            if lock.is_ours() {
                return Ok(lock);
            }
        }
        Err(NotLocked::Impossible)
    }

    /// Takes a project over from whoever has it. That program finds out when it looks at its lock again.
    ///
    /// # Errors
    /// If the file cannot be replaced.
    pub fn take_over(project_file: &Path, holder: &Holder, now: Timestamp) -> Result<Self, NotLocked> {
        // A file of its own, and not a new text in the old one, which the system may still lock for the other.
        fs::remove_file(lock_path(project_file)).ok();
        Self::acquire(project_file, holder, now)
    }

    /// Says that the project is still open. A failure is none: the next time it may work.
    pub fn refresh(&mut self, now: Timestamp) {
        let text = written(&self.holder, now);
        let write = |file: &mut File| {
            file.seek(SeekFrom::Start(0))?;
            file.set_len(0)?;
            file.write_all(text.as_bytes())
        };
        write(&mut self.file).ok();
    }

    /// Whether the project is still this program's. Where the file cannot be read, the system's lock is believed.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        match File::open(&self.path).map(|mut file| read(&mut file)) {
            Ok(found) => found.is_none_or(|(holder, _)| holder == self.holder),
            Err(error) => error.kind() != std::io::ErrorKind::NotFound,
        }
    }

    /// Whoever has the project now.
    #[must_use]
    pub fn holder_of(project_file: &Path) -> Option<Holder> {
        File::open(lock_path(project_file)).ok().and_then(|mut file| read(&mut file)).map(|(holder, _)| holder)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_ours() {
            fs::remove_file(&self.path).ok();
        }
    }
}

fn written(holder: &Holder, now: Timestamp) -> String {
    let mut text = String::from("(who: ");
    push_quoted(&mut text, &holder.who);
    text.push_str(", host: ");
    push_quoted(&mut text, &holder.host);
    text.push_str(&format!(", pid: {}, since: \"{}\", refreshed: \"{now}\")\n", holder.pid, holder.since));
    text
}

/// What a lock file says: the holder, and when that was refreshed. `None` for one that says nothing.
fn read(file: &mut File) -> Option<(Holder, Timestamp)> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    file.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    let fields: LockFields = ron::from_str(&text).ok()?;
    let since = fields.since?.0;
    let holder = Holder { who: fields.who.unwrap_or_default(), host: fields.host?, pid: fields.pid?, since };
    Some((holder, fields.refreshed.map_or(since, |refreshed| refreshed.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    fn holder(who: &str, host: &str, minutes: i64) -> Holder {
        Holder { who: who.to_owned(), host: host.to_owned(), pid: 7, since: at(minutes) }
    }

    #[test]
    fn one_at_a_time_and_the_file_goes_with_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("p.ron");
        let (ann, bo) = (holder("“Ann” \\", "desk", 0), holder("Bo", "desk", 1));
        let mut lock = Lock::acquire(&file, &ann, at(0)).unwrap();
        assert_eq!(Lock::acquire(&file, &bo, at(1)).unwrap_err(), NotLocked::Held(Some(ann.clone())));
        // On the same machine the system's lock counts, however old the text is.
        assert_eq!(Lock::acquire(&file, &bo, at(100)).unwrap_err(), NotLocked::Held(Some(ann.clone())));
        lock.refresh(at(2));
        assert!(lock.is_ours() && Lock::holder_of(&file) == Some(ann));
        drop(lock);
        assert!(!lock_path(&file).exists());
        assert!(Lock::acquire(&file, &bo, at(3)).unwrap().is_ours());
    }

    #[test]
    fn another_machine_is_believed_while_it_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("p.ron");
        let (ann, bo) = (holder("Ann", "far", 0), holder("Bo", "desk", 1));
        // As a synced folder brings it: nothing is locked here.
        fs::write(lock_path(&file), written(&ann, at(5))).unwrap();
        assert_eq!(Lock::acquire(&file, &bo, at(14)).unwrap_err(), NotLocked::Held(Some(ann.clone())));
        assert!(Lock::acquire(&file, &bo, at(15)).unwrap().is_ours());
        // A crash on this machine leaves a text and no lock.
        fs::write(lock_path(&file), written(&holder("Bo", "desk", 0), at(5))).unwrap();
        assert!(Lock::acquire(&file, &bo, at(6)).is_ok());
        fs::write(lock_path(&file), "nothing of ours").unwrap();
        assert!(Lock::acquire(&file, &bo, at(6)).is_ok());
    }

    #[test]
    fn who_is_taken_over_finds_out_and_leaves_the_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("p.ron");
        let (ann, bo) = (holder("Ann", "desk", 0), holder("Bo", "desk", 1));
        let first = Lock::acquire(&file, &ann, at(0)).unwrap();
        let second = Lock::take_over(&file, &bo, at(1)).unwrap();
        assert!(!first.is_ours() && second.is_ours());
        drop(first);
        assert!(second.is_ours() && lock_path(&file).exists());
        assert_eq!(Lock::acquire(&file, &ann, at(2)).unwrap_err(), NotLocked::Held(Some(bo)));
        let nowhere = folder.path().join("gone/p.ron");
        assert_eq!(Lock::acquire(&nowhere, &holder("Ann", "desk", 0), at(0)).unwrap_err(), NotLocked::Impossible);
    }
}
