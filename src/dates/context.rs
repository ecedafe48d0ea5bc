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
pub(super) struct Context<'a> {
    /// When the text was published.
    pub published: Option<Date>,
    /// The datings before it whose days are known.
    pub past: &'a Past,
    /// Whether the last of them stands in the same sentence.
    pub beside: bool,
    /// The year that is told of, where it was named shortly before.
    pub year: Option<i16>,
    /// The tense of the sentence around it.
    pub tense: Tense,
}

/// How many datings back an exact one is still spoken of.
const REACH: usize = 4;

/// The datings before, whose days are known: the last ones, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Past(Vec<(Days, Precision)>);

impl Past {
    /// Adds a dating.
    pub(super) fn remember(&mut self, days: Days, precision: Precision) {
        if self.0.len() == REACH {
            self.0.remove(0);
        }
        self.0.push((days, precision));
    }

    /// The last one that is no less exact than this.
    pub(super) fn as_exact_as(&self, precision: Precision) -> Option<Days> {
        self.0.iter().rev().find(|(_, known)| *known <= precision).map(|(days, _)| *days)
    }
}
