//! One row: its cells by the names of their columns.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

use crate::import::bytes::known_by;
use crate::notebook::{Columns, Role};

/// The cells of a row, in the order of the columns.
#[derive(Debug)]
pub(super) struct Row<'a>(pub Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl Row<'_> {
    /// The words in a column, without white space around them; empty where there are none.
    pub fn cell(&self, column: Option<&str>) -> &str {
        let found = column.and_then(|column| self.0.iter().find(|(name, _)| name == column));
        found.map_or("", |(_, words)| words.trim())
    }

    /// The words that have a role.
    pub fn of(&self, columns: &Columns, role: Role) -> &str {
        self.cell(columns.of(role))
    }

    /// SHA-256 of what the row holds: of each cell that is not empty, by the names of the columns. So it stays the same where the
    /// table is sorted, rows are added, or columns change places. The names of the columns that make the reading text count, too:
    /// where another column is read, places of highlights hold no longer.
    pub fn hash(&self, columns: &Columns) -> String {
        let mut cells: Vec<(&str, &str)> =
            self.0.iter().map(|(name, words)| (&**name, words.trim())).filter(|(_, words)| !words.is_empty()).collect();
        cells.sort_unstable();
        let mut hash = Sha256::new();
        let read = [Role::Text, Role::Title].map(|role| columns.of(role).unwrap_or_default());
        for part in read.into_iter().chain(cells.into_iter().flat_map(|(name, words)| [name, words])) {
            // With their lengths, so that no two rows are written alike.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        known_by(&hash.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<'a>(cells: &[(&'a str, &'a str)]) -> Row<'a> {
        Row(cells.iter().map(|(name, words)| (Cow::Borrowed(*name), Cow::Borrowed(*words))).collect())
    }

    #[test]
    fn the_hash_is_that_of_what_the_row_holds() {
        let columns = |text: &str| Columns { text: Some(text.to_owned()), ..Columns::default() };
        let hash = row(&[("a", "1"), ("b", "two ")]).hash(&columns("a"));
        assert_eq!(hash.len(), 64);
        assert_eq!(hash, row(&[("b", "two"), ("c", ""), ("a", "1")]).hash(&columns("a")));
        assert_ne!(hash, row(&[("a", "1"), ("b", "two ")]).hash(&columns("b")));
        for other in [&[("a", "1"), ("b", "2")], &[("a", "1b"), ("", "two")], &[("a", "two"), ("b", "1")]] {
            assert_ne!(hash, row(other).hash(&columns("a")));
        }
    }
}
