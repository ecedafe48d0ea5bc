//! Small texts for the tests of this folder. Positions are bytes.

use crate::text::{Block, BlockKind, Reading, Span};

/// A text whose lines are paragraphs.
pub(super) fn reading(text: &str) -> Reading {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + line.len()), level: 0 });
        }
        at += line.len() + 1;
    }
    Reading::new(text.to_owned(), blocks, Vec::new())
}
