//! A file as a table, whatever its bytes are. Positions are bytes of the table's text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use super::delimited;
use super::names;
use super::objects;
use super::row::Row;
use super::sheet::{self, Limits};
use crate::import::archive::Archive;
use crate::import::bytes::bytes_of;
use crate::import::decode;
use crate::import::error::{Fault, ImportError};
use crate::import::own;

/// The most rows that are read of a table: ten times a large corpus.
const MOST_ROWS: usize = 100_000;

/// The most columns that are looked at: what programs write of an article has fifty.
const MOST_COLUMNS: usize = 300;

/// How many objects are asked for the names of their members.
const ASKED: usize = 300;

/// The longest name of a first line that is one of columns, in bytes.
const LONGEST_NAME: usize = 80;

/// A file that can hold an article in each row.
#[derive(Debug)]
pub struct Table {
    /// What to call the file in a sentence.
    pub(super) name: String,
    text: String,
    records: Vec<Range<usize>>,
    /// What cells are divided by; `None` for objects.
    delimiter: Option<u8>,
    columns: Vec<String>,
    pub(super) encoding: &'static str,
    /// What is to be said with each article: how it was decoded.
    pub(super) decoding: Vec<String>,
    /// What is to be said of the table.
    pub(super) warnings: Vec<String>,
}

impl Table {
    /// Reads a table from the disk.
    ///
    /// # Errors
    /// As [`crate::import::read_document`], and if its bytes are not those of a table.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        Self::from_bytes(&path.display().to_string(), &bytes_of(path)?)
    }

    /// The table that bytes are; the name stands in sentences.
    ///
    /// # Errors
    /// If there are none, or they are not those of a table.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.is_empty() {
            return Err(ImportError::Empty { path: name.to_owned() });
        }
        if bytes.starts_with(b"PK\x03\x04") {
            let text = workbook(bytes).map_err(|fault| fault.of(name, "an Excel workbook"))?;
            return Ok(Self::delimited(name, text));
        }
        let decoded = decode::as_it_is(bytes, None);
        let decoded = decoded.ok_or_else(|| ImportError::NotAText { path: name.to_owned(), seems: None })?;
        own::refuse(name, &decoded.text)?;
        let is_json = decoded.text.trim_start().starts_with(['{', '[']);
        let table = if is_json { Self::objects(name, decoded.text) } else { Self::delimited(name, decoded.text) };
        Ok(Self { encoding: decoded.encoding, decoding: decoded.warnings, ..table })
    }

    fn delimited(name: &str, text: String) -> Self {
        let mut warnings = Vec::new();
        let mut cut = delimited::cut(&text, MOST_ROWS + 1);
        if cut.unclosed {
            warnings.push("A quotation mark is never closed: the last row may hold what were several".to_owned());
        }
        let first = cut.records.first().cloned().unwrap_or_default();
        let first = delimited::cells(&text[first], cut.delimiter, MOST_COLUMNS);
        let columns = if is_header(&first) {
            cut.records.remove(0);
            named(first.iter().map(|cell| &**cell))
        } else {
            named(first.iter().map(|_| ""))
        };
        if cut.more || cut.records.len() > MOST_ROWS {
            cut.records.truncate(MOST_ROWS);
            warnings.push(too_many());
        }
        let (delimiter, decoding) = (Some(cut.delimiter), Vec::new());
        Self { name: name.to_owned(), text, records: cut.records, delimiter, columns, encoding: "UTF-8", decoding, warnings }
    }

    fn objects(name: &str, text: String) -> Self {
        let mut warnings = Vec::new();
        let cut = objects::cut(&text, MOST_ROWS);
        warnings.extend(cut.more.then(too_many));
        if cut.unfinished {
            warnings.push("The file ends in the middle: what is behind its last whole article is missing".to_owned());
        }
        let mut columns = Vec::new();
        let mut known = BTreeSet::new();
        let asked = cut.records.iter().take(ASKED).filter_map(|record| objects::members(&text[record.clone()]));
        for (column, _) in asked.flatten() {
            if columns.len() < MOST_COLUMNS && known.insert(column.clone()) {
                columns.push(column);
            }
        }
        let (delimiter, decoding) = (None, Vec::new());
        Self { name: name.to_owned(), text, records: cut.records, delimiter, columns, encoding: "UTF-8", decoding, warnings }
    }

    /// How many rows there are; the line with the names of the columns is none.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.records.len()
    }

    /// The names of the columns, each different: `column 3` where the table has no name for it.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What the whole table is in memory, about, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.text.len() + self.records.len() * size_of::<Range<usize>>()
    }

    /// The words of a row's cells, in the order of the columns; nothing where there is no such row.
    #[must_use]
    pub fn cells(&self, row: usize) -> Vec<String> {
        let Some(found) = self.row(row) else { return Vec::new() };
        self.columns.iter().map(|column| found.cell(Some(column)).to_owned()).collect()
    }

    /// How long a row is, in bytes.
    pub(super) fn length(&self, row: usize) -> usize {
        row.checked_sub(1).and_then(|index| self.records.get(index)).map_or(0, ExactSizeIterator::len)
    }

    /// One row by its number; `None` where there is none. A line that is damaged has no cells.
    pub(super) fn row(&self, row: usize) -> Option<Row<'_>> {
        let record = &self.text[self.records.get(row.checked_sub(1)?)?.clone()];
        let Some(delimiter) = self.delimiter else {
            let members = objects::members(record).unwrap_or_default();
            return Some(Row(members.into_iter().map(|(name, words)| (Cow::Owned(name), Cow::Owned(words))).collect()));
        };
        let cells = delimited::cells(record, delimiter, MOST_COLUMNS);
        Some(Row(self.columns.iter().map(|name| Cow::Borrowed(name.as_str())).zip(cells).collect()))
    }
}

