//! Plain text: spans, units, blocks, words, scripts and folding. Everything here counts UTF-8 bytes unless its name says points.

mod blocks;
mod differences;
mod fold;
mod graphemes;
mod reading;
mod script;
mod sentences;
mod span;
mod units;
mod words;

pub use blocks::{Block, BlockKind, Inline, InlineKind};
pub use differences::{Difference, differences};
pub use fold::{Folded, fold, fold_onto, fold_plain, plain_letters};
pub use graphemes::grapheme_starts;
pub use reading::{PageStart, Reading};
pub use script::Script;
pub use sentences::{sentence_at, sentence_spans, sentences};
pub use span::{Points, Span};
pub use units::UnitIndex;
pub use words::{snap_to_graphemes, token_spans, trim_span, word_at, word_count};
