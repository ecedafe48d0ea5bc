//! The files in a zip archive, with limits, so that a small archive cannot fill the memory. Sizes are in bytes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::Fault;
use super::{charset, decode};

/// The most entries: an e-book has a file for each chapter and picture, a few thousand at most.
const MOST_ENTRIES: usize = 20_000;

/// The largest file: a novel as XML has five million bytes, with all that Word writes around each word fifty.
const LARGEST: u64 = 64 << 20;

/// The most that is unpacked of one archive: all chapters of the longest e-books have a tenth.
const MOST: u64 = 128 << 20;

/// How often smaller a large entry may be when it is packed. Word's own XML is packed to a fifteenth, tables to a fiftieth.
const RATIO: u64 = 200;

/// Smaller entries may be packed as tightly as they like.
const SMALL: u64 = 8 << 20;

/// An archive that is being read.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How much may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Reads the list of an archive's files.
    ///
    /// # Errors
    /// If there is no list, or a far too long one.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(Fault::Explodes);
        }
        Ok(Self { zip, left: MOST })
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of a file; `None` where there is no such file.
    ///
    /// # Errors
    /// If it is locked, damaged, or too large.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| fault(&error))?;
        let allowed = LARGEST.min(self.left).min(entry.compressed_size().saturating_mul(RATIO).max(SMALL));
        let mut bytes = Vec::new();
        entry.take(allowed + 1).read_to_end(&mut bytes).map_err(|error| Fault::Damaged(format!("{name}: {error}")))?;
        let length = bytes.len() as u64;
        if length > allowed {
            return Err(Fault::Explodes);
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// The text of a file in whatever encoding it declares; `None` where there is no such file.
    ///
    /// # Errors
    /// If it is locked, damaged, too large, or not a text.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        if bytes.is_empty() {
            return Ok(Some(String::new()));
        }
        match decode::decode(&bytes, charset::declared(&bytes)) {
            Some(decoded) => Ok(Some(decoded.text)),
            None => Err(Fault::Damaged(format!("{name} is not a text"))),
        }
    }

    /// The text of a file without which the document is none.
    ///
    /// # Errors
    /// As [`Archive::text`], and if there is no such file.
    pub fn needed(&mut self, name: &str) -> Result<String, Fault> {
        self.text(name)?.ok_or_else(|| Fault::Damaged(format!("{name} is missing")))
    }
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Locked,
        error => Fault::Damaged(error.to_string()),
    }
}
