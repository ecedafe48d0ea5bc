//! What a mark shows of its datings: one when the pointer is on it, several in a list. Sizes are points.

use egui::{Popup, Response, RichText, ScrollArea, Ui};

use super::frame::Lane;
use super::words::{days_of, days_words, name, quoted, reading_words};
use crate::app::action::{Action, TimeAction};
use crate::app::theme::{Face, Theme, size};
use crate::app::timeline::{Drawn, Row, Said};
use crate::app::view::View;
use crate::app::widgets::{self, Words, scroll_rows, small, words_label};
use crate::app::words::shortened;
use crate::compare::Entry;

/// The height of a row of the list.
const HEIGHT: f32 = 26.0;
/// Rows that are seen at once.
const SEEN: f32 = 9.0;
/// The width of the list, and of what is shown under the pointer.
const WIDTH: f32 = 460.0;
/// Letters of a statement that are shown under the pointer.
const STATEMENT: usize = 240;

/// The words, the days and the rule of a dating, with the statement that it dates.
pub fn told(ui: &mut Ui, row: &Row, drawn: &Drawn, entry: usize, theme: &Theme) {
    let Some(one) = drawn.lane.entries.get(entry) else { return };
    ui.set_max_width(WIDTH * 0.8);
    let days = days_of(one).map_or_else(|| "open".to_owned(), days_words);
    ui.label(RichText::new(days).font(Face::SansBold.at(size::BODY)).color(theme.ink));
    let reading = reading_words(one, row.document.published);
    let reading = Words { rows: 4, ..Words::line(&reading, Face::Sans.at(size::BODY), theme.ink) };
    words_label(ui, &reading, egui::Sense::hover());
    let statement = shortened(drawn.statement(entry), STATEMENT);
    let text = Words { rows: 4, ..Words::line(&statement, Face::SerifItalic.at(14.0), theme.secondary) };
    words_label(ui, &text, egui::Sense::hover());
    if row.differing.contains(&entry) {
        ui.label(small("Another open article dates the same differently: see above the lanes", theme));
    }
}

/// Several datings under a mark: a list that opens with a click, each row one click from its words.
pub fn several(response: &Response, view: &View<'_>, lane: &Lane<'_>, entries: &[usize], actions: &mut Vec<Action>) {
    let (row, drawn) = (lane.row, lane.drawn);
    Popup::menu(response).show(|ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = HEIGHT * SEEN.min(entries.len() as f32);
        let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        scroll_rows(ui, "Scroll the datings", area, (HEIGHT, entries.len()), |ui, range| {
            for entry in &entries[range] {
                let Some(one) = drawn.lane.entries.get(*entry) else { continue };
                if line(ui, view, row, drawn, (*entry, one)).clicked() {
                    actions.push(Action::Time(TimeAction::Words(Said { row: lane.place, entry: *entry })));
                    ui.close();
                }
            }
        });
    });
}

fn line(ui: &mut Ui, view: &View<'_>, row: &Row, drawn: &Drawn, (entry, one): (usize, &Entry)) -> Response {
    let look = widgets::Row { chosen: false, card: false, drag: false, height: HEIGHT };
    let response = widgets::row(ui, &name(row, one), look, view.theme, |ui| {
        let days = days_of(one).map_or_else(|| "open".to_owned(), days_words);
        ui.scope(|ui| {
            ui.set_width(116.0);
            ui.add(egui::Label::new(small(days, view.theme)).truncate().selectable(false));
        });
        let words = shortened(&quoted(one), 28);
        words_label(ui, &Words::line(&words, Face::Sans.at(size::BODY), view.theme.ink), egui::Sense::hover());
        let statement = drawn.statement(entry).replace('\n', " ");
        words_label(ui, &Words::line(&statement, Face::SerifItalic.at(13.0), view.theme.secondary), egui::Sense::hover());
    });
    response.on_hover_ui(|ui| told(ui, row, drawn, entry, view.theme))
}
