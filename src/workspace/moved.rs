//! Files that were renamed or moved within their folder, found again by their content.

use std::collections::BTreeSet;
use std::path::Path;

use crate::commands::{Moved, find_moved};
use crate::import::{Listing, file_hash};
use crate::notebook::{Change, Notebook};

/// Looks for the files of documents, earlier versions too, that are not there, among the files without a record. Only where
/// there are both is any file read. Gives the change and sentences for the person.
pub(super) fn find(folder: &Path, notebook: &Notebook, listing: &Listing) -> (Change, Vec<String>) {
    let listed: BTreeSet<&str> = listing.documents.iter().map(|listed| listed.path.as_str()).collect();
    let known: BTreeSet<&str> = notebook.documents().values().flat_map(|record| record.files()).collect();
    let missing: BTreeSet<&str> = known.difference(&listed).copied().collect();
    let unknown = listed.difference(&known).filter(|_| !missing.is_empty());
    let new: Vec<(String, String)> =
        unknown.filter_map(|path| Some(((*path).to_owned(), file_hash(&folder.join(path)).ok()?))).collect();
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
