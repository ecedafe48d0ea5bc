//! How like two wordings are: by their words and by groups of three letters. Counts words and letters of the folded text.

use std::collections::BTreeMap;

use crate::text::{fold, token_spans};

/// A group of letters that stands in more wordings than this says nothing about which of them are one statement.
const COMMON: usize = 60;

/// Groups of rare letters that two wordings share before it is worth comparing them.
const SHARED: usize = 3;

/// A wording, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    /// Its words without marks, folded.
    words: Vec<String>,
    /// Its groups of three letters, sorted, each once.
    groups: Vec<[char; 3]>,
}

impl Wording {
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<String> = token_spans(&folded)
            .into_iter()
            .map(|span| folded[span.range()].to_owned())
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        let letters: Vec<char> = format!(" {} ", words.join(" ")).chars().collect();
        let mut groups: Vec<[char; 3]> = letters.windows(3).map(|three| [three[0], three[1], three[2]]).collect();
        groups.sort_unstable();
        groups.dedup();
        Self { words, groups }
    }

    /// How many words.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// How like two wordings are, 0 to 1: the share of the shorter one's words and letters that the other has, the words in
    /// any order. Of very short ones (up to three words) only equal words count, for there is little to be like.
    pub fn likeness(&self, other: &Self) -> f64 {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        if short.words.is_empty() {
            return 0.0;
        }
        if short.len() <= 3 {
            // Three words within thirty others are no sign of one statement.
            let near = long.len() <= short.len() * 3;
            return if near && short.is_part_of(long) { 1.0 } else { 0.0 };
        }
        let groups = shared(&short.groups, &long.groups) as f64 / short.groups.len().max(1) as f64;
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for word in &long.words {
            *left.entry(word).or_default() += 1;
        }
        let mut words = 0.0;
        for word in &short.words {
            if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                words += 1.0;
            }
        }
        f64::midpoint(groups, words / short.len() as f64)
    }

    /// Whether its words stand in the other in this order, with others left out between them.
    pub fn is_part_of(&self, other: &Self) -> bool {
        let mut rest = other.words.iter();
        self.words.iter().all(|word| rest.any(|other| other == word))
    }
}

/// How many two sorted lists share.
fn shared(one: &[[char; 3]], other: &[[char; 3]]) -> usize {
    one.iter().filter(|group| other.binary_search(group).is_ok()).count()
}

/// Pairs of wordings, in order, that share enough rare letters to be worth comparing.
pub(super) fn candidates(wordings: &[&Wording]) -> Vec<(usize, usize)> {
    let mut standing: BTreeMap<[char; 3], Vec<usize>> = BTreeMap::new();
    for (index, wording) in wordings.iter().enumerate() {
        for group in &wording.groups {
            standing.entry(*group).or_default().push(index);
        }
    }
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for together in standing.into_values().filter(|together| together.len() <= COMMON) {
        for (at, a) in together.iter().enumerate() {
            for b in &together[at + 1..] {
                *counts.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= SHARED).map(|(pair, _)| pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        Wording::new(one).likeness(&Wording::new(other))
    }

    #[test]
    fn likeness_falls_with_every_change() {
        let whole = "We have no purpose or reason to provoke South Korea, or any idea of hurting it";
        let ever_worse = [
            "we have no purpose or reason to provoke south korea",
            "We have neither aim nor reason to provoke South Korea",
            "There is no aim of provoking the South",
            "The harbour was closed at noon because of the storm",
        ];
        let scores: Vec<f64> = ever_worse.iter().map(|other| likeness(whole, other)).collect();
        assert!(scores.windows(2).all(|two| two[0] > two[1]), "{scores:?}");
        assert!(scores[0] > 0.99 && scores[3] < 0.4, "{scores:?}");
    }

    #[test]
    fn short_words_must_be_equal() {
        assert!(likeness("time bomb", "a time bomb") > 0.99);
        assert!(likeness("time bomb", "time out") < 0.01);
        assert!(likeness("no", "there is no reason to doubt it") < 0.01);
    }

    #[test]
    fn words_left_out_are_still_part() {
        let part = |one: &str, other: &str| Wording::new(one).is_part_of(&Wording::new(other));
        assert!(part("hopes to resume dialogue", "The government hopes … to swiftly resume dialogue"));
        assert!(!part("resume hopes", "hopes to resume"));
    }
}
