//! What the timeline shows, made beside the window for what was read, filtered and compared. Spans are bytes, days are counted from
//! 1 January 1970.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::period::{Extent, day_number};
use crate::compare::{Account, Dated, Entry, Lane, SamePassage, disagreements, lane_of};
use crate::dates::Precision;
use crate::notebook::{DocumentId, Notebook, PublishedDate, differences};
use crate::query::{DocumentOrder, DocumentRow, documents};
use crate::text::Span;

/// Of the days that the articles name, the share at each end that is left out of what is shown at first: an anniversary or a plan
/// would push all others together.
const OUTLYING: f64 = 0.1;

/// For what a chart is made.
#[derive(Clone, Debug)]
pub struct Question {
    /// The version of the accounts.
    pub accounts: u64,
    /// The version of what open articles share.
    pub echoes: u64,
    /// The open articles, by their columns.
    pub open: Vec<DocumentId>,
    /// The filter of the articles.
    pub words: String,
    /// The records.
    pub notebook: Notebook,
}

impl Question {
    /// Whether the same chart answers both.
    pub fn is(&self, other: &Self) -> bool {
        (self.accounts, self.echoes, &self.open, &self.words) == (other.accounts, other.echoes, &other.open, &other.words)
            && differences(self.notebook.documents(), other.notebook.documents()).next().is_none()
    }
}

/// Two passages that tell the same: an article and the place in it, and another.
pub type Same = [(DocumentId, Span); 2];

/// A dating whose days are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its first and its last day.
    pub days: Extent,
    /// How exact it is.
    pub precision: Precision,
    /// Which dating of the lane it is, by the order of the text.
    pub entry: usize,
}

/// The lane of an article, as it is drawn.
#[derive(Debug)]
pub struct Drawn {
    /// The article as it was read.
    pub account: Arc<Account>,
    /// Its datings by the order of the text.
    pub lane: Lane,
    /// Those whose days are known, by their first and then by their last day.
    pub known: Vec<Known>,
    /// Those whose days are open, by the order of the text.
    pub open: Vec<usize>,
}

impl Drawn {
    fn new(account: &Arc<Account>) -> Self {
        let dated = Dated {
            name: "",
            reading: &account.reading,
            published: account.of.published,
            language: account.of.language.as_deref(),
        };
        let lane = lane_of(&dated, account.datings.clone());
        let days = |entry: &Entry| entry.dating.from.zip(entry.dating.to);
        let (mut known, mut open) = (Vec::new(), Vec::new());
        for (place, entry) in lane.entries.iter().enumerate() {
            match days(entry) {
                Some((from, to)) => {
                    let days = (day_number(from), day_number(to));
                    known.push(Known { days, precision: entry.dating.precision, entry: place });
                }
                None => open.push(place),
            }
        }
        known.sort_by_key(|one| (one.days, one.entry));
        Self { account: Arc::clone(account), lane, known, open }
    }

    /// The statement that a dating dates.
    pub fn statement(&self, entry: usize) -> &str {
        self.lane.entries.get(entry).map_or("", |entry| self.account.reading.slice(entry.sentence))
    }
}

/// An article of the timeline.
#[derive(Debug)]
pub struct Row {
    /// The article.
    pub document: DocumentRow,
    /// Its datings; `None` while it is not read.
    pub lane: Option<Arc<Drawn>>,
    /// The datings that differ from those of another open article.
    pub differing: BTreeSet<usize>,
}

impl Row {
    /// What it is called in a few words: who published it, else its headline.
    pub fn called(&self) -> &str {
        self.document.outlet.as_deref().unwrap_or(&self.document.name)
    }

    /// The day from which relative datings count.
    pub fn published(&self) -> Option<i32> {
        self.document.published.and_then(PublishedDate::day).map(day_number)
    }
}

/// A dating by its row and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The row of the chart.
    pub row: usize,
    /// The dating of its lane.
    pub entry: usize,
}

/// Two articles that date the same differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differing {
    /// What one of them says.
    pub a: Said,
    /// What the other one says.
    pub b: Said,
}

/// The articles along time: open ones first, in the order of their columns, then all others by publication.
#[derive(Debug, Default)]
pub struct Chart {
    /// A row for each article that passes the filter.
    pub rows: Vec<Row>,
    /// Where open articles date the same differently.
    pub differing: Vec<Differing>,
    /// The first and the last day of all that is known.
    pub whole: Option<Extent>,
    /// The days that most of the open articles, or without one most articles, tell of.
    pub usual: Option<Extent>,
}

