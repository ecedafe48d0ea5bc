//! Documents that are rows of tables, when a table was sorted, grew, or was renamed. Rows count from 1.

use std::collections::{BTreeMap, BTreeSet};

use crate::notebook::{Change, Document, DocumentId, Edit, Notebook, Version, row_of, row_path};

/// The rows that are listed now, with their hashes.
pub type Rows<'a> = BTreeMap<&'a str, &'a str>;

/// What is known of the tables in the folder.
#[derive(Clone, Debug, Default)]
pub struct TableRows<'a> {
    /// All rows that are articles.
    pub rows: Rows<'a>,
    /// Tables that were not looked into yet.
    pub pending: BTreeSet<&'a str>,
    /// Tables that were.
    pub known: BTreeSet<&'a str>,
}

/// A file of a document that is a row: which document, which of its versions.
type Wanted = (DocumentId, usize);

/// Documents that stand in other rows now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedRows {
    /// What gives each document its new row.
    pub change: Change,
    /// How many documents are in another table now: theirs was renamed.
    pub renamed: usize,
}

/// Finds the rows of documents by what is in them. A document whose row was edited stays where it is, or between the rows that were
/// beside it. One whose row is nowhere keeps its record, under a name that no row has; where its table is still there, and nobody has
/// done anything with it, there is nothing to keep.
#[must_use]
pub fn follow_rows(notebook: &Notebook, tables: &TableRows<'_>) -> FollowedRows {
    let rows = &tables.rows;
    let mut search = Search { rows, taken: BTreeSet::new(), places: BTreeMap::new() };
    let mut lost = Vec::new();
    for (wanted, file) in wanted(notebook, &tables.pending) {
        let is_there = rows.get(file.path.as_str()).is_some_and(|hash| file.hash == *hash);
        if is_there && search.take(&file.path) {
            search.places.insert(file.path.clone(), file.path);
        } else {
            lost.push((wanted, file));
        }
    }
    let mut moved: BTreeMap<Wanted, String> = BTreeMap::new();
    for find in [Search::by_content, Search::in_place, Search::between, Search::nowhere] {
        let still = std::mem::take(&mut lost);
        let free = search.free();
        for (wanted, file) in still {
            match find(&mut search, &file, &free) {
                Some(path) => {
                    search.places.insert(file.path.clone(), path.clone());
                    drop((path != file.path).then(|| moved.insert(wanted, path)));
                }
                None => lost.push((wanted, file)),
            }
        }
    }
    changed(notebook, tables, moved)
}

/// All files of documents that are rows of tables that are known, in the order of the tables.
fn wanted(notebook: &Notebook, pending: &BTreeSet<&str>) -> Vec<(Wanted, Version)> {
    let is_row = |file: &Version| row_of(&file.path).is_some_and(|(table, _)| !pending.contains(table));
    let mut all = Vec::new();
    for (id, record) in notebook.documents() {
        let files = record.all_versions().into_iter().enumerate();
        all.extend(files.filter(|(_, file)| is_row(file)).map(|(at, file)| ((*id, at), file)));
    }
    all.sort_by(|(a, one), (b, other)| (row_of(&one.path), a).cmp(&(row_of(&other.path), b)));
    all
}

struct Search<'a> {
    rows: &'a Rows<'a>,
    /// Rows that are those of documents.
    taken: BTreeSet<String>,
    /// Where rows are now.
    places: BTreeMap<String, String>,
}

/// The rows that are no document's, by their hashes, the last ones first.
type Free<'a> = BTreeMap<&'a str, Vec<&'a str>>;

impl<'a> Search<'a> {
    fn take(&mut self, path: &str) -> bool {
        self.rows.contains_key(path) && self.taken.insert(path.to_owned())
    }

