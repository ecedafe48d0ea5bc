//! What each block of a page is: part of the account, or of the page around it.

use super::article;
use super::page::Page;
use super::tree::{Node, ROOT};
use crate::text::BlockKind;

/// The kind of each block.
pub(super) fn judge(page: &Page<'_>) -> Vec<BlockKind> {
    let Some(holder) = article::holder(page) else {
        return page.found.iter().map(|found| found.piece.kind).collect();
    };
    (0..page.found.len()).map(|block| kind(page, holder, block)).collect()
}

fn kind(page: &Page<'_>, holder: Node, block: usize) -> BlockKind {
    let found = &page.found[block];
    let inside = holder == ROOT || found.node == holder || page.tree.above(found.node).any(|above| above == holder);
    if !inside || page.holds[found.node].apart {
        return BlockKind::Furniture;
    }
    if page.said(block, holder).any(|(_, holds)| holds.says.caption) {
        return BlockKind::Caption;
    }
    if !page.facts[block].prose && page.said(block, holder).any(|(_, holds)| holds.says.byline) {
        return BlockKind::Byline;
    }
    if page.found[block].piece.kind == BlockKind::Heading && page.found[block].piece.level == 1 {
        return BlockKind::Headline;
    }
    found.piece.kind
}
