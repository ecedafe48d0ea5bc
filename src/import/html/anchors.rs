//! What ties the visible page to what it states of itself: its headline, and the text of its article.

use std::collections::BTreeSet;

use super::stated::Stated;
use super::walk::Found;
use crate::text::BlockKind;

/// Ties between a page and its statements.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The block of the headline.
    pub headline: Option<usize>,
    /// For each block, whether the page states its words as part of the article; empty where it states no article.
    pub stated: Vec<bool>,
}

/// Words that follow one another; enough of them are no chance.
const RUN: usize = 4;

/// The fewest runs that the text of an article has; what is less is a summary.
const SHORTEST: usize = 40;

impl Anchors {
    /// Finds the ties.
    pub fn find(found: &[Found], stated: &Stated) -> Self {
        Self { headline: headline(found, stated), stated: body(found, stated) }
    }
}

/// The first heading that is the stated headline, or the one that the page's title begins with; else the only `h1`.
fn headline(found: &[Found], stated: &Stated) -> Option<usize> {
    let headings = || found.iter().enumerate().filter(|(_, found)| found.piece.kind == BlockKind::Heading);
    let levels = || (1..=3).flat_map(|level| headings().filter(move |(_, found)| found.piece.level == level));
    for (title, _) in stated.headlines() {
        let title = plain(title);
        let same = |words: &str| {
            let words = plain(words);
            !words.is_empty() && (words == title || title.starts_with(&words) && words.len() * 2 > title.len())
        };
        if let Some((block, _)) = levels().find(|(_, found)| same(&found.piece.words)) {
            return Some(block);
        }
    }
    // Some pages set their headline as a paragraph.
    for (title, _) in stated.headlines() {
        let title = plain(title);
        let is_title = |found: &Found| found.linked == 0 && plain(&found.piece.words) == title;
        if let Some(block) = found.iter().position(is_title).filter(|_| !title.is_empty()) {
            return Some(block);
        }
    }
    let mut first = headings().filter(|(_, found)| found.piece.level == 1);
    first.next().filter(|_| first.next().is_none()).map(|(block, _)| block)
}

/// Letters and digits in lower case, a space between words.
fn plain(words: &str) -> String {
    words
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn body(found: &[Found], stated: &Stated) -> Vec<bool> {
    let Some(body) = stated.of_article("articleBody") else { return Vec::new() };
    let body = plain(body);
    let words: Vec<&str> = body.split(' ').collect();
    let runs: BTreeSet<&[&str]> = words.windows(RUN).collect();
    if runs.len() < SHORTEST {
        return Vec::new();
    }
    let is_stated = |found: &Found| {
        let words = plain(&found.piece.words);
        let words: Vec<&str> = words.split(' ').collect();
        let own = words.len().saturating_sub(RUN - 1);
        let known = words.windows(RUN).filter(|run| runs.contains(run)).count();
        own > 0 && known * 2 > own
    };
    found.iter().map(is_stated).collect()
}
