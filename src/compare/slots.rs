//! The slots of a notebook while they are being merged: free of its rules until they fit again. Counts nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::notebook::{
    Columns, Conflict, ConflictId, Decision, DecisionId, Document, DocumentId, Edit, Extra, Highlight, HighlightId, Link, LinkId,
    Note, NoteId, Notebook, Records, Tag, TagId, differences,
};

/// Every slot of a notebook.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    pub(super) title: String,
    pub(super) documents: Records<DocumentId, Document>,
    pub(super) tags: Records<TagId, Tag>,
    pub(super) highlights: Records<HighlightId, Highlight>,
    pub(super) notes: Records<NoteId, Note>,
    pub(super) links: Records<LinkId, Link>,
    pub(super) decisions: Records<DecisionId, Decision>,
    pub(super) columns: Records<String, Columns>,
    pub(super) conflicts: Records<ConflictId, Conflict>,
    pub(super) extra: Extra,
}

/// Other ids for records of one side.
#[derive(Clone, Debug, Default)]
pub(super) struct Renames {
    pub(super) documents: BTreeMap<DocumentId, DocumentId>,
    pub(super) tags: BTreeMap<TagId, TagId>,
}

impl Slots {
    /// Those of a notebook; they share its records.
    pub(super) fn of(notebook: &Notebook) -> Self {
        Self {
            title: notebook.title().to_owned(),
            documents: notebook.documents().clone(),
            tags: notebook.tags().clone(),
            highlights: notebook.highlights().clone(),
            notes: notebook.notes().clone(),
            links: notebook.links().clone(),
            decisions: notebook.decisions().clone(),
            columns: notebook.columns().clone(),
            conflicts: notebook.conflicts().clone(),
            extra: notebook.extra().clone(),
        }
    }

    /// The same slots, where these records of the notebook that they are of have other ids.
    pub(super) fn renamed(mut self, notebook: &Notebook, to: &Renames) -> Self {
        for (old, new) in &to.documents {
            if let Some(record) = self.documents.remove(old) {
                self.documents.insert(*new, record);
            }
            let moved = |of: Option<DocumentId>| if of == Some(*old) { Some(*new) } else { of };
            let about: Vec<DecisionId> = self
                .decisions
                .iter()
                .filter(|(_, of)| [of.document, of.other_document].contains(&Some(*old)))
                .map(|(id, _)| *id)
                .collect();
            for id in about {
                if let Some(record) = self.decisions.get_mut(&id).map(Arc::make_mut) {
                    (record.document, record.other_document) = (moved(record.document), moved(record.other_document));
                }
            }
            for id in notebook.ids_of(*old) {
                self.change_highlight(id, |highlight| highlight.document = *new);
            }
            let marked: Vec<TagId> = self.tags.iter().filter(|(_, tag)| tag.absent.contains(old)).map(|(id, _)| *id).collect();
            for id in marked {
                self.change_tag(id, |tag| {
                    tag.absent.remove(old);
                    tag.absent.insert(*new);
                });
            }
        }
        for (old, new) in &to.tags {
            if let Some(record) = self.tags.remove(old) {
                self.tags.insert(*new, record);
            }
            for (id, _) in notebook.highlights_with(*old) {
                self.change_highlight(id, |highlight| {
                    highlight.tags.remove(old);
                    highlight.tags.insert(*new);
                });
            }
        }
        if !to.tags.is_empty() {
            let below = |tag: &Tag| tag.parent.and_then(|parent| to.tags.get(&parent).copied());
            let moved: Vec<(TagId, TagId)> = self.tags.iter().filter_map(|(id, tag)| Some((*id, below(tag)?))).collect();
            moved.into_iter().for_each(|(id, parent)| self.change_tag(id, |tag| tag.parent = Some(parent)));
        }
        self
    }

    /// Changes a highlight that is there.
    pub(super) fn change_highlight(&mut self, id: HighlightId, change: impl FnOnce(&mut Highlight)) {
        if let Some(record) = self.highlights.get_mut(&id) {
            change(Arc::make_mut(record));
        }
    }

    /// Changes a tag that is there.
    pub(super) fn change_tag(&mut self, id: TagId, change: impl FnOnce(&mut Tag)) {
        if let Some(record) = self.tags.get_mut(&id) {
            change(Arc::make_mut(record));
        }
    }

    /// Adds conflicts that are not among its own yet.
    pub(super) fn take_in(&mut self, conflicts: BTreeMap<ConflictId, Conflict>) {
        for (id, conflict) in conflicts {
            self.conflicts.entry(id).or_insert_with(|| Arc::new(conflict));
        }
    }

    /// The edits that make a notebook hold these slots.
    pub(super) fn edits_from(&self, notebook: &Notebook) -> Vec<Edit> {
        let mut edits = Vec::new();
        if self.title != notebook.title() {
            edits.push(Edit::Title(self.title.clone()));
        }
        if self.extra != *notebook.extra() {
            edits.push(Edit::Unknown(self.extra.clone()));
        }
        edits.extend(differences(notebook.documents(), &self.documents).map(|now| Edit::Document(now.id, now.after.cloned())));
        edits.extend(differences(notebook.tags(), &self.tags).map(|now| Edit::Tag(now.id, now.after.cloned())));
        edits.extend(differences(notebook.highlights(), &self.highlights).map(|now| Edit::Highlight(now.id, now.after.cloned())));
        edits.extend(differences(notebook.notes(), &self.notes).map(|now| Edit::Note(now.id, now.after.cloned())));
        edits.extend(differences(notebook.links(), &self.links).map(|now| Edit::Link(now.id, now.after.cloned())));
        edits.extend(differences(notebook.decisions(), &self.decisions).map(|now| Edit::Decision(now.id, now.after.cloned())));
        edits.extend(differences(notebook.columns(), &self.columns).map(|now| Edit::Columns(now.id, now.after.cloned())));
        let conflicts = differences(notebook.conflicts(), &self.conflicts);
        edits.extend(conflicts.map(|now| Edit::Conflict(now.id, now.after.cloned().map(Box::new))));
        edits
    }
}
