//! The highlights of one document where they stand in its text, and how they follow what an edit changed. Positions are bytes of
//! the reading text.

use std::collections::{BTreeMap, BTreeSet};

use super::lanes;
use super::marks::Marks;
pub use super::marks::{Bar, Found, Mark};
pub use super::segments::Segment;
use super::segments::Segments;
use crate::anchor::{Anchor, Outcome};
use crate::notebook::{Color, DocumentId, Highlight, HighlightId, Notebook, Tag, TagId, differences};
use crate::query::{place_of, places};
use crate::text::{Reading, Span};

/// Marks put in and taken out one by one, each of which moves those behind it; for more of them all is put together anew. Tests
/// reach both ways.
const ONE_BY_ONE: usize = if cfg!(test) { 4 } else { 32 };

/// Marks that stay where they are and change their tags, one by one; cutting all segments anew costs about as much as this.
const MOST_RETAGGED: usize = 2_000;

/// All highlights of a document in their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    marks: Marks,
    segments: Segments,
    /// Where each mark stands.
    spans: BTreeMap<HighlightId, Span>,
    /// Highlights whose words are not found.
    pub lost: BTreeSet<HighlightId>,
    /// How many stand elsewhere than where they were made.
    pub moved: usize,
    /// How many stand at a likely place that nobody has looked at yet.
    pub changed: usize,
}

/// A highlight that changed: where it stood, and the mark that it is now.
struct Touched {
    id: HighlightId,
    old: Option<Span>,
    new: Option<Mark>,
    /// Whether it is there and its words are not.
    lost: bool,
}

impl Placed {
    /// Finds the place of every highlight of the document in a text with this hash.
    pub fn new(notebook: &Notebook, document: DocumentId, (reading, hash): (&Reading, &str)) -> Self {
        let mut marks = Vec::with_capacity(notebook.count_of(document));
        let mut lost = BTreeSet::new();
        for (id, outcome) in places(notebook, document, hash, reading) {
            match place(&outcome).zip(notebook.highlight(id)) {
                Some(((span, found), highlight)) => marks.push(mark(notebook, (id, highlight), span, found)),
                None => drop(lost.insert(id)),
            }
        }
        Self::of(marks, lost)
    }

    /// These marks, in any order, with all that follows from them.
    fn of(marks: Vec<Mark>, lost: BTreeSet<HighlightId>) -> Self {
        let mut marks = Marks::new(marks);
        lanes::assign(&mut marks);
        let segments = Segments::new(&marks);
        let spans = marks.all().iter().map(|mark| (mark.id, mark.span)).collect();
        let count = |found| marks.all().iter().filter(|mark| mark.found == found).count();
        let (moved, changed) = (count(Found::Moved), count(Found::Changed));
        Self { marks, segments, spans, lost, moved, changed }
    }

    /// Brings what was placed for an earlier notebook up to a later one, in which the document's record speaks of the same text.
    /// Costs with what changed in this document.
    pub fn follow(&mut self, document: DocumentId, before: &Notebook, after: &Notebook, text: (&Reading, &str)) {
        let touched = self.touched(document, before, after, text);
        let stays = |touched: &&Touched| touched.old.is_some() && touched.old == touched.new.as_ref().map(|mark| mark.span);
        let staying = touched.iter().filter(stays).count();
        if touched.len() - staying > ONE_BY_ONE || staying > MOST_RETAGGED {
            self.replace(touched);
        } else {
            touched.into_iter().for_each(|touched| self.change(touched));
        }
    }

