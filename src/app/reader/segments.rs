//! Overlapping marks cut into stretches that do not overlap, so that painting never depends on how many there are. Positions are
//! bytes.

use std::collections::BTreeSet;
use std::ops::Deref;

use super::marks::{Mark, Marks};
use crate::notebook::Color;
use crate::text::Span;

/// Colours that mix behind words at the most: more cannot be told apart.
const MIXED: usize = 3;

/// Up to three colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colors {
    count: usize,
    colors: [Color; MIXED],
}

impl Colors {
    const NONE: Self = Self { count: 0, colors: [Color([0; 3]); MIXED] };

    fn add(&mut self, color: Color) {
        if self.count < MIXED && !self.contains(&color) {
            self.colors[self.count] = color;
            self.count += 1;
        }
    }
}

impl Deref for Colors {
    type Target = [Color];

    fn deref(&self) -> &[Color] {
        &self.colors[..self.count]
    }
}

/// A stretch of words that are tinted alike. Two that touch differ in their colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub span: Span,
    /// Up to three colours of the tags there, the shortest highlight's first; empty where it is highlighted without a tag.
    pub colors: Colors,
}

/// Disjoint segments in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments(Vec<Segment>);

impl Segments {
    /// The segments of all marks.
    pub fn new(marks: &Marks) -> Self {
        let mut segments = Self::default();
        flatten(marks.all().iter(), |segment| push(&mut segments.0, segment));
        segments
    }

    /// All of them.
    pub fn all(&self) -> &[Segment] {
        &self.0
    }

    /// Those that share a byte with the span.
    pub fn within(&self, span: Span) -> &[Segment] {
        let first = self.0.partition_point(|segment| segment.span.end() <= span.start());
        let last = self.0.partition_point(|segment| segment.span.start() < span.end());
        &self.0[first.min(last)..last]
    }

    /// Cuts a stretch of the text anew, after its marks changed. Nothing else may have changed.
    pub fn renew(&mut self, marks: &Marks, span: Span) {
        // One segment more on either side, in case it now goes on into the stretch.
        let first = self.0.partition_point(|segment| segment.span.end() < span.start());
        let last = self.0.partition_point(|segment| segment.span.start() <= span.end()).max(first);
        let mut renewed = Vec::new();
        for old in &self.0[first..last] {
            if let Some(before) = old.span.overlap(Span::new(0, span.start())) {
                push(&mut renewed, Segment { span: before, colors: old.colors });
            }
        }
        flatten(marks.within(span).map(|index| &marks.all()[index]), |segment| {
            if let Some(inside) = segment.span.overlap(span) {
                push(&mut renewed, Segment { span: inside, colors: segment.colors });
            }
        });
        for old in &self.0[first..last] {
            if let Some(after) = old.span.overlap(Span::new(span.end(), usize::MAX)) {
                push(&mut renewed, Segment { span: after, colors: old.colors });
            }
        }
        self.0.splice(first..last, renewed);
    }
}

/// Adds a segment, or lengthens the last one when it goes on in the same colours.
fn push(segments: &mut Vec<Segment>, segment: Segment) {
    match segments.last_mut() {
        Some(last) if last.span.end() == segment.span.start() && last.colors == segment.colors => {
            last.span = Span::new(last.span.start(), segment.span.end());
        }
        Some(_) | None => segments.push(segment),
    }
}

/// Cuts sorted marks into disjoint segments by sweeping over their ends once.
fn flatten<'a>(marks: impl Iterator<Item = &'a Mark>, mut found: impl FnMut(Segment)) {
    let marks: Vec<&Mark> = marks.collect();
    let mut ends: Vec<(usize, bool, usize)> = Vec::with_capacity(marks.len() * 2);
    for (index, mark) in marks.iter().enumerate() {
        ends.push((mark.span.start(), true, index));
        ends.push((mark.span.end(), false, index));
    }
    ends.sort_unstable();
    // The shortest first; of equals the one that stands first.
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut from = 0;
    for (at, starts, index) in ends {
        if at > from && !open.is_empty() {
            found(Segment { span: Span::new(from, at), colors: colors(&marks, &open) });
        }
        from = at;
        let key = (marks[index].span.len(), index);
        if starts {
            open.insert(key)
        } else {
            open.remove(&key)
        };
    }
}

fn colors(marks: &[&Mark], open: &BTreeSet<(usize, usize)>) -> Colors {
    let mut colors = Colors::NONE;
    for (_, index) in open.iter().take(MIXED) {
        for (_, color) in &marks[*index].tags {
            colors.add(*color);
        }
    }
    colors
}
