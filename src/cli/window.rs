//! `variorum [PATH…]`: the window. Counts nothing.

use std::path::PathBuf;

use super::output::Done;

/// Opens the window and returns when it is closed.
#[cfg(feature = "desktop")]
pub(super) fn run(paths: Vec<PathBuf>) -> Done {
    Ok(crate::app::run(paths)?)
}

/// Says that there is none.
#[cfg(not(feature = "desktop"))]
pub(super) fn run(_paths: Vec<PathBuf>) -> Done {
    Err("This build has no window; variorum --help lists what it does without one".to_owned().into())
}
