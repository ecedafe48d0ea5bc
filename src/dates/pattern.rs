//! The little language that rules are written in, and its matching. Counts tokens.
//!
//! A pattern is a row of parts with spaces between them: words (`last|past`), signs (`-`), and places in braces (`{month}`),
//! each optional with a `?` behind it. `;` parts patterns of one rule.

use super::clock::{clock, is_hour};
use super::lexicon::{Lexicon, Sense};
use super::numbers;
use super::slots::Slots;
use super::tokens::{Kind, Token};

/// One part of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Part {
    what: What,
    optional: bool,
}

#[derive(Clone, Debug)]
enum What {
    Words(Vec<&'static str>),
    Place(Place),
}

/// What stands in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Count,
    Unit,
    Units,
    Weekday,
    Month,
    MonthNumber,
    Day,
    Until,
    Year,
    UntilYear,
    ShortYear,
    Season,
    Ordinal,
    Decade,
    Clock,
    /// A day with its ending: `5th`.
    Nth,
    /// Takes nothing: the clause ends here.
    Edge,
}

/// The patterns of a rule, cut into parts.
///
/// # Panics
/// If the rule names a place that there is not: the tests read every rule.
pub(super) fn compile(patterns: &'static str) -> Vec<Vec<Part>> {
    patterns.split(';').map(|pattern| pattern.split_whitespace().flat_map(parts).collect()).collect()
}

/// The parts of a word of a pattern; `'s` is two, as it is in a text.
fn parts(word: &'static str) -> Vec<Part> {
    match word {
        "'s" => vec![part("'"), part("s")],
        "'s?" => vec![part("'?"), part("s?")],
        _ => vec![part(word)],
    }
}

fn part(word: &'static str) -> Part {
    let (what, optional) = match word.strip_suffix('?') {
        Some(what) if !what.is_empty() => (what, true),
        _ => (word, false),
    };
    let place = what.strip_prefix('{').and_then(|what| what.strip_suffix('}'));
    let what = place.map_or_else(|| What::Words(what.split('|').collect()), |name| What::Place(place_named(name)));
    Part { what, optional }
}

fn place_named(name: &str) -> Place {
    match name {
        "n" => Place::Count,
        "unit" => Place::Unit,
        "units" => Place::Units,
        "weekday" => Place::Weekday,
        "month" => Place::Month,
        "mm" => Place::MonthNumber,
        "day" => Place::Day,
        "until" => Place::Until,
        "year" => Place::Year,
        "until_year" => Place::UntilYear,
        "yy" => Place::ShortYear,
        "season" => Place::Season,
        "ordinal" => Place::Ordinal,
        "decade" => Place::Decade,
        "clock" => Place::Clock,
        "nth" => Place::Nth,
        "edge" => Place::Edge,
        other => panic!("a rule names a place that there is not: {other}"),
    }
}

/// What a pattern can begin with: these words, and whether a place.
pub(super) fn beginnings(parts: &[Part]) -> (Vec<&'static str>, bool) {
    let required = parts.iter().position(|part| !part.optional).map_or(parts.len(), |at| at + 1);
    let (mut words, mut place) = (Vec::new(), false);
    for part in &parts[..required] {
        match &part.what {
            What::Words(known) => words.extend(known),
            What::Place(_) => place = true,
        }
    }
    (words, place)
}

/// Whether a place can begin with the token; says yes rather than no.
pub(super) fn can_fill(token: &Token, lexicon: &Lexicon) -> bool {
    match token.kind {
        Kind::Digits | Kind::Amount => true,
        Kind::Sign => token.is("'"),
        Kind::Word => {
            lexicon.contains_key(token.text.as_str()) || is_hour(token) || DECADES.iter().any(|(name, _)| token.is(name))
        }
    }
}

/// A text to match against.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
    /// Whether names of months and weekdays need a capital.
    pub capitals: bool,
}

/// Where the pattern ends that begins at token `at`, and what it found.
pub(super) fn matches(parts: &[Part], source: Source<'_>, at: usize, slots: Slots) -> Option<(usize, Slots)> {
    let Some((first, rest)) = parts.split_first() else { return Some((at, slots)) };
    let mut filled = slots;
    if let Some(used) = take(&first.what, source, at, &mut filled)
        && let Some(found) = matches(rest, source, at + used, filled)
    {
        return Some(found);
    }
    if first.optional { matches(rest, source, at, slots) } else { None }
}

fn take(what: &What, source: Source<'_>, at: usize, slots: &mut Slots) -> Option<usize> {
    if matches!(what, What::Place(Place::Edge)) {
        return is_edge(source.tokens.get(at)).then_some(0);
    }
    let token = source.tokens.get(at)?;
    match what {
        What::Words(words) => words.contains(&token.text.as_str()).then_some(1),
        What::Place(place) => fill(*place, source, at, slots),
    }
}

