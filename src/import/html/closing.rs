//! The last lines of an article: who wrote and edited it, and what the author does.

use super::page::Page;
use crate::import::piece::has_lead;
use crate::text::BlockKind;

/// How many blocks from the end can be such lines.
const REACH: usize = 6;

/// The longest such line, in letters: a paragraph about the author.
const LONGEST: usize = 600;

/// How credits of agencies begin, brackets aside.
const LEADS: &[&str] = &["reporting by", "additional reporting by", "writing by", "editing by", "compiled by", "translated by"];

/// How the thanks to colleagues end.
const ENDS: &[&str] =
    &["contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting"];

/// Makes by-lines of such lines.
pub(super) fn credits(page: &Page<'_>, author: Option<&str>, kinds: &mut [BlockKind]) {
    let is_body =
        |kind: BlockKind| !matches!(kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Byline | BlockKind::Headline);
    let body: Vec<usize> = (0..kinds.len()).filter(|block| is_body(kinds[*block])).collect();
    for block in body.into_iter().skip(1).rev().take(REACH) {
        let words: &str = &page.found[block].piece.words;
        let about = author.is_some_and(|author| has_name(words, author));
        if page.facts[block].weight <= LONGEST && (about || is_credit(words)) {
            kinds[block] = BlockKind::Byline;
        }
    }
}

fn is_credit(words: &str) -> bool {
    let words = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    LEADS.iter().any(|lead| has_lead(words, lead)) || ENDS.iter().any(|end| words.ends_with(end))
}

/// Whether a line begins with the author's first and last name.
fn has_name(words: &str, author: &str) -> bool {
    author.split_whitespace().count() >= 2 && has_lead(words, author)
}
