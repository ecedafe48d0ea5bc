//! A passage that two texts share. Spans are bytes of the text they belong to.

use crate::text::{self, Difference, Span};

/// How much of the wording a passage keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageKind {
    /// The same words, but for a few.
    Literal,
    /// Many of the same words.
    Close,
    /// The same in other words, as far as can be seen.
    Loose,
}

/// From this likeness on, a passage keeps the wording.
const LITERAL: f32 = 0.85;

/// From this likeness on, a passage keeps much of the wording.
const CLOSE: f32 = 0.35;

impl PassageKind {
    /// The kind of two sentences that are so alike, 0 to 1.
    pub(super) const fn of(likeness: f32) -> Self {
        if likeness >= LITERAL {
            Self::Literal
        } else if likeness >= CLOSE {
            Self::Close
        } else {
            Self::Loose
        }
    }

    /// The kind as the command line writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Close => "close",
            Self::Loose => "loose",
        }
    }
}

/// A stretch of one text and the stretch of another that tells the same: whole sentences.
///
/// A sentence can be in several passages: what one account says in one sentence, another spreads over three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    /// Where it is in the first text.
    pub a: Span,
    /// Where it is in the second text.
    pub b: Span,
    /// Within `a`, the clauses that correspond best: all of it, or part of a longer sentence.
    pub core_a: Span,
    /// The same within `b`.
    pub core_b: Span,
    /// How sure it is that both tell the same, 0 to 1.
    pub score: f32,
    /// How much of the wording is the same.
    pub kind: PassageKind,
}

impl Passage {
    /// The same passage seen from the other text.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { a: self.b, b: self.a, core_a: self.core_b, core_b: self.core_a, ..self }
    }
}

/// The words that differ within a passage, in order; `a` is the old text, `b` the new one. Spans are bytes of the whole texts.
///
/// # Panics
/// If the passage was found in other texts.
#[must_use]
pub fn differences(a: &str, b: &str, passage: &Passage) -> Vec<Difference> {
    let old = |span: Span| shifted(span, passage.a.start());
    let new = |span: Span| shifted(span, passage.b.start());
    let found = text::differences(&a[passage.a.range()], &b[passage.b.range()]);
    let moved = found.into_iter().map(|difference| match difference {
        Difference::Added { old: at, new: words } => Difference::Added { old: old(at), new: new(words) },
        Difference::Missing { old: words, new: at } => Difference::Missing { old: old(words), new: new(at) },
        Difference::Changed { old: before, new: after } => Difference::Changed { old: old(before), new: new(after) },
    });
    moved.collect()
}

const fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start() + by, span.end() + by)
}
