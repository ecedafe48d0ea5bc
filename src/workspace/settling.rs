//! What can be settled of a text that was edited. Positions are bytes.

use crate::anchor::{Outcome, describe};
use crate::commands::{Draft, Settled};
use crate::notebook::{DocumentId, HighlightId};
use crate::text::{Reading, Span};

/// A text that was edited, with those of its highlights that were found for certain, described as they are there.
#[must_use]
pub fn settled(document: DocumentId, hash: &str, reading: &Reading, found: &[(HighlightId, Outcome)]) -> Settled {
    let certain = found.iter().filter_map(|(id, outcome)| Some((*id, draft_of(document, reading, outcome.certain()?))));
    Settled { document, hash: hash.to_owned(), certain: certain.collect() }
}

/// A place that was found, as a highlight keeps it: to the letter, and not trimmed as a selection is.
#[must_use]
pub fn draft_of(document: DocumentId, reading: &Reading, span: Span) -> Draft {
    let described = describe(reading, span);
    Draft { document, points: described.points, exact: described.exact, before: described.before, after: described.after }
}
