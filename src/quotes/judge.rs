//! Speech told from titles, names and words that the writer only holds at a distance. Counts words.

use super::cues::{Attribution, Bond};
use super::lexicon::Lexicon;
use super::marks::Family;
use super::pairs::Pair;
use super::tokens::{Token, is_stop};

/// So many words between marks are somebody's, whoever it was: titles and scare quotes are shorter.
const LONG: usize = 9;

/// So many words make a sentence where they look like one.
const SENTENCE: usize = 4;

/// What quoted words look like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// How many words.
    pub words: usize,
    /// They begin like a sentence.
    pub starts: bool,
    /// They end like one, or with a comma.
    pub ends: bool,
    /// All words that matter have capitals: a title.
    pub title: bool,
}

impl Look {
    pub fn of(words: &str) -> Self {
        let all: Vec<&str> = words.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        let first = |word: &&&str| word.chars().find(|letter| letter.is_alphanumeric());
        let capital = |word: &&&str| first(word).is_some_and(|letter| letter.is_uppercase() || letter.is_numeric());
        let long: Vec<&&str> = all.iter().filter(|word| word.chars().count() > 3).collect();
        let capitals = long.iter().filter(|word| capital(word)).count();
        let last = words.trim_end().chars().next_back();
        Self {
            words: all.len(),
            starts: all.first().is_some_and(|word| capital(&word)),
            ends: last.is_some_and(|last| is_stop(last) || matches!(last, ',' | '—' | '，' | '-')),
            title: if long.is_empty() { all.iter().all(|word| capital(&word)) } else { capitals == long.len() },
        }
    }

    pub const fn is_sentence(self) -> bool {
        self.starts && self.ends && self.words >= SENTENCE
    }
}

/// Whether the quoted words at a token are speech, given what their sentence says about them.
pub(super) fn is_speech(
    pair: Pair,
    look: Look,
    (tokens, at): (&[Token], usize),
    found: Option<&Attribution>,
    words: &Lexicon,
) -> bool {
    if let Family::Title(_) = pair.family {
        return found.is_some_and(|found| found.bond == Bond::Beside) && look.words >= SENTENCE;
    }
    if look.words <= 2 && is_held_at_a_distance(tokens, at, words) {
        return false;
    }
    let named = is_named(tokens, at, words);
    let beside = found.is_some_and(|found| found.bond == Bond::Beside);
    let announced = at > 0 && matches!(tokens[at - 1].lower.as_str(), ":" | "," | "that");
    if named && look.words < LONG && !(beside && announced && look.ends) {
        return false;
    }
    let cut_off = announced || look.ends || tokens.get(at + 1).is_some_and(|next| next.is(","));
    if look.title && !look.is_sentence() && !(beside && cut_off) {
        return look.words >= LONG;
    }
    match found.map(|found| found.bond) {
        Some(Bond::Beside) => true,
        Some(Bond::Sentence) => look.words >= 2 || !look.starts,
        Some(Bond::Loose) => look.words >= 3 || (look.words == 2 && !look.starts),
        None => {
            look.words >= LONG
                || (look.is_sentence() && !look.title)
                || (tokens.len() == 1 && look.starts && look.ends && !look.title)
        }
    }
}

/// `the “interim” government`: a word or two between an article and its noun.
fn is_held_at_a_distance(tokens: &[Token], at: usize, words: &Lexicon) -> bool {
    let article = at > 0 && words.determiners.contains(tokens[at - 1].lower.as_str());
    let noun = tokens.get(at + 1).is_some_and(|next| {
        let word = next.lower.as_str();
        let other =
            [&words.prepositions, &words.conjunctions, &words.between, &words.speech, &words.relatives, &words.determiners];
        next.is_word() && !next.capital && word != "and" && other.iter().all(|set| !set.contains(word))
    });
    article && noun
}

/// Whether a word right before says that a name or a term follows: `the film “…”`, `dubbed “…”`, `so-called “…”`.
fn is_named(tokens: &[Token], at: usize, words: &Lexicon) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|index| &tokens[index]);
    let naming = |token: &Token| words.naming.contains(token.lower.as_str());
    let article = |token: &Token| {
        words.determiners.contains(token.lower.as_str()) || matches!(token.lower.as_str(), "," | "as" | ":" | "of")
    };
    match before(1) {
        Some(last) if naming(last) => true,
        Some(last) if article(last) => before(2).is_some_and(naming),
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_look_different_from_sentences() {
        assert!(Look::of("Star Wars,").title);
        assert!(Look::of("The Wind in the Willows").title);
        assert!(!Look::of("We won the match").title);
        assert!(Look::of("We won the match.").is_sentence());
        assert!(!Look::of("a time bomb").is_sentence());
    }
}