    fn free(&self) -> Free<'a> {
        let mut free: Free<'a> = BTreeMap::new();
        let mut rows: Vec<(&'a str, &'a str)> = self.rows.iter().map(|(path, hash)| (*path, *hash)).collect();
        rows.sort_by(|a, b| row_of(b.0).cmp(&row_of(a.0)));
        for (path, hash) in rows.into_iter().filter(|(path, _)| !self.taken.contains(*path)) {
            free.entry(hash).or_default().push(path);
        }
        free
    }

    /// Of rows that hold the same, the first that is left: it makes no difference which.
    fn by_content(&mut self, file: &Version, free: &Free<'_>) -> Option<String> {
        let found = free.get(file.hash.as_str())?.iter().rev().find(|path| !self.taken.contains(**path))?;
        self.taken.insert((*found).to_owned());
        Some((*found).to_owned())
    }

    /// A row that was edited where it stands, or was never read.
    fn in_place(&mut self, file: &Version, _free: &Free<'_>) -> Option<String> {
        self.take(&file.path).then(|| file.path.clone())
    }

    /// A row that was edited and moved with the rows beside it.
    fn between(&mut self, file: &Version, _free: &Free<'_>) -> Option<String> {
        let (table, row) = row_of(&file.path)?;
        let now = |row: usize| row_of(self.places.get(&row_path(table, row))?).map(|(table, row)| (table.to_owned(), row));
        let before = now(row.checked_sub(1)?).map(|(table, row)| row_path(&table, row + 1));
        let after = now(row + 1).and_then(|(table, row)| Some(row_path(&table, row.checked_sub(1)?)));
        before.into_iter().chain(after).find(|path| self.take(path))
    }

    /// A row that is gone, while another document has its number.
    fn nowhere(&mut self, file: &Version, _free: &Free<'_>) -> Option<String> {
        if !self.taken.contains(&file.path) {
            return Some(file.path.clone());
        }
        let names = (1..).map(|number: usize| match number {
            1 => format!("{} (gone)", file.path),
            more => format!("{} (gone {more})", file.path),
        });
        names.into_iter().find(|name| self.taken.insert(name.clone()))
    }
}

fn changed(notebook: &Notebook, known: &TableRows<'_>, moved: BTreeMap<Wanted, String>) -> FollowedRows {
    let mut records: BTreeMap<DocumentId, Document> = BTreeMap::new();
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut renamed = 0;
    for ((id, at), path) in moved {
        let Some(record) = notebook.document(id) else { continue };
        let record = records.entry(id).or_insert_with(|| record.clone());
        let mut all = record.all_versions();
        if let (Some((old, _)), Some((new, _))) = (row_of(&all[at].path), row_of(&path)) {
            renamed += usize::from(old != new);
            tables.entry(old.to_owned()).or_default().insert(new.to_owned());
        }
        all[at].path = path;
        record.set_versions(all);
    }
    let mut edits = renamed_tables(notebook, &known.rows, &tables);
    let bare: BTreeSet<DocumentId> = bare(notebook, known, &records).into_iter().collect();
    edits.extend(bare.iter().map(|id| Edit::Document(*id, None)));
    let stay = records.into_iter().filter(|(id, _)| !bare.contains(id));
    edits.extend(stay.map(|(id, record)| Edit::Document(id, Some(record))));
    FollowedRows { change: Change::new("Find moved rows", edits), renamed }
}

/// Documents whose rows are gone from tables that are there, and with which nobody has done anything.
fn bare(notebook: &Notebook, known: &TableRows<'_>, moved: &BTreeMap<DocumentId, Document>) -> Vec<DocumentId> {
    let is_gone = |id: &DocumentId, record: &Document| {
        let now = moved.get(id).map_or(record.path.as_str(), |moved| &moved.path);
        let of_known = row_of(&record.path).is_some_and(|(table, _)| known.known.contains(table));
        of_known && !known.rows.contains_key(now)
    };
    let mut gone = notebook.documents().iter().filter(|(id, record)| is_gone(id, record)).peekable();
    if gone.peek().is_none() {
        return Vec::new();
    }
    let decided = notebook.decisions().values().flat_map(|of| [of.document, of.other_document]).flatten();
    let absent = notebook.tags().values().flat_map(|tag| tag.absent.iter().copied());
    let used: BTreeSet<DocumentId> = decided.chain(absent).collect();
    let untouched = |id: DocumentId, record: &Document| {
        let plain = record.note.is_empty() && record.versions.is_empty() && record.extra.is_empty();
        plain && !record.has_entries() && notebook.count_of(id) == 0 && !used.contains(&id)
    };
    gone.filter(|(id, record)| untouched(**id, record)).map(|(id, _)| *id).collect()
}

