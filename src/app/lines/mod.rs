//! Lines of words in any script: where each character stands, also where words run from right to left.

mod directions;
#[cfg(test)]
mod laws;
mod letters;
mod rows;

pub use directions::{Part, Setting, begins_right, has_backwards, set};
pub use rows::{Cell, Row, Rows};
