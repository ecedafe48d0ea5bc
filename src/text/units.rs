//! The one place where units are converted: UTF-8 bytes ↔ Unicode code points ↔ UTF-16 code units.

use super::{Points, Span};

/// Bytes between two remembered positions: a look-up reads at most so many bytes, and the index costs 8 bytes for each of them.
const STRIDE: usize = 512;

/// Converts positions of one text between bytes and code points in constant time.
///
/// It belongs to the text that it was built from; pass that same text to every call.
#[derive(Clone, Debug, Default)]
pub struct UnitIndex {
    /// `marks[i]` = code points before the first character boundary at or after byte `i * STRIDE`.
    marks: Vec<u64>,
    points: u64,
    /// Every character is one byte: both units are the same number.
    ascii: bool,
}

impl UnitIndex {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: Vec::new(), points: text.len() as u64, ascii: true };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut points = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            marks.push(points);
            points += count_starts(block);
        }
        Self { marks, points, ascii: false }
    }

    /// Length of the text in code points.
    #[must_use]
    pub const fn len_points(&self) -> u64 {
        self.points
    }

    /// Code points before a byte offset (rounded down to a character boundary, and to the end of the text).
    #[must_use]
    pub fn byte_to_point(&self, text: &str, byte: usize) -> u64 {
        let byte = text.floor_char_boundary(byte.min(text.len()));
        if self.ascii {
            return byte as u64;
        }
        let Some(mark) = self.marks.get(byte / STRIDE) else { return self.points };
        let from = byte / STRIDE * STRIDE;
        mark + count_starts(&text.as_bytes()[from..byte])
    }

    /// The byte offset of a code point; `None` beyond the end of the text.
    #[must_use]
    pub fn point_to_byte(&self, text: &str, point: u64) -> Option<usize> {
        if point > self.points {
            return None;
        }
        if self.ascii || point == 0 {
            return usize::try_from(point).ok();
        }
        if point == self.points {
            return Some(text.len());
        }
        let block = self.marks.partition_point(|&mark| mark <= point) - 1;
        let from = block * STRIDE;
        let mut left = point - self.marks[block];
        for (at, byte) in text.as_bytes()[from..].iter().enumerate() {
            if is_start(*byte) {
                if left == 0 {
                    return Some(from + at);
                }
                left -= 1;
            }
        }
        Some(text.len())
    }

    /// A byte span in code points.
    #[must_use]
    pub fn to_points(&self, text: &str, span: Span) -> Points {
        Points::new(self.byte_to_point(text, span.start()), self.byte_to_point(text, span.end()))
    }

    /// A stretch of code points in bytes; `None` if it is reversed or beyond the end of the text.
    #[must_use]
    pub fn to_span(&self, text: &str, points: Points) -> Option<Span> {
        let start = self.point_to_byte(text, points.start)?;
        let end = self.point_to_byte(text, points.end)?;
        (start <= end).then(|| Span::new(start, end))
    }
}

/// The first byte of a UTF-8 sequence, as opposed to one that continues it.
const fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count_starts(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| is_start(**byte)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_goes_there_and_back(text in "\\PC{0,900}") {
            let index = UnitIndex::new(&text);
            prop_assert_eq!(index.len_points(), text.chars().count() as u64);
            for (point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.byte_to_point(&text, byte), point as u64);
                prop_assert_eq!(index.point_to_byte(&text, point as u64), Some(byte));
            }
            prop_assert_eq!(index.point_to_byte(&text, index.len_points()), Some(text.len()));
            prop_assert_eq!(index.point_to_byte(&text, index.len_points() + 1), None);
        }
    }

    #[test]
    fn reversed_points_have_no_span() {
        let index = UnitIndex::new("abc");
        assert_eq!(index.to_span("abc", Points::new(2, 1)), None);
        assert_eq!(index.to_span("abc", Points::new(1, 9)), None);
    }
}
