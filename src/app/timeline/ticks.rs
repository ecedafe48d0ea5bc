//! The lines of a time axis and what stands at them. Days are counted from 1 January 1970, room in points.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::period::{Period, day_number, day_of};

/// A line of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The day at whose begin it stands.
    pub day: i32,
    /// What stands there; empty for a line between.
    pub label: String,
}

/// How far lines are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Each day, each with its name.
    Day,
    /// Each day, with a name on Mondays.
    Week,
    /// So many months, from January on.
    Months(i16),
    /// So many years, from the year 0 on.
    Years(i16),
}

/// The room that a label of each step needs, in points, and the days from one to the next; the finest first.
const STEPS: [(Step, f64, f64); 15] = [
    (Step::Day, 96.0, 1.0),
    (Step::Week, 96.0, 7.0),
    (Step::Months(1), 62.0, 30.0),
    (Step::Months(3), 62.0, 91.0),
    (Step::Years(1), 44.0, 365.0),
    (Step::Years(2), 44.0, 730.0),
    (Step::Years(5), 44.0, 1_826.0),
    (Step::Years(10), 44.0, 3_652.0),
    (Step::Years(20), 44.0, 7_305.0),
    (Step::Years(50), 44.0, 18_262.0),
    (Step::Years(100), 44.0, 36_524.0),
    (Step::Years(200), 44.0, 73_048.0),
    (Step::Years(500), 44.0, 182_621.0),
    (Step::Years(1_000), 44.0, 365_242.0),
    (Step::Years(5_000), 44.0, 1_826_212.0),
];

/// The lines of a stretch of time, so far apart that their labels have room when a day takes so many points.
///
/// The first label, and each one at which the year changes, names the year: the rest do not repeat it.
pub fn ticks(period: Period, per_day: f64) -> Vec<Tick> {
    let step = STEPS.iter().find(|(_, room, days)| days * per_day >= *room).map_or(Step::Years(5_000), |(step, ..)| *step);
    // From the first line that is seen: it is the one that names the year.
    let (first, last) = (period.from().ceil() as i32, period.days().1);
    let mut year = None;
    let mut tick = |day: Date| {
        let named = step != Step::Week || day.weekday() == Weekday::Monday;
        let label = if named { label(step, day, year.replace(day.year()) != Some(day.year())) } else { String::new() };
        Tick { day: day_number(day), label }
    };
    let mut found = Vec::new();
    let mut day = start(step, day_of(first));
    while day_number(day) <= last.saturating_add(1) {
        if day_number(day) >= first {
            found.push(tick(day));
        }
        match after(step, day) {
            Some(next) => day = next,
            None => break,
        }
    }
    found
}

/// The last line at a day or before it; the calendar's first day where that would be before it.
fn start(step: Step, day: Date) -> Date {
    let floor = |value: i16, by: i16| value - value.rem_euclid(by);
    match step {
        Step::Day | Step::Week => Some(day),
        Step::Months(by) => Date::new(day.year(), floor(i16::from(day.month()) - 1, by) as i8 + 1, 1).ok(),
        Step::Years(by) => Date::new(floor(day.year(), by), 1, 1).ok(),
    }
    .unwrap_or(Date::MIN)
}

fn after(step: Step, day: Date) -> Option<Date> {
    match step {
        Step::Day | Step::Week => day.tomorrow().ok(),
        Step::Months(by) => day.checked_add(by.months()).ok(),
        Step::Years(by) => day.checked_add(by.years()).ok(),
    }
}

fn label(step: Step, day: Date, new_year: bool) -> String {
    let pattern = match (step, new_year) {
        (Step::Day | Step::Week, true) => "%a %-d %b %Y",
        (Step::Day | Step::Week, false) => "%a %-d %b",
        (Step::Months(_), true) => "%b %Y",
        (Step::Months(_), false) => "%b",
        (Step::Years(_), _) => return day.year().to_string(),
    };
    day.strftime(pattern).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn labels(from: Date, to: Date, width: f64) -> Vec<String> {
        let period = Period::new(f64::from(day_number(from)), f64::from(day_number(to)) + 1.0);
        let found = ticks(period, width / period.length());
        found.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn lines_are_as_fine_as_there_is_room_for() {
        for (from, to, expected) in [
            (date(2021, 10, 3), date(2021, 10, 8), "Sun 3 Oct 2021|Mon 4 Oct|Tue 5 Oct|Wed 6 Oct|Thu 7 Oct|Fri 8 Oct|Sat 9 Oct"),
            (date(2021, 12, 15), date(2022, 1, 12), "Mon 20 Dec 2021|Mon 27 Dec|Mon 3 Jan 2022|Mon 10 Jan"),
            (date(2021, 10, 2), date(2022, 2, 10), "Nov 2021|Dec|Jan 2022|Feb"),
            (date(2020, 11, 2), date(2022, 2, 10), "Jan 2021|Apr|Jul|Oct|Jan 2022"),
            (date(2013, 11, 2), date(2018, 2, 10), "2014|2015|2016|2017|2018"),
            (date(1925, 6, 1), date(2021, 10, 4), "1930|1940|1950|1960|1970|1980|1990|2000|2010|2020"),
        ] {
            assert_eq!(labels(from, to, 700.0).join("|"), expected);
        }
    }

    #[test]
    fn weeks_have_a_line_for_each_day() {
        let period = Period::new(f64::from(day_number(date(2021, 10, 2))), f64::from(day_number(date(2021, 10, 23))));
        let found = ticks(period, 700.0 / period.length());
        assert_eq!((found.len(), found.iter().filter(|tick| !tick.label.is_empty()).count()), (22, 3));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trap() {
        for period in [Period::around(day_number(Date::MIN), 20.0), Period::around(day_number(Date::MAX), 20.0)] {
            for per_day in [0.000_01, 0.1, 3.0, 100.0] {
                assert!(ticks(period, per_day).len() < 40);
            }
        }
        assert!(ticks(Period::new(-9e9, 9e9), 0.000_1).len() < 10_000);
    }
}
