//! Which highlights of a merged document hold in the text of its hash, where the sides read different texts. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::join_sets;
use super::slots::Slots;
use crate::notebook::{Document, DocumentId, Field, HighlightId, Parts as _};

/// Marks as not settled what nobody placed in the text whose hash won: a highlight made in the old text, while somebody
/// else settled the new one.
pub(super) fn mark(merged: &mut Slots, [base, ours, theirs]: [&Slots; 3]) {
    let texts =
        |side: &Slots, id: &DocumentId| side.documents.get(id).map(|record| (record.hash.clone(), record.unsettled.clone()));
    let concerned = merged.documents.keys().copied().filter(|id| {
        let [first, second, third] = [base, ours, theirs].map(|side| texts(side, id));
        first != second || first != third
    });
    let concerned: BTreeSet<DocumentId> = concerned.collect();
    if concerned.is_empty() {
        return;
    }
    let mut unsettled: BTreeMap<DocumentId, BTreeSet<HighlightId>> = BTreeMap::new();
    for (id, highlight) in &merged.highlights {
        let document = highlight.document;
        let Some(record) = merged.documents.get(&document).filter(|_| concerned.contains(&document)) else { continue };
        let placed = |side: &&Slots| {
            let holds = side.documents.get(&document).is_some_and(|of| of.hash == record.hash && !of.unsettled.contains(id));
            holds && side.highlights.get(id).is_some_and(|of| of.same(highlight, &Field::Place))
        };
        if ![ours, theirs].iter().any(placed) {
            unsettled.entry(document).or_default().insert(*id);
        }
    }
    for id in concerned {
        let Some(record) = merged.documents.get(&id) else { continue };
        let of = |side: &Slots| side.documents.get(&id).filter(|of| of.hash == record.hash).map(|of| of.unsettled.clone());
        let now = match (of(base), of(ours), of(theirs)) {
            (Some(base), Some(ours), Some(theirs)) => join_sets(&base, &ours, &theirs),
            (_, ours, theirs) => {
                // Ids of highlights that are no more stay as the side has them whose text it is.
                let gone = ours.or(theirs).unwrap_or_default().into_iter().filter(|id| !merged.highlights.contains_key(id));
                gone.chain(unsettled.remove(&id).unwrap_or_default()).collect()
            }
        };
        if now != record.unsettled {
            let record = Document { unsettled: now, ..Document::clone(record) };
            merged.documents.insert(id, record.into());
        }
    }
}
