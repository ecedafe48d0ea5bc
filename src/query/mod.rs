//! What can be asked of a notebook and of its texts. Each answer is plain data, computed without changing anything.
//!
//! Places in records are **code points**; places found in a text that is at hand are byte spans.

mod citation;
mod conflicts;
mod counts;
mod documents;
mod excerpt;
mod excerpts;
mod filter;
mod later_saves;
mod order;
mod places;
mod search;
mod tag_match;
mod tag_tree;

#[cfg(test)]
mod sample;

pub use citation::{citation, place_words};
pub use conflicts::{ConflictRow, conflicts};
pub use counts::{Counts, counts, follow_counts, follow_noted, noted};
pub use documents::{DocumentOrder, DocumentRow, documents, follow_documents, reading_order};
pub use excerpt::Excerpt;
pub use excerpts::{excerpts, follow_wanted, name_pages, number_paragraphs, wanted};
pub use filter::Filter;
pub use later_saves::{LaterSave, SameArticle, Sentences, later_saves};
pub use places::{is_edited, place_of, places};
pub use search::{Pattern, PatternKind, context, find};
pub use tag_match::{TagMatch, filter_tags};
pub use tag_tree::{TagRow, follow_tag_tree, tag_path, tag_tree, with_children};
