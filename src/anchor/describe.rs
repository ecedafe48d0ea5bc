//! Describing a place so that it can be found again. Spans are bytes, descriptions are code points.

use super::Anchor;
use crate::text::{Points, Reading, Span};

/// Code points kept on either side of a place: the project file promises "up to 64 characters". Three times as many as tell
/// two places apart (`attach` asks for 16), so that an edit close by leaves enough.
pub const CONTEXT_POINTS: usize = 64;

/// A place with its words and surroundings, as a highlight keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Where, in code points.
    pub points: Points,
    /// The words.
    pub exact: String,
    /// Up to [`CONTEXT_POINTS`] code points before them.
    pub before: String,
    /// Up to [`CONTEXT_POINTS`] code points after them.
    pub after: String,
}

impl Description {
    /// The same, borrowed, for [`super::attach()`].
    #[must_use]
    pub fn anchor(&self) -> Anchor<'_> {
        Anchor { points: self.points, exact: &self.exact, before: &self.before, after: &self.after }
    }
}

/// Describes a span of a text.
///
/// # Panics
/// If the span was made for another text.
#[must_use]
pub fn describe(reading: &Reading, span: Span) -> Description {
    let (before, after) = (&reading.text()[..span.start()], &reading.text()[span.end()..]);
    let from = before.char_indices().rev().take(CONTEXT_POINTS).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT_POINTS).map_or(after.len(), |(at, _)| at);
    Description {
        points: reading.to_points(span),
        exact: reading.slice(span).to_owned(),
        before: before[from..].to_owned(),
        after: after[..to].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surroundings_are_counted_in_code_points_and_end_with_the_text() {
        let text = format!("{}quick{}", "é".repeat(70), "통신");
        let reading = Reading::new(text, Vec::new(), Vec::new());
        let described = describe(&reading, Span::new(140, 145));
        assert_eq!(described.points, Points::new(70, 75));
        assert_eq!(described.exact, "quick");
        assert_eq!(described.before, "é".repeat(64));
        assert_eq!(described.after, "통신");
    }
}
