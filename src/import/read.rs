//! The bytes of a file as a reading text and what it states of itself.

use super::archive::Archive;
use super::bytes::hash;
use super::error::{Fault, ImportError};
use super::mhtml::{self, Saved};
use super::notes::Notes;
use super::package::Package;
use super::piece::{Piece, assemble};
use super::sniff::{self, Format, TextFormat};
use super::{
    charset, compound, date_lines, decode, front_matter, furniture, headline, html, mail, markdown, markdown_meta, metadata,
    office, opening, own, pdf, plain_text, subtitles,
};
use crate::notebook::Document;
use crate::text::Reading;

/// A file as the reader shows it.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text with its blocks.
    pub reading: Reading,
    /// What the file states of itself; its path is left empty.
    pub about: Document,
    /// The encoding's name in the WHATWG Encoding Standard (`UTF-8`, `windows-1252`); `PDF` where each typeface has its own.
    pub encoding: String,
    /// Sentences for the person: what was guessed, and what could not be read.
    pub warnings: Vec<String>,
}

/// Reads a file's bytes; the same name and bytes always give the same result.
///
/// The name says how the file is read where the bytes do not (`.md`), may begin with its date, and stands in errors.
///
/// # Errors
/// If there are no bytes, they are not those of a text, or they are those of a PDF that cannot be read.
pub fn import_bytes(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty { path: name.to_owned() });
    }
    let about = Document { hash: hash(bytes), ..Document::default() };
    let mut notes = Notes { about, encoding: "UTF-8", warnings: Vec::new() };
    if pdf::is_pdf(bytes) {
        notes.encoding = "PDF";
        let reading = pdf::import(name, bytes, &mut notes.about, &mut notes.warnings)?;
        return Ok(imported(reading, notes));
    }
    if let Some(saved) = mhtml::open(bytes) {
        let page = saved_page(name, saved, &mut notes)?;
        return Ok(imported(read_page(name, &page, &mut notes), notes));
    }
    let reading = match sniff::format(bytes) {
        Format::Text => text(name, bytes, &mut notes)?,
        Format::Zip => {
            let pieces = package(name, bytes, &mut notes)?;
            finish(name, pieces, &mut notes)
        }
        Format::Rtf => {
            let pieces = office::rtf(bytes, &mut notes).map_err(|fault| fault.of(name, "an RTF document"))?;
            finish(name, pieces, &mut notes)
        }
        Format::Mail => {
            let pieces = mail::read(bytes, &mut notes).map_err(|fault| fault.of(name, "a mail"))?;
            finish(name, pieces, &mut notes)
        }
        Format::Compound => return Err(compound::error(name, bytes)),
        Format::Binary(seems) => return Err(ImportError::NotAText { path: name.to_owned(), seems: Some(seems) }),
    };
    Ok(imported(reading, notes))
}

/// What was read, with a sentence where that is nothing.
pub(super) fn imported(reading: Reading, notes: Notes) -> Imported {
    let Notes { about, encoding, mut warnings } = notes;
    if reading.blocks().is_empty() {
        warnings.push("There are no words in the file, only white space".to_owned());
    }
    Imported { reading, about, encoding: encoding.to_owned(), warnings }
}

/// The source of a page that a browser saved in one file.
fn saved_page(name: &str, saved: Saved, notes: &mut Notes) -> Result<String, ImportError> {
    let refused = |seems| ImportError::NotAText { path: name.to_owned(), seems };
    let Saved::Page(page) = saved else {
        return Err(refused(Some("a web page saved in one file, and the page itself is not in it")));
    };
    let charset = page.charset.or_else(|| charset::declared(&page.bytes));
    let decoded = decode::decode(&page.bytes, charset).ok_or_else(|| refused(None))?;
    (notes.encoding, notes.warnings) = (decoded.encoding, decoded.warnings);
    if let Some(address) = page.address.filter(|address| address.starts_with("http")) {
        metadata::put(&mut notes.about.url, address, "saved page");
    }
    Ok(decoded.text)
}

fn read_page(name: &str, source: &str, notes: &mut Notes) -> Reading {
    let pieces = html::read(source, &mut notes.about, &mut notes.warnings);
    finish(name, pieces, notes)
}

/// The pieces of a document that is a zip archive.
fn package(name: &str, bytes: &[u8], notes: &mut Notes) -> Result<Vec<Piece<'static>>, ImportError> {
    let unknown = |fault: Fault| fault.of(name, "a zip archive or an office document");
    let mut archive = Archive::open(bytes).map_err(unknown)?;
    let package = Package::of(&mut archive).map_err(unknown)?;
    package.read(&mut archive, notes).map_err(|fault| fault.of(name, package.name()))
}

/// A file whose bytes are a text in some encoding.
fn text(name: &str, bytes: &[u8], notes: &mut Notes) -> Result<Reading, ImportError> {
    let decoded = decode::decode(bytes, charset::declared(bytes))
        .ok_or_else(|| ImportError::NotAText { path: name.to_owned(), seems: None })?;
    notes.encoding = decoded.encoding;
    notes.warnings = decoded.warnings;
    own::refuse(name, &decoded.text)?;
    let format = sniff::text_format(name, &decoded.text);
    Ok(finish(name, text_pieces(format, &decoded.text, notes), notes))
}

