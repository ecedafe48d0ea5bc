//! What a person said to something that the program proposed: kept by its words, so that it counts wherever they are found.

use super::{DocumentId, Extra, Stamp};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DecisionKind {
    /// Words of two articles do not say the same: that they were shown as one passage was a mistake.
    NotSame,
    /// Words are no statement.
    NoStatement,
    /// Words are a statement of this speaker.
    Speaker,
    /// Two names are those of one person: the first is read as the second.
    SamePerson,
    /// A block that was set apart belongs to the account.
    PartOfText,
    /// A block does not belong to the account: breadcrumbs, advertising, "Read also".
    SetApart,
    /// An article is no later save of another one.
    OtherArticle,
}

impl DecisionKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::NotSame, Self::NoStatement, Self::Speaker, Self::SamePerson, Self::PartOfText, Self::SetApart, Self::OtherArticle];

    /// The kind as it stands in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSame => "not the same",
            Self::NoStatement => "no statement",
            Self::Speaker => "speaker",
            Self::SamePerson => "same person",
            Self::PartOfText => "part of the text",
            Self::SetApart => "set apart",
            Self::OtherArticle => "other article",
        }
    }
}

/// The record of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub kind: DecisionKind,
    /// The article in which the words stand; `None` for what counts everywhere.
    pub document: Option<DocumentId>,
    /// The words: of a passage, of a statement, of a block; a name. Empty for what is said of whole articles.
    pub words: String,
    /// The other article, for what is said of two.
    pub other_document: Option<DocumentId>,
    /// The words of the other article; the speaker of a statement; the name of the person.
    pub other_words: String,
    /// Who decided it, and when.
    pub created: Stamp,
    /// Fields of a newer version, kept as they were.
    pub extra: Extra,
}
