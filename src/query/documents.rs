//! Documents as a list shows them. Counts are numbers of highlights.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use super::order::NaturalKey;
use crate::notebook::{Document, DocumentId, Notebook, PublishedDate, differences};
use crate::text::fold;

/// A document as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// The document.
    pub id: DocumentId,
    /// Its headline, else its first words, else its file name.
    pub name: String,
    /// Whether the name is a headline that the text states.
    pub has_title: bool,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<PublishedDate>,
    /// Where the date was read.
    pub published_from: Option<String>,
    /// Its file, relative to the documents' folder.
    pub path: String,
    /// How many versions of it there are.
    pub versions: usize,
    /// How many highlights it has.
    pub highlights: usize,
    /// Whether there is a note about it.
    pub note: bool,
}

/// How a list of documents is sorted. What is not known comes last; equals follow their paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentOrder {
    /// The oldest first.
    #[default]
    Published,
    /// By name, as a person counts.
    Title,
    /// By who published them, then by date.
    Outlet,
    /// By file.
    Path,
    /// The most highlighted first.
    Highlights,
}

/// The documents in which every typed word stands, in the name, the outlet, the file or the date, in the order asked for.
#[must_use]
pub fn documents(notebook: &Notebook, typed: &str, order: DocumentOrder) -> Vec<DocumentRow> {
    let typed = fold(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut rows: Vec<DocumentRow> = notebook
        .documents()
        .iter()
        .filter(|(_, document)| words.is_empty() || fits(document, &words))
        .map(|(id, document)| row(notebook, *id, document))
        .collect();
    sort(&mut rows, order);
    rows
}

/// Brings a list made by [`documents`] of an earlier notebook up to a later one.
pub fn follow_documents(rows: &mut Vec<DocumentRow>, asked: (&str, DocumentOrder), before: &Notebook, after: &Notebook) {
    let (typed, order) = asked;
    let same = differences(before.documents(), after.documents()).next().is_none();
    if !same || order == DocumentOrder::Highlights {
        *rows = documents(after, typed, order);
        return;
    }
    let touched: BTreeSet<DocumentId> = differences(before.highlights(), after.highlights())
        .flat_map(|found| [found.before, found.after])
        .flatten()
        .map(|highlight| highlight.document)
        .collect();
    if touched.is_empty() {
        return;
    }
    for row in rows.iter_mut().filter(|row| touched.contains(&row.id)) {
        row.highlights = after.count_of(row.id);
    }
}

/// What documents are sorted by where highlights stand in reading order: date (those without one last), path, id.
type ReadingKey<'a> = (bool, Option<PublishedDate>, NaturalKey, &'a str, DocumentId);

fn reading_key(id: DocumentId, document: &Document) -> ReadingKey<'_> {
    let published = document.published.as_ref().map(|published| published.value);
    (published.is_none(), published, NaturalKey::new(&document.path), &document.path, id)
}

/// All documents in reading order: by date (those without one last), then by path.
#[must_use]
pub fn reading_order(notebook: &Notebook) -> Vec<DocumentId> {
    let mut keys: Vec<ReadingKey<'_>> = notebook.documents().iter().map(|(id, document)| reading_key(*id, document)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(.., id)| id).collect()
}

/// How two documents stand to each other in reading order; one that has no record comes last.
pub(super) fn compare_documents(notebook: &Notebook, a: DocumentId, b: DocumentId) -> Ordering {
    let key = |id| notebook.document(id).map(|document| reading_key(id, document));
    if a == b { Ordering::Equal } else { (key(a).is_none(), key(a)).cmp(&(key(b).is_none(), key(b))) }
}

/// Whether a difference between two documents can change the reading order.
pub(super) fn reorders(before: &Document, after: &Document) -> bool {
    let published = |document: &Document| document.published.as_ref().map(|published| published.value);
    (published(before), &before.path) != (published(after), &after.path)
}

fn row(notebook: &Notebook, id: DocumentId, document: &Document) -> DocumentRow {
    DocumentRow {
        id,
        name: document.display_name().to_owned(),
        has_title: document.title.is_some(),
        outlet: document.outlet.as_ref().map(|outlet| outlet.value.clone()),
        published: document.published.as_ref().map(|published| published.value),
        published_from: document.published.as_ref().map(|published| published.from.clone()),
        path: document.path.clone(),
        versions: document.versions.len() + 1,
        highlights: notebook.count_of(id),
        note: !document.note.trim().is_empty(),
    }
}

fn fits(document: &Document, words: &[&str]) -> bool {
    let outlet = document.outlet.as_ref().map_or("", |outlet| &outlet.value);
    let date = document.published.as_ref().map(|published| format!("{} {}", published.value, published.value.readable()));
    let known = fold(&format!("{}\n{outlet}\n{}\n{}", document.display_name(), document.path, date.unwrap_or_default()));
    words.iter().all(|word| known.contains(word))
}

fn sort(rows: &mut [DocumentRow], order: DocumentOrder) {
    let path = |row: &DocumentRow| (NaturalKey::new(&row.path), row.path.clone(), row.id);
    let date = |row: &DocumentRow| (row.published.is_none(), row.published);
    let outlet = |row: &DocumentRow| (row.outlet.is_none(), row.outlet.as_deref().map(NaturalKey::new));
    match order {
        DocumentOrder::Published => rows.sort_by_cached_key(|row| (date(row), path(row))),
        DocumentOrder::Title => rows.sort_by_cached_key(|row| (NaturalKey::new(&row.name), path(row))),
        DocumentOrder::Outlet => rows.sort_by_cached_key(|row| (outlet(row), date(row), path(row))),
        DocumentOrder::Path => rows.sort_by_cached_key(path),
        DocumentOrder::Highlights => rows.sort_by_cached_key(|row| (Reverse(row.highlights), path(row))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::Sample;

    fn sample() -> Notebook {
        let mut sample = Sample::default();
        sample.described("news/10.txt", "Zebra crossing", "Yonhap", "2021-10-05");
        sample.described("news/9.txt", "Hotline “restored”", "BBC", "2021-10-04");
        let plain = sample.document("a.txt");
        sample.highlight(plain, (0, 1), "x", &[]);
        sample.notebook()
    }

    #[test]
    fn every_order_puts_what_is_unknown_last() {
        let cases = [
            (DocumentOrder::Published, ["news/9.txt", "news/10.txt", "a.txt"]),
            (DocumentOrder::Title, ["a.txt", "news/9.txt", "news/10.txt"]),
            (DocumentOrder::Outlet, ["news/9.txt", "news/10.txt", "a.txt"]),
            (DocumentOrder::Path, ["a.txt", "news/9.txt", "news/10.txt"]),
            (DocumentOrder::Highlights, ["a.txt", "news/9.txt", "news/10.txt"]),
        ];
        for (order, expected) in cases {
            let paths: Vec<String> = documents(&sample(), "", order).into_iter().map(|row| row.path).collect();
            assert_eq!(paths, expected, "{order:?}");
        }
    }

    #[test]
    fn all_typed_words_must_stand_somewhere() {
        let found = |typed: &str| documents(&sample(), typed, DocumentOrder::Path).len();
        let cases =
            [("", 3), ("HOTLINE bbc", 1), ("\"restored\"", 1), ("2021-10", 2), ("4 oct", 1), ("news", 2), ("hotline yonhap", 0)];
        for (typed, expected) in cases {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }
}
