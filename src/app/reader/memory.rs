//! What a column remembers from frame to frame. Positions are bytes, heights are points of the screen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Pos2, Rect};

use super::heights::Heights;
use super::layout::Set;
use super::pieces::{Piece, cut, piece_at};
use super::shown::Shown;
use super::style::ReadingStyle;
use super::ticks::Ticks;
use crate::app::desk::ScrollTo;
use crate::notebook::{Folding, HighlightId};
use crate::text::Span;

/// What the pointer is doing while it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// Selecting from this stretch, which stays selected: a caret, or the word or paragraph of a double or triple click.
    Select(Span, Grain),
    /// Moving one end of a highlight; the other end stays at this byte.
    Resize(HighlightId, usize),
}

/// By what a selection grows under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Characters.
    Character,
    /// Words, after a double click.
    Word,
    /// Paragraphs, after a triple click.
    Paragraph,
}

/// A page that was turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turned {
    /// Where the caret stood on the screen.
    pub at: Pos2,
    /// Whether it was turned back.
    pub back: bool,
    /// Whether the selection grows.
    pub extend: bool,
}

/// A shared stretch that the pointer has come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Over {
    /// The stretch.
    pub span: Span,
    /// Whether it is on the sign in the margin.
    pub sign: bool,
    /// Since when, in seconds.
    pub since: f64,
    /// How much of it was told.
    pub told: Told,
}

/// What was told of a stretch under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Nothing: the pointer may only cross it.
    Nothing,
    /// That it is lit.
    Lit,
    /// That it is shown beside.
    Brought,
}

/// What stands at the upper edge of the column. The place is kept by the piece, not by a height from the start of the text:
/// when an estimated height becomes a real one, nothing on the screen moves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Top {
    /// The piece.
    pub piece: usize,
    /// How much of it is above the edge.
    pub above: f32,
}

/// What a column remembers.
#[derive(Debug, Default)]
pub struct Memory {
    /// What the pieces were cut for: the hash of the text's file, its corrected blocks, and how many folds were open. Not the text's
    /// address: the next version of a text may come to lie where this one lay.
    cut_for: Option<(String, Folding, usize)>,
    /// How the pieces were set.
    set_for: Option<ReadingStyle>,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
    /// Their heights, estimated until they are laid out.
    pub heights: Heights,
    /// The pieces of the last frame, laid out.
    pub laid_out: BTreeMap<usize, Arc<Set>>,
    /// Folds that are open, by their first block.
    pub unfolded: BTreeSet<usize>,
    /// Where to scroll in the next frame.
    pub scroll_to: Option<ScrollTo>,
    /// The byte, with a part of it, that comes to stand at a height in the next frame, as a part of the column's from its top.
    pub stand: Option<(f64, f32)>,
    /// The same, but the text is seen on its way there.
    pub glide: Option<(f64, f32)>,
    /// How far to scroll down in the next frame.
    pub scroll_by: f32,
    /// The place on the screen that the caret keeps to while pages are turned.
    pub wanted_at: Option<Pos2>,
    /// A page that was turned, until the caret has followed.
    pub turned: Option<Turned>,
    /// Whether there was nothing left to scroll in the last frame.
    pub stood_still: bool,
    /// What stands at the upper edge.
    pub top: Top,
    /// The byte at the upper edge.
    pub top_byte: usize,
    /// The height of the column.
    pub room: f32,
    /// Whether the person scrolled in the last frame.
    pub scrolled: bool,
    /// The bytes that were on the screen in the last frame.
    pub seen: Option<Span>,
    /// What the pointer is doing.
    pub drag: Option<Drag>,
    /// The last press: when, where, and which one in a row it was.
    pub pressed: Option<(f64, Pos2, usize)>,
    /// Where a resized highlight would end now.
    pub resizing: Option<Span>,
    /// The highlight under the pointer.
    pub pointed: Option<HighlightId>,
    /// The shared stretch that the pointer has come to.
    pub over: Option<Over>,
    /// The shared stretches on the screen: where their first rows are, from the top of the screen.
    pub echo_rows: Vec<(Span, f32)>,
    /// Where the selection or the highlight in hand ends on the screen: the tag bar opens there.
    pub anchor: Option<Rect>,
    /// The column that Up and Down keep to, from the left of the screen.
    pub wanted_x: Option<f32>,
    /// The marks of the scroll bar.
    pub ticks: Ticks,
}

impl Memory {
    /// Cuts the text anew when the text or the folds are no longer those it was cut for, and estimates heights anew when the
    /// measure is another one; the place stays.
    pub fn prepare(&mut self, shown: &Shown, style: &ReadingStyle) {
        let known = self.cut_for.is_some();
        let now = (&shown.hash, &shown.folding, self.unfolded.len());
        let same = self.cut_for.as_ref().is_some_and(|(hash, folding, folds)| (hash, folding, *folds) == now);
        if same && self.set_for.as_ref() == Some(style) {
            return;
        }
        if !same || self.pieces.iter().any(Piece::is_settled) {
            self.pieces = cut(&shown.reading, &self.unfolded);
        }
        (self.cut_for, self.set_for) =
            (Some((shown.hash.clone(), shown.folding.clone(), self.unfolded.len())), Some(style.clone()));
        self.heights = Heights::new(self.pieces.iter().map(|piece| style.estimate(piece, shown.byte_width)).collect());
        self.laid_out.clear();
        if known && self.scroll_to.is_none() {
            self.scroll_to = Some(ScrollTo { byte: self.top_byte, at_top: true });
        }
    }

    /// The byte at the top of the column.
    pub const fn top(&self) -> usize {
        self.top_byte
    }

    /// The piece that shows a byte.
    pub fn piece_at(&self, byte: usize) -> usize {
        piece_at(&self.pieces, byte)
    }

    /// The line of the open fold that begins with a byte, in place of the piece that shows its words: who has just opened it still
    /// sees it.
    pub fn with_its_fold(&self, piece: usize, byte: usize) -> usize {
        let fold = piece.checked_sub(1).and_then(|before| self.pieces.get(before)).filter(|before| !before.has_words());
        if fold.is_some_and(|fold| fold.span.start() == byte) { piece - 1 } else { piece }
    }

    /// Opens the fold that hides a byte, if one does.
    pub fn unfold_at(&mut self, byte: usize) {
        if let Some(piece) = self.pieces.get(self.piece_at(byte))
            && !piece.has_words()
        {
            self.unfolded.insert(piece.block);
        }
    }
}
