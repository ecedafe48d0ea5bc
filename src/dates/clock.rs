//! Times of day. Counts tokens.

use super::tokens::{Kind, Token};

/// Whether the word is a time of day by itself.
pub(super) fn is_hour(token: &Token) -> bool {
    matches!(token.text.as_str(), "noon" | "midnight" | "midday")
}

/// `9 a.m.`, `9:30 p.m. EDT`, `14:00`, `1400 GMT`, `noon`.
pub(super) fn clock(rest: &[Token]) -> Option<usize> {
    let word = |at: usize| rest.get(at).map_or("", |token| token.text.as_str());
    if is_hour(&rest[0]) {
        return Some(1);
    }
    let digits = rest[0].kind != Kind::Sign && rest[0].text.starts_with(|letter: char| letter.is_ascii_digit());
    if !digits || rest[0].text.len() > 5 || rest[0].text.contains(',') {
        return None;
    }
    let mut end = 1;
    let minutes =
        word(1) == ":" && rest.get(2).is_some_and(|token| !token.apart && token.text.len() == 2 && token.kind == Kind::Digits);
    if minutes {
        end = if word(3) == ":" && rest.get(4).is_some_and(|token| token.kind == Kind::Digits) { 5 } else { 3 };
    }
    let half = half_of_day(rest, end);
    let zone = zone(rest, end + half);
    let clock = word(end) == "o" && word(end + 1) == "'" && word(end + 2) == "clock";
    let hour = rest[0].number().is_none_or(|hour| hour <= 24);
    let whole = rest[0].text.len() == 4 && zone > 0;
    match () {
        () if clock => Some(end + 3),
        () if half > 0 && (hour || whole) => Some(end + half + zone),
        () if (minutes && hour) || whole => Some(end + zone),
        () => None,
    }
}

/// `a.m.`, `pm`, `p. m.`: how many tokens.
fn half_of_day(rest: &[Token], at: usize) -> usize {
    let word = |ahead: usize| rest.get(at + ahead).map_or("", |token| token.text.as_str());
    match (word(0), word(1), word(2), word(3)) {
        ("a" | "p", ".", "m", ".") => 4,
        ("a" | "p", ".", "m", _) => 3,
        ("am" | "pm", ".", _, _) if !rest[at + 1].apart && rest.get(at + 2).is_some_and(|next| !next.capital) => 2,
        ("am" | "pm", ..) => 1,
        _ => 0,
    }
}

const ZONES: [&str; 24] = [
    "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "cest", "kst", "jst", "ist", "et", "pt",
    "ct", "aest", "msk", "wib", "hkt", "akst",
];

/// `GMT`, `Eastern time`, `local time`: how many tokens.
fn zone(rest: &[Token], at: usize) -> usize {
    let word = |ahead: usize| rest.get(at + ahead).map_or("", |token| token.text.as_str());
    match (word(0), word(1), word(2)) {
        (zone, ..) if ZONES.contains(&zone) => 1,
        ("local" | "eastern" | "pacific" | "central" | "mountain" | "moscow", "time", _) => 2,
        ("eastern" | "pacific" | "central", "standard" | "daylight", "time") => 3,
        _ => 0,
    }
}
