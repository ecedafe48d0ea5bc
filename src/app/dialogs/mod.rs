//! What opens above the desk: the palette, the outline, the export form, a path to type.

mod export;
mod open_path;
mod outline;
mod palette;

pub use export::export_form;
pub use open_path::open_path;
pub use outline::outline;
pub use palette::palette;
