//! A selection, described so that it can become a highlight. Spans are in bytes, what is described in code points.

use unicode_segmentation::UnicodeSegmentation;

use crate::notebook::DocumentId;
use crate::text::{Points, Reading, Span, snap_to_graphemes, trim_span};

/// Most code points of context on either side: enough to tell repeated sentences apart, few enough to keep project files readable.
pub const CONTEXT_POINTS: usize = 64;

/// A selection in a document, with its words and their surroundings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The document.
    pub document: DocumentId,
    /// Where, in code points of the reading text.
    pub points: Points,
    /// The selected words, exactly.
    pub exact: String,
    /// Up to [`CONTEXT_POINTS`] code points before them.
    pub before: String,
    /// Up to [`CONTEXT_POINTS`] code points after them.
    pub after: String,
}

/// Describes a selection (in bytes) without the white space at its ends and with whole characters (grapheme clusters);
/// `None` when nothing is left of it.
#[must_use]
pub fn draft(document: DocumentId, reading: &Reading, span: Span) -> Option<Draft> {
    if span.is_empty() {
        return None; // a caret inside a character must not grow into a selection of it
    }
    let text = reading.text();
    let words = trim_span(text, snap_to_graphemes(text, span));
    if words.is_empty() {
        return None;
    }
    let span = snap_to_graphemes(text, words);
    Some(Draft {
        document,
        points: reading.to_points(span),
        exact: reading.slice(span).to_owned(),
        before: context_before(&text[..span.start()]).to_owned(),
        after: context_after(&text[span.end()..]).to_owned(),
    })
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
    use crate::notebook::IdSource;
    use proptest::prelude::*;

    /// Drafts what stands between `[` and `]`.
    fn selected(marked: &str) -> Option<Draft> {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let reading = Reading::new(marked.replace(['[', ']'], ""), Vec::new(), Vec::new());
        draft(IdSource::new(1).document(), &reading, Span::new(start, end))
    }

    #[test]
    fn white_space_is_left_out_and_context_is_kept() {
        let draft = selected("Ärger: [ the hotline\n]was restored").unwrap();
        assert_eq!((draft.points, draft.exact.as_str()), (Points::new(8, 19), "the hotline"));
        assert_eq!((draft.before.as_str(), draft.after.as_str()), ("Ärger:  ", "\nwas restored"));
        for nothing in ["a[ \n ]b", "a[]b", "👩‍[]👧"] {
            assert_eq!(selected(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn families_are_never_cut() {
        assert_eq!(selected("x👩‍[👩‍]👧y").unwrap().exact, "👩‍👩‍👧");
        let families = "👩‍👩‍👧".repeat(20);
        let draft = selected(&format!("{families}[word]{families}")).unwrap();
        let whole = CONTEXT_POINTS / 5;
        assert_eq!((draft.before, draft.after), ("👩‍👩‍👧".repeat(whole), "👩‍👩‍👧".repeat(whole)));
    }

    proptest! {
        #[test]
        fn a_draft_is_what_stands_in_the_text(text in "(\\PC|[ \n]){0,200}", a in 0..900usize, b in 0..900usize) {
            let reading = Reading::new(text.clone(), Vec::new(), Vec::new());
            let Some(draft) = draft(IdSource::new(1).document(), &reading, Span::between(a, b)) else { return Ok(()) };
            let span = reading.to_span(draft.points).unwrap();
            prop_assert_eq!(reading.slice(span), draft.exact.as_str());
            prop_assert!(text[..span.start()].ends_with(&draft.before) && text[span.end()..].starts_with(&draft.after));
            prop_assert!(draft.before.chars().count() <= CONTEXT_POINTS && draft.after.chars().count() <= CONTEXT_POINTS);
        }
    }
}
