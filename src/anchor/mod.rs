//! Finding a place again: how a stretch is described, and where its description fits a text that may have changed.
//!
//! Places in descriptions are **code points**; places that were found are byte spans of the text at hand.

mod attach;
mod describe;
mod edited;
mod found;
mod grams;
mod judge;
mod letters;
mod likeness;
mod outcome;
mod place;
mod together;
mod window;

pub use attach::{Basis, attach, attach_all};
pub use describe::{CONTEXT_POINTS, Description, describe};
pub use outcome::{Outcome, Why};

use crate::text::Points;

/// What is known of a place: where it was, its words, and the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// Where it was, in code points.
    pub points: Points,
    /// Its words, exactly.
    pub exact: &'a str,
    /// The words before it; empty at the start of a text or when nobody wrote them down.
    pub before: &'a str,
    /// The words after it; empty at the end of a text or when nobody wrote them down.
    pub after: &'a str,
}
