//! Reading the documents of a folder, on every processor.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::source::Source;
use crate::import::Imported;
use crate::notebook::DocumentId;

/// What came of reading one document.
#[derive(Debug)]
pub struct Read {
    /// The document.
    pub id: DocumentId,
    /// Its text and what it states; or a sentence that says why it cannot be read.
    pub result: Result<Imported, String>,
}

/// Reads the documents (id and path relative to the folder) and works on each, both on every processor; hands over what comes of it
/// one by one, as it is done, in any order, and stops when `cancelled` is set.
pub fn read_all<T>(
    source: &Source,
    documents: &[(DocumentId, String)],
    cancelled: &AtomicBool,
    work: impl Fn(Read) -> T + Sync,
    hand_over: impl FnMut(T) + Send,
) {
    let next = AtomicUsize::new(0);
    let hand_over = Mutex::new(hand_over);
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(documents.len().max(1));
    let each = || {
        while !cancelled.load(Ordering::Relaxed) {
            let Some((id, path)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
            let done = work(Read { id: *id, result: source.read(path) });
            if let Ok(mut hand_over) = hand_over.lock() {
                hand_over(done);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(each);
        }
    });
}
