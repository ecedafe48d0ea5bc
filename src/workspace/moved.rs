//! Files that were renamed or moved within their folder, found again by their content.

use std::collections::BTreeSet;
use std::path::Path;

use crate::commands::find_moved;
use crate::import::{Listing, file_hash};
use crate::notebook::{Change, Document, DocumentId, Edit, Notebook};

/// What was found, and sentences for the person.
pub(super) struct Moved {
    pub(super) change: Change,
    pub(super) notices: Vec<String>,
}

/// Looks for the documents without a file among the files without a record. Only where there are both is any file read.
pub(super) fn find(folder: &Path, notebook: &Notebook, listing: &Listing) -> Moved {
    let listed: BTreeSet<&str> = listing.documents.iter().map(|listed| listed.path.as_str()).collect();
    let known: BTreeSet<&str> = notebook.documents().values().map(|record| record.path.as_str()).collect();
    let gone = notebook.documents().iter().filter(|(_, record)| !listed.contains(record.path.as_str()));
    let missing: Vec<DocumentId> = gone.filter(|(_, record)| !record.hash.is_empty()).map(|(id, _)| *id).collect();
    let unknown = listed.difference(&known).filter(|_| !missing.is_empty());
    let new: Vec<(String, String)> =
        unknown.filter_map(|path| Some(((*path).to_owned(), file_hash(&folder.join(path)).ok()?))).collect();
    let (change, unsure) = find_moved(notebook, &missing, &new);
    let notices = [told(notebook, &change), doubt(notebook, &unsure)].into_iter().flatten().collect();
    Moved { change, notices }
}

fn told(notebook: &Notebook, change: &Change) -> Option<String> {
    let moved = |edit: &Edit| match edit {
        Edit::Document(id, Some(Document { path, .. })) => Some((notebook.document(*id)?.path.clone(), path.clone())),
        Edit::Document(_, None)
        | Edit::Title(_)
        | Edit::Tag(..)
        | Edit::Highlight(..)
        | Edit::Note(..)
        | Edit::Link(..)
        | Edit::Decision(..)
        | Edit::Conflict(..)
        | Edit::Unknown(_) => None,
    };
    let all: Vec<(String, String)> = change.edits.iter().filter_map(moved).collect();
    match all.as_slice() {
        [] => None,
        [(old, new)] => Some(format!("“{old}” is now “{new}”: it has the same text, and keeps its highlights.")),
        several => Some(format!("{} articles were renamed or moved: they were found by their text.", several.len())),
    }
}

fn doubt(notebook: &Notebook, unsure: &[DocumentId]) -> Option<String> {
    let path = &notebook.document(*unsure.first()?)?.path;
    Some(match unsure.len() {
        1 => format!(
            "“{path}” is missing, and more than one file has its text: keep only one of them, then read the folder again."
        ),
        more => format!("“{path}” and {} more are missing, and it is not clear which files have their texts now.", more - 1),
    })
}
