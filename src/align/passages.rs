//! Which sentences of two texts tell the same. Spans are bytes.

use super::likeness::{Weighted, likeness};
use super::{Passage, PassageKind, Prepared, Weights};

/// Least score of a passage that is reported.
const LEAST: f32 = 0.2;

/// A sentence takes part with others that come this near to its best.
const NEAR_BEST: f32 = 0.75;

/// From this score on, a passage keeps the wording.
const LITERAL: f32 = 0.9;

/// From this score on, a passage keeps much of the wording.
const CLOSE: f32 = 0.45;

/// The passages that two texts share, best first; many to many and in any order. Both texts give the same passages whichever comes
/// first, and the same texts always give the same.
#[must_use]
pub fn passages(a: &Prepared, b: &Prepared, weights: &Weights) -> Vec<Passage> {
    let weigh =
        |text: &Prepared| -> Vec<Weighted> { text.sentences().iter().map(|sentence| Weighted::new(sentence, weights)).collect() };
    let (rows, columns) = (weigh(a), weigh(b));
    let scores: Vec<Vec<f32>> = rows.iter().map(|row| columns.iter().map(|column| likeness(row, column)).collect()).collect();
    let best_in_row: Vec<f32> = scores.iter().map(|row| row.iter().copied().fold(0.0, f32::max)).collect();
    let best_in_column: Vec<f32> = (0..columns.len()).map(|at| scores.iter().map(|row| row[at]).fold(0.0, f32::max)).collect();
    let mut found = Vec::new();
    for (i, row) in scores.iter().enumerate() {
        for (j, score) in row.iter().enumerate() {
            if *score >= LEAST && *score >= NEAR_BEST * best_in_row[i].min(best_in_column[j]) {
                let (a, b) = (a.sentences()[i].span, b.sentences()[j].span);
                found.push(Passage { a, b, core_a: a, core_b: b, score: *score, kind: kind(*score) });
            }
        }
    }
    found.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    found
}

fn kind(score: f32) -> PassageKind {
    match score {
        score if score >= LITERAL => PassageKind::Literal,
        score if score >= CLOSE => PassageKind::Close,
        _ => PassageKind::Loose,
    }
}
