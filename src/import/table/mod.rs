//! Tables of articles: one article in each row of a `.csv`, `.tsv`, `.json`, `.jsonl` or `.xlsx`. Rows count from 1; positions are bytes.
//!
//! `open` makes a [`Table`] of a file, whatever its bytes are: text with delimiters (`delimited`), JSON objects (`objects`) or the
//! first sheet of a workbook (`sheet`). `guess` says which column holds what, by `names` and by what is in them; `contents` goes
//! through all rows once; `article` makes a reading text of one.

mod article;
mod contents;
mod days;
mod delimited;
mod guess;
mod names;
mod objects;
mod open;
mod row;
mod sheet;

pub use contents::{Contents, TableRow};
pub use open::Table;
