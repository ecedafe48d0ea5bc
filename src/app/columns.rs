//! What a person says of the columns of a table, while they say it.

use crate::notebook::{Columns, Role, is_table, row_of};
use crate::workspace::TableHead;

/// What each column of a table is for, while a person says so.
#[derive(Clone, Debug)]
pub struct ColumnsForm {
    /// The table, relative to the documents' folder.
    pub table: String,
    /// Its columns and its first rows, or why they cannot be read; `None` while they are being read.
    pub head: Option<Result<TableHead, String>>,
    /// What is chosen.
    pub chosen: Columns,
    /// What the first article will be, and for which choice that was found out; `None` where no row has a text.
    pub first: Option<(Columns, Option<FirstArticle>)>,
}

impl ColumnsForm {
    /// Gives a role to a column. A column has one role at most: whoever takes it takes it away from another.
    pub fn choose(&mut self, role: Role, column: Option<String>) {
        for other in Role::ALL {
            if column.is_some() && self.chosen.of(other) == column.as_deref() {
                self.chosen.set(other, None);
            }
        }
        self.chosen.set(role, column);
    }
}

/// What is shown of an article that a table would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstArticle {
    /// Its headline, else that there is none.
    pub title: Option<String>,
    /// Author, outlet, date, language and address, as far as they are known.
    pub about: String,
    /// How its running text begins.
    pub opening: String,
    /// What could not be read.
    pub warnings: Vec<String>,
}

/// What was found out about a table for the form.
#[derive(Debug)]
pub enum TableNews {
    /// Its columns and first rows.
    Head(String, Result<TableHead, String>),
    /// What its first article will be with these columns.
    First(String, Columns, Option<FirstArticle>),
}

/// The table whose columns can be chosen: that of a row, or a table itself.
pub fn table_of(path: &str) -> Option<&str> {
    row_of(path).map(|(table, _)| table).or_else(|| is_table(path).then_some(path))
}
