//! Which tag was found in which document, where it was looked for and is absent, and where nobody has looked. Counts highlights.

use std::collections::{BTreeMap, BTreeSet};

use crate::notebook::{DocumentId, Highlight, HighlightId, Notebook, TagId, differences, with_parents};

/// What is known of a tag in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding<'a> {
    /// It, or a tag below it, was found there: its highlights in reading order, at least one.
    Found(&'a [HighlightId]),
    /// Somebody looked for it there and says that it is absent.
    Absent,
    /// Nobody has said anything yet.
    Unseen,
}

/// A table of tags and documents. Only what is not empty is held.
///
/// Invariant: the lists of highlights are in reading order and not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Omissions {
    rows: Vec<Row>,
    documents: Vec<DocumentId>,
    row_of: BTreeMap<TagId, usize>,
    column_of: BTreeMap<DocumentId, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    tag: TagId,
    found: BTreeMap<usize, Vec<HighlightId>>,
    absent: BTreeSet<usize>,
}

impl Omissions {
    /// The table with these rows and columns, each in its order.
    #[must_use]
    pub fn new(notebook: &Notebook, tags: Vec<TagId>, documents: Vec<DocumentId>) -> Self {
        let row_of = tags.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let column_of: BTreeMap<DocumentId, usize> = documents.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let rows = tags.into_iter().map(|tag| Row {
            tag,
            found: BTreeMap::new(),
            absent: notebook.tag(tag).map(|record| columns(&column_of, &record.absent)).unwrap_or_default(),
        });
        let mut table = Self { rows: rows.collect(), documents, row_of, column_of };
        // Walked up once for each tag, and not for each highlight.
        let counted = |tag: &TagId| (*tag, table.rows_in(with_parents([*tag], |tag| notebook.tag(tag))));
        let counted: BTreeMap<TagId, Vec<usize>> = notebook.tags().keys().map(counted).collect();
        let mut rows: Vec<usize> = Vec::new();
        for (column, document) in table.documents.iter().enumerate() {
            for (id, highlight) in notebook.highlights_of(*document) {
                rows.clear();
                rows.extend(highlight.tags.iter().filter_map(|tag| counted.get(tag)).flatten());
                rows.sort_unstable();
                rows.dedup();
                for row in &rows {
                    table.rows[*row].found.entry(column).or_default().push(id);
                }
            }
        }
        table
    }

    /// The tags of the rows.
    pub fn tags(&self) -> impl ExactSizeIterator<Item = TagId> {
        self.rows.iter().map(|row| row.tag)
    }

    /// The documents of the columns.
    #[must_use]
    pub fn documents(&self) -> &[DocumentId] {
        &self.documents
    }

    /// What is known where a row and a column meet.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Finding<'_> {
        let Some(row) = self.rows.get(row) else { return Finding::Unseen };
        match row.found.get(&column) {
            Some(found) => Finding::Found(found),
            None if row.absent.contains(&column) => Finding::Absent,
            None => Finding::Unseen,
        }
    }

    /// Where a tag and a document stand: row and column.
    #[must_use]
    pub fn place(&self, tag: TagId, document: DocumentId) -> Option<(usize, usize)> {
        Some((*self.row_of.get(&tag)?, *self.column_of.get(&document)?))
    }

    /// The row of a tag.
    #[must_use]
    pub fn row(&self, tag: TagId) -> Option<usize> {
        self.row_of.get(&tag).copied()
    }

    /// In how many documents a tag was found.
    #[must_use]
    pub fn found_in(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.found.len())
    }

    /// Brings a table of an earlier notebook up to a later one; costs with what differs. Gives whether it did: when tags have
    /// come, gone or got another parent, or documents have come or gone, it is to be made anew.
    #[must_use]
    pub fn follow(&mut self, before: &Notebook, after: &Notebook) -> bool {
        let is_another = |found: crate::notebook::Difference<'_, TagId, crate::notebook::Tag>| {
            found.before.zip(found.after).is_none_or(|(old, new)| old.parent != new.parent)
        };
        let mut documents = differences(before.documents(), after.documents());
        if differences(before.tags(), after.tags()).any(is_another)
            || documents.any(|found| found.before.is_none() || found.after.is_none())
        {
            return false;
        }
        for found in differences(before.tags(), after.tags()) {
            if let (Some(row), Some(record)) = (self.row_of.get(&found.id), found.after) {
                self.rows[*row].absent = columns(&self.column_of, &record.absent);
            }
        }
        // All that goes first: what is put in looks at its neighbours, which must be there.
        for found in differences(before.highlights(), after.highlights()) {
            if let Some(old) = found.before {
                self.take_out(before, found.id, old);
            }
        }
        for found in differences(before.highlights(), after.highlights()) {
            if let Some(new) = found.after {
                self.put_in(after, found.id, new);
            }
        }
        true
    }

    fn take_out(&mut self, notebook: &Notebook, id: HighlightId, highlight: &Highlight) {
        let Some(column) = self.column_of.get(&highlight.document).copied() else { return };
        for row in self.rows_of(notebook, highlight) {
            let found = &mut self.rows[row].found;
            if let Some(ids) = found.get_mut(&column) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    found.remove(&column);
                }
            }
        }
    }

    fn put_in(&mut self, notebook: &Notebook, id: HighlightId, highlight: &Highlight) {
        let Some(column) = self.column_of.get(&highlight.document).copied() else { return };
        let place = |id: &HighlightId| notebook.highlight(*id).map(|of| (of.points, *id));
        for row in self.rows_of(notebook, highlight) {
            let ids = self.rows[row].found.entry(column).or_default();
            let at = ids.partition_point(|other| place(other) < Some((highlight.points, id)));
            ids.insert(at, id);
        }
    }

    /// The rows in which a highlight counts, each once: those of its tags and of all above them.
    fn rows_of(&self, notebook: &Notebook, highlight: &Highlight) -> Vec<usize> {
        self.rows_in(with_parents(highlight.tags.iter().copied(), |tag| notebook.tag(tag)))
    }

    /// The rows of these tags.
    fn rows_in(&self, tags: BTreeSet<TagId>) -> Vec<usize> {
        tags.iter().filter_map(|tag| self.row_of.get(tag).copied()).collect()
    }
}

