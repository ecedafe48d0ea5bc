//! What each block of a page is: part of the account, or of the page around it.

use super::article;
use super::closing;
use super::names::Says;
use super::page::Page;
use super::tree::{Node, ROOT};
use crate::text::BlockKind;

/// The longest label that is no sentence (`Read more`, `Advertisement`), in letters.
const LABEL: usize = 25;

/// One paragraph in so many may be a mere link to another page.
const MOST_POINTERS: usize = 4;

/// How many lines there are at most between a headline and the text.
const MOST_LINES: usize = 20;

/// The longest line about author and day, in letters.
const LINE: usize = 120;

/// How many elements up from its words a line may be called a by-line.
const SIGNATURE: usize = 3;

/// The kind of each block.
pub(super) fn judge(page: &Page<'_>, author: Option<&str>) -> Vec<BlockKind> {
    let holder = article::holder(page).unwrap_or(ROOT);
    let said = said(page, holder);
    let mut kinds: Vec<BlockKind> = (0..page.found.len()).map(|block| kind(page, said[page.found[block].node], block)).collect();
    pointers(page, &mut kinds);
    closing::credits(page, author, &mut kinds);
    empty_headings(page, &mut kinds);
    opening_lines(page, &mut kinds);
    kinds
}

/// For each element of the article, what it and those around it say of their words; `None` for elements outside.
fn said(page: &Page<'_>, holder: Node) -> Vec<Option<Says>> {
    let mut said = vec![None; page.holds.len()];
    for node in page.tree.below(holder) {
        let around: Says = page.tree.nodes[node].parent.and_then(|parent| said[parent]).unwrap_or_default();
        let own = page.holds[node].says;
        let all = Says { caption: around.caption || own.caption, byline: around.byline || own.byline, ..own };
        // What the whole article is called says nothing of its lines.
        said[node] = Some(if node == holder { Says::default() } else { all });
    }
    said
}

fn kind(page: &Page<'_>, said: Option<Says>, block: usize) -> BlockKind {
    let (found, facts) = (&page.found[block], &page.facts[block]);
    if page.anchors.headline == Some(block) {
        return BlockKind::Headline;
    }
    let Some(said) = said.filter(|_| !page.holds[found.node].apart) else { return BlockKind::Furniture };
    let can_be_caption = !matches!(found.piece.kind, BlockKind::Quotation | BlockKind::Table) && !in_code(page, block);
    if said.caption && can_be_caption {
        return BlockKind::Caption;
    }
    if said.byline && !facts.prose {
        return BlockKind::Byline;
    }
    if is_label(page, block) {
        return BlockKind::Furniture;
    }
    if facts.prose && found.piece.kind == BlockKind::Heading { BlockKind::Paragraph } else { found.piece.kind }
}

/// The lines between the headline and the text, where they stand outside the article: who wrote it, when, and the deck.
fn opening_lines(page: &Page<'_>, kinds: &mut [BlockKind]) {
    let Some(headline) = page.anchors.headline else { return };
    let text = (headline + 1..kinds.len()).find(|block| page.facts[*block].prose && kinds[*block] == BlockKind::Paragraph);
    let lines = headline + 1..text.unwrap_or(headline + 1).min(headline + MOST_LINES);
    for block in lines.filter(|block| !page.holds[page.found[*block].node].elsewhere) {
        let says = |wanted: fn(&Says) -> bool| {
            page.tree.up(page.found[block].node).take(SIGNATURE).any(|node| wanted(&page.holds[node].says))
        };
        let signed = page.facts[block].weight <= LINE && says(|says| says.byline);
        if kinds[block] != BlockKind::Furniture {
            continue;
        }
        if says(|says| says.caption) {
            kinds[block] = BlockKind::Caption;
        } else if signed || says(|says| says.deck) {
            kinds[block] = BlockKind::Byline;
        }
    }
}

/// Paragraphs that are one link lead to other pages, unless there are so many that they are what the page is for.
fn pointers(page: &Page<'_>, kinds: &mut [BlockKind]) {
    let is_pointer = |block: &usize| {
        let facts = &page.facts[*block];
        facts.weight > 0 && facts.linked * 10 >= facts.weight * 9
    };
    let paragraphs: Vec<usize> = (0..kinds.len()).filter(|block| kinds[*block] == BlockKind::Paragraph).collect();
    let found: Vec<usize> = paragraphs.iter().copied().filter(is_pointer).collect();
    if found.len() * MOST_POINTERS <= paragraphs.len() {
        found.into_iter().for_each(|block| kinds[block] = BlockKind::Furniture);
    }
}

/// Whether a block is a line of code: figures hold code, tables and quotations besides pictures.
fn in_code(page: &Page<'_>, block: usize) -> bool {
    page.tree.name(page.found[block].container) == "pre"
}

/// A few words that stand neither in a paragraph nor beside running text.
fn is_label(page: &Page<'_>, block: usize) -> bool {
    let (found, facts) = (&page.found[block], &page.facts[block]);
    let loose = matches!(page.tree.name(found.container), "div" | "section" | "body" | "article" | "main");
    found.piece.kind == BlockKind::Paragraph && loose && !facts.prose && facts.weight <= LABEL
}

/// Headings with nothing below them but furniture are furniture.
fn empty_headings(page: &Page<'_>, kinds: &mut [BlockKind]) {
    let mut below = false;
    for (block, kind) in kinds.iter_mut().enumerate().rev() {
        match kind {
            BlockKind::Heading if below || page.anchors.headline == Some(block) => below = true,
            BlockKind::Heading => *kind = BlockKind::Furniture,
            BlockKind::Headline
            | BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Quotation
            | BlockKind::Table
            | BlockKind::Footnote => below = true,
            BlockKind::Byline | BlockKind::Caption | BlockKind::Furniture => {}
        }
    }
}
