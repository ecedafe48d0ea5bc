//! Marks that say where a tag was looked for and not found: set by a person, and taken away by whatever denies them.

use std::collections::{BTreeMap, BTreeSet};

use super::Refusal;
use super::tag_table::{change, tag_edits};
use super::wording::{count, present, quoted};
use crate::notebook::{Change, DocumentId, Edit, Notebook, Place, Session, Tag, TagId, with_parents};

/// Marks a tag as looked for and absent in a document, or takes the mark away.
pub(super) fn mark_absent(notebook: &Notebook, id: TagId, document: DocumentId, absent: bool) -> Result<Change, Refusal> {
    let name = quoted(&present(notebook.tag(id), "tag")?.name);
    let article = quoted(present(notebook.document(document), "document")?.display_name());
    let found = highlights_of(notebook, id, document).count();
    if absent && found > 0 {
        let highlights = count(found, "highlight");
        return Err(Refusal(format!("{name} is not absent in {article}: it has {highlights} there")));
    }
    let mut tags = notebook.tags().clone();
    change(&mut tags, id, |tag| {
        if absent {
            tag.absent.insert(document);
        } else {
            tag.absent.remove(&document);
        }
    });
    let label =
        if absent { format!("Mark {name} absent in {article}") } else { format!("Take away that {name} is absent in {article}") };
    Ok(Change::new(label, tag_edits(notebook.tags(), &tags)).at(Place::Tag(id)))
}

/// The highlights of a document that carry the tag or one below it.
fn highlights_of(notebook: &Notebook, id: TagId, document: DocumentId) -> impl Iterator<Item = TagId> {
    let carries = move |tags: &BTreeSet<TagId>| with_parents(tags.iter().copied(), |tag| notebook.tag(tag)).contains(&id);
    notebook.highlights_of(document).filter(move |(_, highlight)| carries(&highlight.tags)).map(move |_| id)
}

/// The same change, without the marks that it makes wrong: a highlight was made where the tag was absent, or the document is gone.
/// Costs with the change, unless it moves tags.
pub(super) fn with_true_marks(notebook: &Notebook, mut planned: Change) -> Change {
    let is_marked = |tag: &Tag| !tag.absent.is_empty();
    let marks = planned.edits.iter().any(|edit| matches!(edit, Edit::Tag(_, Some(tag)) if is_marked(tag)));
    if planned.edits.is_empty() || !(marks || notebook.tags().values().any(|tag| is_marked(tag))) {
        return planned;
    }
    let mut session = Session::new(notebook.clone());
    session.record(planned.clone());
    let after = session.notebook();
    let mut wrong: BTreeMap<TagId, BTreeSet<DocumentId>> = BTreeMap::new();
    for (tag, document) in denied(notebook, after, &planned) {
        wrong.entry(tag).or_default().insert(document);
    }
    for (id, documents) in wrong {
        let Some(mut tag) = after.tag(id).cloned() else { continue };
        tag.absent.retain(|document| !documents.contains(document));
        let same = |edit: &&mut Edit| matches!(edit, Edit::Tag(other, _) if *other == id);
        match planned.edits.iter_mut().find(same) {
            Some(edit) => *edit = Edit::Tag(id, Some(tag)),
            None => planned.edits.push(Edit::Tag(id, Some(tag))),
        }
    }
    planned.edits.retain(|edit| !matches!(edit, Edit::Tag(id, Some(tag)) if notebook.tag(*id) == Some(tag)));
    planned
}

