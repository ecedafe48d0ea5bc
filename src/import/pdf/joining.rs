//! Lines joined into one: hyphens at their ends, and white space between them.

use std::collections::BTreeSet;

use super::sheet::Sheet;

/// The most words that are remembered: those of a hundred novels.
const MOST: usize = 400_000;

/// The words of a text that were not cut by a line's end, in lower case.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// The words of all pages.
    pub fn of(sheets: &[Sheet]) -> Self {
        let mut words = BTreeSet::new();
        for line in sheets.iter().flat_map(|sheet| &sheet.lines) {
            for word in line.words.split_whitespace() {
                if words.len() >= MOST {
                    return Self(words);
                }
                words.insert(bare(word).to_lowercase());
            }
        }
        Self(words)
    }

    /// Whether a hyphen at the end of a line belongs to the word: `well-` and `known`, but not `exam-` and `ple`.
    ///
    /// The text itself is asked first. Else a hyphen before a capital or a number is kept, any other was put in to fill the line.
    fn keep_hyphen(&self, before: &str, after: &str) -> bool {
        let first = bare(before.rsplit(' ').next().unwrap_or_default().trim_end_matches(is_hyphen));
        let second = bare(after.split(' ').next().unwrap_or_default());
        let whole = |sign: &str| format!("{first}{sign}{second}").to_lowercase();
        if self.0.contains(&whole("")) {
            return false;
        }
        self.0.contains(&whole("-")) || !second.starts_with(char::is_lowercase)
    }
}

/// Adds a line to the words so far; gives the byte at which the line begins.
pub(super) fn join(words: &mut String, line: &str, known: &Words) -> usize {
    if words.is_empty() {
        words.push_str(line);
        return 0;
    }
    let glued = words.strip_suffix(is_hyphen).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let cut = glued && line.starts_with(char::is_alphanumeric);
    if cut && is_cut(words) && !known.keep_hyphen(words, line) {
        words.pop();
    }
    let unspaced = words.ends_with(is_unspaced) && line.starts_with(is_unspaced);
    if !cut && !unspaced {
        words.push(' ');
    }
    let start = words.len();
    words.push_str(line);
    start
}

/// Whether words end inside of a word: with a hyphen after a letter.
pub(super) fn is_cut(words: &str) -> bool {
    words.strip_suffix(is_hyphen).is_some_and(|before| before.ends_with(char::is_alphabetic))
}

const fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}')
}

/// Chinese and Japanese, which put no space where a line ends.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_go_where_the_word_is_known_without() {
        let known = Words(["well-known", "cooperate"].map(str::to_owned).into());
        let joined = |first: &str, second: &str| {
            let mut words = first.to_owned();
            join(&mut words, second, &known);
            words
        };
        assert_eq!(joined("an exam-", "ple of it"), "an example of it");
        assert_eq!(joined("a well-", "known man"), "a well-known man");
        assert_eq!(joined("they co-", "operate"), "they cooperate");
        assert_eq!(joined("the Anglo-", "American treaty"), "the Anglo-American treaty");
        assert_eq!(joined("ISBN 978-", "0-387"), "ISBN 978-0-387");
        assert_eq!(joined("one –", "two"), "one – two");
        assert_eq!(joined("통신선", "복원"), "통신선 복원");
        assert_eq!(joined("中国", "人民"), "中国人民");
    }
}
