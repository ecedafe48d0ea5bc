//! Russian: words and rules, as far as news needs them.

use super::everywhere::DAY_FIRST;
use crate::dates::lexicon::Words;
use crate::dates::meaning::Origin::{Mention, Publication};
use crate::dates::meaning::{Meaning, Unit, Which};
use crate::dates::rule::{Rule, rule};

/// Russian.
pub(super) const WORDS: Words = Words {
    tag: "ru",
    months: [
        "января январь январе",
        "февраля февраль феврале",
        "марта март марте",
        "апреля апрель апреле",
        "мая май мае",
        "июня июнь июне",
        "июля июль июле",
        "августа август августе",
        "сентября сентябрь сентябре",
        "октября октябрь октябре",
        "ноября ноябрь ноябре",
        "декабря декабрь декабре",
    ],
    weekdays: [
        "понедельник понедельника",
        "вторник вторника",
        "среду среда",
        "четверг четверга",
        "пятницу пятница",
        "субботу суббота",
        "воскресенье воскресенья",
    ],
    seasons: ["весной", "летом", "осенью", "зимой"],
    units: &[
        (Unit::Day, "день дня"),
        (Unit::Week, "неделю неделя неделе"),
        (Unit::Month, "месяц месяца месяце"),
        (Unit::Year, "год года году"),
        (Unit::Century, "век века веке"),
    ],
    plurals: &[(Unit::Day, "дней дня"), (Unit::Week, "недель недели"), (Unit::Month, "месяцев месяца"), (Unit::Year, "лет года")],
    numbers: &[
        ("один", 1),
        ("два", 2),
        ("две", 2),
        ("три", 3),
        ("четыре", 4),
        ("пять", 5),
        ("шесть", 6),
        ("семь", 7),
        ("восемь", 8),
        ("девять", 9),
        ("десять", 10),
    ],
    several: "несколько",
    ordinals: &[("первый", 1), ("первом", 1), ("второй", 2), ("втором", 2), ("третий", 3), ("третьем", 3), ("четвертый", 4)],
    capitals: false,
    before: &["начале", "конце", "середине", "начале", "около", "более"],
    future: "будет будут планирует",
    past: "был была было были заявил сообщил",
    common: "и в не на что с по он как это из за от для до так",
    rules: RULES,
};

const RULES: &[Rule] = &[
    rule(
        "day, month and year",
        "{weekday}? ,? {day} {month} {year} года? ; {day} - {month} - {year} ; {day} - {month} - {yy}",
        |s| s.dated(),
    ),
    rule("day and month", "{weekday}? ,? {day} {month}", |s| s.dated()),
    rule("date in numbers", DAY_FIRST, |s| s.dated()),
    rule("days and month", "{day} - {until} {month} {year}?", |s| s.dated()),
    rule("month and year", "{month} {year} года?", |s| s.dated()),
    rule("month", "{month}", |s| s.dated()),
    rule("year", "{year} ; {year} год|года|году|г", |s| s.year.map(Meaning::Year)),
    rule("season and year", "{season} {year} года?", |s| s.dated()),
    rule("weekday", "{weekday}", |s| s.weekday.and(s.dated())),
    rule("last weekday, month or season", "прошлый|прошлую {weekday}", |s| s.which(Which::Last)),
    rule("next weekday, month or season", "следующий|следующую {weekday}", |s| s.which(Which::Next)),
    rule("this weekday, month or season", "этот|эту {weekday}", |s| s.which(Which::This)),
    rule("month of last year", "{month} прошлого года", |s| s.which(Which::Years(-1))),
    rule("month of this year", "{month} этого года", |s| s.which(Which::Years(0))),
    rule("today", "сегодня", |_| day(0)),
    rule("yesterday", "вчера", |_| day(-1)),
    rule("day before yesterday", "позавчера", |_| day(-2)),
    rule("tomorrow", "завтра", |_| day(1)),
    rule("day after tomorrow", "послезавтра", |_| day(2)),
    rule("so long ago", "{n} {units} назад ; {n} {unit} назад", |s| s.away(Publication, -1)),
    rule("so long ago", "{unit} назад", |s| s.next(Publication, -1)),
    rule("so long from now", "через {n} {units}", |s| s.away(Publication, 1)),
    rule("so long later", "{n} {units} спустя", |s| s.away(Mention, 1)),
    rule("the one before", "прошлый|прошлом|прошлую|прошлой|прошлого {unit}", |s| {
        s.next(Publication, -1)
    }),
    rule("the one after", "следующий|следующем|следующую|следующей {unit}", |s| {
        s.next(Publication, 1)
    }),
    rule("the one of now", "этот|этом|эту|этой|этого {unit}", |s| s.next(Publication, 0)),
    rule("the one in question", "том|той {unit}", |s| s.next(Mention, 0)),
    rule("the past so long", "последние {n}? {units}", |s| s.stretch(-1)),
    rule("the next so long", "ближайшие {n}? {units}", |s| s.stretch(1)),
    rule("length of time", "{n} {units} ; {n} {unit}", |s| s.unit.map(|_| Meaning::Open)),
    rule("how often", "каждый|каждую {unit}", |_| Some(Meaning::Open)),
    rule("now", "сейчас ; теперь", |_| Some(Meaning::Open)),
    rule("once, not long ago or later on", "недавно", |_| Some(Meaning::Open)),
    rule("time of day", "{clock}", |_| Some(Meaning::Away(Mention, 0, Unit::Moment))),
];

fn day(away: i32) -> Option<Meaning> {
    Some(Meaning::Away(Publication, away, Unit::Day))
}
