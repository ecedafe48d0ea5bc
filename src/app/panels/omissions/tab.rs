//! The tab: what the rows are, what the signs mean, the way out, and below it the table.

use egui::{RichText, Ui};

use super::grid;
use super::mentions::Places;
use super::sheet::Sheet;
use super::tags::Tags;
use crate::app::action::{Action, OmissionAction, OmissionRows};
use crate::app::shortcuts::Verb;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{quiet, quiet_button, small};

/// What the rows are, what the signs mean, and the way out; from right to left.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if quiet_button(ui, "Export table…").on_hover_text("The whole table as CSV, for a spreadsheet").clicked() {
        actions.push(Action::Verb(Verb::ExportOmissions));
    }
    let now = view.open.omissions.rows();
    ui.spacing_mut().item_spacing.x = 6.0;
    for rows in OmissionRows::ALL.into_iter().rev() {
        let (face, color) = if rows == now { (Face::SansBold, view.theme.ink) } else { (Face::Sans, view.theme.secondary) };
        let words = RichText::new(rows.words()).font(face.at(size::BODY)).color(color);
        let chosen = if rows == now { ", chosen" } else { "" };
        let button = quiet_button(ui, words).accessible_name(format!("Rows: {}{chosen}", rows.words()));
        if rows == now {
            ui.painter().hline(
                button.rect.shrink2(egui::vec2(8.0, 0.0)).x_range(),
                button.rect.bottom() - 1.0,
                egui::Stroke::new(1.5, view.theme.accent),
            );
        }
        if button.clicked() {
            actions.push(Action::Omissions(OmissionAction::Rows(rows)));
        }
    }
    let signs = match now {
        OmissionRows::Tags => "number: highlights · absent: looked for, not there · empty: not looked for",
        OmissionRows::Statements | OmissionRows::Names => "number: places · empty: not found · unread: not yet read",
    };
    ui.add(egui::Label::new(small(signs, view.theme)).truncate());
}

/// The table.
pub fn omissions(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let sheet: Box<dyn Sheet + '_> = match view.open.omissions.rows() {
        OmissionRows::Tags => Box::new(Tags::new(view)),
        OmissionRows::Statements | OmissionRows::Names => Box::new(Places::new(view)),
    };
    if sheet.len() > 0 && !sheet.documents().is_empty() {
        return grid::table(ui, view, &*sheet, actions);
    }
    ui.add_space(8.0);
    let making = view.open.omissions.is_working() || view.open.accounts.waiting() > 0;
    let words = match view.open.omissions.rows() {
        OmissionRows::Tags if view.open.derived.tags.is_empty() => {
            "Which article tells what, and which leaves it out: rows are tags, columns are articles by date. Tag some words, and the first row is here."
        }
        OmissionRows::Tags => "The table is being made…",
        OmissionRows::Statements | OmissionRows::Names if making => "The articles are being read…",
        OmissionRows::Statements => "No statements were found in the articles of this folder.",
        OmissionRows::Names => "Nobody is named in the articles of this folder, as far as the program finds.",
    };
    ui.label(quiet(words, view.theme));
}
