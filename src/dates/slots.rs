//! What the parts of a pattern stood for, and the meanings that rules make of them.

use jiff::civil::Weekday;

use super::meaning::{Meaning, Name, Origin, Season, Unit, Which};

/// What a matched pattern found in its places.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots {
    /// A number; `None` also where it is not known (`several`).
    pub count: Option<i32>,
    pub unit: Option<Unit>,
    pub weekday: Option<Weekday>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// The last day of `4-6 October`.
    pub until: Option<i8>,
    pub year: Option<i16>,
    /// The last year of `1990-93`.
    pub until_year: Option<i16>,
    pub season: Option<Season>,
    /// `first`, `3rd`.
    pub ordinal: Option<i32>,
    /// The first year of a decade; below 100 without its century.
    pub decade: Option<i16>,
}

impl Slots {
    /// The name in the slots, the finest first.
    pub(super) fn name(&self) -> Option<Name> {
        match (self.month, self.day, self.until) {
            (Some(month), Some(day), Some(until)) => Some(Name::Days(month, day, until)),
            (Some(month), Some(day), None) => Some(Name::Day(month, day)),
            (Some(month), None, _) => Some(Name::Month(month)),
            (None, Some(day), _) => Some(Name::DayOfMonth(day)),
            (None, None, _) => self.season.map(Name::Season).or_else(|| self.weekday.map(Name::Weekday)),
        }
    }

    /// The name in the year of the slots, or without one the nearest.
    pub(super) fn dated(&self) -> Option<Meaning> {
        let name = self.name()?;
        Some(self.year.map_or(Meaning::Named(Which::Nearest, name), |year| Meaning::Dated(year, name)))
    }

    /// The quarter or half whose ordinal stands in the slots.
    pub(super) fn quarter(&self, which: Which) -> Option<Meaning> {
        let number = i8::try_from(self.ordinal?).ok().filter(|number| (1..=4).contains(number))?;
        self.in_year(which, Name::Quarter(number))
    }

    /// The half of a year whose ordinal stands in the slots.
    pub(super) fn half(&self, which: Which) -> Option<Meaning> {
        let number = i8::try_from(self.ordinal?).ok().filter(|number| (1..=2).contains(number))?;
        self.in_year(which, Name::Half(number))
    }

    fn in_year(&self, which: Which, name: Name) -> Option<Meaning> {
        Some(self.year.map_or(Meaning::Named(which, name), |year| Meaning::Dated(year, name)))
    }

    /// A name of which it is said which one is meant.
    pub(super) fn which(&self, which: Which) -> Option<Meaning> {
        Some(Meaning::Named(which, self.name()?))
    }

    /// So many of the units away; open when it is not said how many.
    pub(super) fn away(&self, origin: Origin, sign: i32) -> Option<Meaning> {
        // `A decade ago` names a year, not the decade before this one.
        let (unit, times) = match self.unit? {
            Unit::Decade => (Unit::Year, 10),
            other => (other, 1),
        };
        let count = self.count.map(|count| count.saturating_mul(sign).saturating_mul(times));
        Some(count.map_or(Meaning::Open, |count| Meaning::Away(origin, count, unit)))
    }

    /// One unit away, or the one of now with 0.
    pub(super) fn next(&self, origin: Origin, steps: i32) -> Option<Meaning> {
        Some(Meaning::Away(origin, steps, self.unit?))
    }

    /// So many units up to the day of publication, or from it on.
    pub(super) fn stretch(&self, sign: i32) -> Option<Meaning> {
        let unit = self.unit.filter(|unit| *unit != Unit::Moment);
        let stretch = self.count.zip(unit).map(|(count, unit)| Meaning::Stretch(count.saturating_mul(sign), unit));
        Some(stretch.unwrap_or(Meaning::Open))
    }

    /// The decade in the slots.
    pub(super) fn decade(&self) -> Option<Meaning> {
        let first = self.decade?;
        Some(if first < 100 { Meaning::ShortDecade(first) } else { Meaning::Decade(first) })
    }
}
