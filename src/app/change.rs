//! The one way from the window to the notebook.

use super::sharing;
use super::state::State;
use crate::commands::{self, Command};

/// Changes the notebook; a refusal is said in the status line. Gives whether it was done.
pub fn change(state: &mut State, command: Command) -> bool {
    if sharing::refuse(state) {
        return false;
    }
    let Some(open) = &mut state.open else { return false };
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
