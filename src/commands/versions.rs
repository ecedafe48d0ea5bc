//! Making a later save of an article a version of it, and taking one apart again. Files are never touched. Counts nothing.

use super::Refusal;
use super::wording::{joined, present, quoted, unused};
use crate::notebook::{Change, Document, DocumentId, Edit, Extra, Highlight, HighlightId, Notebook, Place};

/// Joins the document `newer` into `of`: its file becomes the newest version. Its highlights hold in that file; those of `of` hold in the
/// earlier one and have to be found again, as after an edit.
pub(super) fn make(notebook: &Notebook, of: DocumentId, newer: DocumentId) -> Result<Change, Refusal> {
    let (old, new) = (present(notebook.document(of), "article")?, present(notebook.document(newer), "article")?);
    if of == newer {
        return Err(Refusal("An article cannot be a later version of itself. Choose another one".to_owned()));
    }
    if new.hash.is_empty() {
        let name = quoted(new.display_name());
        return Err(Refusal(format!("{name} has not been read yet, so nothing can be found in it. Read the folder again")));
    }
    let mut versions = [old.all_versions(), new.versions.clone()].concat();
    // A merge can have listed the file of a version once more.
    versions.retain(|version| version.path != new.path);
    let label = format!("Make {} version {} of {}", quoted(new.file_name()), versions.len() + 1, quoted(old.display_name()));
    let mut record = Document {
        path: new.path.clone(),
        hash: new.hash.clone(),
        unsettled: notebook.ids_of(of).chain(new.unsettled.iter().copied()).collect(),
        title: first(&old.title, &new.title),
        outlet: first(&old.outlet, &new.outlet),
        author: first(&old.author, &new.author),
        published: first(&old.published, &new.published),
        url: first(&old.url, &new.url),
        language: first(&old.language, &new.language),
        opening: new.opening.clone(),
        note: joined(&old.note, &new.note),
        extra: old.extra.clone(),
        versions,
    };
    take_unknown(&mut record.extra, &new.extra, old.versions.len() + 1);
    let mut edits = moved(notebook, notebook.ids_of(newer), of);
    edits.extend([Edit::Document(of, Some(record)), Edit::Document(newer, None)]);
    Ok(Change::new(label, edits).at(Place::Document(of)))
}

/// Makes the newest version of a document one of its own, with the highlights that hold in it. The others stay, to be found
/// again in the version before.
pub(super) fn separate(notebook: &Notebook, of: DocumentId, id: DocumentId) -> Result<Change, Refusal> {
    let old = present(notebook.document(of), "article")?;
    unused(notebook.document(id), "article")?;
    let Some(last) = old.versions.len().checked_sub(1) else {
        return Err(Refusal(format!("{} has only one version", quoted(old.display_name()))));
    };
    let (gone, stay): (Vec<HighlightId>, Vec<HighlightId>) = notebook.ids_of(of).partition(|id| !old.unsettled.contains(id));
    let apart = Document { path: old.path.clone(), hash: old.hash.clone(), ..Document::default() };
    let mut record = Document { unsettled: stay.into_iter().collect(), ..old.clone() };
    record.set_versions(old.versions.clone());
    record.extra.retain(|name, _| !name.starts_with(&format!("versions/{last}/")));
    let mut edits = vec![Edit::Document(id, Some(apart))];
    edits.extend(moved(notebook, gone.into_iter(), id));
    edits.push(Edit::Document(of, Some(record)));
    Ok(Change::new(format!("Separate the last version of {}", quoted(old.display_name())), edits).at(Place::Document(of)))
}

/// Nobody becomes the author of a highlight that only goes with its article: its stamps stay.
fn moved(notebook: &Notebook, ids: impl Iterator<Item = HighlightId>, to: DocumentId) -> Vec<Edit> {
    let of = |id| Some(Edit::Highlight(id, Some(Highlight { document: to, ..notebook.highlight(id)?.clone() })));
    ids.filter_map(of).collect()
}

/// What the first version states; what it does not state, the later one.
fn first<T: Clone>(old: &Option<T>, new: &Option<T>) -> Option<T> {
    old.as_ref().or(new.as_ref()).cloned()
}

