//! A document by its path: a file, or a row of a table.

use std::path::Path;

use super::bytes::bytes_of;
use super::error::ImportError;
use super::read::{Imported, import_bytes};
use super::table::Table;
use crate::notebook::{is_table, row_of};

/// Reads a file from the disk, or the row of a table as `reports.csv#12` names it; its columns are told by their names and by
/// what is in them.
///
/// # Errors
/// If it is missing, may not be read, is not an ordinary file, is empty, is larger than 256 MB, or is not a text; and if it is
/// a table of several articles, or of none.
pub fn read_document(path: &Path) -> Result<Imported, ImportError> {
    let shown = path.to_string_lossy();
    if let Some((table, row)) = row_of(&shown).filter(|_| !path.is_file()) {
        let table = Table::open(Path::new(table))?;
        return table.article(row, &table.contents(table.guess()));
    }
    if is_table(&shown) {
        return Err(several(&shown, path));
    }
    import_bytes(&path.display().to_string(), &bytes_of(path)?)
}

/// Why a whole table is not read as one document.
fn several(shown: &str, path: &Path) -> ImportError {
    let table = match Table::open(path) {
        Ok(table) => table,
        Err(error) => return error,
    };
    match table.articles(table.guess()) {
        Ok(contents) => {
            let first = contents.rows.first().map_or(1, |row| row.number);
            ImportError::Several { path: shown.to_owned(), articles: contents.rows.len(), first }
        }
        Err(error) => error,
    }
}
