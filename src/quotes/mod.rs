//! Who said it: quotations in every style of marks, reported speech, and their speakers. Spans are bytes.

mod cues;
mod dashes;
mod east;
mod english;
mod european;
mod find;
mod judge;
mod lexicon;
mod marks;
mod pairs;
mod people;
mod phrases;
mod reported;
mod statement;
mod tokens;
mod words;

pub use find::{Heard, find, hear};
pub use statement::{Manner, Speaker, Statement};
