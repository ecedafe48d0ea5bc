//! Which sentences of two texts tell the same. Spans are bytes.

use super::core::core;
use super::features::table;
use super::model::{LEAST, score};
use super::weighed::Weighed;
use super::{Passage, PassageKind, Prepared, Weights};

/// The passages that two texts share, best first; many to many and in any order. Both texts give the same passages whichever comes
/// first, and the same texts always give the same.
#[must_use]
pub fn passages(a: &Prepared, b: &Prepared, weights: &Weights) -> Vec<Passage> {
    passages_between(&Weighed::new(a, weights), &Weighed::new(b, weights))
}

/// The same for texts that are weighed already, as for comparing one with many.
#[must_use]
pub fn passages_between(left: &Weighed, right: &Weighed) -> Vec<Passage> {
    let table = table(left, right);
    let columns = right.rows.len();
    let mut found = Vec::new();
    for (at, pair) in table.pairs.iter().enumerate() {
        let score = score(pair, &table.setting);
        let kind = PassageKind::of(pair.likeness());
        if score >= LEAST || kind == PassageKind::Literal {
            let (row, column) = (&left.rows[at / columns], &right.rows[at % columns]);
            let (core_a, core_b) = (core(row, column), core(column, row));
            let (a, b) = (row.sentence.span, column.sentence.span);
            // The same words are the same passage, also where the articles have nothing else in common.
            let score = if kind == PassageKind::Literal { score.max(pair.likeness()) } else { score };
            found.push(Passage { a, b, core_a, core_b, score, kind });
        }
    }
    found.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    found
}
