//! Which statement stands in which article, and who is named in which: tables of places, for what is left out is seen in them.
//! Spans are bytes of the article's text.

use std::collections::{BTreeMap, BTreeSet};

use super::statements::key;
use super::{Account, Persons, Statements, Telling};
use crate::notebook::DocumentId;
use crate::text::Span;

/// What is known of a row in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met<'a> {
    /// It stands there: its places in reading order, at least one.
    Found(&'a [Span]),
    /// The article was read, and it is not there as far as the program finds.
    Not,
    /// The article has not been read.
    Unread,
}

/// One statement or one name in all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentionRow {
    /// Its words: the person as he goes by; of a statement also its fullest wording.
    pub label: String,
    found: BTreeMap<usize, Vec<Span>>,
}

/// A table of places. Only what was found is held.
///
/// Invariant: the lists of places are in reading order and not empty; rows that more articles have come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    rows: Vec<MentionRow>,
    documents: Vec<DocumentId>,
    column_of: BTreeMap<DocumentId, usize>,
    unread: BTreeSet<usize>,
}

impl Mentions {
    fn new(mut rows: Vec<MentionRow>, documents: Vec<DocumentId>, read: &BTreeSet<DocumentId>) -> Self {
        rows.retain(|row| !row.found.is_empty());
        rows.sort_by_key(|row| usize::MAX - row.found.len());
        let column_of = columns(&documents);
        let unread = documents.iter().enumerate().filter(|(_, id)| !read.contains(id)).map(|(column, _)| column).collect();
        Self { rows, documents, column_of, unread }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[MentionRow] {
        &self.rows
    }

    /// The articles of the columns.
    #[must_use]
    pub fn documents(&self) -> &[DocumentId] {
        &self.documents
    }

    /// What is known where a row and a column meet.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Met<'_> {
        match self.rows.get(row).and_then(|row| row.found.get(&column)) {
            Some(found) => Met::Found(found),
            None if self.unread.contains(&column) => Met::Unread,
            None => Met::Not,
        }
    }

    /// In how many articles a row stands.
    #[must_use]
    pub fn found_in(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.found.len())
    }

    /// Where a row, by its words, and an article stand: row and column.
    #[must_use]
    pub fn place(&self, label: &str, document: DocumentId) -> Option<(usize, usize)> {
        Some((self.rows.iter().position(|row| row.label == label)?, *self.column_of.get(&document)?))
    }
}

fn columns(documents: &[DocumentId]) -> BTreeMap<DocumentId, usize> {
    documents.iter().enumerate().map(|(column, id)| (*id, column)).collect()
}

/// The statements of a table, with the articles in this order; the table was made of these tellings.
#[must_use]
pub fn stated(table: &Statements, tellings: &[Telling], documents: Vec<DocumentId>) -> Mentions {
    let column_of = columns(&documents);
    let telling = |column: usize| &tellings[table.columns[column]];
    let row = |row: &super::Row| {
        let mut found: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for (column, cells) in &row.cells {
            let telling = telling(*column);
            if let Some(at) = column_of.get(&telling.document) {
                let spans = cells.iter().map(|cell| telling.statements[cell.statement].span);
                found.entry(*at).or_default().extend(spans);
            }
        }
        found.values_mut().for_each(|spans| spans.sort_unstable());
        let (column, place) = row.fullest;
        let fullest = row.at(column).get(place).map(|cell| telling(column).statements[cell.statement].words.as_str());
        let person = row.person.as_ref().map_or_else(String::new, |person| format!("{person}: "));
        MentionRow { label: format!("{person}“{}”", fullest.unwrap_or_default()), found }
    };
    let read = tellings.iter().map(|telling| telling.document).collect();
    Mentions::new(table.rows.iter().map(row).collect(), documents, &read)
}

/// Who is named in these articles, with the articles in this order: one row for each person or organisation, as names were made
/// one person's. Where an article gives a name in full, other forms mean the same person there (one word of it, or more words that end in it).
#[must_use]
pub fn named<'a>(
    articles: impl IntoIterator<Item = (DocumentId, &'a Account)>,
    persons: &Persons,
    documents: Vec<DocumentId>,
) -> Mentions {
    let column_of = columns(&documents);
    let (mut rows, mut read) = (BTreeMap::<String, Naming>::new(), BTreeSet::new());
    for (document, account) in articles {
        read.insert(document);
        let Some(column) = column_of.get(&document) else { continue };
        let names = account.names.iter().map(|span| (*span, persons.person(&one_line(account.reading.slice(*span)))));
        let names: Vec<(Span, String)> = names.collect();
        let full: BTreeMap<String, &str> =
            names.iter().filter(|(_, name)| name.contains(' ')).map(|(_, name)| (key(name), name.as_str())).collect();
        for (span, name) in &names {
            let person = meant(&key(name), &full).unwrap_or(name);
            let row = rows.entry(key(person)).or_default();
            *row.spellings.entry(person.to_owned()).or_default() += 1;
            row.found.entry(*column).or_default().push(*span);
        }
    }
    let row = |naming: Naming| MentionRow { label: naming.label(), found: naming.found };
    Mentions::new(rows.into_values().map(row).collect(), documents, &read)
}

