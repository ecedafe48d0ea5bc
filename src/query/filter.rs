//! Which highlights are asked for.

use std::collections::BTreeSet;

use super::tag_tree::ordered_paths;
use super::with_children;
use crate::notebook::{DocumentId, Highlight, Notebook, TagId};
use crate::text::{fold, fold_onto};

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
        self.documents.is_empty() && !self.asks_for_highlights()
    }

    /// Whether it asks for more than for documents: then every highlight has to be looked at.
    #[must_use]
    pub fn asks_for_highlights(&self) -> bool {
        self.untagged || self.asks_for_tags()
    }

    /// Whether names and parents of tags make a difference to it.
    pub(super) fn asks_for_tags(&self) -> bool {
        !self.tags.is_empty() || !self.words.trim().is_empty()
    }
}

/// A filter made ready to be asked of many highlights: children added, words folded, and for each word the tags whose path has it.
pub(super) struct Ready {
    tags: BTreeSet<TagId>,
    untagged: bool,
    documents: BTreeSet<DocumentId>,
    words: Vec<(String, BTreeSet<TagId>)>,
}

impl Ready {
    pub(super) fn new(notebook: &Notebook, filter: &Filter) -> Self {
        Self {
            tags: with_children(notebook, &filter.tags),
            untagged: filter.untagged,
            documents: filter.documents.clone(),
            words: words_and_tags(notebook, &filter.words),
        }
    }

    /// The tags of which a highlight must have one; `None` where any will do, or none.
    pub(super) fn tags(&self) -> Option<&BTreeSet<TagId>> {
        (!self.untagged && !self.tags.is_empty()).then_some(&self.tags)
    }

    pub(super) fn wants_document(&self, id: DocumentId) -> bool {
        self.documents.is_empty() || self.documents.contains(&id)
    }

    /// Whether the highlight is asked for; `folded` is a buffer that is used again.
    pub(super) fn wants(&self, highlight: &Highlight, folded: &mut String) -> bool {
        let tagged = if self.untagged {
            highlight.tags.is_empty()
        } else {
            self.tags.is_empty() || !self.tags.is_disjoint(&highlight.tags)
        };
        tagged && (self.words.is_empty() || self.has_words(highlight, folded))
    }

    fn has_words(&self, highlight: &Highlight, folded: &mut String) -> bool {
        folded.clear();
        fold_onto(&highlight.exact, folded);
        // A line break, which folding never leaves, keeps a word from being found across both.
        folded.push('\n');
        fold_onto(&highlight.note, folded);
        self.words.iter().all(|(word, tags)| folded.contains(word.as_str()) || !tags.is_disjoint(&highlight.tags))
    }
}

fn words_and_tags(notebook: &Notebook, words: &str) -> Vec<(String, BTreeSet<TagId>)> {
    let words = fold(words);
    if words.trim().is_empty() {
        return Vec::new();
    }
    let paths: Vec<(TagId, String)> = ordered_paths(notebook).into_iter().map(|(id, path)| (id, fold(&path))).collect();
    let having = |word: &str| paths.iter().filter(|(_, path)| path.contains(word)).map(|(id, _)| *id).collect();
    words.split_whitespace().map(|word| (word.to_owned(), having(word))).collect()
}
