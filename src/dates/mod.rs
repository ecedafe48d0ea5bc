//! When it happened: words of a text that say when, and the days they mean. Counts UTF-8 bytes of the reading text.
//!
//! `tokens` cuts a block into words, numbers and signs; `pattern` matches the rules of a language (`rules/`) against them;
//! what matched is a `Meaning`, which `resolve` turns into days, from the publication date, the datings before it
//! (`context`) and the tense of the sentence (`tense`). No clock: without a publication date a relative dating stays open.

mod address;
mod calendar;
mod clock;
mod context;
mod dating;
mod find;
mod guard;
mod language;
mod lexicon;
mod meaning;
mod numbers;
mod pattern;
mod resolve;
mod rule;
mod rules;
mod slots;
mod tense;
#[cfg(test)]
mod tests;
mod tokens;

pub use dating::{Dating, Precision};
pub use find::find;