/// The full name in an article that a name means there; names are compared as their keys.
///
/// One word means the only full name that it begins or ends: family names stand at either end. Several words that end in a full
/// name mean that one: what stands before is a title, or the word with which the sentence begins.
fn meant<'a>(name: &str, full: &BTreeMap<String, &'a str>) -> Option<&'a str> {
    if name.contains(' ') {
        let ends = |full: &&String| name.strip_suffix(full.as_str()).is_some_and(|before| before.ends_with(' '));
        return full.keys().filter(ends).min_by_key(|full| full.len()).map(|name| full[name]);
    }
    let mut fitting = full.iter().filter(|(full, _)| [full.split(' ').next(), full.rsplit(' ').next()].contains(&Some(name)));
    fitting.next().map(|(_, name)| *name).filter(|_| fitting.next().is_none())
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// One person while rows are made.
#[derive(Debug, Default)]
struct Naming {
    spellings: BTreeMap<String, usize>,
    found: BTreeMap<usize, Vec<Span>>,
}

impl Naming {
    /// The spelling that most have.
    fn label(&self) -> String {
        let most = self.spellings.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        most.map(|(name, _)| name.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Decided, MadeOf, statements, telling};
    use crate::text::{Block, BlockKind, Reading};

    fn account(text: &str) -> Account {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
        Account::new(MadeOf::default(), Reading::new(text.to_owned(), vec![block], Vec::new()))
    }

    fn document(bits: u64) -> DocumentId {
        DocumentId::from_bits(bits)
    }

    const FIRST: &str =
        "Then Moon Jae-in met Lee In-young on Monday. “The lines are open again,” said Lee. President Moon Jae-in left.";
    const SECOND: &str = "“The lines are open again,” the ministry said. President Moon Jae-in was silent.";

    /// The table, a line a row: numbers for found, `.` for not, `?` for unread.
    fn lines(table: &Mentions) -> Vec<String> {
        let cell = |row, column| match table.cell(row, column) {
            Met::Found(spans) => spans.len().to_string(),
            Met::Not => ".".to_owned(),
            Met::Unread => "?".to_owned(),
        };
        let row = |(at, row): (usize, &MentionRow)| {
            let cells: String = (0..table.documents().len()).map(|column| cell(at, column)).collect();
            format!("{} {cells}", row.label)
        };
        table.rows().iter().enumerate().map(row).collect()
    }

    #[test]
    fn names_are_counted_by_article_as_a_person_merged_them() {
        let accounts = [account(FIRST), account(SECOND)];
        let of = |persons: &Persons| {
            let articles = accounts.iter().enumerate().map(|(at, account)| (document(at as u64), account));
            named(articles, persons, vec![document(1), document(0), document(9)])
        };
        let table = of(&Persons::default());
        assert_eq!(
            lines(&table),
            ["Moon Jae-in 12?", "Lee In-young .2?", "the ministry 1.?"],
            "one word of a name is the same person"
        );
        let at = table.place("Lee In-young", document(0)).unwrap();
        let Met::Found(spans) = table.cell(at.0, at.1) else { panic!("found") };
        assert_eq!(spans.iter().map(|span| accounts[0].reading.slice(*span)).collect::<Vec<_>>(), ["Lee In-young", "Lee"]);
        let merged = of(&Persons::new([("the ministry", "Lee In-young")]));
        assert_eq!(lines(&merged), ["Lee In-young 12?", "Moon Jae-in 12?"]);
        assert_eq!((merged.found_in(0), merged.found_in(7), merged.cell(7, 0)), (2, 0, Met::Not));
    }

    #[test]
    fn statements_are_rows_with_their_fullest_words() {
        let accounts = [account(FIRST), account(SECOND)];
        let decided = Decided::default();
        let tell = |(at, account)| telling(document(at as u64), None, account, &decided);
        let tellings: Vec<Telling> = accounts.iter().enumerate().map(tell).collect();
        let table = stated(&statements(&tellings, &Persons::default()), &tellings, vec![document(5), document(0), document(1)]);
        assert_eq!(lines(&table), ["Lee: “The lines are open again,” ?11"]);
        let Met::Found(spans) = table.cell(0, 2) else { panic!("found") };
        assert_eq!(accounts[1].reading.slice(spans[0]), "“The lines are open again,”");
    }
}
