//! Italian: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// Italian.
pub(super) const WORDS: Words = Words {
    tag: "it",
    months: [
        "gennaio gen",
        "febbraio feb",
        "marzo mar",
        "aprile apr",
        "maggio mag",
        "giugno giu",
        "luglio lug",
        "agosto ago",
        "settembre set sett",
        "ottobre ott",
        "novembre nov",
        "dicembre dic",
    ],
    weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    seasons: ["primavera", "estate", "autunno", "inverno"],
    units: &[
        (Unit::Moment, "ora minuto secondo"),
        (Unit::Day, "giorno"),
        (Unit::Week, "settimana"),
        (Unit::Weekend, "weekend"),
        (Unit::Month, "mese"),
        (Unit::Quarter, "trimestre"),
        (Unit::Year, "anno"),
        (Unit::Decade, "decennio"),
        (Unit::Century, "secolo"),
    ],
    plurals: &[
        (Unit::Moment, "ore minuti secondi"),
        (Unit::Day, "giorni"),
        (Unit::Week, "settimane"),
        (Unit::Month, "mesi"),
        (Unit::Quarter, "trimestri"),
        (Unit::Year, "anni"),
        (Unit::Decade, "decenni"),
        (Unit::Century, "secoli"),
    ],
    numbers: &[
        ("un", 1),
        ("una", 1),
        ("uno", 1),
        ("due", 2),
        ("tre", 3),
        ("quattro", 4),
        ("cinque", 5),
        ("sei", 6),
        ("sette", 7),
        ("otto", 8),
        ("nove", 9),
        ("dieci", 10),
        ("undici", 11),
        ("dodici", 12),
        ("quindici", 15),
        ("venti", 20),
        ("trenta", 30),
        ("cento", 100),
    ],
    several: "alcuni alcune diversi diverse pochi poche parecchi molti molte qualche",
    ordinals: &[("primo", 1), ("prima", 1), ("secondo", 2), ("seconda", 2), ("terzo", 3), ("quarto", 4)],
    capitals: false,
    before: &[
        "inizio",
        "fine",
        "metà",
        "all ' inizio del",
        "alla fine del",
        "alla fine di",
        "fine del",
        "il",
        "la",
        "lo",
        "i",
        "gli",
        "le",
        "l '",
        "quasi",
        "circa",
        "oltre",
        "più di",
        "meno di",
        "almeno",
        "solo",
        "tardo",
        "primi di",
        "ultimi",
    ],
    future: "sarà saranno potrà avrà avranno dovrà comincerà prossimo prossima prevede previsto prevista verrà verranno \
         farà",
    past: "è era erano fu furono ha hanno aveva avevano disse detto annunciato stato stata stati",
    common: "il di che la e un per del in una non della sono alla nel con le dei gli",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule(
        "day, month and year",
        "{weekday}? ,? {day} {month} ,? {year} ; {weekday}? ,? {month} {day} ,? {year} ; {day} {month} del {year} ; \
         {day} - {month} - {year} ; {day} - {month} - {yy}",
        |s| s.dated(),
    ),
    rule("day and month", "{weekday}? ,? {day} {month} ; {weekday} {day}", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} - {until} {month} {year}? ; {day} e|al {until} {month} {year}?", |s| s.dated()),
    rule("month and year", "{month} {year} ; {month} del|dell '? anno? {year}", |s| s.dated()),
    rule("month", "{month} ; mese di {month}", |s| s.dated()),
    rule("year", "{year} ; anno {year}", |s| s.year.map(Meaning::Year)),
    rule("decade", "anni {decade}", |s| s.decade()),
    rule("decade", "anni {year} ; anni {year}", |s| s.year.filter(|year| year % 10 == 0).map(Meaning::Decade)),
    rule("decade", "anni '? {n}", |s| short_decade(s.count?)),
    rule("season and year", "{season} del {year}", |s| s.dated()),
    rule("weekday", "{weekday} ; {weekday} mattina|pomeriggio|sera|notte", |s| s.weekday.and(s.dated())),
    rule(
        "last weekday, month or season",
        "scorso|scorsa {weekday} ; {weekday} scorso|scorsa ; scorso {month} ; {month} scorso ; {season} scorso|scorsa ; \
         scorsa|scorso {season} ; scorso {day} {month} ; {day} {month} scorso",
        |s| s.which(Which::Last),
    ),
    rule(
        "next weekday, month or season",
        "prossimo|prossima {weekday} ; {weekday} prossimo|prossima ; prossimo {month} ; {month} prossimo ; \
         prossima|prossimo {season} ; prossimo {day} {month}",
        |s| s.which(Which::Next),
    ),
    rule("this weekday, month or season", "questo|questa {weekday} ; questo {month} ; questo|questa|quest {season}", |s| {
        s.which(Which::This)
    }),
    rule("month of last year", "{month} dell ' anno scorso ; {month} dello scorso anno", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} di quest ' anno", |s| s.which(Which::Years(0))),
    rule("quarter", "{ordinal} trimestre del|di? {year}?", |s| s.quarter(Which::Nearest)),
    rule(
        "today",
        "oggi ; stamattina ; stasera ; stamani ; questa mattina|sera|notte ; questo pomeriggio ; stanotte ; \
         odierno|odierna",
        |_| day(0),
    ),
    rule("yesterday", "ieri ; ieri mattina|sera|pomeriggio|notte", |_| day(-1)),
    rule("day before yesterday", "l ' altro ieri ; l ' altroieri ; avantieri", |_| day(-2)),
    rule("tomorrow", "domani", |_| day(1)),
    rule("day after tomorrow", "dopodomani", |_| day(2)),
    rule("so long ago", "{n} {units} fa ; {n} {unit} fa", |s| s.away(Publication, -1)),
    rule("so long ago", "un '? {unit} fa", |s| s.next(Publication, -1)),
    rule("so long from now", "tra|fra {n} {units}", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} dopo ; {n} {units} più tardi", |s| s.away(Mention, 1)),
    rule("so long later", "un|una {unit} dopo", |s| s.next(Mention, 1)),
    rule("so long earlier", "{n} {units} prima", |s| s.away(Mention, -1)),
    rule("the one before", "{unit} scorso|scorsa|passato|passata ; scorso|scorsa {unit}", |s| s.next(Publication, -1)),
    rule("the one after", "prossimo|prossima {unit} ; {unit} prossimo|prossima ; {unit} venturo", |s| s.next(Publication, 1)),
    rule("the one of now", "questo|questa|quest '? {unit} ; {unit} in corso ; corrente {unit} ; corso {unit}", |s| {
        s.next(Publication, 0)
    }),
    rule("the one in question", "quel|quella|quello|quell '? {unit} ; stesso|stessa {unit}", |s| s.next(Mention, 0)),
    rule("the one after it", "{unit} successivo|successiva|seguente|dopo", |s| s.next(Mention, 1)),
    rule("the one before it", "{unit} precedente ; precedente {unit}", |s| s.next(Mention, -1)),
    rule("the past so long", "ultimi|ultime|scorsi|scorse {n}? {units} ; {units} scorsi|scorse", |s| s.stretch(-1)),
    rule("the next so long", "prossimi|prossime {n}? {units}", |s| s.stretch(1)),
    rule(
        "length of time",
        "{n} {units} ; {n} {unit} ; un '? {unit} ; mezz '? {unit} ; mezzo|mezza {unit} ; {n} o {n} {units}",
        |s| s.unit.map(|_| Meaning::Open),
    ),
    rule(
        "how often",
        "ogni {unit} ; ogni {n} {units} ; tutti|tutte i|gli|le {units} ; ogni {weekday} ; al {unit} ; all ' anno ; \
         alla settimana",
        |_| Some(Meaning::Open),
    ),
    rule("now", "adesso ; ora ; attualmente ; al momento ; oggigiorno ; per ora ; in questo momento", |_| Some(Meaning::Open)),
    rule("once, not long ago or later on", "recentemente ; di recente ; il? futuro ; in passato ; ultimamente ; poco fa", |_| {
        Some(Meaning::Open)
    }),
    rule("time of day", "{clock}", |_| Some(Meaning::Away(Mention, 0, Unit::Moment))),
];

/// A decade without its century: `años 90`.
fn short_decade(first: i32) -> Option<Meaning> {
    i16::try_from(first).ok().filter(|first| (10..=90).contains(first) && first % 10 == 0).map(Meaning::ShortDecade)
}

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
