//! The reader: one document in one column, laid out where it is looked at and nowhere else. Positions are bytes.

mod column;
mod heights;
mod keys;
mod layout;
mod memory;
mod paint;
mod pieces;
mod placed;
mod pointer;
mod shown;
mod visible;

pub use column::reader;
pub use layout::ReadingStyle;
pub use memory::Memory;
pub use placed::Placed;
pub use shown::{Reader, Shown};
