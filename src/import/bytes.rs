//! The bytes of a file, and their hash.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::IMPORT_VERSION;
use super::error::ImportError;

/// The largest file that is read, in bytes: a hundred long novels; what is larger is not a text that a person reads.
const LARGEST: u64 = 256_000_000;

/// The bytes of an ordinary file that is not too large.
///
/// # Errors
/// If it is missing, may not be read, is not an ordinary file, or is larger than 256 MB.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, ImportError> {
    let failed = |error| ImportError::from_io(path, error);
    let shown = || path.display().to_string();
    // Looked at before it is opened: opening a pipe would wait for ever.
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(ImportError::NotAFile { path: shown() });
    }
    let mut bytes = Vec::new();
    if metadata.len() <= LARGEST {
        let file = File::open(path).map_err(failed)?;
        bytes.reserve(usize::try_from(metadata.len()).unwrap_or_default());
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if metadata.len() > LARGEST || bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge { path: shown(), limit: LARGEST });
    }
    Ok(bytes)
}

/// The hash of a file's bytes, as [`crate::notebook::Document::hash`] holds it.
///
/// # Errors
/// If the file may not be read, or is larger than 256 MB.
pub fn file_hash(path: &Path) -> Result<String, ImportError> {
    Ok(hash(&bytes_of(path)?))
}

/// What the text of these bytes is known by.
pub(super) fn hash(bytes: &[u8]) -> String {
    known_by(&Sha256::digest(bytes))
}

/// What a text is known by, from the SHA-256 of what it was made of: see [`crate::notebook::Document::hash`].
pub(super) fn known_by(sha256: &[u8]) -> String {
    by_version(digits(sha256), IMPORT_VERSION)
}

fn by_version(digits: String, version: u32) -> String {
    if version == 1 { digits } else { format!("{digits}/{version}") }
}

/// Bytes as hexadecimal digits.
fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        for half in [byte >> 4, byte & 15] {
            digits.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::same_file;

    #[test]
    fn a_text_is_known_by_the_bytes_of_its_file_and_the_version_of_the_rules() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash(b"abc"), by_version(expected.to_owned(), IMPORT_VERSION));
        assert_eq!((by_version("ab".to_owned(), 1), by_version("ab".to_owned(), 2)), ("ab".to_owned(), "ab/2".to_owned()));
        assert!(same_file("ab", "ab/2") && same_file("ab/3", "ab/2") && !same_file("ab", "a/2"));
    }
}
