//! Two texts in step: the passages that both have in the same order, and from them the way from a place in one text to the place
//! in the other. Places are bytes, and parts of a byte for what moves evenly.

use std::collections::BTreeMap;

use crate::text::Span;

/// A passage as it counts here: where it is in the one text and in the other, and how sure it is.
pub type Pair = (Span, Span, f32);

/// Two texts in step.
///
/// Invariant: the places go up, or stay, in both texts; the first is the start of both, the last is the end of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InStep {
    marks: Vec<(usize, usize)>,
}

impl InStep {
    /// From the passages of two texts of these lengths; `None` when there are none.
    ///
    /// Of the passages in which each side is the best that the other has, the heaviest run that goes forward in both texts counts
    /// (weights are the scores); what is told in another order is left out.
    #[must_use]
    pub fn new(passages: &[Pair], lengths: (usize, usize)) -> Option<Self> {
        let run = heaviest_run(&mutual(passages));
        if run.is_empty() {
            return None;
        }
        let ends = run.into_iter().flat_map(|(a, b, _)| [(a.start(), b.start()), (a.end(), b.end())]);
        let mut marks: Vec<(usize, usize)> = [(0, 0)].into_iter().chain(ends).chain([lengths]).collect();
        marks.dedup();
        Some(Self { marks })
    }

    /// The same, seen from the other text.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self { marks: self.marks.iter().map(|(a, b)| (*b, *a)).collect() }
    }

    /// How long the other text is, for each byte of this one.
    #[must_use]
    pub fn pace(&self) -> f64 {
        self.marks.last().map_or(1.0, |(here, there)| *there as f64 / (*here).max(1) as f64)
    }

    /// The place in the other text: within a passage and between two of them as far along as here.
    #[must_use]
    pub fn across(&self, place: f64) -> f64 {
        let next = self.marks.partition_point(|(here, _)| *here as f64 <= place);
        let Some((from, there)) = next.checked_sub(1).map(|before| self.marks[before]) else { return 0.0 };
        let Some((to, then)) = self.marks.get(next).copied() else { return there as f64 };
        let part = (place - from as f64) / (to - from) as f64;
        there as f64 + part * (then - there) as f64
    }
}

/// The passages in which each side is the best that the other has; of equals the first.
fn mutual(passages: &[Pair]) -> Vec<Pair> {
    let best = |side: fn(&Pair) -> Span| {
        let mut best: BTreeMap<Span, usize> = BTreeMap::new();
        for (at, passage) in passages.iter().enumerate() {
            let known = best.entry(side(passage)).or_insert(at);
            if passage.2 > passages[*known].2 {
                *known = at;
            }
        }
        best
    };
    let (of_a, of_b) = (best(|passage| passage.0), best(|passage| passage.1));
    let is_best = |(at, passage): &(usize, &Pair)| of_a[&passage.0] == *at && of_b[&passage.1] == *at;
    passages.iter().enumerate().filter(is_best).map(|(_, passage)| *passage).collect()
}

/// The run of passages, none of which begins before the one before it ends in either text, whose scores add up to most.
fn heaviest_run(passages: &[Pair]) -> Vec<Pair> {
    let mut ends: Vec<usize> = passages.iter().map(|passage| passage.1.end()).collect();
    ends.sort_unstable();
    let mut by_start: Vec<usize> = (0..passages.len()).collect();
    by_start.sort_by_key(|at| (passages[*at].0, passages[*at].1));
    let mut by_end = by_start.clone();
    by_end.sort_by_key(|at| (passages[*at].0.end(), passages[*at].1));
    let mut by_end = by_end.into_iter().peekable();
    let mut heaviest = Highest::new(ends.len());
    let mut before: Vec<(f32, Option<usize>)> = vec![(0.0, None); passages.len()];
    for at in by_start {
        let (a, b, score) = passages[at];
        // What has ended before this one begins can stand before it. An empty stretch would stand before itself.
        while let Some(ended) = by_end.next_if(|ended| passages[*ended].0.end() <= a.start() && *ended != at) {
            heaviest.put(ends.partition_point(|end| *end < passages[ended].1.end()), (before[ended].0, ended));
        }
        let fits = heaviest.among(ends.partition_point(|end| *end <= b.start()));
        before[at] = (score + fits.map_or(0.0, |(sum, _)| sum), fits.map(|(_, place)| place));
    }
    let last = (0..passages.len()).max_by(|x, y| before[*x].0.total_cmp(&before[*y].0).then(y.cmp(x)));
    let mut run: Vec<Pair> = std::iter::successors(last, |at| before[*at].1).map(|at| passages[at]).collect();
    run.reverse();
    run
}

