//! What the window knows of the table of statements: as it was made last, what is asked of it, the cell in hand. Spans are bytes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::hand::{Hand, NameBar};
use super::shown::{Filter, Shown};
use super::table::{Source, Table, Take};
use crate::compare::{Account, Decided};
use crate::notebook::{DocumentId, Notebook, Session, differences};
use crate::text::Span;

/// How often the table is made anew while articles are being read.
const MADE_EACH: Duration = Duration::from_secs(1);

/// Words to be selected when their text is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The article.
    pub document: DocumentId,
    /// Where they stood when the account was made.
    pub span: Span,
    /// The words, by which they are found when the text is another by now.
    pub exact: String,
    /// Whether tags are offered for them.
    pub tag: bool,
}

/// The table, what is shown of it, and what is in hand.
#[derive(Debug, Default)]
pub struct QuotedState {
    /// What was decided until now; the table may be of a moment before.
    pub decided: Arc<Decided>,
    /// The table as it was made last.
    pub table: Arc<Table>,
    /// What is shown of it.
    pub shown: Shown,
    /// What is asked of it.
    pub filter: Filter,
    /// The cell in hand.
    pub hand: Option<Hand>,
    /// The name that is asked for.
    pub name: Option<NameBar>,
    /// Words to be selected when their text is there.
    pub wanted: Option<Wanted>,
    /// Whether a job is making the table.
    pub working: bool,
    /// The table before this one, for a job to let go of.
    pub before: Option<Arc<Table>>,
    seen: Option<(u64, Notebook)>,
    version: Option<u64>,
    stale: bool,
    made: u64,
    made_at: Option<Instant>,
    shown_for: Option<(u64, Filter, BTreeSet<DocumentId>)>,
}

impl QuotedState {
    /// Sees what was decided, and which articles are said to be of another day.
    pub fn follow(&mut self, session: &Session) {
        let (none, after) = (Notebook::default(), session.notebook());
        if self.seen.as_ref().is_some_and(|(revision, _)| *revision == session.revision()) {
            return;
        }
        let before = self.seen.as_ref().map_or(&none, |(_, before)| before);
        if differences(before.decisions(), after.decisions()).next().is_some() {
            self.stale |= Arc::make_mut(&mut self.decided).follow(before, after);
        }
        self.stale |= differences(before.documents(), after.documents()).any(|found| {
            let published = |record: Option<&crate::notebook::Document>| record?.published.as_ref().map(|date| date.value);
            published(found.before) != published(found.after)
        });
        self.seen = Some((session.revision(), after.clone()));
    }

    /// Whether the table is to be made anew, for these articles (told apart by a number) of which so many are still to be read.
    /// Whoever is told so has to make it.
    pub fn wants<'a>(
        &mut self,
        version: u64,
        waiting: usize,
        articles: impl ExactSizeIterator<Item = (DocumentId, &'a Arc<Account>)>,
    ) -> bool {
        if self.working {
            return false;
        }
        if self.version != Some(version) {
            self.version = Some(version);
            self.stale |= !self.table.is_of(articles);
        }
        self.stale |= self.table.take != self.filter.take();
        let rests = waiting > 0 && self.made_at.is_some_and(|at| at.elapsed() < MADE_EACH);
        self.working = self.stale && !rests;
        self.stale &= rests;
        self.working
    }

    /// Which statements have to be in the table.
    pub fn take(&self) -> Take {
        self.filter.take()
    }

    /// The table was made.
    pub fn made(&mut self, table: Table) {
        self.working = false;
        self.made += 1;
        self.made_at = Some(Instant::now());
        self.before = Some(std::mem::replace(&mut self.table, Arc::new(table)));
    }

    /// How often it was made: tells apart what was made when.
    pub const fn made_count(&self) -> u64 {
        self.made
    }

    /// What is done in one frame was done.
    pub fn was_drawn(&mut self) {
        self.hand.iter_mut().for_each(|hand| hand.reveal = false);
        self.name.iter_mut().for_each(|bar| bar.take_focus = false);
    }

    /// Whether it was made at least once.
    pub const fn is_made(&self) -> bool {
        self.made > 0
    }

    /// Brings what is shown up to the table, the filter and the open articles.
    pub fn show(&mut self, open: BTreeSet<DocumentId>) {
        let shown_for = (self.made, self.filter.clone(), open);
        if self.shown_for.as_ref() == Some(&shown_for) {
            return;
        }
        self.shown = Shown::new(&self.table, &self.filter, &shown_for.2);
        let hand = self.hand.take().and_then(|hand| hand.follow(&self.table, &self.shown));
        self.hand = hand.or_else(|| Hand::first(&self.table, &self.shown, 0));
        self.shown_for = Some(shown_for);
    }

    /// The articles as they go into a table.
    pub fn sources<'a>(notebook: &Notebook, articles: impl Iterator<Item = (DocumentId, &'a Arc<Account>)>) -> Vec<Source> {
        let of = |(document, account): (DocumentId, &Arc<Account>)| Source {
            document,
            published: notebook.document(document).and_then(|record| Some(record.published.as_ref()?.value)),
            account: Arc::clone(account),
        };
        articles.map(of).collect()
    }
}
