//! Whole journeys through the window, without a display: what a person does from opening a folder to the exported table.

#![cfg(feature = "desktop")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod articles;
mod desk;
mod evidence;
mod folding;
mod journal;
mod linked;
mod marking;
mod passages;
mod reading;
mod scripts;
mod settle;
mod sharing;
mod statements;
mod sweeps;
mod tables;
mod tags;
mod timeline;
mod troubles;
mod versions;
mod watching;
