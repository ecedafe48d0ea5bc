//! The highlights of one document where they stand in its text: flattened, so that painting never depends on how many
//! overlap. Positions are bytes of the reading text.

use std::collections::BTreeSet;

use crate::anchor::{Anchor, Outcome, attach};
use crate::notebook::{Color, DocumentId, HighlightId, Notebook, TagId};
use crate::text::{Reading, Span};

/// Bars beside a paragraph at the most; further ones share the last place.
pub const LANES: usize = 5;

/// Colours that mix behind words at the most: more cannot be told apart.
const MIXED: usize = 3;

/// A highlight in its place.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The highlight.
    pub id: HighlightId,
    /// Its words.
    pub span: Span,
    /// Its tags and their colours; empty for a highlight without a tag.
    pub tags: Vec<(TagId, Color)>,
    /// Whether it has a note.
    pub noted: bool,
}

/// A stretch of words that carry the same highlights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub span: Span,
    /// Up to three colours of its tags, the shortest highlight's first; empty when it is highlighted without a tag.
    pub colors: Vec<Color>,
}

/// A bar in the margin: one tag of one highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// All highlights of a document in their places.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    marks: Vec<Mark>,
    /// `reach[i]` = the largest end among `marks[..=i]`: how far back a look-up must begin.
    reach: Vec<usize>,
    segments: Vec<Segment>,
    bars: Vec<Bar>,
    bar_reach: Vec<usize>,
    /// Highlights whose words are not found.
    pub lost: Vec<HighlightId>,
    /// How many stand elsewhere than where they were made.
    pub moved: usize,
}

impl Placed {
    /// Finds the place of every highlight of the document.
    pub fn new(notebook: &Notebook, document: DocumentId, reading: &Reading) -> Self {
        let mut placed = Self::default();
        for (id, highlight) in notebook.highlights_of(document) {
            let anchor =
                Anchor { points: highlight.points, exact: &highlight.exact, before: &highlight.before, after: &highlight.after };
            let span = match attach(reading, &anchor) {
                Outcome::Exact(span) => span,
                Outcome::Moved(span) => {
                    placed.moved += 1;
                    span
                }
                Outcome::Lost => {
                    placed.lost.push(id);
                    continue;
                }
            };
            let tags = highlight.tags.iter().filter_map(|tag| Some((*tag, notebook.tag(*tag)?.color))).collect();
            placed.marks.push(Mark { id, span, tags, noted: !highlight.note.is_empty() });
        }
        placed.marks.sort_by_key(|mark| (mark.span.start(), mark.span.end(), mark.id));
        placed.reach = reach(placed.marks.iter().map(|mark| mark.span));
        placed.segments = flatten(&placed.marks);
        placed.bars = lanes(&placed.marks);
        placed.bar_reach = reach(placed.bars.iter().map(|bar| bar.span));
        placed
    }

    /// All marks, by their start.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The mark of a highlight.
    pub fn mark(&self, id: HighlightId) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }

    /// The marks that cover a byte, the shortest first.
    pub fn at(&self, byte: usize) -> Vec<&Mark> {
        let last = self.marks.partition_point(|mark| mark.span.start() <= byte);
        let first = self.reach.partition_point(|reach| *reach <= byte).min(last);
        let mut marks: Vec<&Mark> = self.marks[first..last].iter().filter(|mark| mark.span.contains(byte)).collect();
        marks.sort_by_key(|mark| (mark.span.len(), mark.id));
        marks
    }

    /// The segments that share a byte with the span.
    pub fn segments_in(&self, span: Span) -> &[Segment] {
        let first = self.segments.partition_point(|segment| segment.span.end() <= span.start());
        let last = self.segments.partition_point(|segment| segment.span.start() < span.end());
        &self.segments[first.min(last)..last]
    }

    /// The text of so many bytes cut into equal parts; for each the first colour of what covers it.
    pub fn density(&self, parts: usize, length: usize) -> Vec<Option<Color>> {
        let mut colors = vec![None; parts];
        for mark in self.marks.iter().rev() {
            let part = |byte: usize| byte * parts / length.max(1);
            let color = mark.tags.first().map(|(_, color)| *color);
            colors[part(mark.span.start()).min(parts)..part(mark.span.end()).min(parts)].fill(color);
        }
        colors
    }

    /// The marks that share a byte with the span.
    pub fn marks_in(&self, span: Span) -> impl Iterator<Item = &Mark> {
        let last = self.marks.partition_point(|mark| mark.span.start() < span.end());
        let first = self.reach.partition_point(|reach| *reach <= span.start()).min(last);
        self.marks[first..last].iter().filter(move |mark| mark.span.end() > span.start())
    }

    /// The bars whose highlights share a byte with the span.
    pub fn bars_in(&self, span: Span) -> impl Iterator<Item = &Bar> {
        let last = self.bars.partition_point(|bar| bar.span.start() < span.end());
        let first = self.bar_reach.partition_point(|reach| *reach <= span.start()).min(last);
        self.bars[first..last].iter().filter(move |bar| bar.span.end() > span.start())
    }
}

