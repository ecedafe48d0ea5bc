//! A project with the folder of its documents: opened, brought up to date, saved. What the window and the command line share.

mod clock;
mod folders;
mod open;
mod person;
mod read;
mod sample;
mod save;

pub use clock::{now, random_seed};
pub use folders::Folders;
pub use open::{Workspace, open};
pub use person::coder;
pub use read::{Read, read_all};
pub use sample::unpack_sample;
pub use save::{Written, write, write_whole};
