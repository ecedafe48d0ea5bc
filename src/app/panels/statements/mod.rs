//! The tab of statements: who is quoted with what, in which article. Sizes are points.

mod cell;
mod controls;
mod grid;
mod heads;
mod keys;
mod menu;
mod name_bar;
mod names;
mod table;

pub use controls::controls;
pub use table::statements;
