//! A text with its terms weighted. Counts nothing of a text.

use std::cmp::Ordering;

use super::{Prepared, Sentence, Weights};

/// A term and its weight.
pub(super) type Term = (u32, f32);

/// Something that stands in a sentence: a term, a phrase, a run of characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub hash: u32,
    /// The number of the sentence.
    pub row: u32,
    /// What it says; 1 for what is only counted.
    pub weight: f32,
}

/// A sentence with its terms weighted.
pub(super) struct Row<'a> {
    pub sentence: &'a Sentence,
    /// By hash, each once.
    pub terms: Vec<Term>,
    /// The names among them.
    pub names: Vec<Term>,
    /// Sum of the weights.
    pub sum: f32,
    /// Euclidean length of the weights.
    pub length: f32,
}

/// A text whose terms have their weights, ready to be compared with others that have theirs from the same [`Weights`].
pub struct Weighed<'a> {
    pub(super) rows: Vec<Row<'a>>,
    /// Terms of all sentences, by hash, each once.
    pub(super) terms: Vec<Term>,
    /// The names among them; all of them in a writing that has no capitals.
    pub(super) names: Vec<Term>,
    /// Euclidean length of the weights of `terms`.
    pub(super) length: f32,
    /// All terms, by hash and row.
    pub(super) places: Vec<Place>,
    /// All phrases, by hash and row.
    pub(super) phrases: Vec<Place>,
    /// All runs of characters, by hash and row.
    pub(super) grams: Vec<Place>,
}

impl<'a> Weighed<'a> {
    /// Weighs a text.
    #[must_use]
    pub fn new(text: &'a Prepared, weights: &Weights) -> Self {
        let rows: Vec<Row> = text.sentences().iter().map(|sentence| Row::new(sentence, weights)).collect();
        let terms = union(rows.iter().flat_map(|row| &row.terms));
        let names = if text.has_capitals() { union(rows.iter().flat_map(|row| &row.names)) } else { terms.clone() };
        let places = places(&rows, |row| row.terms.iter().copied());
        let phrases = places_of(&rows, |row| &row.sentence.phrases);
        let grams = places_of(&rows, |row| &row.sentence.grams);
        Self { length: length(&terms), rows, terms, names, places, phrases, grams }
    }

    /// Whether the text has the term.
    pub(super) fn has(&self, term: u32) -> bool {
        self.terms.binary_search_by_key(&term, |known| known.0).is_ok()
    }
}

impl<'a> Row<'a> {
    fn new(sentence: &'a Sentence, weights: &Weights) -> Self {
        let terms: Vec<Term> = sentence.set.iter().map(|term| (term.0, weights.term(*term))).collect();
        let is_name = |term: &&Term| sentence.names.binary_search(&term.0).is_ok();
        let names = terms.iter().filter(is_name).copied().collect();
        Self { sentence, names, sum: terms.iter().map(|term| term.1).sum(), length: length(&terms), terms }
    }

    /// The weight of a term; `None` if the sentence does not have it.
    pub(super) fn weight(&self, term: u32) -> Option<f32> {
        self.terms.binary_search_by_key(&term, |known| known.0).ok().map(|at| self.terms[at].1)
    }
}

fn places<'a, T: Iterator<Item = Term>>(rows: &'a [Row], of: impl Fn(&'a Row) -> T) -> Vec<Place> {
    let in_row = |(row, sentence): (u32, &'a Row)| of(sentence).map(move |(hash, weight)| Place { hash, row, weight });
    let mut all: Vec<Place> = (0_u32..).zip(rows).flat_map(in_row).collect();
    all.sort_unstable_by_key(|place| (place.hash, place.row));
    all
}

fn places_of<'a>(rows: &'a [Row], of: impl Fn(&'a Row) -> &'a Vec<u32>) -> Vec<Place> {
    places(rows, |row| of(row).iter().map(|hash| (*hash, 1.0)))
}

/// Calls with each two places of one thing; both lists are sorted.
pub(super) fn each_shared(a: &[Place], b: &[Place], mut found: impl FnMut(&Place, &Place)) {
    let (mut a, mut b) = (a, b);
    while let (Some(x), Some(y)) = (a.first(), b.first()) {
        let same = |list: &[Place], hash: u32| list.iter().take_while(|place| place.hash == hash).count();
        match x.hash.cmp(&y.hash) {
            Ordering::Less => a = &a[1..],
            Ordering::Greater => b = &b[1..],
            Ordering::Equal => {
                let ((here, after), (there, behind)) = (a.split_at(same(a, x.hash)), b.split_at(same(b, x.hash)));
                here.iter().for_each(|x| there.iter().for_each(|y| found(x, y)));
                (a, b) = (after, behind);
            }
        }
    }
}

fn union<'a>(terms: impl Iterator<Item = &'a Term>) -> Vec<Term> {
    let mut all: Vec<Term> = terms.copied().collect();
    // A term that is written longer and shorter has two weights: the lesser one counts, whatever its place.
    all.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)));
    all.dedup_by_key(|term| term.0);
    all
}

fn length(terms: &[Term]) -> f32 {
    terms.iter().map(|term| term.1 * term.1).sum::<f32>().sqrt()
}

/// Calls with each entry of `a` whose key is in `b` too, and the one there; both are sorted by it.
pub(super) fn both<T>(a: &[T], b: &[T], key: impl Fn(&T) -> u32, mut found: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        let order = key(left).cmp(&key(right));
        if order == Ordering::Equal {
            found(left, right);
        }
        i += usize::from(order != Ordering::Greater);
        j += usize::from(order != Ordering::Less);
    }
}

/// How many both have.
pub(super) fn common(a: &[u32], b: &[u32]) -> usize {
    let mut count = 0;
    both(a, b, |x| *x, |_, _| count += 1);
    count
}

/// Nothing of nothing is nothing.
pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}
