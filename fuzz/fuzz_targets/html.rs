//! Random bytes for the law `html`. Counts nothing.
#![no_main]

#[allow(dead_code, reason = "every target uses one law")]
#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::html(bytes));
