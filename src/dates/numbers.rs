//! Numbers in digits and in words, as they stand in datings. Counts tokens.

use super::lexicon::{Lexicon, Sense};
use super::tokens::{Kind, Token};

/// The years that a number of four digits may be.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2199;

/// A number: what it is (`None` for `several`), and how many tokens it takes.
pub(super) fn count(tokens: &[Token], lexicon: &Lexicon) -> Option<(Option<i32>, usize)> {
    let first = tokens.first()?;
    match first.kind {
        Kind::Digits => Some((first.number(), 1)).filter(|_| first.text.len() <= 4).map(|read| with_fraction(tokens, read)),
        Kind::Amount => Some((amount(&first.text), 1)),
        Kind::Sign => None,
        Kind::Word => in_words(tokens, lexicon).map(|read| with_fraction(tokens, read)),
    }
}

/// `1,000` is a number, `2.5` is none that days can be counted with.
fn amount(text: &str) -> Option<i32> {
    let grouped = text.split([',', '.']).skip(1).all(|group| group.len() == 3);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if grouped { digits.parse().ok() } else { None }
}

/// `two and a half`, `4 1/2`: takes the words; how many it is stays open.
fn with_fraction(tokens: &[Token], (number, used): (Option<i32>, usize)) -> (Option<i32>, usize) {
    let rest: Vec<&str> = tokens[used..].iter().take(4).map(|token| token.text.as_str()).collect();
    match rest.as_slice() {
        ["and" | "-", "a", "half", ..] => (None, used + 3),
        ["and", "a", "-", "half"] => (None, used + 4),
        ["-", "and", "-", "a"] => (None, used + 4),
        ["1" | "3", "/", "2" | "4", ..] => (None, used + 3),
        ["½" | "¼" | "¾", ..] => (None, used + 1),
        _ => (number, used),
    }
}

/// `two`, `twenty-five`, `a hundred and ten`, `several`.
fn in_words(tokens: &[Token], lexicon: &Lexicon) -> Option<(Option<i32>, usize)> {
    let number = |at: usize| tokens.get(at).and_then(|token| find(token, lexicon));
    let first = number(0)?;
    let Some(mut sum) = first else { return Some((None, several_length(tokens, lexicon))) };
    let (mut used, mut high) = (1, sum);
    loop {
        let joined = tokens.get(used).is_some_and(|token| token.is("-") || token.is("and")) && sum >= 20;
        let at = used + usize::from(joined);
        let Some(Some(next)) = number(at) else { break };
        match next {
            100 | 1000 if sum < next => sum = sum.saturating_mul(next),
            1..=9 if (20..=90).contains(&high) && high % 10 == 0 => sum += next,
            1..=99 if sum >= 100 && sum % 100 == 0 => sum += next,
            _ => break,
        }
        (used, high) = (at + 1, next);
    }
    Some((Some(sum), used))
}

fn find(token: &Token, lexicon: &Lexicon) -> Option<Option<i32>> {
    lexicon.get(token.text.as_str())?.iter().find_map(|sense| match sense {
        Sense::Number(number) => Some(Some(*number)),
        Sense::Several => Some(None),
        Sense::Month(_) | Sense::Weekday(_) | Sense::Season(_) | Sense::Unit(_) | Sense::Units(_) | Sense::Ordinal(_) => None,
    })
}

/// `several`, `several hundred`, `dozens of`.
fn several_length(tokens: &[Token], lexicon: &Lexicon) -> usize {
    let next = tokens.get(1);
    let further = next.is_some_and(|token| token.is("of") || find(token, lexicon).is_some());
    1 + usize::from(further)
}

/// A year in four digits, and how many tokens it takes.
pub(super) fn year(tokens: &[Token], lexicon: &Lexicon) -> Option<(i16, usize)> {
    let first = tokens.first()?;
    if first.kind == Kind::Word {
        return spoken_year(tokens, lexicon);
    }
    let number = first.number().filter(|number| first.text.len() == 4 && YEARS.contains(number))?;
    Some((i16::try_from(number).ok()?, 1))
}

/// `nineteen ninety-one`, `two thousand four`, as broadcasts are written down.
fn spoken_year(tokens: &[Token], lexicon: &Lexicon) -> Option<(i16, usize)> {
    let number = |at: usize| tokens.get(at).and_then(|token| find(token, lexicon)).flatten();
    let century = number(0).filter(|century| (14..=20).contains(century))?;
    let mut used = 1;
    let tens = number(used).filter(|tens| (10..=99).contains(tens))?;
    used += 1;
    let mut year = century * 100 + tens;
    let dash = usize::from(tokens.get(used).is_some_and(|token| token.is("-")));
    if let Some(ones) = number(used + dash).filter(|ones| (1..=9).contains(ones) && tens >= 20 && tens % 10 == 0) {
        year += ones;
        used += dash + 1;
    }
    Some((i16::try_from(year).ok()?, used))
}

/// A year in two digits (`'98`), nearest to our time: up to 40 of this century.
pub(super) fn short_year(token: &Token) -> Option<i16> {
    let number = token.number().filter(|_| token.text.len() == 2)?;
    i16::try_from(if number <= 40 { 2000 + number } else { 1900 + number }).ok()
}
