//! Parts of a sentence that can stand for themselves. Spans are bytes.

use crate::text::{Span, trim_span, word_count};

/// Fewest words of a clause: shorter ones are asides.
const FEWEST: usize = 4;

/// The clauses of a sentence in order: cut behind commas, colons, semicolons and dashes, at quotation marks, and joined again
/// where they are too short. A sentence without such a place is one clause.
pub(super) fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let words = &text[sentence.range()];
    let mut found: Vec<Span> = Vec::new();
    let mut from = 0;
    let mut previous = '\0';
    for (at, letter) in words.char_indices() {
        let cut = matches!(previous, '、' | '，' | '；' | '：')
            || (letter.is_whitespace() && matches!(previous, ',' | ';' | ':' | '–' | '—' | '،' | '؛'))
            || matches!(letter, '“' | '«' | '„' | '「')
            || matches!(previous, '”' | '»' | '」');
        previous = letter;
        if cut && word_count(&words[from..at]) >= FEWEST {
            push(text, sentence.start() + from, sentence.start() + at, &mut found);
            from = at;
        }
    }
    if word_count(&words[from..]) >= FEWEST || found.is_empty() {
        push(text, sentence.start() + from, sentence.end(), &mut found);
    } else if let Some(last) = found.last_mut() {
        *last = Span::new(last.start(), sentence.end());
    }
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    found.push(trim_span(text, Span::new(start, end)));
}
