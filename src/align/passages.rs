//! Which sentences of two texts tell the same. Spans are bytes.

use super::core::core;
use super::features::{Features, table};
use super::model::{LEAST, score};
use super::sides::Side;
use super::{Passage, PassageKind, Prepared, Weights};

/// From this likeness on, a passage keeps the wording.
const LITERAL: f32 = 0.85;

/// From this likeness on, a passage keeps much of the wording.
const CLOSE: f32 = 0.35;

/// The passages that two texts share, best first; many to many and in any order. Both texts give the same passages whichever comes
/// first, and the same texts always give the same.
#[must_use]
pub fn passages(a: &Prepared, b: &Prepared, weights: &Weights) -> Vec<Passage> {
    let (left, right) = (Side::new(a, weights), Side::new(b, weights));
    let table = table(&left, &right);
    let columns = right.rows.len();
    let mut found = Vec::new();
    for (at, pair) in table.pairs.iter().enumerate() {
        let score = score(pair, &table.setting);
        let kind = kind(pair);
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

fn kind(pair: &Features) -> PassageKind {
    match pair.likeness() {
        likeness if likeness >= LITERAL => PassageKind::Literal,
        likeness if likeness >= CLOSE => PassageKind::Close,
        _ => PassageKind::Loose,
    }
}
