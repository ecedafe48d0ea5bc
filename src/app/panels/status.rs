//! The line at the bottom: whether everything is on disk, what was done last, what is going on.

use egui::{Align, Layout, RichText, Ui};

use super::to_settle::summary;
use crate::app::action::{Action, SettleAction};
use crate::app::state::{Open, State};
use crate::app::theme::{Face, Theme, size};
use crate::app::view::View;
use crate::app::widgets::{quiet_button, small};
use crate::app::words::many;

/// The line at the bottom.
pub fn status(ui: &mut Ui, state: &State, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal_centered(|ui| {
        if let Some(open) = &state.open {
            let (words, failed) = saving(open);
            let color = if failed { theme.error } else { theme.secondary };
            let label = ui.label(RichText::new(words).font(Face::Sans.at(size::SMALL)).color(color));
            label.on_hover_text(open.file.display().to_string());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(open) = &state.open {
                if open.settling.found().is_empty() {
                    right(ui, open, theme);
                } else {
                    edited(ui, &View { state, open, theme }, actions);
                }
            }
            ui.with_layout(Layout::centered_and_justified(egui::Direction::LeftToRight), |ui| middle(ui, state, theme));
        });
    });
}

fn saving(open: &Open) -> (String, bool) {
    if open.sharing.access.is_read_only() {
        return ("Read only · open elsewhere".to_owned(), false);
    }
    let on_disk = open.is_on_disk();
    match &open.saving.error {
        Some(_) if on_disk => ("Project file not saved · all changes in its journal".to_owned(), true),
        Some(_) => ("Not saved".to_owned(), true),
        None if open.is_saved() && !open.saving.exists => ("No changes yet".to_owned(), false),
        None if on_disk => ("Saved · all changes on disk".to_owned(), false),
        None if open.saving.journal_error.is_some() => ("Not on disk yet".to_owned(), true),
        None => ("Saving…".to_owned(), false),
    }
}

fn middle(ui: &mut Ui, state: &State, theme: &Theme) {
    let words = match (&state.message, &state.opening) {
        (Some(message), _) => {
            let color = if message.failed { theme.error } else { theme.secondary };
            RichText::new(&message.words).font(Face::Sans.at(size::SMALL)).color(color)
        }
        (None, Some(path)) => small(format!("Opening {}…", path.display()), theme),
        (None, None) => return,
    };
    ui.add(egui::Label::new(words).truncate());
}

/// Texts that were edited under their highlights: nothing is written before the person has seen it.
fn edited(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if quiet_button(ui, RichText::new("Review…").font(Face::SansBold.at(size::SMALL)).color(view.theme.accent)).clicked() {
        actions.push(Action::Settle(SettleAction::Review));
    }
    ui.label(RichText::new(summary(view)).font(Face::Sans.at(size::SMALL)).color(view.theme.warning));
}

fn right(ui: &mut Ui, open: &Open, theme: &Theme) {
    let (left, all) = open.unread;
    if left > 0 {
        ui.add(egui::ProgressBar::new((all - left) as f32 / all as f32).desired_width(90.0).desired_height(6.0));
        ui.label(small(format!("Reading {}", many(all, "article")), theme));
        return;
    }
    let (mut placed, mut moved, mut changed, mut lost) = (0, 0, 0, 0);
    for of in open.placed.values().map(|(_, placed)| placed) {
        placed += of.marks().len();
        moved += of.moved;
        changed += of.changed;
        lost += of.lost.len();
    }
    if placed + lost > 0 {
        let words = format!("{} exact · {moved} moved · {changed} changed · {lost} lost", placed - moved - changed);
        ui.label(small(words, theme)).on_hover_text("How the highlights of the open columns were found in their texts");
    }
}
