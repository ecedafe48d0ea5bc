//! Portuguese: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// Portuguese.
pub(super) const WORDS: Words = Words {
    tag: "pt",
    months: [
        "janeiro jan",
        "fevereiro fev",
        "março mar",
        "abril abr",
        "maio",
        "junho jun",
        "julho jul",
        "agosto ago",
        "setembro set",
        "outubro out",
        "novembro nov",
        "dezembro dez",
    ],
    weekdays: ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
    seasons: ["primavera", "verão", "outono", "inverno"],
    units: &[
        (Unit::Moment, "hora minuto segundo"),
        (Unit::Day, "dia"),
        (Unit::Week, "semana"),
        (Unit::Month, "mês"),
        (Unit::Quarter, "trimestre"),
        (Unit::Year, "ano"),
        (Unit::Decade, "década"),
        (Unit::Century, "século"),
    ],
    plurals: &[
        (Unit::Moment, "horas minutos segundos"),
        (Unit::Day, "dias"),
        (Unit::Week, "semanas"),
        (Unit::Month, "meses"),
        (Unit::Quarter, "trimestres"),
        (Unit::Year, "anos"),
        (Unit::Decade, "décadas"),
        (Unit::Century, "séculos"),
    ],
    numbers: &[
        ("um", 1),
        ("uma", 1),
        ("dois", 2),
        ("duas", 2),
        ("três", 3),
        ("quatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("sete", 7),
        ("oito", 8),
        ("nove", 9),
        ("dez", 10),
        ("onze", 11),
        ("doze", 12),
        ("quinze", 15),
        ("vinte", 20),
        ("trinta", 30),
        ("cem", 100),
    ],
    several: "vários várias alguns algumas poucos poucas muitos",
    ordinals: &[("primeiro", 1), ("segundo", 2), ("terceiro", 3), ("quarto", 4)],
    capitals: false,
    before: &[
        "início de",
        "final de",
        "fim de",
        "meados de",
        "começo de",
        "no início de",
        "no final de",
        "o",
        "a",
        "os",
        "as",
        "quase",
        "cerca de",
        "mais de",
        "menos de",
        "pelo menos",
        "aproximadamente",
    ],
    future: "será serão poderá terá terão deverá vai vão próximo próxima prevê previsto",
    past: "foi foram disse havia era anunciou teve fez estava tinha afirmou",
    common: "de que do da em um para com não uma os no se na por mais as dos ao é",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule(
        "day, month and year",
        "{weekday}? ,? {day} de {month} de {year} ; {day} - {month} - {year} ; {day} - {month} - {yy}",
        |s| s.dated(),
    ),
    rule("day and month", "{weekday}? ,? {day} de {month}", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} a|e {until} de {month} de? {year}?", |s| s.dated()),
    rule("month and year", "{month} de {year} ; {month} {year}", |s| s.dated()),
    rule("month", "{month} ; mês de {month}", |s| s.dated()),
    rule("year", "{year} ; ano de? {year}", |s| s.year.map(Meaning::Year)),
    rule("decade", "anos {decade}", |s| s.decade()),
    rule("decade", "anos {year} ; anos {year}", |s| s.year.filter(|year| year % 10 == 0).map(Meaning::Decade)),
    rule("decade", "anos '? {n}", |s| short_decade(s.count?)),
    rule("season and year", "{season} de {year}", |s| s.dated()),
    rule("weekday", "{weekday} - feira ; {weekday} ; {weekday} - feira à noite|tarde", |s| s.weekday.and(s.dated())),
    rule(
        "last weekday, month or season",
        "{weekday} passado|passada ; última|último {weekday} ; {month} passado ; {season} passado|passada",
        |s| s.which(Which::Last),
    ),
    rule("next weekday, month or season", "próximo|próxima {weekday} ; próximo {month} ; próximo|próxima {season}", |s| {
        s.which(Which::Next)
    }),
    rule(
        "this weekday, month or season",
        "neste|nesta|este|esta {weekday} ; este|neste {month} ; este|esta|neste|nesta {season}",
        |s| s.which(Which::This),
    ),
    rule("month of last year", "{month} do ano passado", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} deste ano", |s| s.which(Which::Years(0))),
    rule("quarter", "{ordinal} trimestre de? {year}?", |s| s.quarter(Which::Nearest)),
    rule("today", "hoje ; esta manhã|tarde|noite", |_| day(0)),
    rule("yesterday", "ontem ; ontem à noite|tarde", |_| day(-1)),
    rule("day before yesterday", "anteontem", |_| day(-2)),
    rule("tomorrow", "amanhã", |_| day(1)),
    rule("day after tomorrow", "depois de amanhã", |_| day(2)),
    rule("so long ago", "há {n} {units} ; {n} {units} atrás ; há {n} {unit} ; {n} {unit} atrás", |s| s.away(Publication, -1)),
    rule("so long from now", "daqui a {n} {units}", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} depois ; {n} {units} mais tarde", |s| s.away(Mention, 1)),
    rule("so long later", "um|uma {unit} depois", |s| s.next(Mention, 1)),
    rule("so long earlier", "{n} {units} antes", |s| s.away(Mention, -1)),
    rule("the one before", "{unit} passado|passada ; último|última {unit}", |s| s.next(Publication, -1)),
    rule("the one after", "próximo|próxima {unit} ; {unit} que vem", |s| s.next(Publication, 1)),
    rule("the one of now", "este|esta|deste|desta|neste|nesta {unit}", |s| s.next(Publication, 0)),
    rule("the one in question", "esse|essa|aquele|aquela|mesmo|mesma|nesse|nessa|naquele|naquela {unit}", |s| s.next(Mention, 0)),
    rule("the one after it", "{unit} seguinte", |s| s.next(Mention, 1)),
    rule("the one before it", "{unit} anterior", |s| s.next(Mention, -1)),
    rule("the past so long", "últimos|últimas {n}? {units}", |s| s.stretch(-1)),
    rule("the next so long", "próximos|próximas {n}? {units}", |s| s.stretch(1)),
    rule("length of time", "{n} {units} ; {n} {unit} ; meio|meia {unit}", |s| s.unit.map(|_| Meaning::Open)),
    rule("how often", "cada {unit} ; todos|todas os|as {units} ; por {unit} ; diariamente ; anualmente", |_| Some(Meaning::Open)),
    rule("now", "agora ; atualmente ; neste momento ; no momento", |_| Some(Meaning::Open)),
    rule("once, not long ago or later on", "recentemente ; o? futuro ; o passado ; ultimamente", |_| Some(Meaning::Open)),
    rule("time of day", "{clock} ; {n} h {n}", |_| Some(Meaning::Away(Mention, 0, Unit::Moment))),
];

/// A decade without its century: `años 90`.
fn short_decade(first: i32) -> Option<Meaning> {
    i16::try_from(first).ok().filter(|first| (10..=90).contains(first) && first % 10 == 0).map(Meaning::ShortDecade)
}

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
