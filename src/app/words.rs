//! Turns of phrase that several parts of the window share.

use super::action::DocumentPart;
use super::shortcuts::Verb;
use super::state::State;
use crate::commands::DocumentField;
use crate::notebook::{Document, Notebook, Sourced};
use crate::query::Filter;

/// `1 article`, `3 articles`.
pub fn many(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The letter of a column, `A` for the first.
pub fn letter(column: usize) -> String {
    char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()).to_string()
}

/// The words of a verb in menus: Undo and Redo name what they take back or do again.
pub fn verb_words(state: &State, verb: Verb) -> String {
    let session = state.open.as_ref().map(|open| &open.session);
    let label = match verb {
        Verb::Undo => session.and_then(|session| session.undo_label()),
        Verb::Redo => session.and_then(|session| session.redo_label()),
        _ => None,
    };
    label.map_or_else(|| verb.text().to_owned(), |label| format!("{}: {label}", verb.text()))
}

/// The same words as a whole sentence.
pub fn sentence(words: &str) -> String {
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}

/// The same word with a capital letter.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Outlet and date of a document in one line, with where the date was read.
pub fn about_document(document: &Document) -> String {
    let outlet = document.outlet.as_ref().map(|outlet| outlet.value.clone());
    let date = document
        .published
        .as_ref()
        .map_or_else(|| "date unknown".to_owned(), |date| format!("{} ({})", date.value.readable(), date.from));
    let missing = document.title.is_none().then(|| "no headline".to_owned());
    let number = document.versions.len() + 1;
    let version = (number > 1).then(|| format!("version {number}"));
    [outlet, Some(date), missing, version].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Outlet and date of a document, as far as they are known; without either, its file.
pub fn outlet_and_date(document: &Document) -> String {
    let outlet = document.outlet.as_ref().map(|outlet| outlet.value.clone());
    let date = document.published.as_ref().map(|date| date.value.readable());
    let known = [outlet, date].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if known.is_empty() { document.file_name().to_owned() } else { known }
}

/// The first letters of long words.
pub fn shortened(words: &str, letters: usize) -> String {
    match words.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Which excerpts a filter lets through, as a sentence; empty when it lets all through.
pub fn filter_words(notebook: &Notebook, filter: &Filter) -> String {
    let tags: Vec<String> = filter.tags.iter().map(|tag| crate::query::tag_path(notebook, *tag)).collect();
    let documents: Vec<&str> = filter.documents.iter().filter_map(|id| Some(notebook.document(*id)?.display_name())).collect();
    let mut parts = Vec::new();
    if !tags.is_empty() {
        parts.push(format!("tagged {} or a child of it", tags.join(", ")));
    }
    if filter.untagged {
        parts.push("without a tag".to_owned());
    }
    if !documents.is_empty() {
        parts.push(format!("in {}", documents.join(", ")));
    }
    if !filter.words.trim().is_empty() {
        parts.push(format!("with the words “{}”", filter.words.trim()));
    }
    parts.join(", ")
}

/// The words of a part of a document's record.
pub fn document_words(document: &Document, part: DocumentPart) -> String {
    let field = |field: &Option<Sourced<String>>| field.as_ref().map_or_else(String::new, |known| known.value.clone());
    match part {
        DocumentPart::Note => document.note.clone(),
        DocumentPart::Field(DocumentField::Title) => field(&document.title),
        DocumentPart::Field(DocumentField::Outlet) => field(&document.outlet),
        DocumentPart::Field(DocumentField::Author) => field(&document.author),
        DocumentPart::Field(DocumentField::Url) => field(&document.url),
        DocumentPart::Field(DocumentField::Language) => field(&document.language),
        DocumentPart::Field(DocumentField::Published) => {
            document.published.as_ref().map_or_else(String::new, |date| date.value.to_string())
        }
    }
}
