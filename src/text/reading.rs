//! A text as the reader shows it. Positions are bytes unless a name says points.

use std::collections::BTreeMap;

use super::{Block, BlockKind, Inline, Points, Span, UnitIndex};

/// The text of one document as the reader shows it, with its blocks: what every offset of the program refers to.
///
/// Line breaks are LF only, there is no byte order mark. Blocks are sorted, do not overlap, and every character that is
/// not white space belongs to one. The same bytes of a file always give the same reading text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    text: String,
    units: UnitIndex,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    pages: Vec<PageStart>,
    /// The kinds that corrected blocks were read with, by their index.
    read_as: BTreeMap<usize, BlockKind>,
}

/// Where a page of the original begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageStart {
    /// Its first byte in the reading text.
    pub start: usize,
    /// What the page is called: as printed on it, else its number from 1.
    pub label: String,
}

impl Reading {
    /// A text as it is, a paragraph for each line that is not blank.
    #[cfg(test)]
    pub(crate) fn of_lines(text: &str) -> Self {
        let (mut blocks, mut at) = (Vec::new(), 0);
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + line.len()), level: 0 });
            }
            at += line.len() + 1;
        }
        Self::new(text.to_owned(), blocks, Vec::new())
    }

    /// A reading text of sorted, disjoint blocks; inlines are sorted here.
    #[must_use]
    pub fn new(text: String, blocks: Vec<Block>, mut inlines: Vec<Inline>) -> Self {
        debug_assert!(blocks.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "blocks are sorted and disjoint");
        inlines.sort_by_key(|inline| (inline.span.start(), inline.span.end()));
        let units = UnitIndex::new(&text);
        Self { text, units, blocks, inlines, pages: Vec::new(), read_as: BTreeMap::new() }
    }

    /// The same text with the pages of its original, in their order.
    #[must_use]
    pub fn with_pages(mut self, pages: Vec<PageStart>) -> Self {
        debug_assert!(pages.is_sorted_by_key(|page| page.start), "pages are sorted");
        self.pages = pages;
        self
    }

    /// Gives blocks other kinds, by their words; where none is given, a block has the one it was read with.
    pub fn correct(&mut self, kind: impl Fn(&str) -> Option<BlockKind>) {
        for (index, was) in std::mem::take(&mut self.read_as) {
            self.blocks[index].kind = was;
        }
        for (index, block) in self.blocks.iter_mut().enumerate() {
            if let Some(kind) = kind(&self.text[block.span.range()]).filter(|kind| *kind != block.kind) {
                self.read_as.insert(index, std::mem::replace(&mut block.kind, kind));
            }
        }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Blocks in reading order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Emphasis and links, by their start.
    #[must_use]
    pub fn inlines(&self) -> &[Inline] {
        &self.inlines
    }

    /// Where pages of the original begin; empty where it has none.
    #[must_use]
    pub fn pages(&self) -> &[PageStart] {
        &self.pages
    }

    /// What the page of a byte is called; `None` where the original has no pages. Words before the first page are on it.
    ///
    /// A paragraph may go on to the next page: the page is that of the byte, not of its paragraph. Notes and running heads that stand
    /// between the two parts follow the paragraph, and count as on the later page.
    #[must_use]
    pub fn page_at(&self, byte: usize) -> Option<&str> {
        let index = self.pages.partition_point(|page| page.start <= byte).saturating_sub(1);
        self.pages.get(index).map(|page| page.label.as_str())
    }

    /// Length in code points.
    #[must_use]
    pub const fn len_points(&self) -> u64 {
        self.units.len_points()
    }

    /// A byte span in code points.
    #[must_use]
    pub fn to_points(&self, span: Span) -> Points {
        self.units.to_points(&self.text, span)
    }

    /// Code points in bytes; `None` where they do not fit this text.
    #[must_use]
    pub fn to_span(&self, points: Points) -> Option<Span> {
        self.units.to_span(&self.text, points)
    }

    /// The words of a span.
    ///
    /// # Panics
    /// If the span was made for another text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The index of the block that holds the byte, or of the nearest one before it; `None` before the first block.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.span.start() <= byte).checked_sub(1)
    }

    /// The paragraph number of a byte: the one-based count of blocks up to it, as the reader's margin shows it.
    #[must_use]
    pub fn paragraph_number(&self, byte: usize) -> usize {
        self.block_at(byte).map_or(1, |index| index + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_on_the_page_that_began_last() {
        let page = |start, label: &str| PageStart { start, label: label.to_owned() };
        let plain = Reading::new("abcdef".to_owned(), Vec::new(), Vec::new());
        assert_eq!(plain.page_at(0), None);
        let paged = plain.with_pages(vec![page(1, "ii"), page(4, "1")]);
        let labels: Vec<_> = (0..7).map(|byte| paged.page_at(byte).unwrap()).collect();
        assert_eq!(labels, ["ii", "ii", "ii", "ii", "1", "1", "1"]);
    }
}
