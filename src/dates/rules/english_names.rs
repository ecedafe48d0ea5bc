//! English: names that come round, and which of them is meant; quarters, halves, holidays.

use crate::dates::meaning::{Meaning, Name, Season, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// Tried after those that name their year.
pub(super) const RULES: &[Rule] = &[
    rule(
        "part of a weekday",
        "{weekday} 's? morning|afternoon|evening|night ;  {weekday} at? {clock} ; \
         {clock} on? {weekday} morning|afternoon|evening|night? ; \
         {weekday} morning|afternoon|evening|night at {clock}",
        |s| s.weekday.map(|weekday| Meaning::Named(Which::Nearest, Name::Weekday(weekday))),
    ),
    rule(
        "last weekday or month",
        "last|past {weekday} morning|afternoon|evening|night? ; last {month} ; this past {weekday} ; \
         this past {month} ; the previous {weekday} ; last {month} {day} ; {month} last",
        |s| s.which(Which::Last),
    ),
    rule(
        "next weekday or month",
        "next {weekday} morning|afternoon|evening|night? ; next {month} ; this coming {weekday} ; \
         the following {weekday} ; the coming {weekday} ; next {month} {day}",
        |s| s.which(Which::Next),
    ),
    rule("this weekday or month", "this {weekday} morning|afternoon|evening|night? ; this {month} ; this {month} {day}", |s| {
        s.which(Which::This)
    }),
    rule("weekday of last week", "{weekday} of? last week ; last week 's? {weekday} ; last week on {weekday}", |s| {
        s.which(Which::Weeks(-1))
    }),
    rule("weekday of next week", "{weekday} of? next week ; next week 's {weekday} ; a week from {weekday}", |s| {
        s.which(Which::Weeks(1))
    }),
    rule("weekday of this week", "{weekday} of? this week", |s| s.which(Which::Weeks(0))),
    rule("month of last year", "{month} {day}? ,? of? last year ; last year 's {month}", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} {day}? ,? of? this year ; this year 's {month}", |s| s.which(Which::Years(0))),
    rule("month of next year", "{month} {day}? ,? of? next year ; next year 's {month}", |s| s.which(Which::Years(1))),
    rule("day of a month", "the {nth} of this|the month ; this|the month 's {nth}", |s| {
        s.day.map(|day| Meaning::Named(Which::Nearest, Name::DayOfMonth(day)))
    }),
    rule("season", "this {season}", |s| s.which(Which::This)),
    rule("the season in question", "the {season}", |s| s.which(Which::Nearest)),
    rule(
        "part of a month",
        "the? {ordinal} {unit} of {month} ,? {year}? ; the last|final|opening|closing {unit} of {month} ,? {year}?",
        |s| s.unit.and(s.dated()),
    ),
    rule("last season", "last {season} ; this past {season} ; the previous|past {season}", |s| s.which(Which::Last)),
    rule("next season", "next {season} ; the following|coming {season} ; this coming {season}", |s| s.which(Which::Next)),
    rule(
        "quarter",
        "the? fiscal? {ordinal} -? fiscal? quarter of? fiscal? {year}? ; the? {year} {ordinal} -? quarter ; \
         the? {year} 's {ordinal} quarter",
        |s| s.quarter(Which::Nearest),
    ),
    rule(
        "quarter of last year",
        "the? {ordinal} quarter of? last year ; last year 's {ordinal} -? quarter ; \
         the? {ordinal} quarter a year ago|earlier",
        |s| s.quarter(Which::Years(-1)),
    ),
    rule("quarter of this year", "the? {ordinal} quarter of? this year ; this year 's {ordinal} -? quarter", |s| {
        s.quarter(Which::Years(0))
    }),
    rule("quarter of next year", "the? {ordinal} quarter of? next year ; next year 's {ordinal} -? quarter", |s| {
        s.quarter(Which::Years(1))
    }),
    rule(
        "half of a year",
        "the? fiscal? {ordinal} -? half of {year} ; fiscal? {year} 's {ordinal} half ; \
         the? fiscal? {ordinal} half of the year ; the? {year} {ordinal} half ; the {ordinal} fiscal? half ; \
         {ordinal} - half",
        |s| s.half(Which::Nearest),
    ),
    rule("half of last year", "the? {ordinal} half of? last year ; last year 's {ordinal} half", |s| s.half(Which::Years(-1))),
    rule("half of this year", "the? {ordinal} half of? this year ; this year 's {ordinal} half", |s| s.half(Which::Years(0))),
    rule("half of next year", "the? {ordinal} half of? next year ; next year 's {ordinal} half", |s| s.half(Which::Years(1))),
    rule("first months of a year", "the? first {n} months of {year} ; the? {year} first {n} months", |s| {
        let count = i8::try_from(s.count?).ok().filter(|count| (1..=12).contains(count))?;
        Some(Meaning::Dated(s.year?, Name::Months(count)))
    }),
    rule("season", "{season} 's? of this year", |s| Some(Meaning::Named(Which::Years(0), Name::Season(s.season?)))),
    rule("last night", "last night ; last evening", |_| {
        Some(Meaning::Away(crate::dates::meaning::Origin::Publication, -1, Unit::Day))
    }),
    rule("holiday", "christmas day? {year}?", |s| holiday(s.year, 12, 25)),
    rule("holiday", "christmas eve {year}?", |s| holiday(s.year, 12, 24)),
    rule("holiday", "new year 's? eve {year}?", |s| holiday(s.year, 12, 31)),
    rule("holiday", "new year 's? day {year}?", |s| holiday(s.year, 1, 1)),
    rule("holiday", "independence day {year}? ; the fourth of july {year}? ; july fourth {year}?", |s| holiday(s.year, 7, 4)),
    rule("holiday", "halloween {year}?", |s| holiday(s.year, 10, 31)),
    rule("holiday", "valentine 's day {year}?", |s| holiday(s.year, 2, 14)),
    rule("holiday", "thanksgiving day? ; labor day ; memorial day ; easter sunday?", |_| Some(Meaning::Open)),
    rule("winter of two years", "the? winter of {year} - {n}", |s| Some(Meaning::Dated(s.year?, Name::Season(Season::Winter)))),
];

fn holiday(year: Option<i16>, month: i8, day: i8) -> Option<Meaning> {
    let name = Name::Day(month, day);
    Some(year.map_or(Meaning::Named(Which::Nearest, name), |year| Meaning::Dated(year, name)))
}
