//! The parts of a text before they are one: each is one line of the reading text. Inlines count bytes of their piece.

use std::borrow::Cow;

use crate::text::{Block, BlockKind, Inline, Reading, Span};

/// One block to be. Invariant, kept by the makers: the words are not blank and hold no line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub kind: BlockKind,
    pub level: u8,
    pub words: Cow<'a, str>,
    pub inlines: Vec<Inline>,
    /// How many blank lines stand before it in a plain text.
    pub gap: usize,
}

/// A paragraph of this many bytes is running text, whatever it ends with.
const LONG: usize = 200;

/// A line of this many bytes is running text if it ends as a sentence does.
const SENTENCE: usize = 60;

impl Piece<'_> {
    /// The same piece with words of its own.
    pub fn owned(self) -> Piece<'static> {
        Piece {
            words: Cow::Owned(self.words.into_owned()),
            kind: self.kind,
            level: self.level,
            inlines: self.inlines,
            gap: self.gap,
        }
    }

    /// Whether it is part of the account itself, and not a line about it.
    pub fn is_running(&self) -> bool {
        let length = self.words.len();
        self.kind == BlockKind::Paragraph && (length > LONG || length > SENTENCE && ends_a_sentence(&self.words))
    }
}

/// Whether words end as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_a_sentence(words: &str) -> bool {
    let end = words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    end.ends_with(['.', '!', '…', ':', ';', ',', '。', '！', '，'])
}

/// Whether the words begin with this ASCII lead, in any case.
pub(super) fn has_lead(words: &str, lead: &str) -> bool {
    words.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
}

/// The reading text: the pieces, a line break between two of them.
pub(super) fn assemble(pieces: Vec<Piece<'_>>) -> Reading {
    let length = pieces.iter().map(|piece| piece.words.len() + 1).sum();
    let mut text = String::with_capacity(length);
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut inlines = Vec::new();
    for piece in pieces {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&piece.words);
        blocks.push(Block { kind: piece.kind, span: Span::new(start, text.len()), level: piece.level });
        let moved = |span: Span| Span::new(span.start() + start, span.end() + start);
        inlines.extend(piece.inlines.into_iter().map(|inline| Inline { span: moved(inline.span), ..inline }));
    }
    Reading::new(text, blocks, inlines)
}
