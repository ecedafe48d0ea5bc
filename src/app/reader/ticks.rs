//! The bar code of tags beside the scroll bar. Lengths are bytes, times seconds.

use std::sync::{Arc, Weak};

use super::placed::Placed;
use crate::notebook::Color;

/// Stretches of the text that get a colour of their own in the bar code: as many as a tall screen has rows of pixels.
pub const PARTS: usize = 1_024;
/// How long highlights rest before the bar code follows them: looking at all of them is not for the frame of an edit.
const REST: f64 = 0.7;

/// The marks of a scroll bar.
#[derive(Debug, Default)]
pub struct Ticks {
    /// What they were made for. Held weakly: whoever holds the highlights makes every edit of them copy them all.
    made_for: Option<(Weak<Placed>, usize)>,
    /// When they follow what was edited since.
    due: Option<f64>,
    colors: Vec<Option<Color>>,
}

impl Ticks {
    /// The colour of each stretch.
    pub fn colors(&self) -> &[Option<Color>] {
        &self.colors
    }

    /// Brings the bar code up to the highlights that are shown, at once where there was none; gives in how many seconds it has
    /// to be asked again.
    pub fn prepare(&mut self, placed: Option<&Arc<Placed>>, length: usize, now: f64) -> Option<f64> {
        let known = self.made_for.as_ref();
        let same = match (known, placed) {
            (Some((known, of)), Some(placed)) => std::ptr::eq(known.as_ptr(), Arc::as_ptr(placed)) && *of == length,
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if same {
            self.due = None;
            return None;
        }
        let due = *self.due.get_or_insert(if known.is_some() { now + REST } else { now });
        if now < due {
            return Some(due - now);
        }
        self.due = None;
        self.colors = placed.map(|placed| placed.density(PARTS, length)).unwrap_or_default();
        self.made_for = placed.map(|placed| (Arc::downgrade(placed), length));
        None
    }
}
