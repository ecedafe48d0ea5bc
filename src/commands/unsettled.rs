//! Highlights whose places hold in an earlier text than their document's record speaks of.

use crate::notebook::{DocumentId, Edit, HighlightId, Notebook};

/// The edit that takes a highlight from those that are not settled; `None` where it is none of them.
pub(super) fn settled(notebook: &Notebook, document: DocumentId, id: HighlightId) -> Option<Edit> {
    let mut record = notebook.document(document)?.clone();
    record.unsettled.remove(&id).then_some(Edit::Document(document, Some(record)))
}
