//! Where the runs of letters of a text stand: the index that all highlights of a text share. Positions are letters.

/// Letters in a run. Shorter ones stand everywhere, longer ones break at every edit; five are about a word of English and
/// two of Korean.
const RUN: usize = 5;

/// Votes that are counted for one highlight at most, the rarest runs first: they say most and cost least.
const MOST_VOTES: usize = 512;

/// The starts of all runs of five letters, by a hash of the run. Different runs can share a hash: a look-up gives places to
/// examine, not places that fit.
pub(super) struct Grams {
    /// `heads[h]..heads[h + 1]` = the places of the runs with the hash `h`.
    heads: Vec<u32>,
    places: Vec<u32>,
    shift: u32,
}

/// How far a run stands from where it stood in the highlight's surroundings, plus their length (so that it is never negative).
pub(super) struct Votes {
    /// Sorted.
    pub shifts: Vec<usize>,
    /// Runs that were looked up: the votes of a place that agrees throughout.
    pub asked: usize,
}

impl Grams {
    /// Reads the letters of a text once.
    pub(super) fn new(letters: &[char]) -> Self {
        let bits = (usize::BITS - letters.len().leading_zeros()).clamp(8, 22);
        let mut grams = Self { heads: vec![0; (1 << bits) + 2], places: Vec::new(), shift: 64 - bits };
        let hashes: Vec<usize> = letters.windows(RUN).map(|run| grams.hash(run)).collect();
        // A counting sort: the heads first hold the counts, two slots on, then where the next place goes, one slot on.
        hashes.iter().for_each(|hash| grams.heads[hash + 2] += 1);
        for slot in 2..grams.heads.len() {
            grams.heads[slot] += grams.heads[slot - 1];
        }
        grams.places = vec![0; hashes.len()];
        for (at, hash) in hashes.iter().enumerate() {
            let slot = &mut grams.heads[hash + 1];
            grams.places[*slot as usize] = u32::try_from(at).unwrap_or(u32::MAX);
            *slot += 1;
        }
        grams
    }

    /// A hash by multiplication with the golden ratio (Knuth, TAOCP 6.4).
    fn hash(&self, run: &[char]) -> usize {
        let mixed = run
            .iter()
            .fold(0_u64, |hash, letter| (hash ^ u64::from(*letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29));
        usize::try_from(mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift).unwrap_or(0)
    }

    fn places(&self, run: &[char]) -> &[u32] {
        let hash = self.hash(run);
        &self.places[self.heads[hash] as usize..self.heads[hash + 1] as usize]
    }

    /// The start of every occurrence, those that overlap too; `None` when there are more than `most` places to examine.
    pub(super) fn occurrences(&self, letters: &[char], words: &[char], most: usize) -> Option<Vec<usize>> {
        let runs = words.windows(RUN).enumerate();
        let Some((offset, places)) = runs.map(|(at, run)| (at, self.places(run))).min_by_key(|(_, places)| places.len()) else {
            return scan(letters, words, most);
        };
        if places.len() > most {
            return None;
        }
        let starts = places.iter().filter_map(|place| (*place as usize).checked_sub(offset));
        Some(starts.filter(|start| letters[*start..].starts_with(words)).collect())
    }

    /// Which shifts the runs of `window` ask for.
    pub(super) fn votes(&self, window: &[char]) -> Votes {
        let mut runs: Vec<(usize, &[u32])> = window.windows(RUN).enumerate().map(|(at, run)| (at, self.places(run))).collect();
        runs.sort_by_key(|(_, places)| places.len());
        let (mut shifts, mut asked) = (Vec::new(), 0);
        for (at, places) in runs {
            if shifts.len() + places.len() > MOST_VOTES {
                break;
            }
            asked += 1;
            shifts.extend(places.iter().map(|place| *place as usize + window.len() - at));
        }
        shifts.sort_unstable();
        Votes { shifts, asked }
    }
}

/// The occurrences of words that are shorter than a run.
fn scan(letters: &[char], words: &[char], most: usize) -> Option<Vec<usize>> {
    let first = words.first()?;
    let mut starts = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        if letter == first && letters[at..].starts_with(words) {
            if starts.len() == most {
                return None;
            }
            starts.push(at);
        }
    }
    Some(starts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn occurrences_are_those_that_are_seen_by_comparing(text in "[ab통]{0,200}", words in "[ab통]{1,8}") {
            let (letters, words): (Vec<char>, Vec<char>) = (text.chars().collect(), words.chars().collect());
            let seen: Vec<usize> = (0..letters.len()).filter(|at| letters[*at..].starts_with(&words)).collect();
            prop_assert_eq!(Grams::new(&letters).occurrences(&letters, &words, 1_000), Some(seen));
        }

        #[test]
        fn every_run_of_a_stretch_votes_for_its_place(text in "[a-z ]{40,300}", at in 0_usize..20) {
            let letters: Vec<char> = text.chars().collect();
            let window = &letters[at..at + 20];
            let votes = Grams::new(&letters).votes(window);
            let here = votes.shifts.iter().filter(|shift| **shift == at + window.len()).count();
            prop_assert!(here >= votes.asked && votes.asked == 16);
        }
    }
}
