//! Looking for words in the active column.

use egui::{Key, Ui};

use crate::app::action::{Action, LookAction};
use crate::app::desk::FindBar;
use crate::app::held::key_with;
use crate::app::theme::Theme;
use crate::app::widgets::{Field, field, quiet_button, small};

/// The strip above the text while something is looked for.
pub fn find_bar(ui: &mut Ui, find: &FindBar, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_width((ui.available_width() - 180.0).clamp(90.0, 260.0));
            let look =
                Field { name: "Find in this article", hint: "Find in this article", lines: 1, take_focus: find.take_focus };
            let (typed, response) = field(ui, look, &find.typed, theme);
            let enter = key_with(ui, Key::Enter);
            actions.extend(typed.map(|typed| Action::Look(LookAction::Find(typed))));
            if let Some(enter) = enter.filter(|_| response.lost_focus()) {
                actions.push(Action::Look(LookAction::FindStep(if enter.shift { -1 } else { 1 })));
                response.request_focus();
            }
        });
        let words = match (find.typed.trim().is_empty(), find.hits.len()) {
            (true, _) => String::new(),
            (false, 0) => "not found".to_owned(),
            (false, count) => format!("{} of {count}", find.at + 1),
        };
        ui.label(small(words, theme));
        for (sign, by, name) in [("‹", -1, "Hit before"), ("›", 1, "Next hit")] {
            if quiet_button(ui, sign).accessible_name(name).on_hover_text(name).clicked() {
                actions.push(Action::Look(LookAction::FindStep(by)));
            }
        }
        if quiet_button(ui, "×").accessible_name("Close find").clicked() {
            actions.push(Action::Look(LookAction::Close));
        }
    });
}
