//! The table of what was found where, and what was looked for and is absent, as CSV by RFC 4180. Counts highlights.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::csv::harmless;
use super::facts;
use crate::compare::{Finding, Omissions};
use crate::notebook::{Document, Notebook};
use crate::query::tag_path;

/// What stands where a tag was looked for and is absent. A cell without words was not looked at.
const ABSENT: &str = "absent";

/// Writes a row for each tag and a column for each document: the number of highlights, `absent`, or nothing.
///
/// # Errors
/// When writing fails; what was written until then is incomplete.
pub fn write_omissions(table: &Omissions, notebook: &Notebook, bom: bool, to: &mut dyn Write) -> io::Result<()> {
    if bom {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    rows.write_field("tag_path")?;
    for id in table.documents() {
        let name = notebook.document(*id).map_or_else(String::new, column_name);
        rows.write_field(harmless(&name))?;
    }
    rows.write_record(None::<&[u8]>)?;
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
    use crate::notebook::{Color, DocumentId, Edit, Extra, Sourced, Tag, TagId};

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
