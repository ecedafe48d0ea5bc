//! Where documents are read: the folder, and the tables in it. What was found in a table is kept, so that its rows are read one by
//! one without reading all of it each time. Sizes are in bytes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::paths::document_path;
use super::shelf::{Found, Said, Shelf};
use crate::import::{Contents, Imported, Listed, Listing, Other, Table, natural_order, read_document};
use crate::notebook::{Columns, Notebook, Records, row_of, row_path};

/// How many rows are looked at for what the first article would be.
const PREVIEWED: usize = 500;

/// The folder of a project with what is known of its tables. Copies are one and the same.
#[derive(Clone, Debug)]
pub struct Source(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    /// How a person said that the columns of tables are read, by the tables' paths.
    columns: Mutex<Records<String, Columns>>,
    shelf: Mutex<Shelf>,
}

/// The names of a table's columns and its first rows, for a person to say what is what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableHead {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The cells of the first rows.
    pub rows: Vec<Vec<String>>,
    /// What the columns seem to be.
    pub guess: Columns,
    /// How they are read now.
    pub columns_now: Columns,
}

impl Source {
    /// The folder of a project; the columns of its tables are read as the notebook has it.
    #[must_use]
    pub fn new(folder: &Path, notebook: &Notebook) -> Self {
        let columns = Mutex::new(notebook.columns().clone());
        Self(Arc::new(Inner { folder: folder.to_owned(), columns, shelf: Mutex::default() }))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// From now on, the columns of tables are read as the notebook has it.
    pub fn follow(&self, notebook: &Notebook) {
        *lock(&self.0.columns) = notebook.columns().clone();
    }

    /// Reads a document by its path below the folder.
    ///
    /// # Errors
    /// A sentence for the person: it lies outside the folder, or cannot be read.
    pub fn read(&self, path: &str) -> Result<Imported, String> {
        let Some((table, row)) = row_of(path).filter(|_| !self.0.folder.join(path).is_file()) else {
            return read_document(&document_path(&self.0.folder, path)?).map_err(|error| error.to_string());
        };
        let (table, contents) = self.opened(table)?;
        table.article(row, &contents).map_err(|error| error.to_string())
    }

    /// Whether there is a file, or the table of a row.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        let file = |path: &str| self.0.folder.join(path).is_file();
        file(path) || row_of(path).is_some_and(|(table, _)| file(table))
    }

    /// The first rows of a table, `most` at most, and what its columns seem to be.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be read.
    pub fn head(&self, table: &str, most: usize) -> Result<TableHead, String> {
        let (table, contents) = self.opened(table)?;
        let rows = (1..=table.rows().min(most)).map(|row| table.cells(row)).collect();
        Ok(TableHead { columns: table.columns().to_vec(), rows, guess: table.guess(), columns_now: contents.columns.clone() })
    }

    /// What the first article of a table would be with these columns; `None` where no row has a text then.
    ///
    /// # Errors
    /// A sentence for the person when the table cannot be read.
    pub fn preview(&self, table: &str, columns: Columns) -> Result<Option<Imported>, String> {
        let (table, _) = self.opened(table)?;
        let contents = table.first_contents(columns, PREVIEWED);
        Ok(contents.rows.first().and_then(|row| table.article(row.number, &contents).ok()))
    }

    /// Puts the articles in tables in the place of the tables: those of the first tables that are `most` bytes together at most,
    /// a table at a time. The others stay listed as tables.
    #[must_use]
    pub fn look_in(&self, mut listing: Listing, most: u64) -> Listing {
        let mut bytes = 0;
        for table in std::mem::take(&mut listing.tables) {
            bytes += table.bytes;
            if bytes > most {
                listing.tables.push(table);
                continue;
            }
            match self.found(&table.path) {
                Ok((contents, remark)) => {
                    let path = &table.path;
                    let row = |row: &crate::import::TableRow| Listed {
                        path: row_path(path, row.number),
                        bytes: row.bytes as u64,
                        modified: None,
                        hash: Some(row.hash.clone()),
                    };
                    listing.documents.extend(contents.rows.iter().map(row));
                    listing.others.extend(remark.map(|reason| Other { path: table.path.clone(), reason }));
                }
                Err(sentence) => listing.others.push(Other { path: table.path, reason: reason(&sentence) }),
            }
        }
        listing.documents.sort_by(|a, b| natural_order(&a.path, &b.path));
        listing.others.sort_by(|a, b| natural_order(&a.path, &b.path));
        listing
    }

    /// What is in a table, whether or not there is room for the table itself.
    fn found(&self, path: &str) -> Result<(Arc<Contents>, Option<String>), String> {
        self.look(path, false, |found| (Arc::clone(&found.contents), found.remark.clone()))
    }

