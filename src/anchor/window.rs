//! A highlight's words with what stood around them, in plain letters. Lengths are letters.

use super::Anchor;
use super::letters::Letters;
use super::likeness::{Likeness, Pattern};

/// What is searched for.
pub(super) struct Window {
    /// The words before, the words themselves, the words after.
    pub letters: Vec<char>,
    /// Where the words themselves begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    before: Pattern,
    after: Pattern,
}

/// How well the surroundings of a place agree with those that are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sides {
    /// Before the words.
    pub before: Likeness,
    /// After the words.
    pub after: Likeness,
}

impl Sides {
    /// Letters that agree on both sides.
    pub(super) const fn agree(self) -> usize {
        self.before.agree + self.after.agree
    }
}

impl Window {
    pub(super) fn new(anchor: &Anchor) -> Self {
        let before = Letters::new(anchor.before).all;
        let words = Letters::new(anchor.exact).all;
        let after = Letters::new(anchor.after).all;
        let (start, end) = (before.len(), before.len() + words.len());
        let patterns = (Pattern::new(before.iter().rev().copied()), Pattern::new(after.iter().copied()));
        Self { letters: [before, words, after].concat(), start, end, before: patterns.0, after: patterns.1 }
    }

    /// The words themselves.
    pub(super) fn words(&self) -> &[char] {
        &self.letters[self.start..self.end]
    }

    /// How many letters of surroundings are known, before and after.
    pub(super) const fn known(&self) -> (usize, usize) {
        (self.before.len(), self.after.len())
    }

    /// Compares the surroundings of a place with those that are known.
    pub(super) fn sides(&self, letters: &[char], start: usize, end: usize) -> Sides {
        Sides {
            before: self.before.compare(letters[..start].iter().rev().copied()),
            after: self.after.compare(letters[end..].iter().copied()),
        }
    }
}
