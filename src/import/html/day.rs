//! A day in a text or an attribute, as people and programs of many countries write it.

use std::borrow::Cow;

use super::months::month;
use crate::notebook::PublishedDate;

/// The first and the last year of a web page.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2050;

/// The longest text in which a day is looked for, in bytes: a by-line.
const LONGEST: usize = 400;

/// Words that stand between a day, its month and its year.
const BETWEEN: &[&str] = &[
    "d", "da", "de", "del", "den", "di", "do", "er", "m", "nd", "ng", "năm", "of", "rd", "st", "th", "the", "г", "года", "р",
    "року",
];

/// A word or a sign of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

/// The first whole day in a text. A day that could be two (`05/10/2020`) is read in the way of the language's country.
pub(super) fn in_text(text: &str, language: &str) -> Option<PublishedDate> {
    let text = &*plain_digits(&text[..text.floor_char_boundary(LONGEST)]);
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(text);
    let inside = |at: usize| at > 1 && is_digit_sign(tokens[at - 1]) && matches!(tokens[at - 2], Token::Number(_));
    (0..tokens.len()).find_map(|at| day_at(&tokens[at..], language, inside(at)))
}

/// The zeros of Arabic, Persian, Devanagari and Bengali digits; the others follow them.
const ZEROS: [u32; 4] = [0x660, 0x6F0, 0x966, 0x9E6];

/// The text with such digits as `0` to `9`.
fn plain_digits(text: &str) -> Cow<'_, str> {
    let digit = |letter: char| {
        let values = ZEROS.iter().filter_map(|zero| u32::from(letter).checked_sub(*zero));
        values.into_iter().find(|value| *value < 10).and_then(|value| char::from_digit(value, 10))
    };
    if !text.contains(|letter| digit(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| digit(letter).unwrap_or(letter)).collect())
}

/// The day in an attribute or a `meta` tag: as in a text, or eight digits, or seconds since 1970.
pub(in crate::import) fn in_attribute(value: &str, language: &str) -> Option<PublishedDate> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        8 | 12 | 14 => compact(&value[..8]),
        10 | 13 if digits == value.len() => seconds(value),
        _ => in_text(value, language),
    }
}

/// The day in an address: `/2020/10/05/`, `2020-10-05`, `/20201005`.
pub(super) fn in_address(address: &str) -> Option<PublishedDate> {
    let path = address.split_once("//").map_or(address, |(_, rest)| rest);
    let path = path.find('/').map(|slash| &path[slash..])?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = path.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let triple = parts.windows(3).find_map(|three| {
        let whole = three[0].len() == 4 && three[1].len() == 2 && three[2].len() == 2 && three.iter().all(|part| digits(part));
        day(number(three[0])?, number(three[1])?, number(three[2])?).filter(|_| whole)
    });
    let compact = || parts.iter().find_map(|part| compact(part).filter(|_| part.len() == 8));
    triple.or_else(compact)
}

fn is_digit_sign(token: Token<'_>) -> bool {
    matches!(token, Token::Sign('-' | '/' | '.' | ':' | ','))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = |letter: char| (letter.is_ascii_digit(), letter.is_alphabetic() || is_mark(letter));
        let end = rest.find(|letter| kind(letter) != kind(first)).unwrap_or(rest.len());
        let (word, after) = match kind(first) {
            (false, false) => rest.split_at(first.len_utf8()),
            _ => rest.split_at(end),
        };
        tokens.push(match kind(first) {
            (true, _) => Token::Number(word),
            (false, true) => Token::Word(word),
            (false, false) => Token::Sign(first),
        });
        rest = after;
    }
    tokens
}

/// Signs that are part of words in some scripts (vowel signs of Devanagari).
fn is_mark(letter: char) -> bool {
    ('\u{900}'..='\u{97F}').contains(&letter)
}

