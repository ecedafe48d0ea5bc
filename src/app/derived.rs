//! What panels show, made once for each notebook and filter, and brought up to the next by what differs. Counts are numbers of
//! records.

use std::time::{Duration, Instant};

use super::desk::Desk;
use crate::notebook::{HighlightId, Notebook, Session};
use crate::query::{self, Counts, DocumentRow, TagRow};

/// How often the list of articles is sorted anew while articles are being read.
pub const SORTED_EACH: Duration = Duration::from_millis(150);

/// What the panels show, computed from the notebook once for each revision and filter.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// All tags as a tree.
    pub tags: Vec<TagRow>,
    /// The articles that pass the filter.
    pub documents: Vec<DocumentRow>,
    /// The highlights that pass the filter, in reading order.
    pub excerpts: Vec<HighlightId>,
    /// The highlights that have a note, by id.
    pub noted: Vec<HighlightId>,
    /// How many of everything there are.
    pub counts: Counts,
    /// What each part was made for: typing into one filter leaves the other parts as they are.
    overview_for: Option<MadeFor<()>>,
    documents_for: Option<MadeFor<(String, query::DocumentOrder)>>,
    documents_at: Option<Instant>,
    excerpts_for: Option<MadeFor<query::Filter>>,
}

/// The notebook and the question for which something was made.
#[derive(Clone, Debug)]
pub struct MadeFor<Q> {
    revision: u64,
    notebook: Notebook,
    question: Q,
}

impl<Q: PartialEq> MadeFor<Q> {
    /// What is made now, for this question.
    pub fn new(session: &Session, question: Q) -> Self {
        Self { revision: session.revision(), notebook: session.notebook().clone(), question }
    }

    /// The notebook.
    pub const fn notebook(&self) -> &Notebook {
        &self.notebook
    }

    /// The notebook for which it was made, when it was made for this question; else it is to be made anew.
    fn before<'a>(made: Option<&'a Self>, question: &Q) -> Option<&'a Notebook> {
        made.filter(|made| made.question == *question).map(|made| &made.notebook)
    }

    /// Whether it was made for what the notebook is now, and for this question.
    pub fn is_for(made: Option<&Self>, session: &Session, question: &Q) -> bool {
        made.is_some_and(|made| made.revision == session.revision() && made.question == *question)
    }
}

impl Derived {
    /// Brings all parts up to the notebook and the filters. After a change this costs with the change: what was made for an
    /// earlier notebook follows the differences. While articles are being read (`reading`), lists are sorted now and then
    /// rather than with each of them.
    pub fn follow(&mut self, session: &Session, desk: &Desk, reading: bool) {
        let after = session.notebook();
        if !MadeFor::is_for(self.overview_for.as_ref(), session, &()) {
            self.overview(after);
            self.overview_for = Some(MadeFor::new(session, ()));
        }
        let rest = reading && self.documents_at.is_some_and(|at| at.elapsed() < SORTED_EACH);
        let asked = (desk.document_words.clone(), desk.document_order);
        if !MadeFor::is_for(self.documents_for.as_ref(), session, &asked) {
            self.list_documents(session, asked, rest);
        }
        if !MadeFor::is_for(self.excerpts_for.as_ref(), session, &desk.filter) {
            self.list_excerpts(session, &desk.filter, rest);
        }
    }

    fn list_documents(&mut self, session: &Session, asked: (String, query::DocumentOrder), rest: bool) {
        let after = session.notebook();
        match MadeFor::before(self.documents_for.as_ref(), &asked) {
            Some(_) if rest => return,
            Some(before) => query::follow_documents(&mut self.documents, (&asked.0, asked.1), before, after),
            None => self.documents = query::documents(after, &asked.0, asked.1),
        }
        self.documents_for = Some(MadeFor::new(session, asked));
        self.documents_at = Some(Instant::now());
    }

    fn list_excerpts(&mut self, session: &Session, filter: &query::Filter, rest: bool) {
        let after = session.notebook();
        match MadeFor::before(self.excerpts_for.as_ref(), filter) {
            Some(_) if rest => return,
            Some(before) => query::follow_wanted(&mut self.excerpts, filter, before, after),
            None => self.excerpts = query::wanted(after, filter),
        }
        self.excerpts_for = Some(MadeFor::new(session, filter.clone()));
    }

    /// Tags, counts and notes, which no filter concerns.
    fn overview(&mut self, after: &Notebook) {
        if let Some(MadeFor { notebook: before, .. }) = &self.overview_for {
            query::follow_tag_tree(&mut self.tags, before, after);
            query::follow_noted(&mut self.noted, before, after);
            query::follow_counts(&mut self.counts, before, after);
        } else {
            self.tags = query::tag_tree(after);
            self.noted = query::noted(after);
            self.counts = query::counts(after);
        }
    }
}
