//! Names of records: short, random, and never used twice, so that two people's files can be joined.

use std::fmt;
use std::str::FromStr;

/// Letters of an id: digits and small letters without those that are easily mistaken (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Letters in an id. 50 random bits: among 100,000 records of one kind, two meet with a chance below one in 200,000.
const LENGTH: usize = 10;

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("The name of ", $what, ": ten letters and digits.")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name([u8; LENGTH]);

        impl $name {
            /// The id made from random bits, of which 50 are used.
            #[must_use]
            pub fn from_bits(bits: u64) -> Self {
                Self(letters(bits))
            }

            /// The letters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(to, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let bytes: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_wrong_length| NotAnId)?;
                if bytes.iter().all(|byte| LETTERS.contains(byte)) { Ok(Self(bytes)) } else { Err(NotAnId) }
            }
        }
    };
}

id!(DocumentId, "a document");
id!(TagId, "a tag");
id!(HighlightId, "a highlight");
id!(NoteId, "a note of the whole notebook");
id!(LinkId, "a link");
id!(ConflictId, "a conflict");
id!(DecisionId, "a decision");

/// The text is not ten letters and digits of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an id is ten letters and digits")
    }
}

impl std::error::Error for NotAnId {}

fn letters(bits: u64) -> [u8; LENGTH] {
    std::array::from_fn(|place| LETTERS[(bits >> (5 * place)) as usize & 31])
}

/// A source of new ids from a seed: the program seeds it from the system's randomness, tests from a number.
#[derive(Clone, Debug)]
pub struct IdSource(u64);

impl IdSource {
    /// A source that always gives the same ids for the same seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next random bits (SplitMix64, Steele, Lea and Flood 2014).
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A new document id.
    pub fn document(&mut self) -> DocumentId {
        DocumentId::from_bits(self.bits())
    }

    /// A new tag id.
    pub fn tag(&mut self) -> TagId {
        TagId::from_bits(self.bits())
    }

    /// A new highlight id.
    pub fn highlight(&mut self) -> HighlightId {
        HighlightId::from_bits(self.bits())
    }

    /// A new note id.
    pub fn note(&mut self) -> NoteId {
        NoteId::from_bits(self.bits())
    }

    /// A new link id.
    pub fn link(&mut self) -> LinkId {
        LinkId::from_bits(self.bits())
    }

    /// A new decision id.
    pub fn decision(&mut self) -> DecisionId {
        DecisionId::from_bits(self.bits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id = IdSource::new(7).highlight();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("too short".parse::<TagId>(), Err(NotAnId));
        assert_eq!("UPPERCASE0".parse::<TagId>(), Err(NotAnId));
    }
}
