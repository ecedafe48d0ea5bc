//! How much a notebook holds.

use crate::notebook::{Difference, HighlightId, Notebook, differences};

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

/// Brings the counts of an earlier notebook up to a later one.
pub fn follow_counts(counts: &mut Counts, before: &Notebook, after: &Notebook) {
    let documents = by_note(differences(before.documents(), after.documents()), |record| &record.note);
    let tags = by_note(differences(before.tags(), after.tags()), |record| &record.note);
    let highlights = by_note(differences(before.highlights(), after.highlights()), |record| &record.note);
    let links = by_note(differences(before.links(), after.links()), |record| &record.note);
    let notebook = after.notes().len().cast_signed() - before.notes().len().cast_signed();
    *counts = Counts {
        documents: after.documents().len(),
        tags: after.tags().len(),
        highlights: after.highlights().len(),
        notes: counts.notes.saturating_add_signed(notebook + documents + tags + highlights + links),
        links: after.links().len(),
    };
}

/// How many more records have a note than before.
fn by_note<'a, K, V: 'a>(differences: impl Iterator<Item = Difference<'a, K, V>>, note: impl Fn(&V) -> &String) -> isize {
    let noted = |record: Option<&V>| isize::from(record.is_some_and(|record| !note(record).trim().is_empty()));
    differences.map(|found| noted(found.after) - noted(found.before)).sum()
}

/// The highlights that have a note, by id.
#[must_use]
pub fn noted(notebook: &Notebook) -> Vec<HighlightId> {
    notebook.highlights().iter().filter(|(_, highlight)| !highlight.note.is_empty()).map(|(id, _)| *id).collect()
}

/// Brings the list of highlights that have a note from an earlier notebook up to a later one.
pub fn follow_noted(ids: &mut Vec<HighlightId>, before: &Notebook, after: &Notebook) {
    for found in differences(before.highlights(), after.highlights()) {
        let wanted = found.after.is_some_and(|highlight| !highlight.note.is_empty());
        match ids.binary_search(&found.id) {
            Ok(place) if !wanted => drop(ids.remove(place)),
            Err(place) if wanted => ids.insert(place, found.id),
            Ok(_) | Err(_) => {}
        }
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
