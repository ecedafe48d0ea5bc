//! The rooms of the window. Each panel reads the view and asks for actions.

mod articles;
mod changes;
mod columns;
mod conflicts;
mod describe;
mod document_card;
mod drawer;
mod excerpts;
mod find_bar;
mod history;
mod in_hand;
mod notes;
mod omissions;
mod parallels;
mod passage;
mod statements;
mod status;
mod tag_bar;
mod tag_menu;
mod tags;
mod timeline;
mod to_settle;
mod top;
mod versions;
mod welcome;

pub use articles::articles;
pub use columns::{Memories, Touched, columns};
pub use drawer::{drawer, is_table};
pub use in_hand::in_hand;
pub use passage::{compares, looseness};
pub use status::status;
pub use tag_bar::{tag_bar, typed_pin};
pub use tags::tags;
pub use top::top;
pub use welcome::welcome;
