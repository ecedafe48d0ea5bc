//! Dutch: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// Dutch.
pub(super) const WORDS: Words = Words {
    tag: "nl",
    months: [
        "januari jan",
        "februari feb",
        "maart mrt",
        "april apr",
        "mei",
        "juni jun",
        "juli jul",
        "augustus aug",
        "september sep sept",
        "oktober okt",
        "november nov",
        "december dec",
    ],
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    seasons: ["lente voorjaar", "zomer", "herfst najaar", "winter"],
    units: &[
        (Unit::Moment, "uur minuut seconde"),
        (Unit::Day, "dag"),
        (Unit::Week, "week"),
        (Unit::Weekend, "weekend weekeinde"),
        (Unit::Month, "maand"),
        (Unit::Quarter, "kwartaal"),
        (Unit::Year, "jaar"),
        (Unit::Decade, "decennium"),
        (Unit::Century, "eeuw"),
    ],
    plurals: &[
        (Unit::Moment, "uren uur minuten seconden"),
        (Unit::Day, "dagen"),
        (Unit::Week, "weken"),
        (Unit::Month, "maanden"),
        (Unit::Quarter, "kwartalen"),
        (Unit::Year, "jaar jaren"),
        (Unit::Decade, "decennia"),
        (Unit::Century, "eeuwen"),
    ],
    numbers: &[
        ("een", 1),
        ("één", 1),
        ("twee", 2),
        ("drie", 3),
        ("vier", 4),
        ("vijf", 5),
        ("zes", 6),
        ("zeven", 7),
        ("acht", 8),
        ("negen", 9),
        ("tien", 10),
        ("elf", 11),
        ("twaalf", 12),
        ("vijftien", 15),
        ("twintig", 20),
        ("dertig", 30),
        ("honderd", 100),
    ],
    several: "enkele meerdere verschillende paar veel tientallen",
    ordinals: &[("eerste", 1), ("tweede", 2), ("derde", 3), ("vierde", 4)],
    capitals: false,
    before: &[
        "begin",
        "eind",
        "eind van",
        "einde van",
        "het einde van",
        "het begin van",
        "half",
        "midden",
        "begin van",
        "de",
        "het",
        "bijna",
        "ongeveer",
        "meer dan",
        "minder dan",
        "minstens",
        "ruim",
        "zo ' n",
        "in de loop van",
        "een",
    ],
    future: "zal zullen gaat gaan zou komende volgende verwacht gepland wordt worden",
    past: "was waren werd werden had hadden heeft hebben zei maakte kwam ging kondigde",
    common: "de het een van en dat die met zijn voor niet aan op te ook bij naar door werd",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule(
        "day, month and year",
        "{weekday}? ,? {day} {month} ,? {year} ; {weekday}? ,? {month} {day} ,? {year} ; {day} - {month} - {year} ; \
         {day} - {month} - {yy}",
        |s| s.dated(),
    ),
    rule("day and month", "{weekday}? ,? {day} {month} ; {weekday} {day}", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} - {until} {month} {year}? ; {day} en|tot {until} {month} {year}?", |s| s.dated()),
    rule("month and year", "{month} {year} ; {month} van {year}", |s| s.dated()),
    rule("month", "{month} ; maand {month}", |s| s.dated()),
    rule("year", "{year} ; jaar {year}", |s| s.year.map(Meaning::Year)),
    rule("decade", "jaren? '? {decade} ; {decade}", |s| s.decade()),
    rule("decade", "jaren {year} ; jaren {year}", |s| s.year.filter(|year| year % 10 == 0).map(Meaning::Decade)),
    rule("decade", "jaren '? {n}", |s| short_decade(s.count?)),
    rule("season and year", "{season} van {year}", |s| s.dated()),
    rule("weekday", "{weekday} ; {weekday} avond|ochtend|middag|nacht", |s| s.weekday.and(s.dated())),
    rule(
        "last weekday, month or season",
        "afgelopen|vorige {weekday} ; {weekday} jongstleden ; afgelopen|vorige {month} ; afgelopen|vorige {season}",
        |s| s.which(Which::Last),
    ),
    rule(
        "next weekday, month or season",
        "volgende|komende|aanstaande {weekday} ; volgende|komende {month} ; volgend|volgende|komend|komende {season}",
        |s| s.which(Which::Next),
    ),
    rule("this weekday, month or season", "deze {weekday} ; deze|dit {season} ; deze {month}", |s| s.which(Which::This)),
    rule("month of last year", "{month} vorig jaar ; {month} van vorig jaar", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} dit jaar ; {month} van dit jaar", |s| s.which(Which::Years(0))),
    rule("quarter", "{ordinal} kwartaal van? {year}?", |s| s.quarter(Which::Nearest)),
    rule("today", "vandaag ; vanavond ; vanochtend ; vanmorgen ; vanmiddag ; vannacht", |_| day(0)),
    rule("yesterday", "gisteren ; gisteravond ; gisterochtend ; gistermiddag ; gisterenavond", |_| day(-1)),
    rule("day before yesterday", "eergisteren", |_| day(-2)),
    rule("tomorrow", "morgen", |_| day(1)),
    rule("day after tomorrow", "overmorgen", |_| day(2)),
    rule("so long ago", "{n} {units} geleden ; {n} {unit} geleden", |s| s.away(Publication, -1)),
    rule("so long from now", "over {n} {units} ; over {n} {unit}", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} later", |s| s.away(Mention, 1)),
    rule("so long later", "een {unit} later", |s| s.next(Mention, 1)),
    rule("so long earlier", "{n} {units} eerder", |s| s.away(Mention, -1)),
    rule("the one before", "vorig|vorige|afgelopen|verleden {unit}", |s| s.next(Publication, -1)),
    rule("the one after", "volgend|volgende|komend|komende|aankomend|aankomende {unit}", |s| s.next(Publication, 1)),
    rule("the one of now", "dit|deze {unit} ; huidige|lopende {unit}", |s| s.next(Publication, 0)),
    rule("the one in question", "dat|die|datzelfde|diezelfde {unit}", |s| s.next(Mention, 0)),
    rule("the one after it", "{unit} daarna|erna|erop|daarop", |s| s.next(Mention, 1)),
    rule("the one before it", "{unit} ervoor|daarvoor|eerder", |s| s.next(Mention, -1)),
    rule("the past so long", "afgelopen|laatste|voorbije {n}? {units}", |s| s.stretch(-1)),
    rule("the next so long", "komende|volgende|eerstvolgende {n}? {units}", |s| s.stretch(1)),
    rule(
        "length of time",
        "{n} {units} ; {n} {unit} ; half {unit} ; een half {unit} ; een paar {units} ; anderhalf {unit} ; \
         {n} tot|of {n} {units}",
        |s| s.unit.map(|_| Meaning::Open),
    ),
    rule(
        "how often",
        "elke|ieder|iedere|elk {unit} ; per {unit} ; elke|iedere {weekday} ; dagelijks ; wekelijks ; jaarlijks ; \
         maandelijks",
        |_| Some(Meaning::Open),
    ),
    rule("now", "nu ; momenteel ; op dit moment ; tegenwoordig ; thans", |_| Some(Meaning::Open)),
    rule(
        "once, not long ago or later on",
        "onlangs ; recent ; recentelijk ; de toekomst ; het verleden ; binnenkort ; kort geleden",
        |_| Some(Meaning::Open),
    ),
    rule("time of day", "{clock} ; {clock} uur ; {n} uur ' s ochtends|avonds|middags", |_| {
        Some(Meaning::Away(Mention, 0, Unit::Moment))
    }),
];

/// A decade without its century: `años 90`.
fn short_decade(first: i32) -> Option<Meaning> {
    i16::try_from(first).ok().filter(|first| (10..=90).contains(first) && first % 10 == 0).map(Meaning::ShortDecade)
}

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
