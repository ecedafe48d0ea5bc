//! One article as an account of what happened: its text analysed once, for everything that compares it with others. Spans are bytes.

use crate::align::Prepared;
use crate::dates::{self, Dating};
use crate::notebook::{Document, Folding};
use crate::quotes::{self, Heard, Statement};
use crate::text::{Reading, Span};

/// What an account was made for: whatever changes it, changes the account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeOf {
    /// The hash of the file.
    pub hash: String,
    /// When it was published, to the day, where that is known: relative days count from it.
    pub published: Option<jiff::civil::Date>,
    /// Its language as a BCP 47 tag.
    pub language: Option<String>,
    /// Which of its blocks a person said belong to it, or do not.
    pub folding: Folding,
}

impl MadeOf {
    /// What the account of a text with this hash is made of, by the record of its document.
    #[must_use]
    pub fn new(record: &Document, hash: &str, folding: Folding) -> Self {
        Self {
            hash: hash.to_owned(),
            published: record.published.as_ref().and_then(|published| published.value.day()),
            language: record.language.as_ref().map(|language| language.value.clone()),
            folding,
        }
    }
}

/// An article with what was found in it.
#[derive(Clone, Debug)]
pub struct Account {
    /// What it was made of.
    pub of: MadeOf,
    /// The text.
    pub reading: Reading,
    /// Its sentences, analysed for comparing.
    pub prepared: Prepared,
    /// What is said in it, and by whom.
    pub statements: Vec<Statement>,
    /// Where persons, and organisations that say something, are named in it.
    pub names: Vec<Span>,
    /// When things happened in it.
    pub datings: Vec<Dating>,
}

impl Account {
    /// Analyses a text.
    #[must_use]
    pub fn new(of: MadeOf, mut reading: Reading) -> Self {
        of.folding.apply(&mut reading);
        let language = of.language.as_deref();
        let (prepared, heard) = (Prepared::new(&reading), quotes::hear(&reading, language));
        let Heard { statements, names } = heard;
        let datings = dates::find(&reading, of.published, language);
        Self { of, reading, prepared, statements, names, datings }
    }
}
