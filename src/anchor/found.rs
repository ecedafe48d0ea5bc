//! A highlight and the places where it may be. Positions and lengths are letters.

use super::likeness::Likeness;
use super::place::Place;

/// Surroundings that tell two places apart when they agree without a break: about three words, which running text seldom
/// repeats by chance.
pub(super) const TELLING: usize = 16;

/// Words shorter than this stand anywhere ("said", "the war"): their old place alone says nothing.
const SHORT: usize = 8;

/// Letters by which a single typing error changes how much agrees.
const ONE_LETTER: usize = 3;

/// Letters by which one exchanged word changes the distance between two highlights at most.
pub(super) const ONE_WORD: usize = 12;

/// Letters of surroundings on each side of a highlight.
pub(super) const SIDE: usize = 64;

/// A highlight and the places where it may be, best first.
pub(super) struct Found {
    /// Where it began, in code points of the old text.
    pub point: usize,
    /// The same in letters of the new text; beyond its end when that is shorter.
    pub old: usize,
    /// The length of its words.
    pub words: usize,
    /// The letters of surroundings that are known, before and after.
    pub known: (usize, usize),
    /// Whether they reach the beginning and the end of the text.
    pub edges: (bool, bool),
    /// The length of the line that the words stood in, where all of it is known.
    pub line: Option<usize>,
    pub places: Vec<Place>,
}

impl Found {
    /// The best place that has some of the words.
    pub(super) fn best(&self) -> Option<&Place> {
        self.places.iter().find(|place| place.has_words())
    }

    /// Whether the surroundings agree on both sides, as far as they are known.
    pub(super) fn fits(&self, place: &Place) -> bool {
        let stays = place.start == self.old && self.words >= SHORT && self.places.iter().filter(|other| other.same).count() == 1;
        let (before, after) = (place.sides.before, place.sides.after);
        let known = self.known.0 + self.known.1;
        // Both sides must agree close by, and two thirds of all: a headline has as much in common with the sentence below it.
        let enough = known > 0 && place.sides.near() * 3 >= known * 2;
        let close = before.run >= self.known.0.min(TELLING) || after.run >= self.known.1.min(TELLING);
        let both = enough && close && agrees(before, self.known.0) && agrees(after, self.known.1);
        // Something new before the first words of a text, or behind its last ones: the other side must be untouched.
        let behind = self.edges.0 && after.run == self.known.1 && self.known.1 >= SIDE / 2;
        let ahead = self.edges.1 && before.run == self.known.0 && self.known.0 >= SIDE / 2;
        stays || both || behind || ahead
    }

    /// Whether a place of the same words in a line of this length may be in the line where they stood: a headline is often the
    /// beginning of the sentence below it.
    pub(super) fn fits_line(&self, length: usize) -> bool {
        self.line.is_none_or(|known| known.abs_diff(length) <= TELLING.max(known / 2))
    }

    /// Whether both sides agree without a break, close by.
    fn agrees_close_by(&self, place: &Place) -> bool {
        let (before, after) = (place.sides.before.run, place.sides.after.run);
        self.known != (0, 0) && before >= self.known.0.min(TELLING) && after >= self.known.1.min(TELLING)
    }

    /// The places that could be meant as well as `best`: their surroundings agree at least half as well, or on both sides close
    /// by, or better on one side.
    pub(super) fn rivals(&self, best: &Place) -> Vec<&Place> {
        let agree = best.sides.agree();
        let apart = |place: &&Place| {
            let overlaps = place.start < best.end && best.start < place.end;
            if place.same && best.same { place.start != best.start } else { !overlaps }
        };
        let good = |place: &&Place| {
            let half = place.sides.agree() * 2 >= agree && (agree > 0 || place.same);
            let better = |here: Likeness, there: Likeness| here.agree >= TELLING && here.agree > there.agree + ONE_LETTER;
            let on_a_side = better(place.sides.before, best.sides.before) || better(place.sides.after, best.sides.after);
            let bare = !place.has_words() && place.sides.agree() * 4 < (self.known.0 + self.known.1) * 3;
            (place.same && (on_a_side || self.agrees_close_by(place))) || (half && !bare)
        };
        self.places.iter().filter(apart).filter(good).collect()
    }

    /// Whether the best place is clearly better than every other.
    pub(super) fn is_clear(&self) -> Option<&Place> {
        let best = self.best().filter(|best| best.same && best.sides.agree() * 2 >= self.known.0 + self.known.1)?;
        let second = self.rivals(best).iter().map(|place| place.total(self.words)).max().unwrap_or(0);
        (best.total(self.words) > second).then_some(best)
    }
}

/// Whether a side agrees: close by without a break, or half of it in spite of edits.
fn agrees(side: Likeness, known: usize) -> bool {
    side.run >= known.min(TELLING) || side.agree * 2 >= known
}
