//! The window.

pub mod action;
pub mod desk;
mod dialogs;
mod files;
pub mod frame;
pub mod jobs;
mod panels;
mod perform;
mod perform_desk;
mod perform_mark;
mod perform_verb;
pub mod picture;
mod reader;
pub mod shortcuts;
pub mod start;
pub mod state;
pub mod theme;
mod view;
mod widgets;

pub use frame::App;
pub use start::{begin, draw_picture, run, settle};
