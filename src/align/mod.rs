//! Two accounts in step: the passages that they share, in the same words or in others, in any order. Spans are bytes.

mod clauses;
mod index;
mod likeness;
mod passage;
mod passages;
mod prepared;
mod terms;
mod weights;

pub use index::{Hit, Index};
pub use passage::{Passage, PassageKind, differences};
pub use passages::passages;
pub use prepared::{Prepared, Sentence};
pub use weights::Weights;
