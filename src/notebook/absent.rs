//! Where a tag was looked for and not found: marks that must not say what the highlights deny. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{DocumentId, Highlight, Tag, TagId};

/// These tags and all above them: a highlight of a tag is one of its parents, too. Ends also where parents go in a circle.
pub fn with_parents<'a>(tags: impl IntoIterator<Item = TagId>, record: impl Fn(TagId) -> Option<&'a Tag>) -> BTreeSet<TagId> {
    let mut all = BTreeSet::new();
    for tag in tags {
        let mut next = Some(tag);
        while let Some((id, tag)) = next.and_then(|id| Some((id, record(id)?)))
            && all.insert(id)
        {
            next = tag.parent;
        }
    }
    all
}

/// The marks that are wrong, by tag: in documents that are not there, and in those that have a highlight of the tag or of one
/// below it. Reads all highlights, unless nothing is marked.
pub fn wrong_marks<'a>(
    tags: &BTreeMap<TagId, &'a Tag>,
    is_document: impl Fn(DocumentId) -> bool,
    highlights: impl IntoIterator<Item = &'a Highlight>,
) -> BTreeMap<TagId, BTreeSet<DocumentId>> {
    let mut wrong: BTreeMap<TagId, BTreeSet<DocumentId>> = BTreeMap::new();
    let marked: BTreeSet<DocumentId> = tags.values().flat_map(|tag| tag.absent.iter().copied()).collect();
    if marked.is_empty() {
        return wrong;
    }
    for (id, tag) in tags {
        let gone: BTreeSet<DocumentId> = tag.absent.iter().copied().filter(|document| !is_document(*document)).collect();
        if !gone.is_empty() {
            wrong.insert(*id, gone);
        }
    }
    for highlight in highlights.into_iter().filter(|highlight| marked.contains(&highlight.document)) {
        for id in with_parents(highlight.tags.iter().copied(), |id| tags.get(&id).copied()) {
            if tags.get(&id).is_some_and(|tag| tag.absent.contains(&highlight.document)) {
                wrong.entry(id).or_default().insert(highlight.document);
            }
        }
    }
    wrong
}
