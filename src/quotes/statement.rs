//! What was said, by whom, and which words say so. Spans are bytes of the reading text.

use crate::text::Span;

/// How the words of a statement are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// Between marks, or after a dash: whole clauses in the speaker's own words.
    Direct,
    /// Between marks, as a part of a sentence of the reporter's: `he called it “a time bomb”`.
    Partial,
    /// Without marks, in the reporter's words: `he said that it would rain`.
    Reported,
}

impl Manner {
    /// The manner as the command line and exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Reported => "reported",
        }
    }

    /// Whether the words stand between marks or after a dash: the speaker's own, as far as the article can be trusted.
    #[must_use]
    pub const fn is_quoted(self) -> bool {
        match self {
            Self::Direct | Self::Partial => true,
            Self::Reported => false,
        }
    }
}

/// Who is said to have spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speaker {
    /// The name, or the words that stand for one (`the ministry`), where the text gives them: for a pronoun, where the person
    /// that it most likely means was last named. A pronoun again where nobody fits.
    pub name: Span,
    /// The words beside the speech verb, whole: `he`, `Kim Yo Jong, the sister of the leader`. For words that continue or
    /// inherit an attribution, those of that attribution.
    pub mention: Span,
}

/// Words that somebody is quoted or reported to have said.
///
/// `span` holds the words **with** their marks, as the corpora of quotations mark them (PARC 3, PolNeAR, RiQuA), from the first
/// mark to the last over all paragraphs; `words` is the same without them. Where marks are missing, both end where the words do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The words with their marks.
    pub span: Span,
    /// The words without the outer marks.
    pub words: Span,
    /// Who said them; `None` where the text does not tell.
    pub speaker: Option<Speaker>,
    /// The word that says that something was said (`said`, `according to`); `None` where words stand alone.
    pub cue: Option<Span>,
    /// How they are given.
    pub manner: Manner,
    /// How many statements this one stands in: 0 for all but quotations within quotations.
    pub level: u8,
    /// The number of the utterance. `“A,” he said. “B.”` are two statements, for each is one stretch of text, and one
    /// utterance: pieces with nothing between them but who said it share the number.
    pub utterance: usize,
}
