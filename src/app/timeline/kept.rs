//! The timeline of the open project: the chart that is shown, and the time that a person looks at. Spans are bytes.

use std::sync::Arc;

use super::chart::{Chart, Question};
use super::period::{AT_FIRST, Period};
use crate::notebook::DocumentId;
use crate::text::Span;

/// The timeline of the open project.
#[derive(Debug, Default)]
pub struct Timeline {
    chart: Arc<Chart>,
    made_for: Option<Question>,
    making: bool,
    version: u64,
    /// The time that is shown; `None` until a person chose one.
    pub period: Option<Period>,
    /// The day that was looked at last.
    pub at: Option<i32>,
    /// Words to show when their text is there: the article, the place and the words, in bytes.
    pub pending: Option<(DocumentId, Span, String)>,
}

impl Timeline {
    /// What is shown.
    pub const fn chart(&self) -> &Arc<Chart> {
        &self.chart
    }

    /// Tells charts apart.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Whether a job should make a chart for this: not when it is there, and not while one is being made.
    pub fn wants(&mut self, question: &Question) -> bool {
        let wants = !self.making && !self.made_for.as_ref().is_some_and(|made| made.is(question));
        self.making |= wants;
        wants
    }

    /// A chart was made.
    pub fn made(&mut self, question: Question, chart: Chart) {
        self.making = false;
        self.version += 1;
        self.chart = Arc::new(chart);
        self.made_for = Some(question);
    }

    /// Whether a chart was made at all.
    pub const fn is_made(&self) -> bool {
        self.made_for.is_some()
    }

    /// The time that is shown: the one chosen, else what most of the articles tell of.
    pub fn shown(&self) -> Option<Period> {
        let usual = self.chart.usual.or(self.chart.whole);
        self.period.or_else(|| usual.map(|days| Period::over(days, AT_FIRST)))
    }
}
