//! Whether a project may be written here, or somebody else works on it.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::Duration;

use jiff::Timestamp;

use crate::storage::{Holder, Lock, NotLocked};

/// How long somebody else is waited for who has the project only for a moment, as the command line has.
const MOMENT: Duration = Duration::from_millis(600);
const MOMENTS: u32 = 6;

/// Whether a project may be written here.
#[derive(Debug)]
pub enum Access {
    /// It is locked for this program.
    Ours(Lock),
    /// Nobody is known to work on it, and it cannot be locked: it has no file yet, or stands where no lock can be kept.
    Free,
    /// Somebody else works on it; `None` if nothing is known of them.
    Theirs(Option<Holder>),
}

impl Access {
    /// Locks a project that exists, if nobody else works on it.
    #[must_use]
    pub fn to(file: &Path, who: &str, now: Timestamp) -> Self {
        let holder = holder(who, now);
        for moment in 0.. {
            match Lock::acquire(&whole(file), &holder, now) {
                Ok(lock) => return Self::Ours(lock),
                Err(NotLocked::Impossible) => return Self::Free,
                Err(NotLocked::Held(other))
                    if moment == MOMENTS || other.as_ref().is_some_and(|other| other.host != holder.host) =>
                {
                    return Self::Theirs(other);
                }
                Err(NotLocked::Held(_)) => sleep(MOMENT / MOMENTS),
            }
        }
        Self::Free
    }

    /// Locks a project whoever else works on it; that program finds out and changes nothing any more.
    #[must_use]
    pub fn taken_over(file: &Path, who: &str, now: Timestamp) -> Self {
        match Lock::take_over(&whole(file), &holder(who, now), now) {
            Ok(lock) => Self::Ours(lock),
            Err(NotLocked::Impossible) => Self::Free,
            Err(NotLocked::Held(other)) => Self::Theirs(other),
        }
    }

    /// Whether nothing may be written.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        matches!(self, Self::Theirs(_))
    }

    /// Who has the project, if it is somebody else: `Open on desk by Ann for 25 minutes`.
    #[must_use]
    pub fn elsewhere(&self, now: Timestamp) -> Option<String> {
        match self {
            Self::Ours(_) | Self::Free => None,
            Self::Theirs(None) => Some("Open in another window".to_owned()),
            Self::Theirs(Some(holder)) => {
                let by = if holder.who.is_empty() { String::new() } else { format!(" by {}", holder.who) };
                Some(format!("Open on {}{by} for {}", holder.host, long(now.duration_since(holder.since).as_secs())))
            }
        }
    }
}

/// Through a link, the lock is beside the file itself, as the journal is.
fn whole(file: &Path) -> std::path::PathBuf {
    file.canonicalize().unwrap_or_else(|_absent| file.to_owned())
}

fn holder(who: &str, now: Timestamp) -> Holder {
    Holder { who: who.to_owned(), host: host().to_owned(), pid: std::process::id(), since: now }
}

/// A time in the largest unit of which there is more than one.
fn long(seconds: i64) -> String {
    match seconds {
        ..120 => "a moment".to_owned(),
        120..7_200 => format!("{} minutes", seconds / 60),
        7_200..172_800 => format!("{} hours", seconds / 3_600),
        172_800.. => format!("{} days", seconds / 86_400),
    }
}

/// The name of this machine.
fn host() -> &'static str {
    static HOST: OnceLock<String> = OnceLock::new();
    HOST.get_or_init(|| {
        let asked = || Command::new("hostname").output().ok().and_then(|output| String::from_utf8(output.stdout).ok());
        let system = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
        let name = std::env::var("COMPUTERNAME").ok().or_else(system).or_else(asked).unwrap_or_default();
        if name.trim().is_empty() { "this computer".to_owned() } else { name.trim().to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_it_is_said_in_plain_words() {
        let now = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(100);
        let since = |minutes: i64| now - jiff::SignedDuration::from_mins(minutes);
        let theirs = |who: &str, minutes: i64| {
            Access::Theirs(Some(Holder { who: who.to_owned(), host: "desk".to_owned(), pid: 1, since: since(minutes) }))
        };
        let said = |access: Access| access.elsewhere(now).unwrap();
        assert_eq!(said(theirs("Ann", 25)), "Open on desk by Ann for 25 minutes");
        assert_eq!(said(theirs("", 0)), "Open on desk for a moment");
        assert_eq!(said(theirs("Ann", 60 * 50)), "Open on desk by Ann for 2 days");
        assert_eq!(Access::Free.elsewhere(now), None);
    }
}
