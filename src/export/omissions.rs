//! The tables of what was found where as CSV by RFC 4180: of tags, with what was looked for and is absent, counting highlights; of
//! statements and names, counting places.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::csv::harmless;
use super::facts;
use crate::compare::{Finding, Mentions, Met, Omissions};
use crate::notebook::{Document, DocumentId, Notebook};
use crate::query::tag_path;

/// What stands where a tag was looked for and is absent. A cell without words was not looked at.
const ABSENT: &str = "absent";

/// What stands where a document was not read, so that nobody knows.
const UNREAD: &str = "not read";

/// Writes a row for each tag and a column for each document: the number of highlights, `absent`, or nothing.
///
/// # Errors
/// When writing fails; what was written until then is incomplete.
pub fn write_omissions(table: &Omissions, notebook: &Notebook, bom: bool, to: &mut dyn Write) -> io::Result<()> {
    if bom {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    write_heads("tag_path", table.documents(), notebook, &mut rows)?;
    for (row, tag) in table.tags().enumerate() {
        rows.write_field(harmless(&tag_path(notebook, tag)))?;
        for column in 0..table.documents().len() {
            match table.cell(row, column) {
                Finding::Found(ids) => rows.write_field(ids.len().to_string())?,
                Finding::Absent => rows.write_field(ABSENT)?,
                Finding::Unseen => rows.write_field("")?,
            }
        }
        rows.write_record(None::<&[u8]>)?;
    }
    rows.flush()
}

/// Writes a row for each statement or name, as `what` says, and a column for each document: the number of places,
/// nothing where it was not found, `not read` where the document was not read.
///
/// # Errors
/// When writing fails; what was written until then is incomplete.
pub fn write_mentions(table: &Mentions, notebook: &Notebook, what: &str, bom: bool, to: &mut dyn Write) -> io::Result<()> {
    if bom {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    write_heads(&format!("{what}_in_articles"), table.documents(), notebook, &mut rows)?;
    for (place, row) in table.rows().iter().enumerate() {
        rows.write_field(harmless(&row.label))?;
        for column in 0..table.documents().len() {
            match table.cell(place, column) {
                Met::Found(spans) => rows.write_field(spans.len().to_string())?,
                Met::Not => rows.write_field("")?,
                Met::Unread => rows.write_field(UNREAD)?,
            }
        }
        rows.write_record(None::<&[u8]>)?;
    }
    rows.flush()
}

fn write_heads<W: Write>(first: &str, documents: &[DocumentId], notebook: &Notebook, rows: &mut Writer<W>) -> io::Result<()> {
    rows.write_field(first)?;
    for id in documents {
        let name = notebook.document(*id).map_or_else(String::new, column_name);
        rows.write_field(harmless(&name))?;
    }
    rows.write_record(None::<&[u8]>)?;
    Ok(())
}

/// Headline, outlet and date of a document, as far as they are known; the file tells apart what is called alike.
fn column_name(document: &Document) -> String {
    let outlet = facts::known(document.outlet.as_ref()).map(str::to_owned);
    let date = document.published.as_ref().map(|published| published.value.to_string());
    let file = document.title.as_ref().map(|_| document.file_name().to_owned());
    let parts = [Some(facts::document(document).to_owned()), outlet, date, file];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Account, MadeOf, Persons, named};
    use crate::notebook::{Color, Edit, Extra, Sourced, Tag, TagId};
    use crate::text::{Block, BlockKind, Reading, Span};

    #[test]
    fn names_are_written_with_what_was_not_read() {
        let text = "President Moon Jae-in spoke. Then Moon Jae-in left.";
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
        let account = Account::new(MadeOf::default(), Reading::new(text.to_owned(), vec![block], Vec::new()));
        let ids: Vec<DocumentId> = (1..=2).map(DocumentId::from_bits).collect();
        let record = |path: &str| Document { path: path.to_owned(), ..Document::default() };
        let edits = vec![Edit::Document(ids[0], Some(record("a.txt"))), Edit::Document(ids[1], Some(record("b.txt")))];
        let notebook = Notebook::from_edits(edits, Extra::new());
        let table = named([(ids[0], &account)], &Persons::default(), ids);
        let mut written = Vec::new();
        write_mentions(&table, &notebook, "name", false, &mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "name_in_articles,a.txt,b.txt\r\nMoon Jae-in,2,not read\r\n");
    }

    #[test]
    fn a_table_is_written_as_it_stands() {
        let (tag, first, second) = (TagId::from_bits(1), DocumentId::from_bits(1), DocumentId::from_bits(2));
        let record = Tag { absent: [first].into(), ..Tag::new("=line", Color::PALETTE[0]) };
        let titled = Document {
            path: "b.txt".to_owned(),
            title: Some(Sourced::new("Lines, restored".to_owned(), "heading")),
            published: Some(Sourced::new("2021-10".parse().unwrap(), "first line")),
            ..Document::default()
        };
        let edits = vec![
            Edit::Tag(tag, Some(record)),
            Edit::Document(first, Some(Document { path: "a.txt".to_owned(), ..Document::default() })),
            Edit::Document(second, Some(titled)),
        ];
        let notebook = Notebook::from_edits(edits, Extra::new());
        let table = Omissions::new(&notebook, vec![tag], vec![second, first]);
        let mut written = Vec::new();
        write_omissions(&table, &notebook, true, &mut written).unwrap();
        let expected = "\u{FEFF}tag_path,\"Lines, restored · 2021-10 · b.txt\",a.txt\r\n'=line,,absent\r\n";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }
}