    /// The highlights of the document that differ, or that carry a tag which does.
    fn touched(&self, document: DocumentId, before: &Notebook, after: &Notebook, text: (&Reading, &str)) -> Vec<Touched> {
        let here = |highlight: Option<&Highlight>| highlight.is_some_and(|highlight| highlight.document == document);
        let changed = differences(before.highlights(), after.highlights());
        let mut ids: BTreeMap<HighlightId, bool> = changed
            .filter(|found| here(found.before) || here(found.after))
            .map(|found| (found.id, found.before.zip(found.after).is_some_and(|(old, new)| anchor(old) == anchor(new))))
            .collect();
        let color = |tag: Option<&Tag>| tag.map(|tag| tag.color);
        for tag in differences(before.tags(), after.tags()).filter(|found| color(found.before) != color(found.after)) {
            let carry = self.marks().iter().filter(|mark| mark.tags.iter().any(|(id, _)| *id == tag.id)).map(|mark| mark.id);
            // A tag that was not there is on no mark yet, though a damaged file may have given it to highlights.
            let given = after.highlights_with(tag.id).filter(|(_, highlight)| tag.before.is_none() && here(Some(highlight)));
            for id in carry.chain(given.map(|(id, _)| id)) {
                ids.entry(id).or_insert(true);
            }
        }
        let touched = |(id, same_place): (HighlightId, bool)| {
            let old = self.spans.get(&id).copied();
            let highlight = after.highlight(id).filter(|highlight| here(Some(highlight)));
            let place = match (old.filter(|_| same_place), highlight) {
                (_, None) => None,
                (Some(span), Some(_)) => Some((span, self.mark(id).map_or(Found::Exact, |mark| mark.found))),
                (None, Some(highlight)) => place(&place_of(after, (id, highlight), text.1, text.0)),
            };
            let new = place.zip(highlight).map(|((span, found), highlight)| mark(after, (id, highlight), span, found));
            Touched { id, old, lost: highlight.is_some() && new.is_none(), new }
        };
        ids.into_iter().map(touched).collect()
    }

    /// Puts one mark where it is now, and cuts anew what it covered and covers.
    fn change(&mut self, touched: Touched) {
        let Touched { id, old, new, lost } = touched;
        let before = self.mark(id).map(|mark| mark.found);
        for (found, count) in [(Found::Moved, &mut self.moved), (Found::Changed, &mut self.changed)] {
            *count += usize::from(new.as_ref().is_some_and(|mark| mark.found == found));
            *count -= usize::from(before == Some(found));
        }
        if lost {
            self.lost.insert(id)
        } else {
            self.lost.remove(&id)
        };
        let now = new.as_ref().map(|mark| mark.span);
        match now {
            Some(span) => self.spans.insert(id, span),
            None => self.spans.remove(&id),
        };
        if let Some(span) = old.filter(|span| Some(*span) != now)
            && let Some(place) = self.marks.take(span, id)
        {
            self.segments.renew(&self.marks, span);
            lanes::renew(&mut self.marks, place, place, span.end());
        }
        if let Some(mark) = new {
            let span = mark.span;
            let place = self.marks.put(mark);
            self.segments.renew(&self.marks, span);
            lanes::renew(&mut self.marks, place, place, span.end());
        }
    }

    /// Puts many marks where they are now, and all together anew.
    fn replace(&mut self, touched: Vec<Touched>) {
        let ids: BTreeSet<HighlightId> = touched.iter().map(|touched| touched.id).collect();
        let Self { marks, mut lost, .. } = std::mem::take(self);
        let mut marks = marks.into_all();
        marks.retain(|mark| !ids.contains(&mark.id));
        for touched in touched {
            if touched.lost {
                lost.insert(touched.id)
            } else {
                lost.remove(&touched.id)
            };
            marks.extend(touched.new);
        }
        *self = Self::of(marks, lost);
    }

    /// The same places with only the marks that carry one of these tags, each with only these.
    #[must_use]
    pub fn only(&self, tags: &BTreeSet<TagId>) -> Self {
        let shown =
            |mark: &Mark| Mark { tags: mark.tags.iter().filter(|(id, _)| tags.contains(id)).copied().collect(), ..mark.clone() };
        let carries = |mark: &&Mark| mark.tags.iter().any(|(id, _)| tags.contains(id));
        Self::of(self.marks.all().iter().filter(carries).map(shown).collect(), BTreeSet::new())
    }

