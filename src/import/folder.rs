//! What a folder holds: documents that can be opened, and other files with the reason why not. Sizes are in bytes.

use std::fs::{File, Metadata};
use std::path::Path;
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use super::error::ImportError;
use super::natural::natural_order;
use super::sniff;
use crate::notebook::is_table;

/// How many folders deep is looked: enough for any archive kept by hand, and an end where links lead in circles.
const MAX_DEPTH: usize = 32;

/// How many files and folders are looked at: a hundred times a large corpus, so that opening `/` by mistake ends soon.
const MAX_ENTRIES: usize = 100_000;

/// What a folder holds; all lists are sorted by path in [`natural_order`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Files that can be opened as documents, and rows of tables that were looked into.
    pub documents: Vec<Listed>,
    /// Tables that were not looked into yet: files that can hold an article in each row.
    pub tables: Vec<Listed>,
    /// Files and folders that cannot, each with the reason.
    pub others: Vec<Other>,
    /// A sentence that says what was left out, where the folder is larger than is listed.
    pub truncated: Option<String>,
}

/// A file that can be opened as a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Relative to the folder, with `/` between folders.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// When it was last changed, where the system knows; nothing for a row of a table.
    pub modified: Option<SystemTime>,
    /// The hash of a row of a table; nothing for a file, which is not read to be listed.
    pub hash: Option<String>,
}

/// A file that is shown greyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Relative to the folder, with `/` between folders.
    pub path: String,
    /// Why it cannot be opened (`a picture`, `empty`).
    pub reason: String,
}

/// Lists a folder with its sub-folders, following links to files and folders, without reading any file.
///
/// Hidden files and folders, project files (`*.ron`) and their backups, and the folders of saved pages' parts are left out entirely. Files are told apart by
/// their ending; whether the person may read a document is found out by opening it.
///
/// # Errors
/// If the folder is missing, is not a folder, or may not be read.
pub fn list_folder(root: &Path) -> Result<Listing, ImportError> {
    std::fs::read_dir(root).map_err(|error| ImportError::from_io(root, error))?;
    let mut listing = Listing::default();
    let walk = WalkDir::new(root).follow_links(true).min_depth(1).max_depth(MAX_DEPTH).sort_by_file_name();
    for (seen, entry) in walk.into_iter().filter_entry(is_shown).enumerate() {
        if seen == MAX_ENTRIES {
            listing.truncated = Some(format!("Only the first {MAX_ENTRIES} files and folders are listed: open a smaller folder"));
            break;
        }
        match entry {
            Ok(entry) => list_entry(root, &entry, &mut listing),
            Err(error) => list_failure(root, &error, &mut listing),
        }
    }
    listing.documents.sort_by(|a, b| natural_order(&a.path, &b.path));
    listing.tables.sort_by(|a, b| natural_order(&a.path, &b.path));
    listing.others.sort_by(|a, b| natural_order(&a.path, &b.path));
    Ok(listing)
}

fn is_shown(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !sniff::is_hidden(&entry.file_name().to_string_lossy()) && !holds_parts_of_a_page(entry)
}

/// What browsers add to a page's name for the folder of its pictures and frames, in the languages in which they do.
const PARTS: &[&str] = &[
    "_files",
    "_file",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "_pliki",
    "_soubory",
];

/// Whether a folder stands beside the saved page that it belongs to: its frames are no documents.
fn holds_parts_of_a_page(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let page = PARTS.iter().find_map(|parts| name.strip_suffix(parts)).filter(|_| entry.file_type().is_dir());
    page.is_some_and(|page| {
        ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{page}.{ending}")).is_file())
    })
}

fn list_entry(root: &Path, entry: &DirEntry, listing: &mut Listing) {
    if entry.file_type().is_dir() {
        if entry.depth() == MAX_DEPTH {
            listing.truncated =
                Some(format!("Folders more than {MAX_DEPTH} levels deep are not listed: open one of them instead"));
        }
        return;
    }
    let (path, whole) = relative(root, entry.path());
    let metadata = entry.metadata().ok();
    let bytes = metadata.as_ref().map_or(0, Metadata::len);
    match if whole { refusal(entry, metadata.as_ref()) } else { Some(UNREADABLE_NAME.to_owned()) } {
        Some(reason) => listing.others.push(Other { path, reason }),
        None => {
            let list = if is_table(&path) { &mut listing.tables } else { &mut listing.documents };
            list.push(Listed { path, bytes, modified: metadata.and_then(|data| data.modified().ok()), hash: None });
        }
    }
}

/// A name that is not Unicode cannot be written into a project file, so the document could not be found again.
const UNREADABLE_NAME: &str = "a name with characters that cannot be read: rename it to open it";