/// The marks that the change denies.
fn denied(before: &Notebook, after: &Notebook, change: &Change) -> BTreeSet<(TagId, DocumentId)> {
    let is_marked = |tag: TagId, document: DocumentId| after.tag(tag).is_some_and(|tag| tag.absent.contains(&document));
    let above = |tags: &BTreeSet<TagId>| with_parents(tags.iter().copied(), |tag| after.tag(tag));
    let is_wrong = |tag: TagId, document: DocumentId| {
        after.document(document).is_none() || highlights_of(after, tag, document).next().is_some()
    };
    let mut found = BTreeSet::new();
    for edit in &change.edits {
        match edit {
            Edit::Highlight(_, Some(new)) => found.extend(above(&new.tags).into_iter().map(|tag| (tag, new.document))),
            Edit::Document(id, None) => found.extend(after.tags().keys().map(|tag| (*tag, *id))),
            Edit::Tag(id, Some(new)) => {
                let old = before.tag(*id);
                let added = new.absent.iter().filter(|document| old.is_none_or(|old| !old.absent.contains(*document)));
                found.extend(added.filter(|document| is_wrong(*id, **document)).map(|document| (*id, *document)));
                if old.is_none_or(|old| old.parent != new.parent) {
                    let marks = above(&BTreeSet::from([*id])).into_iter().filter_map(|tag| Some((tag, after.tag(tag)?)));
                    let marks = marks.flat_map(|(id, tag)| tag.absent.iter().map(move |document| (id, *document)));
                    found.extend(marks.filter(|(tag, document)| is_wrong(*tag, *document)));
                }
            }
            Edit::Title(_) | Edit::Highlight(_, None) | Edit::Document(_, Some(_)) | Edit::Tag(_, None) => {}
            Edit::Note(..) | Edit::Link(..) | Edit::Decision(..) => {}
            Edit::Columns(..) | Edit::Conflict(..) | Edit::Unknown(_) => {}
        }
    }
    found.retain(|(tag, document)| is_marked(*tag, *document));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, DocumentCommand, Draft, HighlightCommand, TagCommand, perform};
    use crate::notebook::{Color, Document, IdSource, Stamp, problems};
    use crate::text::Points;

    /// Two documents; a tag with a child, and a tag besides.
    struct Sample {
        ids: IdSource,
        session: Session,
        documents: [DocumentId; 2],
        tags: [TagId; 3],
    }

    fn stamp() -> Stamp {
        Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann")
    }

    fn sample() -> Sample {
        let mut ids = IdSource::new(1);
        let (documents, tags) = ([ids.document(), ids.document()], [ids.tag(), ids.tag(), ids.tag()]);
        let named = |(name, id): (&str, TagId)| Edit::Tag(id, Some(Tag::new(name, Color::PALETTE[0])));
        let mut edits: Vec<Edit> = ["parent", "child", "other"].into_iter().zip(tags).map(named).collect();
        if let Edit::Tag(_, Some(child)) = &mut edits[1] {
            child.parent = Some(tags[0]);
        }
        let document =
            |(path, id): (&str, DocumentId)| Edit::Document(id, Some(Document { path: path.to_owned(), ..Document::default() }));
        edits.extend(["a.txt", "b.txt"].into_iter().zip(documents).map(document));
        let mut session = Session::default();
        session.record(Change::new("sample", edits));
        Sample { ids, session, documents, tags }
    }

    impl Sample {
        fn mark(&mut self, tag: usize, document: usize) -> Result<(), Refusal> {
            let (id, document) = (self.tags[tag], self.documents[document]);
            perform(&mut self.session, Command::Tag(TagCommand::MarkAbsent { id, document, absent: true })).map(drop)
        }

        fn highlight(&mut self, tag: usize, document: usize) {
            let draft = Draft {
                document: self.documents[document],
                points: Points::new(0, 1),
                exact: "x".to_owned(),
                before: String::new(),
                after: String::new(),
            };
            let (id, tags) = (self.ids.highlight(), BTreeSet::from([self.tags[tag]]));
            let create = HighlightCommand::Create { id, draft, tags, note: String::new(), by: stamp() };
            perform(&mut self.session, Command::Highlight(create)).unwrap();
        }

        /// How many documents each tag is marked absent in; the notebook is sound.
        fn marks(&self) -> [usize; 3] {
            assert_eq!(problems(self.session.notebook()), Vec::<String>::new());
            self.tags.map(|tag| self.session.notebook().tag(tag).map_or(0, |tag| tag.absent.len()))
        }
    }

    #[test]
    fn a_highlight_of_the_tag_or_of_a_child_takes_the_mark_away_in_one_step() {
        let mut sample = sample();
        for tag in 0..3 {
            sample.mark(tag, 0).unwrap();
        }
        sample.mark(0, 1).unwrap();
        assert_eq!(sample.marks(), [2, 1, 1]);
        sample.highlight(1, 0);
        assert_eq!(sample.marks(), [1, 0, 1]);
        assert!(sample.mark(0, 0).unwrap_err().0.contains("1 highlight there"));
        sample.session.undo();
        assert_eq!(sample.marks(), [2, 1, 1]);
        sample.session.redo();
        assert_eq!(sample.marks(), [1, 0, 1]);
    }

    #[test]
    fn marks_go_with_their_document_and_along_when_tags_are_merged_or_moved() {
        let mut sample = sample();
        let [parent, _, other] = sample.tags;
        sample.mark(0, 0).unwrap();
        sample.mark(2, 1).unwrap();
        sample.mark(0, 1).unwrap();
        sample.highlight(2, 0);
        let moved = Command::Tag(TagCommand::Move { id: other, parent: Some(parent) });
        perform(&mut sample.session, moved).unwrap();
        assert_eq!(sample.marks(), [1, 0, 1], "what is below it now is there");
        sample.session.undo();
        assert_eq!(sample.marks(), [2, 0, 1]);
        let merged = Command::Tag(TagCommand::Merge { from: other, into: parent, by: stamp() });
        perform(&mut sample.session, merged).unwrap();
        assert_eq!(sample.marks(), [1, 0, 0], "absent in the second, found in the first");
        let removed = Command::Document(DocumentCommand::Remove { id: sample.documents[1] });
        perform(&mut sample.session, removed).unwrap();
        assert_eq!(sample.marks(), [0, 0, 0]);
        sample.session.undo();
        sample.session.undo();
        assert_eq!(sample.marks(), [2, 0, 1]);
    }
}
