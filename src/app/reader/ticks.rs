//! The bar code of tags beside the scroll bar: found once for each set of highlights. Lengths are bytes.

use std::sync::Arc;

use super::placed::Placed;
use crate::notebook::Color;

/// Stretches of the text that get a colour of their own in the bar code: as many as a tall screen has rows of pixels.
pub const PARTS: usize = 1_024;

/// The marks of a scroll bar, found once for each set of highlights.
#[derive(Debug, Default)]
pub struct Ticks {
    made_for: Option<(Arc<Placed>, usize)>,
    colors: Vec<Option<Color>>,
}

impl Ticks {
    /// The colour of each stretch.
    pub fn colors(&self) -> &[Option<Color>] {
        &self.colors
    }

    /// Brings the bar code up to the highlights that are shown.
    pub fn prepare(&mut self, placed: Option<&Arc<Placed>>, length: usize) {
        let known = self.made_for.as_ref().map(|(placed, length)| (placed, *length));
        let same = match (known, placed) {
            (Some((known, of)), Some(placed)) => Arc::ptr_eq(known, placed) && of == length,
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.colors = placed.map(|placed| placed.density(PARTS, length)).unwrap_or_default();
            self.made_for = placed.map(|placed| (Arc::clone(placed), length));
        }
    }
}
