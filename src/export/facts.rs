//! What every format says of an excerpt, said in one way.

use jiff::Timestamp;

use crate::notebook::{Document, Sourced};
use crate::query::{Excerpt, place_words};

/// The document's headline, else its file name. Its first words are no headline and are never exported as one.
pub(super) fn document(document: &Document) -> &str {
    document.title.as_ref().map_or_else(|| document.file_name(), |title| &title.value)
}

/// Something known, or nothing.
pub(super) fn known(fact: Option<&Sourced<String>>) -> Option<&str> {
    fact.map(|fact| fact.value.as_str())
}

/// ISO 8601 in UTC and whole seconds: `2021-10-05T09:30:00Z`.
pub(super) fn time(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}

/// Where an excerpt comes from, as a person reads it: headline, outlet, date, page and paragraph, as far as they are known.
pub(super) fn source(excerpt: &Excerpt) -> Vec<String> {
    let known_of = excerpt.document;
    let mut source = vec![document(known_of).to_owned()];
    source.extend(known(known_of.outlet.as_ref()).map(str::to_owned));
    source.extend(known_of.published.as_ref().map(|published| published.value.readable()));
    // A headline finds a file, but not always a row among thousands.
    source.extend(known_of.row_words().filter(|_| known_of.title.is_some()));
    source.extend(excerpt.paragraph.map(|number| place_words(excerpt.page.as_deref(), number)));
    source
}

/// `1 excerpt`, `12 excerpts`.
pub(super) fn number_of(count: usize) -> String {
    if count == 1 { "1 excerpt".to_owned() } else { format!("{count} excerpts") }
}