/// How the columns of a table are read goes with its rows.
fn renamed_tables(notebook: &Notebook, rows: &Rows<'_>, tables: &BTreeMap<String, BTreeSet<String>>) -> Vec<Edit> {
    let is_there = |table: &str| rows.keys().any(|path| row_of(path).is_some_and(|(of, _)| of == table));
    let mut edits = Vec::new();
    for (old, new) in tables {
        let only = new.first().filter(|_| new.len() == 1);
        let Some((columns, new)) = notebook.columns().get(old).zip(only) else { continue };
        if new != old && !is_there(old) && !notebook.columns().contains_key(new) {
            edits.push(Edit::Columns(old.clone(), None));
            edits.push(Edit::Columns(new.clone(), Some(columns.as_ref().clone())));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{IdSource, Session};

    /// Documents with these paths and hashes, and where they are when these rows are listed.
    fn followed(documents: &[(&str, &str)], rows: &[(&str, &str)]) -> Vec<String> {
        let known: BTreeSet<&str> = rows.iter().filter_map(|(path, _)| Some(row_of(path)?.0)).collect();
        let tables = TableRows { rows: rows.iter().copied().collect(), pending: BTreeSet::from(["late.csv"]), known };
        let mut ids = IdSource::new(1);
        let ids: Vec<DocumentId> = documents.iter().map(|_| ids.document()).collect();
        // Where somebody wrote a note, the record is kept.
        let record = |(path, hash): &(&str, &str)| Document {
            path: (*path).to_owned(),
            hash: (*hash).to_owned(),
            note: (*hash).to_owned(),
            ..Document::default()
        };
        let edits = ids.iter().zip(documents).map(|(id, of)| Edit::Document(*id, Some(record(of)))).collect();
        let mut session = Session::default();
        session.record(Change::new("sample", edits));
        let found = follow_rows(session.notebook(), &tables);
        session.record(found.change);
        let path = |id| session.notebook().document(id).map_or_else(String::new, |record| record.path.clone());
        ids.iter().map(|id| path(*id)).collect()
    }

    #[test]
    fn rows_are_followed_wherever_they_go() {
        let three = [("t.csv#1", "a"), ("t.csv#2", "b"), ("t.csv#3", "c")];
        for (rows, expected, what) in [
            (
                vec![("t.csv#1", "a"), ("t.csv#2", "b"), ("t.csv#3", "c"), ("t.csv#4", "d")],
                ["t.csv#1", "t.csv#2", "t.csv#3"],
                "added",
            ),
            (
                vec![("t.csv#1", "n"), ("t.csv#2", "a"), ("t.csv#3", "b"), ("t.csv#4", "c")],
                ["t.csv#2", "t.csv#3", "t.csv#4"],
                "put before",
            ),
            (vec![("t.csv#1", "c"), ("t.csv#2", "b"), ("t.csv#3", "a")], ["t.csv#3", "t.csv#2", "t.csv#1"], "sorted"),
            (vec![("t.csv#1", "a"), ("t.csv#2", "x"), ("t.csv#3", "c")], ["t.csv#1", "t.csv#2", "t.csv#3"], "edited"),
            (
                vec![("t.csv#1", "n"), ("t.csv#2", "a"), ("t.csv#3", "x"), ("t.csv#4", "c")],
                ["t.csv#2", "t.csv#3", "t.csv#4"],
                "edited and moved",
            ),
            (vec![("t.csv#1", "a"), ("t.csv#2", "c")], ["t.csv#1", "t.csv#2 (gone)", "t.csv#2"], "one gone"),
            (vec![("u.csv#1", "a"), ("u.csv#2", "b"), ("u.csv#3", "c")], ["u.csv#1", "u.csv#2", "u.csv#3"], "renamed"),
            (vec![], ["t.csv#1", "t.csv#2", "t.csv#3"], "all gone"),
        ] {
            assert_eq!(followed(&three, &rows), expected, "{what}");
        }
    }

    #[test]
    fn rows_that_hold_the_same_stay_in_their_order() {
        let found = followed(
            &[("t.csv#1", "a"), ("t.csv#2", "a"), ("t.csv#3", "")],
            &[("t.csv#2", "a"), ("t.csv#3", "a"), ("t.csv#10", "a")],
        );
        assert_eq!(found, ["t.csv#3", "t.csv#2", ""], "of the third there is nothing to keep");
        assert_eq!(followed(&[("late.csv#1", "a"), ("n#1.txt", "b")], &[("t.csv#1", "a")]), ["late.csv#1", "n#1.txt"]);
    }
}