fn reach(spans: impl Iterator<Item = Span>) -> Vec<usize> {
    spans
        .scan(0, |most, span| {
            *most = span.end().max(*most);
            Some(*most)
        })
        .collect()
}

/// Cuts overlapping marks into disjoint segments by sweeping over their ends once.
fn flatten(marks: &[Mark]) -> Vec<Segment> {
    let mut ends: Vec<(usize, bool, usize)> = Vec::with_capacity(marks.len() * 2);
    for (index, mark) in marks.iter().enumerate() {
        ends.push((mark.span.start(), true, index));
        ends.push((mark.span.end(), false, index));
    }
    ends.sort_unstable();
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut segments: Vec<Segment> = Vec::new();
    let mut from = 0;
    for (at, starts, index) in ends {
        if at > from && !open.is_empty() {
            segments.push(Segment { span: Span::new(from, at), colors: colors(marks, &open) });
        }
        from = at;
        let key = (marks[index].span.len(), index);
        if starts {
            open.insert(key)
        } else {
            open.remove(&key)
        };
    }
    segments
}

fn colors(marks: &[Mark], open: &BTreeSet<(usize, usize)>) -> Vec<Color> {
    let mut colors = Vec::new();
    for (_, index) in open.iter().take(MIXED) {
        for (_, color) in &marks[*index].tags {
            if colors.len() < MIXED && !colors.contains(color) {
                colors.push(*color);
            }
        }
    }
    colors
}

/// Gives each tag of each mark the first place beside the words that is free along it.
fn lanes(marks: &[Mark]) -> Vec<Bar> {
    let mut free_from = [0; LANES];
    let mut bars = Vec::new();
    for mark in marks {
        let tags: Vec<_> = if mark.tags.is_empty() { vec![None] } else { mark.tags.iter().copied().map(Some).collect() };
        for tag in tags {
            let lane = free_from.iter().position(|free| *free <= mark.span.start()).unwrap_or(LANES - 1);
            free_from[lane] = mark.span.end().max(free_from[lane]);
            bars.push(Bar { span: mark.span, lane, tag, id: mark.id });
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::IdSource;
    use proptest::prelude::*;

    fn marks(spans: &[(usize, usize)]) -> Vec<Mark> {
        let mut ids = IdSource::new(1);
        let mut marks: Vec<Mark> = spans
            .iter()
            .enumerate()
            .map(|(index, (start, end))| Mark {
                id: ids.highlight(),
                span: Span::new(*start, *end),
                tags: vec![(ids.tag(), Color::PALETTE[index % 12])],
                noted: false,
            })
            .collect();
        marks.sort_by_key(|mark| (mark.span.start(), mark.span.end(), mark.id));
        marks
    }

    #[test]
    fn nested_marks_become_three_segments_and_two_lanes() {
        let marks = marks(&[(0, 10), (3, 5)]);
        let segments: Vec<_> = flatten(&marks).into_iter().map(|segment| (segment.span, segment.colors.len())).collect();
        assert_eq!(segments, [(Span::new(0, 3), 1), (Span::new(3, 5), 2), (Span::new(5, 10), 1)]);
        assert_eq!(lanes(&marks).iter().map(|bar| bar.lane).collect::<Vec<_>>(), [0, 1]);
    }

    proptest! {
        #[test]
        fn segments_are_disjoint_and_cover_just_what_is_marked(spans in proptest::collection::vec((0_usize..60, 1_usize..20), 0..30)) {
            let spans: Vec<_> = spans.into_iter().map(|(start, length)| (start, start + length)).collect();
            let marks = marks(&spans);
            let segments = flatten(&marks);
            prop_assert!(segments.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
            for byte in 0..90 {
                let marked = spans.iter().any(|(start, end)| (*start..*end).contains(&byte));
                prop_assert_eq!(segments.iter().any(|segment| segment.span.contains(byte)), marked);
            }
        }
    }
}