/// Adds unknown fields. Those of versions are kept by the place of the version, which follows `before` others now.
fn take_unknown(to: &mut Extra, from: &Extra, before: usize) {
    for (name, value) in from {
        let version = name.strip_prefix("versions/").and_then(|rest| rest.split_once('/'));
        let moved =
            version.and_then(|(place, field)| Some(format!("versions/{}/{field}", place.parse::<usize>().ok()? + before)));
        to.entry(moved.unwrap_or_else(|| name.clone())).or_insert_with(|| value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, DocumentCommand, describe_found, list_documents, perform};
    use crate::notebook::{IdSource, PublishedDate, Session, Sourced, Stamp, problems};
    use crate::text::Points;

    fn document(path: &str, hash: &str) -> Document {
        Document { path: path.to_owned(), hash: hash.to_owned(), ..Document::default() }
    }

    fn sourced(value: &str, from: &str) -> Option<Sourced<String>> {
        Some(Sourced::new(value.to_owned(), from))
    }

    fn date(day: &str) -> Option<Sourced<PublishedDate>> {
        Some(Sourced::new(day.parse().unwrap(), "first line"))
    }

    fn highlight(document: DocumentId) -> Highlight {
        let stamp = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann");
        Highlight {
            document,
            points: Points::new(0, 3),
            exact: "abc".to_owned(),
            before: String::new(),
            after: String::new(),
            tags: [].into(),
            note: String::new(),
            created: stamp.clone(),
            modified: stamp,
            extra: Extra::new(),
        }
    }

    /// Two articles with a highlight each.
    fn two(old: Document, new: Document) -> (Session, [DocumentId; 2], [HighlightId; 2]) {
        let mut ids = IdSource::new(1);
        let documents = [ids.document(), ids.document()];
        let highlights = [ids.highlight(), ids.highlight()];
        let records = documents.iter().zip([old, new]).map(|(id, record)| Edit::Document(*id, Some(record)));
        let marks = highlights.iter().zip(documents).map(|(id, of)| Edit::Highlight(*id, Some(highlight(of))));
        let mut session = Session::default();
        session.record(Change::new("sample", records.chain(marks).collect()));
        (session, documents, highlights)
    }

    fn do_it(session: &mut Session, command: DocumentCommand) -> Result<(), String> {
        perform(session, Command::Document(command)).map(drop).map_err(|refusal| refusal.0)
    }

    #[test]
    fn a_later_save_becomes_the_newest_version_and_undo_takes_it_apart() {
        let old = Document {
            title: sourced("First", "heading"),
            published: date("2021-10-04"),
            note: "old".to_owned(),
            ..document("a.txt", "aa")
        };
        let new = Document {
            title: sourced("Second", "heading"),
            author: sourced("Kim", "byline"),
            published: date("2021-10-05"),
            note: "new".to_owned(),
            ..document("b.txt", "bb")
        };
        let (mut session, [a, b], [in_a, in_b]) = two(old, new.clone());
        let before = session.notebook().clone();
        do_it(&mut session, DocumentCommand::MakeVersion { of: a, newer: b }).unwrap();
        let record = session.notebook().document(a).unwrap().clone();
        assert_eq!(record.files().collect::<Vec<_>>(), ["a.txt", "b.txt"]);
        assert_eq!((record.hash.as_str(), record.display_name(), record.note.as_str()), ("bb", "First", "old\n\nnew"));
        assert_eq!((record.author.clone(), record.published.clone()), (new.author.clone(), date("2021-10-04")));
        assert_eq!(record.unsettled, [in_a].into(), "the other one holds in the new text");
        assert_eq!(session.notebook().ids_of(a).collect::<std::collections::BTreeSet<_>>(), [in_a, in_b].into());
        assert!(session.notebook().document(b).is_none() && problems(session.notebook()).is_empty());
        assert_eq!(session.undo_label(), Some("Make “b.txt” version 2 of “First”"));
        // What the newest text states does not take the place of what the first one stated.
        assert!(describe_found(session.notebook(), a, &Document { opening: String::new(), ..new }).edits.is_empty());
        let listed = list_documents(session.notebook(), ["a.txt", "b.txt", "c.txt"], &mut IdSource::new(9));
        assert_eq!(listed.edits.len(), 1, "neither file is a new article");
        session.undo();
        assert_eq!(*session.notebook(), before);
    }

    #[test]
    fn the_last_version_goes_with_the_highlights_that_hold_in_it() {
        let (mut session, [a, b], [in_a, in_b]) = two(document("a.txt", "aa"), document("b.txt", "bb"));
        let own = IdSource::new(7).document();
        let refused = do_it(&mut session, DocumentCommand::SeparateVersion { of: a, id: own });
        assert_eq!(refused, Err("“a.txt” has only one version".to_owned()));
        do_it(&mut session, DocumentCommand::MakeVersion { of: a, newer: b }).unwrap();
        do_it(&mut session, DocumentCommand::SeparateVersion { of: a, id: own }).unwrap();
        let of = |id| session.notebook().document(id).unwrap();
        assert_eq!((of(a).path.as_str(), of(a).hash.as_str(), of(a).versions.len()), ("a.txt", "aa", 0));
        assert_eq!((of(own).path.as_str(), of(own).hash.as_str()), ("b.txt", "bb"));
        assert_eq!(session.notebook().ids_of(a).collect::<Vec<_>>(), [in_a]);
        assert_eq!(session.notebook().ids_of(own).collect::<Vec<_>>(), [in_b]);
        assert_eq!(of(a).unsettled, [in_a].into(), "found again by its words");
    }

    #[test]
    fn versions_of_versions_follow_each_other_with_their_unknown_fields() {
        let versioned = |path: &str, hash: &str, earlier: &str| Document {
            versions: vec![crate::notebook::Version { path: earlier.to_owned(), hash: String::new() }],
            extra: [("versions/0/seen".to_owned(), format!("\"{earlier}\""))].into(),
            ..document(path, hash)
        };
        let (mut session, [a, b], _) = two(versioned("b", "bb", "a"), versioned("d", "dd", "c"));
        do_it(&mut session, DocumentCommand::MakeVersion { of: a, newer: b }).unwrap();
        let record = session.notebook().document(a).unwrap();
        assert_eq!(record.files().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        let unknown: Vec<_> = record.extra.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(unknown, ["versions/0/seen=\"a\"", "versions/2/seen=\"c\""]);
    }

    #[test]
    fn what_cannot_be_a_version_is_refused_with_a_sentence() {
        let (mut session, [a, b], _) = two(document("a.txt", "aa"), document("b.txt", ""));
        let itself = do_it(&mut session, DocumentCommand::MakeVersion { of: a, newer: a });
        assert!(itself.unwrap_err().starts_with("An article cannot be a later version of itself"));
        let unread = do_it(&mut session, DocumentCommand::MakeVersion { of: a, newer: b });
        assert!(unread.unwrap_err().starts_with("“b.txt” has not been read yet"));
        assert_eq!(session.undo_label(), None);
    }
}
