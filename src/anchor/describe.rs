//! Describing a place so that it can be found again. Spans are bytes, descriptions are code points.

use unicode_segmentation::UnicodeSegmentation;

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

/// Describes a span of a text; its surroundings cut no character that a person sees as one (grapheme cluster).
///
/// # Panics
/// If the span was made for another text.
#[must_use]
pub fn describe(reading: &Reading, span: Span) -> Description {
    let text = reading.text();
    Description {
        points: reading.to_points(span),
        exact: reading.slice(span).to_owned(),
        before: context_before(&text[..span.start()]).to_owned(),
        after: context_after(&text[span.end()..]).to_owned(),
    }
}

fn context_before(text: &str) -> &str {
    &text[text.len() - context_bytes(text.graphemes(true).rev())..]
}

fn context_after(text: &str) -> &str {
    &text[..context_bytes(text.graphemes(true))]
}

/// The bytes of as many whole characters as fit.
fn context_bytes<'a>(characters: impl Iterator<Item = &'a str>) -> usize {
    let mut left = CONTEXT_POINTS;
    let fits = |character: &&str| {
        let points = character.chars().count();
        let fits = points <= left;
        left = left.saturating_sub(points);
        fits
    };
    characters.take_while(fits).map(str::len).sum()
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
