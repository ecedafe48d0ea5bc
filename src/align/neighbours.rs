//! Which texts of a folder may share passages: found without comparing every text with every other. Counts nothing of a text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::weights::Plain;
use super::{Prepared, Weights};

/// Terms that say less than this are not looked at: every second text has them.
const TELLING: f32 = 3.0;

/// Texts that are at least so alike (cosine of their telling terms) are neighbours.
const ALIKE: f32 = 0.08;

/// A phrase in more texts than this proves nothing.
const RARE: usize = 12;

/// Texts that share so many rare phrases are neighbours, however little else they share: one copied sentence is enough.
const SHARED_PHRASES: u32 = 4;

type Postings = HashMap<u32, Vec<u32>, BuildHasherDefault<Plain>>;

/// The texts of a folder by their telling terms and rare phrases.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    texts: Vec<Profile>,
    by_term: Postings,
    by_phrase: Postings,
}

#[derive(Clone, Debug, Default)]
struct Profile {
    terms: Vec<(u32, f32)>,
    phrases: Vec<u32>,
    length: f32,
}

impl Neighbours {
    /// Takes up these texts; they are numbered in their order.
    #[must_use]
    pub fn new(texts: &[Prepared], weights: &Weights) -> Self {
        let mut all = Self { texts: texts.iter().map(|text| Profile::new(text, weights)).collect(), ..Self::default() };
        for (number, profile) in (0_u32..).zip(&all.texts) {
            profile.terms.iter().for_each(|(term, _)| all.by_term.entry(*term).or_default().push(number));
            profile.phrases.iter().for_each(|phrase| all.by_phrase.entry(*phrase).or_default().push(number));
        }
        all
    }

    /// The later texts that may share passages with this one, in order.
    #[must_use]
    pub fn later(&self, text: usize) -> Vec<usize> {
        let Some(profile) = self.texts.get(text) else { return Vec::new() };
        let mut found = vec![(0.0_f32, 0_u32); self.texts.len() - text];
        let is_later = |number: &&u32| **number as usize > text;
        for (term, weight) in &profile.terms {
            let texts = self.by_term.get(term).into_iter().flatten().filter(is_later);
            texts.for_each(|number| found[*number as usize - text].0 += weight * weight);
        }
        for phrase in &profile.phrases {
            let texts = self.by_phrase.get(phrase).filter(|texts| texts.len() <= RARE);
            texts.into_iter().flatten().filter(is_later).for_each(|number| found[*number as usize - text].1 += 1);
        }
        let is_near = |(at, (dot, phrases)): (usize, &(f32, u32))| {
            let other = self.texts.get(text + at)?;
            let alike = dot / (profile.length * other.length).max(f32::MIN_POSITIVE) >= ALIKE;
            (alike || *phrases >= SHARED_PHRASES).then_some(text + at)
        };
        found.iter().enumerate().skip(1).filter_map(is_near).collect()
    }
}

impl Profile {
    fn new(text: &Prepared, weights: &Weights) -> Self {
        let all = text.sentences().iter().flat_map(|sentence| &sentence.set);
        let mut terms: Vec<(u32, f32)> = all.map(|term| (term.0, weights.term(*term))).filter(|term| term.1 >= TELLING).collect();
        terms.sort_unstable_by_key(|term| term.0);
        terms.dedup_by_key(|term| term.0);
        let mut phrases: Vec<u32> = text.sentences().iter().flat_map(|sentence| sentence.phrases.iter().copied()).collect();
        phrases.sort_unstable();
        phrases.dedup();
        let length = terms.iter().map(|term| term.1 * term.1).sum::<f32>().sqrt();
        Self { terms, phrases, length }
    }
}
