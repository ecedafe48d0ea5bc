//! The one way from the window to the notebook.

use super::sharing;
use super::state::{Open, State};
use crate::commands::{self, Command, HighlightCommand, LinkCommand, SettleCommand};
use crate::notebook::DocumentId;
use crate::query::places;
use crate::workspace::settled;

/// Changes the notebook; a refusal is said in the status line. Gives whether it was done.
pub fn change(state: &mut State, command: Command) -> bool {
    if sharing::refuse(state) {
        return false;
    }
    let Some(open) = &mut state.open else { return false };
    before_marking(open, &command);
    match commands::perform(&mut open.session, command) {
        Ok(_) => {
            open.saving.error = None;
            state.message = None;
            true
        }
        Err(refusal) => {
            state.complain(refusal.to_string());
            false
        }
    }
}

/// Before something is marked in a text that was edited, what is certain of its highlights is put where it is there: a
/// record can speak of one text only. A step of its own, which can be undone.
fn before_marking(open: &mut Open, command: &Command) {
    for document in marked(command) {
        let Some(text) = open.text(document).or_else(|| open.settling.text(document)).cloned() else { continue };
        let notebook = open.session.notebook();
        if notebook.document(document).is_none_or(|record| record.hash == text.hash) {
            continue;
        }
        let found = places(notebook, document, &text.hash, &text.reading);
        let texts = vec![settled(document, &text.hash, &text.reading, &found)];
        if let Ok(change) = SettleCommand::Texts(texts).plan(notebook) {
            open.session.perform(change);
        }
    }
}

/// The documents in whose texts a command marks words.
fn marked(command: &Command) -> Vec<DocumentId> {
    match command {
        Command::Highlight(
            HighlightCommand::Create { draft, .. }
            | HighlightCommand::CreateWithNewTag { draft, .. }
            | HighlightCommand::Resize { draft, .. },
        )
        | Command::Settle(SettleCommand::Place { draft, .. }) => vec![draft.document],
        Command::Link(LinkCommand::Tie { ends, .. }) => ends.iter().map(|(_, draft)| draft.document).collect(),
        Command::Highlight(HighlightCommand::CreateAll { drafts, .. }) => {
            drafts.iter().map(|(_, draft)| draft.document).collect()
        }
        Command::Highlight(
            HighlightCommand::AddTag { .. }
            | HighlightCommand::AddNewTag { .. }
            | HighlightCommand::RemoveTag { .. }
            | HighlightCommand::ToggleTag { .. }
            | HighlightCommand::Note { .. }
            | HighlightCommand::Delete { .. },
        )
        | Command::Link(LinkCommand::Create { .. } | LinkCommand::Delete { .. })
        | Command::Settle(SettleCommand::Texts(_))
        | Command::Title(_)
        | Command::Document(_)
        | Command::Tag(_)
        | Command::Note(_)
        | Command::Columns(_)
        | Command::Decision(_)
        | Command::Conflict(_) => Vec::new(),
    }
}
