//! The table of statements for spreadsheets, by the rules of the other CSV files: a row for each statement of an article. Places
//! are **code points**.
//!
//! The rows of the table are its numbers and its columns the articles, so that any spreadsheet turns the file into the table again
//! (a pivot); the columns of the file are the same however many articles there are, and nothing is left out where an article has
//! a statement twice.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::csv::harmless;
use super::{ExportError, facts};
use crate::compare::{Acceptance, Quoted, Row, Statements, Telling};
use crate::notebook::{DocumentId, Notebook};
use crate::text::{Points, Span};

/// The columns, fixed since the first release.
const COLUMNS: [&str; 15] = [
    "statement",
    "person",
    "article",
    "outlet",
    "published",
    "speaker",
    "manner",
    "words",
    "differs",
    "state",
    "fullest",
    "paragraph",
    "start",
    "end",
    "file",
];

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct StatementTable<'a> {
    /// The table.
    pub table: &'a Statements,
    /// The articles that it was made of.
    pub tellings: &'a [Telling],
    /// Which of its rows, in this order.
    pub rows: &'a [usize],
    /// The records of the articles.
    pub notebook: &'a Notebook,
}

/// Where a statement of an article is: its place and the number of its paragraph. `None` where the text is not at hand.
pub type Placed<'a> = &'a dyn Fn(DocumentId, Span) -> Option<(Points, usize)>;

/// Writes the table, with a byte order mark where a spreadsheet asks for one; gives how many rows the file has.
///
/// # Errors
/// When writing fails; what was written until then is incomplete.
pub fn export_statements(
    of: StatementTable<'_>,
    placed: Placed<'_>,
    bom: bool,
    to: &mut dyn Write,
) -> Result<usize, ExportError> {
    write(of, placed, bom, to).map_err(ExportError)
}

fn write(of: StatementTable<'_>, placed: Placed<'_>, bom: bool, to: &mut dyn Write) -> io::Result<usize> {
    if bom {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    table.write_record(COLUMNS)?;
    let mut written = 0;
    for (number, row) in of.rows.iter().enumerate() {
        let row = &of.table.rows[*row];
        for (column, cells) in &row.cells {
            let telling = &of.tellings[of.table.columns[*column]];
            for (place, cell) in cells.iter().enumerate() {
                let flags: Vec<&str> = cell.flags.iter().map(|flag| flag.name()).collect();
                let line = Line { number: number + 1, row, flags: flags.join("; "), fullest: row.fullest == (*column, place) };
                table.write_record(line.fields(of, telling.document, &telling.statements[cell.statement], placed))?;
                written += 1;
            }
        }
    }
    table.flush()?;
    Ok(written)
}

/// A row of the file.
struct Line<'a> {
    number: usize,
    row: &'a Row,
    flags: String,
    fullest: bool,
}

impl Line<'_> {
    fn fields(&self, of: StatementTable<'_>, document: DocumentId, quoted: &Quoted, placed: Placed<'_>) -> [Vec<u8>; 15] {
        let record = of.notebook.document(document);
        let known = |fact: Option<&str>| fact.unwrap_or_default().to_owned();
        let published = record.and_then(|record| record.published.as_ref()).map(|date| date.value.to_string());
        let (start, end, paragraph) = placed(document, quoted.span).map_or_else(Default::default, |(points, paragraph)| {
            (points.start.to_string(), points.end.to_string(), paragraph.to_string())
        });
        [
            self.number.to_string(),
            known(self.row.person.as_deref()),
            known(record.map(facts::document)),
            known(record.and_then(|record| facts::known(record.outlet.as_ref()))),
            published.unwrap_or_default(),
            known(quoted.speaker.as_deref()),
            quoted.manner.name().to_owned(),
            quoted.words.clone(),
            self.flags.clone(),
            state(quoted.acceptance).to_owned(),
            if self.fullest { "yes" } else { "" }.to_owned(),
            paragraph,
            start,
            end,
            known(record.map(|record| record.path.as_str())),
        ]
        .map(|field| harmless(&field).into_owned())
    }
}

const fn state(acceptance: Acceptance) -> &'static str {
    match acceptance {
        Acceptance::Proposed => "proposed",
        Acceptance::Accepted => "accepted",
        Acceptance::Dismissed => "dismissed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Persons, statements};
    use crate::notebook::{Document, Edit, Extra, IdSource, PublishedDate, Sourced};
    use crate::quotes::Manner;

    fn quoted(speaker: &str, words: &str, acceptance: Acceptance) -> Quoted {
        Quoted {
            span: Span::new(3, 3 + words.len()),
            words: words.to_owned(),
            speaker: (!speaker.is_empty()).then(|| speaker.to_owned()),
            manner: Manner::Direct,
            acceptance,
        }
    }

    #[test]
    fn a_row_for_each_statement_of_an_article() {
        let mut ids = IdSource::new(1);
        let (first, second) = (ids.document(), ids.document());
        let published = PublishedDate::new(2021, Some(10), Some(4));
        let record = Document {
            path: "press.txt".to_owned(),
            outlet: Some(Sourced::new("Press TV".to_owned(), "by-line")),
            published: published.map(|date| Sourced::new(date, "by-line")),
            ..Document::default()
        };
        let other = Document { path: "b.txt".to_owned(), ..Document::default() };
        let edits = vec![Edit::Document(first, Some(record)), Edit::Document(second, Some(other))];
        let notebook = Notebook::from_edits(edits, Extra::new());
        let tellings = [
            Telling {
                document: first,
                published,
                statements: vec![quoted("Kim", "=We have no reason to provoke anybody", Acceptance::Accepted)],
            },
            Telling {
                document: second,
                published: None,
                statements: vec![
                    quoted("", "The lines are open", Acceptance::Proposed),
                    quoted("Mr Kim", "We have no reason to provoke", Acceptance::Proposed),
                ],
            },
        ];
        let table = statements(&tellings, &Persons::new([("Mr Kim", "Kim")]));
        let placed = |document, span: Span| (document == first).then(|| (Points::new(span.start() as u64, span.end() as u64), 2));
        let of = StatementTable { table: &table, tellings: &tellings, rows: &[0, 1], notebook: &notebook };
        let mut bytes = Vec::new();
        assert_eq!(export_statements(of, &placed, true, &mut bytes).unwrap(), 3);
        let expected = "\u{FEFF}statement,person,article,outlet,published,speaker,manner,words,differs,state,fullest,paragraph,start,end,file\r\n\
            1,Kim,press.txt,Press TV,2021-10-04,Kim,direct,'=We have no reason to provoke anybody,,accepted,yes,2,3,40,press.txt\r\n\
            1,Kim,b.txt,,,Mr Kim,direct,We have no reason to provoke,shortened,proposed,,,,,b.txt\r\n\
            2,,b.txt,,,,direct,The lines are open,,proposed,yes,,,,b.txt\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
