//! Small things that panels are made of.

mod field;
mod label;
mod row;
mod scroll;
mod words;

pub use field::{Field, field, written};
pub use label::{dot, form, key_cap, quiet, quiet_button, room_heading, small, text_button};
pub use row::{Row, row};
pub use scroll::{scroll, scroll_area, scroll_rows};
pub use words::{Words, paint_words, words_label};
