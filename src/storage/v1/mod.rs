//! Version 1 of the project file: its fields, and nothing of them anywhere else. Places are **code points**.

mod aside;
mod assemble;
mod clause;
mod mend;
mod out;
mod parts;
mod read;
mod record;
mod repair;
mod salvage;
mod scan;
mod schema;
mod sides;
mod step;
mod unfinished;
mod write;

pub use aside::count_aside;
pub(super) use read::{read, rescue};
pub(super) use step::{read_step, write_step};
pub(super) use write::write;
