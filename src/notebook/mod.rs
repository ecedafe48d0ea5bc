//! What the researcher owns, and the one way it changes.
//!
//! Places are **code points** of the reading text, as in the project file; the clock and randomness are passed in.

mod absent;
mod check;
mod color;
mod columns;
mod conflict;
mod date;
mod decision;
mod difference;
mod document;
mod edit;
mod extra;
mod folding;
mod highlight;
mod history;
mod ids;
mod link;
mod note;
mod parts;
mod records;
mod row_path;
mod session;
mod stamp;
mod step;
mod tag;

pub use absent::{with_parents, wrong_marks};
pub use check::problems;
pub use color::Color;
pub use columns::{Columns, Role};
pub use conflict::{Conflict, Disputed, Sides};
pub use date::{PublishedDate, UnknownDate};
pub use decision::{Decision, DecisionKind};
pub use difference::{Difference, differences};
pub use document::{Document, Sourced, Version, same_file};
pub use edit::{Change, Edit, Place};
pub use extra::Extra;
pub use folding::{Folding, Foldings};
pub use highlight::Highlight;
pub use history::Past;
pub use ids::{ConflictId, DecisionId, DocumentId, HighlightId, IdSource, LinkId, NoteId, TagId};
pub use link::{Link, LinkKind};
pub use note::Note;
pub use parts::{Field, Parts};
pub use records::{Notebook, Records};
pub use row_path::{TABLE_ENDINGS, is_table, row_of, row_path};
pub use session::Session;
pub use stamp::Stamp;
pub use step::{Step, StepKind};
pub use tag::Tag;
