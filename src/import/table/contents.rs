//! All rows of a table, gone through once: which of them are articles. Rows count from 1.

use super::days::Order;
use super::open::Table;
use crate::import::error::ImportError;
use crate::notebook::{Columns, Role};

/// A row that is an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its number.
    pub number: usize,
    /// How long it is in the table's text, in bytes.
    pub bytes: usize,
    /// SHA-256 of what it holds, as [`crate::notebook::Document::hash`] has it.
    pub hash: String,
}

/// Which rows of a table are articles, and how its columns are to be read.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Which column holds what.
    pub columns: Columns,
    /// The rows with a text, in their order.
    pub rows: Vec<TableRow>,
    /// How many rows have none.
    pub empty: usize,
    pub(super) order: Order,
}

impl Table {
    /// Goes through all rows.
    #[must_use]
    pub fn contents(&self, columns: Columns) -> Contents {
        self.first_contents(columns, self.rows())
    }

    /// Goes through the first rows, `most` at most.
    #[must_use]
    pub fn first_contents(&self, columns: Columns, most: usize) -> Contents {
        let mut contents = Contents { columns, rows: Vec::new(), empty: 0, order: Order::default() };
        for number in 1..=self.rows().min(most) {
            let Some(row) = self.row(number) else { break };
            contents.order.note(row.of(&contents.columns, Role::Published));
            if row.of(&contents.columns, Role::Text).is_empty() {
                contents.empty += 1;
            } else {
                contents.rows.push(TableRow { number, bytes: self.length(number), hash: row.hash(&contents.columns) });
            }
        }
        contents
    }

    /// Goes through all rows of a table in which there should be articles.
    ///
    /// # Errors
    /// If there is none.
    pub fn articles(&self, columns: Columns) -> Result<Contents, ImportError> {
        let contents = self.contents(columns);
        if contents.rows.is_empty() {
            let why = self.remark(&contents).unwrap_or_default();
            return Err(ImportError::NoArticles { path: self.name.clone(), why });
        }
        Ok(contents)
    }

    /// What a person should know of the table beside its articles, as the rest of a sentence; `None` where that is nothing.
    #[must_use]
    pub fn remark(&self, contents: &Contents) -> Option<String> {
        let mut said = Vec::new();
        if contents.columns.text.is_none() {
            return Some("a table without a column of running text: say which of its columns is the text to read it".to_owned());
        }
        let gone = contents.columns.text.as_ref().filter(|text| !self.columns().contains(text));
        if let Some(text) = gone.filter(|_| contents.rows.is_empty()) {
            return Some(format!("a table whose column of texts, “{text}”, is not there any more: say which one it is now"));
        }
        if contents.rows.is_empty() {
            return Some("a table in which no row has a text".to_owned());
        }
        match contents.empty {
            0 => {}
            1 => said.push("1 row without a text is left out".to_owned()),
            several => said.push(format!("{several} rows without a text are left out")),
        }
        said.extend(self.warnings.iter().cloned());
        (!said.is_empty()).then(|| said.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_a_text_are_counted() {
        let table = Table::from_bytes("a.csv", b"title,text\na,one two\nb,\nc, \nd\ne,\"x\"\n").unwrap();
        let columns = Columns { text: Some("text".to_owned()), ..Columns::default() };
        let contents = table.contents(columns);
        assert_eq!(contents.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(table.remark(&contents).as_deref(), Some("3 rows without a text are left out"));
        let nothing = table.contents(Columns::default());
        assert!(nothing.rows.is_empty() && table.remark(&nothing).unwrap().contains("running text"));
    }
}
