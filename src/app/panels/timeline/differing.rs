//! What open articles date differently, above the lanes: a row each, one click from both places. Sizes are points.

use egui::{RichText, ScrollArea, Sense, Ui};

use super::words::differing_words;
use crate::app::action::{Action, TimeAction};
use crate::app::theme::{Face, size};
use crate::app::timeline::Differing;
use crate::app::view::View;
use crate::app::widgets::{Row, Words, row, scroll_rows, words_label};

/// The height of a row.
const HEIGHT: f32 = 24.0;
/// Of the drawer's height, the share that these rows take at the most.
const SHARE: f32 = 0.3;

/// The rows; none, and no room for them, where nothing differs.
pub fn differing(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let all = &view.open.timeline.chart().differing;
    if all.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows = (ui.available_height() * SHARE / HEIGHT).floor().max(1.0).min(all.len() as f32);
    ui.scope(|ui| {
        ui.set_max_height(rows * HEIGHT);
        let area = ScrollArea::vertical().id_salt("differing").max_height(rows * HEIGHT).auto_shrink([false, true]);
        scroll_rows(ui, "Scroll what is dated differently", area, (HEIGHT, all.len()), |ui, range| {
            for one in &all[range] {
                line(ui, view, *one, actions);
            }
        });
    });
    ui.add_space(2.0);
}

fn line(ui: &mut Ui, view: &View<'_>, one: Differing, actions: &mut Vec<Action>) {
    let chart = view.open.timeline.chart();
    let (Some(words), Some((_, drawn, _))) = (differing_words(chart, one), chart.entry(one.a)) else { return };
    let statement = drawn.statement(one.a.entry).replace('\n', " ");
    let look = Row { chosen: false, card: false, drag: false, height: HEIGHT };
    let response = row(ui, &format!("Dated differently: {words}: {statement}"), look, view.theme, |ui| {
        let theme = view.theme;
        ui.label(RichText::new("≠").font(Face::SansBold.at(size::BODY)).color(theme.warning));
        words_label(ui, &Words::line(&format!("{words}:"), Face::Sans.at(size::BODY), theme.ink), Sense::hover());
        words_label(ui, &Words::line(&statement, Face::SerifItalic.at(14.0), theme.secondary), Sense::hover());
    });
    let hint = "Two articles that seem to tell the same date it differently. Click: show both places. Where they do not tell the same, \
        step to the passage (J) and press X";
    if response.on_hover_text(hint).clicked() {
        actions.push(Action::Time(TimeAction::Both(one)));
    }
}
