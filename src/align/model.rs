//! How sure it is that two sentences tell the same: measures made one score, 0 to 1.
//!
//! Two logistic regressions, fitted on pairs that people marked; `docs/decisions/alignment.md` says on which and how well they
//! do on others. One is for texts of a few sentences, where everything is about the event and the question is whether it is the same
//! event; one for whole articles, where most sentences tell different things of one event, and a pair must stand out from
//! its row and its column.

use super::features::{Features, Setting};

/// Least score of a passage: below, more pairs are wrong than right ones are lost (the best F1 of both fits).
pub(super) const LEAST: f32 = 0.3;

/// Texts of so many sentences are excerpts.
const EXCERPT: f32 = 4.0;

/// Texts of so many sentences are articles; between, both opinions are mixed.
const ARTICLE: f32 = 8.0;

/// The score of a pair of sentences in its setting.
pub(super) fn score(pair: &Features, setting: &Setting) -> f32 {
    let share = ((setting.fewer as f32 - EXCERPT) / (ARTICLE - EXCERPT)).clamp(0.0, 1.0);
    let evidence = match share {
        0.0 => of_excerpts(pair, setting),
        1.0 => of_articles(pair, setting),
        share => share.mul_add(of_articles(pair, setting), (1.0 - share) * of_excerpts(pair, setting)),
    };
    1.0 / (1.0 + (-evidence).exp())
}

/// Fitted on pairs of news excerpts of one to four sentences.
fn of_excerpts(pair: &Features, setting: &Setting) -> f32 {
    let sentences = |count: usize| (count as f32).clamp(1.0, EXCERPT).ln();
    let (fewer, more) = (sentences(setting.fewer), sentences(setting.more));
    -1.9 + 1.7 * pair.words + 1.66 * pair.grams + 0.49 * pair.telling - 0.06 * pair.foreign_names - 1.39 * pair.numbers_differ
        + 4.56 * pair.below_near * fewer
        + 1.84 * setting.names
        + 4.35 * setting.best
        + 1.24 * fewer
        - 2.65 * more
}

/// Fitted on two articles of fifteen and twenty sentences, and on unrelated articles in four languages.
fn of_articles(pair: &Features, setting: &Setting) -> f32 {
    -8.27
        + 5.03 * pair.grams
        + 3.6 * pair.contained
        + 3.63 * pair.below_far
        + 7.72 * pair.below_near
        + 0.99 * pair.telling
        + 0.94 * pair.phrases
        + 4.75 * setting.words
}
