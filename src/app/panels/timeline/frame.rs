//! Where everything of a lane stands, from left to right. Sizes are points.

use egui::{Painter, Rect};

use crate::app::timeline::{Drawn, Period, Row, Scale};

/// What is left free at both ends of the time, for what is earlier and later.
const ENDS: f32 = 30.0;
/// The width of the open column.
const OPEN: f32 = 44.0;
/// The width of the names: a share of the lane, within bounds.
const NAMES: f32 = 0.17;

/// Where everything of a lane stands.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Where the open column begins.
    pub open: f32,
    /// Where the time begins, with its ends.
    pub chart: f32,
    /// The time itself.
    pub scale: Scale,
    /// Where it all ends.
    pub right: f32,
}

impl Frame {
    /// The parts of a width, for a time.
    pub fn new(rect: Rect, period: Period) -> Self {
        let open = rect.left() + (rect.width() * NAMES).clamp(150.0, 230.0);
        let chart = open + OPEN;
        Self { open, chart, scale: Scale { period, left: chart + ENDS, right: rect.right() - ENDS }, right: rect.right() }
    }
}

/// A lane while it is drawn.
pub struct Lane<'a> {
    /// Which row of the chart it is.
    pub place: usize,
    /// Its article.
    pub row: &'a Row,
    /// Its datings.
    pub drawn: &'a Drawn,
    /// Where it is, with its name.
    pub rect: Rect,
    /// The time along it.
    pub scale: Scale,
    /// Paints within the time.
    pub painter: Painter,
}
