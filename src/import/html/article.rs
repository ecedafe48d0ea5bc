//! Where in a page the article stands.

use super::page::Page;
use super::tree::{Node, ROOT};

/// What is left of a paragraph's worth one step up, where the element above holds other blocks besides.
///
/// Readers of pages that look for the article (Arc90's Readability and its kin) also give the element right above a
/// paragraph most of its worth, and less to those further up: what lies further away shares a page, not a text. Measured:
/// anything between 0.80 and 0.95 does alike; see `docs/decisions/web-pages.md`.
const KEPT: f64 = 0.85;

/// The worth of short lines in paragraphs of their own, beside running text of the same weight: verses and lists by hand.
const SHORT_LINES: f64 = 0.5;

/// The worth of what stands before the headline, or is not in the article that the page states: it may be one all the same.
const DOUBTED: f64 = 0.25;

/// The element that holds the article: the one with most running text, where what lies deeper counts less. `None` where
/// the page has no running text.
pub(super) fn holder(page: &Page<'_>) -> Option<Node> {
    let worth = worth(page);
    let mut best: Option<(f64, Node)> = None;
    for node in page.tree.below(ROOT) {
        // Of several alike the lowest: the same blocks with fewer wrappers around them.
        if worth[node] > 0.0 && best.is_none_or(|(known, _)| worth[node] >= known) {
            best = Some((worth[node], node));
        }
    }
    best.and_then(|(_, node)| page.tree.up(node).find(|node| can_hold(page.tree.name(*node))))
}

/// Whether an element of this name can hold an article: a paragraph, a quotation or a list is part of one.
fn can_hold(name: &str) -> bool {
    matches!(
        name,
        "" | "article" | "body" | "center" | "div" | "form" | "html" | "main" | "section" | "table" | "tbody" | "td" | "tr"
    ) || name.contains('-')
}

/// The worth of each element.
fn worth(page: &Page<'_>) -> Vec<f64> {
    let mut worth = vec![0.0; page.holds.len()];
    for (block, found) in page.found.iter().enumerate() {
        worth[found.node] += own_worth(page, block);
    }
    page.tree.gather(|child, parent| {
        let mixed = page.holds[parent].blocks > page.holds[child].blocks;
        worth[parent] += worth[child] * if mixed { KEPT } else { 1.0 };
    });
    worth
}

fn own_worth(page: &Page<'_>, block: usize) -> f64 {
    let (found, facts) = (&page.found[block], page.facts[block]);
    if page.holds[found.node].apart {
        return 0.0;
    }
    let weight = f64::from(u32::try_from(facts.weight - facts.linked).unwrap_or(u32::MAX));
    let doubted =
        page.anchors.headline.is_some_and(|headline| block < headline) || page.anchors.stated.get(block) == Some(&false);
    let worth = if facts.prose {
        weight
    } else if page.tree.name(found.container) == "p" {
        weight * SHORT_LINES
    } else {
        0.0
    };
    if doubted { worth * DOUBTED } else { worth }
}
