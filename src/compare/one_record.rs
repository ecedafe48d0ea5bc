//! Files of articles that one person made a version and another one only listed. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::Slot;
use super::slots::Slots;
use crate::notebook::{Document, DocumentId};

/// One record for each file: a document that one only listed, and whose file the other made a version of another article, goes
/// into that article with its highlights. One that somebody described stays.
pub(super) fn one_record(merged: &mut Slots, sides: [&Slots; 3]) {
    let versioned = merged.documents.iter().filter(|(_, record)| !record.versions.is_empty());
    let mut of_file: BTreeMap<String, DocumentId> = BTreeMap::new();
    for (id, record) in versioned {
        for path in record.files() {
            of_file.entry(path.to_owned()).or_insert(*id);
        }
    }
    if of_file.is_empty() {
        return;
    }
    let [base, ours, theirs] = sides;
    let marked = merged.highlights.values().map(|highlight| highlight.document).filter(|id| !merged.documents.contains_key(id));
    let gone: BTreeSet<DocumentId> = marked.collect();
    let known = |id: &DocumentId| ours.documents.get(id).or_else(|| theirs.documents.get(id)).or_else(|| base.documents.get(id));
    let into = |path: &str| of_file.get(path).copied();
    let of_gone = gone.iter().filter_map(|id| Some((*id, into(&known(id)?.path)?)));
    let listed = merged.documents.iter().filter_map(|(id, record)| {
        let to = into(&record.path).filter(|to| to != id)?;
        // Of what one side has twice already, nothing is known: it stays.
        let has_both = |side: &Slots| {
            let has = |id: &DocumentId| side.documents.get(id).is_some_and(|of| of.files().any(|path| path == record.path));
            has(id) && has(&to)
        };
        let is_blank = record.versions.is_empty() && !Document::is_work(&Document::default(), record);
        (is_blank && ![ours, theirs].into_iter().any(has_both)).then_some((*id, to))
    });
    let joined: BTreeMap<DocumentId, DocumentId> = of_gone.chain(listed).collect();
    if joined.is_empty() {
        return;
    }
    let highlights = merged.highlights.iter().filter_map(|(id, highlight)| Some((*id, *joined.get(&highlight.document)?)));
    for (id, to) in highlights.collect::<Vec<_>>() {
        merged.change_highlight(id, |highlight| highlight.document = to);
    }
    for id in joined.keys() {
        merged.documents.remove(id);
    }
}
