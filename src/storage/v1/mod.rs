//! Version 1 of the project file: its fields, and nothing of them anywhere else. Places are **code points**.

mod assemble;
mod read;
mod repair;
mod schema;
mod write;

pub(super) use read::read;
pub(super) use write::write;
