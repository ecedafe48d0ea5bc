//! What speaks for two sentences telling the same. Measures are pure numbers; most lie between 0 and 1.

use super::weighed::{Row, Weighed, both, common, ratio};

/// Terms at least so rare are telling: in one of twenty-five sentences or fewer.
const TELLING: f32 = 3.2;

/// More telling terms than this, or phrases, say no more.
const ENOUGH: usize = 6;

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
    let mut pairs = Vec::with_capacity(left.rows.len() * right.rows.len());
    for (row, above) in left.rows.iter().zip(&foreign_left) {
        for (column, beside) in right.rows.iter().zip(&foreign_right) {
            pairs.push(Features { foreign_names: above.min(*beside), ..of_pair(row, column) });
        }
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

fn of_pair(a: &Row, b: &Row) -> Features {
    let (mut shared, mut dot, mut telling) = (0.0, 0.0, 0);
    both(
        &a.terms,
        &b.terms,
        |x| x.0,
        |(_, weight)| {
            shared += weight;
            dot += weight * weight;
            telling += usize::from(*weight >= TELLING);
        },
    );
    let (a_grams, b_grams) = (&a.sentence.grams, &b.sentence.grams);
    let (a_numbers, b_numbers) = (&a.sentence.numbers, &b.sentence.numbers);
    let differ = !a_numbers.is_empty() && !b_numbers.is_empty() && common(a_numbers, b_numbers) == 0;
    Features {
        words: ratio(dot, a.length * b.length),
        grams: ratio(common(a_grams, b_grams) as f32, ((a_grams.len() * b_grams.len()) as f32).sqrt()),
        contained: ratio(shared, a.sum.max(b.sum)),
        telling: telling.min(ENOUGH) as f32,
        phrases: common(&a.sentence.phrases, &b.sentence.phrases).min(ENOUGH) as f32,
        numbers_differ: f32::from(differ),
        ..Features::default()
    }
}

fn cosine(a: &Weighed, b: &Weighed) -> f32 {
    let mut dot = 0.0;
    both(&a.terms, &b.terms, |x| x.0, |(_, weight)| dot += weight * weight);
    ratio(dot, a.length * b.length)
}

fn shared_names(a: &Weighed, b: &Weighed) -> f32 {
    let sum = |names: &[(u32, f32)]| -> f32 { names.iter().map(|name| name.1).sum() };
    let mut shared = 0.0;
    both(&a.names, &b.names, |x| x.0, |(_, weight)| shared += weight);
    shared / (sum(&a.names).min(sum(&b.names)) + NAMES_FLOOR)
}

impl Features {
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
