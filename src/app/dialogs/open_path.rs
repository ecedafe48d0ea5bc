//! A path to type, for desktops without a file dialog.

use egui::{Context, Key, RichText};

use crate::app::action::{Action, FileAction, LookAction};
use crate::app::state::{Overlay, State};
use crate::app::theme::{Face, Theme, size};
use crate::app::widgets::{Field, field, form, small, text_button};

/// The form; gives the overlay as it is after this frame.
pub fn open_path(context: &Context, state: &State, path: &str, theme: &Theme, actions: &mut Vec<Action>) -> Option<Overlay> {
    let mut after = None;
    let modal = form("open path", theme).show(context, |ui| {
        ui.set_width(480.0);
        ui.label(RichText::new("Open a folder or a project").font(Face::SansBold.at(size::BODY)));
        ui.add_space(6.0);
        let look = Field { name: "Path to open", hint: "/home/me/articles", lines: 1, take_focus: !ui.ctx().text_edit_focused() };
        let (typed, response) = field(ui, look, path, theme);
        after = typed.map(Overlay::OpenPath);
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(message) = state.message.as_ref().filter(|message| message.failed) {
            ui.label(small(&*message.words, theme));
        }
        ui.add_space(8.0);
        if text_button(ui, "Open", Some("Enter"), theme).clicked() || enter {
            actions.push(Action::File(FileAction::Open(path.into())));
        }
    });
    if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
    after
}