fn fill(place: Place, source: Source<'_>, at: usize, slots: &mut Slots) -> Option<usize> {
    let Source { tokens, lexicon, .. } = source;
    let rest = &tokens[at..];
    let senses = || lexicon.get(rest[0].text.as_str()).into_iter().flatten().copied();
    match place {
        Place::Count => numbers::count(rest, lexicon).map(|(count, used)| {
            slots.count = count;
            used
        }),
        Place::Unit => {
            set(&mut slots.unit, senses().find_map(|sense| if let Sense::Unit(unit) = sense { Some(unit) } else { None }))
        }
        Place::Units => {
            set(&mut slots.unit, senses().find_map(|sense| if let Sense::Units(unit) = sense { Some(unit) } else { None }))
        }
        Place::Season => {
            set(&mut slots.season, senses().find_map(|sense| if let Sense::Season(season) = sense { Some(season) } else { None }))
        }
        Place::Weekday => {
            let weekday = senses().find_map(|sense| if let Sense::Weekday(weekday) = sense { Some(weekday) } else { None });
            set(&mut slots.weekday, weekday.filter(|_| named(source, at))).map(|used| used + stop_after(source, at))
        }
        Place::Month => {
            let month = senses().find_map(|sense| if let Sense::Month(month) = sense { Some(month) } else { None });
            set(&mut slots.month, month.filter(|_| named(source, at))).map(|used| used + stop_after(source, at))
        }
        Place::MonthNumber => set(&mut slots.month, small(rest, 12)),
        Place::Day => day(rest).map(|(day, used)| {
            slots.day = Some(day);
            used
        }),
        Place::Until => day(rest).map(|(day, used)| {
            slots.until = Some(day);
            used
        }),
        Place::Year => numbers::year(rest, lexicon).map(|(year, used)| {
            slots.year = Some(year);
            used
        }),
        Place::UntilYear => numbers::year(rest, lexicon).map(|(year, used)| {
            slots.until_year = Some(year);
            used
        }),
        Place::ShortYear => set(&mut slots.year, numbers::short_year(&rest[0])),
        Place::Ordinal => ordinal(source, at).map(|(number, used)| {
            slots.ordinal = Some(number);
            used
        }),
        Place::Decade => decade(rest).map(|(first, used)| {
            slots.decade = Some(first);
            used
        }),
        Place::Clock => clock(rest),
        Place::Nth => day(rest).filter(|(_, used)| *used == 2).map(|(day, used)| {
            slots.day = Some(day);
            used
        }),
        Place::Edge => Some(0),
    }
}

/// Whether a clause ends before the token: `two days before.`, not `two days before the race`.
fn is_edge(next: Option<&Token>) -> bool {
    next.is_none_or(|token| {
        token.kind == Kind::Sign || matches!(token.text.as_str(), "and" | "but" | "when" | "in" | "at" | "with" | "on")
    })
}

fn set<T>(slot: &mut Option<T>, found: Option<T>) -> Option<usize> {
    *slot = Some(found?);
    Some(1)
}

/// Whether a name is written as names are in this language.
fn named(source: Source<'_>, at: usize) -> bool {
    !source.capitals || source.tokens[at].capital
}

/// Takes the dot of an abbreviation (`Oct. 5`): one that stands close behind and ends no sentence.
fn stop_after(source: Source<'_>, at: usize) -> usize {
    let stop = source.tokens.get(at + 1).is_some_and(|token| token.is(".") && !token.apart);
    let goes_on = source.tokens.get(at + 2).is_some_and(|token| !token.capital);
    usize::from(stop && goes_on)
}

fn small(rest: &[Token], most: i32) -> Option<i8> {
    let number = rest[0].number().filter(|number| rest[0].text.len() <= 2 && (1..=most).contains(number))?;
    i8::try_from(number).ok()
}

/// `5`, `05`, `5th`, `5.` is left to the rules.
fn day(rest: &[Token]) -> Option<(i8, usize)> {
    let day = small(rest, 31)?;
    let suffix = rest.get(1).is_some_and(|token| {
        ["st", "nd", "rd", "th", "er", "º", "°", "ª", "e"].contains(&token.text.as_str())
            && (!token.apart || token.text.len() == 2)
    });
    Some((day, 1 + usize::from(suffix)))
}

/// `third`, `3rd`, `21st`.
fn ordinal(source: Source<'_>, at: usize) -> Option<(i32, usize)> {
    let token = &source.tokens[at];
    if let Some(number) = token.number() {
        let suffix = source.tokens.get(at + 1)?;
        let marked = ["st", "nd", "rd", "th", "º", "ª", "e", "er"].contains(&suffix.text.as_str()) && !suffix.apart;
        return (marked && token.text.len() <= 2).then_some((number, 2));
    }
    let senses = source.lexicon.get(token.text.as_str())?;
    let number = senses.iter().find_map(|sense| if let Sense::Ordinal(number) = sense { Some(*number) } else { None })?;
    Some((number, 1))
}

const DECADES: [(&str, i16); 9] = [
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
    ("noughties", 0),
];

/// `1990s`, `1990's`, `'90s`, `90s`, `nineties`.
fn decade(rest: &[Token]) -> Option<(i16, usize)> {
    let apostrophe = usize::from(rest[0].is("'"));
    let token = rest.get(apostrophe)?;
    if let Some((_, first)) = DECADES.iter().find(|(name, _)| token.is(name)) {
        return Some((*first, apostrophe + 1));
    }
    let number = i16::try_from(token.number()?).ok().filter(|number| number % 10 == 0)?;
    let long = token.text.len() == 4 && (1000..2200).contains(&number);
    let close = |at: usize, text: &str| rest.get(at).is_some_and(|token| token.is(text) && !token.apart);
    if long && close(apostrophe + 1, "er") {
        return Some((number, apostrophe + 2));
    }
    let plural = match (close(apostrophe + 1, "s"), close(apostrophe + 1, "'") && close(apostrophe + 2, "s")) {
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => return None,
    };
    (long || token.text.len() == 2).then_some((number, apostrophe + 1 + plural))
}
