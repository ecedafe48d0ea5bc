//! Who is quoted with what in which article: a table whose rows are statements and whose columns are articles. Spans are bytes of
//! the article's text; likeness goes from 0 to 1.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::Wording;
use crate::notebook::{DocumentId, PublishedDate};
use crate::quotes::{Manner, Statement};
use crate::text::{Reading, Span, fold};

/// What a person decided about a statement that was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acceptance {
    /// Nobody has looked at it.
    #[default]
    Proposed,
    /// It is as it says.
    Accepted,
    /// It is none: it has no place in the table.
    Dismissed,
}

/// A statement as it goes into the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where it stands, with its marks.
    pub span: Span,
    /// The exact words without their marks.
    pub words: String,
    /// The speaker as the article names him, or as a person has corrected it; `None` where nobody knows.
    pub speaker: Option<String>,
    /// Between marks, or told.
    pub manner: Manner,
    /// What a person decided.
    pub acceptance: Acceptance,
}

impl Quoted {
    /// A statement that was found in a text, as a proposal.
    ///
    /// # Panics
    /// If the statement was found in another text.
    #[must_use]
    pub fn found(reading: &Reading, statement: &Statement) -> Self {
        let one_line = |span: Span| reading.slice(span).split_whitespace().collect::<Vec<&str>>().join(" ");
        Self {
            span: statement.span,
            words: one_line(statement.words),
            speaker: statement.speaker.map(|speaker| one_line(speaker.name)),
            manner: statement.manner,
            acceptance: Acceptance::Proposed,
        }
    }
}

/// The statements of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The article.
    pub document: DocumentId,
    /// When it was published, where that is known.
    pub published: Option<PublishedDate>,
    /// Its statements in reading order.
    pub statements: Vec<Quoted>,
}

/// Which names mean one person: from a name as an article has it (folded) to a name that it is read as.
///
/// `Mr Kim` and `the North Korean leader` become one by two entries. A name without an entry stands for itself;
/// that `Lee` is `Kim Lee` needs none. Invariant: no name leads back to itself, so that each leads to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Persons(BTreeMap<String, String>);

impl Persons {
    /// From pairs of a name in an article and the name of the person; of two that go round in a circle the later holds.
    pub fn new<'a>(aliases: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut persons = Self::default();
        for (alias, person) in aliases {
            persons.read_as(alias, person);
        }
        persons
    }

    /// From now on the first name is read as the second. Where the second was read as the first, it stands for itself again.
    pub fn read_as(&mut self, alias: &str, person: &str) {
        self.0.remove(&key(alias));
        if key(&self.person(person)) == key(alias) {
            self.0.remove(&key(person));
        }
        if !Self::is_same_name(alias, person) {
            self.0.insert(key(alias), person.to_owned());
        }
    }

    /// The person whom a name means, through as many names as were read as others.
    #[must_use]
    pub fn person(&self, name: &str) -> String {
        let mut name = name;
        while let Some(next) = self.0.get(&key(name)) {
            name = next;
        }
        name.to_owned()
    }

    /// Whether two names are written alike, but for their case, `the`, and the `’s` of an owner.
    #[must_use]
    pub fn is_same_name(one: &str, other: &str) -> bool {
        key(one) == key(other)
    }
}

/// A name as it is compared: one case, without `the` and the `’s` of an owner.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name.trim());
    folded.strip_prefix("the ").unwrap_or(&folded).trim_end_matches("'s").to_owned()
}

/// How a cell differs from the row's fullest wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Words are left out at an end or within.
    Shortened,
    /// The words are others.
    Reworded,
    /// Another person is said to have said it.
    AttributedDifferently,
}

impl Flag {
    /// The flag as the window and exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shortened => "shortened",
            Self::Reworded => "reworded",
            Self::AttributedDifferently => "attributed differently",
        }
    }
}

/// One statement in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its index among the account's statements.
    pub statement: usize,
    /// How it differs, sorted; empty for the fullest wording and its equals.
    pub flags: BTreeSet<Flag>,
}

/// One statement in all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who said it, as the person goes by; `None` where no article tells.
    pub person: Option<String>,
    /// The cell that the flags compare with: its column and its place among the column's cells. The fullest wording.
    pub fullest: (usize, usize),
    /// For each column that has it, its places in it, mostly one. Most articles have nothing like it.
    pub cells: BTreeMap<usize, Vec<Cell>>,
}

