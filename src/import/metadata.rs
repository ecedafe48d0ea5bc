//! What the first and the last lines of a text state of it: headline, outlet, author, date, address. Nothing is taken from
//! running text, and what a person would have to guess is left open.

use super::date_lines::{self, DateLine};
use super::furniture;
use super::piece::{Piece, has_lead};
use crate::notebook::{Document, Sourced};
use crate::text::BlockKind;

/// How many pieces from the top can be lines about the text.
const HEAD: usize = 12;

/// How many pieces from the end are looked at.
const FOOT: usize = 8;

/// The longest line about a text, in bytes.
const LONGEST: usize = 300;

/// What a `Key: value` line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Outlet,
    Author,
    Published,
    Url,
    Language,
}

/// Keys as people write them, in lower case.
const KEYS: &[(&str, Key)] = &[
    ("title", Key::Title),
    ("headline", Key::Title),
    ("source", Key::Outlet),
    ("outlet", Key::Outlet),
    ("publisher", Key::Outlet),
    ("publication", Key::Outlet),
    ("newspaper", Key::Outlet),
    ("author", Key::Author),
    ("authors", Key::Author),
    ("byline", Key::Author),
    ("by", Key::Author),
    ("date", Key::Published),
    ("published", Key::Published),
    ("published on", Key::Published),
    ("date published", Key::Published),
    ("publication date", Key::Published),
    ("pubdate", Key::Published),
    ("posted", Key::Published),
    ("posted on", Key::Published),
    ("url", Key::Url),
    ("link", Key::Url),
    ("permalink", Key::Url),
    ("lang", Key::Language),
    ("language", Key::Language),
];

/// Reads the lines about the text, gives them their kind, and fills what is still open in `about`.
pub(super) fn read(pieces: &mut [Piece<'_>], about: &mut Document) {
    let running = pieces.iter().position(Piece::is_running);
    let head = running.unwrap_or(pieces.len()).min(HEAD);
    for (index, piece) in pieces.iter_mut().enumerate().take(head) {
        read_line(index, piece, about);
    }
    // A date token opens the file, whether running text or a headline follows it in the same line.
    if let Some((date, _)) = pieces.first().and_then(|first| date_lines::date_token(&first.words)) {
        put(&mut about.published, date, place(0));
    }
    if let Some(date) = running.filter(|first| *first <= HEAD).and_then(|first| date_lines::dateline(&pieces[first].words)) {
        put(&mut about.published, date, "dateline");
    }
    let foot = pieces.len().saturating_sub(FOOT);
    for piece in &pieces[foot..] {
        if let Some(outlet) = furniture::stated_outlet(&piece.words) {
            put(&mut about.outlet, outlet.to_owned(), "closing lines");
        }
    }
}

/// Fills a field that is still open.
pub(super) fn put<T>(field: &mut Option<Sourced<T>>, value: T, from: &str) {
    field.get_or_insert_with(|| Sourced::new(value, from));
}

/// Fills the field that a key names.
pub(super) fn put_key(about: &mut Document, key: Key, value: &str, from: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let words = value.to_owned();
    match key {
        Key::Title => put(&mut about.title, words, from),
        Key::Outlet if is_address(value) => put(&mut about.url, words, from),
        Key::Outlet => put(&mut about.outlet, words, from),
        Key::Author => put(&mut about.author, words, from),
        Key::Published => {
            if let Some(date) = date_lines::whole_date(value) {
                put(&mut about.published, date, from);
            }
        }
        Key::Url if is_address(value) => put(&mut about.url, words, from),
        Key::Url => {}
        Key::Language => put(&mut about.language, words, from),
    }
}

/// The key of this name, in any case.
pub(super) fn key_named(name: &str) -> Option<Key> {
    let name = name.trim();
    KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
}

/// `Key: value` where the key is known and there is a value.
pub(super) fn key_line(words: &str) -> Option<(Key, &str)> {
    // Looked at first: a paragraph may be of any length, and is asked at each of its line breaks.
    let (name, value) = (words.len() <= LONGEST).then(|| words.split_once(':'))??;
    key_named(name).map(|key| (key, value.trim())).filter(|(_, value)| !value.is_empty())
}

/// Where a piece of the head stands, as [`Sourced::from`] says it.
pub(super) fn place(index: usize) -> &'static str {
    if index == 0 { "first line" } else { "first lines" }
}

