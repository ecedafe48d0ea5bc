//! When something was published, as exactly as it is known.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A day, a month or a year; written `2021-10-05`, `2021-10` or `2021`. Sorts by time, the less exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublishedDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PublishedDate {
    /// A whole day.
    #[must_use]
    pub fn from_day(day: Date) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// A year, with its month and day as far as they are known; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let whole = (1..=9999).contains(&year) && (day.is_none() || month.is_some());
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok().filter(|_| whole)?;
        Some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The day, where it is known that exactly.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        self.day.map(|_| self.first_day())
    }

    /// The first day that it can be.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or_default()
    }

    /// As a person reads it: `5 Oct 2021`, `Oct 2021`, `2021`.
    #[must_use]
    pub fn readable(self) -> String {
        let day = self.first_day();
        match (self.month, self.day) {
            (Some(_), Some(_)) => day.strftime("%-d %b %Y").to_string(),
            (Some(_), None) => day.strftime("%b %Y").to_string(),
            (None, _) => self.year.to_string(),
        }
    }
}

impl fmt::Display for PublishedDate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(to, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(to, "-{day:02}")?;
        }
        Ok(())
    }
}

/// The text is not a date of this calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDate(pub String);

impl fmt::Display for UnknownDate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "“{}” is not a date like 2021-10-05, 2021-10 or 2021", self.0)
    }
}

impl std::error::Error for UnknownDate {}

impl FromStr for PublishedDate {
    type Err = UnknownDate;

    fn from_str(text: &str) -> Result<Self, UnknownDate> {
        parse(text.trim()).ok_or_else(|| UnknownDate(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<PublishedDate> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() || month == Some(None) || day == Some(None) {
        return None;
    }
    let small = |part: Option<Option<i16>>| part.flatten().and_then(|part| i8::try_from(part).ok());
    PublishedDate::new(year, small(month), small(day))
}

fn number(text: &str, most: usize) -> Option<i16> {
    let digits = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_back_as_exact_as_they_are() {
        for text in ["2021-10-05", "2021-10", "2021"] {
            assert_eq!(text.parse::<PublishedDate>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        let day = "2013-06-6".parse::<PublishedDate>().map(PublishedDate::readable);
        assert_eq!(day, Ok("6 Jun 2013".to_owned()));
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused() {
        for text in ["", "yesterday", "2021-02-30", "2021-13", "21-1-1-1", "2021-", "-5", "99999", "0"] {
            assert!(text.parse::<PublishedDate>().is_err(), "{text}");
        }
    }
}
