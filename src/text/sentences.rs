//! Sentences of a text. Positions are bytes.

use unicode_segmentation::UnicodeSegmentation;

use super::{Span, trim_span};

/// How far before and after a position its sentence is looked for, in bytes: a longer one is cut there.
const REACH: usize = 8192;

/// The sentence at a byte of a paragraph, by the rules of Unicode (UAX 29), without white space at its ends. The paragraph is
/// given by its span: sentences do not cross it.
///
/// # Panics
/// If the paragraph was cut in another text.
#[must_use]
pub fn sentence_at(text: &str, paragraph: Span, byte: usize) -> Span {
    let byte = byte.clamp(paragraph.start(), paragraph.end());
    let from = text.ceil_char_boundary(byte.saturating_sub(REACH).max(paragraph.start()));
    let to = text.floor_char_boundary((byte + REACH).min(paragraph.end()));
    let mut last = Span::new(from, from);
    for (at, sentence) in text[from..to].split_sentence_bound_indices() {
        if from + at > byte {
            break;
        }
        last = Span::new(from + at, from + at + sentence.len());
    }
    trim_span(text, last)
}

/// Words before a full stop that does not end a sentence, in small letters.
const ABBREVIATIONS: [&str; 41] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "cpl", "maj", "adm", "rev", "hon",
    "st", "mt", "vs", "no", "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "mme", "mlle", "sr", "sra",
    "ing", "dott", "bzw", "ca", "approx",
];

/// The sentences of a paragraph in order, without white space at their ends: those of Unicode (UAX 29), joined again behind
/// abbreviations and initials (*Dr. Gupta*, *the U. S. envoy*) and before small letters (*“Why?” he asked*).
///
/// # Panics
/// If the paragraph was cut in another text.
#[must_use]
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, piece) in text[paragraph.range()].split_sentence_bound_indices() {
        let start = paragraph.start() + at;
        let span = trim_span(text, Span::new(start, start + piece.len()));
        if span.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on(&text[last.range()], &text[span.range()]) => *last = Span::new(last.start(), span.end()),
            Some(_) | None => found.push(span),
        }
    }
    found
}

/// All sentences of a text in order, line by line. What is between them is white space.
#[must_use]
pub fn sentence_spans(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').flat_map(|line| {
        let span = Span::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
        sentences(text, span)
    });
    lines.collect()
}

/// Whether `next` belongs to the sentence that seemed to end before it.
fn goes_on(before: &str, next: &str) -> bool {
    let Some(first) = next.chars().find(|letter| letter.is_alphanumeric()) else { return true };
    if first.is_lowercase() && !before.ends_with('\n') {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else { return false };
    let word = stem.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || (word.len() <= 6 && ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_of_a_paragraph() {
        let told = |text: &'static str| -> Vec<&str> {
            sentences(text, Span::new(0, text.len())).into_iter().map(|span| &text[span.range()]).collect()
        };
        assert_eq!(told("Dr. Gupta met the U. S. envoy. He left."), ["Dr. Gupta met the U. S. envoy.", "He left."]);
        assert_eq!(told("“Why?” he asked. “Go!” "), ["“Why?” he asked.", "“Go!”"]);
        assert_eq!(told("남북이 통화했다. 끝."), ["남북이 통화했다.", "끝."]);
        assert_eq!(told("他们说话了。没有人回答。"), ["他们说话了。", "没有人回答。"]);
        assert!(told("  ").is_empty());
    }

    fn at(text: &str, words: &str) -> String {
        let byte = text.find(words).expect("the words are there");
        let span = sentence_at(text, Span::new(0, text.len()), byte);
        text[span.range()].to_owned()
    }

    #[test]
    fn the_sentence_under_a_position() {
        let text = "The line rang at 9 a.m. on Monday. Nobody answered! “Why?” he asked. 남북이 통화했다. 끝.";
        assert_eq!(at(text, "rang"), "The line rang at 9 a.m. on Monday.");
        assert_eq!(at(text, "Nobody"), "Nobody answered!");
        assert_eq!(at(text, "통화"), "남북이 통화했다.");
        assert_eq!(sentence_at("", Span::new(0, 0), 0), Span::new(0, 0));
    }

    #[test]
    fn all_sentences_of_a_text() {
        let text = " One. Two men saw Mr. Kim go. “Why?” \n\n No\nThree";
        let all: Vec<&str> = sentence_spans(text).into_iter().map(|span| &text[span.range()]).collect();
        assert_eq!(all, ["One.", "Two men saw Mr. Kim go.", "“Why?”", "No", "Three"]);
        assert_eq!(sentence_spans(" \n"), []);
    }

    #[test]
    fn a_sentence_stays_within_its_paragraph() {
        let text = "One, two\nthree. Four.";
        assert_eq!(sentence_at(text, Span::new(9, text.len()), 10), Span::new(9, 15));
    }
}
