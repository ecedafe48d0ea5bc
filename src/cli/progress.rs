//! How far long work is, for a person at a terminal. Counts documents.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Work shorter than this needs no word: a line that flashes by only disturbs.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is written anew: often enough to be seen to move.
const STEP: Duration = Duration::from_millis(100);

/// A line on standard error that says how much is done; nothing where that is no terminal.
pub(super) struct Progress {
    what: &'static str,
    total: usize,
    done: usize,
    next: Instant,
    visible: bool,
    written: bool,
}

impl Progress {
    /// Nothing done yet of so many.
    pub(super) fn new(what: &'static str, total: usize) -> Self {
        let next = Instant::now() + PATIENCE;
        Self { what, total, done: 0, next, visible: io::stderr().is_terminal(), written: false }
    }

    /// One more is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.visible && Instant::now() >= self.next {
            self.next = Instant::now() + STEP;
            self.written = true;
            let _ = write!(io::stderr(), "\r{} {} of {}", self.what, self.done, self.total);
        }
    }
}

impl Drop for Progress {
    /// Takes the line away.
    fn drop(&mut self) {
        if self.written {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
