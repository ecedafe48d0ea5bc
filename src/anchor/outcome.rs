//! What became of a place. Spans are bytes of the text at hand.

use crate::text::Span;

/// How a place was found again. Places are in bytes of the text at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Where it was, with the same words.
    Exact(Span),
    /// The same words elsewhere; nothing speaks against it.
    Moved(Span),
    /// Most likely here, for a person to accept or correct.
    Changed {
        /// The likeliest place.
        span: Span,
        /// What makes it unsure.
        why: Why,
    },
    /// No place can be said to be it.
    Lost,
}

/// Why a place is shown to the person before it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has other words now, or other white space.
    Words,
    /// The words are the same, but what stands around them is not what stood there.
    Surroundings,
    /// Other places are as good or nearly so; these, the likeliest first.
    Twins(Vec<Span>),
}

impl Outcome {
    /// Where it is now; `None` when lost.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Changed { span, .. } => Some(*span),
            Self::Lost => None,
        }
    }

    /// The place that counts without being asked about; `None` when changed or lost.
    #[must_use]
    pub const fn certain(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(*span),
            Self::Changed { .. } | Self::Lost => None,
        }
    }

    /// The outcome as the command line writes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::Moved(_) => "moved",
            Self::Changed { .. } => "changed",
            Self::Lost => "lost",
        }
    }
}
