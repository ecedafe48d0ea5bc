//! The articles along time: what is drawn, made beside the window, and how days become places on the screen.

mod chart;
mod kept;
mod marks;
mod period;
mod same;
mod ticks;

pub use chart::{Chart, Differing, Drawn, Question, Row, Said};
pub use kept::Timeline;
pub use marks::{Mark, Marks, marks};
pub use period::{Extent, Period, Scale, day_number, day_of};
pub use same::same_passages;
pub use ticks::ticks;