fn columns(column_of: &BTreeMap<DocumentId, usize>, documents: &BTreeSet<DocumentId>) -> BTreeSet<usize> {
    documents.iter().filter_map(|document| column_of.get(document).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Change, Color, Document, Edit, Extra, Session, Stamp, Tag};
    use crate::text::Points;

    fn tag(bits: u64) -> TagId {
        TagId::from_bits(bits)
    }

    fn document(bits: u64) -> DocumentId {
        DocumentId::from_bits(bits)
    }

    fn highlight(of: u64, start: u64, tags: &[u64]) -> Highlight {
        let stamp = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann");
        Highlight {
            document: document(of),
            points: Points::new(start, start + 1),
            exact: "x".to_owned(),
            before: String::new(),
            after: String::new(),
            tags: tags.iter().copied().map(tag).collect(),
            note: String::new(),
            created: stamp.clone(),
            modified: stamp,
            extra: Extra::new(),
        }
    }

    /// Tag 2 stands below tag 1; tag 3 is marked absent in document 1.
    fn sample() -> Session {
        let record = |parent: Option<u64>, absent: &[u64]| Tag {
            parent: parent.map(tag),
            absent: absent.iter().copied().map(document).collect(),
            ..Tag::new("t", Color::PALETTE[0])
        };
        let mut edits = vec![
            Edit::Tag(tag(1), Some(record(None, &[]))),
            Edit::Tag(tag(2), Some(record(Some(1), &[]))),
            Edit::Tag(tag(3), Some(record(None, &[1, 9]))),
            Edit::Document(document(1), Some(Document::default())),
            Edit::Document(document(2), Some(Document::default())),
        ];
        let highlights = [highlight(1, 5, &[2]), highlight(1, 0, &[1, 2]), highlight(2, 0, &[3])];
        edits.extend((1..).zip(highlights).map(|(bits, record)| Edit::Highlight(HighlightId::from_bits(bits), Some(record))));
        let mut session = Session::default();
        session.record(Change::new("sample", edits));
        session
    }

    fn table(notebook: &Notebook) -> Omissions {
        Omissions::new(notebook, (1..=3).map(tag).collect(), vec![document(2), document(1)])
    }

    /// The table, a line a row: a number for found, `-` for absent, `.` for unseen.
    fn lines(table: &Omissions) -> Vec<String> {
        let cell = |row, column| match table.cell(row, column) {
            Finding::Found(ids) => ids.len().to_string(),
            Finding::Absent => "-".to_owned(),
            Finding::Unseen => ".".to_owned(),
        };
        (0..table.tags().len()).map(|row| (0..table.documents().len()).map(|column| cell(row, column)).collect()).collect()
    }

    #[test]
    fn a_tag_brings_its_children_and_counts_each_highlight_once() {
        let table = table(sample().notebook());
        assert_eq!(lines(&table), [".2", ".2", "1-"]);
        assert_eq!(table.place(tag(2), document(1)), Some((1, 1)));
        assert_eq!((table.found_in(0), table.found_in(9), table.cell(9, 0)), (1, 0, Finding::Unseen));
        let first = [2, 1].map(HighlightId::from_bits);
        assert_eq!(table.cell(0, 1), Finding::Found(&first), "in reading order");
    }

    #[test]
    fn what_differs_is_followed_and_comes_out_as_if_made_anew() {
        let mut session = sample();
        let mut table = table(session.notebook());
        let id = HighlightId::from_bits;
        let steps = [
            vec![Edit::Highlight(id(4), Some(highlight(1, 2, &[2, 3])))],
            vec![Edit::Highlight(id(2), None), Edit::Highlight(id(1), Some(highlight(2, 7, &[1])))],
            vec![Edit::Tag(tag(3), Some(Tag { absent: BTreeSet::from([document(2)]), ..Tag::new("t", Color::PALETTE[0]) }))],
        ];
        for edits in steps {
            let before = session.notebook().clone();
            session.record(Change::new("step", edits));
            assert!(table.follow(&before, session.notebook()));
            assert_eq!(table, super::tests::table(session.notebook()));
        }
        assert_eq!(lines(&table), ["11", ".1", "11"]);
        let before = session.notebook().clone();
        session.record(Change::new("move", vec![Edit::Tag(tag(2), Some(Tag::new("t", Color::PALETTE[0])))]));
        assert!(!table.follow(&before, session.notebook()), "another parent");
    }

    proptest::proptest! {
        /// However highlights come, go and change, following gives the table that is made from nothing.
        #[test]
        fn following_is_making_anew(
            steps in proptest::collection::vec((1_u64..7, 0_u64..4, 0_u64..9, proptest::collection::vec(1_u64..4, 0..3)), 1..12)
        ) {
            let mut session = sample();
            let mut followed = table(session.notebook());
            for (id, of, start, tags) in steps {
                let before = session.notebook().clone();
                // A document of which there is none stands for deleting.
                let record = (of > 0).then(|| highlight(of, start, &tags));
                session.record(Change::new("step", vec![Edit::Highlight(HighlightId::from_bits(id), record)]));
                proptest::prop_assert!(followed.follow(&before, session.notebook()));
                proptest::prop_assert_eq!(&followed, &table(session.notebook()));
            }
        }
    }
}
