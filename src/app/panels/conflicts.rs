//! What two people changed differently: each conflict a row, settled with one click.

use egui::{RichText, ScrollArea, Ui};

use crate::app::action::{Action, DeskAction};
use crate::app::theme::Face;
use crate::app::view::View;
use crate::app::widgets::{quiet, quiet_button, small};
use crate::commands::{Command, ConflictCommand, Settling};
use crate::query::ConflictRow;

/// The height of a row.
const HEIGHT: f32 = 44.0;

/// Shares of the row's width: what it is about, ours, theirs; the rest is for the buttons.
const WHAT: f32 = 0.26;
const VALUE: f32 = 0.23;

/// The conflicts.
pub fn conflicts(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let rows = &view.open.derived.conflicts;
    if rows.is_empty() {
        ui.add_space(8.0);
        ui.label(quiet("Everything is settled. What two people change differently is listed here after a merge.", view.theme));
        return;
    }
    ScrollArea::vertical().id_salt("conflicts").auto_shrink(false).show_rows(ui, HEIGHT, rows.len(), |ui, range| {
        for row in &rows[range] {
            ui.push_id(row.id, |ui| one(ui, view, row, actions));
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, row: &ConflictRow, actions: &mut Vec<Action>) {
    let width = ui.available_width();
    ui.horizontal(|ui| {
        ui.set_height(HEIGHT);
        part(ui, width * WHAT, |ui| {
            let words = RichText::new(&row.what).font(Face::SerifItalic.at(14.0));
            let what = ui.add(egui::Label::new(words).truncate().sense(egui::Sense::click()));
            ui.label(small(&row.field, view.theme));
            if let (true, Some(place)) = (what.on_hover_text("Show it").clicked(), row.place) {
                actions.push(Action::Desk(DeskAction::GoTo(place)));
            }
        });
        part(ui, width * VALUE, |ui| value(ui, view, "Mine", &row.ours));
        part(ui, width * VALUE, |ui| value(ui, view, "Theirs", &row.theirs));
        let ways = [(Settling::Ours, true), (Settling::Theirs, true), (Settling::Both, row.both)];
        for (how, _) in ways.into_iter().filter(|(_, possible)| *possible) {
            let hint = format!("{}: {} of the {}", how.name(), row.field, row.what);
            if quiet_button(ui, how.name()).on_hover_text(hint).clicked() {
                let by = view.state.stamp();
                actions.push(Action::Notebook(Command::Conflict(ConflictCommand { id: row.id, how, by })));
            }
        }
    });
}

fn part(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui);
    });
}

fn value(ui: &mut Ui, view: &View<'_>, whose: &str, words: &str) {
    ui.label(small(whose, view.theme));
    let line = if words.is_empty() { "nothing".to_owned() } else { words.replace('\n', " ") };
    ui.add(egui::Label::new(line).truncate()).on_hover_text(words);
}
