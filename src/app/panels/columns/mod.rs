//! The desk: stacks of columns side by side, each column with its head and its text.

mod body;
mod carry;
mod connectors;
mod dividers;
mod head;
mod link_sign;
mod row;
mod touched;

use std::collections::BTreeMap;

pub use row::columns;
pub use touched::Touched;

/// What columns remember from frame to frame, by column.
pub type Memories = BTreeMap<u64, crate::app::reader::Memory>;