fn day_at(tokens: &[Token<'_>], language: &str, inside: bool) -> Option<PublishedDate> {
    match tokens.first()? {
        Token::Number(first) if !inside || first.len() == 4 => {
            let first_number = number(first)?;
            if first.len() == 4 {
                year_first(first_number, &tokens[1..], language)
            } else {
                day_first(first, &tokens[1..], language)
            }
        }
        Token::Number(_) => None,
        Token::Word(name) => month_first(month(name, language)?, &tokens[1..]),
        Token::Sign(_) => None,
    }
}

/// `2020-10-05`, `2020. október 5.`, `2020年10月5日`.
fn year_first(year: i16, rest: &[Token<'_>], language: &str) -> Option<PublishedDate> {
    let rest = skip(rest, &["年", "년"]);
    match *rest.first()? {
        Token::Number(second) if second.len() <= 2 => {
            let rest = skip(&rest[1..], &["月", "월"]);
            let Some(Token::Number(third)) = rest.first() else { return None };
            day(year, number(second)?, number(third).filter(|_| third.len() <= 2)?)
        }
        Token::Word(name) => {
            let rest = skip(&rest[1..], &[]);
            let Some(Token::Number(third)) = rest.first() else { return None };
            day(year, month(name, language)?, number(third).filter(|_| third.len() <= 2)?)
        }
        Token::Number(_) | Token::Sign(_) => None,
    }
}

/// `5 October 2020`, `5.10.2020`, `05/10/20`.
fn day_first(first: &str, rest: &[Token<'_>], language: &str) -> Option<PublishedDate> {
    let first = number(first).filter(|_| first.len() <= 2)?;
    if let [Token::Sign(sign @ ('.' | '/' | '-')), Token::Number(second), Token::Sign(again), Token::Number(third), ..] = rest
        && sign == again
        && second.len() <= 2
    {
        return two_numbers(first, number(second)?, *sign, full_year(third)?, language);
    }
    let rest = skip(rest, &[]);
    let Some(Token::Word(name)) = rest.first() else { return numbers_apart(first, rest) };
    let after = skip(&rest[1..], &[]);
    let Some(Token::Number(next)) = after.first() else { return None };
    if *name == "tháng" {
        // Vietnamese counts its months: `5 tháng 10 năm 2020`.
        let Some(Token::Number(year)) = skip(&after[1..], &[]).first() else { return None };
        return day(number(year).filter(|_| year.len() == 4)?, number(next)?, first);
    }
    day(number(next).filter(|_| next.len() == 4)?, month(name, language)?, first)
}

/// `5. 10. 2020`.
fn numbers_apart(first: i16, rest: &[Token<'_>]) -> Option<PublishedDate> {
    let Some(Token::Number(second)) = rest.first().filter(|_| rest.get(1) == Some(&Token::Sign('.'))) else { return None };
    let Some(Token::Number(third)) = skip(&rest[1..], &[]).first().copied() else { return None };
    day(number(third).filter(|_| third.len() == 4)?, number(second).filter(|_| second.len() <= 2)?, first)
}

fn two_numbers(first: i16, second: i16, sign: char, year: i16, language: &str) -> Option<PublishedDate> {
    if first > 12 || sign == '.' {
        return day(year, second, first);
    }
    if second > 12 {
        return day(year, first, second);
    }
    // Only the United States and the Philippines write the month first; English of no country could be either.
    match language.to_ascii_lowercase().as_str() {
        "en-us" | "en-ph" | "fil" | "tl" => day(year, first, second),
        "en" | "" if first != second => None,
        _ => day(year, second, first),
    }
}

/// `October 5, 2020`, `Oct 05 12:30:00 GMT 2020`.
fn month_first(month: i16, rest: &[Token<'_>]) -> Option<PublishedDate> {
    let rest = skip(rest, &[]);
    let Some(Token::Number(second)) = rest.first().filter(|_| true) else { return None };
    let second = number(second).filter(|_| second.len() <= 2)?;
    let after = skip(&rest[1..], &[]);
    if let Some(Token::Number(third)) = after.first()
        && third.len() == 4
    {
        return day(number(third)?, month, second);
    }
    let clock = after.iter().take(14).take_while(|token| !matches!(token, Token::Sign(';' | '(' | '|')));
    let years = clock.filter_map(|token| if let Token::Number(year) = token { Some(*year) } else { None });
    let year = years
        .filter(|year| year.len() == 4)
        .find_map(number)
        .filter(|_| rest.iter().take(8).any(|token| *token == Token::Sign(':')))?;
    day(year, month, second)
}

/// What follows up to three signs and words that may stand inside a date.
fn skip<'t, 'a>(tokens: &'t [Token<'a>], also: &[&str]) -> &'t [Token<'a>] {
    let may = |token: &Token<'_>| match token {
        Token::Sign(sign) => " ,.-/\u{A0}'’ºª°\n\t\u{202F}".contains(*sign),
        Token::Word(word) => BETWEEN.contains(word) || also.contains(word),
        Token::Number(_) => false,
    };
    let count = tokens.iter().take(5).take_while(|token| may(token)).count();
    &tokens[count..]
}

fn number(digits: &str) -> Option<i16> {
    digits.parse().ok()
}

/// A year of four digits, or of two in this century.
fn full_year(digits: &str) -> Option<i16> {
    match digits.len() {
        4 => number(digits),
        2 => number(digits).map(|year| 2000 + year),
        _ => None,
    }
}

fn compact(digits: &str) -> Option<PublishedDate> {
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(number);
    day(part(0..4)?, part(4..6)?, part(6..8)?)
}

/// Seconds or milliseconds since 1970, in the time of Greenwich.
fn seconds(digits: &str) -> Option<PublishedDate> {
    let number: i64 = digits.parse().ok()?;
    let seconds = if digits.len() == 13 { number / 1000 } else { number };
    let date = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date();
    day(date.year(), i16::from(date.month()), i16::from(date.day()))
}

fn day(year: i16, month: i16, day: i16) -> Option<PublishedDate> {
    let date = PublishedDate::new(year, Some(i8::try_from(month).ok()?), Some(i8::try_from(day).ok()?))?;
    YEARS.contains(&year).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_texts_of_many_countries() {
        for (text, language, expected) in [
            ("Published on October 5, 2020 at 3 p.m.", "en", Some("2020-10-05")),
            ("Mon, 5th of Oct. 2020", "en", Some("2020-10-05")),
            ("Mon Oct 05 12:30:00 GMT 2020", "en", Some("2020-10-05")),
            ("5. Oktober 2020, 14:20 Uhr", "de", Some("2020-10-05")),
            ("05.10.2020", "", Some("2020-10-05")),
            ("5. 10. 2020", "cs", Some("2020-10-05")),
            ("05.10.20 | 12:30", "de", Some("2020-10-05")),
            ("le 5 août 2020", "fr", Some("2020-08-05")),
            ("1er mars 2020", "fr", Some("2020-03-01")),
            ("5 de octubre de 2020", "es", Some("2020-10-05")),
            ("5 октября 2020 года", "ru", Some("2020-10-05")),
            ("2020. október 5.", "hu", Some("2020-10-05")),
            ("5. listopada 2020.", "hr", Some("2020-10-05")),
            ("5 listopada 2020", "pl", Some("2020-11-05")),
            ("2020年10月5日", "ja", Some("2020-10-05")),
            ("2020년 10월 5일", "ko", Some("2020-10-05")),
            ("ngày 05 tháng 10 năm 2020", "vi", Some("2020-10-05")),
            ("5 d’octubre de 2020", "ca", Some("2020-10-05")),
            ("2020 m. spalio 5 d.", "lt", Some("2020-10-05")),
            ("٥ أكتوبر ٢٠٢٠", "ar", Some("2020-10-05")),
            ("۵ اکتبر ۲۰۲۰", "fa", Some("2020-10-05")),
            ("5 кастрычніка 2020", "be", Some("2020-10-05")),
            ("5 oktyabr 2020", "az", Some("2020-10-05")),
            ("5. janúar 2020", "is", Some("2020-01-05")),
            ("2020-10-05T23:30:00-07:00", "", Some("2020-10-05")),
            ("05/10/2020", "en-GB", Some("2020-10-05")),
            ("05/10/2020", "en-US", Some("2020-05-10")),
            ("05/10/2020", "en", None),
            ("Datum:5. Oktober 2020", "de", Some("2020-10-05")),
            ("13/10/2020", "en", Some("2020-10-13")),
            ("March 2020", "en", None),
            ("31 February 2020", "en", None),
            ("call 555-2020-10", "en", None),
            ("in 1848 May 5", "en", None),
        ] {
            assert_eq!(in_text(text, language).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn days_in_attributes_and_addresses() {
        for (value, expected) in
            [("20201005", Some("2020-10-05")), ("1601856000", Some("2020-10-05")), ("x", None), ("12345678", None)]
        {
            assert_eq!(in_attribute(value, "").map(|date| date.to_string()).as_deref(), expected, "{value}");
        }
        for (address, expected) in [
            ("https://a.org/2020/10/05/x.html", Some("2020-10-05")),
            ("https://a.org/x-2020-10-05.html", Some("2020-10-05")),
            ("https://a.org/x/20201005/", Some("2020-10-05")),
            ("https://a.org/2020/10/x", None),
            ("https://a.org/2020/10/3-questions", None),
            ("https://2020-10-05.org", None),
        ] {
            assert_eq!(in_address(address).map(|date| date.to_string()).as_deref(), expected, "{address}");
        }
    }
}
