//! Which texts of a folder may share passages: found without comparing every text with every other. Counts sentences.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::weights::Plain;
use super::{Prepared, Weights};

/// Terms that say less than this are not looked at: one of twenty-five sentences has them.
const TELLING: f32 = 3.2;

/// Telling terms and phrases that two sentences must have in common before their texts are compared: fewer do not make a passage
/// of two articles.
const OF_ARTICLES: u8 = 4;

/// The same where one text is an excerpt: there, little is enough.
const OF_EXCERPTS: u8 = 2;

/// Texts of so many sentences are excerpts.
const EXCERPT: u32 = 6;

/// What stands in more than so many sentences is not looked at, and in folders of fewer sentences everything is.
const MOST_SENTENCES: usize = 2_000;

/// The sentences of a folder by their telling terms and phrases.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// The number of the first sentence of each text, and one beyond the last of all.
    starts: Vec<u32>,
    /// The text of each sentence.
    text_of: Vec<u32>,
    /// What each sentence is looked up by.
    keys: Vec<Vec<u32>>,
    postings: HashMap<u32, Vec<u32>, BuildHasherDefault<Plain>>,
}

impl Neighbours {
    /// Takes up these texts; they are numbered in their order.
    #[must_use]
    pub fn new(texts: &[Prepared], weights: &Weights) -> Self {
        let mut all = Self::default();
        for (number, text) in (0_u32..).zip(texts) {
            all.starts.push(all.next());
            for sentence in text.sentences() {
                let at = all.next();
                let telling = sentence.set.iter().filter(|term| weights.term(**term) >= TELLING).map(|term| term.0);
                let keys: Vec<u32> = telling.chain(sentence.phrases.iter().copied()).collect();
                keys.iter().for_each(|key| all.postings.entry(*key).or_default().push(at));
                all.keys.push(keys);
                all.text_of.push(number);
            }
        }
        all.starts.push(all.next());
        all
    }

    fn next(&self) -> u32 {
        u32::try_from(self.text_of.len()).unwrap_or(u32::MAX)
    }

    /// The later texts that may share passages with this one, in order.
    #[must_use]
    pub fn later(&self, text: usize) -> Vec<usize> {
        let Some([first, end]) = self.starts.get(text..text + 2).and_then(|ends| ends.first_chunk().copied()) else {
            return Vec::new();
        };
        let mut counts = vec![0_u8; self.text_of.len() - end as usize];
        let mut found = vec![false; self.starts.len()];
        let mut touched: Vec<u32> = Vec::new();
        for keys in &self.keys[first as usize..end as usize] {
            let lists = keys.iter().filter_map(|key| self.postings.get(key)).filter(|list| list.len() <= MOST_SENTENCES);
            for sentence in lists.flat_map(|list| &list[list.partition_point(|sentence| *sentence < end)..]) {
                let count = &mut counts[(*sentence - end) as usize];
                if *count == 0 {
                    touched.push(*sentence);
                }
                *count = count.saturating_add(1);
            }
            for sentence in touched.drain(..) {
                let other = self.text_of[sentence as usize] as usize;
                let count = std::mem::take(&mut counts[(sentence - end) as usize]);
                found[other] |= count >= self.enough(text, other);
            }
        }
        (text + 1..found.len()).filter(|other| found[*other]).collect()
    }

    /// How much two sentences of these texts must have in common.
    fn enough(&self, a: usize, b: usize) -> u8 {
        let sentences = |text: usize| self.starts[text + 1] - self.starts[text];
        if sentences(a).min(sentences(b)) <= EXCERPT { OF_EXCERPTS } else { OF_ARTICLES }
    }
}
