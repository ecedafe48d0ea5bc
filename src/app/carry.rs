//! Where the eye was in a text that was edited: blocks that are in both texts carry the place over. Positions are bytes.

use std::collections::BTreeMap;

use crate::text::{Reading, Span};

/// Blocks that stand once in both texts: where in the old one, and at which byte of the new one they begin.
#[derive(Debug, PartialEq, Eq)]
pub struct Carry(Vec<(Span, usize)>);

impl Carry {
    /// What is in both texts. For a job: it goes through both.
    #[must_use]
    pub fn new(old: &Reading, new: &Reading) -> Self {
        let (old, new) = (once(old), once(new));
        let mut both: Vec<(Span, usize)> =
            old.iter().filter_map(|(words, span)| Some((*span, new.get(words)?.start()))).collect();
        both.sort_by_key(|(span, _)| span.start());
        Self(both)
    }

    /// The byte of the new text for one of the old: in a block of both the same place, else where the last block of both
    /// above it ends.
    #[must_use]
    pub fn byte(&self, old: usize) -> usize {
        let above = self.0.partition_point(|(span, _)| span.start() <= old);
        let Some((span, start)) = above.checked_sub(1).and_then(|place| self.0.get(place)) else { return 0 };
        start + (old - span.start()).min(span.len())
    }
}

/// The blocks whose words no other block has.
fn once(reading: &Reading) -> BTreeMap<&str, Span> {
    let mut found: BTreeMap<&str, Option<Span>> = BTreeMap::new();
    for block in reading.blocks() {
        found.entry(reading.slice(block.span)).and_modify(|twice| *twice = None).or_insert(Some(block.span));
    }
    found.into_iter().filter_map(|(words, span)| Some((words, span?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::import_bytes;

    #[test]
    fn a_place_goes_with_its_paragraph() {
        let read = |text: &str| import_bytes("a.txt", text.as_bytes()).unwrap().reading;
        let (old, new) =
            (read("One two.\n\nSame.\n\nThree four.\n\nSame.\n\nFive."), read("Zero.\n\nOne two.\n\nThree four more.\n\nFive."));
        let carry = Carry::new(&old, &new);
        let at = |words: &str, within: usize| old.text().find(words).unwrap() + within;
        let there = |words: &str, within: usize| new.text().find(words).unwrap() + within;
        assert_eq!(carry.byte(at("One two", 4)), there("One two", 4));
        assert_eq!(carry.byte(at("Three", 3)), there("One two.", 8), "edited: below what is above it");
        assert_eq!(carry.byte(at("Five", 0)), there("Five", 0));
        assert_eq!(Carry::new(&old, &read("Other.")).byte(5), 0);
        assert!((0..=old.text().len()).all(|byte| new.text().is_char_boundary(carry.byte(byte))));
    }
}
