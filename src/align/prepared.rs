//! A text analysed once: its sentences with their clauses and terms. Spans are bytes.

use super::clauses::clauses;
use super::terms::{hash, terms};
use crate::text::{BlockKind, Reading, Span, fold, sentences};

/// Letters in a run of characters that two wordings are compared by.
const GRAM: usize = 4;

/// A sentence with what it is compared by.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it is.
    pub span: Span,
    /// Its parts that can stand for themselves, in order: at least one.
    pub clauses: Vec<Span>,
    /// Hashes of its terms, sorted, each once.
    pub(super) set: Vec<u32>,
    /// Hashes of runs of four characters, sorted, each once.
    pub(super) grams: Vec<u32>,
}

/// A text analysed for comparing: its headline, headings, paragraphs, list items, quotations, captions, tables and footnotes,
/// without by-lines and furniture.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    sentences: Vec<Sentence>,
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
        let blocks = reading.blocks().iter().filter(|block| is_told(block.kind));
        let parts = blocks.filter_map(|block| block.span.overlap(part));
        let spans = parts.flat_map(|block| sentences(reading.text(), block));
        Self { sentences: spans.map(|span| sentence(reading.text(), span)).filter(|found| !found.set.is_empty()).collect() }
    }

    /// Its sentences in reading order; those without a word are left out.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }
}

/// Whether a block belongs to the account.
const fn is_told(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Byline | BlockKind::Furniture => false,
        BlockKind::Headline
        | BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Caption
        | BlockKind::Table
        | BlockKind::Footnote => true,
    }
}

fn sentence(text: &str, span: Span) -> Sentence {
    let words = &text[span.range()];
    let set = distinct(terms(words).into_iter());
    Sentence { span, clauses: clauses(text, span), set, grams: grams(words) }
}

fn distinct(hashes: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut hashes: Vec<u32> = hashes.collect();
    hashes.sort_unstable();
    hashes.dedup();
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
    distinct(letters.windows(GRAM).map(|run| hash(run.iter().copied())))
}
