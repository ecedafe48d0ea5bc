//! German: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// German.
pub(super) const WORDS: Words = Words {
    tag: "de",
    months: [
        "januar jänner jan",
        "februar feb",
        "märz mär",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sep sept",
        "oktober okt",
        "november nov",
        "dezember dez",
    ],
    weekdays: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"],
    seasons: ["frühling frühjahr frühjahrs", "sommer sommers", "herbst herbstes", "winter winters"],
    units: &[
        (Unit::Moment, "stunde minute sekunde"),
        (Unit::Day, "tag tages"),
        (Unit::Week, "woche"),
        (Unit::Weekend, "wochenende"),
        (Unit::Month, "monat monats"),
        (Unit::Quarter, "quartal quartals"),
        (Unit::Year, "jahr jahres jahre"),
        (Unit::Decade, "jahrzehnt jahrzehnts"),
        (Unit::Century, "jahrhundert jahrhunderts"),
    ],
    plurals: &[
        (Unit::Moment, "stunden minuten sekunden"),
        (Unit::Day, "tage tagen"),
        (Unit::Week, "wochen"),
        (Unit::Month, "monate monaten"),
        (Unit::Quarter, "quartale quartalen"),
        (Unit::Year, "jahre jahren"),
        (Unit::Decade, "jahrzehnte jahrzehnten"),
        (Unit::Century, "jahrhunderte jahrhunderten"),
    ],
    numbers: &[
        ("ein", 1),
        ("eine", 1),
        ("einem", 1),
        ("einer", 1),
        ("einen", 1),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwölf", 12),
        ("fünfzehn", 15),
        ("zwanzig", 20),
        ("dreißig", 30),
        ("hundert", 100),
    ],
    several: "einige einigen mehrere mehreren wenige wenigen paar viele vielen",
    ordinals: &[
        ("erste", 1),
        ("ersten", 1),
        ("zweite", 2),
        ("zweiten", 2),
        ("dritte", 3),
        ("dritten", 3),
        ("vierte", 4),
        ("vierten", 4),
    ],
    capitals: true,
    before: &[
        "anfang",
        "ende",
        "mitte",
        "am",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "fast",
        "etwa",
        "rund",
        "mehr als",
        "weniger als",
        "mindestens",
        "knapp",
        "gut",
        "über",
        "ungefähr",
        "seit",
        "frühen",
        "späten",
    ],
    future: "wird werden soll sollen will wollen dürfte kommenden nächsten geplant",
    past: "war waren wurde wurden hatte hatten hat haben sagte kam ging gab teilte erklärte",
    common: "der die und den von das mit sich des auf für ist im dem nicht ein eine als auch",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule(
        "day, month and year",
        "{weekday}? ,? den? {day} .? {month} {year} ; {day} - {month} - {year} ; {day} - {month} - {yy}",
        |s| s.dated(),
    ),
    rule("day and month", "{weekday}? ,? den? {day} .? {month} ; {weekday} ,? den? {day} .", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} . bis|und|- {until} . {month} {year}?", |s| s.dated()),
    rule("month and year", "{month} {year} ; {month} des jahres {year}", |s| s.dated()),
    rule("month", "{month} ; monat {month}", |s| s.dated()),
    rule("year", "{year} ; jahr|jahre|jahres {year}", |s| s.year.map(Meaning::Year)),
    rule("decade", "{decade} jahre?", |s| s.decade()),
    rule("season and year", "{season} {year} ; {season} des jahres {year}", |s| s.dated()),
    rule("weekday", "{weekday} ; {weekday} morgen|abend|nachmittag|vormittag|nacht ; montagabend ; montagmorgen", |s| {
        s.weekday.and(s.dated())
    }),
    rule(
        "last weekday, month or season",
        "letzten|vergangenen|vorigen|letztem|vergangenem {weekday} ; letzten|vergangenen|vorigen {month} ; \
         letzten|vergangenen|vorigen {season}",
        |s| s.which(Which::Last),
    ),
    rule(
        "next weekday, month or season",
        "nächsten|kommenden {weekday} ; nächsten|kommenden {month} ; nächsten|kommenden {season}",
        |s| s.which(Which::Next),
    ),
    rule("this weekday, month or season", "diesen|diesem {weekday} ; diesen|diesem {month} ; diesen|diesem {season}", |s| {
        s.which(Which::This)
    }),
    rule(
        "month of last year",
        "{month} letzten|vergangenen|vorigen jahres ; {month} des vergangenen|letzten|vorigen jahres",
        |s| s.which(Which::Years(-1)),
    ),
    rule("month of this year", "{month} dieses|diesen jahres", |s| s.which(Which::Years(0))),
    rule("quarter", "{ordinal} quartal {year}?", |s| s.quarter(Which::Nearest)),
    rule("today", "heute ; heute morgen|abend|nachmittag|vormittag|nacht|früh", |_| day(0)),
    rule("yesterday", "gestern ; gestern morgen|abend|nachmittag|vormittag|nacht", |_| day(-1)),
    rule("day before yesterday", "vorgestern", |_| day(-2)),
    rule("tomorrow", "morgen früh|abend|nachmittag|vormittag ; morgen", |_| day(1)),
    rule("day after tomorrow", "übermorgen", |_| day(2)),
    rule("so long ago", "vor {n} {units} ; vor {n} {unit}", |s| s.away(Publication, -1)),
    rule("so long from now", "in {n} {units}", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} später ; {n} {units} danach", |s| s.away(Mention, 1)),
    rule("so long later", "ein|eine|einen {unit} später|danach", |s| s.next(Mention, 1)),
    rule("so long earlier", "{n} {units} zuvor|davor ; {n} {unit} zuvor|davor", |s| s.away(Mention, -1)),
    rule(
        "the one before",
        "letzte|letzten|letztes|letzter|letztem|vergangene|vergangenen|vergangenes|vergangener|vorige|vorigen|voriges \
         {unit}",
        |s| s.next(Publication, -1),
    ),
    rule("the one after", "nächste|nächsten|nächstes|nächster|kommende|kommenden|kommendes|kommender {unit}", |s| {
        s.next(Publication, 1)
    }),
    rule("the one of now", "diese|dieses|dieser|diesem|diesen|laufenden|laufende {unit}", |s| s.next(Publication, 0)),
    rule("the one in question", "jenes|jenem|jener|gleichen|selben {unit}", |s| s.next(Mention, 0)),
    rule("the one after it", "{unit} darauf|danach ; folgende|folgenden|darauffolgenden {unit}", |s| s.next(Mention, 1)),
    rule("the one before it", "{unit} zuvor|davor", |s| s.next(Mention, -1)),
    rule("the past so long", "letzten|vergangenen {n}? {units}", |s| s.stretch(-1)),
    rule("the next so long", "nächsten|kommenden {n}? {units}", |s| s.stretch(1)),
    rule(
        "length of time",
        "{n} {units} ; {n} {unit} ; halbes {unit} ; ein halbes {unit} ; ein paar {units} ; {n} bis|oder {n} {units}",
        |s| s.unit.map(|_| Meaning::Open),
    ),
    rule(
        "how often",
        "jeden|jede|jedes {unit} ; pro {unit} ; jeden {weekday} ; täglich ; wöchentlich ; jährlich ; monatlich ; \
         alle {n} {units}",
        |_| Some(Meaning::Open),
    ),
    rule("now", "jetzt ; derzeit ; momentan ; gegenwärtig ; zurzeit ; zur zeit ; heutzutage ; nun", |_| Some(Meaning::Open)),
    rule(
        "once, not long ago or later on",
        "kürzlich ; neulich ; vor kurzem ; die? zukunft ; die vergangenheit ; künftig",
        |_| Some(Meaning::Open),
    ),
    rule("time of day", "{clock} uhr? ; {n} uhr", |_| Some(Meaning::Away(Mention, 0, Unit::Moment))),
];

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