/// The highest sum among the first so many places: a Fenwick tree that takes the greater instead of the sum (Fenwick 1994).
struct Highest(Vec<Option<(f32, usize)>>);

impl Highest {
    fn new(places: usize) -> Self {
        Self(vec![None; places + 1])
    }

    fn put(&mut self, place: usize, sum: (f32, usize)) {
        let mut node = place + 1;
        while node < self.0.len() {
            if self.0[node].is_none_or(|known| sum.0 > known.0) {
                self.0[node] = Some(sum);
            }
            node += node & node.wrapping_neg();
        }
    }

    fn among(&self, places: usize) -> Option<(f32, usize)> {
        let (mut node, mut highest) = (places, None::<(f32, usize)>);
        while node > 0 {
            if let Some(sum) = self.0[node]
                && highest.is_none_or(|known| sum.0 > known.0)
            {
                highest = Some(sum);
            }
            node &= node - 1;
        }
        highest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn pair(a: (usize, usize), b: (usize, usize), score: f32) -> Pair {
        (Span::new(a.0, a.1), Span::new(b.0, b.1), score)
    }

    #[test]
    fn what_is_told_in_another_order_is_left_out() {
        let passages = [
            pair((10, 20), (100, 110), 0.9),
            pair((30, 40), (0, 10), 0.5), // told earlier there
            pair((50, 60), (200, 220), 0.8),
            pair((50, 60), (120, 130), 0.7), // not the best of this place
        ];
        let steps = InStep::new(&passages, (100, 300)).expect("two passages");
        assert_eq!(steps.marks, [(0, 0), (10, 100), (20, 110), (50, 200), (60, 220), (100, 300)]);
        let there: Vec<f64> = [-5.0, 0.0, 5.0, 15.0, 35.0, 55.0, 100.0, 900.0].map(|place| steps.across(place)).into();
        assert_eq!(there, [0.0, 0.0, 50.0, 105.0, 155.0, 210.0, 300.0, 300.0]);
        assert!((steps.turned().across(155.0) - 35.0).abs() < 1e-9);
        assert_eq!(InStep::new(&[], (100, 300)), None);
    }

    #[test]
    fn many_weak_passages_outweigh_one_that_crosses_them() {
        let mut passages: Vec<Pair> = (0..4).map(|at| pair((at * 10, at * 10 + 8), (at * 10, at * 10 + 8), 0.4)).collect();
        passages.push(pair((40, 48), (0, 5), 1.0));
        assert_eq!(heaviest_run(&passages), passages[..4]);
    }

    proptest! {
        /// The places go up in both texts, no run of passages is heavier, and what is
        /// further on here is further on there.
        #[test]
        fn texts_go_forward_together(of in proptest::collection::vec((0_usize..12, 1_usize..3, 0_usize..12, 1_usize..3, 1_u8..9), 0..9)) {
            let passages: Vec<Pair> = of
                .iter()
                .map(|(a, long, b, there, score)| pair((*a, a + long), (*b, b + there), f32::from(*score)))
                .collect();
            let run = heaviest_run(&passages);
            let weight = |run: &[Pair]| run.iter().map(|passage| passage.2).sum::<f32>();
            let goes_on = |run: &[Pair]| run.windows(2).all(|two| two[0].0.end() <= two[1].0.start() && two[0].1.end() <= two[1].1.start());
            prop_assert!(goes_on(&run));
            let mut sorted = passages.clone();
            sorted.sort_by_key(|passage| (passage.0, passage.1));
            for chosen in 0..1_u32 << sorted.len() {
                let some: Vec<Pair> = (0..sorted.len()).filter(|at| chosen & 1 << at != 0).map(|at| sorted[at]).collect();
                prop_assert!(!goes_on(&some) || weight(&some) <= weight(&run));
            }
            let Some(steps) = InStep::new(&passages, (20, 20)) else { return Ok(()) };
            prop_assert!(steps.marks.windows(2).all(|two| two[0].0 <= two[1].0 && two[0].1 <= two[1].1));
            for place in 0..=40 {
                let (place, next) = (f64::from(place) / 2.0, f64::from(place + 1) / 2.0);
                prop_assert!(steps.across(place) <= steps.across(next));
            }
        }
    }
}
