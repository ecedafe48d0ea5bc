//! All commands, by what they are about, and the one way to perform them.

use super::marks::with_true_marks;
use super::wording::line;
use super::{
    ColumnsCommand, ConflictCommand, DecisionCommand, DocumentCommand, HighlightCommand, LinkCommand, NoteCommand, Refusal,
    SettleCommand, TagCommand,
};
use crate::notebook::{Change, Edit, Notebook, Place, Session};

/// One thing that a researcher asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Give the notebook a title; an empty one takes it away.
    Title(String),
    /// Something about documents.
    Document(DocumentCommand),
    /// Something about tags.
    Tag(TagCommand),
    /// Something about highlights.
    Highlight(HighlightCommand),
    /// Something about notes of the whole notebook.
    Note(NoteCommand),
    /// Something about links.
    Link(LinkCommand),
    /// Something about places in texts that were edited.
    Settle(SettleCommand),
    /// Something about what the program proposes.
    Decision(DecisionCommand),
    /// Say how the columns of a table are read.
    Columns(Box<ColumnsCommand>),
    /// Settle a conflict.
    Conflict(ConflictCommand),
}

impl Command {
    /// The change that would do it; one without edits when everything is so already. Marks of absent tags that it denies go with it.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        let planned = match self {
            Self::Title(title) => Ok(rename_notebook(notebook, &title)),
            Self::Document(command) => command.plan(notebook),
            Self::Tag(command) => command.plan(notebook),
            Self::Highlight(command) => command.plan(notebook),
            Self::Note(command) => command.plan(notebook),
            Self::Link(command) => command.plan(notebook),
            Self::Settle(command) => command.plan(notebook),
            Self::Decision(command) => command.plan(notebook),
            Self::Columns(command) => command.plan(notebook),
            Self::Conflict(command) => command.plan(notebook),
        };
        planned.map(|change| with_true_marks(notebook, change))
    }
}

/// Plans the command and makes its change; gives the place to show, also when there was nothing left to change.
///
/// # Errors
/// A sentence for the person when it cannot be done; then nothing has changed.
pub fn perform(session: &mut Session, command: Command) -> Result<Option<Place>, Refusal> {
    let change = command.plan(session.notebook())?;
    let place = change.place;
    session.perform(change);
    Ok(place)
}

fn rename_notebook(notebook: &Notebook, title: &str) -> Change {
    let title = line(title);
    let edits = if title == notebook.title() { Vec::new() } else { vec![Edit::Title(title)] };
    Change::new("Rename notebook", edits)
}