/// The pieces of a text, and what they state.
fn text_pieces<'a>(format: TextFormat, text: &'a str, notes: &mut Notes) -> Vec<Piece<'a>> {
    let about = &mut notes.about;
    match format {
        TextFormat::Plain => {
            let mut pieces = plain_text::pieces(text);
            furniture::mark(&mut pieces);
            metadata::read(&mut pieces, about);
            headline::mark(&mut pieces, about);
            pieces
        }
        TextFormat::Markdown => {
            let (fields, body) = front_matter::split(text);
            front_matter::read(&fields.unwrap_or_default(), about);
            let mut pieces = markdown::pieces(body);
            furniture::mark(&mut pieces);
            markdown_meta::read(&pieces, about);
            metadata::read(&mut pieces, about);
            pieces
        }
        TextFormat::Subtitles => subtitles::pieces(text, about),
        TextFormat::Html => html::read(text, about, &mut notes.warnings),
    }
}

/// The reading text of the pieces, with what the file's name and their first words add.
fn finish(name: &str, pieces: Vec<Piece<'_>>, notes: &mut Notes) -> Reading {
    if let Some(date) = date_lines::file_name_date(&name.replace('\\', "/")) {
        metadata::put(&mut notes.about.published, date, "file name");
    }
    notes.about.opening = opening::opening(&pieces);
    assemble(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What every reading text promises, whatever the file holds.
    fn check(name: &str, text: &str) {
        let Ok(imported) = import_bytes(name, text.as_bytes()) else { return };
        let (reading, words) = (&imported.reading, imported.reading.text());
        let mut end = 0;
        for block in reading.blocks() {
            assert!(words.is_char_boundary(block.span.start()) && words.is_char_boundary(block.span.end()));
            assert!(end <= block.span.start() && !block.span.is_empty());
            assert!(words[end..block.span.start()].trim().is_empty(), "{words:?}");
            assert!(!reading.slice(block.span).contains(['\n', '\r']), "{words:?}");
            end = block.span.end();
        }
        assert!(words[end..].trim().is_empty());
        for inline in reading.inlines() {
            let block = &reading.blocks()[reading.block_at(inline.span.start()).unwrap()];
            assert!(!inline.span.is_empty() && inline.span.end() <= block.span.end());
            assert!(words.is_char_boundary(inline.span.start()) && words.is_char_boundary(inline.span.end()));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cut_into_whole_blocks(text in "(.|\n|\r|\t|\u{2028}| |By |Date: |\\. ){0,120}") {
            check("a.txt", &text);
        }

        #[test]
        fn any_markdown_is_cut_into_whole_blocks(text in "(\\PC|\n|\n\n|# |- |1\\. |> |\\*\\*|\\*|`|```\n|\\[a\\]\\(b\\)|!\\[|\\|-\\||  \n|<br>|<p>|&#10;|\\[\\^1\\]|: |---\n){0,80}") {
            check("a.md", &text);
        }

        #[test]
        fn any_page_is_cut_into_whole_blocks(text in "<html>(\\PC|\n|\t| |&#10;|&nbsp;|<p>|</p>|<div class=\"share\">|</div>|<br>|<a href=/x>|</a>|<b>|</i>|<i>|<pre>|</pre>|<li>|<ul>|</ul>|<table>|<tr>|<td>|</table>|<h1>|</h1>|<h2>|<blockquote>|<figure>|<figcaption>|<script>|</script>|<svg>|<template>|<select>|<frameset>|Words of the text, which go on for a while and then end. ){0,80}") {
            check("a.html", &text);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let first = import_bytes("a.txt", &bytes).map(|imported| (imported.reading.text().to_owned(), imported.about));
            let second = import_bytes("a.txt", &bytes).map(|imported| (imported.reading.text().to_owned(), imported.about));
            prop_assert_eq!(first.ok(), second.ok());
        }
    }

    #[test]
    fn a_page_saved_in_one_file_is_read_like_any_other_whatever_its_name() {
        let parts = |part: &str| {
            format!(
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.org/x\nContent-Type: multipart/related; boundary=b\n\n--b\n{part}\n--b--\n"
            )
        };
        let page = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<meta charset=3Dkoi8-r><p>=D0=D2=C9";
        let read = import_bytes("a.txt", parts(page).as_bytes()).unwrap();
        assert_eq!((read.reading.text(), read.encoding.as_str()), ("при", "KOI8-R"));
        assert_eq!(
            read.about.url.map(|url| (url.value, url.from)),
            Some(("https://a.org/x".to_owned(), "saved page".to_owned()))
        );
        let picture = import_bytes("a.mht", parts("Content-Type: image/png\n\nx").as_bytes()).unwrap_err().to_string();
        assert!(picture.contains("the page itself is not in it"), "{picture}");
    }

    #[test]
    fn white_space_alone_is_a_text_without_words() {
        let imported = import_bytes("a.txt", b" \n\n").unwrap();
        assert!(imported.reading.text().is_empty() && imported.about.opening.is_empty());
        assert_eq!(imported.warnings.len(), 1);
        assert!(matches!(import_bytes("a.txt", b""), Err(ImportError::Empty { .. })));
    }

    #[test]
    fn the_file_name_gives_a_date_where_nothing_else_does() {
        let published = |name: &str, text: &[u8]| import_bytes(name, text).unwrap().about.published.unwrap();
        assert_eq!(published("x/2021-10-05-a.txt", b"Words.").from, "file name");
        assert_eq!(published("2021-10-05-a.txt", b"Date: 1 May 2020\n\nWords.").value.to_string(), "2020-05-01");
    }
}
