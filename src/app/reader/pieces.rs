//! A reading text cut into the pieces that are laid out one by one. Positions are bytes of the reading text.

use std::collections::BTreeSet;

use crate::text::{BlockKind, Reading, Span};

/// The longest piece in bytes: a longer block is cut, so that laying out one piece never takes long.
const LONGEST: usize = 4096;

/// What a piece shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Words of a block, with its level.
    Words(BlockKind, u8),
    /// One quiet line in place of neighbouring blocks of furniture.
    Fold {
        /// How many blocks it stands for.
        blocks: usize,
        /// Whether they are shown below it.
        open: bool,
    },
}

/// One thing to lay out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words; for a fold, all the words that it stands for.
    pub span: Span,
    /// What it shows.
    pub kind: PieceKind,
    /// The index of its (first) block.
    pub block: usize,
    /// Whether it begins its block.
    pub first: bool,
    /// Whether it ends its block.
    pub last: bool,
    /// Where the words end that are laid out with it: behind its own last word once its end was moved to the end of a row.
    pub laid_out: usize,
}

impl Piece {
    /// Whether its end was moved to the end of a row.
    pub const fn is_settled(&self) -> bool {
        self.laid_out > self.span.end()
    }

    /// Its words and those that are laid out with it.
    pub const fn laid_out(&self) -> Span {
        Span::new(self.span.start(), self.laid_out)
    }

    /// Whether its own line shows the words of the text.
    pub const fn has_words(&self) -> bool {
        matches!(self.kind, PieceKind::Words(..))
    }
}

/// The pieces of a text; folds whose first block is in `unfolded` are open.
pub fn cut(reading: &Reading, unfolded: &BTreeSet<usize>) -> Vec<Piece> {
    let blocks = reading.blocks();
    let mut pieces = Vec::with_capacity(blocks.len());
    let mut at = 0;
    while at < blocks.len() {
        let run = blocks[at..].iter().take_while(|block| block.kind == BlockKind::Furniture).count();
        if run == 0 {
            push_words(reading, at, &mut pieces);
            at += 1;
            continue;
        }
        let span = Span::new(blocks[at].span.start(), blocks[at + run - 1].span.end());
        let open = unfolded.contains(&at);
        pieces.push(Piece {
            span,
            kind: PieceKind::Fold { blocks: run, open },
            block: at,
            first: true,
            last: true,
            laid_out: span.end(),
        });
        if open {
            (at..at + run).for_each(|block| push_words(reading, block, &mut pieces));
        }
        at += run;
    }
    pieces
}

fn push_words(reading: &Reading, index: usize, pieces: &mut Vec<Piece>) {
    let block = &reading.blocks()[index];
    let kind = PieceKind::Words(block.kind, block.level);
    let mut start = block.span.start();
    loop {
        let end = piece_end(reading.text(), start, block.span.end());
        let first = start == block.span.start();
        let last = end == block.span.end();
        pieces.push(Piece { span: Span::new(start, end), kind, block: index, first, last, laid_out: end });
        if last {
            return;
        }
        start = end;
    }
}

/// Where a piece from `start` ends: at the block's end, else after a space, else between two characters.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let most = text.floor_char_boundary(start + LONGEST);
    text[start..most].rfind(' ').map_or(most, |space| start + space + 1)
}

/// The piece that shows the words at a byte: the last one with words that starts at or before it, or the fold that hides it.
pub fn piece_at(pieces: &[Piece], byte: usize) -> usize {
    let after = pieces.partition_point(|piece| piece.span.start() <= byte);
    after.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Block;

    fn reading(lines: &[(BlockKind, &str)]) -> Reading {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (kind, line) in lines {
            let start = text.len();
            text.push_str(line);
            blocks.push(Block { kind: *kind, span: Span::new(start, text.len()), level: 0 });
            text.push('\n');
        }
        Reading::new(text, blocks, Vec::new())
    }

    #[test]
    fn furniture_folds_to_one_line_and_unfolds() {
        let reading =
            reading(&[(BlockKind::Furniture, "News"), (BlockKind::Furniture, "Share"), (BlockKind::Paragraph, "Words")]);
        let folded = cut(&reading, &BTreeSet::new());
        assert_eq!(folded.len(), 2);
        assert_eq!(folded[0].kind, PieceKind::Fold { blocks: 2, open: false });
        assert_eq!(cut(&reading, &BTreeSet::from([0])).len(), 4);
        assert_eq!(piece_at(&folded, 6), 0);
        assert_eq!(piece_at(&folded, reading.text().len()), 1);
    }

    #[test]
    fn a_very_long_block_is_cut_without_losing_a_byte() {
        let words = "한국어 words ".repeat(5000);
        let reading = reading(&[(BlockKind::Paragraph, words.trim())]);
        let pieces = cut(&reading, &BTreeSet::new());
        assert!(pieces.len() > 10 && pieces.iter().all(|piece| piece.span.len() <= LONGEST));
        let joined: String = pieces.iter().map(|piece| reading.slice(piece.span)).collect();
        assert_eq!(joined, words.trim());
    }
}
