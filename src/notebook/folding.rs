//! Which blocks of a text belong to the account, as a person corrected it. Counts nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Decision, DecisionId, DecisionKind, DocumentId, Notebook, differences};
use crate::text::{BlockKind, Reading};

/// What a person said of blocks of a text: that they belong to the account, or are set apart from it.
///
/// A block is known by its words, so that the word counts in every save of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding(Arc<BTreeMap<String, BlockKind>>);

impl Folding {
    /// What was said of the blocks of a document.
    #[must_use]
    pub fn of(notebook: &Notebook, document: DocumentId) -> Self {
        let about = notebook.decisions().iter().filter(|(_, decision)| decision.document == Some(document));
        Self::new(about.map(|(id, decision)| (*id, decision.as_ref())))
    }

    /// Of the same words the last word counts.
    fn new<'a>(decisions: impl Iterator<Item = (DecisionId, &'a Decision)>) -> Self {
        let mut said: Vec<_> = decisions.filter_map(|(id, decision)| Some((kind(decision)?, id, decision))).collect();
        said.sort_by_key(|(_, id, decision)| (decision.created.at, *id));
        Self(Arc::new(said.into_iter().map(|(kind, _, decision)| (decision.words.clone(), kind)).collect()))
    }

    /// Gives the blocks of a text the kinds that were said; those of which nothing was said have the one they were read with.
    pub fn apply(&self, reading: &mut Reading) {
        reading.correct(|words| if self.0.is_empty() { None } else { self.0.get(words).copied() });
    }
}

/// The kind that a block gets by a decision; `None` for decisions about something else.
const fn kind(decision: &Decision) -> Option<BlockKind> {
    match decision.kind {
        DecisionKind::PartOfText => Some(BlockKind::Paragraph),
        DecisionKind::SetApart => Some(BlockKind::Furniture),
        DecisionKind::NotSame
        | DecisionKind::NoStatement
        | DecisionKind::Speaker
        | DecisionKind::SamePerson
        | DecisionKind::OtherArticle => None,
    }
}

/// What was said of the blocks of all documents.
#[derive(Clone, Debug, Default)]
pub struct Foldings {
    of: BTreeMap<DocumentId, Folding>,
    seen: Notebook,
}

impl Foldings {
    /// What was said in a notebook.
    #[must_use]
    pub fn new(notebook: &Notebook) -> Self {
        let mut foldings = Self::default();
        foldings.follow(notebook);
        foldings
    }

    /// What was said of the blocks of a document.
    #[must_use]
    pub fn of(&self, document: DocumentId) -> Folding {
        self.of.get(&document).cloned().unwrap_or_default()
    }

    /// Goes on to a later state of the notebook; gives the documents of which something else is said now.
    pub fn follow(&mut self, notebook: &Notebook) -> BTreeSet<DocumentId> {
        let found = differences(self.seen.decisions(), notebook.decisions());
        let decisions = found.flat_map(|found| [found.before, found.after]).flatten();
        let changed: BTreeSet<DocumentId> =
            decisions.filter(|decision| kind(decision).is_some()).filter_map(|decision| decision.document).collect();
        for document in &changed {
            let folding = Folding::of(notebook, *document);
            if folding == Folding::default() {
                self.of.remove(document);
            } else {
                self.of.insert(*document, folding);
            }
        }
        self.seen = notebook.clone();
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Extra, IdSource, Stamp};
    use super::*;
    use crate::text::{Block, Span};

    fn said(kind: DecisionKind, document: DocumentId, words: &str, second: i64) -> Decision {
        Decision {
            kind,
            document: Some(document),
            words: words.to_owned(),
            other_document: None,
            other_words: String::new(),
            created: Stamp::new(jiff::Timestamp::from_second(second).unwrap(), "Ann"),
            extra: Extra::new(),
        }
    }

    fn kinds(reading: &Reading) -> Vec<BlockKind> {
        reading.blocks().iter().map(|block| block.kind).collect()
    }

    #[test]
    fn blocks_are_corrected_by_their_words_and_go_back() {
        use BlockKind::{Furniture, Headline, Paragraph};
        let mut ids = IdSource::new(1);
        let document = ids.document();
        let block = |kind, start, end| Block { kind, span: Span::new(start, end), level: 0 };
        let blocks = vec![block(Headline, 0, 1), block(Furniture, 2, 3), block(Paragraph, 4, 5), block(Furniture, 6, 7)];
        let mut reading = Reading::new("a\nb\nc\nb".to_owned(), blocks, Vec::new());
        let decisions = [
            said(DecisionKind::SetApart, document, "b", 3),
            said(DecisionKind::PartOfText, document, "b", 4),
            said(DecisionKind::SetApart, document, "c", 3),
            said(DecisionKind::SetApart, ids.document(), "a", 3),
        ];
        let edits = decisions.map(|decision| Edit::Decision(ids.decision(), Some(decision))).to_vec();
        let notebook = Notebook::from_edits(edits, Extra::new());
        let mut foldings = Foldings::default();
        assert_eq!(foldings.follow(&notebook).len(), 2);
        assert!(foldings.follow(&notebook).is_empty());
        assert_eq!(foldings.of(document), Folding::of(&notebook, document));
        foldings.of(document).apply(&mut reading);
        foldings.of(document).apply(&mut reading);
        assert_eq!(kinds(&reading), [Headline, Paragraph, Furniture, Paragraph]);
        assert_eq!(foldings.follow(&Notebook::default()).len(), 2);
        foldings.of(document).apply(&mut reading);
        assert_eq!(kinds(&reading), [Headline, Furniture, Paragraph, Furniture]);
    }
}
