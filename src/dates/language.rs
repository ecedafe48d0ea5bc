//! The grammar of a language: its words and rules, made ready once. And which language a text is in. Counts words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lexicon::{Lexicon, Words, lexicon};
use super::pattern::{Part, beginnings, can_fill, compile};
use super::rule::Rule;
use super::rules::{LANGUAGES, rules_of};
use super::tokens::Token;

/// A rule made ready.
struct Ready {
    rule: &'static Rule,
    patterns: Vec<Vec<Part>>,
}

/// The words and rules of a language, made ready.
pub(super) struct Grammar {
    pub words: &'static Words,
    pub lexicon: Lexicon,
    rules: Vec<Ready>,
    /// Patterns by a word they can begin with: rule and pattern, by their indices.
    by_word: BTreeMap<&'static str, Vec<(usize, usize)>>,
    /// Patterns that can begin with a place.
    by_place: Vec<(usize, usize)>,
}

impl Grammar {
    /// The patterns that can begin with the token, in the order of the rules. Most words begin none.
    pub(super) fn beginning_with(&self, token: &Token) -> impl Iterator<Item = (&'static Rule, &[Part])> {
        let mut found = self.by_word.get(token.text.as_str()).cloned().unwrap_or_default();
        if can_fill(token, &self.lexicon) {
            found.extend(&self.by_place);
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|(rule, pattern)| (self.rules[rule].rule, self.rules[rule].patterns[pattern].as_slice()))
    }
}

static GRAMMARS: [LazyLock<Grammar>; LANGUAGES.len()] = [
    LazyLock::new(|| grammar(0)),
    LazyLock::new(|| grammar(1)),
    LazyLock::new(|| grammar(2)),
    LazyLock::new(|| grammar(3)),
    LazyLock::new(|| grammar(4)),
    LazyLock::new(|| grammar(5)),
    LazyLock::new(|| grammar(6)),
    LazyLock::new(|| grammar(7)),
];

fn grammar(index: usize) -> Grammar {
    let words = LANGUAGES[index];
    let rules = rules_of(words).into_iter().flatten();
    let rules: Vec<Ready> = rules.map(|rule| Ready { rule, patterns: compile(rule.patterns) }).collect();
    let (mut by_word, mut by_place) = (BTreeMap::<_, Vec<(usize, usize)>>::new(), Vec::new());
    for (index, ready) in rules.iter().enumerate() {
        for (pattern, parts) in ready.patterns.iter().enumerate() {
            let (beginnings, place) = beginnings(parts);
            beginnings.into_iter().for_each(|word| by_word.entry(word).or_default().push((index, pattern)));
            by_place.extend(place.then_some((index, pattern)));
        }
    }
    Grammar { words, lexicon: lexicon(words), rules, by_word, by_place }
}

/// How much of a text is looked at to tell its language, in bytes.
const SAMPLE: usize = 4000;

/// The grammar for a text: of the language that is named, or else of the one whose commonest words it has most of.
pub(super) fn grammar_for(language: Option<&str>, text: &str) -> &'static Grammar {
    let named = language.and_then(|tag| LANGUAGES.iter().position(|words| is_of(tag, words.tag)));
    &GRAMMARS[named.unwrap_or_else(|| guess(text))]
}

fn is_of(tag: &str, language: &str) -> bool {
    tag.get(..language.len()).is_some_and(|start| start.eq_ignore_ascii_case(language))
        && !tag[language.len()..].starts_with(|letter: char| letter.is_alphanumeric())
}

fn guess(text: &str) -> usize {
    let sample = text[..text.floor_char_boundary(SAMPLE.min(text.len()))].to_lowercase();
    let all: Vec<&str> = sample.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let count = |common: &str| {
        let common: Vec<&str> = common.split_whitespace().collect();
        all.iter().filter(|word| common.contains(word)).count()
    };
    let best = (0..LANGUAGES.len()).rev().max_by_key(|index| count(LANGUAGES[*index].common));
    best.unwrap_or_default()
}
