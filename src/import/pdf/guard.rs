//! A library that fails, kept apart from the program.
//!
//! The crates that parse PDF are young: on damaged files they may panic, or nest deeply. They run on a thread of their own with a large
//! stack, so that a panic ends this thread alone and comes back as a value, without a word on the terminal.

use std::cell::Cell;
use std::panic;
use std::sync::Once;
use std::thread::Builder;

/// The thread's stack, in bytes: objects nest 512 deep in the parser at most.
const STACK: usize = 64 << 20;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What the work gives; `None` if it panicked, or if there can be no thread.
pub(super) fn guarded<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    hush();
    std::thread::scope(|scope| {
        let thread = Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn_scoped(scope, || {
            GUARDED.set(true);
            work()
        });
        thread.ok()?.join().ok()
    })
}

/// Keeps panics of guarded threads off the terminal; all others are told as before.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.try_with(Cell::get).unwrap_or_default() {
                told(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_nothing() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| Vec::<u8>::new()[0]), None);
    }
}
