//! The table of what was found where and what is absent: rows are tags, statements or names, columns articles by date.

mod grid;
mod mentions;
mod sheet;
mod tab;
mod tags;

pub use tab::{controls, omissions};