fn workbook(bytes: &[u8]) -> Result<String, Fault> {
    let mut archive = Archive::open(bytes)?;
    if !archive.has("xl/workbook.xml") {
        return Err(Fault::Other(if archive.has("xl/workbook.bin") {
            "a binary Excel workbook: save it as .xlsx to open it"
        } else {
            "an archive that is no Excel workbook"
        }));
    }
    sheet::read(&mut archive, &Limits { rows: MOST_ROWS + 2, columns: MOST_COLUMNS })
}

fn too_many() -> String {
    format!("Only its first {MOST_ROWS} rows are read: divide it into several tables to read all")
}

/// Whether the first line has the names of the columns: a known name, or nothing but short words.
fn is_header(cells: &[Cow<'_, str>]) -> bool {
    if cells.iter().any(|cell| names::is_known(cell)) {
        return cells.iter().all(|cell| cell.len() <= LONGEST_NAME);
    }
    let is_name = |cell: &str| {
        let starts = cell.trim().starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
        (cell.trim().is_empty() || starts) && cell.len() <= LONGEST_NAME && !cell.contains("://")
    };
    cells.len() > 1 && cells.iter().all(|cell| is_name(cell))
}

/// Names that are all different.
fn named<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for (index, cell) in cells.enumerate() {
        let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if words.is_empty() { format!("column {}", index + 1) } else { words };
        let different = (2..).map(|number| format!("{name} ({number})")).find(|other| !known.contains(other));
        let name = if known.contains(&name) { different.unwrap_or_default() } else { name };
        known.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Table {
        Table::from_bytes("a.csv", bytes).unwrap()
    }

    #[test]
    fn the_first_line_names_the_columns_or_is_a_row() {
        for (text, columns, rows) in [
            ("Titel;Volltext\na;b\n", vec!["Titel", "Volltext"], 1),
            ("id,,id\n1,2,3\n", vec!["id", "column 2", "id (2)"], 1),
            ("20211005,https://a.org/x,4\n20211006,https://a.org/y,5\n", vec!["column 1", "column 2", "column 3"], 2),
            ("[{\"b\":1},{\"a\":{\"c\":2}}]", vec!["b", "a.c"], 2),
            ("{\"b\":1}\n{\"b\":2}\n{broken\n", vec!["b"], 3),
        ] {
            let table = table(text.as_bytes());
            assert_eq!(
                (table.columns(), table.rows()),
                (columns.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice(), rows),
                "{text}"
            );
        }
    }

    #[test]
    fn rows_are_found_by_their_number() {
        let ragged = table(b"title,text,date\na,b\n\"c\nd\",e,f,g\n");
        assert_eq!(ragged.cells(1), ["a", "b", ""]);
        assert_eq!(ragged.cells(2), ["c\nd", "e", "f"]);
        assert!(ragged.cells(0).is_empty() && ragged.cells(3).is_empty());
        let broken = table(b"{\"b\":1}\n{\"b\":2}\n{broken\n");
        assert_eq!((broken.cells(2), broken.cells(3)), (vec!["2".to_owned()], vec![String::new()]));
    }

    #[test]
    fn old_encodings_are_read() {
        let wide: Vec<u8> = "\u{FEFF}title\ttext\r\nÉtat\tcafé\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(table(&wide).cells(1), ["État", "café"]);
        let table = table(b"title;text\n\xC9tat;caf\xE9 d\xE9j\xE0 vu, na\xEFve\n");
        assert_eq!(table.cells(1), ["État", "café déjà vu, naïve"]);
        assert_eq!((table.encoding, table.decoding.len()), ("windows-1252", 1));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b""[..], b"\x7FELF\x00\x01", b"PK\x03\x04"] {
            assert!(Table::from_bytes("a.csv", bytes).unwrap_err().to_string().contains("a.csv"));
        }
    }
}
