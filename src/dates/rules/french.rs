//! French: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// French.
pub(super) const WORDS: Words = Words {
    tag: "fr",
    months: [
        "janvier janv",
        "février févr",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre sept",
        "octobre oct",
        "novembre nov",
        "décembre déc",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    seasons: ["printemps", "été", "automne", "hiver"],
    units: &[
        (Unit::Moment, "heure minute seconde"),
        (Unit::Day, "jour journée"),
        (Unit::Week, "semaine"),
        (Unit::Weekend, "weekend"),
        (Unit::Month, "mois"),
        (Unit::Quarter, "trimestre"),
        (Unit::Year, "an année"),
        (Unit::Decade, "décennie"),
        (Unit::Century, "siècle"),
    ],
    plurals: &[
        (Unit::Moment, "heures minutes secondes"),
        (Unit::Day, "jours"),
        (Unit::Week, "semaines"),
        (Unit::Month, "mois"),
        (Unit::Quarter, "trimestres"),
        (Unit::Year, "ans années"),
        (Unit::Decade, "décennies"),
        (Unit::Century, "siècles"),
    ],
    numbers: &[
        ("un", 1),
        ("une", 1),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("six", 6),
        ("sept", 7),
        ("huit", 8),
        ("neuf", 9),
        ("dix", 10),
        ("onze", 11),
        ("douze", 12),
        ("quinze", 15),
        ("vingt", 20),
        ("trente", 30),
        ("cent", 100),
    ],
    several: "plusieurs quelques",
    ordinals: &[("premier", 1), ("première", 1), ("deuxième", 2), ("second", 2), ("troisième", 3), ("quatrième", 4)],
    capitals: false,
    before: &[
        "début",
        "fin",
        "mi -",
        "au début de",
        "à la fin de",
        "au début du",
        "à la fin du",
        "l '",
        "le",
        "la",
        "les",
        "presque",
        "environ",
        "plus de",
        "plus d '",
        "moins de",
        "au moins",
        "près de",
        "à peine",
    ],
    future: "sera seront aura auront devrait devra pourra prochain prochaine va vont doit doivent prévoit prévu prévue",
    past: "a ont était étaient avait avaient fut furent été dit annoncé",
    common: "le la les et des en un une du dans est que pour qui sur par au plus pas ce",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule("day, month and year", "{weekday}? ,? {day} {month} {year} ; {day} - {month} - {year} ; {day} - {month} - {yy}", |s| {
        s.dated()
    }),
    rule("day and month", "{weekday}? ,? {day} {month} ; {weekday} {day}", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} - {until} {month} {year}? ; {day} au|et {until} {month} {year}?", |s| s.dated()),
    rule("month and year", "{month} {year}", |s| s.dated()),
    rule("month", "{month} ; mois de|d '? {month}", |s| s.dated()),
    rule("year", "{year} ; année|an {year}", |s| s.year.map(Meaning::Year)),
    rule("decade", "années {decade}", |s| s.decade()),
    rule("decade", "années {year} ; années {year}", |s| s.year.filter(|year| year % 10 == 0).map(Meaning::Decade)),
    rule("decade", "années '? {n}", |s| short_decade(s.count?)),
    rule("season and year", "{season} {year} ; {season} de {year}", |s| s.dated()),
    rule("weekday", "{weekday} ; {weekday} matin|soir", |s| s.weekday.and(s.dated())),
    rule(
        "last weekday, month or season",
        "{weekday} dernier ; {month} dernier ; {season} dernier ; {day} {month} dernier ; \
         {weekday} {day} {month} dernier",
        |s| s.which(Which::Last),
    ),
    rule(
        "next weekday, month or season",
        "{weekday} prochain ; {month} prochain ; {season} prochain ; {day} {month} prochain",
        |s| s.which(Which::Next),
    ),
    rule("this weekday, month or season", "ce {weekday} ; ce|cet {season}", |s| s.which(Which::This)),
    rule("month of last year", "{month} de l ' année|an dernière|dernier", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} de cette année", |s| s.which(Which::Years(0))),
    rule("quarter", "{ordinal} trimestre {year}? ; {ordinal} trimestre de {year}", |s| s.quarter(Which::Nearest)),
    rule("today", "aujourd ' hui ; ce matin|soir ; cet après - midi ; cette nuit", |_| day(0)),
    rule("yesterday", "hier ; hier soir|matin", |_| day(-1)),
    rule("day before yesterday", "avant - hier", |_| day(-2)),
    rule("tomorrow", "demain", |_| day(1)),
    rule("day after tomorrow", "après - demain", |_| day(2)),
    rule("so long ago", "il y a {n} {units} ; il y a {n} {unit}", |s| s.away(Publication, -1)),
    rule("so long from now", "dans {n} {units}", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} plus tard ; {n} {units} après", |s| s.away(Mention, 1)),
    rule("so long later", "un|une {unit} plus tard|après", |s| s.next(Mention, 1)),
    rule("so long earlier", "{n} {units} plus tôt|auparavant|avant", |s| s.away(Mention, -1)),
    rule("the one before", "{unit} dernier|dernière|passé|passée", |s| s.next(Publication, -1)),
    rule("the one after", "{unit} prochain|prochaine ; prochain|prochaine {unit}", |s| s.next(Publication, 1)),
    rule("the one of now", "ce|cet|cette {unit} ; {unit} en cours", |s| s.next(Publication, 0)),
    rule("the one in question", "ce|cette {unit} - là ; même {unit}", |s| s.next(Mention, 0)),
    rule("the one after it", "{unit} suivant|suivante ; {unit} d ' après ; lendemain", |s| s.next(Mention, 1)),
    rule("the one before it", "{unit} précédent|précédente ; veille", |s| s.next(Mention, -1)),
    rule("the past so long", "derniers|dernières {n}? {units} ; {n} derniers|dernières {units}", |s| s.stretch(-1)),
    rule("the next so long", "prochains|prochaines {n}? {units} ; {n} prochains|prochaines {units}", |s| s.stretch(1)),
    rule("length of time", "{n} {units} ; {n} {unit} ; {n} à|ou {n} {units} ; une? demi - {unit}", |s| {
        s.unit.map(|_| Meaning::Open)
    }),
    rule(
        "how often",
        "chaque {unit} ; tous|toutes les {n}? {units} ; par {unit} ; chaque {weekday} ; quotidiennement ; \
         annuellement",
        |_| Some(Meaning::Open),
    ),
    rule("now", "maintenant ; actuellement ; à présent ; en ce moment ; pour l ' instant ; désormais", |_| {
        Some(Meaning::Open)
    }),
    rule("once, not long ago or later on", "récemment ; l '? avenir ; le passé ; dernièrement ; bientôt", |_| {
        Some(Meaning::Open)
    }),
    rule("time of day", "{clock} ; {n} h {n} ; {n} h ; {n} heures {n}", |_| Some(Meaning::Away(Mention, 0, Unit::Moment))),
];

/// A decade without its century: `años 90`.
fn short_decade(first: i32) -> Option<Meaning> {
    i16::try_from(first).ok().filter(|first| (10..=90).contains(first) && first % 10 == 0).map(Meaning::ShortDecade)
}

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
