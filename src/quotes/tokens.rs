//! A paragraph as words, marks and quotations, cut into sentences. Spans are bytes of the text.

use super::pairs::Pair;
use crate::text::{Span, token_spans};

/// What stands at one place of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// A mark of any kind.
    Mark,
    /// Quoted words, as one: the index into the quotations of the text.
    Quote(usize),
}

/// A word, a mark, or quoted words as one.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: Kind,
    /// In small letters; for quotations empty.
    pub lower: String,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether a sentence ends with it.
    pub ends: bool,
}

impl Token {
    /// Whether it is this word or mark.
    pub fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// Short forms that end with a dot which ends no sentence.
const SHORT: &str = "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm rev hon st jr sr inc corp ltd co vs etc jan feb mar apr jun jul \
    aug sep sept oct nov dec no u.s u.k u.n e.u d.c a.m p.m i.e e.g sra pres dept univ bros ave blvd ft mt maj det supt insp";

/// The words, marks and quotations of one level in a paragraph. `quotes` are those of the text, with their indices.
pub(super) fn tokens(text: &str, paragraph: Span, quotes: &[(usize, Pair)], level: u8) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = paragraph.start();
    for (index, pair) in quotes.iter().filter(|(_, pair)| pair.level == level) {
        let Some(inside) = pair.span.overlap(paragraph) else { continue };
        plain(text, Span::new(at, inside.start().max(at)), &mut tokens);
        tokens.push(Token { span: inside, kind: Kind::Quote(*index), lower: String::new(), capital: false, ends: false });
        at = inside.end();
    }
    plain(text, Span::new(at, paragraph.end().max(at)), &mut tokens);
    mark_ends(text, &mut tokens);
    tokens
}

fn plain(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let words = &text[span.range()];
    let first = tokens.len();
    for token in token_spans(words) {
        let here = Span::new(span.start() + token.start(), span.start() + token.end());
        let word = &text[here.range()];
        if joins(text, tokens.get(first..).and_then(<[Token]>::last), here) {
            if let Some(last) = tokens.last_mut() {
                last.span = Span::new(last.span.start(), here.end());
                last.lower.push_str(&word.to_lowercase());
                last.capital |= last.kind == Kind::Mark;
                last.kind = Kind::Word;
            }
            continue;
        }
        let is_word = word.chars().any(char::is_alphanumeric);
        tokens.push(Token {
            span: here,
            kind: if is_word { Kind::Word } else { Kind::Mark },
            lower: word.to_lowercase().replace('’', "'"),
            capital: word.chars().next().is_some_and(char::is_uppercase),
            ends: false,
        });
    }
}

/// Whether a token belongs to the one before: a hyphen within a word, the dot of a short form.
fn joins(text: &str, last: Option<&Token>, here: Span) -> bool {
    let Some(last) = last.filter(|last| last.span.end() == here.start()) else { return false };
    let word = &text[here.range()];
    let before = &text[last.span.range()];
    let next = text[here.end()..].chars().next();
    match word {
        "-" | "‑" | "‐" => last.is_word() && next.is_some_and(char::is_alphanumeric),
        "@" | "#" | "&" => false,
        "." => last.is_word() && is_short(before),
        _ if matches!(before, "@" | "#") => word.starts_with(char::is_alphanumeric),
        _ => before.ends_with(['-', '‑', '‐', '@', '#']) && before.chars().count() > 1 && word.starts_with(char::is_alphanumeric),
    }
}

/// Whether a word with a dot is a short form: a single capital, a known one, or one with dots within.
fn is_short(word: &str) -> bool {
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let lower = word.to_lowercase();
    initial || (word.contains('.') && !word.ends_with('.')) || SHORT.split_whitespace().any(|short| short == lower)
}

fn mark_ends(text: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let next = tokens.get(at + 1);
        tokens[at].ends = match tokens[at].kind {
            Kind::Word => false,
            Kind::Mark => {
                matches!(tokens[at].lower.as_str(), "!" | "?" | "。" | "！" | "？" | "…")
                    || (tokens[at].lower.starts_with('.') && next.is_none_or(|next| next.capital || next.kind != Kind::Word))
            }
            Kind::Quote(_) => {
                let last =
                    text[tokens[at].span.range()].trim_end_matches(|letter: char| !letter.is_alphanumeric() && !is_stop(letter));
                last.ends_with(is_stop) && next.is_none_or(|next| next.capital || matches!(next.kind, Kind::Quote(_)))
            }
        };
    }
}

/// Marks that end a sentence.
pub(super) const fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// The sentence around a token, as a range of tokens.
pub(super) fn sentence(tokens: &[Token], at: usize) -> (usize, usize) {
    let start = (0..at).rev().find(|before| tokens[*before].ends).map_or(0, |before| before + 1);
    let end = (at..tokens.len()).find(|here| tokens[*here].ends).map_or(tokens.len(), |here| here + 1);
    (start, end)
}
