//! Periods of the calendar, as their first and last day. Counts days; both ends are included.

use jiff::Span as Length;
use jiff::civil::{Date, Weekday};

use super::dating::Precision;
use super::meaning::{Name, Season, Unit};

/// The first and the last day of a period.
pub(super) type Days = (Date, Date);

/// The period of a unit that holds the day.
pub(super) fn around(day: Date, unit: Unit) -> Option<Days> {
    match unit {
        Unit::Moment | Unit::Day => Some((day, day)),
        Unit::Week => {
            let monday = add(day, Unit::Day, -i32::from(day.weekday().to_monday_zero_offset()))?;
            Some((monday, add(monday, Unit::Day, 6)?))
        }
        Unit::Weekend => {
            let (_, sunday) = around(day, Unit::Week)?;
            Some((sunday.yesterday().ok()?, sunday))
        }
        Unit::Month => Some((day.first_of_month(), day.last_of_month())),
        Unit::Quarter => in_year(day.year(), Name::Quarter((day.month() + 2) / 3)),
        Unit::Year => years(day.year(), day.year()),
        Unit::Decade => years(day.year() / 10 * 10, day.year() / 10 * 10 + 9),
        Unit::Century => century((day.year() - 1) / 100 + 1),
    }
}

/// Whole years, from the first to the last.
pub(super) fn years(first: i16, last: i16) -> Option<Days> {
    let bounds = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
    (first >= 1 && first <= last).then_some(bounds)
}

/// The years of a century as people speak of it: the 20th from 1901 to 2000.
pub(super) fn century(number: i16) -> Option<Days> {
    let last = number.checked_mul(100)?;
    years(last - 99, last)
}

/// The day that lies so many units away; days that a month lacks become its last.
pub(super) fn add(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let length: Length = match unit {
        Unit::Moment => return Some(day),
        Unit::Day => Length::new().try_days(count).ok()?,
        Unit::Week | Unit::Weekend => Length::new().try_weeks(count).ok()?,
        Unit::Month => Length::new().try_months(count).ok()?,
        Unit::Quarter => Length::new().try_months(count.checked_mul(3)?).ok()?,
        Unit::Year => Length::new().try_years(count).ok()?,
        Unit::Decade => Length::new().try_years(count.checked_mul(10)?).ok()?,
        Unit::Century => Length::new().try_years(count.checked_mul(100)?).ok()?,
    };
    day.checked_add(length).ok().filter(|date| date.year() >= 1)
}

/// The days of a name in a year; `None` where the year has no such day, and for names that no year decides.
pub(super) fn in_year(year: i16, name: Name) -> Option<Days> {
    let months = |first: i8, count: i32| {
        let start = Date::new(year, first, 1).ok()?;
        Some((start, add(start, Unit::Month, count - 1)?.last_of_month()))
    };
    match name {
        Name::Weekday(_) | Name::DayOfMonth(_) => None,
        Name::Day(month, day) => Date::new(year, month, day).ok().map(|date| (date, date)),
        Name::Days(month, first, last) => {
            let days = (Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?);
            (first <= last).then_some(days)
        }
        Name::Month(month) => months(month, 1),
        Name::Season(Season::Spring) => months(3, 3),
        Name::Season(Season::Summer) => months(6, 3),
        Name::Season(Season::Autumn) => months(9, 3),
        Name::Season(Season::Winter) => months(12, 3),
        Name::Quarter(quarter) => months((quarter - 1) * 3 + 1, 3),
        Name::Half(half) => months((half - 1) * 6 + 1, 6),
        Name::Months(count) => months(1, i32::from(count)),
    }
}

/// The nearest day of this name on or after the day.
pub(super) fn weekday_from(day: Date, weekday: Weekday) -> Option<Date> {
    add(day, Unit::Day, i32::from(weekday.since(day.weekday())))
}

/// The nearest day of this name on or before the day.
pub(super) fn weekday_until(day: Date, weekday: Weekday) -> Option<Date> {
    add(day, Unit::Day, -i32::from(day.weekday().since(weekday)))
}

/// How exact a name is.
pub(super) const fn precision_of(name: Name) -> Precision {
    match name {
        Name::Weekday(_) | Name::Day(..) | Name::Days(..) | Name::DayOfMonth(_) => Precision::Day,
        Name::Month(_) | Name::Months(_) => Precision::Month,
        Name::Season(_) => Precision::Season,
        Name::Quarter(_) | Name::Half(_) => Precision::Quarter,
    }
}

/// How exact a unit is.
pub(super) const fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Moment | Unit::Day => Precision::Day,
        Unit::Week | Unit::Weekend => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_around_a_day() {
        let day = date(2021, 10, 5);
        assert_eq!(around(day, Unit::Week), Some((date(2021, 10, 4), date(2021, 10, 10))));
        assert_eq!(around(day, Unit::Weekend), Some((date(2021, 10, 9), date(2021, 10, 10))));
        assert_eq!(around(day, Unit::Quarter), Some((date(2021, 10, 1), date(2021, 12, 31))));
        assert_eq!(around(day, Unit::Decade), Some((date(2020, 1, 1), date(2029, 12, 31))));
        assert_eq!(around(day, Unit::Century), Some((date(2001, 1, 1), date(2100, 12, 31))));
        assert_eq!(weekday_until(day, Weekday::Monday), Some(date(2021, 10, 4)));
        assert_eq!(weekday_from(day, Weekday::Monday), Some(date(2021, 10, 11)));
    }

    #[test]
    fn what_the_calendar_does_not_have() {
        assert_eq!(in_year(2021, Name::Day(2, 29)), None);
        assert_eq!(years(0, 3), None);
        assert_eq!(add(date(9999, 12, 31), Unit::Day, 1), None);
        assert_eq!(add(date(1, 1, 1), Unit::Century, -1), None);
    }
}
