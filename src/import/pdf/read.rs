//! One file from its bytes to its pieces.

use std::borrow::Cow;
use std::sync::Arc;

use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::budget::{self, Budget};
use super::faces::Faces;
use super::headings;
use super::hidden::Hidden;
use super::sheet::{self, Sheet};
use super::weave::{self, Draft, Measure};
use super::{about, bombs, guard, labels, margins};
use crate::import::piece::Piece;
use crate::notebook::Document;
use crate::text::{BlockKind, Inline, InlineKind, Span};

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Trouble {
    /// It is encrypted, and opens with a password only.
    Locked,
    /// It cannot be understood.
    Damaged,
    /// It unpacks to more than can be kept.
    Endless,
    /// Its pages are pictures.
    Scanned,
    /// Its typefaces do not say which letters their signs are.
    Unreadable,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(in crate::import) struct Read {
    pub pieces: Vec<Piece<'static>>,
    /// Where pages begin: index of the piece, byte in its words, what the page is called.
    pub pages: Vec<(usize, usize, String)>,
    /// The title that the file's own record states.
    pub title: Option<String>,
}

/// The text of a file, and what it states of itself.
pub(in crate::import) fn read(bytes: &[u8], about: &mut Document, warnings: &mut Vec<String>) -> Result<Read, Trouble> {
    if bombs::is_bottomless(bytes) {
        return Err(Trouble::Damaged);
    }
    if bombs::has_bomb(bytes) {
        return Err(Trouble::Endless);
    }
    let bytes: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
    let done = guard::guarded(|| {
        let (mut about, mut warnings) = (Document::default(), Vec::new());
        read_unguarded(bytes, &mut about, &mut warnings).map(|read| (read, about, warnings))
    });
    let (read, found, told) = done.unwrap_or(Err(Trouble::Damaged))?;
    about.author = about.author.take().or(found.author);
    about.language = about.language.take().or(found.language);
    warnings.extend(told);
    Ok(read)
}

fn read_unguarded(bytes: Arc<Vec<u8>>, about: &mut Document, warnings: &mut Vec<String>) -> Result<Read, Trouble> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Trouble::Locked,
        LoadPdfError::Decryption(_) => Trouble::Locked,
        LoadPdfError::Invalid => Trouble::Damaged,
    })?;
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let mut budget = Budget::new();
    let mut faces = Faces::new();
    let mut hidden = Hidden::of(&catalogue);
    let mut sheets: Vec<Sheet> = Vec::new();
    let pages = pdf.pages();
    for page in pages.iter().take(budget::PAGES) {
        if budget.is_spent() {
            break;
        }
        sheets.push(sheet::sheet(page, &mut faces, &mut hidden, &mut budget));
    }
    if budget.is_spent() || pages.len() > budget::PAGES {
        warnings.push(format!(
            "Only the first {} of {} pages are shown: the file is larger than a text to be read can sensibly be",
            sheets.len(),
            pages.len()
        ));
    }
    if budget.is_cut() {
        warnings.push("A page has more letters than a text can have: the rest of it is left out".to_owned());
    }
    let (unread, known) = faces.unread();
    if sheets.iter().all(|sheet| sheet.lines.is_empty() && sheet.turned.is_empty()) {
        return Err(match (pages.is_empty(), unread) {
            _ if budget.is_spent() => Trouble::Endless,
            (true, _) => Trouble::Damaged,
            (false, 0) => Trouble::Scanned,
            (false, _) => Trouble::Unreadable,
        });
    }
    if unread * 20 > known {
        warnings.push(format!("{unread} letters could not be read: the file does not say which they are"));
    }
    let mut read = assembled(&catalogue, &sheets);
    let mut budget = Budget::new();
    read.title = about::title(&pdf, &catalogue, &mut budget);
    about::read(&pdf, &catalogue, &mut budget, about);
    Ok(read)
}

fn assembled(catalogue: &Dict<'_>, sheets: &[Sheet]) -> Read {
    let margins = margins::margins(sheets);
    let labels = labels::labels(catalogue, sheets, &margins);
    let measure = Measure::of(sheets, &margins);
    let mut drafts = weave::weave(sheets, &margins, &measure);
    drafts.retain(|draft| !draft.words.trim().is_empty());
    let levels = headings::mark(&mut drafts, &measure);
    let mut read = Read::default();
    let mut seen: Option<usize> = None;
    for (index, (draft, level)) in drafts.into_iter().zip(levels).enumerate() {
        // What stands around the text may come after a paragraph that went on to the next page: it does not turn back.
        for (byte, page) in draft.pages.iter().filter(|_| !is_around(draft.kind)) {
            if seen.is_none_or(|seen| *page > seen) {
                seen = Some(*page);
                read.pages.push((index, *byte, labels[*page].clone()));
            }
        }
        read.pieces.push(piece(draft, level));
    }
    read
}

fn is_around(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Furniture | BlockKind::Footnote => true,
        BlockKind::Headline
        | BlockKind::Byline
        | BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Caption
        | BlockKind::Table => false,
    }
}

fn piece(draft: Draft, level: u8) -> Piece<'static> {
    let inlines = draft.links.into_iter().filter(|(range, _)| !range.is_empty());
    let inlines =
        inlines.map(|(range, address)| Inline { kind: InlineKind::Link(address), span: Span::new(range.start, range.end) });
    Piece { kind: draft.kind, level, words: Cow::Owned(draft.words), inlines: inlines.collect(), gap: 1 }
}
