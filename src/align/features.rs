//! What speaks for two sentences telling the same. Measures are pure numbers; most lie between 0 and 1.

use super::weighed::{Place, Row, Weighed, both, common, each_shared, ratio};

/// Terms at least so rare are telling: in one of twenty-five sentences or fewer.
const TELLING: f32 = 3.2;

/// More telling terms than this, or phrases, say no more.
const ENOUGH: f32 = 6.0;

/// Names of so much weight are added to those of either text before they are compared: few names prove little.
const NAMES_FLOOR: f32 = 5.0;

/// What speaks for one pair of sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Features {
    /// Cosine of the weighted terms.
    pub words: f32,
    /// Cosine of the runs of four characters.
    pub grams: f32,
    /// Share of the weight of terms that both have, in the sentence where it is less.
    pub contained: f32,
    /// Rare terms that both have.
    pub telling: f32,
    /// Phrases of two words that both have.
    pub phrases: f32,
    /// 1 if both have numbers and none is the same.
    pub numbers_differ: f32,
    /// Weight of names that the other text has nowhere, in the sentence where it is less.
    pub foreign_names: f32,
    /// How far below the best of its row or its column it is, whichever is less, and whichever is more: 0 or less.
    pub below_near: f32,
    /// See `below_near`.
    pub below_far: f32,
}

/// What speaks for two texts being about the same.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// Cosine of the weighted terms of both texts.
    pub words: f32,
    /// Weight of names that both have, beside those of the text that has fewer.
    pub names: f32,
    /// Likeness of the two sentences that are most alike.
    pub best: f32,
    /// Sentences of the shorter text.
    pub fewer: usize,
    /// Sentences of the longer text.
    pub more: usize,
}

/// All pairs of sentences of two texts.
pub(super) struct Table {
    /// Row by row.
    pub pairs: Vec<Features>,
    /// What all pairs have in common.
    pub setting: Setting,
}

/// Measures all pairs.
pub(super) fn table(left: &Weighed, right: &Weighed) -> Table {
    let foreign = |side: &Weighed, other: &Weighed| -> Vec<f32> {
        let names = |row: &Row| row.names.iter().filter(|name| !other.has(name.0)).map(|name| name.1).sum();
        side.rows.iter().map(names).collect()
    };
    let (foreign_left, foreign_right) = (foreign(left, right), foreign(right, left));
    let mut pairs = vec![Features::default(); left.rows.len() * right.rows.len()];
    add_up(left, right, &mut pairs);
    let columns = right.rows.len();
    for (at, pair) in pairs.iter_mut().enumerate() {
        let (i, j) = (at / columns, at % columns);
        pair.settle(&left.rows[i], &right.rows[j]);
        pair.foreign_names = foreign_left[i].min(foreign_right[j]);
    }
    let best = rank(right.rows.len(), &mut pairs);
    let setting = Setting {
        words: cosine(left, right),
        names: shared_names(left, right),
        best,
        fewer: left.rows.len().min(right.rows.len()),
        more: left.rows.len().max(right.rows.len()),
    };
    Table { pairs, setting }
}

/// Adds up what each pair has in common. Going through the entries that both texts have, instead of through all of both sentences
/// for each pair, costs a tenth.
fn add_up(left: &Weighed, right: &Weighed, pairs: &mut [Features]) {
    let columns = right.rows.len();
    let cell = |x: &Place, y: &Place| x.row as usize * columns + y.row as usize;
    each_shared(&left.places, &right.places, |x, y| {
        let (pair, weight) = (&mut pairs[cell(x, y)], x.weight.min(y.weight));
        pair.contained += weight;
        pair.words += weight * weight;
        pair.telling += f32::from(weight >= TELLING);
    });
    each_shared(&left.grams, &right.grams, |x, y| pairs[cell(x, y)].grams += 1.0);
    each_shared(&left.phrases, &right.phrases, |x, y| pairs[cell(x, y)].phrases += 1.0);
}

fn cosine(a: &Weighed, b: &Weighed) -> f32 {
    let mut dot = 0.0;
    both(&a.terms, &b.terms, |x| x.0, |x, y| dot += x.1.min(y.1) * x.1.min(y.1));
    ratio(dot, a.length * b.length)
}

fn shared_names(a: &Weighed, b: &Weighed) -> f32 {
    let sum = |names: &[(u32, f32)]| -> f32 { names.iter().map(|name| name.1).sum() };
    let mut shared = 0.0;
    both(&a.names, &b.names, |x| x.0, |x, y| shared += x.1.min(y.1));
    shared / (sum(&a.names).min(sum(&b.names)) + NAMES_FLOOR)
}

impl Features {
    /// Makes measures of the sums.
    fn settle(&mut self, a: &Row, b: &Row) {
        let (a_grams, b_grams) = (a.sentence.grams.len(), b.sentence.grams.len());
        let (a_numbers, b_numbers) = (&a.sentence.numbers, &b.sentence.numbers);
        self.words = ratio(self.words, a.length * b.length);
        self.grams = ratio(self.grams, ((a_grams * b_grams) as f32).sqrt());
        self.contained = ratio(self.contained, a.sum.max(b.sum));
        self.telling = self.telling.min(ENOUGH);
        self.phrases = self.phrases.min(ENOUGH);
        let differ = !a_numbers.is_empty() && !b_numbers.is_empty() && common(a_numbers, b_numbers) == 0;
        self.numbers_differ = f32::from(differ);
    }

    /// How alike two sentences are by themselves: half from words, half from runs of characters.
    pub(super) const fn likeness(&self) -> f32 {
        f32::midpoint(self.words, self.grams)
    }
}

/// Tells each pair how far it is below the best of its row and of its column; gives the best of all.
fn rank(columns: usize, pairs: &mut [Features]) -> f32 {
    if columns == 0 {
        return 0.0;
    }
    let mut in_row = vec![0.0_f32; pairs.len() / columns];
    let mut in_column = vec![0.0_f32; columns];
    for (at, pair) in pairs.iter().enumerate() {
        let likeness = pair.likeness();
        in_row[at / columns] = in_row[at / columns].max(likeness);
        in_column[at % columns] = in_column[at % columns].max(likeness);
    }
    for (at, pair) in pairs.iter_mut().enumerate() {
        let (row, column) = (pair.likeness() - in_row[at / columns], pair.likeness() - in_column[at % columns]);
        pair.below_near = row.max(column);
        pair.below_far = row.min(column);
    }
    in_row.into_iter().fold(0.0, f32::max)
}
