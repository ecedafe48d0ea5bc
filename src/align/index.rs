//! The sentences of a folder by their terms: where a selection has parallels. Spans are bytes.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::weights::Plain;
use super::{PassageKind, Prepared, Weights};
use crate::text::Span;

/// A sentence that is like a selection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which text of the index it is in.
    pub document: usize,
    /// Where it is there.
    pub span: Span,
    /// How sure it is that both tell the same, 0 to 1.
    pub score: f32,
    /// How much of the wording is the same.
    pub kind: PassageKind,
}

/// The sentences of many texts, by their terms.
#[derive(Clone, Debug, Default)]
pub struct Index {
    sentences: Vec<(u32, Span, f32)>,
    postings: HashMap<u32, Vec<u32>, BuildHasherDefault<Plain>>,
}

impl Index {
    /// Takes up these texts; they are numbered in their order.
    #[must_use]
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a Prepared>, weights: &Weights) -> Self {
        let mut index = Self::default();
        for (document, text) in (0_u32..).zip(texts) {
            for sentence in text.sentences() {
                let number = u32::try_from(index.sentences.len()).unwrap_or(u32::MAX);
                let length = sentence.set.iter().map(|term| weights.term(*term).powi(2)).sum::<f32>().sqrt();
                index.sentences.push((document, sentence.span, length));
                sentence.set.iter().for_each(|(term, _)| index.postings.entry(*term).or_default().push(number));
            }
        }
        index
    }

    /// The sentences that are most like a selection, best first, at most `most`.
    #[must_use]
    pub fn parallels(&self, selection: &Prepared, weights: &Weights, most: usize) -> Vec<Hit> {
        let mut terms: Vec<(u32, u8)> = selection.sentences().iter().flat_map(|sentence| sentence.set.iter().copied()).collect();
        terms.sort_unstable();
        terms.dedup();
        let length = terms.iter().map(|term| weights.term(*term).powi(2)).sum::<f32>().sqrt();
        let mut sums = vec![0.0_f32; self.sentences.len()];
        for term in terms {
            let weight = weights.term(term).powi(2);
            self.postings.get(&term.0).into_iter().flatten().for_each(|at| sums[*at as usize] += weight);
        }
        let mut hits: Vec<Hit> = Vec::new();
        for (sum, (document, span, other)) in sums.iter().zip(&self.sentences) {
            let score = sum / (length * other).max(f32::MIN_POSITIVE);
            if score >= 0.2 {
                let kind = if score > 0.9 { PassageKind::Literal } else { PassageKind::Loose };
                hits.push(Hit { document: *document as usize, span: *span, score: score.min(1.0), kind });
            }
        }
        hits.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.document, x.span).cmp(&(y.document, y.span))));
        hits.truncate(most);
        hits
    }
}
