//! Title, author and language in a document's properties. The days on which a file was made and changed are there too, but
//! are not when the text was published, and are left.

use crate::import::metadata::put;
use crate::notebook::Document;

/// Where these were read.
const FROM: &str = "document properties";

/// Authors that programs write of themselves.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "default",
    "microsoft office user",
    "microsoft",
    "office",
    "owner",
    "pc",
    "python-docx",
    "un-named",
    "unknown",
    "user",
    "windows user",
];

/// Titles that programs write of themselves.
const NOTHING: &[&str] = &["document", "microsoft word", "title", "untitled", "untitled document", "word document"];

/// What the properties of a document state.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub title: String,
    pub author: String,
    pub language: String,
}

impl Properties {
    /// Fills what the text itself does not state.
    pub fn put(self, about: &mut Document) {
        let is = |known: &[&str], words: &str| words.is_empty() || known.iter().any(|known| known.eq_ignore_ascii_case(words));
        let (title, author) = (self.title.trim(), self.author.trim());
        // Word makes a title out of a file's name when it prints.
        if !is(NOTHING, title) && !title.starts_with("Microsoft Word - ") {
            put(&mut about.title, title.to_owned(), FROM);
        }
        if !is(NOBODY, author) {
            put(&mut about.author, author.to_owned(), FROM);
        }
        if let Some(language) = language(&self.language) {
            put(&mut about.language, language, FROM);
        }
    }
}

/// A language as BCP 47 writes it (`en-GB`); `None` where it is none.
pub(in crate::import) fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let first = tag.split('-').next()?;
    let is_language = (2..=3).contains(&first.len()) && first.chars().all(|letter| letter.is_ascii_alphabetic());
    let plain = tag.len() <= 20 && tag.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    (is_language && plain && !["zxx", "und", "none"].contains(&tag.to_ascii_lowercase().as_str())).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_of_themselves_is_left() {
        let mut about = Document::default();
        let made = |title: &str, author: &str| Properties { title: title.into(), author: author.into(), language: "zxx".into() };
        made("Microsoft Word - a.doc", "python-docx").put(&mut about);
        made("", "User").put(&mut about);
        assert_eq!(about, Document::default());
        made("Hotline", "Ann Lee").put(&mut about);
        assert_eq!((about.title.unwrap().value, about.author.unwrap().from), ("Hotline".to_owned(), FROM.to_owned()));
    }
}
