//! Texts that were edited under their highlights, and what was found of these. Positions are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::derived::MadeFor;
use super::reader::Shown;
use crate::anchor::{Outcome, Why};
use crate::notebook::{DocumentId, HighlightId, Notebook, Session, differences};
use crate::query::{is_edited, places};
use crate::text::Span;

/// Edited texts by document.
pub type Texts = BTreeMap<DocumentId, Arc<Shown>>;

/// What is to be settled in the open project.
#[derive(Debug, Default)]
pub struct Settling {
    /// Texts that were found edited under their highlights when they were read.
    texts: Texts,
    /// Grows with each text.
    version: u64,
    /// What was found, for which notebook and texts.
    made: Option<MadeFor<u64>>,
    found: Vec<Edited>,
    /// Whether a job is looking.
    looking: bool,
    /// Which of several likely places is shown.
    turns: BTreeMap<HighlightId, usize>,
}

/// A text that was edited, and what became of its highlights.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The document.
    pub document: DocumentId,
    /// The text that is there now.
    pub text: Arc<Shown>,
    /// How many are where they were, with the same words.
    pub exact: usize,
    /// How many are elsewhere, for certain.
    pub moved: usize,
    /// How many of these have another place or text in their records still.
    pub certain: usize,
    /// The others, which a person has to look at: changed and lost.
    pub unsure: Vec<(HighlightId, Outcome)>,
    /// Everything that was found.
    all: Vec<(HighlightId, Outcome)>,
}

impl Edited {
    fn new(notebook: &Notebook, document: DocumentId, text: Arc<Shown>) -> Self {
        let all = places(notebook, document, &text.hash, &text.reading);
        let count = |wanted: fn(&Outcome) -> bool| all.iter().filter(|(_, outcome)| wanted(outcome)).count();
        let exact = count(|outcome| matches!(outcome, Outcome::Exact(_)));
        let moved = count(|outcome| matches!(outcome, Outcome::Moved(_)));
        let record = notebook.document(document).filter(|record| record.hash == text.hash);
        let held = |id: &HighlightId| record.is_some_and(|record| !record.unsettled.contains(id));
        let certain = all.iter().filter(|(id, outcome)| outcome.certain().is_some() && !held(id)).count();
        let mut unsure: Vec<_> = all.iter().filter(|(_, outcome)| outcome.certain().is_none()).cloned().collect();
        unsure.sort_by_key(|(id, _)| notebook.highlight(*id).map(|highlight| highlight.points.start));
        Self { document, text, exact, moved, certain, unsure, all }
    }

    /// Everything that was found, by id.
    pub fn all(&self) -> &[(HighlightId, Outcome)] {
        &self.all
    }

    /// How many were found and how many were not: "112 exact, 6 moved, 3 changed, 1 lost".
    pub fn counts(&self) -> String {
        let lost = self.unsure.iter().filter(|(_, outcome)| *outcome == Outcome::Lost).count();
        format!("{} exact, {} moved, {} changed, {lost} lost", self.exact, self.moved, self.unsure.len() - lost)
    }
}

impl Settling {
    /// The texts that are to be settled, with what was found in them.
    pub fn found(&self) -> &[Edited] {
        &self.found
    }

    /// A text that was found edited under its highlights.
    pub fn text(&self, document: DocumentId) -> Option<&Arc<Shown>> {
        self.texts.get(&document)
    }

    /// A document was read: its text when it was edited under its highlights.
    pub fn note(&mut self, document: DocumentId, edited: Option<&Arc<Shown>>) {
        let known = match edited {
            Some(text) => self.texts.insert(document, Arc::clone(text)),
            None => self.texts.remove(&document),
        };
        self.version += u64::from(edited.is_some() || known.is_some());
    }

