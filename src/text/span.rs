//! Stretches of text, in the two units that must never be mixed.

use std::ops::Range;

/// A half-open stretch of a loaded text in **UTF-8 bytes**.
///
/// Invariant: `start <= end`. Both ends lie on character boundaries of the text that the span was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    ///
    /// # Panics
    /// If `start > end`.
    #[must_use]
    #[track_caller]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span starts before it ends");
        Self { start, end }
    }

    /// The span between two positions in either order, in bytes.
    #[must_use]
    pub fn between(a: usize, b: usize) -> Self {
        Self::new(a.min(b), a.max(b))
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` is covered.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// What both cover; `None` when they share no byte.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then(|| Self::new(start, end))
    }

    /// The same as a range, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A half-open stretch in **Unicode code points**: the unit of project files, exports and the command line.
///
/// Any pair of numbers can stand in a file, so the fields are public; [`crate::text::UnitIndex`] decides whether they fit a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Points {
    /// First code point.
    pub start: u64,
    /// One past the last code point.
    pub end: u64,
}

impl Points {
    /// The stretch from `start` to `end`, in code points.
    #[must_use]
    pub const fn new(start: u64, end: u64) -> Self {
        Self { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_overlap_only_where_they_share_a_byte() {
        assert_eq!(Span::new(0, 4).overlap(Span::new(2, 9)), Some(Span::new(2, 4)));
        assert_eq!(Span::new(0, 4).overlap(Span::new(4, 9)), None);
        assert_eq!(Span::between(9, 4), Span::new(4, 9));
        assert!(Span::new(3, 3).is_empty() && !Span::new(3, 3).contains(3));
    }
}
