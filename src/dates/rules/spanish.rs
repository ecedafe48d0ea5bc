//! Spanish: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// Spanish.
pub(super) const WORDS: Words = Words {
    tag: "es",
    months: [
        "enero ene",
        "febrero feb",
        "marzo mar",
        "abril abr",
        "mayo",
        "junio jun",
        "julio jul",
        "agosto ago",
        "septiembre setiembre sep sept",
        "octubre oct",
        "noviembre nov",
        "diciembre dic",
    ],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado sábados", "domingo domingos"],
    seasons: ["primavera", "verano", "otoño", "invierno"],
    units: &[
        (Unit::Moment, "hora minuto segundo"),
        (Unit::Day, "día dia"),
        (Unit::Week, "semana"),
        (Unit::Month, "mes"),
        (Unit::Quarter, "trimestre"),
        (Unit::Year, "año"),
        (Unit::Decade, "década"),
        (Unit::Century, "siglo"),
    ],
    plurals: &[
        (Unit::Moment, "horas minutos segundos"),
        (Unit::Day, "días dias"),
        (Unit::Week, "semanas"),
        (Unit::Month, "meses"),
        (Unit::Quarter, "trimestres"),
        (Unit::Year, "años"),
        (Unit::Decade, "décadas"),
        (Unit::Century, "siglos"),
    ],
    numbers: &[
        ("un", 1),
        ("una", 1),
        ("uno", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("siete", 7),
        ("ocho", 8),
        ("nueve", 9),
        ("diez", 10),
        ("once", 11),
        ("doce", 12),
        ("quince", 15),
        ("veinte", 20),
        ("treinta", 30),
        ("cien", 100),
    ],
    several: "varios varias algunos algunas pocos pocas unos unas muchos",
    ordinals: &[
        ("primer", 1),
        ("primero", 1),
        ("primera", 1),
        ("segundo", 2),
        ("segunda", 2),
        ("tercer", 3),
        ("tercero", 3),
        ("cuarto", 4),
    ],
    capitals: false,
    before: &[
        "a principios de",
        "a finales de",
        "a mediados de",
        "principios de",
        "finales de",
        "fines de",
        "mediados de",
        "inicios de",
        "el",
        "la",
        "los",
        "las",
        "casi",
        "más de",
        "menos de",
        "al menos",
        "unos",
        "unas",
        "aproximadamente",
        "alrededor de",
        "solo",
        "sólo",
        "cerca de",
    ],
    future: "será serán podrá podrán tendrá tendrán comenzará estará estarán hará habrá va van próximo próxima prevé \
         prevista previsto espera",
    past: "fue fueron dijo había era anunció informó declaró tuvo hizo estuvo ha han murió llegó confirmó afirmó",
    common: "el la de que y en los del se por las con para una su al es lo como más",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule(
        "day, month and year",
        "{weekday}? ,? {day} de? {month} de|del? {year} ; {weekday}? ,? {month} {day} ,? {year} ; \
         {day} - {month} - {year} ; {day} - {month} - {year} ; {day} - {month} - {yy}",
        |s| s.dated(),
    ),
    rule("day and month", "{weekday}? ,? {day} de {month} ; {weekday} ,? {day}", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} al|y|a|- {until} de {month} de|del? {year}?", |s| s.dated()),
    rule("month and year", "{month} de|del {year} ; {month} ,? {year}", |s| s.dated()),
    rule("month", "{month} ; mes de {month}", |s| s.dated()),
    rule("year", "{year} ; año {year}", |s| s.year.map(Meaning::Year)),
    rule("decade", "los? años? {decade}", |s| s.decade()),
    rule("decade", "años {year} ; años {year}", |s| s.year.filter(|year| year % 10 == 0).map(Meaning::Decade)),
    rule("decade", "años '? {n}", |s| short_decade(s.count?)),
    rule("season and year", "{season} de|del {year}", |s| s.dated()),
    rule("weekday", "{weekday} ; {weekday} por la mañana|tarde|noche", |s| s.weekday.and(s.dated())),
    rule(
        "last weekday, month or season",
        "pasado {weekday} ; {weekday} pasado ; pasado {month} ; {month} pasado ; {season} pasado|pasada ; \
         pasado|pasada {season} ; pasado {day} de {month}",
        |s| s.which(Which::Last),
    ),
    rule(
        "next weekday, month or season",
        "próximo {weekday} ; {weekday} próximo ; próximo {month} ; próxima|próximo {season} ; \
         próximo {day} de {month}",
        |s| s.which(Which::Next),
    ),
    rule("this weekday, month or season", "este {weekday} ; este {month} ; este|esta {season}", |s| s.which(Which::This)),
    rule("month of last year", "{month} del año pasado", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} de este año ; {month} del presente año", |s| s.which(Which::Years(0))),
    rule("quarter", "{ordinal} trimestre de|del? año? {year}?", |s| s.quarter(Which::Nearest)),
    rule("today", "hoy ; hoy día ; esta mañana|tarde|noche ; hoy en día", |_| day(0)),
    rule("yesterday", "ayer ; anoche ; ayer por la mañana|tarde|noche", |_| day(-1)),
    rule("day before yesterday", "anteayer ; antier", |_| day(-2)),
    rule("tomorrow", "mañana", |_| day(1)),
    rule("day after tomorrow", "pasado mañana", |_| day(2)),
    rule("so long ago", "hace {n} {units} ; hace {n} {unit} ; {n} {units} atrás", |s| s.away(Publication, -1)),
    rule("so long from now", "dentro de {n} {units} ; en {n} {units} más", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} después ; {n} {units} más tarde", |s| s.away(Mention, 1)),
    rule("so long later", "un|una {unit} después ; un|una {unit} más tarde", |s| s.next(Mention, 1)),
    rule("so long earlier", "{n} {units} antes", |s| s.away(Mention, -1)),
    rule("the one before", "{unit} pasado|pasada ; pasado|pasada {unit}", |s| s.next(Publication, -1)),
    rule("the one after", "próximo|próxima {unit} ; {unit} próximo|próxima|que viene ; {unit} que viene", |s| {
        s.next(Publication, 1)
    }),
    rule("the one of now", "este|esta {unit} ; presente|actual {unit} ; {unit} en curso", |s| s.next(Publication, 0)),
    rule("the one in question", "ese|esa|aquel|aquella|mismo|misma {unit}", |s| s.next(Mention, 0)),
    rule("the one after it", "{unit} siguiente ; siguiente {unit}", |s| s.next(Mention, 1)),
    rule("the one before it", "{unit} anterior ; anterior {unit}", |s| s.next(Mention, -1)),
    rule("the past so long", "últimos|últimas|pasados|pasadas {n}? {units}", |s| s.stretch(-1)),
    rule("the next so long", "próximos|próximas|siguientes {n}? {units}", |s| s.stretch(1)),
    rule("length of time", "{n} {units} ; {n} {unit} ; medio|media {unit} ; {n} a|o {n} {units}", |s| {
        s.unit.map(|_| Meaning::Open)
    }),
    rule(
        "how often",
        "cada {unit} ; todos|todas los|las {units} ; cada {weekday} ; por {unit} ; al {unit} ; a la semana ; \
         {n} veces al {unit} ; cada {n} {units} ; diariamente ; anualmente ; mensualmente",
        |_| Some(Meaning::Open),
    ),
    rule("now", "ahora ; actualmente ; en la actualidad ; en este momento ; hasta ahora ; la actualidad", |_| {
        Some(Meaning::Open)
    }),
    rule("once, not long ago or later on", "recientemente ; el? futuro ; el pasado ; últimamente", |_| Some(Meaning::Open)),
    rule("time of day", "{clock}", |_| Some(Meaning::Away(Mention, 0, Unit::Moment))),
];

/// A decade without its century: `años 90`.
fn short_decade(first: i32) -> Option<Meaning> {
    i16::try_from(first).ok().filter(|first| (10..=90).contains(first) && first % 10 == 0).map(Meaning::ShortDecade)
}

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
