//! Words looked for in a text. Positions are bytes; the length of context is code points.

use regex::{Regex, RegexBuilder};

use crate::text::{Folded, Span, fold};

/// The most memory that a compiled expression may take, in bytes: the `regex` crate's own default, which long practical
/// expressions fit, and at which a repeated repetition is refused at once instead of filling the memory.
const REGEX_BYTES: usize = 10 << 20;

/// How a pattern is to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PatternKind {
    /// It is a regular expression.
    pub regex: bool,
    /// Capital and small letters differ; without it, so do neither curly and plain quotes nor kinds of dashes and spaces.
    pub case: bool,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// Words, folded: case and the shapes of quotes, dashes and spaces make no difference.
    Folded(String),
    /// These characters exactly.
    Exact(String),
    /// A regular expression.
    Regex(Regex),
}

impl Pattern {
    /// Understands what was typed.
    ///
    /// # Errors
    /// A sentence for the person when nothing was typed, or when it is not a regular expression or one that is too large.
    pub fn new(typed: &str, kind: PatternKind) -> Result<Self, String> {
        if typed.is_empty() {
            return Err("Nothing to look for: type at least one character".to_owned());
        }
        match (kind.regex, kind.case) {
            (true, case) => regex(typed, case).map(Self::Regex),
            (false, true) => Ok(Self::Exact(typed.to_owned())),
            (false, false) => Ok(Self::Folded(fold(typed))),
        }
    }
}

fn regex(typed: &str, case: bool) -> Result<Regex, String> {
    let built = RegexBuilder::new(typed)
        .case_insensitive(!case)
        .multi_line(true)
        .size_limit(REGEX_BYTES)
        .dfa_size_limit(REGEX_BYTES)
        .build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => format!("“{typed}” is too large a regular expression: repeat fewer things"),
        other => format!("“{typed}” is not a regular expression: {}", reason(&other)),
    })
}

/// The last line of a parser's message says what is wrong; the lines above draw the place in fixed-width letters.
fn reason(error: &regex::Error) -> String {
    let message = error.to_string();
    message.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// Up to `limit` places that fit, in order, none overlapping another and none empty.
#[must_use]
pub fn find(text: &str, pattern: &Pattern, limit: usize) -> Vec<Span> {
    match pattern {
        Pattern::Folded(words) => find_folded(text, words, limit),
        Pattern::Exact(words) => {
            let hits = text.match_indices(words.as_str()).filter(|(_, hit)| !hit.is_empty());
            hits.map(|(at, hit)| Span::new(at, at + hit.len())).take(limit).collect()
        }
        Pattern::Regex(regex) => {
            let hits = regex.find_iter(text).filter(|hit| !hit.is_empty());
            hits.map(|hit| Span::new(hit.start(), hit.end())).take(limit).collect()
        }
    }
}

fn find_folded(text: &str, words: &str, limit: usize) -> Vec<Span> {
    let folded = Folded::new(text);
    let mut spans: Vec<Span> = Vec::new();
    for (at, hit) in folded.text.match_indices(words).filter(|(_, hit)| !hit.is_empty()) {
        let last = folded.source_byte(at + hit.len() - 1);
        // A letter can fold into several; a hit that ends inside of them covers the whole letter.
        let end = text[last..].chars().next().map_or(last, |letter| last + letter.len_utf8());
        let start = folded.source_byte(at);
        if spans.last().is_some_and(|before| start < before.end()) {
            continue;
        }
        if spans.len() == limit {
            break;
        }
        spans.push(Span::new(start, end));
    }
    spans
}

/// Up to `around` code points on either side of a span, each on one line: runs of white space become one space.
///
/// # Panics
/// If the span was made for another text.
#[must_use]
pub fn context(text: &str, span: Span, around: usize) -> (String, String) {
    let (before, after) = (&text[..span.start()], &text[span.end()..]);
    let from = before.char_indices().rev().take(around).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(around).map_or(after.len(), |(at, _)| at);
    (one_line(&before[from..]), one_line(&after[..to]))
}

fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if !letter.is_whitespace() => line.push(letter),
            _ if !line.ends_with(' ') => line.push(' '),
            _ => {}
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits<'a>(text: &'a str, typed: &str, kind: PatternKind) -> Vec<&'a str> {
        let pattern = Pattern::new(typed, kind).unwrap();
        find(text, &pattern, 9).into_iter().map(|span| &text[span.range()]).collect()
    }

    const PLAIN: PatternKind = PatternKind { regex: false, case: false };
    const CASE: PatternKind = PatternKind { regex: false, case: true };
    const REGEX: PatternKind = PatternKind { regex: true, case: false };

    #[test]
    fn what_each_kind_of_pattern_finds() {
        assert_eq!(hits("“Ärger” and ÄRGER", "\"ärger\"", PLAIN), ["“Ärger”"]);
        assert_eq!(hits("the two\nKoreas", "two koreas", PLAIN), ["two\nKoreas"]);
        assert_eq!(hits("İstanbul", "i", PLAIN), ["İ"]);
        assert_eq!(hits("aaaa", "aa", PLAIN), ["aa", "aa"]);
        assert_eq!(hits("Seoul seoul", "seoul", CASE), ["seoul"]);
        assert_eq!(hits("통신선 5 Oct\n12 OCT", r"^\d+ oct", REGEX), ["12 OCT"]);
        assert_eq!(hits("abc", "x*", REGEX), [""; 0]);
        assert_eq!(find("aaaa", &Pattern::new("a", PLAIN).unwrap(), 2).len(), 2);
    }

    #[test]
    fn what_is_not_a_pattern_is_refused_with_a_sentence() {
        assert_eq!(Pattern::new("[a", REGEX).unwrap_err(), "“[a” is not a regular expression: unclosed character class");
        assert!(Pattern::new("((a{99}){99}){99}", REGEX).unwrap_err().contains("too large"));
        assert!(Pattern::new("", PLAIN).is_err());
    }

    #[test]
    fn context_is_one_line_counted_in_code_points() {
        let text = "one\n\ntwo 통신선 hit 통신\tend";
        let at = text.find("hit").unwrap();
        assert_eq!(context(text, Span::new(at, at + 3), 8), ("two 통신선 ".into(), " 통신 end".into()));
        assert_eq!(context(text, Span::new(0, 3), 4), (String::new(), " tw".into()));
    }
}
