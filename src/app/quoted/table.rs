//! The table of statements as a job makes it, with what is needed to show, find and export it. Spans are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{self, Acceptance, Account, Cell, Decided, Persons, Quoted, Statements, Telling};
use crate::notebook::{DocumentId, PublishedDate};
use crate::text::fold;

/// An article that goes into the table.
#[derive(Clone, Debug)]
pub struct Source {
    /// The article.
    pub document: DocumentId,
    /// When it was published.
    pub published: Option<PublishedDate>,
    /// Its account.
    pub account: Arc<Account>,
}

/// Which statements go into the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Take {
    /// Also what is told without quotation marks.
    pub reported: bool,
    /// Only what was dismissed, rather than all else.
    pub dismissed: bool,
}

/// The table.
#[derive(Debug, Default)]
pub struct Table {
    /// The articles that it was made of.
    pub sources: Vec<Source>,
    /// What they tell, in the same order.
    pub tellings: Vec<Telling>,
    /// Which statements are in it.
    pub take: Take,
    /// The table itself.
    pub grid: Statements,
    /// Which names mean one person.
    pub persons: Persons,
    /// All persons, those first who are quoted most.
    pub names: Vec<String>,
    /// For each row the folded words and names by which it is found.
    found_by: Vec<String>,
    /// For each row how many of its statements nobody has decided of.
    proposals: Vec<usize>,
}

impl Table {
    /// Makes the table.
    pub fn new(sources: Vec<Source>, decided: &Decided, take: Take) -> Self {
        let tellings = sources.iter().map(|source| {
            let mut telling = compare::telling(source.document, source.published, &source.account, decided);
            telling.statements.retain(|quoted| take.reported || quoted.manner.is_quoted());
            if take.dismissed {
                telling.statements.retain(|quoted| quoted.acceptance == Acceptance::Dismissed);
                // Those are the ones to be shown: the table leaves out what is marked as dismissed.
                telling.statements.iter_mut().for_each(|quoted| quoted.acceptance = Acceptance::Proposed);
            }
            telling
        });
        let tellings: Vec<Telling> = tellings.collect();
        let persons = decided.persons();
        let grid = compare::statements(&tellings, &persons);
        let mut table = Self { sources, tellings, take, grid, persons, ..Self::default() };
        table.found_by = (0..table.grid.rows.len()).map(|row| table.findable(row)).collect();
        table.proposals = (0..table.grid.rows.len()).map(|row| table.undecided(row)).collect();
        table.names = table.names();
        table
    }

    /// Whether it was made of these articles.
    pub fn is_of<'a>(&self, articles: impl ExactSizeIterator<Item = (DocumentId, &'a Arc<Account>)>) -> bool {
        let same = |(source, (document, account)): (&Source, (DocumentId, &Arc<Account>))| {
            source.document == document && Arc::ptr_eq(&source.account, account)
        };
        articles.len() == self.sources.len() && self.sources.iter().zip(articles).all(same)
    }

    /// The article of a column.
    pub fn document(&self, column: usize) -> DocumentId {
        self.tellings[self.grid.columns[column]].document
    }

    /// The account of a column's article.
    pub fn account(&self, column: usize) -> &Account {
        &self.sources[self.grid.columns[column]].account
    }

    /// The statement of a cell.
    pub fn quoted(&self, column: usize, cell: &Cell) -> &Quoted {
        &self.tellings[self.grid.columns[column]].statements[cell.statement]
    }

    /// The statements of a row with their columns; of one column only, where one is given.
    pub fn of_row(&self, row: usize, only: Option<usize>) -> impl Iterator<Item = (usize, &Cell, &Quoted)> {
        let cells = self.grid.rows[row].cells.iter();
        let wanted = cells.filter(move |(column, _)| only.is_none_or(|only| only == **column));
        wanted.flat_map(|(column, cells)| cells.iter().map(|cell| (*column, cell, self.quoted(*column, cell))))
    }

    /// The folded words and names by which a row is found.
    pub fn found_by(&self, row: usize) -> &str {
        &self.found_by[row]
    }

    /// How many statements of a row nobody has decided of.
    pub fn proposals(&self, row: usize) -> usize {
        self.proposals[row]
    }

    /// In how many articles a row is.
    pub fn articles(&self, row: usize) -> usize {
        self.grid.rows[row].cells.len()
    }

    /// The row of a statement, and its column.
    pub fn row_of(&self, document: DocumentId, start: usize) -> Option<usize> {
        let column = (0..self.grid.columns.len()).find(|column| self.document(*column) == document)?;
        let is_it = |cell: &Cell| self.quoted(column, cell).span.start() == start;
        self.grid.rows.iter().position(|row| row.at(column).iter().any(is_it))
    }

    fn findable(&self, row: usize) -> String {
        let mut words = fold(self.grid.rows[row].person.as_deref().unwrap_or_default());
        for (_, _, quoted) in self.of_row(row, None) {
            for part in [quoted.speaker.as_deref().unwrap_or_default(), &quoted.words] {
                words.push('\n');
                words.push_str(&fold(part));
            }
        }
        words
    }

    fn undecided(&self, row: usize) -> usize {
        self.of_row(row, None).filter(|(_, _, quoted)| quoted.acceptance == Acceptance::Proposed).count()
    }

    fn names(&self) -> Vec<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for speaker in self.tellings.iter().flat_map(|telling| &telling.statements).filter_map(|quoted| quoted.speaker.as_ref()) {
            *counts.entry(self.persons.person(speaker)).or_default() += 1;
        }
        let mut names: Vec<(String, usize)> = counts.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        names.into_iter().map(|(name, _)| name).collect()
    }
}
