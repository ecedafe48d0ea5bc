//! Version 1 of the project file: its fields, and nothing of them anywhere else. Places are **code points**.

mod assemble;
mod out;
mod read;
mod record;
mod repair;
mod schema;
mod sides;
mod step;
mod write;

pub(super) use read::read;
pub(super) use step::{read_step, write_step};
pub(super) use write::write;
