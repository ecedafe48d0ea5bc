//! How much a notebook holds.

use crate::notebook::Notebook;

/// How many records there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: usize,
    /// Tags.
    pub tags: usize,
    /// Highlights.
    pub highlights: usize,
    /// Notes: those of the whole notebook, and those on a document, tag, highlight or link that are not empty.
    pub notes: usize,
    /// Links.
    pub links: usize,
}

/// Counts the records.
#[must_use]
pub fn counts(notebook: &Notebook) -> Counts {
    let on_documents = notebook.documents().values().map(|record| &record.note);
    let on_tags = notebook.tags().values().map(|record| &record.note);
    let on_highlights = notebook.highlights().values().map(|record| &record.note);
    let on_links = notebook.links().values().map(|record| &record.note);
    let on_records = on_documents.chain(on_tags).chain(on_highlights).chain(on_links);
    Counts {
        documents: notebook.documents().len(),
        tags: notebook.tags().len(),
        highlights: notebook.highlights().len(),
        notes: notebook.notes().len() + on_records.filter(|note| !note.trim().is_empty()).count(),
        links: notebook.links().len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::Sample;

    #[test]
    fn only_notes_with_words_count() {
        let mut sample = Sample::default();
        let document = sample.document("a.txt");
        sample.highlight(document, (0, 1), "x", &[]);
        sample.noted(document, (0, 2), "xy", "Mark this");
        let expected = Counts { documents: 1, tags: 0, highlights: 2, notes: 1, links: 0 };
        assert_eq!(counts(&sample.notebook()), expected);
    }
}
