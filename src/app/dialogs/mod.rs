//! What opens above the desk: the system's file dialogs, the palette, the export form, a path to type.

mod export;
mod native;
mod open_path;
mod palette;

pub use export::{ask_export, export, export_form, export_path};
pub use native::{open_sample, pick_folder, pick_project};
pub use open_path::open_path;
pub use palette::palette;
