//! The marks of one text in order, found by what they cover, however long some of them are. Positions are bytes.

use crate::notebook::{Color, HighlightId, TagId};
use crate::text::Span;

/// Bars beside a paragraph at the most; further ones share the last place.
pub const LANES: usize = 5;

/// How a place was found in the text that is there now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where it was made, with the same words.
    Exact,
    /// The same words elsewhere.
    Moved,
    /// Most likely here: a person has to look at it.
    Changed,
}

/// A highlight in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The highlight.
    pub id: HighlightId,
    /// Its words.
    pub span: Span,
    /// Its tags and their colours; empty for a highlight without a tag.
    pub tags: Vec<(TagId, Color)>,
    /// Whether it has a note.
    pub noted: bool,
    /// How its place was found.
    pub found: Found,
    /// The places beside the words that its bars take, a bit each; given by [`super::lanes`].
    pub(super) lanes: u8,
}

/// A bar in the margin: one tag of one highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The highlight's words.
    pub span: Span,
    /// Its place beside the words, 0 (nearest) to [`LANES`] - 1.
    pub lane: usize,
    /// The tag; `None` for a highlight without one.
    pub tag: Option<(TagId, Color)>,
    /// The highlight.
    pub id: HighlightId,
}

impl Mark {
    /// What marks are sorted by.
    pub fn key(&self) -> (usize, usize, HighlightId) {
        (self.span.start(), self.span.end(), self.id)
    }

    /// How many bars stand beside it: one for each tag, one where there is none.
    pub fn count_bars(&self) -> usize {
        self.tags.len().max(1)
    }

    /// The bars beside it.
    pub fn bars(&self) -> impl Iterator<Item = Bar> {
        let lanes = (0..LANES).filter(|lane| self.lanes & (1 << lane) != 0).chain(std::iter::repeat(LANES - 1));
        let bar = |(place, lane)| Bar { span: self.span, lane, tag: self.tags.get(place).copied(), id: self.id };
        lanes.take(self.count_bars()).enumerate().map(bar)
    }
}

/// Marks whose ends are looked at together: a look-up skips so many at once where none reaches far enough. Tests reach
/// several blocks.
const BLOCK: usize = if cfg!(test) { 4 } else { 64 };

/// Marks sorted by start, end and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    sorted: Vec<Mark>,
    /// For each block of marks, its largest end, and the largest end up to and with it: where a look-up begins.
    ends: Vec<(usize, usize)>,
}

impl Marks {
    /// These marks, in any order.
    pub fn new(mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(Mark::key);
        let mut marks = Self { sorted: marks, ends: Vec::new() };
        marks.remember_ends(0);
        marks
    }

    /// All of them, by their start.
    pub fn all(&self) -> &[Mark] {
        &self.sorted
    }

    /// The indices of those that share a byte with the span.
    pub fn within(&self, span: Span) -> impl Iterator<Item = usize> {
        let last = self.sorted.partition_point(|mark| mark.span.start() < span.end());
        self.reaching(last, span.start())
    }

    /// The indices below `last` of marks that end beyond a byte.
    pub fn reaching(&self, last: usize, byte: usize) -> impl Iterator<Item = usize> {
        let first = self.ends.partition_point(|(_, reach)| *reach <= byte);
        let blocks = first..last.div_ceil(BLOCK).max(first);
        let within = move |block: usize| block * BLOCK..((block + 1) * BLOCK).min(last);
        let long = blocks.filter(move |block| self.ends[*block].0 > byte);
        long.flat_map(within).filter(move |index| self.sorted[*index].span.end() > byte)
    }

    /// The place of a mark, or where it would stand.
    pub fn find(&self, span: Span, id: HighlightId) -> Result<usize, usize> {
        self.sorted.binary_search_by_key(&(span.start(), span.end(), id), Mark::key)
    }

    /// Puts a mark in its place, instead of one with the same words and id; gives the place.
    pub fn put(&mut self, mark: Mark) -> usize {
        match self.find(mark.span, mark.id) {
            Ok(place) => {
                self.sorted[place] = mark;
                place
            }
            Err(place) => {
                self.sorted.insert(place, mark);
                self.remember_ends(place);
                place
            }
        }
    }

    /// Takes a mark out; gives the place where it stood.
    pub fn take(&mut self, span: Span, id: HighlightId) -> Option<usize> {
        let place = self.find(span, id).ok()?;
        self.sorted.remove(place);
        self.remember_ends(place);
        Some(place)
    }

    /// The lanes of a mark, to be given anew; its place and words stay.
    pub fn lanes_mut(&mut self, index: usize) -> &mut u8 {
        &mut self.sorted[index].lanes
    }

    /// The marks themselves, to be put together anew.
    pub fn into_all(self) -> Vec<Mark> {
        self.sorted
    }

    /// Looks at the ends of the marks from this one on.
    fn remember_ends(&mut self, from: usize) {
        self.ends.truncate(from / BLOCK);
        let mut reach = self.ends.last().map_or(0, |(_, reach)| *reach);
        for block in self.sorted[from / BLOCK * BLOCK..].chunks(BLOCK) {
            let most = block.iter().map(|mark| mark.span.end()).max().unwrap_or(0);
            reach = reach.max(most);
            self.ends.push((most, reach));
        }
    }
}
