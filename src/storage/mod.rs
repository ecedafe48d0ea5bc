//! Project files and the user's own files on the disk. Places in project files are **code points**; lines and columns of errors count from 1.
//!
//! A version of the format only grows by fields that an older program may keep without understanding them. A file that an older
//! program would understand wrongly gets a new version, with a reader of its own beside `v1`; every version ever written opens for ever.

mod atomic;
mod backups;
mod copies;
mod desk;
mod disk;
mod error;
mod fields;
mod file;
mod header;
mod identity;
mod journal;
mod lock;
mod place;
mod project;
mod quote;
mod settings;
mod user_file;
mod v1;

pub use atomic::write_file;
pub use backups::{backups_folder, keep_damaged};
pub use copies::{Likeness, conflict_copies};
pub use desk::{Desk, DeskColumn, ReadingPlace, desk_path};
pub use disk::{Disk, DiskFile, NoDisk, RealDisk};
pub use error::{OpenError, SaveError};
pub use file::{open, open_identified, parse, render, render_notebook, rescue, rescue_identified, save};
pub use identity::Identity;
pub use journal::{BroughtBack, Journal, Keeper, OnDisk, Start, journal_path, recover};
pub use lock::{Holder, Lock, NotLocked, REFRESH_SECONDS, lock_path};
pub use place::{default_path, fallback_path, find_project, folder_for, is_writable, resolve_folder};
pub use project::{FORMAT_VERSION, Project, Saved};
pub use settings::Settings;
pub use v1::count_aside;
