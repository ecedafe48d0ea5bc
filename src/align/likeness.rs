//! How alike two sentences are. Measures lie between 0 and 1.

use super::{Sentence, Weights};

/// A sentence with its terms weighted.
pub(super) struct Weighted {
    terms: Vec<(u32, f32)>,
    grams: Vec<(u32, f32)>,
    term_length: f32,
    gram_length: f32,
}

impl Weighted {
    pub(super) fn new(sentence: &Sentence, weights: &Weights) -> Self {
        let terms: Vec<(u32, f32)> = sentence.set.iter().map(|term| (*term, weights.term(*term))).collect();
        let grams: Vec<(u32, f32)> = sentence.grams.iter().map(|gram| (*gram, weights.gram(*gram))).collect();
        let (term_length, gram_length) = (length(&terms), length(&grams));
        Self { terms, grams, term_length, gram_length }
    }
}

fn length(weighted: &[(u32, f32)]) -> f32 {
    weighted.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
}

/// Half from words, half from runs of characters: the cosine of the weighted sets.
pub(super) fn likeness(a: &Weighted, b: &Weighted) -> f32 {
    let words = shared(&a.terms, &b.terms) / (a.term_length * b.term_length).max(f32::MIN_POSITIVE);
    let grams = shared(&a.grams, &b.grams) / (a.gram_length * b.gram_length).max(f32::MIN_POSITIVE);
    f32::midpoint(words, grams).min(1.0)
}

fn shared(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        match left.0.cmp(&right.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += left.1 * right.1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}
