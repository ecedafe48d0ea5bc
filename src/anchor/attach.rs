//! Finding described places in a text. Positions are bytes, lengths of what agrees are code points.

use super::Anchor;
use super::found::Found;
use super::judge::judge;
use super::outcome::Outcome;
use super::place::Searched;
use super::window::Window;
use crate::text::{Reading, Span};

/// What is known of the text at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The very text in which the places were described: its hash is the same.
    Same,
    /// Another text.
    Other,
    /// Nobody knows. Where every place still has its words and surroundings, it is held for the same.
    Unknown,
}

/// Finds the places of one text again, all together: they share an index, and what is found of one is evidence for others.
///
/// A place is called exact or moved only when its words are the same (quotes, dashes and kinds of spaces apart), its
/// surroundings on both sides agree, no other place has surroundings nearly as good, and no word of its paragraph is
/// known to have been exchanged. Of several likely places none is chosen silently. In the same order as `anchors`.
#[must_use]
pub fn attach_all(reading: &Reading, anchors: &[Anchor], basis: Basis) -> Vec<Outcome> {
    let whole: Vec<Option<Span>> = anchors.iter().map(|anchor| untouched(reading, anchor)).collect();
    let known = match basis {
        Basis::Same => true,
        Basis::Other => false,
        Basis::Unknown => whole.iter().all(Option::is_some),
    };
    if known && whole.iter().all(Option::is_some) {
        return whole.into_iter().flatten().map(Outcome::Exact).collect();
    }
    let searched = Searched::new(reading.text());
    let found: Vec<Found> = anchors.iter().map(|anchor| search(reading, &searched, anchor)).collect();
    let mut outcomes = judge(&searched, found);
    if known {
        let exact = whole.into_iter().zip(&mut outcomes).filter_map(|(span, outcome)| Some((span?, outcome)));
        exact.for_each(|(span, outcome)| *outcome = Outcome::Exact(span));
    }
    outcomes
}

/// Finds a single place in a text of which nothing is known.
#[must_use]
pub fn attach(reading: &Reading, anchor: &Anchor) -> Outcome {
    attach_all(reading, &[*anchor], Basis::Unknown).pop().unwrap_or(Outcome::Lost)
}

/// Where the place was, if its words and surroundings stand there to the letter.
fn untouched(reading: &Reading, anchor: &Anchor) -> Option<Span> {
    let span = reading.to_span(anchor.points).filter(|span| !span.is_empty() && reading.slice(*span) == anchor.exact)?;
    let text = reading.text();
    (text[..span.start()].ends_with(anchor.before) && text[span.end()..].starts_with(anchor.after)).then_some(span)
}

fn search(reading: &Reading, searched: &Searched, anchor: &Anchor) -> Found {
    let window = Window::new(anchor);
    let here = reading.to_span(crate::text::Points::new(anchor.points.start, anchor.points.start));
    let old = here.map_or(usize::MAX, |span| searched.letters.letter(span.start()));
    let mut places = if window.words().is_empty() { Vec::new() } else { searched.places(anchor, &window, old) };
    if let Some(best) = places.first_mut()
        && best.same
        && (best.sides.before.run, best.sides.after.run) != window.known()
        && best.reworded.is_empty()
    {
        best.reworded = searched.reworded_around(anchor, &window, best);
    }
    let point = usize::try_from(anchor.points.start).unwrap_or(usize::MAX);
    Found { point, old, words: window.words().len(), known: window.known(), edges: window.edges, places }
}
