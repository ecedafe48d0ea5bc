//! Conflict copies that hold something which the project does not.

use std::path::{Path, PathBuf};

use crate::compare::{Merged, merge};
use crate::notebook::Notebook;
use crate::storage::{self, Likeness};

/// The conflict copies beside a project that would change it, by name. Those that cannot be read are among them if their name
/// says that they are copies: the person should know.
#[must_use]
pub fn conflict_copies(file: &Path, notebook: &Notebook) -> Vec<PathBuf> {
    let news = |(likeness, path): &(Likeness, PathBuf)| match storage::open(path) {
        Ok(copy) => {
            let kin = *likeness == Likeness::Says || is_kin(notebook, &copy.notebook);
            kin && !merge_copy(notebook, &copy.notebook).change.edits.is_empty()
        }
        Err(_) => *likeness == Likeness::Says,
    };
    storage::conflict_copies(file).into_iter().filter(news).map(|(_, path)| path).collect()
}

/// Merges a copy whose beginning nobody knows: what is in either is kept, and what differs is a conflict.
#[must_use]
pub fn merge_copy(notebook: &Notebook, copy: &Notebook) -> Merged {
    merge(&Notebook::default(), notebook, copy)
}

/// Whether two notebooks have a record in common: ids are never given twice.
fn is_kin(a: &Notebook, b: &Notebook) -> bool {
    a.highlights().keys().any(|id| b.highlight(*id).is_some())
        || a.tags().keys().any(|id| b.tag(*id).is_some())
        || a.documents().keys().any(|id| b.document(*id).is_some())
}
