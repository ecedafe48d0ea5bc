//! A PDF as the reader shows it, with what it states of itself.

use super::about;
use super::read::{Read, Trouble, read};
use crate::import::error::ImportError;
use crate::import::piece::assemble;
use crate::import::{date_lines, furniture, metadata, opening};
use crate::notebook::Document;
use crate::text::{BlockKind, PageStart, Reading};

/// Whether the bytes are those of a PDF: its mark stands within the first 1,024 (ISO 32000-1, H.3.4.1).
pub(in crate::import) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1_024)].windows(5).any(|window| window == b"%PDF-")
}

/// The text of a file; what it states of itself goes to `about`, sentences for the person to `warnings`.
///
/// # Errors
/// If it needs a password, is damaged beyond reading, unpacks without end, or has no text.
pub(in crate::import) fn import(
    name: &str,
    bytes: &[u8],
    about: &mut Document,
    warnings: &mut Vec<String>,
) -> Result<Reading, ImportError> {
    let refused = |trouble| ImportError::Unreadable { path: name.to_owned(), why: why(trouble) };
    let Read { mut pieces, pages, title } = read(bytes, about, warnings).map_err(refused)?;
    let stated = std::mem::take(&mut about.author);
    furniture::mark(&mut pieces);
    metadata::read(&mut pieces, about);
    about.author = about.author.take().or(stated);
    if about.title.is_none() {
        let largest = pieces.iter().find(|piece| piece.kind == BlockKind::Headline).map(|piece| piece.words.to_string());
        match (title, largest) {
            (Some(title), Some(largest)) if bare(&title).contains(&bare(&largest)) => about::put_largest(about, largest),
            (Some(title), _) => about::put_title(about, title),
            (None, Some(largest)) => about::put_largest(about, largest),
            (None, None) => {}
        }
    }
    if let Some(date) = date_lines::file_name_date(&name.replace('\\', "/")) {
        metadata::put(&mut about.published, date, "file name");
    }
    about.opening = opening::opening(&pieces);
    Ok(paged(assemble(pieces), pages))
}

/// The text with its pages at their places.
fn paged(reading: Reading, pages: Vec<(usize, usize, String)>) -> Reading {
    let starts = pages.into_iter().filter_map(|(piece, byte, label)| {
        let block = reading.blocks().get(piece)?;
        Some(PageStart { start: block.span.start() + byte, label })
    });
    let starts = starts.collect();
    reading.with_pages(starts)
}

/// Letters and digits alone, for comparing titles.
fn bare(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

const fn why(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Locked => "is encrypted: open it with its password in a PDF reader and save a copy without one",
        Trouble::Damaged => "is a damaged PDF: open it in a PDF reader and save it again, or get another copy",
        Trouble::Endless => "is a PDF that unpacks to more than can be read: get another copy, or split it into parts",
        Trouble::Scanned => "is a PDF of pictures without text: run it through text recognition (OCR) to read it here",
        Trouble::Unreadable => {
            "is a PDF that does not say which letters it shows: run it through text recognition (OCR) to read it here"
        }
    }
}
