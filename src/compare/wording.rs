//! How like two wordings are: by their words and by groups of three letters. Counts words and letters of the folded text.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{fold, token_spans};

/// A group of letters, or two words, that stand in more wordings than this say nothing about which of them are one statement.
const COMMON: usize = 60;

/// Groups of rare letters that two wordings share before it is worth comparing them.
const SHARED: usize = 3;

/// Rare pairs of words, one behind the other, that two wordings share before it is worth comparing them. Among thousands of
/// wordings most groups of letters are common, and these are not.
const SHARED_WORDS: usize = 2;

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

/// Pairs of wordings, in order, that are worth comparing, each wording with whom is said to have said it: equal ones, each with the
/// first of them, and of those that differ in words or person all that share enough rare letters or words.
///
/// What is rare is counted among those that differ, so that a sentence printed by a hundred papers is found all the same.
pub(super) fn candidates(wordings: &[(&Wording, Option<&str>)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut said, mut said_by) = (BTreeMap::<&[String], usize>::new(), BTreeSet::new());
    let mut differing = Vec::new();
    for (index, (wording, person)) in wordings.iter().enumerate() {
        let first = *said.entry(&wording.words).or_insert(index);
        if first != index {
            pairs.push((first, index));
        }
        if said_by.insert((&wording.words, *person)) {
            differing.push(index);
        }
    }
    let each = || differing.iter().map(|index| (wordings[*index].0, *index));
    let letters = each().flat_map(|(wording, index)| wording.groups.iter().map(move |group| (group, index)));
    pairs.extend(sharing(letters.collect(), SHARED));
    let words = each().flat_map(|(wording, index)| wording.words.windows(2).map(move |two| (two, index)));
    pairs.extend(sharing(words.collect(), SHARED_WORDS));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs that share so many of the features of which few have each: sorted lists, for there are millions.
fn sharing<F: Ord>(mut features: Vec<(F, usize)>, least: usize) -> Vec<(usize, usize)> {
    features.sort_unstable();
    features.dedup();
    let mut pairs = Vec::new();
    for together in features.chunk_by(|a, b| a.0 == b.0).filter(|together| together.len() <= COMMON) {
        for (at, (_, a)) in together.iter().enumerate() {
            pairs.extend(together[at + 1..].iter().map(|(_, b)| (*a, *b)));
        }
    }
    pairs.sort_unstable();
    pairs.chunk_by(|a, b| a == b).filter(|same| same.len() >= least).map(|same| same[0]).collect()
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

    #[test]
    fn what_a_hundred_papers_print_is_found() {
        let whole = Wording::new("We have no purpose or reason to provoke South Korea, or any idea of hurting it");
        let short = Wording::new("We have no purpose or reason to provoke South Korea");
        let other = Wording::new("The harbour was closed at noon because of the storm");
        let mut all: Vec<(&Wording, Option<&str>)> = vec![(&whole, None); 100];
        all.extend([(&short, None), (&other, None)]);
        let found = candidates(&all);
        assert!((1..=100).all(|index| found.contains(&(0, index))), "{found:?}");
        assert!(!found.contains(&(1, 2)), "not each of a hundred with each");
        // Whom it is ascribed to decides how alike words must be: each person's counts for itself.
        all[99].1 = Some("Kim");
        assert!(candidates(&all).contains(&(99, 100)) && candidates(&all).contains(&(0, 99)));
    }
}
