//! The window as a picture, without a display: what egui wants drawn, drawn by the processor. Lengths are physical pixels.

mod image;
mod raster;
mod texture;
mod triangle;

pub use image::{Image, encode_png};
pub use raster::Raster;
