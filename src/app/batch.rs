//! Results of a job that are handed over together: each alone would wake the window, and a folder has ten thousand.

use std::time::{Duration, Instant};

/// How often results are handed over: what comes in is seen at once, and painting it takes little of the processor.
const EACH: Duration = Duration::from_millis(250);

/// Results on their way to the window; the first one goes at once.
pub struct Batch<T, F: FnMut(Vec<T>)> {
    waiting: Vec<T>,
    sent: Option<Instant>,
    hand_over: F,
}

impl<T, F: FnMut(Vec<T>)> Batch<T, F> {
    /// Nothing is on its way.
    pub const fn new(hand_over: F) -> Self {
        Self { waiting: Vec::new(), sent: None, hand_over }
    }

    /// Takes one in, and hands over what waits when it is time.
    pub fn add(&mut self, one: T) {
        self.waiting.push(one);
        if self.sent.is_none_or(|sent| sent.elapsed() >= EACH) {
            (self.hand_over)(std::mem::take(&mut self.waiting));
            self.sent = Some(Instant::now());
        }
    }

    /// What was not handed over yet.
    pub fn rest(self) -> Vec<T> {
        self.waiting
    }
}
