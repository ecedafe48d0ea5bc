//! A text as the reader shows it. Positions are bytes unless a name says points.

use super::{Block, Inline, Points, Span, UnitIndex};

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
}

impl Reading {
    /// A reading text of sorted, disjoint blocks; inlines are sorted here.
    #[must_use]
    pub fn new(text: String, blocks: Vec<Block>, mut inlines: Vec<Inline>) -> Self {
        debug_assert!(blocks.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "blocks are sorted and disjoint");
        inlines.sort_by_key(|inline| (inline.span.start(), inline.span.end()));
        let units = UnitIndex::new(&text);
        Self { text, units, blocks, inlines }
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