    /// The text, `length` bytes long, cut into as many equal stretches, and for each the colour that covers most of it; `None`
    /// where no tag does. Where highlights overlap, the colour of the shortest counts.
    #[must_use]
    pub fn density(&self, parts: usize, length: usize) -> Vec<Option<Color>> {
        if parts == 0 {
            return Vec::new();
        }
        let mut colors = vec![None; parts];
        let (mut part, mut covered) = (0, BTreeMap::new());
        let begins = |part: usize| part.saturating_mul(length) / parts;
        for segment in self.segments.all() {
            let Some(color) = segment.colors.first() else { continue };
            let (mut from, end) = (segment.span.start(), segment.span.end().min(length));
            while from < end {
                while begins(part + 1) <= from {
                    colors[part] = most(&mut covered);
                    part += 1;
                }
                let until = end.min(begins(part + 1));
                *covered.entry(*color).or_insert(0) += until - from;
                from = until;
            }
        }
        if let Some(last) = colors.get_mut(part) {
            *last = most(&mut covered);
        }
        colors
    }

    /// All marks, by their start.
    pub fn marks(&self) -> &[Mark] {
        self.marks.all()
    }

    /// The mark of a highlight.
    pub fn mark(&self, id: HighlightId) -> Option<&Mark> {
        let place = self.marks.find(*self.spans.get(&id)?, id).ok()?;
        self.marks.all().get(place)
    }

    /// The marks that cover a byte, the shortest first.
    pub fn at(&self, byte: usize) -> Vec<&Mark> {
        let covering = self.marks.within(Span::new(byte, byte + 1));
        let mut marks: Vec<&Mark> = covering.map(|index| &self.marks.all()[index]).collect();
        marks.sort_by_key(|mark| (mark.span.len(), mark.id));
        marks
    }

    /// The segments that share a byte with the span.
    pub fn segments_in(&self, span: Span) -> &[Segment] {
        self.segments.within(span)
    }

    /// The marks that share a byte with the span.
    pub fn marks_in(&self, span: Span) -> impl Iterator<Item = &Mark> {
        self.marks.within(span).map(|index| &self.marks.all()[index])
    }

    /// The bars whose highlights share a byte with the span.
    pub fn bars_in(&self, span: Span) -> impl Iterator<Item = Bar> {
        self.marks.within(span).flat_map(|index| self.marks.all()[index].bars())
    }
}

/// The colour that covers most, and the next stretch begun with nothing covered.
fn most(covered: &mut BTreeMap<Color, usize>) -> Option<Color> {
    std::mem::take(covered).into_iter().max_by_key(|(_, bytes)| *bytes).map(|(color, _)| color)
}

fn anchor(highlight: &Highlight) -> Anchor<'_> {
    Anchor { points: highlight.points, exact: &highlight.exact, before: &highlight.before, after: &highlight.after }
}

/// Where a highlight stands, and how it was found; `None` when its words are not found.
fn place(outcome: &Outcome) -> Option<(Span, Found)> {
    match outcome {
        Outcome::Exact(span) => Some((*span, Found::Exact)),
        Outcome::Moved(span) => Some((*span, Found::Moved)),
        Outcome::Changed { span, .. } => Some((*span, Found::Changed)),
        Outcome::Lost => None,
    }
}

