//! A highlight's words with what stood around them, in plain letters. Lengths are letters.

use super::letters::Letters;
use super::likeness::{Likeness, Pattern};
use super::{Anchor, CONTEXT_POINTS};

/// What stands for the letters beyond the beginning and the end of a text: two line breaks, as between paragraphs, for the first
/// words stay the first of a paragraph whatever is put in before them; and letters that stand nowhere else, as many as in a
/// word, for a headline is often the beginning of the sentence below it.
const EDGE: [char; 8] = ['\n', '\n', '\0', '\0', '\0', '\0', '\0', '\0'];

/// Code points of the longest characters that are met: a family with skin tones has eleven.
const LONG_CHARACTER: usize = 16;

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
    /// Whether the surroundings reach the beginning of the text, and its end.
    pub edges: (bool, bool),
    /// The length of the line that the words stand in, where all of it is known.
    pub line: Option<usize>,
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

    /// The same where something may have been put in between.
    pub(super) const fn near(self) -> usize {
        self.before.near + self.after.near
    }
}

impl Window {
    pub(super) fn new(anchor: &Anchor) -> Self {
        let before = Letters::new(anchor.before).all;
        let words = Letters::new(anchor.exact).all;
        let after = Letters::new(anchor.after).all;
        let (start, end) = (before.len(), before.len() + words.len());
        let edges = edges(anchor);
        let edge = |there: bool| EDGE.into_iter().take(if there { EDGE.len() } else { 0 });
        let outwards = Pattern::new(before.iter().rev().copied().chain(edge(edges.0)));
        let onwards = Pattern::new(after.iter().copied().chain(edge(edges.1)));
        let letters = [before, words, after].concat();
        let line = line(&letters, start, end, edges);
        Self { letters, start, end, before: outwards, after: onwards, edges, line }
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
            before: self.before.compare(letters[..start].iter().rev().copied().chain(EDGE)),
            after: self.after.compare(letters[end..].iter().copied().chain(EDGE)),
        }
    }
}

/// The length of the line around the words, if its two ends are among the letters or at the edges of the text.
fn line(letters: &[char], start: usize, end: usize, edges: (bool, bool)) -> Option<usize> {
    let is_break = |letter: &char| *letter == '\n';
    let first = letters[..start].iter().rposition(is_break).map(|at| at + 1).or(edges.0.then_some(0))?;
    let last = letters[end..].iter().position(is_break).map(|at| end + at).or(edges.1.then_some(letters.len()))?;
    (!letters[start..end].contains(&'\n')).then_some(last - first)
}

/// Whether what is known reaches the beginning of the text, and its end. The end is only known of surroundings that
/// were written down by `describe`: other programs keep fewer letters.
fn edges(anchor: &Anchor) -> (bool, bool) {
    let (before, after) = (anchor.before.chars().count(), anchor.after.chars().count());
    if before + after == 0 {
        return (false, false);
    }
    let begins = anchor.points.start == before as u64;
    // A character of several code points that did not fit ends the surroundings early; its letters are then fewer.
    let cut = CONTEXT_POINTS - LONG_CHARACTER;
    (begins, (begins || before > cut) && after <= cut)
}
