//! The window.

mod accounts;
pub mod action;
mod arrange;
mod carry;
mod change;
mod comparing;
mod derived;
pub mod desk;
mod dialogs;
mod edited;
mod export;
mod files;
pub mod frame;
mod held;
pub mod jobs;
mod journal;
mod late;
mod lens;
mod lines;
mod links;
mod native;

mod panels;
mod perform;
mod perform_desk;
mod perform_look;
mod perform_mark;
mod perform_reading;
mod perform_verb;
pub mod picture;
mod places;
mod reader;
mod remembered;
mod settling;
mod sharing;
pub mod shortcuts;
pub mod start;
pub mod state;
pub mod theme;
mod view;
mod watch;
mod watching;
mod widgets;
mod words;

pub use frame::App;
pub use start::{begin, draw_picture, run, settle};
