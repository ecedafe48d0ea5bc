//! What was asked about other articles, and what they tell like it. Spans are bytes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compare::{FolderIndex, Parallel, Question};
use crate::notebook::{DocumentId, HighlightId, Notebook, TagId};
use crate::text::{Points, Span};

/// What was asked and what was found.
#[derive(Debug, Default)]
pub struct Parallels {
    pub(super) asked: Option<Asked>,
    /// How often something was asked.
    pub(super) number: u64,
    pub(super) found: Vec<Parallel>,
    /// The question and the accounts for which it was found.
    pub(super) found_for: Option<(u64, u64)>,
    pub(super) index: Arc<FolderIndex>,
    /// The accounts that are indexed.
    pub(super) indexed: Option<u64>,
    pub(super) working: bool,
    pub(super) chosen: usize,
    pub(super) tag: Option<TagId>,
    /// The column that was opened to show one.
    pub(super) opened: Option<u64>,
    /// Words to show when their text is there, with the hash of its file.
    pub(super) pending: Option<(DocumentId, Span, String)>,
}

/// A question, and where it was asked.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) question: Arc<Question>,
    pub(super) points: Points,
    pub(super) highlight: Option<HighlightId>,
}

/// An answer of the job.
#[derive(Debug)]
pub struct Searched {
    pub(super) asked: (u64, u64),
    pub(super) index: Arc<FolderIndex>,
    pub(super) found: Vec<Parallel>,
}

impl Parallels {
    /// What was asked.
    pub fn question(&self) -> Option<&Question> {
        self.asked.as_ref().map(|asked| asked.question.as_ref())
    }

    /// What was found, best first.
    pub fn found(&self) -> &[Parallel] {
        &self.found
    }

    /// Whether what was found is the answer to what was asked; it may grow while articles are being read.
    pub fn is_answered(&self) -> bool {
        self.found_for.is_some_and(|(number, _)| number == self.number)
    }

    /// The row that is meant.
    pub const fn chosen(&self) -> usize {
        self.chosen
    }

    /// The tags with which parallels are marked: the one that was chosen, else those of the words themselves, else the last one.
    pub fn tags(&self, notebook: &Notebook, last: Option<TagId>) -> BTreeSet<TagId> {
        let is_tag = |tag: &TagId| notebook.tag(*tag).is_some();
        if let Some(tag) = self.tag.filter(is_tag) {
            return BTreeSet::from([tag]);
        }
        let own = self.asked.as_ref().and_then(|asked| {
            let here = asked.highlight.and_then(|id| notebook.highlight(id));
            here.or_else(|| Some(notebook.highlight_at(asked.question.document, asked.points)?.1))
        });
        let own = own.map(|highlight| highlight.tags.clone()).unwrap_or_default();
        if own.is_empty() { last.filter(is_tag).into_iter().collect() } else { own }
    }
}
