//! The reader: one document in one column, laid out where it is looked at and nowhere else. Positions are bytes.

mod column;
mod echo_signs;
mod folds;
mod heights;
mod hovering;
mod keys;
mod lanes;
mod layout;
mod margin;
mod marks;
mod memory;
mod paint;
mod pieces;
mod placed;
mod pointer;
mod runs;
mod scene;
mod scroll;
mod scroll_bar;
mod segments;
mod shown;
mod speak;
mod standing;
mod style;
mod ticks;
mod variant_signs;
mod visible;
mod wash;

pub use column::reader;
pub use memory::Memory;
pub use placed::Placed;
pub use shown::{Reader, Shown};
pub use style::ReadingStyle;
