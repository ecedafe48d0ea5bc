//! How much of some surroundings stands next to a place. Lengths are letters.
//!
//! The edit distance is computed by the bit-parallel method of Myers (J. ACM 46, 1999) in the form of Hyyrö (2003): one
//! machine word holds a column for up to 64 letters, which is what a highlight keeps on each side.

/// The letters that one machine word holds.
pub(super) const MOST: usize = 64;

/// Letters examined beyond the pattern's own length: so much may have been inserted before likeness is no longer seen.
const BEYOND: usize = 32;

/// Letters that may have been put in between: a sentence or two.
const GAP: usize = 160;

/// What a gap costs: less than half of the surroundings, and more than a word.
const GAP_COST: usize = 24;

/// Some letters to be found next to places, from the place outwards.
pub(super) struct Pattern {
    letters: Vec<char>,
    /// The letters that occur, each with the places where it does.
    masks: Vec<(char, u64)>,
}

/// How well a pattern agrees with what stands next to a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Letters that agree without a break, counted from the place.
    pub run: usize,
    /// Letters that agree in spite of edits: the length less one and a half for each edit. Unrelated prose has an edit for two
    /// letters in three or more, and so gets nothing.
    pub agree: usize,
    /// The same where something may have been put in between, at a price: what says where a place is, not that it is certain.
    pub near: usize,
}

impl Pattern {
    /// A pattern of the first 64 letters.
    pub(super) fn new(letters: impl Iterator<Item = char>) -> Self {
        let letters: Vec<char> = letters.take(MOST).collect();
        let mut masks: Vec<(char, u64)> = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            match masks.iter_mut().find(|(known, _)| known == letter) {
                Some((_, mask)) => *mask |= 1 << at,
                None => masks.push((*letter, 1 << at)),
            }
        }
        masks.sort_unstable();
        Self { letters, masks }
    }

    /// How many letters it has.
    pub(super) const fn len(&self) -> usize {
        self.letters.len()
    }

    /// Compares with the letters next to a place, from the place outwards.
    pub(super) fn compare(&self, text: impl Iterator<Item = char> + Clone) -> Likeness {
        let run = self.letters.iter().zip(text.clone()).take_while(|(a, b)| *a == b).count();
        if run == self.len() {
            return Likeness { run, agree: run, near: run };
        }
        let kept = |edits: usize| self.len().saturating_sub(edits * 3 / 2);
        let agree = run.max(kept(self.distance(text.clone().take(self.len() + BEYOND), true)));
        if agree * 2 >= self.len() {
            return Likeness { run, agree, near: agree };
        }
        let behind = kept(self.distance(text.take(self.len() + GAP), false)).saturating_sub(GAP_COST);
        Likeness { run, agree, near: agree.max(behind) }
    }

    /// The least edits that make the pattern the beginning of the text, or else any part of it.
    fn distance(&self, text: impl Iterator<Item = char>, at_start: bool) -> usize {
        let last = 1_u64 << (self.len() - 1);
        let (mut more, mut less) = (u64::MAX, 0_u64);
        let (mut edits, mut least) = (self.len(), self.len());
        for letter in text {
            let same = self.masks.binary_search_by_key(&letter, |(known, _)| *known).map_or(0, |at| self.masks[at].1);
            let across = (((same & more).wrapping_add(more)) ^ more) | same | less;
            let (up, down) = (less | !(across | more), more & across);
            edits = edits + usize::from(up & last != 0) - usize::from(down & last != 0);
            // Compared from its beginning, the first row grows by one with each letter of the text.
            let (up, down) = (up << 1 | u64::from(at_start), down << 1);
            let vertical = same | less;
            (more, less) = (down | !(vertical | up), up & vertical);
            least = least.min(edits);
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by the table of Wagner and Fischer.
    fn slow(pattern: &[char], text: &[char], at_start: bool) -> usize {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut least = pattern.len();
        for (at, letter) in text.iter().enumerate() {
            let mut diagonal = std::mem::replace(&mut column[0], if at_start { at + 1 } else { 0 });
            for row in 1..=pattern.len() {
                let best = (diagonal + usize::from(pattern[row - 1] != *letter)).min(column[row] + 1).min(column[row - 1] + 1);
                diagonal = std::mem::replace(&mut column[row], best);
            }
            least = least.min(column[pattern.len()]);
        }
        least
    }

    proptest! {
        #[test]
        fn it_counts_what_the_plain_table_counts(pattern in "[abc통]{1,64}", text in "[abc통]{0,120}") {
            let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            let known = Pattern::new(pattern.iter().copied());
            for at_start in [true, false] {
                prop_assert_eq!(known.distance(text.iter().copied(), at_start), slow(&pattern, &text, at_start));
            }
        }
    }

    #[test]
    fn an_edit_costs_little_and_other_words_agree_in_nothing() {
        let known = Pattern::new("Under this new agreement, Apple Inc. will own all Apple trademark".chars());
        let agree = |text: &str| known.compare(text.chars()).agree;
        assert_eq!(agree("Under this new agreement, Apple Inc. will own all Apple trademarks and"), 64);
        assert!(agree("Under this old agreement, Apple Inc. will own all the Apple trademarks and") > 48);
        assert!(agree("The years ahead are going to be very exciting times for us, said Neil Aspinall, manager") < 8);
    }
}
