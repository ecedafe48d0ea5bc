//! The strip at the top: the notebook's title, its menus, and the three things that are always wanted.

use egui::containers::menu::MenuButton;
use egui::{Align, Button, Layout, RichText, Ui};

use crate::app::action::{Action, LookAction};
use crate::app::perform_verb::enabled;
use crate::app::shortcuts::{Menu, Verb, key_text};
use crate::app::state::State;
use crate::app::theme::{Face, Mode, Theme, size};
use crate::app::widgets::{quiet, text_button};
use crate::app::words::{many, verb_words};

/// The strip at the top.
pub fn top(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal_centered(|ui| {
        let title = state.open.as_ref().map_or("Variorum", |open| open.session.notebook().title());
        let title = if title.is_empty() { "Untitled notebook" } else { title };
        ui.label(RichText::new(title).font(Face::SansBold.at(size::BODY)).color(theme.ink));
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
