//! What the program itself finds out about documents: that they are there, and what their texts state.

use std::collections::BTreeSet;

use crate::notebook::{Change, Document, DocumentId, Edit, IdSource, Notebook, Sourced};

/// Records for the files that have none yet. Paths are relative to the documents' folder.
#[must_use]
pub fn list_documents<'a>(notebook: &Notebook, paths: impl IntoIterator<Item = &'a str>, ids: &mut IdSource) -> Change {
    let known: BTreeSet<&str> = notebook.documents().values().map(|document| document.path.as_str()).collect();
    let new = paths.into_iter().filter(|path| !known.contains(path)).map(|path| {
        let record = Document { path: path.to_owned(), ..Document::default() };
        Edit::Document(ids.document(), Some(record))
    });
    Change::new("List articles", new.collect())
}

/// Documents whose file is missing and that are found by their content among files that have no record: each with its new path.
///
/// `missing` are the documents without a file, `new` the files without a record: path and hash. Where two documents or two
/// files have the same content, none of them is chosen; those documents are told in the second answer.
#[must_use]
pub fn find_moved(notebook: &Notebook, missing: &[DocumentId], new: &[(String, String)]) -> (Change, Vec<DocumentId>) {
    let mut edits = Vec::new();
    let mut unsure = Vec::new();
    for id in missing {
        let Some(record) = notebook.document(*id).filter(|record| !record.hash.is_empty()) else { continue };
        let twins = missing.iter().filter(|other| notebook.document(**other).is_some_and(|other| other.hash == record.hash));
        let mut files = new.iter().filter(|(_, hash)| *hash == record.hash);
        match (files.next(), files.next(), twins.count()) {
            (None, ..) => {}
            (Some((path, _)), None, 1) => {
                edits.push(Edit::Document(*id, Some(Document { path: path.clone(), ..record.clone() })));
            }
            (Some(_), ..) => unsure.push(*id),
        }
    }
    (Change::new("Find moved files", edits), unsure)
}

/// Puts what a text states into its document's record; what was entered by hand stays, as do note and path.
/// Where highlights hold in another text than this one, the record keeps the hash of theirs: see [`super::SettleCommand`].
/// Without an edit when the record says so already.
#[must_use]
pub fn describe_found(notebook: &Notebook, id: DocumentId, found: &Document) -> Change {
    let Some(old) = notebook.document(id) else { return Change::new("Read article", Vec::new()) };
    let marked = notebook.count_of(id) > 0;
    let new = Document {
        path: old.path.clone(),
        hash: if marked { &old.hash } else { &found.hash }.clone(),
        unsettled: if marked { old.unsettled.clone() } else { BTreeSet::new() },
        title: keep_by_hand(&old.title, &found.title),
        outlet: keep_by_hand(&old.outlet, &found.outlet),
        author: keep_by_hand(&old.author, &found.author),
        published: keep_by_hand(&old.published, &found.published),
        url: keep_by_hand(&old.url, &found.url),
        language: keep_by_hand(&old.language, &found.language),
        opening: found.opening.clone(),
        note: old.note.clone(),
        extra: old.extra.clone(),
    };
    let edits = if new == *old { Vec::new() } else { vec![Edit::Document(id, Some(new))] };
    Change::new("Read article", edits)
}

fn keep_by_hand<T: Clone>(old: &Option<Sourced<T>>, found: &Option<Sourced<T>>) -> Option<Sourced<T>> {
    match old {
        Some(known) if known.from == Sourced::<T>::BY_HAND => Some(known.clone()),
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
        let records = [hashed("a.txt", "aa"), hashed("b.txt", "bb"), hashed("c.txt", "bb"), hashed("d.txt", "")];
        let edits = all.iter().zip(records).map(|(id, record)| Edit::Document(*id, Some(record))).collect();
        let mut session = Session::default();
        session.record(Change::new("sample", edits));
        let found = |missing: &[usize], new: &[(&str, &str)]| {
            let missing: Vec<DocumentId> = missing.iter().map(|place| all[*place]).collect();
            let new: Vec<_> = new.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect();
            let (change, unsure) = find_moved(session.notebook(), &missing, &new);
            let moved = change.edits.into_iter().map(|edit| match edit {
                Edit::Document(id, Some(record)) => format!("{} {}", all.iter().position(|of| *of == id).unwrap(), record.path),
                other => panic!("{other:?}"),
            });
            (moved.collect::<Vec<_>>(), unsure.len())
        };
        assert_eq!(found(&[0], &[("x/a.txt", "aa"), ("y.txt", "yy")]), (vec!["0 x/a.txt".to_owned()], 0));
        assert_eq!(found(&[0], &[("x.txt", "aa"), ("y.txt", "aa")]), (vec![], 1), "two files");
        assert_eq!(found(&[1, 2], &[("x.txt", "bb")]), (vec![], 2), "two documents");
        assert_eq!(found(&[1], &[("x.txt", "bb")]), (vec!["1 x.txt".to_owned()], 0), "the other one is still there");
        assert_eq!(found(&[3], &[("x.txt", "")]), (vec![], 0), "a file that was never read");
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
