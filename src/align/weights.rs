//! How much a term says, from how many sentences hold it. Counts sentences.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Prepared;

/// Frequencies of terms over the texts that are compared: two, or all of a folder.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    sentences: u32,
    terms: HashMap<u32, u32, BuildHasherDefault<Plain>>,
    grams: HashMap<u32, u32, BuildHasherDefault<Plain>>,
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
            sentence.set.iter().for_each(|term| *self.terms.entry(*term).or_default() += 1);
            sentence.grams.iter().for_each(|gram| *self.grams.entry(*gram).or_default() += 1);
        }
    }

    /// What a term says: the logarithm of how rare it is (inverse document frequency, Spärck Jones 1972, by sentences).
    pub(super) fn term(&self, term: u32) -> f32 {
        self.rarity(self.terms.get(&term))
    }

    /// The same for a run of characters.
    pub(super) fn gram(&self, gram: u32) -> f32 {
        self.rarity(self.grams.get(&gram))
    }

    fn rarity(&self, count: Option<&u32>) -> f32 {
        let count = count.copied().unwrap_or_default();
        ((self.sentences as f32 + 1.0) / (count as f32 + 0.5)).ln().max(0.0)
    }
}
