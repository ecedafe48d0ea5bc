//! The same words in several documents: agency copy that can collapse to one note. Spans are bytes.

use std::collections::BTreeMap;

use super::Shared;
use crate::align::PassageKind;
use crate::text::Span;

/// Most bytes between two sentences that are one stretch: white space and line ends.
const GAP: usize = 8;

/// A stretch of sentences that several documents have in (nearly) the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Where it is in each document, by the number of the document: at least two.
    pub places: BTreeMap<usize, Span>,
}

/// A sentence of a document.
type Place = (usize, Span);

/// The stretches that documents have in the same words, as long as they can be, in the order of the documents: literal passages that
/// are the same sentence are one, and sentences that follow each other in all of the same documents are one stretch.
#[must_use]
pub fn copies(shared: &[Shared]) -> Vec<Copied> {
    let mut found: Vec<Copied> = Vec::new();
    for sentence in same_sentences(shared) {
        // Sentences come in the order of their first document, so what goes on is the last one.
        match found.last_mut() {
            Some(copied) if goes_on(copied, &sentence) => {
                for (document, span) in &mut copied.places {
                    *span = Span::new(span.start(), sentence[document].end());
                }
            }
            Some(_) | None => found.push(Copied { places: sentence }),
        }
    }
    found
}

/// Whether the sentence follows the stretch in every document of both.
fn goes_on(copied: &Copied, sentence: &BTreeMap<usize, Span>) -> bool {
    copied.places.len() == sentence.len()
        && copied.places.iter().all(|(document, span)| {
            sentence.get(document).is_some_and(|next| span.end() <= next.start() && next.start() - span.end() <= GAP)
        })
}

/// Sentences that are the same through literal passages, each with one place a document, in the order of documents and places.
fn same_sentences(shared: &[Shared]) -> Vec<BTreeMap<usize, Span>> {
    let mut group_of: BTreeMap<Place, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Place>> = Vec::new();
    for Shared { a, b, passages } in shared {
        for passage in passages.iter().filter(|passage| passage.kind == PassageKind::Literal) {
            join((*a, passage.a), (*b, passage.b), &mut group_of, &mut groups);
        }
    }
    let mut sentences: Vec<BTreeMap<usize, Span>> = Vec::new();
    for mut group in groups.into_iter().filter(|group| !group.is_empty()) {
        group.sort_unstable();
        group.reverse(); // so that the first place of a document is the last to be put in
        sentences.push(group.into_iter().collect());
    }
    sentences.sort_by(|x, y| x.iter().cmp(y.iter()));
    sentences
}

/// Puts two places into one group; the smaller group moves.
fn join(x: Place, y: Place, group_of: &mut BTreeMap<Place, usize>, groups: &mut Vec<Vec<Place>>) {
    let mut group = |place: Place| {
        *group_of.entry(place).or_insert_with(|| {
            groups.push(vec![place]);
            groups.len() - 1
        })
    };
    let (x, y) = (group(x), group(y));
    if x == y {
        return;
    }
    let (from, to) = if groups[x].len() < groups[y].len() { (x, y) } else { (y, x) };
    for place in std::mem::take(&mut groups[from]) {
        group_of.insert(place, to);
        groups[to].push(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Passage;

    type Sides = ((usize, usize), (usize, usize));

    fn literal(a: usize, b: usize, spans: &[Sides]) -> Shared {
        let passage = |&((s, e), (t, f)): &Sides| {
            let (a, b) = (Span::new(s, e), Span::new(t, f));
            Passage { a, b, core_a: a, core_b: b, score: 1.0, kind: PassageKind::Literal }
        };
        Shared { a, b, passages: spans.iter().map(passage).collect() }
    }

    #[test]
    fn sentences_that_follow_each_other_in_the_same_documents_are_one_stretch() {
        let shared = [
            literal(0, 1, &[((0, 9), (50, 59)), ((10, 20), (60, 70)), ((30, 40), (80, 90))]),
            literal(1, 2, &[((50, 59), (5, 14)), ((60, 70), (16, 26))]),
        ];
        let told: Vec<Vec<(usize, Span)>> =
            copies(&shared).into_iter().map(|copied| copied.places.into_iter().collect()).collect();
        let first = vec![(0, Span::new(0, 20)), (1, Span::new(50, 70)), (2, Span::new(5, 26))];
        assert_eq!(told, [first, vec![(0, Span::new(30, 40)), (1, Span::new(80, 90))]]);
        assert!(copies(&[]).is_empty());
    }
}
