//! What was done, newest first: a click takes back, or does again, everything down to that step.

use egui::{RichText, ScrollArea, Ui};

use crate::app::action::{Action, Travel};
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Row, quiet, row, scroll_rows, small};
use crate::app::words::many;
use crate::notebook::Past;

/// The height of a row.
const HEIGHT: f32 = 26.0;

/// The history.
pub fn history(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    // A thousand at most; the newest, and what could be done again, stand above.
    let mut steps: Vec<Past<'_>> = view.open.session.history().collect();
    if steps.is_empty() {
        ui.add_space(8.0);
        ui.label(quiet("Nothing was done yet. Every change is listed here, and stays when the project is closed.", view.theme));
        return;
    }
    steps.reverse();
    let undone = steps.iter().filter(|step| step.undone).count();
    let rows = (HEIGHT, steps.len() + 1);
    let area = ScrollArea::vertical().id_salt("history").auto_shrink(false);
    scroll_rows(ui, "Scroll the history", area, rows, |ui, range| {
        for place in range {
            let travel = match place {
                place if place < undone => Travel { back: false, steps: undone - place },
                place => Travel { back: true, steps: place - undone },
            };
            let response = ui.push_id(place, |ui| match steps.get(place) {
                Some(step) => one(ui, view, step, travel.steps == 0),
                None => beginning(ui, view, undone == steps.len()),
            });
            let hint = match (travel.back, travel.steps) {
                (_, 0) => "The notebook is as it was after this step".to_owned(),
                (true, steps) => format!("Take back what came after it: {}", many(steps, "step")),
                (false, steps) => format!("Do again up to here: {}", many(steps, "step")),
            };
            if response.inner.on_hover_text(hint).clicked() && travel.steps > 0 {
                actions.push(Action::Travel(travel));
            }
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, step: &Past<'_>, now: bool) -> egui::Response {
    let state = if step.undone { "undone" } else { "done" };
    let when = step.stamp.map_or_else(|| "just now".to_owned(), |stamp| stamp.at.strftime("%-d %b %Y %H:%M UTC").to_string());
    let by = step.stamp.filter(|stamp| !stamp.by.is_empty()).map_or_else(String::new, |stamp| format!(" by {}", stamp.by));
    let look = Row { chosen: now, card: false, drag: false, height: HEIGHT };
    row(ui, &format!("Step: {}, {state} {when}{by}", step.label), look, view.theme, |ui| {
        let color = if step.undone { view.theme.secondary } else { view.theme.ink };
        let width = ui.available_width();
        ui.scope(|ui| {
            ui.set_width(width * 0.5);
            ui.add(egui::Label::new(RichText::new(step.label).font(Face::Sans.at(size::BODY)).color(color)).truncate());
        });
        ui.label(small(format!("{when}{by}"), view.theme));
        if step.undone {
            ui.label(small("undone", view.theme));
        }
    })
}

fn beginning(ui: &mut Ui, view: &View<'_>, now: bool) -> egui::Response {
    let look = Row { chosen: now, card: false, drag: false, height: HEIGHT };
    row(ui, "Before all these steps", look, view.theme, |ui| {
        ui.label(quiet("Before all these steps", view.theme));
    })
}
