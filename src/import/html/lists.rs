//! Lists of links and teasers: parts of a page that lead to other pages, found by their shape and not by their names.

use std::collections::BTreeMap;

use super::page::Page;
use super::tree::{Node, ROOT};
use crate::text::BlockKind;

/// So many blocks at least make a list.
const FEWEST: usize = 3;

/// The longest teaser, in letters: two or three sentences.
const TEASER: usize = 400;

/// The most blocks that a teaser has: rubric, headline, sentences, date, author.
const TEASER_BLOCKS: usize = 8;

/// A linked line of so many letters can be a headline.
const LINE: usize = 20;

/// How many elements up from its words a by-line may say that it is one.
const SIGNATURE: usize = 3;

/// The part of the page's running text, in hundredths, that such a list may hold: hubs, forums and live reports are lists.
const MOST: usize = 90;

/// The elements that are lists of links, or teasers.
pub(super) fn leading_away(page: &Page<'_>) -> Vec<Node> {
    let mut found: Vec<Node> = page.tree.below(ROOT).filter(|node| is_link_list(page, *node)).collect();
    found.extend(teasers(page));
    found.extend(contributions(page));
    found
}

/// Several blocks with more words in links than outside, and next to no running text.
fn is_link_list(page: &Page<'_>, node: Node) -> bool {
    let holds = &page.holds[node];
    holds.blocks >= FEWEST && holds.linked * 2 > holds.weight && holds.prose * 5 < holds.weight
}

/// Elements of one name and class that come again and again, nearly each with a headline that is a link, and few words.
fn teasers(page: &Page<'_>) -> Vec<Node> {
    let linked = linked_headlines(page);
    let mut alike: BTreeMap<(&str, &str), (usize, Vec<Node>)> = BTreeMap::new();
    for node in page.tree.below(ROOT).filter(|node| page.holds[*node].blocks >= 2) {
        let (name, class) = (page.tree.name(node), page.tree.attribute(node, "class").unwrap_or_default());
        if class.is_empty() && !matches!(name, "li" | "article") {
            continue;
        }
        let holds = &page.holds[node];
        let (all, teasers) = alike.entry((name, class)).or_default();
        *all += 1;
        if linked[node] > 0 && holds.prose <= TEASER * linked[node] && holds.blocks <= TEASER_BLOCKS {
            teasers.push(node);
        }
    }
    let lists = alike.into_values().filter(|(all, teasers)| teasers.len() >= FEWEST && teasers.len() * 4 >= all * 3);
    lists.map(|(_, teasers)| teasers).filter(|teasers| is_beside(page, teasers)).flatten().collect()
}

/// Whether a list stands beside running text, and is not itself what the page is for.
fn is_beside(page: &Page<'_>, list: &[Node]) -> bool {
    let prose: usize = list.iter().map(|node| page.holds[*node].prose).sum();
    prose * 100 <= page.holds[ROOT].prose * MOST
}

/// Elements of one name and class that come again and again, each with its own by-line and words: what readers wrote. The
/// one with the headline is none.
fn contributions(page: &Page<'_>) -> Vec<Node> {
    let signed =
        page.count(|block| page.tree.up(page.found[block].node).take(SIGNATURE).any(|node| page.holds[node].says.byline));
    let with_headline = page.count(|block| page.anchors.headline == Some(block));
    let mut alike: BTreeMap<(&str, &str), (usize, Vec<Node>)> = BTreeMap::new();
    for node in page.tree.below(ROOT).filter(|node| page.holds[*node].blocks >= 2) {
        let (all, posts) =
            alike.entry((page.tree.name(node), page.tree.attribute(node, "class").unwrap_or_default())).or_default();
        *all += 1;
        if signed[node] > 0 && page.holds[node].prose > 0 && with_headline[node] == 0 {
            posts.push(node);
        }
    }
    let lists = alike.into_values().filter(|(all, posts)| posts.len() >= FEWEST && posts.len() * 4 >= all * 3);
    lists.map(|(_, posts)| posts).filter(|posts| is_beside(page, posts)).flatten().collect()
}

/// How many blocks of each element are one link: headings, or lines of some words.
fn linked_headlines(page: &Page<'_>) -> Vec<usize> {
    page.count(|block| {
        let facts = &page.facts[block];
        let whole = facts.weight > 0 && facts.linked * 10 >= facts.weight * 9;
        whole && (page.found[block].piece.kind == BlockKind::Heading || facts.weight >= LINE)
    })
}
