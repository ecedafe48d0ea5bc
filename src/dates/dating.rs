//! What a text says of when: the words, and the days that they mean. Spans are bytes of the reading text.

use jiff::civil::Date;

use crate::text::Span;

/// How exactly a dating tells the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// One day, or a time of day, or days named as such (`4-6 October`).
    Day,
    /// A week or a weekend.
    Week,
    /// A month.
    Month,
    /// A season of a year.
    Season,
    /// A quarter or a half of a year.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// How long, how often, or vaguely when: no days can be named.
    Unknown,
}

impl Precision {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Unknown => "unknown",
        }
    }
}

/// Words of a text that say when, and what they mean.
///
/// `from` and `to` are the first and the last day, both included, and `from <= to`. Both are `None` where the days cannot be
/// known: a length of time, a frequency, `recently`, and everything that counts from a publication date that is not given.
/// A part of a period (`early 2013`) has the days of the whole period, as TIMEX3 values it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// The words, in bytes of the reading text.
    pub span: Span,
    /// The first day.
    pub from: Option<Date>,
    /// The last day, included.
    pub to: Option<Date>,
    /// How exact the words are, even where their days are open.
    pub precision: Precision,
    /// The rule by which the words were read, in plain words: `weekday`, `so long ago`.
    pub rule: &'static str,
}
