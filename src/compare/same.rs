//! Records that two people made apart and that are one: a file that both listed, a tag that both thought of. Counts nothing.
//!
//! Of two ids, the one that both know already stays, else the smaller one: whoever merges, the same one stays.

use std::collections::BTreeMap;

use super::slots::Renames;
use crate::notebook::{Document, DocumentId, Notebook, Tag, TagId};

/// Which records get other ids so that the same things have the same ids on both sides.
#[derive(Clone, Debug, Default)]
pub(super) struct SameRecords {
    pub(super) of_ours: Renames,
    pub(super) of_theirs: Renames,
}

/// Finds what both made apart.
pub(super) fn same_records(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> SameRecords {
    let mut same = SameRecords::default();
    let pairs = same_documents(base, ours, theirs);
    for (mine, other) in pairs {
        let stays_mine = base.document(mine).is_some() || (base.document(other).is_none() && mine < other);
        if stays_mine {
            same.of_theirs.documents.insert(other, mine);
        } else {
            same.of_ours.documents.insert(mine, other);
        }
    }
    for (mine, other) in same_tags(base, ours, theirs) {
        if mine < other {
            same.of_theirs.tags.insert(other, mine);
        } else {
            same.of_ours.tags.insert(mine, other);
        }
    }
    same
}

type Listed<'a> = BTreeMap<DocumentId, &'a Document>;

/// Documents of the same path, and those of the same content that both listed anew.
fn same_documents(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> Vec<(DocumentId, DocumentId)> {
    let only = |side: &'_ Notebook, not_in: &Notebook| -> Vec<DocumentId> {
        side.documents().keys().filter(|id| not_in.document(**id).is_none() && is_touched(base, side, **id)).copied().collect()
    };
    let listed = |side: &'_ Notebook, ids: Vec<DocumentId>| -> Vec<(DocumentId, Document)> {
        ids.into_iter().filter_map(|id| Some((id, side.document(id)?.clone()))).collect()
    };
    let (mine, other) = (listed(ours, only(ours, theirs)), listed(theirs, only(theirs, ours)));
    let mut mine: Listed<'_> = mine.iter().map(|(id, record)| (*id, record)).collect();
    let mut other: Listed<'_> = other.iter().map(|(id, record)| (*id, record)).collect();
    let is_new = |id: DocumentId| base.document(id).is_none();
    let mut pairs = paired(&mine, &other, |record| &record.path);
    pairs.retain(|(a, b)| is_new(*a) || is_new(*b));
    for (a, b) in &pairs {
        mine.remove(a);
        other.remove(b);
    }
    mine.retain(|id, _| is_new(*id));
    other.retain(|id, _| is_new(*id));
    pairs.extend(paired(&mine, &other, |record| &record.hash));
    pairs
}

/// Whether one side added the document, or changed it or its highlights, or looked for a tag in it: what it left alone follows the other side as it is.
fn is_touched(base: &Notebook, side: &Notebook, id: DocumentId) -> bool {
    base.document(id) != side.document(id)
        || base.count_of(id) != side.count_of(id)
        || side.highlights_of(id).any(|(highlight, record)| base.highlight(highlight) != Some(record))
        || side.tags().iter().any(|(tag, record)| record.absent.contains(&id) && !was_absent(base, *tag, id))
}

fn was_absent(base: &Notebook, tag: TagId, document: DocumentId) -> bool {
    base.tag(tag).is_some_and(|record| record.absent.contains(&document))
}

/// The documents that have the same text in a field, which no other on their side has.
fn paired<'a>(mine: &Listed<'a>, other: &Listed<'a>, field: impl Fn(&'a Document) -> &'a str) -> Vec<(DocumentId, DocumentId)> {
    let by_field = |listed: &Listed<'a>| {
        let mut found: BTreeMap<&str, Vec<DocumentId>> = BTreeMap::new();
        for (id, record) in listed {
            found.entry(field(record)).or_default().push(*id);
        }
        found
    };
    let (mine, other) = (by_field(mine), by_field(other));
    let pair = |(text, ids): (&&str, &Vec<DocumentId>)| match (ids.as_slice(), other.get(text)?.as_slice()) {
        ([mine], [other]) if !text.is_empty() => Some((*mine, *other)),
        _ => None,
    };
    mine.iter().filter_map(pair).collect()
}

/// New tags of the same name in the same place; those below a tag that both made follow it.
fn same_tags(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> Vec<(TagId, TagId)> {
    let new = |side: &'_ Notebook, not_in: &Notebook| -> Vec<(TagId, Option<TagId>, String)> {
        let new = side.tags().iter().filter(|(id, _)| base.tag(**id).is_none() && not_in.tag(**id).is_none());
        new.map(|(id, tag)| (*id, tag.parent, Tag::name_key(&tag.name))).collect()
    };
    let (mut mine, other) = (new(ours, theirs), new(theirs, ours));
    let other: BTreeMap<(Option<TagId>, &str), TagId> =
        other.iter().map(|(id, parent, name)| ((*parent, name.as_str()), *id)).collect();
    let mut pairs: BTreeMap<TagId, TagId> = BTreeMap::new();
    loop {
        let before = pairs.len();
        mine.retain(|(id, parent, name)| {
            let above = parent.map(|parent| pairs.get(&parent).copied().unwrap_or(parent));
            let found = other.get(&(above, name.as_str()));
            pairs.extend(found.map(|other| (*id, *other)));
            found.is_none()
        });
        if pairs.len() == before {
            return pairs.into_iter().collect();
        }
    }
}
