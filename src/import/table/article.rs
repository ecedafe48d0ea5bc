//! One row as a reading text and what its cells state.

use super::contents::Contents;
use super::open::Table;
use super::row::Row;
use crate::import::error::ImportError;
use crate::import::metadata::{is_address, put};
use crate::import::notes::Notes;
use crate::import::office::language;
use crate::import::piece::{Piece, assemble, has_lead};
use crate::import::read::{Imported, imported};
use crate::import::{decode, furniture, html, html_words, opening, plain_text};
use crate::notebook::{Columns, Document, Role, row_path};
use crate::text::BlockKind;

/// How far tags are looked for in a cell, in bytes.
const LOOKED_AT: usize = 20_000;

/// Tags that only marked-up text has.
const TAGS: &[&str] = &[
    "<p>",
    "<p ",
    "</p>",
    "<br>",
    "<br/>",
    "<br />",
    "<div",
    "</a>",
    "</b>",
    "</i>",
    "</strong>",
    "</em>",
    "</h1>",
    "</li>",
    "</span>",
    "<html",
    "<!doctype",
];

/// Names of languages as tables write them out, with their tags of BCP 47.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("français", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("nederlands", "nl"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
];

impl Table {
    /// The article in a row.
    ///
    /// # Errors
    /// If there is no such row, or it has no text.
    pub fn article(&self, number: usize, contents: &Contents) -> Result<Imported, ImportError> {
        let unreadable = |why| ImportError::Unreadable { path: row_path(&self.name, number), why };
        let row = self.row(number).ok_or_else(|| unreadable("is not there: the table has fewer rows now"))?;
        let columns = &contents.columns;
        if columns.text.is_none() {
            return Err(unreadable("cannot be read: no column of its table is known to be the text"));
        }
        if row.of(columns, Role::Text).is_empty() {
            return Err(unreadable("has no text: its cell is empty"));
        }
        let about = Document { hash: row.hash(columns), ..Document::default() };
        let mut notes = Notes { about, encoding: self.encoding, warnings: self.decoding.clone() };
        state(&row, contents, &mut notes);
        let mut pieces = text_pieces(row.of(columns, Role::Text), &mut notes);
        add_headline(&mut pieces, &notes.about);
        notes.about.opening = opening::opening(&pieces);
        Ok(imported(assemble(pieces), notes))
    }
}

/// Fills in what the cells state, each with its column.
fn state(row: &Row<'_>, contents: &Contents, notes: &mut Notes) {
    let columns = &contents.columns;
    let words = |role| line(row.of(columns, role));
    let about = &mut notes.about;
    for (role, field) in [(Role::Title, &mut about.title), (Role::Outlet, &mut about.outlet), (Role::Author, &mut about.author)] {
        let words = words(role);
        if !words.is_empty() {
            put(field, words, &from(columns, role));
        }
    }
    let url = words(Role::Url);
    if is_address(&url) {
        put(&mut about.url, url, &from(columns, Role::Url));
    }
    let named = words(Role::Language);
    let known = LANGUAGES.iter().find(|(name, _)| *name == named.to_lowercase()).map(|(_, tag)| (*tag).to_owned());
    let tag = known.or_else(|| language(&named));
    if let Some(tag) = &tag {
        put(&mut about.language, tag.clone(), &from(columns, Role::Language));
    }
    let cell = row.of(columns, Role::Published);
    match contents.order.day(cell, tag.as_deref().unwrap_or_default()) {
        Some(day) => put(&mut about.published, day, &from(columns, Role::Published)),
        None if cell.is_empty() => {}
        None => notes.warnings.push(format!(
            "“{}” in the {} is not known to be one day: the date is left open",
            shortened(cell),
            from(columns, Role::Published)
        )),
    }
}

fn shortened(cell: &str) -> &str {
    &cell[..cell.floor_char_boundary(40)]
}

/// Where something was read.
fn from(columns: &Columns, role: Role) -> String {
    format!("column “{}”", columns.of(role).unwrap_or_default())
}

