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

/// Puts what a text states into its document's record; what was entered by hand stays, as do note and path.
/// Without an edit when the record says so already.
#[must_use]
pub fn describe_found(notebook: &Notebook, id: DocumentId, found: &Document) -> Change {
    let Some(old) = notebook.document(id) else { return Change::new("Read article", Vec::new()) };
    let new = Document {
        path: old.path.clone(),
        hash: found.hash.clone(),
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
