//! The name of a lane: who published what and when, and where no day is known, a way to set it. Sizes are points.

use egui::{Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::words::called;
use crate::app::action::{Action, DeskAction, MarkAction, Writing};
use crate::app::held::click_with;
use crate::app::theme::{Face, size};
use crate::app::timeline::Row;
use crate::app::view::View;
use crate::app::widgets::{Field, Words, paint_words, quiet_button, written};
use crate::app::words::letter;

/// The height of the first line.
const FIRST: f32 = 18.0;

/// The name in its place; a click shows the article.
pub fn label(ui: &mut Ui, view: &View<'_>, row: &Row, rect: Rect, actions: &mut Vec<Action>) {
    let what = Writing::Published(row.document.id);
    if view.open.desk.draft.as_ref().is_some_and(|draft| draft.what == what) {
        let inside = Rect::from_center_size(rect.center(), vec2(rect.width() - 4.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
            let name = format!("Day of publication of {}", called(row));
            let look = Field { name: &name, hint: "Published: 2021-10-05", lines: 1, take_focus: false };
            let words = row.document.published.map_or_else(String::new, |day| day.to_string());
            actions.extend(written(ui, view, what, look, &words));
        });
        return;
    }
    article(ui, view, row, rect, actions);
    if row.published().is_none() {
        let below = Rect::from_min_max(pos2(rect.left() + 4.0, rect.top() + FIRST - 1.0), rect.max);
        set_day(ui, view, row, below, actions);
    }
}

fn article(ui: &Ui, view: &View<'_>, row: &Row, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let response = ui.interact(rect, ui.scope_id().with("article"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Show {}", called(row))));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink(1.0), 6.0, theme.hover);
    }
    let mut left = rect.left() + 6.0;
    if let Some(column) = view.open.desk.column_of(row.document.id) {
        let words = letter(column);
        paint_words(ui, pos2(left, rect.top() + 4.0), 14.0, &Words::line(&words, Face::SansBold.at(10.0), theme.accent));
        left += 14.0;
    }
    let face = if row.document.outlet.is_some() || row.document.has_title { Face::SansBold } else { Face::SerifItalic };
    let first = Words::line(row.called(), face.at(size::BODY), theme.ink);
    paint_words(ui, pos2(left, rect.top() + 1.0), rect.right() - left, &first);
    if row.published().is_some() {
        let day = row.document.published.map(|day| day.readable()).unwrap_or_default();
        let headline = if row.document.outlet.is_some() { format!(" · {}", row.document.name) } else { String::new() };
        let words = format!("{day}{headline}");
        let second = Words::line(&words, Face::Sans.at(size::SMALL), theme.secondary);
        paint_words(ui, pos2(rect.left() + 6.0, rect.top() + FIRST), rect.width() - 8.0, &second);
    }
    let response = response.on_hover_text(format!("{}\nClick: show here · Ctrl+click: in a new column", row.document.name));
    if response.clicked() {
        let (id, add) = (row.document.id, click_with(ui).command);
        actions.push(Action::Desk(if add { DeskAction::Add(id) } else { DeskAction::Show(id) }));
    }
}

/// Without a day of publication nothing that counts from it is known.
fn set_day(ui: &mut Ui, view: &View<'_>, row: &Row, rect: Rect, actions: &mut Vec<Action>) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Min)), |ui| {
        ui.spacing_mut().button_padding = vec2(2.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        let words = match row.document.published {
            Some(day) => format!("{} · set the day…", day.readable()),
            None => "no date · set it…".to_owned(),
        };
        let words = RichText::new(words).font(Face::Sans.at(size::SMALL)).color(view.theme.accent);
        let button = quiet_button(ui, words).on_hover_text("“Monday” and “yesterday” count from the day of publication");
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Set the day of publication of {}", called(row))));
        if button.clicked() {
            actions.push(Action::Mark(MarkAction::Write(Writing::Published(row.document.id))));
        }
    });
}