impl Chart {
    /// Makes the chart; lanes of the one before are taken over where their articles are the same.
    pub fn new(question: &Question, accounts: &BTreeMap<DocumentId, Arc<Account>>, same: &[Same], before: &Self) -> Self {
        let made: BTreeMap<DocumentId, &Arc<Drawn>> =
            before.rows.iter().filter_map(|row| Some((row.document.id, row.lane.as_ref()?))).collect();
        let drawn = |id: DocumentId| {
            let account = accounts.get(&id)?;
            let kept = made.get(&id).filter(|lane| Arc::ptr_eq(&lane.account, account));
            Some(kept.map_or_else(|| Arc::new(Drawn::new(account)), |lane| Arc::clone(lane)))
        };
        let mut listed = documents(&question.notebook, &question.words, DocumentOrder::Published);
        let column = |id| question.open.iter().position(|open| *open == id);
        listed.sort_by_key(|row| column(row.id).unwrap_or(usize::MAX));
        let rows = listed.into_iter().map(|row| Row { lane: drawn(row.id), document: row, differing: BTreeSet::new() });
        let mut rows: Vec<Row> = rows.collect();
        let differing = differing(&rows, same);
        for said in differing.iter().flat_map(|pair| [pair.a, pair.b]) {
            rows[said.row].differing.insert(said.entry);
        }
        let open = rows.iter().take_while(|row| question.open.contains(&row.document.id)).count();
        let usual = usual(&rows[..open]).or_else(|| usual(&rows));
        let whole = whole(&rows);
        Self { rows, differing, whole, usual }
    }

    /// The dating of a row.
    pub fn entry(&self, said: Said) -> Option<(&Row, &Drawn, &Entry)> {
        let row = self.rows.get(said.row)?;
        let lane = row.lane.as_deref()?;
        Some((row, lane, lane.lane.entries.get(said.entry)?))
    }
}

/// Where passages that tell the same are dated differently; what two sentences say of the same days is told once.
fn differing(rows: &[Row], same: &[Same]) -> Vec<Differing> {
    let wanted: BTreeSet<DocumentId> = same.iter().flatten().map(|(document, _)| *document).collect();
    let compared: Vec<(usize, &Drawn)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| wanted.contains(&row.document.id))
        .filter_map(|(place, row)| Some((place, row.lane.as_deref()?)))
        .collect();
    let lanes: Vec<Lane> = compared.iter().map(|(_, drawn)| drawn.lane.clone()).collect();
    let side = |(document, span): (DocumentId, Span)| {
        Some((compared.iter().position(|(place, _)| rows[*place].document.id == document)?, span))
    };
    let passage = |[a, b]: &Same| {
        let (a, b) = (side(*a)?, side(*b)?);
        Some(if a.0 <= b.0 { SamePassage { a, b } } else { SamePassage { a: b, b: a } })
    };
    let passages: Vec<SamePassage> = same.iter().filter_map(passage).collect();
    let mut told = BTreeSet::new();
    let found = disagreements(&lanes, &passages).into_iter().filter(|found| {
        let said = |(lane, entry): (usize, usize)| {
            let entry = &lanes[lane].entries[entry];
            (lane, entry.sentence.start(), entry.dating.from)
        };
        told.insert((said(found.a), said(found.b)))
    });
    let said = |(lane, entry): (usize, usize)| Said { row: compared[lane].0, entry };
    found.map(|found| Differing { a: said(found.a), b: said(found.b) }).collect()
}

