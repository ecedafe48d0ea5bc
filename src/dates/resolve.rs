//! From what words say to days. Counts days, both ends included.
//!
//! Which of several days of one name is meant follows the public guidelines for TIMEX3: the nearest one before the day of
//! publication, or after it where the sentence looks ahead.

use jiff::civil::{Date, Weekday};

use super::calendar::{Days, add, around, century, in_year, precision, precision_of, weekday_from, weekday_until, years};
use super::context::{Context, Tense};
use super::dating::Precision;
use super::meaning::{Meaning, Name, Origin, Unit, Which};

/// So many years before publication, and what is told there is history: a month named next is one of that year.
const HISTORY: i16 = 2;

/// How exact the meaning is, and its days as far as they can be known.
///
/// `None` when the calendar has no such days: then the words are no dating.
pub(super) fn resolve(meaning: Meaning, context: &Context<'_>) -> Option<(Precision, Option<Days>)> {
    let known = |precision, days: Option<Days>| days.map(|days| (precision, Some(days)));
    match meaning {
        Meaning::Dated(year, name) => known(precision_of(name), in_year(year, name)),
        Meaning::Year(year) => known(Precision::Year, years(year, year)),
        Meaning::Years(first, last) => known(Precision::Year, years(first, last)),
        Meaning::Decade(first) => known(Precision::Decade, years(first, first + 9)),
        Meaning::ShortDecade(first) => known(Precision::Decade, short_decade(first, context)),
        Meaning::Century(number) => known(Precision::Century, century(number)),
        Meaning::Named(which, name) => exists(name).then(|| (precision_of(name), named(which, name, context))),
        Meaning::Away(origin, count, unit) => Some((precision(unit), away(origin, count, unit, context))),
        Meaning::Stretch(count, unit) => Some((precision(unit), stretch(count, unit, context))),
        Meaning::Open => Some((Precision::Unknown, None)),
    }
}

/// Whether some year has days of this name.
fn exists(name: Name) -> bool {
    match name {
        Name::Day(..) | Name::Days(..) => in_year(2000, name).is_some(),
        Name::DayOfMonth(_) | Name::Weekday(_) => true,
        Name::Month(_) | Name::Season(_) | Name::Quarter(_) | Name::Half(_) | Name::Months(_) => true,
    }
}

/// The last decade of this name that had begun when the text was published.
fn short_decade(first: i16, context: &Context<'_>) -> Option<Days> {
    let now = context.published.map_or(1999, Date::year);
    let start = now / 100 * 100 + first;
    let start = if start > now { start - 100 } else { start };
    years(start, start + 9)
}

fn named(which: Which, name: Name, context: &Context<'_>) -> Option<Days> {
    match name {
        Name::Weekday(weekday) => {
            if which == Which::Nearest {
                nearest_weekday(weekday, context)
            } else {
                weekday_of(which, weekday, context.published?)
            }
        }
        Name::DayOfMonth(day) => day_of_month(day, context),
        Name::Day(..)
        | Name::Days(..)
        | Name::Month(_)
        | Name::Season(_)
        | Name::Quarter(_)
        | Name::Half(_)
        | Name::Months(_) => of_year(which, name, context),
    }
}

/// The weekday that is said to be last, next, or of some week; `None` when only the tense decides.
fn weekday_of(which: Which, weekday: Weekday, published: Date) -> Option<Days> {
    let monday = around(published, Unit::Week)?.0;
    let in_week = |weeks: i32| weekday_from(add(monday, Unit::Week, weeks)?, weekday);
    let day = match which {
        Which::Nearest | Which::Years(_) => None,
        Which::Last => weekday_until(published.yesterday().ok()?, weekday),
        Which::This => weekday_from(published, weekday).filter(|day| in_week(0) == Some(*day)).or_else(|| in_week(0)),
        Which::Next => in_week(1),
        Which::Weeks(weeks) => in_week(weeks),
    }?;
    Some((day, day))
}

fn nearest_weekday(weekday: Weekday, context: &Context<'_>) -> Option<Days> {
    let published = context.published?;
    let day = match context.tense {
        Tense::Past | Tense::Open => weekday_until(published, weekday),
        Tense::Future => weekday_from(published, weekday),
    }?;
    Some((day, day))
}

