//! The journal: every step of a person's work as one line beside the project file, on the disk before the next one is made.
//!
//! `docs/project-file.md` describes the file, `docs/decisions/journal.md` says why it is so. Numbers of steps count from 1, sizes are in bytes.

mod keeper;
mod line;
mod log;
mod recover;

pub use keeper::{Journal, Keeper, OnDisk};
pub use recover::{BroughtBack, Start, journal_path, recover};
