//! How it looks: colours, sizes and faces. The only place that makes colours.

mod fonts;
mod found;
mod marks;
mod preferred;
mod search;
mod style;
mod system;
mod system_faces;
mod tokens;

pub use fonts::Face;
pub use marks::set_apart;
pub use style::apply;
pub use system::system_mode;
pub use system_faces::SystemFaces;
pub use tokens::{Mode, Theme};

/// The faces of the program, before any of the system's.
#[must_use]
pub fn bundled_faces() -> egui::FontDefinitions {
    found::definitions(&found::Found::default())
}

/// Sizes in points, on a grid of four.
pub mod size {
    /// Secondary words of the interface.
    pub const SMALL: f32 = 11.5;
    /// Words of the interface.
    pub const BODY: f32 = 13.0;
    /// Headings of rooms, in spaced capitals.
    pub const ROOM: f32 = 11.0;
    /// Reading text before the person enlarges it.
    pub const READING: f32 = 15.5;
    /// Line height of reading text, as a multiple of its size.
    pub const LINE: f32 = 1.5;
    /// Corners of fields, cards and popups.
    pub const CORNER: u8 = 7;
}
