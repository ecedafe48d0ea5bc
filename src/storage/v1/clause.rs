//! What RON says of a text, in words for the person. Counts nothing.

use ron::error::Error;

/// What is wrong, as a clause without a full stop.
pub(super) fn clause(error: &Error) -> String {
    match error {
        Error::ExpectedStringEnd => "a quotation mark that opens a text is never closed".to_owned(),
        Error::ExpectedComma => "a comma is missing, or a quotation mark inside a text lacks its backslash".to_owned(),
        Error::Eof => "the file ends in the middle of a record".to_owned(),
        Error::ExceededRecursionLimit => "brackets stand inside each other more than a hundred deep".to_owned(),
        Error::Message(message) => message.clone(),
        code => lower_first(&code.to_string()),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
