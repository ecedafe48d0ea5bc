//! Speech without marks: `he said that it would rain`, `it would rain, he said`. Counts tokens of a paragraph.

use super::cues::Cues;
use super::phrases::Phrase;
use super::tokens::{Kind, Token};
use crate::text::Span;

/// Reported words, their verb and who spoke them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported {
    pub words: Span,
    pub cue: Span,
    pub phrase: Phrase,
}

/// Tokens between a verb and its `that` at most: `told the paper on Monday that`.
const THAT_REACH: usize = 9;

/// Words of a reported statement at least: `he said so` tells nothing.
const LEAST: usize = 3;

/// The reported statements of a paragraph: at most one in each sentence without quoted words.
pub(super) fn reported(cues: &Cues<'_>) -> Vec<Reported> {
    let mut found = Vec::new();
    let mut low = 0;
    while low < cues.tokens.len() {
        let high = (low..cues.tokens.len()).find(|at| cues.tokens[*at].ends).map_or(cues.tokens.len(), |at| at + 1);
        if cues.tokens[low..high].iter().all(|token| !matches!(token.kind, Kind::Quote(_))) {
            found.extend(sentence(cues, low, high));
        }
        low = high;
    }
    found
}

fn sentence(cues: &Cues<'_>, low: usize, high: usize) -> Option<Reported> {
    let tokens = cues.tokens;
    let verb = (low..high).find(|at| cues.is_finite(*at))?;
    let phrase = cues.phrases().before(low, verb).filter(|phrase| phrase.end <= verb);
    let that = (verb + 1..high.min(verb + THAT_REACH)).find(|at| cues.words.that.contains(tokens[*at].lower.as_str()));
    if let (Some(that), Some(phrase)) = (that, phrase) {
        return made(tokens, (that + 1, high), verb, phrase);
    }
    let comma = (low..verb).rev().find(|at| tokens[*at].is(","));
    let ends_with_it = comma.filter(|comma| high - verb <= THAT_REACH && comma - low >= LEAST);
    if let Some(comma) = ends_with_it {
        let inverted = comma + 1 == verb;
        let speaker = if inverted { cues.phrases().starting(verb + 1, high) } else { cues.phrases().before(comma + 1, verb) };
        if let Some(speaker) = speaker.filter(|speaker| inverted || speaker.first == comma + 1) {
            return made(tokens, (low, comma), verb, speaker);
        }
    }
    let clause = verb + 1 < high && cues.words.plain.contains(tokens[verb].lower.as_str()) && starts_clause(cues, verb + 1);
    clause.then_some(phrase).flatten().and_then(|phrase| made(tokens, (verb + 1, high), verb, phrase))
}

/// Whether a clause can start here: `said it would`, not `said on Monday`.
fn starts_clause(cues: &Cues<'_>, at: usize) -> bool {
    let token = &cues.tokens[at];
    token.is_word() && !cues.words.prepositions.contains(token.lower.as_str()) && !cues.words.times.contains(token.lower.as_str())
}

fn made(tokens: &[Token], (first, end): (usize, usize), verb: usize, phrase: Phrase) -> Option<Reported> {
    let end = (first..end).rev().find(|at| tokens[*at].is_word())? + 1;
    let count = tokens[first..end].iter().filter(|token| token.is_word()).count();
    let words = Span::new(tokens[first].span.start(), tokens[end - 1].span.end());
    (count >= LEAST).then_some(Reported { words, cue: tokens[verb].span, phrase })
}
