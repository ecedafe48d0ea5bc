//! Tags that fit what was typed into the tag bar, best first. Case, curly quotes and dashes make no difference.

use super::TagRow;
use crate::text::fold;

/// A tag that fits, as an index into the rows it was picked from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagMatch {
    /// Its place in the rows.
    pub index: usize,
    /// How well it fits, 0 to 5; more is better.
    pub score: u8,
}

/// The whole name or path was typed: Enter applies the tag, and no new one need be offered.
const EXACT: u8 = 5;
/// The name begins so: most people type a beginning.
const NAME_BEGINS: u8 = 4;
/// A word of the name begins so.
const WORD_BEGINS: u8 = 3;
/// It stands somewhere in the path: typing a parent's name lists its children.
const IN_PATH: u8 = 2;
/// The letters stand in the path in this order: abbreviations such as `stgov`.
const IN_ORDER: u8 = 1;

impl TagMatch {
    /// Whether the whole name or path was typed.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.score == EXACT
    }
}

/// The rows that fit, best first; among equals the shorter name, then the order of the rows. Nothing typed fits every row.
#[must_use]
pub fn filter_tags(rows: &[TagRow], typed: &str) -> Vec<TagMatch> {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return (0..rows.len()).map(|index| TagMatch { index, score: 0 }).collect();
    }
    let fits = |(index, row)| Some(TagMatch { index, score: score(row, &typed)? });
    let mut matches: Vec<TagMatch> = rows.iter().enumerate().filter_map(fits).collect();
    matches.sort_by_key(|found| (u8::MAX - found.score, rows[found.index].name.len(), found.index));
    matches
}

fn score(row: &TagRow, typed: &str) -> Option<u8> {
    let (name, path) = (&row.folded[row.name_at..], row.folded.as_str());
    let tiers = [
        (EXACT, name == typed || path == typed),
        (NAME_BEGINS, name.starts_with(typed)),
        (WORD_BEGINS, word_begins(name, typed)),
        (IN_PATH, path.contains(typed)),
        (IN_ORDER, in_order(path, typed)),
    ];
    tiers.into_iter().find_map(|(score, fits)| fits.then_some(score))
}

/// Whether the typed words stand where a word begins.
fn word_begins(name: &str, typed: &str) -> bool {
    name.match_indices(typed).any(|(at, _)| name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}

/// Whether all letters of `typed` but its spaces stand in `path` in the same order.
fn in_order(path: &str, typed: &str) -> bool {
    let mut letters = path.chars();
    typed.chars().filter(|wanted| !wanted.is_whitespace()).all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::Sample;
    use crate::query::tag_tree;

    #[test]
    fn the_best_match_is_first() {
        let mut sample = Sample::default();
        let statement = sample.tag("Statement", None);
        for name in ["government", "self-government", "Gov", "Ärger", "misgoverned"] {
            sample.tag(name, Some(statement));
        }
        let rows = tag_tree(&sample.notebook());
        let found = |typed: &str| -> Vec<&str> {
            filter_tags(&rows, typed).into_iter().map(|found| rows[found.index].name.as_str()).collect()
        };
        assert_eq!(found("gov"), ["Gov", "government", "self-government", "misgoverned"]);
        assert_eq!(found("ÄRG"), ["Ärger"]);
        assert_eq!(found("statement / gov")[0], "Gov");
        assert_eq!(found("stmgvd"), ["misgoverned"]);
        assert_eq!(found("  ").len(), rows.len());
        assert!(found("xyz").is_empty());
        assert!(filter_tags(&rows, "GOV")[0].is_exact());
    }
}