    /// A table and what is in it.
    fn opened(&self, path: &str) -> Result<(Arc<Table>, Arc<Contents>), String> {
        let opened = self.look(path, true, |found| found.table.clone().map(|table| (table, Arc::clone(&found.contents))))?;
        opened.ok_or_else(|| format!("“{path}” could not be kept in memory."))
    }

    /// Takes from a table as it is on the disk, and as its columns are read now.
    fn look<T>(&self, path: &str, needs_table: bool, take: impl FnOnce(&Found) -> T) -> Result<T, String> {
        let file = document_path(&self.0.folder, path)?;
        let state = std::fs::metadata(&file).map_or((0, None), |data| (data.len(), data.modified().ok()));
        let open = || Table::open(&file).map_err(|error| error.to_string());
        lock(&self.0.shelf).find(path, (state, self.said(path)), needs_table, open).map(take)
    }

    fn said(&self, path: &str) -> Said {
        let columns = lock(&self.0.columns).clone();
        if let Some(own) = columns.get(path) {
            return Said { own: Some(own.as_ref().clone()), orphans: Vec::new() };
        }
        let orphans = columns.iter().filter(|(table, _)| !self.0.folder.join(table).is_file());
        Said { own: None, orphans: orphans.map(|(_, columns)| columns.as_ref().clone()).collect() }
    }
}

/// The end of a sentence that begins with a path, as a list shows it beside the path.
fn reason(sentence: &str) -> String {
    sentence.split_once("” ").map_or(sentence, |(_, reason)| reason).trim_start_matches("is ").to_owned()
}

/// What a thread that failed left behind is whole: it is put in at the end.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::list_folder;
    use crate::notebook::Edit;

    const WORDS: &str =
        "the ministry said on Monday that the lines are open again, after two months in which nobody answered any call.";

    fn table(rows: &[&str]) -> String {
        let rows =
            rows.iter().map(|title| format!("{title},{title}: {WORDS}\n").replace(": the", " the").replace("again,", "again"));
        format!("title,text\n{}", rows.collect::<String>())
    }

    #[test]
    fn tables_are_taken_apart_into_their_rows() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("a.csv"), table(&["One", "Two"])).unwrap();
        std::fs::write(home.path().join("n.csv"), "a,b\n1,2\n").unwrap();
        std::fs::write(home.path().join("b.txt"), "words").unwrap();
        let source = Source::new(home.path(), &Notebook::default());
        let listed = list_folder(home.path()).unwrap();
        assert_eq!((listed.documents.len(), listed.tables.len()), (1, 2));
        let all = source.look_in(listed.clone(), u64::MAX);
        let paths: Vec<&str> = all.documents.iter().map(|listed| listed.path.as_str()).collect();
        assert_eq!(paths, ["a.csv#1", "a.csv#2", "b.txt"]);
        assert!(all.others[0].path == "n.csv" && all.others[0].reason.contains("running text"));
        assert_eq!(source.look_in(listed, 10).tables.len(), 2);
        assert!(source.read("a.csv#2").unwrap().reading.text().starts_with("Two\n"));
        assert_eq!(source.read("a.csv#1").unwrap().about.hash, all.documents[0].hash.clone().unwrap());
        assert!(source.read("../a.csv#1").unwrap_err().contains("outside the folder"));
    }

    #[test]
    fn what_was_said_of_a_table_goes_with_it_to_another_name() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("a.csv"), "title,text,body\nOne,short,long\n").unwrap();
        let said = Columns { text: Some("body".to_owned()), ..Columns::default() };
        let notebook = Notebook::from_edits(vec![Edit::Columns("a.csv".to_owned(), Some(said))], Default::default());
        let source = Source::new(home.path(), &notebook);
        let hash = source.read("a.csv#1").unwrap().about.hash;
        std::fs::rename(home.path().join("a.csv"), home.path().join("b.csv")).unwrap();
        let moved = source.read("b.csv#1").unwrap();
        assert_eq!((moved.reading.text(), moved.about.hash), ("long", hash));
        std::fs::write(home.path().join("c.csv"), "title,text\nOne,words that a person reads to their very end\n").unwrap();
        assert_eq!(
            source.read("c.csv#1").unwrap().reading.text(),
            "One\nwords that a person reads to their very end",
            "another table"
        );
    }

    #[test]
    fn a_table_that_was_written_anew_is_read_anew() {
        let home = tempfile::tempdir().unwrap();
        let write = |rows: &[&str]| std::fs::write(home.path().join("a.csv"), table(rows)).unwrap();
        let source = Source::new(home.path(), &Notebook::default());
        write(&["One"]);
        assert!(source.read("a.csv#1").is_ok() && source.read("a.csv#2").is_err());
        write(&["Zero", "One"]);
        assert!(source.read("a.csv#1").unwrap().reading.text().starts_with("Zero"));
        assert!(source.read("a.csv#2").is_ok());
        std::fs::remove_file(home.path().join("a.csv")).unwrap();
        assert!(source.read("a.csv#1").unwrap_err().contains("There is nothing at"));
    }
}
