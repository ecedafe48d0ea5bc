//! Accounts against each other: here, what two people made of one notebook. Counts nothing of a text.

mod fit;
mod merge;
mod rules;
mod same;
mod slots;
mod three_way;
mod unsettled;

pub use merge::{Merged, merge};
