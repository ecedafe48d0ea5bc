//! The grammar of a language: its words and rules, made ready once. And which language a text is in. Counts words.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Words, lexicon};
use super::pattern::{Part, compile};
use super::rules::{LANGUAGES, Rule, rules_of};

/// A rule made ready.
pub(super) struct Ready {
    pub rule: &'static Rule,
    pub patterns: Vec<Vec<Part>>,
}

/// The words and rules of a language, made ready.
pub(super) struct Grammar {
    pub words: &'static Words,
    pub lexicon: Lexicon,
    pub rules: Vec<Ready>,
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
    let rules = rules.map(|rule| Ready { rule, patterns: compile(rule.patterns) }).collect();
    Grammar { words, lexicon: lexicon(words), rules }
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
