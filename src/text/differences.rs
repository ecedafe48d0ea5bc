//! The words that differ between two texts. Spans are bytes of the text they belong to.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Span, fold_plain, token_spans};

/// A stretch where two texts differ, cut at words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Words that only the new text has.
    Added {
        /// Between which words of the old text: an empty span.
        old: Span,
        /// The words.
        new: Span,
    },
    /// Words that only the old text has.
    Missing {
        /// The words.
        old: Span,
        /// Between which words of the new text: an empty span.
        new: Span,
    },
    /// Words in the place of others.
    Changed {
        /// The words of the old text.
        old: Span,
        /// The words of the new one.
        new: Span,
    },
}

impl Difference {
    /// Its place in the old text.
    #[must_use]
    pub const fn in_old(self) -> Span {
        match self {
            Self::Added { old, .. } | Self::Missing { old, .. } | Self::Changed { old, .. } => old,
        }
    }

    /// Its place in the new text.
    #[must_use]
    pub const fn in_new(self) -> Span {
        match self {
            Self::Added { new, .. } | Self::Missing { new, .. } | Self::Changed { new, .. } => new,
        }
    }
}

/// The words that differ, in order; empty when the words are the same. White space and the kinds of quotes, dashes and spaces
/// are not words; every other mark is one.
///
/// The method is Myers' (1986), with the heuristics of `similar` that keep long unlike texts quick.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Difference> {
    let (old_spans, new_spans) = (token_spans(old), token_spans(new));
    let folded =
        |text: &str, spans: &[Span]| -> Vec<String> { spans.iter().map(|span| fold_plain(&text[span.range()])).collect() };
    let steps = capture_diff_slices(Algorithm::Myers, &folded(old, &old_spans), &folded(new, &new_spans));
    steps.into_iter().filter_map(|step| difference(step, &old_spans, &new_spans)).collect()
}

fn difference(step: DiffOp, olds: &[Span], news: &[Span]) -> Option<Difference> {
    match step {
        DiffOp::Equal { .. } => None,
        DiffOp::Delete { old_index, old_len, new_index } => {
            Some(Difference::Missing { old: stretch(olds, old_index, old_len), new: stretch(news, new_index, 0) })
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            Some(Difference::Added { old: stretch(olds, old_index, 0), new: stretch(news, new_index, new_len) })
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            Some(Difference::Changed { old: stretch(olds, old_index, old_len), new: stretch(news, new_index, new_len) })
        }
    }
}

/// The stretch of `count` words from the one at `first`; without any, the place behind the word before.
fn stretch(spans: &[Span], first: usize, count: usize) -> Span {
    if count == 0 {
        let at = first.checked_sub(1).map_or(0, |last| spans[last].end());
        return Span::new(at, at);
    }
    Span::new(spans[first].start(), spans[first + count - 1].end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What differs, as `old>new`.
    fn told(old: &str, new: &str) -> Vec<String> {
        differences(old, new)
            .iter()
            .map(|found| format!("{}>{}", &old[found.in_old().range()], &new[found.in_new().range()]))
            .collect()
    }

    #[test]
    fn words_that_differ() {
        let cases: [(&str, &str, &[&str]); 7] = [
            ("Two men died on Monday.", "Two men died on Monday.", &[]),
            ("“Two”  men – died…", "\"Two\" men\n- died...", &[]),
            ("Two men died on Monday.", "Three men died Tuesday.", &["Two>Three", "on Monday>Tuesday"]),
            ("It was not agreed.", "It was agreed.", &["not>"]),
            ("It was agreed.", "It was not agreed!", &[">not", ".>!"]),
            ("남북 통신선을 복원했다", "남북 통신선이 복원됐다", &["통신선을 복원했다>통신선이 복원됐다"]),
            ("", "All new", &[">All new"]),
        ];
        for (old, new, expected) in cases {
            assert_eq!(told(old, new), expected, "{old} and {new}");
        }
    }

    proptest! {
        #[test]
        fn what_does_not_differ_is_the_same_in_both(old in "[ab ,é“]{0,80}", new in "[ab ,é\"]{0,80}") {
            let (mut olds, mut news) = (Vec::new(), Vec::new());
            let (mut from, mut since) = (0, 0);
            for found in differences(&old, &new) {
                olds.push(&old[from..found.in_old().start()]);
                news.push(&new[since..found.in_new().start()]);
                (from, since) = (found.in_old().end(), found.in_new().end());
            }
            olds.push(&old[from..]);
            news.push(&new[since..]);
            let bare = |parts: Vec<&str>| fold_plain(&parts.concat()).replace(' ', "");
            prop_assert_eq!(bare(olds), bare(news));
        }
    }
}
