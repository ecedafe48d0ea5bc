//! Accounts against each other: what several articles say of one event, and what several people made of one notebook.

mod account;
mod fit;
mod merge;
mod rules;
mod same;
mod slots;
mod three_way;
mod unsettled;

pub use account::{Account, MadeOf};
pub use merge::{Merged, merge};