fn whole(rows: &[Row]) -> Option<Extent> {
    let published = rows.iter().filter_map(Row::published).map(|day| (day, day));
    let known = rows.iter().filter_map(|row| row.lane.as_ref()).flat_map(|lane| lane.known.iter().map(|one| one.days));
    known.chain(published).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn usual(rows: &[Row]) -> Option<Extent> {
    let lanes = rows.iter().filter_map(|row| row.lane.as_ref());
    let exact = lanes.flat_map(|lane| lane.known.iter().filter(|one| one.precision <= Precision::Week).map(|one| one.days.0));
    let mut days: Vec<i32> = exact.collect();
    days.sort_unstable();
    let left_out = (days.len() as f64 * OUTLYING) as usize;
    let most = &days[left_out..days.len() - left_out];
    let published = rows.iter().filter_map(Row::published);
    most.iter().copied().chain(published).map(|day| (day, day)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::MadeOf;
    use crate::notebook::{Change, Document, Edit, IdSource, Session, Sourced};
    use crate::text::{Block, BlockKind, Reading};

    /// Articles by file, day of publication and words.
    fn folder(articles: &[(&str, &str, &str)]) -> (Question, BTreeMap<DocumentId, Arc<Account>>, Vec<DocumentId>) {
        let mut ids = IdSource::new(1);
        let (mut session, mut accounts, mut all) = (Session::default(), BTreeMap::new(), Vec::new());
        for (path, published, text) in articles {
            let published = published.parse().ok().map(|day| Sourced::new(day, "test"));
            let record = Document { path: (*path).to_owned(), published, ..Document::default() };
            let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
            let reading = Reading::new((*text).to_owned(), vec![block], Vec::new());
            let of =
                MadeOf { language: Some("en".to_owned()), ..MadeOf::new(&record, "hash", crate::notebook::Folding::default()) };
            let id = ids.document();
            session.record(Change::new("sample", vec![Edit::Document(id, Some(record))]));
            accounts.insert(id, Arc::new(Account::new(of, reading)));
            all.push(id);
        }
        let notebook = session.notebook().clone();
        (Question { accounts: 1, echoes: 1, open: Vec::new(), words: String::new(), notebook }, accounts, all)
    }

    fn paths(chart: &Chart) -> String {
        chart.rows.iter().map(|row| row.document.path.clone()).collect::<Vec<_>>().join(" ")
    }

    const THREE: [(&str, &str, &str); 3] = [
        ("a", "2021-10-05", "The line rang on Monday. It was cut in August."),
        ("b", "2021-10-04", "The line rang on Sunday. Nobody knew for how long: three days."),
        ("c", "", "The line rang on Tuesday."),
    ];

    #[test]
    fn open_articles_stand_first_and_the_filter_counts() {
        let (mut question, accounts, all) = folder(&THREE);
        let chart = |question: &Question| Chart::new(question, &accounts, &[], &Chart::default());
        assert_eq!(paths(&chart(&question)), "b a c");
        question.open = vec![all[2], all[0]];
        assert_eq!(paths(&chart(&question)), "c a b");
        question.words = "a".to_owned();
        assert_eq!(paths(&chart(&question)), "a");
    }

    #[test]
    fn days_are_known_or_open() {
        let (question, accounts, _) = folder(&THREE);
        let chart = Chart::new(&question, &accounts, &[], &Chart::default());
        let counts: Vec<_> =
            chart.rows.iter().map(|row| row.lane.as_ref().map(|lane| (lane.known.len(), lane.open.len()))).collect();
        assert_eq!(counts, [Some((1, 1)), Some((2, 0)), Some((0, 1))]);
        let day = |text: &str| day_number(text.parse().unwrap());
        assert_eq!(
            (chart.whole, chart.usual),
            (Some((day("2021-08-01"), day("2021-10-05"))), Some((day("2021-10-03"), day("2021-10-05"))))
        );
        let again = Chart::new(&question, &accounts, &[], &chart);
        let kept =
            chart.rows.iter().zip(&again.rows).all(|(a, b)| Arc::ptr_eq(a.lane.as_ref().unwrap(), b.lane.as_ref().unwrap()));
        assert!(kept, "lanes are made once");
    }

    #[test]
    fn what_is_dated_differently_is_told_once_and_flagged() {
        let (question, accounts, all) = folder(&THREE);
        let sentence = |place: usize| (all[place], Span::new(0, 24));
        let same = [[sentence(0), sentence(1)], [sentence(0), (all[1], Span::new(4, 20))], [sentence(0), sentence(2)]];
        let chart = Chart::new(&question, &accounts, &same, &Chart::default());
        assert_eq!(chart.differing, [Differing { a: Said { row: 0, entry: 0 }, b: Said { row: 1, entry: 0 } }]);
        assert_eq!(chart.rows.iter().map(|row| row.differing.len()).collect::<Vec<_>>(), [1, 1, 0]);
        let (row, lane, entry) = chart.entry(chart.differing[0].b).unwrap();
        assert_eq!((row.called(), entry.words.as_str(), lane.statement(0)), ("a", "Monday", "The line rang on Monday."));
    }

    #[test]
    fn a_folder_without_articles_has_no_time() {
        let (question, accounts, _) = folder(&[]);
        let chart = Chart::new(&question, &accounts, &[], &Chart::default());
        assert!(chart.rows.is_empty() && chart.whole.is_none() && chart.usual.is_none());
    }
}
