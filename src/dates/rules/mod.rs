//! The rules of each language: what is looked for, what it is called, what it means. Counts nothing.

mod dutch;
mod english;
mod english_names;
mod english_relative;
mod everywhere;
mod french;
mod german;
mod italian;
mod portuguese;
mod russian;
mod spanish;

use super::lexicon::Words;
use super::rule::Rule;

/// The languages, the one that is taken where nothing is known first.
pub(super) const LANGUAGES: [&Words; 8] = [
    &english::WORDS,
    &spanish::WORDS,
    &italian::WORDS,
    &dutch::WORDS,
    &german::WORDS,
    &french::WORDS,
    &portuguese::WORDS,
    &russian::WORDS,
];

/// All rules of a language, in the order in which they are tried.
pub(super) fn rules_of(words: &Words) -> Vec<&'static [Rule]> {
    let mut rules = vec![words.rules];
    if words.tag == english::WORDS.tag {
        rules.extend([english_names::RULES, english_relative::RULES]);
    }
    rules.push(everywhere::RULES);
    rules
}
