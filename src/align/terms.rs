//! What a stretch of words is compared by: stems, numbers, pairs of characters where words are not set apart.

use unicode_segmentation::UnicodeSegmentation;

/// Letters of a word that are kept: inflection mostly follows them. (McNamee and Mayfield 2004 found runs of four and five letters
/// to serve most languages of Europe about as well as stemmers made for each.)
const STEM: usize = 5;

/// The terms of some words in order, as hashes.
pub(super) fn terms(words: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    for (at, word) in words.unicode_word_indices() {
        if word.chars().next().is_some_and(is_unspaced) {
            run = match run {
                Some((start, end)) if end == at => Some((start, at + word.len())),
                Some((start, end)) => {
                    pairs(&words[start..end], &mut found);
                    Some((at, at + word.len()))
                }
                None => Some((at, at + word.len())),
            };
            continue;
        }
        if let Some((start, end)) = run.take() {
            pairs(&words[start..end], &mut found);
        }
        push_word(word, &mut found);
    }
    if let Some((start, end)) = run {
        pairs(&words[start..end], &mut found);
    }
    found
}

/// Letters of writings that set no spaces between words, and Hangul, whose particles are written to the word.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{30FF}' | '\u{31F0}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn pairs(run: &str, found: &mut Vec<u32>) {
    let letters: Vec<char> = run.chars().collect();
    if let [only] = &letters[..] {
        found.push(hash([*only]));
    }
    for pair in letters.windows(2) {
        found.push(hash([pair[0], pair[1]]));
    }
}

fn push_word(word: &str, found: &mut Vec<u32>) {
    if word.contains(|letter: char| letter.is_numeric()) {
        found.push(hash(word.chars().filter(|letter| letter.is_alphanumeric())));
        return;
    }
    let whole = word.chars().count();
    for part in word.split(['\'', '’']) {
        let length = part.chars().count();
        if length < 3 && length != whole {
            continue; // the ’s of a genitive, the l’ of an article
        }
        found.push(hash(part.chars().flat_map(char::to_lowercase).take(STEM)));
    }
}

/// FNV-1a over characters, with a last mixing (the finaliser of `MurmurHash3`): the same on every machine, for ever.
pub(super) fn hash(letters: impl IntoIterator<Item = char>) -> u32 {
    let mut hash: u32 = 0x811C_9DC5;
    for letter in letters {
        hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    }
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}
