//! Laws of aligned passages, on texts written for this. Spans are bytes.

use variorum::align::{PassageKind, Prepared, Weights, differences, passages};
use variorum::text::{Block, BlockKind, Reading, Span};

/// One paragraph a line.
fn reading(text: &str) -> Reading {
    let mut blocks = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(from, from + line.len()), level: 0 });
        }
        from += line.len() + 1;
    }
    Reading::new(text.to_owned(), blocks, Vec::new())
}

const LINE: &str = "Officials of both countries spoke by telephone on Monday morning. The ministry called it a basis for talks.\n\
    The leader had offered to open the line a week earlier.\nNo date for a meeting was given.";

#[test]
fn a_text_aligns_with_itself_literally() {
    let prepared = Prepared::new(&reading(LINE));
    let found = passages(&prepared, &prepared, &Weights::of([&prepared, &prepared]));
    let literal: Vec<_> = found.iter().filter(|passage| passage.kind == PassageKind::Literal).collect();
    assert_eq!(literal.len(), prepared.sentences().len());
    for passage in literal {
        assert_eq!(passage.a, passage.b);
        assert!(differences(LINE, LINE, passage).is_empty());
    }
}