impl Row {
    /// Its places in a column; none where the article has nothing like it.
    #[must_use]
    pub fn at(&self, column: usize) -> &[Cell] {
        self.cells.get(&column).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    /// For each column, the index of its account: in order of publication, those without a date last, in the order given.
    pub columns: Vec<usize>,
    /// The rows, by where the statement first stands in the first column that has it.
    pub rows: Vec<Row>,
}

/// Statements of different articles, or of one, are one row from this likeness on when the same person said them: half the words
/// may be left out or exchanged.
const SAME_PERSON: f64 = 0.5;

/// The same where one article does not say who spoke.
const UNKNOWN_PERSON: f64 = 0.62;

/// The same where different persons are named: so like that one article must be wrong.
const OTHER_PERSON: f64 = 0.75;

/// The table of all statements that were not dismissed.
#[must_use]
pub fn statements(accounts: &[Telling], persons: &Persons) -> Statements {
    let mut columns: Vec<usize> = (0..accounts.len()).collect();
    columns.sort_by_key(|index| {
        let day = accounts[*index].published.map(PublishedDate::first_day);
        (day.is_none(), day)
    });
    let entries = entries(accounts, &columns, persons);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (entry, group) in grouped(&entries).into_iter().enumerate() {
        groups.entry(group).or_default().push(entry);
    }
    let rows = groups.into_values().map(|group| row(&entries, &group)).collect();
    Statements { columns, rows }
}

/// One statement while rows are made.
struct Entry {
    column: usize,
    statement: usize,
    person: Option<String>,
    wording: Wording,
}

/// All statements, column by column: their order is that of the rows.
fn entries(accounts: &[Telling], columns: &[usize], persons: &Persons) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (column, account) in columns.iter().enumerate() {
        for (statement, quoted) in accounts[*account].statements.iter().enumerate() {
            match quoted.acceptance {
                Acceptance::Dismissed => continue,
                Acceptance::Proposed | Acceptance::Accepted => {}
            }
            let person = quoted.speaker.as_deref().map(|speaker| persons.person(speaker));
            entries.push(Entry { column, statement, person, wording: Wording::new(&quoted.words) });
        }
    }
    entries
}

/// For each entry the first entry of its row.
fn grouped(entries: &[Entry]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..entries.len()).collect();
    let wordings: Vec<(&Wording, Option<&str>)> = entries.iter().map(|entry| (&entry.wording, entry.person.as_deref())).collect();
    for (a, b) in super::wording::candidates(&wordings) {
        let (one, other) = (&entries[a], &entries[b]);
        let least = match same_person(one.person.as_deref(), other.person.as_deref()) {
            Some(true) => SAME_PERSON,
            None => UNKNOWN_PERSON,
            Some(false) => OTHER_PERSON,
        };
        if one.wording.likeness(&other.wording) >= least {
            let (root, joined) = (root(&first, a), root(&first, b));
            let (root, joined) = (root.min(joined), root.max(joined));
            first[joined] = root;
        }
    }
    (0..entries.len()).map(|entry| root(&first, entry)).collect()
}

fn root(first: &[usize], mut entry: usize) -> usize {
    while first[entry] != entry {
        entry = first[entry];
    }
    entry
}

/// Whether two names mean one person: the same, or one is the end of the other (`Kim Lee`, `Lee`). `None` where one is not known.
fn same_person(one: Option<&str>, other: Option<&str>) -> Option<bool> {
    let (one, other) = (key(one?), key(other?));
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    Some(ends(&one, &other) || ends(&other, &one))
}

fn row(entries: &[Entry], group: &[usize]) -> Row {
    let mut fullest = group[0];
    for entry in group {
        if entries[*entry].wording.len() > entries[fullest].wording.len() {
            fullest = *entry;
        }
    }
    let mut cells: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    let mut place = (entries[fullest].column, 0);
    for entry in group {
        let column = entries[*entry].column;
        let there = cells.entry(column).or_default();
        if *entry == fullest {
            place = (column, there.len());
        }
        there.push(Cell { statement: entries[*entry].statement, flags: flags(&entries[*entry], &entries[fullest]) });
    }
    // The longest of its names: `Kim Lee` rather than `Lee`.
    let names = group.iter().filter_map(|entry| entries[*entry].person.as_deref());
    let own = entries[fullest].person.as_deref();
    let person = names.filter(|name| own.is_none() || same_person(Some(name), own) == Some(true)).max_by_key(|name| name.len());
    Row { person: person.map(str::to_owned), fullest: place, cells }
}

