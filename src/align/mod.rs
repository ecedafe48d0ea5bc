//! Two accounts in step: the passages that they share, in the same words or in others, in any order. Spans are bytes.

mod clauses;
mod core;
mod features;
mod index;
mod model;
mod passage;
mod passages;
mod prepared;
mod sides;
mod terms;
mod weights;

pub use index::{Hit, Index};
pub use passage::{Passage, PassageKind, differences};
pub use passages::passages;
pub use prepared::{Clause, Prepared, Sentence};
pub use weights::Weights;
