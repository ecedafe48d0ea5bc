//! Files that were renamed or moved within their folder, and rows that stand elsewhere in their table, found again by their content.

use std::collections::BTreeSet;

use super::source::Source;
use crate::commands::{FollowedRows, Moved, Rows, TableRows, find_moved, follow_rows};
use crate::import::{Listing, file_hash};
use crate::notebook::{Change, Notebook, is_table, row_of};

/// Finds the rows of documents among those that are listed.
#[must_use]
pub fn moved_rows(notebook: &Notebook, listing: &Listing) -> FollowedRows {
    let rows: Rows<'_> =
        listing.documents.iter().filter_map(|listed| Some((listed.path.as_str(), listed.hash.as_deref()?))).collect();
    let pending = listing.tables.iter().map(|listed| listed.path.as_str()).collect();
    let others = listing.others.iter().map(|other| other.path.as_str()).filter(|path| is_table(path));
    let known = rows.keys().filter_map(|path| Some(row_of(path)?.0)).chain(others).collect();
    follow_rows(notebook, &TableRows { rows, pending, known })
}

/// Looks for the files of documents, earlier versions too, that are not there, among the files without a record. Only where
/// there are both is any file read. Gives the change and sentences for the person.
pub(super) fn find(source: &Source, notebook: &Notebook, listing: &Listing) -> (Change, Vec<String>) {
    let is_file = |path: &&str| row_of(path).is_none();
    let listed: BTreeSet<&str> = listing.documents.iter().map(|listed| listed.path.as_str()).filter(is_file).collect();
    let known: BTreeSet<&str> = notebook.documents().values().flat_map(|record| record.files()).filter(is_file).collect();
    let missing: BTreeSet<&str> = known.difference(&listed).copied().collect();
    let unknown = listed.difference(&known).filter(|_| !missing.is_empty());
    let new: Vec<(String, String)> =
        unknown.filter_map(|path| Some(((*path).to_owned(), file_hash(&source.folder().join(path)).ok()?))).collect();
    let Moved { change, found, unsure } = find_moved(notebook, &missing, &new);
    let notices = [told(&found), doubt(&unsure)].into_iter().flatten().collect();
    (change, notices)
}

fn told(found: &[(String, String)]) -> Option<String> {
    match found {
        [] => None,
        [(old, new)] => Some(format!("“{old}” is now “{new}”: it has the same text, and keeps its highlights.")),
        several => Some(format!("{} articles were renamed or moved: they were found by their text.", several.len())),
    }
}

fn doubt(unsure: &[String]) -> Option<String> {
    let path = unsure.first()?;
    Some(match unsure.len() {
        1 => format!(
            "“{path}” is missing, and more than one file has its text: keep only one of them, then read the folder again."
        ),
        more => format!("“{path}” and {} more are missing, and it is not clear which files have their texts now.", more - 1),
    })
}
