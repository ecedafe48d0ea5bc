//! English: what counts from today or from the dating before, lengths of time, how often, and vaguely when.

use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit};
use crate::dates::rule::{Rule, rule};
use crate::dates::slots::Slots;

/// Tried last, before the rules of all languages.
pub(super) const RULES: &[Rule] = &[
    rule(
        "today",
        "today ; this morning|afternoon|evening ; tonight ; this very? day ; today at {clock} ; {clock} today ; \
         {clock} this morning|afternoon|evening ; {clock} tonight",
        |_| day(0),
    ),
    rule("yesterday", "yesterday morning|afternoon|evening|night? ; {clock} yesterday", |_| day(-1)),
    rule("day before yesterday", "the day before yesterday", |_| day(-2)),
    rule("tomorrow", "tomorrow morning|afternoon|evening|night? ; {clock} tomorrow", |_| day(1)),
    rule("day after tomorrow", "the day after tomorrow", |_| day(2)),
    rule("overnight", "overnight", |_| Some(Meaning::Open)),
    rule("so long ago", "{n} {units} ago ; {n} {unit} ago ; {n} -? {units} ago", |s| s.away(Publication, -1)),
    rule("so long ago", "a|an {unit} ago ; a|an {unit} ago today ; just? a|an {unit} -? ago", |s| one(s).away(Publication, -1)),
    rule(
        "so long ago",
        "a few|couple of? {units} ago ; {units} ago ; a dozen {units} ago ; a {unit} and a half ago ; \
         half a {unit} ago ; {units} later|earlier ; a long time ago ; long ago ; some time ago ; \
         half a|an {unit} later|earlier|ago ; a half -? {unit} later|earlier|ago",
        |_| Some(Meaning::Open),
    ),
    rule("so long from now", "{n} {units} from now|today ; {n} {units} hence", |s| s.away(Publication, 1)),
    rule("so long from now", "a|an|one {unit} from now|today", |s| s.next(Publication, 1)),
    rule(
        "so long earlier",
        "{n} {units} earlier|previously ; {n} {unit} earlier ; {n} {units} before {edge} ; {n} {unit} before {edge} ; \
         a few {units} earlier|before {edge}",
        |s| s.away(Mention, -1),
    ),
    rule("so long earlier", "a|an|the {unit} earlier ; a|an|the {unit} before {edge}", |s| s.next(Mention, -1)),
    rule(
        "so long later",
        "{n} {units} later|afterward|afterwards ; {n} {unit} later|afterward|afterwards ; \
         a few {units} later|after {edge} ; {n} {units} after {edge}",
        |s| s.away(Mention, 1),
    ),
    rule("so long later", "a|an {unit} later ; the {unit} after {edge}", |s| s.next(Mention, 1)),
    rule(
        "a year ago",
        "the? year - earlier ; the? year - ago|earlier period|quarter|month|week? ; a year - ago|earlier ; \
         the? year ago|earlier period|quarter|month ; \
         the? same|comparable|corresponding|similar period|quarter|time|month of? last year ; \
         the? same|comparable|corresponding period|quarter|time|month a year ago|earlier ; this time last year",
        |_| Some(Meaning::Away(Publication, -1, Unit::Year)),
    ),
    rule("end or middle of a year", "year -? end ; yearend ; mid - year ; midyear", |_| {
        Some(Meaning::Away(Publication, 0, Unit::Year))
    }),
    rule("middle of a week or month", "midweek ; mid - week ; mid - month", |_| Some(Meaning::Open)),
    rule(
        "the one before",
        "last {unit} ; the last {unit} ; the? prior {unit} ; the latest {unit} ; this past {unit} ; \
         last calendar|fiscal year",
        |s| s.unit.or(Some(Unit::Year)).map(|unit| Meaning::Away(Publication, -1, unit)),
    ),
    rule("the one after", "next {unit} ; the? coming {unit} ; this coming {unit} ; next calendar|fiscal year", |s| {
        s.unit.or(Some(Unit::Year)).map(|unit| Meaning::Away(Publication, 1, unit))
    }),
    rule(
        "the one of now",
        "this {unit} ; the current|present {unit} ; the {unit} to date ; current|this calendar|fiscal year ; \
         the? current|present financial|fiscal {unit} ; this financial|fiscal {unit} ; the? calendar|fiscal year ; \
         current {unit}",
        |s| s.unit.or(Some(Unit::Year)).map(|unit| Meaning::Away(Publication, 0, unit)),
    ),
    rule("the one in question", "the {unit} ; that|same {unit} ; the same {unit} ; that same {unit} ; that very {unit}", |s| {
        the(s.unit?)
    }),
    rule(
        "part of the day in question",
        "the? that|same morning|afternoon|evening|night ; the morning|afternoon|evening|night ; \
         that morning|afternoon|evening|night ; midmorning|midafternoon|midday|mid - afternoon",
        |_| Some(Meaning::Away(Mention, 0, Unit::Day)),
    ),
    rule(
        "the one before it",
        "the previous|preceding {unit} ; the {unit} before {edge} ; the night|evening|morning before {edge}",
        |s| Some(Meaning::Away(Mention, -1, s.unit.unwrap_or(Unit::Day))),
    ),
    rule(
        "the one after it",
        "the next|following|ensuing {unit} ; the {unit} after {edge} ; \
         the following|next morning|afternoon|evening|night",
        |s| s.unit.or(Some(Unit::Day)).map(|unit| Meaning::Away(Mention, 1, unit)),
    ),
    rule(
        "the past so long",
        "the? last|past|previous|latest|preceding|prior {n} {units} ; the? last|past|previous {n} {unit} ; \
         the? most? recent {n} {units} ; these past|last {n} {units}",
        |s| s.stretch(-1),
    ),
    rule(
        "the past so long",
        "the past {unit} ; the past few|couple|several of? {units} ; the last couple of {units} ; \
         the last|past|previous -? {n} -? {unit} ; past {n} {units}",
        |s| {
            let one = crate::dates::slots::Slots { count: s.count.or(Some(1)), ..*s };
            one.stretch(-1)
        },
    ),
    rule("the next so long", "the? next|coming|following {n} {units} ; the? next|coming {n} {unit}", |s| s.stretch(1)),
    rule(
        "the next so long",
        "the? next|coming|following couple|few of? {units} ; the? coming|following {units} ; upcoming {units}",
        |_| Some(Meaning::Open),
    ),
    rule(
        "recent times",
        "the? recent {units} ; recent {unit} ; the past|last {units} ; past {units} ; the? earlier {units} ; \
         previous {units} ; recent times",
        |s| s.unit.map(|_| Meaning::Open),
    ),
    rule(
        "length of time",
        "{n} -? {units} ; {n} -? {unit} ; {n} - {unit} - long|old ; {n} {units} - old ; {n} {units} old ; \
         {n} {units} straight ; \
         {n} straight|consecutive|full|whole|more|additional|long|business|working|trading|calendar {units} ; \
         {n} {n} {units} ; {n} - {n} {units} ; {n} to|or {n} {units} ; {n} - to - {n} - {unit} ; {n} or more {units} ; \
         {n} of the? last|past {n} {units}",
        |s| s.unit.map(|_| Meaning::Open),
    ),
    rule(
        "length of time",
        "half an|a {unit} ; a|an half -? {unit} ; a|an {unit} and a half ; half - {unit} ; a few|couple|dozen of? more? {units} ; \
         a couple {units} ; a|an {unit} ; a|an full|whole|entire|single|extra|additional {unit} ; another {unit} ; \
         an additional {n} {units} ; a quarter -? century ; half a dozen {units} ; a|an? {unit} - long ; \
         weeklong|monthlong|yearlong|daylong|decadelong ; a|an few hundred|thousand {units} ; another {n} {units} ; \
         an extra {n} {units} ; a total of {n} {units}",
        |_| Some(Meaning::Open),
    ),
    rule(
        "length of time",
        "{units} ; all {unit} ; all {unit} long ; the whole|entire {unit} ; the {units} ; \
         decades|years|centuries|months|weeks - old|long ; the first|last|final|opening|closing few? {n}? {units} ; \
         the early|earliest|late {units} ; these|those|those last {units} ; hours|days|weeks|months|years on end",
        |s| loose(s.unit),
    ),
    rule(
        "how often",
        "every|each {unit} ; every|each {weekday} ; every {n} {units} ; every other {unit} ; every {month} ; \
         every|each {season} ; once|twice|thrice a|every|each {unit} ; {n} times a|each|every {unit} ; per {unit} ; \
         every few {units} ; a {unit}",
        |_| Some(Meaning::Open),
    ),
    rule("how often", "daily ; weekly ; monthly ; yearly ; annually ; quarterly ; nightly ; hourly ; {weekday} s", |_| {
        Some(Meaning::Open)
    }),
    rule(
        "now",
        "now ; right now ; currently ; at present ; presently ; at? the moment ; nowadays ; these days ; \
         at? the present time ; at? this time ; this time ; at? this moment ; this moment ; this point ; \
         at? this stage",
        |_| Some(Meaning::Open),
    ),
    rule(
        "once, not long ago",
        "recently ; lately ; more recently ; most recently ; just? very recently ; the recent|distant past ; the past",
        |_| Some(Meaning::Open),
    ),
    rule(
        "once, later on",
        "the future ; the near|immediate|foreseeable|distant|not - too - distant future ; the near - term|future ; \
         the coming times ; the years ahead",
        |_| Some(Meaning::Open),
    ),
    rule(
        "the time in question",
        "that time ; at? that point ; that moment ; the other day ; one day ; some day ; someday",
        |_| Some(Meaning::Open),
    ),
];

/// The same with the number one.
fn one(slots: &Slots) -> Slots {
    Slots { count: Some(1), ..*slots }
}

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}

/// `the year` in news is the one of now, `the day` the one that was spoken of.
fn the(unit: Unit) -> Option<Meaning> {
    match unit {
        Unit::Moment => None,
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century => {
            Some(Meaning::Away(Mention, 0, unit))
        }
    }
}

/// `for years`: units without a number, where they are long enough to tell a time.
fn loose(unit: Option<Unit>) -> Option<Meaning> {
    match unit {
        Some(Unit::Quarter) => None,
        Some(Unit::Moment | Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Decade | Unit::Century)
        | None => Some(Meaning::Open),
    }
}
