//! A project with the folder of its documents: opened, brought up to date, saved. What the window and the command line share.

mod access;
mod clock;
mod copies;
mod folders;
mod moved;
mod open;
mod paths;
mod person;
mod read;
mod recovered;
mod repair;
mod sample;
mod save;
mod settling;
mod shelf;
mod source;

pub use access::Access;
pub use clock::{now, random_seed};
pub use copies::{conflict_copies, merge_copy};
pub use folders::Folders;
pub use moved::moved_rows;
pub use open::{Workspace, open};
pub use person::coder;
pub use read::{Read, read_all};
pub use recovered::{Recovered, recover, recover_unsaved};
pub use repair::{Repaired, damage, repair};
pub use sample::unpack_sample;
pub use save::{Written, make_folder, save, write, write_whole};
pub use settling::{draft_of, settled};
pub use source::{Source, TableHead};
