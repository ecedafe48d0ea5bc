//! The articles along time: what they date differently, an axis, a lane for each. Sizes are points.

mod axis;
mod differing;
mod frame;
mod label;
mod lanes;
mod list;
mod mark;
mod moving;
mod paint;
mod tab;
mod words;

pub use tab::{controls, timeline};
