//! What the program itself finds out about documents: that they are there, and what their texts state.

use std::collections::{BTreeMap, BTreeSet};

use crate::notebook::{Change, Document, DocumentId, Edit, IdSource, Notebook, Sourced, Version, same_file};

/// Records for the files that have none yet. Paths are relative to the documents' folder.
#[must_use]
pub fn list_documents<'a>(notebook: &Notebook, paths: impl IntoIterator<Item = &'a str>, ids: &mut IdSource) -> Change {
    let known: BTreeSet<&str> = notebook.documents().values().flat_map(|document| document.files()).collect();
    let new = paths.into_iter().filter(|path| !known.contains(path)).map(|path| {
        let record = Document { path: path.to_owned(), ..Document::default() };
        Edit::Document(ids.document(), Some(record))
    });
    Change::new("List articles", new.collect())
}

/// Missing files that were found under other names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What gives each document its new paths.
    pub change: Change,
    /// The old path and the new one, each.
    pub found: Vec<(String, String)>,
    /// Missing files with the same content as another missing or new one: none of them is chosen.
    pub unsure: Vec<String>,
}

/// Finds files of documents, earlier versions too, that are `missing`, by their content among the `new` files that have no
/// record (path and hash).
#[must_use]
pub fn find_moved(notebook: &Notebook, missing: &BTreeSet<&str>, new: &[(String, String)]) -> Moved {
    let all = || notebook.documents().values().flat_map(|record| record.all_versions());
    let gone: Vec<Version> = all().filter(|file| missing.contains(file.path.as_str()) && !file.hash.is_empty()).collect();
    let (mut found, mut unsure) = (BTreeMap::new(), Vec::new());
    for file in &gone {
        let twins = gone.iter().filter(|other| same_file(&other.hash, &file.hash)).count();
        let mut files = new.iter().filter(|(_, hash)| same_file(hash, &file.hash));
        match (files.next(), files.next(), twins) {
            (None, ..) => {}
            (Some((path, _)), None, 1) => drop(found.insert(file.path.clone(), path.clone())),
            (Some(_), ..) => unsure.push(file.path.clone()),
        }
    }
    let renamed = |file: Version| match found.get(&file.path) {
        Some(path) => Version { path: path.clone(), ..file },
        None => file,
    };
    let moved = notebook.documents().iter().filter(|(_, record)| record.files().any(|path| found.contains_key(path)));
    let edits = moved.map(|(id, record)| {
        let mut new = record.as_ref().clone();
        new.set_versions(record.all_versions().into_iter().map(renamed).collect());
        Edit::Document(*id, Some(new))
    });
    Moved { change: Change::new("Find moved files", edits.collect()), found: found.clone().into_iter().collect(), unsure }
}

/// Puts what a text states into its document's record; what was entered by hand stays, as do note and path. Of an article with
/// several versions, what an earlier one stated stays, too: the first date is the day on which it was published.
/// Where highlights hold in another text than this one, the record keeps the hash of theirs: see [`super::SettleCommand`].
/// Without an edit when the record says so already.
#[must_use]
pub fn describe_found(notebook: &Notebook, id: DocumentId, found: &Document) -> Change {
    let Some(old) = notebook.document(id) else { return Change::new("Read article", Vec::new()) };
    let (marked, first) = (notebook.count_of(id) > 0, !old.versions.is_empty());
    let new = Document {
        path: old.path.clone(),
        hash: if marked { &old.hash } else { &found.hash }.clone(),
        unsettled: if marked { old.unsettled.clone() } else { BTreeSet::new() },
        title: keep(&old.title, &found.title, first),
        outlet: keep(&old.outlet, &found.outlet, first),
        author: keep(&old.author, &found.author, first),
        published: keep(&old.published, &found.published, first),
        url: keep(&old.url, &found.url, first),
        language: keep(&old.language, &found.language, first),
        opening: found.opening.clone(),
        versions: old.versions.clone(),
        note: old.note.clone(),
        extra: old.extra.clone(),
    };
    let edits = if new == *old { Vec::new() } else { vec![Edit::Document(id, Some(new))] };
    Change::new("Read article", edits)
}

