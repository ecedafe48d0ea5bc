//! What a researcher can do. Each command plans a change without making it; a refusal is a sentence for the person.
//!
//! Nothing here looks at a clock or makes up ids: both are passed in. Places are **code points** of the reading text.

mod columns;
mod command;
mod conflicts;
mod decisions;
mod deleting;
mod documents;
mod draft;
mod highlights;
mod links;
mod listing;
mod marks;
mod merge_tags;
mod names;
mod new_tag;
mod notes;
mod retag;
#[cfg(test)]
mod scenarios;
mod settling;
mod table_rows;
mod tag_table;
mod tags;
mod unsettled;
mod versions;
mod wording;

use std::fmt;

pub use columns::ColumnsCommand;
pub use command::{Command, perform};
pub use conflicts::{ConflictCommand, Settling};
pub use decisions::DecisionCommand;
pub use deleting::{deleting_highlights, deleting_tag, removing_document};
pub use documents::{DocumentCommand, DocumentField};
pub use draft::{Draft, draft};
pub use highlights::HighlightCommand;
pub use links::LinkCommand;
pub use listing::{Moved, describe_found, find_moved, list_documents};
pub use names::MAX_NAME_POINTS;
pub use new_tag::NewTag;
pub use notes::NoteCommand;
pub use settling::{SettleCommand, Settled};
pub use table_rows::{FollowedRows, Rows, TableRows, follow_rows};
pub use tags::TagCommand;

/// Why a command was not done, as a sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}
