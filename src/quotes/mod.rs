//! Who said it: quotations in every style of marks, reported speech, and their speakers. Spans are bytes.

mod marks;
mod pairs;
mod statement;
#[cfg(test)]
mod testing;

pub use statement::{Manner, Speaker, Statement};

use crate::text::Reading;

/// The statements of a text, sorted by their start; those of one level do not overlap. The language is a BCP 47 tag where it is
/// known; else the words tell.
#[must_use]
pub fn find(reading: &Reading, language: Option<&str>) -> Vec<Statement> {
    let _ = language;
    pairs::quoted(reading)
        .into_iter()
        .enumerate()
        .map(|(utterance, pair)| Statement {
            span: pair.span,
            words: pair.words,
            speaker: None,
            cue: None,
            manner: Manner::Direct,
            level: pair.level,
            utterance,
        })
        .collect()
}
