//! A stretch of time and the stretch of the screen that shows it. Days are counted from 1 January 1970; the day `n` reaches from
//! `n` to `n + 1`. Places on the screen are points.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

/// Day 0.
const FIRST: Date = date(1970, 1, 1);
/// Hours of a day: civil days have no clock changes.
const HOURS: i64 = 24;
/// The shortest time shown, in days: fewer tell nothing more, for no dating is finer than a day.
const SHORTEST: f64 = 4.0;
/// The least that is shown at first, in days: a few articles of one day are seen with the week before and after.
pub const AT_FIRST: f64 = 16.0;
/// The longest time shown, in days: what the calendar holds.
const LONGEST: f64 = 366.0 * 19_000.0;

/// First and last day of something, both included.
pub type Extent = (i32, i32);

/// The number of a day.
pub fn day_number(day: Date) -> i32 {
    i32::try_from(day.duration_since(FIRST).as_hours() / HOURS).unwrap_or_default()
}

/// The day with a number; the calendar's nearest where it has none.
pub fn day_of(number: i32) -> Date {
    FIRST.saturating_add(SignedDuration::from_hours(i64::from(number) * HOURS))
}

/// A stretch of time, in days: not empty, and no longer than the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    from: f64,
    to: f64,
}

impl Period {
    /// From one time to a later one; made longer or shorter about its middle where it has to be.
    pub fn new(from: f64, to: f64) -> Self {
        let ends = (f64::from(day_number(Date::MIN)), f64::from(day_number(Date::MAX)));
        let length = (to - from).clamp(SHORTEST, LONGEST);
        let middle = (f64::midpoint(from, to)).clamp(ends.0, ends.1);
        Self { from: middle - length / 2.0, to: middle + length / 2.0 }
    }

    /// So many days about the middle of a day.
    pub fn around(day: i32, length: f64) -> Self {
        let middle = f64::from(day) + 0.5;
        Self::new(middle - length / 2.0, middle + length / 2.0)
    }

    /// Days with some room at both ends, at least so many days in all.
    pub fn over(days: Extent, at_least: f64) -> Self {
        let (from, to) = (f64::from(days.0), f64::from(days.1) + 1.0);
        let room = ((to - from) * 0.06).max(1.0).max((at_least - (to - from)) / 2.0);
        Self::new(from - room, to + room)
    }

    /// Its begin.
    pub const fn from(self) -> f64 {
        self.from
    }

    /// Its end.
    pub const fn to(self) -> f64 {
        self.to
    }

    /// How many days it is long.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Its middle.
    pub const fn middle(self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// Its first and last day.
    pub fn days(self) -> Extent {
        (self.from.floor() as i32, (self.to.ceil() as i32 - 1).max(self.from.floor() as i32))
    }

    /// So many times as near, with one time staying where it is.
    pub fn nearer(self, times: f64, fixed: f64) -> Self {
        let times = (self.length() / times).clamp(SHORTEST, LONGEST) / self.length();
        Self::new(fixed - (fixed - self.from) * times, fixed + (self.to - fixed) * times)
    }

    /// So many days later.
    pub fn later(self, days: f64) -> Self {
        Self::new(self.from + days, self.to + days)
    }
}

/// A stretch of time on a stretch of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The time.
    pub period: Period,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
}

impl Scale {
    /// Points for a day.
    pub fn per_day(&self) -> f64 {
        f64::from((self.right - self.left).max(1.0)) / self.period.length()
    }

    /// Where a time is, even when it is not to be seen.
    pub fn x(&self, time: f64) -> f32 {
        self.left + ((time - self.period.from()) * self.per_day()) as f32
    }

    /// The time at a place.
    pub fn time(&self, x: f32) -> f64 {
        self.period.from() + f64::from(x - self.left) / self.per_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_have_numbers() {
        for (day, number) in
            [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(2021, 10, 4), 18_904), (date(2000, 3, 1), 11_017)]
        {
            assert_eq!((day_number(day), day_of(number)), (number, day));
        }
        assert_eq!((day_of(i32::MAX), day_of(i32::MIN)), (Date::MAX, Date::MIN));
    }

    #[test]
    fn a_period_over_few_days_has_room() {
        let period = Period::over((10, 10), 14.0);
        assert_eq!((period.from(), period.to(), period.days()), (3.5, 17.5, (3, 17)));
        assert_eq!(Period::over((0, 99), 14.0).days(), (-6, 105));
    }

    proptest! {
        #[test]
        fn what_is_zoomed_at_stays_where_it_is(from in -9e5..9e5, length in 5.0..9e4, at in 0.0..1.0, times in 0.2..5.0) {
            let before = Scale { period: Period::new(from, from + length), left: 100.0, right: 900.0 };
            let fixed = before.period.from() + before.period.length() * at;
            let after = Scale { period: before.period.nearer(times, fixed), ..before };
            prop_assert!((before.x(fixed) - after.x(fixed)).abs() < 0.1);
            prop_assert!(after.period.length() >= SHORTEST - 1e-6 && after.period.length() <= LONGEST);
        }

        #[test]
        fn places_and_times_are_each_others_inverse(from in -9e5..9e5, length in 5.0..9e4, x in 100.0..900.0_f32) {
            let scale = Scale { period: Period::new(from, from + length), left: 100.0, right: 900.0 };
            prop_assert!((scale.x(scale.time(x)) - x).abs() < 0.1);
        }
    }
}
