//! Which clauses of a sentence another sentence tells, too. Spans are bytes.

use super::Clause;
use super::weighed::{Row, ratio};
use crate::text::Span;

/// A clause belongs to the core when so much of its weight is told in the other sentence, beside the clause of which most is.
const BESIDE_BEST: f32 = 0.5;

/// The clauses of `row` that `other` tells, from the first to the last of them; the whole sentence where it has only one.
pub(super) fn core(row: &Row, other: &Row) -> Span {
    let clauses = &row.sentence.clauses;
    let told: Vec<f32> = clauses.iter().map(|clause| told(clause, row, other)).collect();
    let least = told.iter().copied().fold(0.0, f32::max) * BESIDE_BEST;
    let first = told.iter().position(|share| *share >= least);
    let last = told.iter().rposition(|share| *share >= least);
    match (first, last) {
        (Some(first), Some(last)) if clauses.len() > 1 => Span::new(clauses[first].span.start(), clauses[last].span.end()),
        (_, _) => row.sentence.span,
    }
}

/// How much of the weight of a clause the other sentence has.
fn told(clause: &Clause, row: &Row, other: &Row) -> f32 {
    let (mut shared, mut all) = (0.0, 0.0);
    for term in &clause.terms {
        let weight = row.weight(*term).unwrap_or_default();
        all += weight;
        shared += if other.weight(*term).is_some() { weight } else { 0.0 };
    }
    ratio(shared, all)
}
