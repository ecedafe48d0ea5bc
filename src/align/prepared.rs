//! A text analysed once: its sentences with their clauses and terms. Spans are bytes.

use super::clauses::clauses;
use super::terms::{TermKind, hash, terms};
use crate::text::{Reading, Span, fold, sentences};

/// Fewest different terms of a sentence: what is shorter (*U.*, *Sport*) tells nothing that could be told elsewhere.
const FEWEST: usize = 2;

/// Letters in a run of characters that two wordings are compared by.
const GRAM: usize = 4;

/// A part of a sentence that can stand for itself.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Where it is.
    pub span: Span,
    /// Hashes of its terms, sorted, each once.
    pub(super) terms: Vec<u32>,
}

/// A sentence with what it is compared by.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it is.
    pub span: Span,
    /// Its parts that can stand for themselves, in order: at least one.
    pub clauses: Vec<Clause>,
    /// Its terms by hash, each once, with the length of the word.
    pub(super) set: Vec<(u32, u8)>,
    /// Hashes of names, sorted, each once.
    pub(super) names: Vec<u32>,
    /// Hashes of numbers, sorted, each once.
    pub(super) numbers: Vec<u32>,
    /// Hashes of two terms that follow each other, sorted, each once.
    pub(super) phrases: Vec<u32>,
    /// Hashes of runs of four characters, sorted, each once.
    pub(super) grams: Vec<u32>,
}

/// A text analysed for comparing: its headline, headings, paragraphs, list items, quotations, captions, tables and footnotes,
/// without by-lines and furniture.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    sentences: Vec<Sentence>,
    has_capitals: bool,
}

impl Prepared {
    /// Analyses a text.
    #[must_use]
    pub fn new(reading: &Reading) -> Self {
        Self::of_span(reading, Span::new(0, reading.text().len()))
    }

    /// Analyses a part of a text: what somebody selected. Sentences are cut at its ends.
    ///
    /// # Panics
    /// If the span was made for another text.
    #[must_use]
    pub fn of_span(reading: &Reading, part: Span) -> Self {
        let blocks = reading.blocks().iter().filter(|block| block.kind.is_account());
        let parts = blocks.filter_map(|block| block.span.overlap(part));
        let spans = parts.flat_map(|block| sentences(reading.text(), block));
        let sentences: Vec<Sentence> =
            spans.map(|span| sentence(reading.text(), span)).filter(|found| found.set.len() >= FEWEST).collect();
        let has_capitals = reading.text().contains(char::is_uppercase);
        Self { sentences, has_capitals }
    }

    /// Whether it is in a writing that tells names by capitals.
    pub(super) const fn has_capitals(&self) -> bool {
        self.has_capitals
    }

    /// Its sentences in reading order; those of a single word are left out.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }
}

fn sentence(text: &str, span: Span) -> Sentence {
    let words = &text[span.range()];
    let terms = terms(words);
    let of_kind = |kind: TermKind| distinct(terms.iter().filter(|term| term.kind == kind).map(|term| term.hash).collect());
    let mut set: Vec<(u32, u8)> = terms.iter().map(|term| (term.hash, term.letters)).collect();
    set.sort_unstable();
    set.dedup_by_key(|term| term.0);
    set.shrink_to_fit();
    let pairs = terms.windows(2).filter(|pair| pair.iter().any(|term| term.letters >= LONG));
    let phrases = pairs.map(|pair| pair[0].hash.rotate_left(7).wrapping_mul(PHRASE) ^ pair[1].hash);
    Sentence {
        span,
        clauses: clauses(text, span).into_iter().map(|span| clause(text, span)).collect(),
        set,
        names: of_kind(TermKind::Name),
        numbers: of_kind(TermKind::Number),
        phrases: distinct(phrases.collect()),
        grams: grams(words),
    }
}

fn clause(text: &str, span: Span) -> Clause {
    let terms = terms(&text[span.range()]).into_iter().map(|term| term.hash);
    Clause { span, terms: distinct(terms.collect()) }
}

/// Two words that follow each other are a phrase where one has so many letters: *of the* is none.
const LONG: u8 = 4;

/// An odd number that mixes the first of two hashes (the golden ratio of 32 bits: Knuth, TAOCP 6.4).
const PHRASE: u32 = 0x9E37_79B1;

fn distinct<T: Ord>(mut hashes: Vec<T>) -> Vec<T> {
    hashes.sort_unstable();
    hashes.dedup();
    // A folder's texts are held for long, and there are many of these lists.
    hashes.shrink_to_fit();
    hashes
}

/// Runs of four characters of the folded words, marks left out, one space between words.
fn grams(words: &str) -> Vec<u32> {
    let mut letters: Vec<char> = vec![' '];
    for letter in fold(words).chars() {
        match letter {
            letter if letter.is_alphanumeric() => letters.push(letter),
            _ if letters.last() != Some(&' ') => letters.push(' '),
            _ => {}
        }
    }
    letters.push(' ');
    distinct(letters.windows(GRAM).map(|run| hash(run.iter().copied())).collect())
}
