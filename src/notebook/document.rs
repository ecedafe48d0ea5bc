//! A text being studied: what is known of it. Its words stay in its file.

use std::collections::BTreeSet;

use super::{Extra, HighlightId, PublishedDate, row_of};

/// Something known of a document, and where it was read (`first line`, `heading`, `file name`, `by hand`, …).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sourced<T> {
    /// What is known.
    pub value: T,
    /// Where it was read.
    pub from: String,
}

impl<T> Sourced<T> {
    /// Where a person's own entry was read.
    pub const BY_HAND: &'static str = "by hand";

    /// Something read at a place.
    pub fn new(value: T, from: impl Into<String>) -> Self {
        Self { value, from: from.into() }
    }
}

/// An earlier file of the same article, as it was saved before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    /// The file, relative to the documents' folder, with `/` between folders.
    pub path: String,
    /// What its text is known by, as in [`Document::hash`]; empty when it was never read.
    pub hash: String,
}

/// The record of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its file, relative to the documents' folder, with `/` between folders.
    pub path: String,
    /// What the text is known by in which the places of its highlights hold: SHA-256 of the bytes of its file as hexadecimal digits,
    /// then `/` and the version of the rules by which it was read, unless that is the first. Empty while it has not been read.
    /// The file may have been edited since.
    pub hash: String,
    /// Highlights whose places hold in an earlier text, and not in that of `hash`: nobody has settled yet where they belong.
    pub unsettled: BTreeSet<HighlightId>,
    /// The earlier files of the same article, the oldest first; `path` and `hash` are those of the newest.
    pub versions: Vec<Version>,
    /// Headline; `None` where the text states none.
    pub title: Option<Sourced<String>>,
    /// Who published it.
    pub outlet: Option<Sourced<String>>,
    /// Who wrote it.
    pub author: Option<Sourced<String>>,
    /// When it was published; `None` where that is not known.
    pub published: Option<Sourced<PublishedDate>>,
    /// Where it was found on the web.
    pub url: Option<Sourced<String>>,
    /// Its language as a BCP 47 tag (`en`, `ko`).
    pub language: Option<Sourced<String>>,
    /// The first words of the running text, shown in place of a missing headline; never exported as one.
    pub opening: String,
    /// The person's note about it.
    pub note: String,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}

/// Whether two hashes are those of the same file, by whatever rules it was read.
#[must_use]
pub fn same_file(a: &str, b: &str) -> bool {
    let digits = |hash| str::split(hash, '/').next().unwrap_or_default();
    digits(a) == digits(b)
}

impl Document {
    /// The file's name without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether a person has entered anything that is known of it.
    #[must_use]
    pub fn has_entries(&self) -> bool {
        let texts = [&self.title, &self.outlet, &self.author, &self.url, &self.language];
        let by_hand = |known: &Sourced<String>| known.from == Sourced::<String>::BY_HAND;
        let dated = self.published.as_ref().is_some_and(|known| known.from == Sourced::<PublishedDate>::BY_HAND);
        dated || texts.into_iter().flatten().any(by_hand)
    }

    /// For a row of a table, where it stands as a person reads it: `reports.csv, row 12`.
    #[must_use]
    pub fn row_words(&self) -> Option<String> {
        let (table, row) = row_of(self.file_name())?;
        Some(format!("{table}, row {row}"))
    }

    /// Its files, the oldest version first: the last one is that of `path`.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.versions.iter().map(|version| version.path.as_str()).chain([self.path.as_str()])
    }

    /// Every version, the oldest first: the last one is that of `path` and `hash`.
    #[must_use]
    pub fn all_versions(&self) -> Vec<Version> {
        let newest = Version { path: self.path.clone(), hash: self.hash.clone() };
        self.versions.iter().cloned().chain([newest]).collect()
    }

    /// Takes these for its versions, the oldest first; what is not there leaves it as it is.
    pub fn set_versions(&mut self, mut all: Vec<Version>) {
        if let Some(newest) = all.pop() {
            (self.path, self.hash, self.versions) = (newest.path, newest.hash, all);
        }
    }

    /// What to call it in a list: the headline, else its first words, else the file's name.
    #[must_use]
    pub fn display_name(&self) -> &str {
        match &self.title {
            Some(title) => &title.value,
            None if !self.opening.is_empty() => &self.opening,
            None => self.file_name(),
        }
    }
}
