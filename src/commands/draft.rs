//! A selection, described so that it can become a highlight. Spans are in bytes, what is described in code points.

use crate::anchor::{Description, describe};
use crate::notebook::DocumentId;
use crate::text::{Points, Reading, Span, snap_to_graphemes, trim_span};

/// A selection in a document, with its words and their surroundings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The document.
    pub document: DocumentId,
    /// Where, in code points of the reading text.
    pub points: Points,
    /// The selected words, exactly.
    pub exact: String,
    /// Up to [`crate::anchor::CONTEXT_POINTS`] code points before them.
    pub before: String,
    /// Up to [`crate::anchor::CONTEXT_POINTS`] code points after them.
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
    let Description { points, exact, before, after } = describe(reading, span);
    Some(Draft { document, points, exact, before, after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::CONTEXT_POINTS;
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
