//! The journal from outside: cut off, damaged, killed, on disks that fail. Steps count from 1, sizes are in bytes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod cuts;
mod faults;
mod kill;
mod model;
mod script;
mod whole;