/// What is known stays if a person entered it, or if it is the first version that counts.
fn keep<T: Clone>(old: &Option<Sourced<T>>, found: &Option<Sourced<T>>, first: bool) -> Option<Sourced<T>> {
    match old {
        Some(known) if first || known.from == Sourced::<T>::BY_HAND => Some(known.clone()),
        Some(_) | None => found.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Session;

    fn hashed(path: &str, hash: &str) -> Document {
        Document { path: path.to_owned(), hash: hash.to_owned(), ..Document::default() }
    }

    #[test]
    fn a_missing_document_is_the_only_new_file_with_its_content() {
        let mut ids = IdSource::new(1);
        let all: Vec<DocumentId> = (0..4).map(|_| ids.document()).collect();
        let earlier = Version { path: "e.txt".to_owned(), hash: "ee".to_owned() };
        let first = Document { versions: vec![earlier], ..hashed("a.txt", "aa") };
        let records = [first, hashed("b.txt", "bb"), hashed("c.txt", "bb"), hashed("d.txt", "")];
        let edits = all.iter().zip(records).map(|(id, record)| Edit::Document(*id, Some(record))).collect();
        let mut session = Session::default();
        session.record(Change::new("sample", edits));
        let found = |missing: &[&str], new: &[(&str, &str)]| {
            let new: Vec<_> = new.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect();
            let moved = find_moved(session.notebook(), &missing.iter().copied().collect(), &new);
            let edits = moved.change.edits.into_iter().map(|edit| match edit {
                Edit::Document(id, Some(record)) => {
                    format!("{} {}", all.iter().position(|of| *of == id).unwrap(), record.files().collect::<Vec<_>>().join(" "))
                }
                other => panic!("{other:?}"),
            });
            (edits.collect::<Vec<_>>(), moved.unsure.len())
        };
        assert_eq!(found(&["a.txt"], &[("x/a.txt", "aa"), ("y.txt", "yy")]), (vec!["0 e.txt x/a.txt".to_owned()], 0));
        assert_eq!(found(&["a.txt"], &[("x.txt", "aa"), ("y.txt", "aa")]), (vec![], 1), "two files");
        assert_eq!(found(&["b.txt", "c.txt"], &[("x.txt", "bb")]), (vec![], 2), "two documents");
        assert_eq!(found(&["b.txt"], &[("x.txt", "bb")]), (vec!["1 x.txt".to_owned()], 0), "the other one is still there");
        let both = found(&["a.txt", "e.txt"], &[("x.txt", "aa"), ("y.txt", "ee")]);
        assert_eq!(both, (vec!["0 y.txt x.txt".to_owned()], 0), "an earlier version");
        assert_eq!(found(&["d.txt"], &[("x.txt", "")]), (vec![], 0), "a file that was never read");
        assert_eq!(found(&["a.txt"], &[("x.txt", "aa/2")]), (vec!["0 e.txt x.txt".to_owned()], 0), "read by other rules");
    }

    #[test]
    fn files_are_listed_once_and_what_was_entered_by_hand_stays() {
        let mut session = Session::default();
        let mut ids = IdSource::new(1);
        session.record(list_documents(session.notebook(), ["a.txt", "b.txt"], &mut ids));
        assert!(list_documents(session.notebook(), ["a.txt"], &mut ids).edits.is_empty());
        let id = *session.notebook().documents().keys().next().unwrap();
        let found =
            |title: &str, from: &str| Document { title: Some(Sourced::new(title.to_owned(), from)), ..Document::default() };
        session.record(describe_found(session.notebook(), id, &found("Mine", "by hand")));
        session.record(describe_found(session.notebook(), id, &found("Found", "heading")));
        assert_eq!(session.notebook().document(id).unwrap().display_name(), "Mine");
        assert!(!session.notebook().document(id).unwrap().path.is_empty());
    }
}
