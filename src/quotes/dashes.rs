//! Speech that a dash opens, as novels and interviews in Spanish, French, Russian and other languages have it. Positions are bytes.

use super::lexicon::Lexicon;
use super::marks::Family;
use super::pairs::Pair;
use crate::text::{Block, BlockKind, Reading, Span, trim_span};

/// The stretches of speech in paragraphs that begin with a dash: without the words in between that say who speaks.
///
/// `—No —dijo Ana—. Ya voy.`, `— Non, dit Anne.`, `— Нет, — сказала Анна. — Да.` A single paragraph with a dash may as well be
/// an entry of a list: it is taken only where it names a speaker.
pub(super) fn quoted(reading: &Reading, words: &Lexicon) -> Vec<Pair> {
    let blocks: Vec<&Block> = reading.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph).collect();
    let mut pairs = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !is_opened(reading, block) {
            continue;
        }
        let beside = [index.checked_sub(1), Some(index + 1)];
        let in_row = beside.into_iter().flatten().any(|other| blocks.get(other).is_some_and(|other| is_opened(reading, other)));
        let (parts, told) = parts(reading.text(), block.span, words);
        if told || in_row && parts.iter().all(|part| reading.slice(*part).chars().any(char::is_whitespace)) {
            pairs.extend(parts.into_iter().map(|span| pair(reading.text(), span)));
        }
    }
    pairs
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '—' | '–' | '―')
}

/// A dash, and behind it what begins a sentence.
fn is_opened(reading: &Reading, block: &Block) -> bool {
    let mut letters = reading.slice(block.span).chars();
    letters.next().is_some_and(is_dash)
        && letters
            .find(|letter| !letter.is_whitespace())
            .is_some_and(|letter| letter.is_uppercase() || matches!(letter, '¿' | '¡' | '…'))
}

fn pair(text: &str, span: Span) -> Pair {
    let words = &text[span.range()];
    let dash = words.chars().take_while(|letter| is_dash(*letter)).map(char::len_utf8).sum::<usize>();
    Pair { span, words: trim_span(text, Span::new(span.start() + dash, span.end())), family: Family::Dash, level: 0 }
}

/// The speech of a paragraph, and whether something in it says who speaks.
fn parts(text: &str, block: Span, words: &Lexicon) -> (Vec<Span>, bool) {
    let mut parts = Vec::new();
    let mut told = false;
    let mut at = block.start();
    // Between the dashes of a paragraph, speech and words about the speaker take turns.
    for piece in text[block.range()].split_inclusive(is_dash) {
        let span = Span::new(at, at + piece.len());
        at = span.end();
        let body = piece.trim_end_matches(is_dash).trim();
        if body.is_empty() {
            continue;
        }
        if begins_with_verb(body, words) {
            told = true;
            continue;
        }
        // `—. Ya voy`: the stop behind the closing dash belongs to the words before.
        let stop = piece.len() - piece.trim_start_matches(['.', ',']).trim_start().len();
        let stopped = piece.starts_with(['.', ',']);
        let start = if stopped { span.start() + stop } else { span.start() };
        let piece = &text[start..span.end()];
        let dash = text[block.start()..start].chars().next_back().filter(|letter| is_dash(*letter)).map_or(0, char::len_utf8);
        let end = start + piece.trim_end_matches(|letter: char| is_dash(letter) || letter.is_whitespace()).len();
        let cut = verb_behind_comma(&text[start..end], words);
        told |= cut.is_some();
        let speech = trim_span(text, Span::new(start - dash, cut.map_or(end, |cut| start + cut)));
        if text[speech.range()].chars().any(char::is_alphanumeric) {
            parts.push(speech);
        }
    }
    (parts, told)
}

fn begins_with_verb(body: &str, words: &Lexicon) -> bool {
    let mut first = body.trim_start_matches(['.', ',', ' ']).split_whitespace().map(bare).take(2);
    first.any(|word| words.speech.contains(word.as_str()) && word.chars().next().is_some_and(char::is_lowercase))
}

/// `Non, dit Anne`: the byte of the mark before the verb.
fn verb_behind_comma(speech: &str, words: &Lexicon) -> Option<usize> {
    let marks = speech.match_indices([',', '!', '?', '…']);
    marks.map(|(at, mark)| at + mark.len()).find(|at| {
        let next = speech[*at..].split_whitespace().next().unwrap_or_default();
        next.starts_with(char::is_lowercase) && words.speech.contains(bare(next).as_str())
    })
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}
