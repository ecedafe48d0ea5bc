//! Which sentence of one text became which of another. Places are numbers of sentences.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::{Sentence, Side};

/// What became of a sentence, in the order of both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// It is there with the same words, or with most of them.
    Kept(usize, usize),
    /// Only the older text has it.
    Removed(usize),
    /// Only the newer text has it.
    Added(usize),
    /// It stood here, and stands elsewhere now.
    MovedFrom(usize),
    /// It stands here now.
    MovedTo(usize),
}

/// Tokens of a sentence that counts as moved: short ones are said more than once.
const MOVED_TOKENS: usize = 5;

/// Likeness from which two sentences are one that was rewritten, as a share of their words (Dice 1945): two unrelated sentences of
/// news share articles and prepositions, a quarter of their words.
const LIKE: f32 = 0.4;

/// Pairs of sentences that are compared in one stretch at the most: beyond, nothing of what was exchanged is taken for rewritten.
/// It is reached by two unlike texts of some 200,000 letters.
const MOST_PAIRS: usize = 2_000_000;

/// What became of every sentence. Equal ones are found by the method of Myers (1986).
pub(super) fn units(old: &Side<'_>, new: &Side<'_>) -> Vec<Unit> {
    let numbers = |side: &Side<'_>| -> Vec<u32> { side.sentences.iter().map(|sentence| sentence.number).collect() };
    let steps = capture_diff_slices(Algorithm::Myers, &numbers(old), &numbers(new));
    let (from, to) = moved(old, new, &steps);
    let mut units = Vec::new();
    for step in steps {
        let (olds, news) = (step.old_range(), step.new_range());
        match step {
            DiffOp::Equal { .. } => units.extend(olds.zip(news).map(|(old, new)| Unit::Kept(old, new))),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                let olds: Vec<(usize, bool)> = olds.map(|place| (place, from[place])).collect();
                let news: Vec<(usize, bool)> = news.map(|place| (place, to[place])).collect();
                pair((old, &olds), (new, &news), &mut units);
            }
        }
    }
    units
}

/// Which sentences of either text stand elsewhere in the other one.
fn moved(old: &Side<'_>, new: &Side<'_>, steps: &[DiffOp]) -> (Vec<bool>, Vec<bool>) {
    let (mut from, mut to) = (vec![false; old.sentences.len()], vec![false; new.sentences.len()]);
    let changed = || steps.iter().filter(|step| !matches!(step, DiffOp::Equal { .. }));
    let mut waiting: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for place in changed().flat_map(DiffOp::old_range).rev_places() {
        let sentence = &old.sentences[place];
        if sentence.tokens.len() >= MOVED_TOKENS {
            waiting.entry(sentence.number).or_default().push(place);
        }
    }
    for place in changed().flat_map(DiffOp::new_range) {
        if let Some(there) = waiting.get_mut(&new.sentences[place].number).and_then(Vec::pop) {
            (from[there], to[place]) = (true, true);
        }
    }
    (from, to)
}

/// Places from the last to the first: of several equal sentences the first one is taken first.
trait RevPlaces: Iterator<Item = usize> + Sized {
    fn rev_places(self) -> std::iter::Rev<std::vec::IntoIter<usize>> {
        self.collect::<Vec<_>>().into_iter().rev()
    }
}

impl<I: Iterator<Item = usize>> RevPlaces for I {}

/// Pairs the sentences of a stretch so that the likeness of all pairs together is the greatest, in order and without those that
/// were moved.
fn pair((old, olds): (&Side<'_>, &[(usize, bool)]), (new, news): (&Side<'_>, &[(usize, bool)]), units: &mut Vec<Unit>) {
    let wide = news.len() + 1;
    let few = olds.len().saturating_mul(news.len()) <= MOST_PAIRS;
    // best[i][j]: the greatest likeness of what follows the sentences i and j.
    let mut best = if few { vec![0.0_f32; (olds.len() + 1) * wide] } else { Vec::new() };
    let like = |i: usize, j: usize| {
        let ((from, gone), (to, come)) = (olds[i], news[j]);
        if gone || come { 0.0 } else { likeness(&old.sentences[from], &new.sentences[to]) }
    };
    let mut pairs = vec![0.0_f32; if few { olds.len() * news.len() } else { 0 }];
    for i in (0..olds.len()).rev().filter(|_| few) {
        for j in (0..news.len()).rev() {
            let alike = like(i, j);
            pairs[i * news.len() + j] = alike;
            let both = if alike >= LIKE { alike + best[(i + 1) * wide + j + 1] } else { 0.0 };
            best[i * wide + j] = both.max(best[(i + 1) * wide + j]).max(best[i * wide + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < olds.len() || j < news.len() {
        let inside = few && i < olds.len() && j < news.len();
        let here = if inside { best[i * wide + j] } else { 0.0 };
        let alike = if inside { pairs[i * news.len() + j] } else { 0.0 };
        if alike >= LIKE && here <= alike + best[(i + 1) * wide + j + 1] {
            units.push(Unit::Kept(olds[i].0, news[j].0));
            (i, j) = (i + 1, j + 1);
        } else if i < olds.len() && (!inside || best[(i + 1) * wide + j] >= here) {
            units.push(if olds[i].1 { Unit::MovedFrom(olds[i].0) } else { Unit::Removed(olds[i].0) });
            i += 1;
        } else {
            units.push(if news[j].1 { Unit::MovedTo(news[j].0) } else { Unit::Added(news[j].0) });
            j += 1;
        }
    }
}

/// The share of words that two sentences have in common, from 0 to 1.
fn likeness(a: &Sentence, b: &Sentence) -> f32 {
    let (a, b) = (&a.words, &b.words);
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        common += usize::from(a[i] == b[j]);
        let (x, y) = (a[i], b[j]);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    if a.is_empty() || b.is_empty() { 0.0 } else { 2.0 * common as f32 / (a.len() + b.len()) as f32 }
}
