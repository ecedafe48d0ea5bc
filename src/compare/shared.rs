//! All accounts of a folder against each other: which passages they share. Spans are bytes.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::align::{Neighbours, Passage, Prepared, Weighed, Weights, passages_between};

/// What two texts share; `a` is the one that comes first in the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The number of the first text.
    pub a: usize,
    /// The number of the second text.
    pub b: usize,
    /// At least one, best first.
    pub passages: Vec<Passage>,
}

/// The passages that any two of these texts share, in the order of the texts; on every processor. Texts that have too little in
/// common are not compared sentence by sentence (`align::Neighbours`).
///
/// `stop` is asked before each text; once it says yes, what was found so far is given.
#[must_use]
pub fn shared_passages(texts: &[Prepared], weights: &Weights, stop: impl Fn() -> bool + Sync) -> Vec<Shared> {
    let neighbours = Neighbours::new(texts, weights);
    let weighed: Vec<Weighed> = texts.iter().map(|text| Weighed::new(text, weights)).collect();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while !stop() {
            let a = next.fetch_add(1, Ordering::Relaxed);
            let Some(left) = weighed.get(a) else { return };
            let later = neighbours.later(a).into_iter();
            let shared = later.map(|b| Shared { a, b, passages: passages_between(left, &weighed[b]) });
            let shared: Vec<Shared> = shared.filter(|shared| !shared.passages.is_empty()).collect();
            if let Ok(mut found) = found.lock() {
                found.extend(shared);
            }
        }
    };
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(texts.len().max(1));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    let mut found = found.into_inner().unwrap_or_default();
    found.sort_by_key(|shared| (shared.a, shared.b));
    found
}
