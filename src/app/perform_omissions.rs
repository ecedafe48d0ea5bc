//! Walking through the table of what was found where, and marking what is absent.

use super::action::{OmissionAction, Tab};
use super::change::change;
use super::perform_desk;
use super::state::{Open, State};
use crate::commands::{Command, TagCommand};
use crate::compare::Finding;
use crate::notebook::{DocumentId, Place, TagId};

/// Brings the table up to the notebook, while it is seen.
pub fn follow(open: &mut Open) {
    let rooms = open.desk.rooms;
    if open.desk.tab == Tab::Omissions && rooms.drawer && !rooms.reading {
        open.omissions.follow(&open.session, &open.derived.tags);
    }
}

/// Does what was asked.
pub fn perform(state: &mut State, action: OmissionAction) {
    match action {
        OmissionAction::Choose(tag, document) => {
            if let Some(open) = &mut state.open {
                choose(open, tag, document);
            }
        }
        OmissionAction::Press(tag, document) => press(state, tag, document),
    }
}

fn choose(open: &mut Open, tag: TagId, document: DocumentId) {
    if open.omissions.chosen != Some((tag, document)) {
        (open.omissions.chosen, open.omissions.turn) = (Some((tag, document)), None);
    }
}

/// A cell with highlights shows them one after the other; one without says that the tag is absent there, or takes that back.
fn press(state: &mut State, tag: TagId, document: DocumentId) {
    let Some(open) = &mut state.open else { return };
    choose(open, tag, document);
    let table = open.omissions.table();
    let cell = table.place(tag, document).map(|(row, column)| table.cell(row, column));
    let absent = match cell {
        Some(Finding::Found(ids)) => {
            let turn = open.omissions.turn.map_or(0, |turn| (turn + 1) % ids.len());
            let id = ids[turn];
            open.omissions.turn = Some(turn);
            return perform_desk::go_to(open, Place::Highlight(document, id));
        }
        Some(Finding::Absent) => false,
        Some(Finding::Unseen) => true,
        None => return,
    };
    change(state, Command::Tag(TagCommand::MarkAbsent { id: tag, document, absent }));
}