/// Why a file is not a document; `None` if it is one.
fn refusal(entry: &DirEntry, metadata: Option<&Metadata>) -> Option<String> {
    let name = entry.file_name().to_string_lossy();
    if let Some(reason) = sniff::refused_by_name(&name) {
        return Some(reason);
    }
    let Some(metadata) = metadata else { return Some("it could not be looked at".to_owned()) };
    if !metadata.is_file() {
        return Some("not an ordinary file".to_owned());
    }
    if metadata.len() == 0 {
        return Some("empty".to_owned());
    }
    File::open(entry.path()).err().map(|error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => "no right to read it".to_owned(),
        _ => format!("it could not be opened: {error}"),
    })
}

/// A folder that may not be read, or a link that leads nowhere, is listed; one that leads back into itself is passed over.
fn list_failure(root: &Path, error: &walkdir::Error, listing: &mut Listing) {
    let Some(path) = error.path().filter(|_| error.loop_ancestor().is_none()) else { return };
    let reason = match error.io_error().map(std::io::Error::kind) {
        Some(std::io::ErrorKind::PermissionDenied) => "no right to read this folder".to_owned(),
        Some(std::io::ErrorKind::NotFound) => "a link that leads nowhere".to_owned(),
        Some(_) | None => "it could not be looked at".to_owned(),
    };
    listing.others.push(Other { path: relative(root, path).0, reason });
}

/// The path below the root with `/` between folders, and whether all of it is Unicode.
fn relative(root: &Path, path: &Path) -> (String, bool) {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    (parts.join("/"), below.to_str().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, words) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, words).unwrap();
        }
        folder
    }

    fn paths(listing: &Listing) -> Vec<&str> {
        listing.documents.iter().map(|listed| listed.path.as_str()).collect()
    }

    #[test]
    fn documents_are_listed_in_order_and_others_with_their_reason() {
        let folder = folder_with(&[
            ("b10.txt", "x"),
            ("b2.MD", "x"),
            ("sub/deep/a.txt", "x"),
            ("zero.txt", ""),
            ("map.PNG", "x"),
            ("report.pptx", "x"),
            (".hidden.txt", "x"),
            (".git/note.txt", "x"),
            ("study.ron", "x"),
            ("study.ron.bak", "x"),
            ("page.html", "x"),
            ("page_files/frame.html", "x"),
            ("own_files/c.txt", "x"),
        ]);
        let listing = list_folder(folder.path()).unwrap();
        assert_eq!(paths(&listing), ["b2.MD", "b10.txt", "own_files/c.txt", "page.html", "sub/deep/a.txt"]);
        let others: Vec<_> = listing.others.iter().map(|other| (other.path.as_str(), other.reason.as_str())).collect();
        assert_eq!(
            others,
            [("map.PNG", "a picture"), ("report.pptx", "slides: not opened by this version"), ("zero.txt", "empty")]
        );
        assert_eq!(listing.truncated, None);
    }

    #[test]
    fn an_empty_folder_has_nothing_and_a_missing_one_is_an_error() {
        let folder = folder_with(&[]);
        assert_eq!(list_folder(folder.path()).unwrap(), Listing::default());
        assert!(list_folder(&folder.path().join("gone")).unwrap_err().is_missing());
        std::fs::write(folder.path().join("file.txt"), "x").unwrap();
        assert!(matches!(list_folder(&folder.path().join("file.txt")), Err(ImportError::NotAFolder { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_come_to_an_end() {
        let folder = folder_with(&[("a/x.txt", "x"), ("b/y.txt", "y")]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("nowhere"), folder.path().join("lost.txt")).unwrap();
        let listing = list_folder(folder.path()).unwrap();
        assert_eq!(paths(&listing), ["a/x.txt", "b/y.txt"]);
        assert_eq!(listing.others, [Other { path: "lost.txt".to_owned(), reason: "a link that leads nowhere".to_owned() }]);
    }

    #[cfg(unix)]
    #[test]
    fn what_may_not_be_read_is_said() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder_with(&[("closed.txt", "x"), ("shut/in.txt", "x")]);
        let forbid =
            |name: &str| std::fs::set_permissions(folder.path().join(name), std::fs::Permissions::from_mode(0o000)).unwrap();
        forbid("closed.txt");
        forbid("shut");
        if File::open(folder.path().join("closed.txt")).is_ok() {
            println!("skipped: this account may read everything");
            return;
        }
        let listing = list_folder(folder.path()).unwrap();
        let reasons: Vec<_> = listing.others.iter().map(|other| other.reason.as_str()).collect();
        assert_eq!(reasons, ["no right to read it", "no right to read this folder"]);
        std::fs::set_permissions(folder.path().join("shut"), std::fs::Permissions::from_mode(0o700)).unwrap();
    }
}
