//! A stretch of text in words, numbers and signs. Positions are bytes.

use crate::text::{Span, plain_letters};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits alone: can be a day or a year.
    Digits,
    /// An amount: `2,013`, `3.5`.
    Amount,
    /// One other character.
    Sign,
}

/// A word, a number or a sign.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its letters in lower case with plain quotes and dashes.
    pub text: String,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether white space stands before it, or nothing.
    pub apart: bool,
}

impl Token {
    /// The number it is; `None` for other tokens and for numbers of more than nine digits.
    pub(super) fn number(&self) -> Option<i32> {
        if self.kind == Kind::Digits && self.text.len() <= 9 { self.text.parse().ok() } else { None }
    }

    fn behind(&self) -> Behind {
        match self.kind {
            Kind::Digits => Behind::Digits,
            Kind::Sign if self.text == "." => Behind::Stop,
            Kind::Sign | Kind::Word | Kind::Amount => Behind::Other,
        }
    }

    /// Whether it is this sign or word.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// What a token stands close behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Digits,
    Stop,
    Other,
}

/// The tokens of the block at `span`.
pub(super) fn tokens(text: &str, span: Span) -> Vec<Token> {
    let (mut found, mut at) = (Vec::new(), span.start());
    let mut apart = true;
    while let Some(first) = text[at..span.end()].chars().next() {
        let rest = &text[at..span.end()];
        let behind = found.last().filter(|_| !apart).map_or(Behind::Other, Token::behind);
        let (kind, len) = measure(rest, first, behind);
        if first.is_whitespace() || is_unseen(first) {
            apart |= first.is_whitespace();
        } else {
            found.push(token(&rest[..len], Span::new(at, at + len), kind, apart));
            apart = false;
        }
        at += len;
    }
    found
}

fn token(words: &str, span: Span, kind: Kind, apart: bool) -> Token {
    let mut plain = String::with_capacity(words.len());
    words.chars().for_each(|letter| plain_letters(letter, |letter| plain.extend(letter.to_lowercase())));
    Token { span, kind, text: plain, capital: words.starts_with(char::is_uppercase), apart }
}

/// Letters that nobody sees: they part no words.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn measure(rest: &str, first: char, behind: Behind) -> (Kind, usize) {
    if first.is_ascii_digit() {
        // In `5.10.2021` nothing is a decimal.
        return if behind == Behind::Stop { (Kind::Digits, digits(rest)) } else { number(rest) };
    }
    // Korean writes what follows close behind: `27일에도`.
    if is_ideograph(first) || (behind == Behind::Digits && matches!(first, '년' | '월' | '일')) {
        return (Kind::Word, first.len_utf8());
    }
    if is_letter(first) {
        let end = rest.find(|letter| !is_letter(letter) && !is_unseen(letter)).unwrap_or(rest.len());
        return (Kind::Word, end);
    }
    (Kind::Sign, first.len_utf8())
}

/// Letters and the marks upon them; not the ones that stand for a whole word.
fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() && !is_ideograph(letter)
        || ('\u{300}'..='\u{36F}').contains(&letter)
        || ('\u{900}'..='\u{97F}').contains(&letter)
}

/// Han and kana: each is a token, for dates are written without spaces there.
const fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Digits, or an amount with its thousands (`2,013`, `1.000.000`) or its decimals (`3.5`).
fn number(rest: &str) -> (Kind, usize) {
    let first = digits(rest);
    let mut end = first;
    let separator = rest.as_bytes().get(end).copied().filter(|sign| matches!(sign, b',' | b'.'));
    if let Some(sign) = separator.filter(|_| first <= 3) {
        while rest.as_bytes().get(end) == Some(&sign) && digits(&rest[end + 1..]) == 3 {
            end += 4;
        }
    }
    if end > first {
        return (Kind::Amount, end);
    }
    if separator == Some(b'.') && first <= 3 {
        let decimals = digits(&rest[end + 1..]);
        let whole = rest.as_bytes().get(end + 1 + decimals) != Some(&b'.');
        if decimals > 0 && whole {
            return (Kind::Amount, end + 1 + decimals);
        }
    }
    (Kind::Digits, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        tokens(text, Span::new(0, text.len())).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_numbers_and_signs() {
        assert_eq!(cut("Oct. 5, 2021"), ["oct", ".", "5", ",", "2021"]);
        assert_eq!(cut("2,013 people in 3.5 years"), ["2,013", "people", "in", "3.5", "years"]);
        assert_eq!(cut("05.10.2021"), ["05", ".", "10", ".", "2021"]);
        assert_eq!(cut("2021年10月5日"), ["2021", "年", "10", "月", "5", "日"]);
        assert_eq!(cut("2021년 10월"), ["2021", "년", "10", "월"]);
        assert_eq!(cut("27일에도"), ["27", "일", "에도"]);
        assert_eq!(cut("O\u{AD}kto\u{AD}ber’s"), ["oktober", "'", "s"]);
    }
}
