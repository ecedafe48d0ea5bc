//! What panels show, made once for each notebook and filter, and brought up to the next by what differs. Counts are numbers of
//! records.

use std::time::{Duration, Instant};

use super::desk::Desk;
use crate::notebook::{HighlightId, Notebook, Session};
use crate::query::{self, ConflictRow, Counts, DocumentRow, TagRow};

/// How often the list of articles is sorted anew while articles are being read.
pub const SORTED_EACH: Duration = Duration::from_millis(150);

/// Highlights that a filter looks at within a frame; more are looked at by a job. Tests reach both ways.
const LOOKED_AT_ONCE: usize = if cfg!(test) { 5 } else { 5_000 };

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
    /// What waits to be settled.
    pub conflicts: Vec<ConflictRow>,
    /// What each part was made for: typing into one filter leaves the other parts as they are.
    overview_for: Option<MadeFor<()>>,
    documents_for: Option<MadeFor<(String, query::DocumentOrder)>>,
    documents_at: Option<Instant>,
    excerpts_for: Option<MadeFor<query::Filter>>,
    /// Whether the excerpts are still those of an earlier notebook or filter.
    behind: bool,
    /// Whether a job is listing excerpts.
    listing: bool,
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

    /// The question.
    pub const fn question(&self) -> &Q {
        &self.question
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
            Some(before) if query::follow_wanted(&mut self.excerpts, filter, before, after) => {}
            Some(_) | None if filter.asks_for_highlights() && after.highlights().len() > LOOKED_AT_ONCE => {
                self.behind = true;
                return;
            }
            Some(_) | None => self.excerpts = query::wanted(after, filter),
        }
        self.behind = false;
        self.excerpts_for = Some(MadeFor::new(session, filter.clone()));
    }

    /// For what a job should list the excerpts, when that takes longer than a frame and no job is at it.
    pub fn wants_excerpts(&mut self, session: &Session, filter: &query::Filter) -> Option<MadeFor<query::Filter>> {
        let wants = self.behind && !self.listing;
        self.listing |= wants;
        wants.then(|| MadeFor::new(session, filter.clone()))
    }

    /// A job has listed excerpts.
    pub fn listed(&mut self, made: MadeFor<query::Filter>, ids: Vec<HighlightId>) {
        self.listing = false;
        self.excerpts = ids;
        self.excerpts_for = Some(made);
    }

    /// Tags, counts and notes, which no filter concerns.
    fn overview(&mut self, after: &Notebook) {
        // Few, if any; what they say of other records may change with those.
        self.conflicts = query::conflicts(after);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Change, Document, Edit, Extra, Highlight, IdSource, Stamp};
    use crate::text::Points;

    /// A project of one article with so many highlights; every other one says "even".
    fn session(highlights: u64) -> Session {
        let mut ids = IdSource::new(1);
        let document = ids.document();
        let stamp = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann");
        let highlight = |start: u64| Highlight {
            document,
            points: Points::new(start * 10, start * 10 + 4),
            exact: if start.is_multiple_of(2) { "even" } else { "odd " }.to_owned(),
            before: String::new(),
            after: String::new(),
            tags: [].into(),
            note: String::new(),
            created: stamp.clone(),
            modified: stamp.clone(),
            extra: Extra::new(),
        };
        let mut edits = vec![Edit::Document(document, Some(Document::default()))];
        edits.extend((0..highlights).map(|start| Edit::Highlight(ids.highlight(), Some(highlight(start)))));
        let mut session = Session::default();
        session.record(Change::new("sample", edits));
        session
    }

    fn desk(words: &str) -> Desk {
        let mut desk = Desk::default();
        words.clone_into(&mut desk.filter.words);
        desk
    }

    #[test]
    fn a_filter_that_looks_at_few_highlights_is_answered_at_once() {
        let (session, mut derived) = (session(4), Derived::default());
        derived.follow(&session, &desk("even"), false);
        assert_eq!(derived.excerpts.len(), 2);
        assert!(derived.wants_excerpts(&session, &desk("even").filter).is_none());
    }

    #[test]
    fn a_filter_that_looks_at_many_is_answered_by_one_job_at_a_time() {
        let (mut session, mut derived) = (session(10), Derived::default());
        derived.follow(&session, &desk(""), false);
        assert_eq!(derived.excerpts.len(), 10); // nothing has to be looked at
        derived.follow(&session, &desk("even"), false);
        let made = derived.wants_excerpts(&session, &desk("even").filter).expect("a job is wanted");
        assert!(derived.wants_excerpts(&session, &desk("even").filter).is_none(), "and not a second one");
        assert_eq!(derived.excerpts.len(), 10, "what was there is shown meanwhile");
        // What is deleted while the job is at it is not in its answer once that has followed.
        let gone =
            *session.notebook().highlights().iter().find(|(_, highlight)| highlight.exact == "even").expect("an even one").0;
        session.perform(Change::new("delete", vec![Edit::Highlight(gone, None)]));
        let ids = query::wanted(made.notebook(), made.question());
        derived.listed(made, ids);
        derived.follow(&session, &desk("even"), false);
        assert_eq!(derived.excerpts, query::wanted(session.notebook(), &desk("even").filter));
        assert_eq!(derived.excerpts.len(), 4);
        // Another filter meanwhile: the next job is for that one.
        derived.follow(&session, &desk("odd"), false);
        let made = derived.wants_excerpts(&session, &desk("odd").filter).expect("the next job");
        assert_eq!(made.question(), &desk("odd").filter);
        derived.follow(&session, &desk(""), false);
        assert_eq!(derived.excerpts.len(), 9, "no filter is answered at once");
    }
}
