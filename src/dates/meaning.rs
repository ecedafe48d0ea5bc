//! What words say of when, before anything is known of the text around them.

use jiff::civil::Weekday;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seconds, minutes, hours: shorter than what is told apart here.
    Moment,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A season; winter begins in December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// What a relative dating counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The day of publication.
    Publication,
    /// The dating before it in the text: `the next day`, `that year`.
    Mention,
}

/// Which of several periods of one name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The nearest one that fits the tense.
    Nearest,
    /// The one before now: `last October`.
    Last,
    /// The one of now: `this October`.
    This,
    /// The one after now: `next October`.
    Next,
    /// So many years before (or, positive, after) the year of publication: `October of last year`.
    Years(i32),
    /// So many weeks before or after the week of publication: `Thursday of last week`.
    Weeks(i32),
}

/// A name that comes round: the days are known once it is known which one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Weekday(Weekday),
    /// A day of a month.
    Day(i8, i8),
    /// Days of a month, both included.
    Days(i8, i8, i8),
    /// A day of the month in question: `the 5th`.
    DayOfMonth(i8),
    Month(i8),
    Season(Season),
    /// 1 to 4.
    Quarter(i8),
    /// 1 or 2.
    Half(i8),
    /// So many months from January.
    Months(i8),
}

/// What a rule read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A name in a year.
    Dated(i16, Name),
    /// A year.
    Year(i16),
    /// Years, both included.
    Years(i16, i16),
    /// A decade by its first year.
    Decade(i16),
    /// A decade whose century is not named, by its first year in one: `the '90s`, `the nineties`.
    ShortDecade(i16),
    /// A century by its number.
    Century(i16),
    /// A name without its year.
    Named(Which, Name),
    /// So many units away: `yesterday`, `two years ago`, `next month`.
    Away(Origin, i32, Unit),
    /// So many units in a row before (or, positive, after) the day of publication: `the past three years`.
    Stretch(i32, Unit),
    /// A stretch whose length or end is not said: `recent weeks`, `three days`, `daily`, `now`. Nothing to resolve.
    Open,
}
