//! What is known where a dating stands: when the text was published, what was dated before it, the tense. Counts days.

use jiff::civil::Date;

use super::calendar::Days;
use super::dating::Precision;

/// Which way a sentence looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Its words do not say.
    Open,
}

/// What is known where a dating stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// When the text was published.
    pub published: Option<Date>,
    /// The dating before it whose days are known.
    pub mention: Option<(Days, Precision)>,
    /// The year that is told of, where it was named shortly before.
    pub year: Option<i16>,
    /// The tense of the sentence around it.
    pub tense: Tense,
}