fn flags(entry: &Entry, fullest: &Entry) -> BTreeSet<Flag> {
    let mut flags = BTreeSet::new();
    if entry.wording.is_part_of(&fullest.wording) {
        if entry.wording.len() < fullest.wording.len() {
            flags.insert(Flag::Shortened);
        }
    } else {
        flags.insert(Flag::Reworded);
    }
    if same_person(entry.person.as_deref(), fullest.person.as_deref()) == Some(false) {
        flags.insert(Flag::AttributedDifferently);
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIM: &str = "We have no purpose or reason to provoke South Korea, or any idea of hurting it.";

    fn quoted(speaker: &str, words: &str) -> Quoted {
        Quoted {
            span: Span::new(0, words.len()),
            words: words.to_owned(),
            speaker: (!speaker.is_empty()).then(|| speaker.to_owned()),
            manner: Manner::Direct,
            acceptance: Acceptance::Proposed,
        }
    }

    fn account(id: u64, day: Option<i8>, statements: Vec<Quoted>) -> Telling {
        let published = day.and_then(|day| PublishedDate::new(2021, Some(10), Some(day)));
        Telling { document: DocumentId::from_bits(id), published, statements }
    }

    /// The table as lines: the person, then for each column the indices of its statements with their flags.
    fn drawn(accounts: &[Telling], persons: &Persons) -> Vec<String> {
        let cell = |cell: &Cell| format!("{}{:?}", cell.statement, cell.flags).replace("{}", "");
        let table = statements(accounts, persons);
        let cells = |row: &Row| {
            let at = |column| row.at(column).iter().map(cell).collect::<Vec<String>>().join("+");
            (0..table.columns.len()).map(at).collect::<Vec<String>>()
        };
        table.rows.iter().map(|row| format!("{}: {}", row.person.as_deref().unwrap_or("?"), cells(row).join(" | "))).collect()
    }

    #[test]
    fn rows_are_statements_and_columns_are_articles_by_date() {
        let accounts = [
            account(1, None, vec![quoted("Kim", "We have no purpose or reason to provoke South Korea.")]),
            account(2, Some(5), vec![quoted("Kim Jong-un", KIM), quoted("the ministry", "A basis for talks has been laid.")]),
            account(3, Some(4), vec![quoted("Lee In-young", "The lines are open again.")]),
        ];
        assert_eq!(statements(&accounts, &Persons::default()).columns, [2, 1, 0]);
        assert_eq!(
            drawn(&accounts, &Persons::new([("Kim", "Kim Jong-un")])),
            ["Lee In-young: 0 |  | ", "Kim Jong-un:  | 0 | 0{Shortened}", "the ministry:  | 1 | "]
        );
    }

    #[test]
    fn other_words_and_other_speakers_are_flagged() {
        let other = "We have no aim and no reason to provoke South Korea or any idea of hurting it.";
        let accounts = [account(1, Some(1), vec![quoted("Kim", KIM)]), account(2, Some(2), vec![quoted("Lee", other)])];
        assert_eq!(drawn(&accounts, &Persons::default()), ["Lee: 0{Reworded, AttributedDifferently} | 0"]);
        let persons = Persons::new([("Lee", "Kim")]);
        assert_eq!(drawn(&accounts, &persons), ["Kim: 0{Reworded} | 0"]);
    }

    #[test]
    fn persons_are_one_by_their_names() {
        let persons = Persons::new([("Mr Kim", "Kim Jong-un"), ("the North Korean leader", "Kim Jong-un")]);
        assert_eq!(persons.person("The North Korean leader’s"), "Kim Jong-un");
        assert_eq!(persons.person("Mr Kim"), persons.person("North Korean leader"));
        assert_eq!(persons.person("Moon"), "Moon");
        assert_eq!(same_person(Some("Kim Lee"), Some("Lee")), Some(true));
        assert_eq!(same_person(Some("Kim Lee"), Some("ee")), Some(false));
        assert_eq!(same_person(None, Some("Lee")), None);
    }

    #[test]
    fn what_was_dismissed_has_no_place() {
        let mut accounts = [account(1, None, vec![quoted("", "Star Wars"), quoted("Kim", KIM)])];
        accounts[0].statements[0].acceptance = Acceptance::Dismissed;
        accounts[0].statements[1].acceptance = Acceptance::Accepted;
        assert_eq!(drawn(&accounts, &Persons::default()), ["Kim: 1"]);
        assert!(drawn(&[], &Persons::default()).is_empty());
    }

    proptest::proptest! {
        /// Every statement that was not dismissed stands in exactly one cell.
        #[test]
        fn nothing_is_lost_or_doubled(words in proptest::collection::vec("[a-d ]{0,12}", 0..24)) {
            let mut accounts = vec![account(1, Some(1), vec![]), account(2, None, vec![]), account(3, Some(3), vec![])];
            for (index, words) in words.iter().enumerate() {
                accounts[index % 3].statements.push(quoted(["", "Kim", "Lee"][index / 3 % 3], words));
            }
            let table = statements(&accounts, &Persons::default());
            let mut seen = BTreeSet::new();
            for row in &table.rows {
                proptest::prop_assert!(row.at(row.fullest.0).get(row.fullest.1).is_some_and(|cell| cell.flags.is_empty()));
                for (column, cells) in &row.cells {
                    for cell in cells {
                        proptest::prop_assert!(seen.insert((*column, cell.statement)));
                    }
                }
            }
            proptest::prop_assert_eq!(seen.len(), words.len());
        }
    }
}
