//! The page before a project is open: what to open, what was open last, the sample.

use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use crate::app::action::{Action, FileAction};
use crate::app::shortcuts::{Verb, key_text};
use crate::app::state::State;
use crate::app::theme::{Face, Theme, size};
use crate::app::widgets::{Row, room_heading, row, scroll, small, text_button};

/// The welcome page.
pub fn welcome(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    let width = 460.0_f32.min(ui.available_width() - 32.0);
    let left = (ui.available_width() - width) / 2.0;
    let rect = ui.available_rect_before_wrap();
    let inner =
        egui::Rect::from_min_size(rect.min + vec2(left, (rect.height() * 0.16).max(12.0)), vec2(width, rect.height() * 0.8));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::LEFT)), |ui| {
        ui.label(RichText::new("Variorum").font(Face::SerifBold.at(34.0)).color(theme.ink));
        ui.label(
            RichText::new("Read several accounts of one event side by side.")
                .font(Face::SerifItalic.at(17.0))
                .color(theme.secondary),
        );
        ui.add_space(20.0);
        if let Some(path) = &state.opening {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(format!("Opening {}…", path.display()));
            });
            return;
        }
        ui.horizontal(|ui| {
            for verb in [Verb::OpenFolder, Verb::OpenProject, Verb::OpenSample] {
                let key = key_text(ui.ctx(), verb);
                if text_button(ui, verb.text(), key.as_deref(), theme).clicked() {
                    actions.push(Action::Verb(verb));
                }
            }
        });
        ui.add_space(6.0);
        ui.label(small("Or drop a folder on this window. The articles stay where they are and are never changed.", theme));
        if let Some(message) = state.message.as_ref().filter(|message| message.failed) {
            ui.add_space(8.0);
            ui.label(RichText::new(&message.words).font(Face::Sans.at(size::BODY)).color(theme.error));
        }
        ui.add_space(18.0);
        recent(ui, state, theme, actions);
    });
}

fn recent(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    if state.settings.recent.is_empty() {
        return;
    }
    room_heading(ui, "Opened last", theme);
    scroll(ui, "Scroll what was opened last", ScrollArea::vertical().id_salt("recent"), |ui| {
        for path in &state.settings.recent {
            let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let response = row(ui, &format!("Open {}", path.display()), Row { height: 40.0, ..Row::default() }, theme, |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.label(RichText::new(name).font(Face::SansBold.at(size::BODY)));
                    ui.add(egui::Label::new(small(path.display().to_string(), theme)).truncate());
                });
            });
            if response.clicked() {
                actions.push(Action::File(FileAction::Open(path.clone())));
            }
        }
    });
}