/// Words on one line, without tags and without names of signs.
fn line(cell: &str) -> String {
    let plain = if cell.contains(['<', '&']) { html_words::words(cell) } else { cell.to_owned() };
    decode::normalize(plain).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces of a text cell, which may be a page, a part of one, or plain text.
fn text_pieces(cell: &str, notes: &mut Notes) -> Vec<Piece<'static>> {
    let start = cell[..cell.floor_char_boundary(LOOKED_AT)].to_lowercase();
    if has_lead(start.trim_start(), "<!doctype html") || has_lead(start.trim_start(), "<html") {
        let mut stated = notes.about.clone();
        let pieces = html::read(&decode::normalize(cell.to_owned()), &mut stated, &mut notes.warnings);
        notes.about = stated;
        return pieces;
    }
    if TAGS.iter().any(|tag| start.contains(tag)) {
        let (mut pieces, cut) = html::book(&decode::normalize(cell.to_owned()));
        if cut {
            notes.warnings.push("The text has too many parts, or parts inside parts: its end is shown as bare words".to_owned());
        }
        furniture::mark(&mut pieces);
        return pieces;
    }
    let plain = if cell.contains('&') { html_words::words(cell) } else { cell.to_owned() };
    let plain = decode::normalize(plain);
    let mut pieces: Vec<_> = plain_text::pieces(&plain).into_iter().map(Piece::owned).collect();
    furniture::mark(&mut pieces);
    pieces
}

/// Puts the headline above the text, unless the text begins with it.
fn add_headline(pieces: &mut Vec<Piece<'static>>, about: &Document) {
    let Some(title) = &about.title else { return };
    match pieces.first_mut() {
        Some(first) if first.words.trim() == title.value => first.kind = BlockKind::Headline,
        Some(_) | None => {
            let words = title.value.clone().into();
            pieces.insert(0, Piece { kind: BlockKind::Headline, level: 0, words, inlines: Vec::new(), gap: 0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(cells: &str) -> Imported {
        let text = format!("title,text,date,source,url,lang\n{cells}\n");
        let table = Table::from_bytes("a.csv", text.as_bytes()).unwrap();
        table.article(1, &table.contents(table.guess())).unwrap()
    }

    #[test]
    fn cells_become_a_text_and_what_it_states() {
        let read = article(
            "Hotline &amp; talks,\"Officials talked on Monday, and then they talked again.\n\nThe ministry said so.\",2021-10-05,Yonhap,https://a.org/x,English",
        );
        assert_eq!(
            read.reading.text(),
            "Hotline & talks\nOfficials talked on Monday, and then they talked again.\nThe ministry said so."
        );
        let kinds: Vec<_> = read.reading.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Paragraph]);
        let about = read.about;
        assert_eq!(about.title.unwrap().from, "column “title”");
        assert_eq!(about.published.unwrap().value.to_string(), "2021-10-05");
        assert_eq!((about.outlet.unwrap().value, about.language.unwrap().value), ("Yonhap".to_owned(), "en".to_owned()));
        assert_eq!(about.hash.len(), 64);
    }

    #[test]
    fn marked_up_cells_are_read_as_pages() {
        let read = article("T,\"<p>One <b>two</b> three, which goes on.</p><p>Four &amp; five.</p>\",,,,");
        assert_eq!(read.reading.text(), "T\nOne two three, which goes on.\nFour & five.");
        let whole = article(
            "T,\"<html><head><title>No</title></head><body><p>The words of the page are these, and they go on for a while, so that they are text.</p></body></html>\",,,,",
        );
        assert!(whole.reading.text().contains("The words of the page") && whole.about.title.unwrap().value == "T");
    }

    #[test]
    fn a_headline_is_not_said_twice_and_a_doubtful_date_is_left_open() {
        let read = article("Same words,\"Same words\nand then the text of the article follows.\",01/02/2021,,,");
        assert_eq!(read.reading.text(), "Same words\nand then the text of the article follows.");
        assert!(read.about.published.is_none() && read.warnings[0].contains("“01/02/2021” in the column “date”"));
    }

    #[test]
    fn rows_that_are_not_there_are_said() {
        let table = Table::from_bytes("a.csv", b"title,text\nT,words of a text that goes on for a while\nU,\n").unwrap();
        let contents = table.contents(table.guess());
        let said = |row| table.article(row, &contents).unwrap_err().to_string();
        assert!(said(2).contains("“a.csv#2” has no text") && said(3).contains("“a.csv#3” is not there"));
    }
}
