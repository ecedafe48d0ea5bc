//! A highlight with all that is shown beside it.

use crate::notebook::{Document, DocumentId, Highlight, HighlightId, Tag, TagId};

/// A highlight with all that is shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The highlight.
    pub id: HighlightId,
    /// Its record.
    pub highlight: &'a Highlight,
    /// Its document.
    pub document_id: DocumentId,
    /// Its document's record.
    pub document: &'a Document,
    /// Its tags and their paths, in the order of the tags panel.
    pub tags: Vec<(TagId, &'a Tag, String)>,
    /// The number of its paragraph; `None` until [`super::number_paragraphs`] has seen the text.
    pub paragraph: Option<usize>,
    /// What it was linked with: the kind of each link as seen from here, and the other highlight.
    pub links: Vec<(&'static str, HighlightId)>,
    /// What its page is called; `None` where its original has no pages, and until [`super::name_pages`] has seen the text.
    pub page: Option<String>,
}