/// `the 5th`: of the month that was spoken of last, or of the month of publication.
fn day_of_month(day: i8, context: &Context<'_>) -> Option<Days> {
    let mentioned = context.past.as_exact_as(Precision::Month).map(|days| days.0);
    let month = mentioned.or(context.published)?;
    let date = Date::new(month.year(), month.month(), day).ok()?;
    Some((date, date))
}

/// A name that comes round each year.
fn of_year(which: Which, name: Name, context: &Context<'_>) -> Option<Days> {
    let Some(published) = context.published else {
        // A year further away, or the day of a picture, would be a guess.
        let year = context.year?;
        return if which == Which::Nearest { in_year(year, name) } else { None };
    };
    let year = published.year();
    let told = context.year.filter(|told| year - told >= HISTORY && context.tense != Tense::Future);
    if let Some(told) = told.filter(|_| which == Which::Nearest) {
        return in_year(told, name);
    }
    let candidates = || (-4..=4).filter_map(|away| in_year(year + away, name));
    match which {
        Which::Nearest => nearest(candidates().collect(), published, context.tense),
        Which::Last => candidates().rfind(|(_, to)| *to < published),
        Which::This => candidates().find(|(from, to)| *from <= published && published <= *to).or_else(|| in_year(year, name)),
        Which::Next => candidates().find(|(from, _)| *from > published),
        Which::Years(years) => in_year(year + i16::try_from(years).ok()?, name),
        Which::Weeks(_) => None,
    }
}

/// The last one that had begun, the first one not yet over, or where the tense is open the one that is nearest.
fn nearest(candidates: Vec<Days>, published: Date, tense: Tense) -> Option<Days> {
    let past = candidates.iter().rfind(|(from, _)| *from <= published).copied();
    let future = candidates.iter().find(|(_, to)| *to >= published).copied();
    match tense {
        Tense::Past => past,
        Tense::Future => future,
        Tense::Open => {
            let days = |a: Date, b: Date| a.until(b).map_or(i32::MAX, |span| span.get_days());
            let (behind, ahead) = (past?, future?);
            let is_behind = days(behind.1, published) <= days(published, ahead.0);
            Some(if is_behind { behind } else { ahead })
        }
    }
}

fn away(origin: Origin, count: i32, unit: Unit, context: &Context<'_>) -> Option<Days> {
    let base = match origin {
        Origin::Publication => context.published,
        Origin::Mention if count < 0 && unit == Unit::Year => compared(context),
        Origin::Mention => mentioned(count, unit, context),
    }?;
    // On a Monday, what happened `this weekend` did so on the one just gone.
    let gone = unit == Unit::Weekend && context.tense == Tense::Past && base.weekday().to_monday_zero_offset() <= 3;
    let count = count - i32::from(gone && count == 0);
    around(add(base, unit, count)?, unit)
}

/// The day that `the next day` or `that year` counts from: a dating that is exact enough for the unit.
fn mentioned(count: i32, unit: Unit, context: &Context<'_>) -> Option<Date> {
    let day = context.past.as_exact_as(precision(unit)).map(|(from, to)| if count > 0 { to } else { from });
    match unit {
        Unit::Moment => day.or(context.published),
        Unit::Day => day,
        // `The year` and `the week` of news are mostly those of the day on which it is told; `two weeks later` never is.
        Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century => {
            if count > 0 {
                day
            } else {
                day.or(context.published)
            }
        }
    }
}

/// What `a year earlier` counts from: a dating in its sentence, or history that is told; else news compares with the day of
/// publication, not with the year that it compared with before.
fn compared(context: &Context<'_>) -> Option<Date> {
    let mentioned = context.past.as_exact_as(Precision::Year).map(|days| days.0);
    let Some(published) = context.published else { return mentioned };
    let holds = |day: &Date| context.beside || published.year() - day.year() >= HISTORY;
    mentioned.filter(holds).or(Some(published))
}

/// So many units that end, or begin, with the day of publication.
fn stretch(count: i32, unit: Unit, context: &Context<'_>) -> Option<Days> {
    let published = context.published?;
    let far = add(published, unit, count)?;
    Some((far.min(published), far.max(published)))
}
