//! The strip at the top: the notebook's title, its menus, and the three things that are always wanted.

use egui::containers::menu::MenuButton;
use egui::{Align, Button, Layout, RichText, Ui};

use crate::app::action::{Action, LookAction, Writing};
use crate::app::perform_verb::enabled;
use crate::app::shortcuts::{Menu, Verb, key_text};
use crate::app::state::State;
use crate::app::theme::{Face, Mode, Theme, size};
use crate::app::view::View;
use crate::app::widgets::{Field, quiet, text_button, written};
use crate::app::words::{many, verb_words};

/// The strip at the top.
pub fn top(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal_centered(|ui| {
        title(ui, state, theme, actions);
        ui.add_space(6.0);
        for menu in Menu::ALL {
            let words = RichText::new(menu.text()).color(theme.ink);
            MenuButton::from_button(Button::new(words).frame_when_inactive(false)).ui(ui, |ui| {
                ui.set_min_width(250.0);
                entries(ui, state, menu, theme, actions);
            });
        }
        if let Some(open) = &state.open {
            ui.add_space(6.0);
            let counts = &open.derived.counts;
            ui.label(quiet(format!("{} · {}", many(counts.documents, "article"), many(counts.highlights, "highlight")), theme));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| right(ui, state, theme, actions));
    });
}

/// The notebook's title; a double click, or its verb, lets it be written.
fn title(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    let words = state.open.as_ref().map_or("Variorum", |open| open.session.notebook().title());
    if let Some(open) =
        state.open.as_ref().filter(|open| open.desk.draft.as_ref().is_some_and(|draft| draft.what == Writing::Title))
    {
        ui.scope(|ui| {
            ui.set_max_width(240.0);
            let look = Field { name: "Title of the notebook", hint: "Title", lines: 1, take_focus: false };
            actions.extend(written(ui, &View { state, open, theme }, Writing::Title, look, words));
        });
        return;
    }
    let shown = if words.is_empty() { "Untitled notebook" } else { words };
    let label = egui::Label::new(RichText::new(shown).font(Face::SansBold.at(size::BODY)).color(theme.ink));
    if ui.add(label.sense(egui::Sense::click())).on_hover_text("Double-click to rename").double_clicked() && state.open.is_some()
    {
        actions.push(Action::Verb(Verb::RenameNotebook));
    }
}

fn right(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    let all = [(Verb::Export, "Export…"), (Verb::Palette, "Commands"), (Verb::Find, "Find")];
    for (verb, words) in all.into_iter().filter(|(verb, _)| state.open.is_some() || *verb == Verb::Palette) {
        let key = key_text(ui.ctx(), verb).filter(|_| verb != Verb::Export);
        if text_button(ui, words, key.as_deref(), theme).on_hover_text(verb.text()).clicked() {
            actions.push(Action::Verb(verb));
        }
    }
}

fn entries(ui: &mut Ui, state: &State, menu: Menu, theme: &Theme, actions: &mut Vec<Action>) {
    for verb in Verb::ALL.iter().filter(|verb| verb.menu() == menu) {
        let mut button = Button::new(verb_words(state, *verb));
        if let Some(key) = key_text(ui.ctx(), *verb) {
            button = button.shortcut_text(RichText::new(key).color(theme.secondary));
        }
        if ui.add_enabled(enabled(state, *verb), button).clicked() {
            actions.push(Action::Verb(*verb));
            ui.close();
        }
    }
    if menu == Menu::View {
        ui.separator();
        themes(ui, state, actions);
    }
}

fn themes(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let all =
        [(Some(Mode::Light), "Light"), (Some(Mode::Sepia), "Sepia"), (Some(Mode::Dark), "Dark"), (None, "Like the desktop")];
    for (mode, words) in all {
        let chosen = state.settings.theme == mode.map_or("system", Mode::name);
        if ui.add(Button::new(words).selected(chosen)).clicked() {
            actions.push(Action::Look(LookAction::Theme(mode)));
            ui.close();
        }
    }
}
