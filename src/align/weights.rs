//! How much a term says, from how many sentences hold it. Counts sentences.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Prepared;

/// Frequencies of terms over the texts that are compared: two, or all of a folder.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    sentences: u32,
    terms: HashMap<u32, u32, BuildHasherDefault<Plain>>,
}

/// Keys are well-mixed hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        // The table looks at the upper bits, too.
        self.0 | (self.0 << 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = u64::from(number);
    }
}

impl Weights {
    /// Counts the sentences of these texts.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a Prepared>) -> Self {
        let mut weights = Self::default();
        for text in texts {
            weights.add(text);
        }
        weights
    }

    /// Counts the sentences of one more text.
    pub fn add(&mut self, text: &Prepared) {
        for sentence in text.sentences() {
            self.sentences += 1;
            sentence.set.iter().for_each(|(term, _)| *self.terms.entry(*term).or_default() += 1);
        }
    }

    /// What a term says: the logarithm of how rare it is (inverse document frequency, Spärck Jones 1972, by sentences). Before
    /// many sentences were seen, the length of the word says how rare it may be: frequent words are short (Zipf 1935).
    pub(super) fn term(&self, (term, letters): (u32, u8)) -> f32 {
        let seen = self.terms.get(&term).copied().unwrap_or_default() as f32;
        let share = (seen + expected(letters) * PRIOR) / (self.sentences as f32 + PRIOR);
        -share.min(MOST_FREQUENT).ln()
    }
}

/// For how many sentences the length of a word stands.
const PRIOR: f32 = 60.0;

/// Words in more than so many sentences all say the same: nearly nothing.
const MOST_FREQUENT: f32 = 0.9;

/// In which share of sentences a word of so many letters is expected: measured roughly over English, Spanish, Italian and Dutch news.
const fn expected(letters: u8) -> f32 {
    match letters {
        0 | 1 => 0.3,
        2 => 0.25,
        3 => 0.15,
        4 => 0.06,
        5 => 0.03,
        _ => 0.01,
    }
}
