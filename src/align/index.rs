//! The sentences of a folder by their terms: where a selection has parallels. Spans are bytes.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::weights::Plain;
use super::{PassageKind, Prepared, Sentence, Weights};
use crate::text::Span;

/// Least likeness of a hit.
const LEAST: f32 = 0.2;

/// Terms that say less than this are left out on both sides: a seventh of all sentences has them.
const WORTH_LOOKING_UP: f32 = 2.0;

/// A sentence that is like a selection, or like a sentence of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which text of the index it is in.
    pub document: usize,
    /// Where it is there.
    pub span: Span,
    /// The sentence of the selection that it is most like, as cut by the selection's ends.
    pub selected: Span,
    /// How alike they are, 0 to 1.
    pub score: f32,
    /// How much of the wording is the same.
    pub kind: PassageKind,
}

/// A sentence of the index.
#[derive(Clone, Copy, Debug)]
struct Entry {
    document: u32,
    start: u32,
    end: u32,
    /// Euclidean length of the weights of the terms that are looked up.
    length: f32,
}

/// The sentences of many texts, by their terms: about four bytes for each word. The texts need not be kept.
#[derive(Clone, Debug, Default)]
pub struct Index {
    texts: u32,
    sentences: Vec<Entry>,
    postings: HashMap<u32, Vec<u32>, BuildHasherDefault<Plain>>,
}

impl Index {
    /// Takes up these texts (below 4 GiB each); they are numbered in their order.
    #[must_use]
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a Prepared>, weights: &Weights) -> Self {
        let mut index = Self::default();
        texts.into_iter().for_each(|text| index.add(text, weights));
        index
    }

    /// Takes up one more text, with the next number. All must be weighed alike.
    pub fn add(&mut self, text: &Prepared, weights: &Weights) {
        text.sentences().iter().for_each(|sentence| self.push(sentence, weights));
        self.texts += 1;
    }

    fn push(&mut self, sentence: &Sentence, weights: &Weights) {
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let number = narrow(self.sentences.len());
        let mut length = 0.0;
        for term in &sentence.set {
            let weight = weights.term(*term);
            if weight >= WORTH_LOOKING_UP {
                length += weight * weight;
                self.postings.entry(term.0).or_default().push(number);
            }
        }
        let (start, end) = (narrow(sentence.span.start()), narrow(sentence.span.end()));
        self.sentences.push(Entry { document: self.texts, start, end, length: length.sqrt() });
    }

    /// The sentences that are most like one of the selection, best first, at most `most`; those of the selection itself are among them
    /// where its text is.
    #[must_use]
    pub fn parallels(&self, selection: &Prepared, weights: &Weights, most: usize) -> Vec<Hit> {
        let mut best: Vec<Hit> = selection.sentences().iter().flat_map(|sentence| self.like(sentence, weights)).collect();
        // Of several sentences of the selection, the one that is most like a place speaks for it.
        best.sort_by(|x, y| place(x).cmp(&place(y)).then(y.score.total_cmp(&x.score)).then(x.selected.cmp(&y.selected)));
        best.dedup_by_key(|hit| place(hit));
        best.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| place(x).cmp(&place(y))));
        best.truncate(most);
        best
    }

    fn like(&self, sentence: &Sentence, weights: &Weights) -> Vec<Hit> {
        let mut sums = vec![0.0_f32; self.sentences.len()];
        let mut length = 0.0;
        for term in &sentence.set {
            let weight = weights.term(*term);
            if weight < WORTH_LOOKING_UP {
                continue;
            }
            let square = weight * weight;
            length += square;
            self.postings.get(&term.0).into_iter().flatten().for_each(|at| sums[*at as usize] += square);
        }
        let length = length.sqrt();
        let hit = |(sum, entry): (&f32, &Entry)| {
            let score = (sum / (length * entry.length).max(f32::MIN_POSITIVE)).min(1.0);
            let span = Span::new(entry.start as usize, entry.end as usize);
            let hit =
                Hit { document: entry.document as usize, span, selected: sentence.span, score, kind: PassageKind::of(score) };
            (score >= LEAST).then_some(hit)
        };
        sums.iter().zip(&self.sentences).filter_map(hit).collect()
    }
}

const fn place(hit: &Hit) -> (usize, Span) {
    (hit.document, hit.span)
}