    /// For what a job should look, when something about edited texts has changed and no job is at it.
    pub fn wants(&mut self, session: &Session) -> Option<(MadeFor<u64>, Texts)> {
        if self.looking || MadeFor::is_for(self.made.as_ref(), session, &self.version) {
            return None;
        }
        let now = MadeFor::new(session, self.version);
        let same = self
            .made
            .as_ref()
            .is_some_and(|made| made.question() == now.question() && !concerned(&self.texts, made.notebook(), now.notebook()));
        if same || self.texts.is_empty() {
            self.made = Some(now);
            self.found.retain(|edited| self.texts.contains_key(&edited.document));
            return None;
        }
        self.looking = true;
        Some((now, self.texts.clone()))
    }

    /// A job has looked.
    pub fn looked(&mut self, made: MadeFor<u64>, found: Vec<Edited>) {
        self.looking = false;
        self.made = Some(made);
        self.found = found;
        self.turns.retain(|id, _| self.found.iter().any(|edited| edited.unsure.iter().any(|(unsure, _)| unsure == id)));
    }

    /// Shows the next of several likely places of a highlight.
    pub fn turn_on(&mut self, id: HighlightId) {
        *self.turns.entry(id).or_default() += 1;
    }

    /// How many highlights a person has to look at.
    pub fn unsure(&self) -> usize {
        self.found.iter().map(|edited| edited.unsure.len()).sum()
    }

    /// Which of several likely places of a highlight is shown, from 0.
    pub fn turn(&self, id: HighlightId) -> usize {
        self.turns.get(&id).copied().unwrap_or(0)
    }

    /// The places at which a highlight may be, the likeliest first.
    pub fn candidates(outcome: &Outcome) -> Vec<Span> {
        match outcome {
            Outcome::Exact(span) | Outcome::Moved(span) => vec![*span],
            Outcome::Changed { span, why: Why::Twins(others) } => {
                let others = others.iter().copied().filter(|other| other != span);
                std::iter::once(*span).chain(others).collect()
            }
            Outcome::Changed { span, why: Why::Words | Why::Surroundings } => vec![*span],
            Outcome::Lost => Vec::new(),
        }
    }

    /// The place of an unsure highlight that is shown.
    pub fn place(&self, id: HighlightId) -> Option<(&Edited, Span)> {
        let of = |edited: &Edited| edited.unsure.iter().find(|(unsure, _)| *unsure == id).map(|(_, outcome)| outcome.clone());
        let (edited, outcome) = self.found.iter().find_map(|edited| Some((edited, of(edited)?)))?;
        let candidates = Self::candidates(&outcome);
        Some((edited, *candidates.get(self.turn(id) % candidates.len().max(1))?))
    }
}

/// Finds the highlights of edited texts. For a job.
pub fn look(notebook: &Notebook, texts: Texts) -> Vec<Edited> {
    let edited = texts.into_iter().filter(|(document, text)| is_edited(notebook, *document, &text.hash));
    let found = edited.map(|(document, text)| Edited::new(notebook, document, text));
    // A record without a hash says nothing: its text counts as edited only when something is not where it was.
    let says = |edited: &Edited| notebook.document(edited.document).is_some_and(|record| !record.hash.is_empty());
    found.filter(|edited| says(edited) || edited.exact < edited.all.len()).collect()
}

/// Whether notebooks differ in where highlights of these texts are.
fn concerned(texts: &Texts, before: &Notebook, after: &Notebook) -> bool {
    let here = |id: &DocumentId| texts.contains_key(id);
    let records = texts.keys().any(|id| {
        let held = |notebook: &Notebook| notebook.document(*id).map(|record| (record.hash.clone(), record.unsettled.clone()));
        held(before) != held(after)
    });
    records
        || differences(before.highlights(), after.highlights()).any(|found| match (found.before, found.after) {
            (Some(old), Some(new)) => here(&new.document) && (old.points, &old.exact) != (new.points, &new.exact),
            (Some(one), None) | (None, Some(one)) => here(&one.document),
            (None, None) => false,
        })
}
