//! What can be done with the statements in hand: a menu, and buttons in the row.

use egui::{Response, Ui};

use crate::app::action::Action;
use crate::app::quoted::StatementAction;
use crate::app::view::View;
use crate::app::widgets::{quiet_button, small};

/// What can be done: words, key, what it does, action.
const DEEDS: [(&str, &str, &str, StatementAction); 7] = [
    ("Show", "Enter", "Select the words in their column", StatementAction::Show),
    ("Accept", "A", "It was said by whom the article names", StatementAction::Accept),
    ("Correct the speaker…", "C", "Say who said it", StatementAction::AskSpeaker),
    ("Dismiss", "D", "It is no statement", StatementAction::Dismiss),
    ("Same person…", "M", "The speaker's name is that of another person here", StatementAction::AskPerson),
    ("Take back", "U", "Take back what was decided", StatementAction::Withdraw),
    ("Tag these words…", "T", "Select the words and tag them", StatementAction::Tag),
];

/// The menu of a cell or a row.
pub fn menu(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.set_min_width(190.0);
    for (words, key, hint, action) in DEEDS {
        if ui.add(egui::Button::new(words).shortcut_text(key)).on_hover_text(hint).clicked() {
            actions.push(Action::Statement(action));
            ui.close();
        }
    }
}

/// The menu of the right mouse button; what it is on is taken in hand first.
pub fn context_menu(response: &Response, place: (usize, Option<usize>), actions: &mut Vec<Action>) {
    if response.secondary_clicked() {
        actions.push(Action::Statement(StatementAction::TakeUp(place.0, place.1)));
    }
    response.context_menu(|ui| menu(ui, actions));
}

/// The most frequent deeds as buttons, and a menu of all.
pub fn buttons(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.spacing_mut().button_padding.x = 5.0;
    for (words, place) in [("Accept", 1), ("Correct", 2), ("Dismiss", 3)] {
        let (_, key, hint, action) = &DEEDS[place];
        if quiet_button(ui, small(words, view.theme)).on_hover_text(format!("{hint} ({key})")).clicked() {
            actions.push(Action::Statement(action.clone()));
        }
    }
    let more = egui::Button::new(small("⋯", view.theme)).frame_when_inactive(false);
    let (response, _) = egui::containers::menu::MenuButton::from_button(more).ui(ui, |ui| menu(ui, actions));
    response.accessible_name("More for this statement").on_hover_text("More");
}
