//! Two texts as sentences and words that can be compared by number. Spans are bytes of the text they belong to.

use std::collections::BTreeMap;

use crate::text::{Span, fold_plain, sentence_spans, token_spans};

/// A word or mark; equal ones of two texts have the same number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) number: u32,
}

/// A sentence; equal ones of two texts have the same number.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) span: Span,
    pub(super) number: u32,
    pub(super) tokens: Vec<Token>,
    /// The numbers of its words, without marks, sorted.
    pub(super) words: Vec<u32>,
}

/// A text.
#[derive(Clone, Debug)]
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: Vec<Sentence>,
}

impl<'a> Side<'a> {
    /// Both texts, numbered together.
    pub(super) fn both(old: &'a str, new: &'a str) -> [Self; 2] {
        let (mut words, mut sentences) = (BTreeMap::new(), BTreeMap::new());
        [old, new].map(|text| {
            let read = |span: Span| sentence(text, span, &mut words, &mut sentences);
            Self { text, sentences: sentence_spans(text).into_iter().map(read).collect() }
        })
    }

    /// The letters of a token.
    pub(super) fn word(&self, token: &Token) -> &'a str {
        &self.text[token.span.range()]
    }
}

fn sentence(
    text: &str,
    span: Span,
    known: &mut BTreeMap<String, (u32, bool)>,
    sentences: &mut BTreeMap<Vec<u32>, u32>,
) -> Sentence {
    let mut words = Vec::new();
    let read = |at: Span| {
        let at = Span::new(span.start() + at.start(), span.start() + at.end());
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let folded = fold_plain(&text[at.range()]);
        let is_word = folded.contains(char::is_alphanumeric);
        let (number, is_word) = *known.entry(folded).or_insert((next, is_word));
        words.extend(is_word.then_some(number));
        Token { span: at, number }
    };
    let tokens: Vec<Token> = token_spans(&text[span.range()]).into_iter().map(read).collect();
    words.sort_unstable();
    let next = u32::try_from(sentences.len()).unwrap_or(u32::MAX);
    let number = *sentences.entry(tokens.iter().map(|token| token.number).collect()).or_insert(next);
    Sentence { span, number, tokens, words }
}
