//! What opens above the desk: the palette, the export form, a path to type.

mod export;
mod open_path;
mod palette;

pub use export::export_form;
pub use open_path::open_path;
pub use palette::palette;