fn mark(notebook: &Notebook, (id, highlight): (HighlightId, &Highlight), span: Span, found: Found) -> Mark {
    let tags = highlight.tags.iter().filter_map(|tag| Some((*tag, notebook.tag(*tag)?.color))).collect();
    Mark { id, span, tags, noted: !highlight.note.is_empty(), found, lanes: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Change, Edit, Extra, IdSource, Session, Stamp};
    use crate::text::Points;
    use proptest::prelude::*;

    /// Sixty different places, each of two bytes a letter.
    fn text() -> Reading {
        let letters = (0..60).map(|at| char::from_u32('а' as u32 + at % 32).unwrap_or('а')).collect();
        Reading::new(letters, Vec::new(), Vec::new())
    }

    /// A highlight of some letters, as it is made in this text. How one that was made in another text is found depends on what
    /// else is found there, so it may be found differently when all are looked for together.
    fn highlight(document: DocumentId, (start, length, kind): (u64, u64, u8), tags: BTreeSet<TagId>) -> Highlight {
        let reading = text();
        let span = reading.to_span(Points::new(start, start + length.min(60 - start))).expect("letters of the text");
        let described = crate::anchor::describe(&reading, span);
        let stamp = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann");
        Highlight {
            document,
            points: described.points,
            exact: described.exact,
            before: described.before,
            after: described.after,
            tags,
            note: if kind == 3 { "note".to_owned() } else { String::new() },
            created: stamp.clone(),
            modified: stamp,
            extra: Extra::new(),
        }
    }

    /// What happens to one slot: a highlight is put there, retagged or taken out; a tag gets a colour or goes.
    type Step = (u8, usize, (u64, u64, u8), u8);

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = (0_u8..12, 0_usize..40, (0_u64..50, 1_u64..20, 0_u8..8), 0_u8..64);
        proptest::collection::vec(step, 0..300)
    }

    struct World {
        documents: [DocumentId; 2],
        tags: [TagId; 6],
        highlights: Vec<HighlightId>,
    }

    impl World {
        fn new() -> Self {
            let mut ids = IdSource::new(3);
            let documents = std::array::from_fn(|_| ids.document());
            let tags = std::array::from_fn(|_| ids.tag());
            Self { documents, tags, highlights: (0..40).map(|_| ids.highlight()).collect() }
        }

        fn edit(&self, notebook: &Notebook, (kind, slot, words, bits): Step) -> Edit {
            let tags = self.tags.iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0).map(|(_, tag)| *tag).collect();
            let id = self.highlights[slot];
            match (kind, notebook.highlight(id)) {
                (0, _) => Edit::Tag(self.tags[slot % 6], None),
                (1, _) => Edit::Tag(self.tags[slot % 6], Some(Tag::new("a", Color::PALETTE[usize::from(bits) % 5]))),
                (2..5, _) => Edit::Highlight(id, None),
                (5..8, Some(known)) => Edit::Highlight(id, Some(Highlight { tags, ..known.clone() })),
                _ => Edit::Highlight(id, Some(highlight(self.documents[usize::from(bits % 8 == 7)], words, tags))),
            }
        }
    }

    #[test]
    fn words_that_are_nowhere_are_lost_until_they_are_taken_out() {
        let world = World::new();
        let (document, id) = (world.documents[0], world.highlights[0]);
        let nowhere = Highlight { exact: "nowhere".to_owned(), ..highlight(document, (3, 5, 0), BTreeSet::new()) };
        let mut session = Session::default();
        let mut placed = Placed::default();
        for (record, lost) in [(Some(nowhere), 1), (None, 0)] {
            let before = session.notebook().clone();
            session.record(Change::new("edit", vec![Edit::Highlight(id, record)]));
            placed.follow(document, &before, session.notebook(), (&text(), ""));
            assert_eq!((placed.marks().len(), placed.lost.len()), (0, lost));
        }
    }

    proptest! {
        #[test]
        fn what_follows_edits_is_what_is_placed_anew(steps in steps(), stride in 1_usize..80) {
            let world = World::new();
            let document = world.documents[0];
            let reading = text();
            let mut session = Session::default();
            let mut placed = Placed::default();
            for steps in steps.chunks(stride) {
                let before = session.notebook().clone();
                for step in steps {
                    let edit = world.edit(session.notebook(), *step);
                    session.record(Change::new("edit", vec![edit]));
                }
                placed.follow(document, &before, session.notebook(), (&reading, ""));
                prop_assert_eq!(&placed, &Placed::new(session.notebook(), document, (&reading, "")));
            }
        }

        #[test]
        fn look_ups_find_what_looking_at_all_marks_finds(steps in steps(), from in 0_usize..120, length in 1_usize..30) {
            let world = World::new();
            let mut session = Session::default();
            for step in steps {
                let edit = world.edit(session.notebook(), step);
                session.record(Change::new("edit", vec![edit]));
            }
            let placed = Placed::new(session.notebook(), world.documents[0], (&text(), ""));
            let span = Span::new(from, from + length);
            let marked = |byte: usize| placed.marks().iter().filter(move |mark| mark.span.contains(byte));
            let bars: Vec<Bar> =
                placed.marks().iter().filter(|mark| mark.span.overlap(span).is_some()).flat_map(Mark::bars).collect();
            prop_assert_eq!(placed.bars_in(span).collect::<Vec<_>>(), bars);
            prop_assert_eq!(placed.at(from).len(), marked(from).count());
            prop_assert!(placed.segments.all().windows(2).all(|pair| pair[0].span.end() < pair[1].span.start()
                || (pair[0].span.end() == pair[1].span.start() && pair[0].colors != pair[1].colors)));
            for byte in 0..130 {
                let found = placed.segments_in(Span::new(byte, byte + 1));
                prop_assert_eq!(found.len(), usize::from(marked(byte).next().is_some()));
                let shortest = marked(byte).min_by_key(|mark| (mark.span.len(), mark.key())).and_then(|mark| mark.tags.first());
                if let Some((_, color)) = shortest {
                    prop_assert_eq!(found[0].colors.first(), Some(color));
                }
            }
            prop_assert!(placed.marks().iter().all(|mark| placed.mark(mark.id) == Some(mark)));
        }
    }

    /// Marks from byte to byte in the colours of the palette.
    fn placed(marks: &[(usize, usize, usize)]) -> (Placed, Vec<TagId>) {
        let mut ids = IdSource::new(1);
        let tags: Vec<TagId> = marks.iter().map(|_| ids.tag()).collect();
        let mark = |((start, end, color), tag): (&(usize, usize, usize), &TagId)| Mark {
            id: ids.highlight(),
            span: Span::new(*start, *end),
            tags: vec![(*tag, Color::PALETTE[*color])],
            noted: false,
            found: Found::Exact,
            lanes: 0,
        };
        (Placed::of(marks.iter().zip(&tags).map(mark).collect(), BTreeSet::new()), tags)
    }

    #[test]
    fn nested_marks_become_three_segments_and_two_lanes() {
        let (placed, tags) = placed(&[(0, 10, 0), (3, 5, 1)]);
        let segments: Vec<_> = placed.segments.all().iter().map(|segment| (segment.span, segment.colors.len())).collect();
        assert_eq!(segments, [(Span::new(0, 3), 1), (Span::new(3, 5), 2), (Span::new(5, 10), 1)]);
        assert_eq!(placed.bars_in(Span::new(0, 10)).map(|bar| bar.lane).collect::<Vec<_>>(), [0, 1]);
        let only = placed.only(&BTreeSet::from([tags[1]]));
        assert_eq!(only.marks().iter().map(|mark| (mark.span, mark.tags.len())).collect::<Vec<_>>(), [(Span::new(3, 5), 1)]);
        assert_eq!(only.bars_in(Span::new(0, 10)).map(|bar| bar.lane).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn density_tells_what_covers_most_of_each_stretch() {
        let color = |number: usize| Some(Color::PALETTE[number]);
        let (placed, _) = placed(&[(2, 25, 0), (12, 19, 1), (39, 40, 2)]);
        assert_eq!(placed.density(5, 50), [color(0), color(1), color(0), color(2), None]);
        assert_eq!(placed.density(1, 50), [color(0)]);
        assert_eq!(placed.density(100, 50).iter().flatten().count(), 24); // half of these stretches hold no byte
        assert_eq!(placed.density(2, 20), [color(0), color(1)]); // a text that has become shorter
        assert!(placed.density(0, 50).is_empty());
    }
}
