//! Two accounts in step: the passages that they share, in the same words or in others, in any order. Spans are bytes.

mod clauses;
mod core;
mod features;
mod in_step;
mod index;
mod model;
mod neighbours;
mod passage;
mod passages;
mod prepared;
mod terms;
mod weighed;
mod weights;

pub use in_step::{InStep, Pair};
pub use index::{Hit, Index};
pub use neighbours::Neighbours;
pub use passage::{Passage, PassageKind, differences};
pub use passages::{passages, passages_between};
pub use prepared::{Clause, Prepared, Sentence};
pub use weighed::Weighed;
pub use weights::Weights;
