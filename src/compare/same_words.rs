//! The words that one wording has in common with another. Spans are bytes.

use std::collections::BTreeSet;

use crate::text::{Span, fold, token_spans};

/// Letters of a word that are compared, as in `align`: inflection mostly follows them.
const STEM: usize = 5;

/// Letters that a run of common words must have in one of them: "of the" alone says nothing.
const TELLING: usize = 4;

/// What two words must have alike to count as the same: their first letters, regardless of case.
pub(super) fn key(word: &str) -> String {
    let folded = fold(word);
    if folded.contains(|letter: char| letter.is_numeric()) { folded } else { folded.chars().take(STEM).collect() }
}

/// The keys of all words, without marks.
pub(super) fn keys(words: &str) -> Vec<String> {
    token_spans(words).into_iter().map(|span| &words[span.range()]).filter(|word| is_word(word)).map(key).collect()
}

fn is_word(token: &str) -> bool {
    token.contains(char::is_alphanumeric)
}

/// Runs of words in `words` that `others` has too, in any order; words that say little count only beside others.
#[must_use]
pub fn same_words(words: &str, others: &str) -> Vec<Span> {
    let known: BTreeSet<String> = keys(others).into_iter().collect();
    let mut runs: Vec<(Span, bool)> = Vec::new();
    let mut goes_on = false;
    for span in token_spans(words) {
        let token = &words[span.range()];
        if !is_word(token) {
            // A mark between two words of a run belongs to it; at its end it does not.
            continue;
        }
        if !known.contains(&key(token)) {
            goes_on = false;
            continue;
        }
        let tells = token.chars().count() >= TELLING || token.contains(|letter: char| letter.is_numeric() || !letter.is_ascii());
        match runs.last_mut().filter(|_| goes_on) {
            Some((run, telling)) => (*run, *telling) = (Span::new(run.start(), span.end()), *telling || tells),
            None => runs.push((span, tells)),
        }
        goes_on = true;
    }
    runs.into_iter().filter(|(_, telling)| *telling).map(|(run, _)| run).collect()
}

/// How many words two wordings have in common: twice the common ones by all (Dice 1945), 0 to 1. The keys are sorted.
pub(super) fn dice(a: &[String], b: &[String]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0_u32);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    2.0 * common as f32 / ((a.len() + b.len()) as f32).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(words: &'a str, others: &str) -> Vec<&'a str> {
        same_words(words, others).into_iter().map(|span| &words[span.range()]).collect()
    }

    #[test]
    fn runs_of_common_words_are_found_whatever_their_order_and_endings() {
        let other = "The two Koreas restored the hotline on 4 October.";
        assert_eq!(found("On Oct 4 hotlines of the North were restored, officials said.", other), ["4 hotlines", "restored"]);
        assert_eq!(found("“The two Koreas”, it said", other), ["The two Koreas"]);
        assert_eq!(found("the of on", other), Vec::<&str>::new());
        assert_eq!(found("남북 통신선 복원", "통신선 복원"), ["통신선 복원"]);
    }

    #[test]
    fn likeness_of_words() {
        let sorted = |words: &str| {
            let mut keys = keys(words);
            keys.sort();
            keys
        };
        assert!((dice(&sorted("a b c d"), &sorted("d c b, e")) - 0.75).abs() < 1e-6);
        assert!(dice(&[], &[]) < 1e-6);
    }
}
