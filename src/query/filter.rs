//! Which highlights are asked for.

use std::collections::BTreeSet;

use super::excerpt::Excerpt;
use super::with_children;
use crate::notebook::{DocumentId, Notebook, TagId};
use crate::text::fold;

/// Which highlights are asked for; the empty filter asks for all. A highlight must fit every part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Highlights with one of these tags or of their children; empty for all.
    pub tags: BTreeSet<TagId>,
    /// Only highlights without a tag; `tags` is not asked then.
    pub untagged: bool,
    /// Highlights in one of these documents; empty for all.
    pub documents: BTreeSet<DocumentId>,
    /// Words that must all stand in the quote, the note or the paths of the tags, in any order, folded.
    pub words: String,
}

impl Filter {
    /// Whether it asks for all highlights.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && !self.untagged && self.documents.is_empty() && self.words.trim().is_empty()
    }
}

/// A filter made ready to be asked of many highlights: children added, words folded.
pub(super) struct Ready {
    tags: BTreeSet<TagId>,
    untagged: bool,
    documents: BTreeSet<DocumentId>,
    words: Vec<String>,
}

impl Ready {
    pub(super) fn new(notebook: &Notebook, filter: &Filter) -> Self {
        Self {
            tags: with_children(notebook, &filter.tags),
            untagged: filter.untagged,
            documents: filter.documents.clone(),
            words: fold(&filter.words).split_whitespace().map(str::to_owned).collect(),
        }
    }

    pub(super) fn wants_document(&self, id: DocumentId) -> bool {
        self.documents.is_empty() || self.documents.contains(&id)
    }

    pub(super) fn wants(&self, excerpt: &Excerpt) -> bool {
        let tagged = if self.untagged {
            excerpt.tags.is_empty()
        } else {
            self.tags.is_empty() || excerpt.tags.iter().any(|(id, _, _)| self.tags.contains(id))
        };
        tagged && (self.words.is_empty() || self.has_words(excerpt))
    }

    fn has_words(&self, excerpt: &Excerpt) -> bool {
        let mut known = fold(&excerpt.highlight.exact);
        for more in std::iter::once(&excerpt.highlight.note).chain(excerpt.tags.iter().map(|(_, _, path)| path)) {
            known.push('\n');
            known.push_str(&fold(more));
        }
        self.words.iter().all(|word| known.contains(word.as_str()))
    }
}
