//! What is known of versions of articles: which two are compared, what changed between them, and which documents look like later
//! saves. Spans are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::derived::MadeFor;
use crate::compare::TextChange;
use crate::notebook::{DocumentId, Session, Version, differences};
use crate::query::{LaterSave, Sentences};
use crate::text::Reading;

/// Two versions of a document that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The document.
    pub document: DocumentId,
    /// The place of the older one among its versions, from 0, and its file.
    pub old: (usize, Version),
    /// The newer one.
    pub new: (usize, Version),
}

/// What changed between two versions.
#[derive(Debug)]
pub struct Compared {
    /// The older text.
    pub old: Reading,
    /// The newer text.
    pub new: Reading,
    /// The hash of the newer file as it was read.
    pub hash: String,
    /// What changed, the weightiest first.
    pub rows: Vec<TextChange>,
}

/// What a job found of later saves.
#[derive(Debug)]
pub struct Later {
    /// Documents that look like later saves.
    pub later: BTreeMap<DocumentId, LaterSave>,
    /// The sentences of articles of which they were not known.
    pub sentences: BTreeMap<DocumentId, Arc<Sentences>>,
}

/// What is known of versions in the open project.
#[derive(Debug, Default)]
pub struct Versions {
    /// The two versions chosen for each document: their places.
    pub chosen: BTreeMap<DocumentId, (usize, usize)>,
    /// What was compared last, or why it could not be.
    made: Option<(Pair, Result<Compared, String>)>,
    /// What a job compares.
    pub comparing: Option<Pair>,
    /// The sentences of the articles that were read.
    pub sentences: BTreeMap<DocumentId, Arc<Sentences>>,
    /// Documents that look like later saves.
    later: BTreeMap<DocumentId, LaterSave>,
    /// For what they were looked up: the notebook, and how many articles had been read.
    looked: Option<MadeFor<usize>>,
    looking: bool,
    /// The file from which each shown text was read.
    pub read_from: BTreeMap<DocumentId, String>,
}

impl Versions {
    /// What changed between two versions, when it is there.
    pub fn compared(&self, pair: &Pair) -> Option<&Result<Compared, String>> {
        self.made.as_ref().filter(|(made, _)| made == pair).map(|(_, compared)| compared)
    }

    /// The document of which this one looks like a later save.
    pub fn later(&self, document: DocumentId) -> Option<LaterSave> {
        self.later.get(&document).copied()
    }

    /// An article was read.
    pub fn note(&mut self, document: DocumentId, sentences: Sentences) {
        self.sentences.insert(document, Arc::new(sentences));
    }

    /// Two versions were compared.
    pub fn compared_now(&mut self, pair: Pair, compared: Result<Compared, String>) {
        self.comparing = None;
        self.made = Some((pair, compared));
    }

    /// Documents that look like later saves were found, and the sentences of more articles on the way.
    pub fn found_later(&mut self, made: MadeFor<usize>, found: Later) {
        self.looking = false;
        self.looked = Some(made);
        self.later = found.later;
        self.sentences.extend(found.sentences);
    }

    /// For what a job should look for later saves, when documents have changed or more were read: `known` are the articles whose
    /// sentences are known or can be.
    pub fn wants_later(&mut self, session: &Session, known: usize) -> Option<MadeFor<usize>> {
        if self.looking || MadeFor::is_for(self.looked.as_ref(), session, &known) {
            return None;
        }
        let now = MadeFor::new(session, known);
        let same = self.looked.as_ref().is_some_and(|made| {
            let (before, after) = (made.notebook(), now.notebook());
            let same = differences(before.documents(), after.documents()).next().is_none();
            made.question() == now.question() && same && differences(before.decisions(), after.decisions()).next().is_none()
        });
        if same {
            self.looked = Some(now);
            return None;
        }
        self.looking = true;
        Some(now)
    }
}
