//! Where words that somebody typed stand in a text: to the letter if they do, else whatever their case, quotation marks, dashes
//! and white space. Positions are bytes.

use regex::Regex;

use crate::text::{Folded, Span};

/// All places of the words, in order and apart from each other; none for white space alone.
pub(super) fn places(text: &str, words: &str) -> Vec<Span> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let exact: Vec<Span> = text.match_indices(words).map(|(at, hit)| Span::new(at, at + hit.len())).collect();
    if exact.is_empty() { folded_places(text, words) } else { exact }
}

fn folded_places(text: &str, words: &str) -> Vec<Span> {
    let wanted: Vec<String> = Folded::new(words).text.split_whitespace().map(regex::escape).collect();
    // Words too long for an expression are no quotation, and then stand nowhere.
    let Ok(pattern) = Regex::new(&wanted.join(r"\s+")) else { return Vec::new() };
    let folded = Folded::new(text);
    let mut spans: Vec<Span> = Vec::new();
    for hit in pattern.find_iter(&folded.text) {
        // A letter can fold into several; a hit that ends inside of them covers the whole letter.
        let last = folded.source_byte(hit.end() - 1);
        let end = text[last..].chars().next().map_or(last, |letter| last + letter.len_utf8());
        let start = folded.source_byte(hit.start());
        if spans.last().is_none_or(|before| before.end() <= start) {
            spans.push(Span::new(start, end));
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_goes_before_the_likeness() {
        let cases: [(&str, &str, &[&str]); 8] = [
            ("Seoul and SEOUL", "Seoul", &["Seoul"]),
            ("Seoul and SEOUL", "seoul", &["Seoul", "SEOUL"]),
            ("he said “resume\n\n  dialogue” —  now", "\"resume dialogue\" - now", &["“resume\n\n  dialogue” —  now"]),
            ("İstanbul", "i", &["İ"]),
            ("통신선 복원", " 통신선\t복원 ", &["통신선 복원"]),
            ("aaaa", "aa", &["aa", "aa"]),
            ("a (b) c", "(B)", &["(b)"]),
            ("anything", " \n ", &[]),
        ];
        for (text, words, expected) in cases {
            let found: Vec<&str> = places(text, words).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, expected, "{words} in {text}");
        }
    }
}
