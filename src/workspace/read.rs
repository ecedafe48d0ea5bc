//! Reading the documents of a folder, on every processor.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::import::{Imported, read_document};
use crate::notebook::DocumentId;

/// What came of reading one document.
#[derive(Debug)]
pub struct Read {
    /// The document.
    pub id: DocumentId,
    /// Its text and what it states; or a sentence that says why it cannot be read.
    pub result: Result<Imported, String>,
}

/// Reads the documents (id and path relative to the folder), hands each one over as it is done, in any order, and stops
/// when `cancelled` is set.
pub fn read_all(folder: &Path, documents: &[(DocumentId, String)], cancelled: &AtomicBool, hand_over: impl FnMut(Read) + Send) {
    let next = AtomicUsize::new(0);
    let hand_over = Mutex::new(hand_over);
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(documents.len().max(1));
    let work = || {
        while !cancelled.load(Ordering::Relaxed) {
            let Some((id, path)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
            let result = read_document(&folder.join(path)).map_err(|error| error.to_string());
            if let Ok(mut hand_over) = hand_over.lock() {
                hand_over(Read { id: *id, result });
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
}
