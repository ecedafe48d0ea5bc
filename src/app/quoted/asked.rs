//! What a person can ask of the table of statements. Rows and columns are counted as they are shown.

use super::shown::Filter;

/// Something to do with the table of statements. What is done to statements is done to those of the cell in hand; with no
/// column in hand, to those of the whole row.
#[derive(Clone, Debug)]
pub enum StatementAction {
    /// Show what passes this.
    Filter(Filter),
    /// Take a cell in hand; without a column, the row.
    TakeUp(usize, Option<usize>),
    /// Move to another cell: rows down, columns to the right.
    Step(isize, isize),
    /// Select its words in their column.
    Show,
    /// Select its words and offer tags for them.
    Tag,
    /// It was said by whom the article names.
    Accept,
    /// All that are shown and proposed were said by whom the articles name.
    AcceptAll,
    /// It is no statement.
    Dismiss,
    /// Take back what was decided.
    Withdraw,
    /// Ask who said it.
    AskSpeaker,
    /// Ask whose name its speaker's is.
    AskPerson,
    /// Typed where a name is asked for.
    Type(String),
    /// The next or the one before among the offered names.
    StepName(isize),
    /// Take a name.
    Name(String),
    /// Ask for no name any more.
    NoName,
}
