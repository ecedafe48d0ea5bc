//! Records by the names that a person gives on the command line. Counts nothing.

use std::path::Path;

use super::near::{listed, near};
use super::project::Opened;
use crate::notebook::{Document, DocumentId, Notebook, Tag, TagId, row_of, row_path};
use crate::query::{TagRow, tag_tree};
use crate::text::fold;

/// The tag of that path, or the only one of that name; case makes no difference.
pub(super) fn tag(notebook: &Notebook, named: &str) -> Result<TagId, String> {
    let rows = tag_tree(notebook);
    let key = Tag::name_key(named.trim());
    if let Some(row) = rows.iter().find(|row| Tag::name_key(&row.path) == key) {
        return Ok(row.id);
    }
    let same: Vec<&TagRow> = rows.iter().filter(|row| Tag::name_key(&row.name) == key).collect();
    let paths = || rows.iter().map(|row| row.path.as_str());
    match same.as_slice() {
        [row] => Ok(row.id),
        [] if rows.is_empty() => Err(format!("There is no tag “{named}”: the project has no tags")),
        [] => Err(missing("tag", named, &near(named, paths()), &listed(paths()))),
        [_, _, ..] => {
            let paths = listed(same.iter().map(|row| row.path.as_str()));
            Err(format!("Several tags are called “{named}”: {paths}. Give the whole path"))
        }
    }
}

/// The document of that path, of that file name, or of that headline, where only one has it; or the one at that place on the disk.
pub(super) fn document(opened: &Opened, named: &str) -> Result<DocumentId, String> {
    let documents = opened.notebook().documents();
    let ways: [&dyn Fn(&Document) -> bool; 3] =
        [&|document| document.path == named, &|document| document.file_name() == named, &|document| {
            document.title.as_ref().is_some_and(|title| fold(&title.value) == fold(named.trim()))
        }];
    for fits in ways {
        let found: Vec<(&DocumentId, &str)> =
            documents.iter().filter(|(_, record)| fits(record)).map(|(id, record)| (id, record.path.as_str())).collect();
        match found.as_slice() {
            [] => {}
            [(id, _)] => return Ok(**id),
            [_, _, ..] => {
                let paths = listed(found.iter().map(|(_, path)| *path));
                return Err(format!("Several documents are called “{named}”: {paths}. Give the path of the one that is meant"));
            }
        }
    }
    if let Some((id, _)) = documents.iter().find(|(_, document)| document.files().any(|path| path == named)) {
        return Ok(*id);
    }
    let on_disk = below(&opened.folder, Path::new(named)).or_else(|| row_below(&opened.folder, named));
    if let Some((id, _)) = documents.iter().find(|(_, document)| on_disk.as_deref() == Some(document.path.as_str())) {
        return Ok(*id);
    }
    if on_disk.is_some() || opened.folder.join(named).is_file() {
        return Err(format!("“{named}” is not in the project yet: variorum new lists what a folder holds"));
    }
    let names = || documents.values().map(|document| document.path.as_str());
    let titles = documents.values().filter_map(|document| document.title.as_ref()).map(|title| title.value.as_str());
    Err(missing("document", named, &near(named, names().chain(titles)), &listed(names())))
}

/// The same of a row of a table.
fn row_below(folder: &Path, named: &str) -> Option<String> {
    let (table, row) = row_of(named)?;
    Some(row_path(&below(folder, Path::new(table))?, row))
}

/// The path below the folder, with `/`, of something on the disk; `None` where it is not below it.
pub(super) fn below(folder: &Path, path: &Path) -> Option<String> {
    let (folder, path) = (folder.canonicalize().ok()?, path.canonicalize().ok()?);
    let steps: Option<Vec<&str>> = path.strip_prefix(folder).ok()?.iter().map(|step| step.to_str()).collect();
    Some(steps?.join("/"))
}

fn missing(what: &str, named: &str, near: &str, all: &str) -> String {
    match (near.is_empty(), all.is_empty()) {
        (false, _) => format!("There is no {what} “{named}”. Near it: {near}"),
        (true, false) => format!("There is no {what} “{named}”. There are, for example, {all}"),
        (true, true) => format!("There is no {what} “{named}”: the project has none"),
    }
}