fn read_line(index: usize, piece: &mut Piece<'_>, about: &mut Document) {
    match piece.kind {
        BlockKind::Paragraph => {
            if let Some(kind) = stated(&piece.words, index, about) {
                piece.kind = kind;
            }
        }
        // A heading may be a date; anything else in it (`By land and sea`) is about what stands below.
        BlockKind::Heading => {
            if let Some(DateLine::Published(date)) = date_lines::date_line(&piece.words) {
                put(&mut about.published, date, "heading");
            }
        }
        BlockKind::Headline
        | BlockKind::Byline
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Caption
        | BlockKind::Table
        | BlockKind::Footnote
        | BlockKind::Furniture => {}
    }
}

/// What kind of line about the text this is, having taken what it states; `None` if it is no such line.
fn stated(words: &str, index: usize, about: &mut Document) -> Option<BlockKind> {
    let from = place(index);
    if let Some((key, value)) = key_line(words) {
        put_key(about, key, value, from);
        return Some(if key == Key::Title { BlockKind::Headline } else { BlockKind::Byline });
    }
    if words.len() > LONGEST {
        return None;
    }
    if is_address(words) {
        put(&mut about.url, words.to_owned(), from);
        return Some(BlockKind::Byline);
    }
    let mut found = None;
    for part in words.split(['|', '•', '·']).map(str::trim) {
        if let Some(author) = byline(part).filter(|_| index > 0) {
            put(&mut about.author, author.to_owned(), from);
            found = Some(BlockKind::Byline);
        }
        if let Some(line) = date_lines::date_line(part) {
            if let DateLine::Published(date) = line {
                put(&mut about.published, date, from);
            }
            found = Some(BlockKind::Byline);
        }
    }
    found
}

/// Whether the words are an address on the web and nothing else.
pub(super) fn is_address(words: &str) -> bool {
    (has_lead(words, "http://") || has_lead(words, "https://")) && !words.contains(char::is_whitespace)
}

/// The people of `By First Last and Other Name`; `None` where the words after `By` are not names.
fn byline(words: &str) -> Option<&str> {
    let names = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY "))?.trim();
    let names = names.split([',', '(']).next()?.trim();
    let count = names.split_whitespace().count();
    let joins = ["and", "de", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "du", "y", "&"];
    let named = |word: &str| word.starts_with(char::is_uppercase) || joins.contains(&word);
    (2..=8)
        .contains(&count)
        .then_some(names)
        .filter(|names| names.split_whitespace().all(named) && !names.ends_with(['?', '!', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::plain_text;

    fn about(text: &str) -> (Document, Vec<BlockKind>) {
        let mut pieces = plain_text::pieces(text);
        let mut about = Document::default();
        read(&mut pieces, &mut about);
        (about, pieces.iter().map(|piece| piece.kind).collect())
    }

    fn value<T: std::fmt::Display>(field: &Option<Sourced<T>>) -> Option<String> {
        field.as_ref().map(|field| format!("{} ({})", field.value, field.from))
    }

    const TEXT: &str = "The two sides talked for an hour on Monday, the ministry in the capital said in a statement.";

    #[test]
    fn key_lines_are_read() {
        let lines = "Title: Hotline rings again\nSource: The Paper\nAuthor: Ann Lee\nDate: 5 October 2021\nURL: https://a.org/x";
        let (about, kinds) = about(&format!("{lines}\n\n{TEXT}"));
        assert_eq!(value(&about.title).as_deref(), Some("Hotline rings again (first line)"));
        assert_eq!(value(&about.outlet).as_deref(), Some("The Paper (first lines)"));
        assert_eq!(value(&about.author).as_deref(), Some("Ann Lee (first lines)"));
        assert_eq!(value(&about.published).as_deref(), Some("2021-10-05 (first lines)"));
        assert_eq!(value(&about.url).as_deref(), Some("https://a.org/x (first lines)"));
        assert_eq!(kinds[..2], [BlockKind::Headline, BlockKind::Byline]);
    }

    #[test]
    fn bylines_and_date_lines_are_read() {
        let (about, kinds) =
            about(&format!("Hotline rings\n\nBy Ann Lee and Bo van Dyk, Seoul | Posted 5 October 2021\n\n{TEXT}"));
        assert_eq!(value(&about.author).as_deref(), Some("Ann Lee and Bo van Dyk (first lines)"));
        assert_eq!(value(&about.published).as_deref(), Some("2021-10-05 (first lines)"));
        assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Byline, BlockKind::Paragraph]);
    }

    #[test]
    fn running_text_states_nothing() {
        let (about, _) = about(&format!("{TEXT}\n\nDate: 5 October 2021\nBy Ann Lee\nSource: The Paper\n"));
        assert_eq!(about, Document::default());
        assert_eq!(byline("By Monday morning they"), None);
        assert_eq!(byline("By "), None);
    }
}
