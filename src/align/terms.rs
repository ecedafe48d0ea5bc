//! What a sentence is compared by: stems of words, numbers, pairs of characters where words are not set apart. Counts letters.

use unicode_segmentation::UnicodeSegmentation;

/// What a term was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermKind {
    /// A word, or two characters of a writing without spaces.
    Word,
    /// A word with a capital that neither opens the sentence nor stands in a headline where all words have one.
    Name,
    /// Digits.
    Number,
}

/// One term of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The same for the same letters, on every machine.
    pub hash: u32,
    /// What it was made from.
    pub kind: TermKind,
    /// How many letters the whole word has.
    pub letters: u8,
}

/// Letters of a word that are kept: inflection mostly follows them. (McNamee and Mayfield 2004 found runs of four and five letters
/// to serve most languages of Europe about as well as stemmers made for each.)
const STEM: usize = 5;

/// Shortest part of a word with an apostrophe that counts: not the *s* of a genitive, nor the *l* of an article.
const SHORTEST_PART: usize = 3;

/// The terms of a sentence in order.
pub(super) fn terms(words: &str) -> Vec<Term> {
    let capitals_say_nothing = is_title_case(words);
    let mut found = Vec::new();
    let mut run = 0..0;
    let mut first = true;
    for (at, word) in words.unicode_word_indices() {
        if word.chars().next().is_some_and(is_unspaced) {
            if run.end != at {
                push_pairs(&words[run.clone()], &mut found);
                run.start = at;
            }
            run.end = at + word.len();
        } else {
            push_word(word, !first && !capitals_say_nothing, &mut found);
        }
        first = false;
    }
    push_pairs(&words[run], &mut found);
    found
}

/// Whether nearly every longer word has a capital, as in headlines: more than seven of ten.
fn is_title_case(words: &str) -> bool {
    let longer = words.unicode_words().filter(|word| word.len() > 3);
    let (capitals, all) =
        longer.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.starts_with(char::is_uppercase)), all + 1));
    all > 2 && capitals * 10 > all * 7
}

/// Letters of writings that set no spaces between words, and Hangul, whose particles are written to the word.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{30FF}' | '\u{31F0}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn push_pairs(run: &str, found: &mut Vec<Term>) {
    let letters: Vec<char> = run.chars().collect();
    let pairs = if letters.len() == 1 { letters.windows(1) } else { letters.windows(2) };
    found.extend(pairs.map(|pair| Term { hash: hash(pair.iter().copied()), kind: TermKind::Word, letters: PAIR }));
}

/// A pair of characters says as much as a word of so many letters.
const PAIR: u8 = 6;

fn push_word(word: &str, may_name: bool, found: &mut Vec<Term>) {
    if word.contains(|letter: char| letter.is_numeric()) {
        let hash = hash(word.chars().filter(|letter| letter.is_alphanumeric()));
        return found.push(Term { hash, kind: TermKind::Number, letters: PAIR });
    }
    let whole = word.chars().count();
    for part in word.split(['\'', '’']) {
        let length = part.chars().count();
        if length < SHORTEST_PART && length != whole {
            continue;
        }
        let named = may_name && part.starts_with(char::is_uppercase);
        let kind = if named { TermKind::Name } else { TermKind::Word };
        let hash = hash(part.chars().flat_map(char::to_lowercase).take(STEM));
        found.push(Term { hash, kind, letters: u8::try_from(length).unwrap_or(u8::MAX) });
    }
}

/// FNV-1a over characters, then the last step of `MurmurHash3`: well mixed, and the same on every machine.
pub(super) fn hash(letters: impl IntoIterator<Item = char>) -> u32 {
    let mut hash: u32 = 0x811C_9DC5;
    for letter in letters {
        hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    }
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}
