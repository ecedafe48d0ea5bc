//! Where the highlights of a document are in the text that is there now. Positions are bytes of that text.

use crate::anchor::{Anchor, Basis, Outcome, attach_all};
use crate::notebook::{Document, DocumentId, Highlight, HighlightId, Notebook};
use crate::text::Reading;

/// Finds the places of a document's highlights in a text whose file has this hash, by id.
///
/// Highlights that hold in this text by their record stand where they stood, however often it repeats itself. Those of an
/// earlier text are looked for together, apart from the others: the distances between highlights of one text are evidence.
#[must_use]
pub fn places(notebook: &Notebook, document: DocumentId, hash: &str, reading: &Reading) -> Vec<(HighlightId, Outcome)> {
    let record = notebook.document(document);
    let mut found: Vec<(HighlightId, Outcome)> = Vec::with_capacity(notebook.count_of(document));
    for wanted in [Basis::Same, Basis::Other, Basis::Unknown] {
        let of_it = notebook.highlights_of(document).filter(|(id, _)| basis(record, *id, hash) == wanted);
        let (ids, anchors): (Vec<HighlightId>, Vec<Anchor<'_>>) = of_it.map(|(id, highlight)| (id, anchor(highlight))).unzip();
        if !ids.is_empty() {
            found.extend(ids.into_iter().zip(attach_all(reading, &anchors, wanted)));
        }
    }
    found.sort_by_key(|(id, _)| *id);
    found
}

/// Finds the place of one highlight: it may be told differently when all are looked for together.
#[must_use]
pub fn place_of(notebook: &Notebook, highlight: (HighlightId, &Highlight), hash: &str, reading: &Reading) -> Outcome {
    let (id, highlight) = highlight;
    let basis = basis(notebook.document(highlight.document), id, hash);
    attach_all(reading, &[anchor(highlight)], basis).pop().unwrap_or(Outcome::Lost)
}

/// Whether a document has highlights that do not hold in the text with this hash by its record, so that they are to be
/// settled.
#[must_use]
pub fn is_edited(notebook: &Notebook, document: DocumentId, hash: &str) -> bool {
    let unsettled = |record: &Document| {
        record.hash != hash || record.unsettled.iter().any(|id| notebook.highlight(*id).is_some_and(|of| of.document == document))
    };
    notebook.count_of(document) > 0 && notebook.document(document).is_some_and(unsettled)
}

/// What is known of the text in which a highlight of a document holds, against one with this hash; without any, nothing.
fn basis(record: Option<&Document>, id: HighlightId, hash: &str) -> Basis {
    let Some(record) = record else { return Basis::Unknown };
    if record.hash.is_empty() || hash.is_empty() {
        Basis::Unknown
    } else if record.hash == hash && !record.unsettled.contains(&id) {
        Basis::Same
    } else {
        Basis::Other
    }
}

fn anchor(highlight: &Highlight) -> Anchor<'_> {
    Anchor { points: highlight.points, exact: &highlight.exact, before: &highlight.before, after: &highlight.after }
}
