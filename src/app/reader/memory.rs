//! What a column remembers from frame to frame. Positions are bytes, heights are points of the screen.

use std::collections::BTreeSet;

use egui::Rect;

use super::heights::Heights;
use super::layout::ReadingStyle;
use super::pieces::{Piece, cut, piece_at};
use crate::app::desk::ScrollTo;
use crate::notebook::HighlightId;
use crate::text::{Reading, Span};

/// What the pointer is doing while it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// Selecting from this byte.
    Select(usize),
    /// Moving one end of a highlight; the other end stays at this byte.
    Resize(HighlightId, usize),
}

/// What a column remembers.
#[derive(Debug, Default)]
pub struct Memory {
    /// What pieces and heights were made for.
    made_for: Option<(usize, ReadingStyle, usize)>,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
    /// Their heights, estimated until they are laid out.
    pub heights: Heights,
    /// Folds that are open, by their first block.
    pub unfolded: BTreeSet<usize>,
    /// Where to scroll in the next frame.
    pub scroll_to: Option<ScrollTo>,
    /// By how much to scroll in the next frame, because something above grew.
    pub shift: f32,
    /// The byte at the top.
    pub top: usize,
    /// The bytes that were on the screen in the last frame.
    pub seen: Option<Span>,
    /// What the pointer is doing.
    pub drag: Option<Drag>,
    /// Where a resized highlight would end now.
    pub resizing: Option<Span>,
    /// Where the selection or the highlight in hand ends on the screen: the tag bar opens there.
    pub anchor: Option<Rect>,
    /// The column that Up and Down keep to, from the left of the screen.
    pub wanted_x: Option<f32>,
}

impl Memory {
    /// Cuts the text anew when the text, the measure or the folds are no longer those it was cut for; the place stays.
    pub fn prepare(&mut self, reading: &Reading, style: &ReadingStyle) {
        let key = (std::ptr::from_ref(reading).addr(), style.clone(), self.unfolded.len());
        if self.made_for.as_ref() == Some(&key) {
            return;
        }
        let known = self.made_for.is_some();
        self.made_for = Some(key);
        self.pieces = cut(reading, &self.unfolded);
        self.heights = Heights::new(self.pieces.iter().map(|piece| style.estimate(piece)).collect());
        if known && self.scroll_to.is_none() {
            self.scroll_to = Some(ScrollTo { byte: self.top, at_top: true });
        }
    }

    /// The byte at the top of the column.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The piece that shows a byte.
    pub fn piece_at(&self, byte: usize) -> usize {
        piece_at(&self.pieces, byte)
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
