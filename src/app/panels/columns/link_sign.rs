//! The sign in a column's head that says which columns it scrolls with, and its menu. Sizes are points.

use egui::{Align2, Button, Popup, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::action::{Action, DeskAction, LinkSet};
use crate::app::desk::Column;
use crate::app::shortcuts::{Verb, key_text};
use crate::app::theme::Face;
use crate::app::view::View;
use crate::app::words::letter;

/// The room that the sign takes.
pub const ROOM: f32 = 18.0;
/// The radius of the ring around a set's letter.
const RING: f32 = 7.5;

/// A letter in a ring for a column of a set, an open chain for one of none; a click opens the menu.
pub fn link_sign(ui: &mut Ui, view: &View<'_>, column: (usize, &Column), actions: &mut Vec<Action>) {
    let (place, column) = column;
    let set = column.link.map(|link| link.set);
    let (rect, response) = ui.allocate_exact_size(vec2(ROOM, ROOM), Sense::click());
    let words = set.map_or_else(|| "not linked".to_owned(), |set| format!("link set {}", set.letter()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Column {}: {words}", letter(place))));
    paint(ui, view, rect, set, response.hovered() || response.has_focus());
    Popup::menu(&response).show(|ui| menu(ui, view, (place, set), actions));
    let tip = match set {
        None => "Not linked: scrolls alone".to_owned(),
        Some(set) => with_words(view, place, set),
    };
    response.on_hover_text(tip);
}

fn paint(ui: &Ui, view: &View<'_>, rect: Rect, set: Option<LinkSet>, warm: bool) {
    let (painter, middle) = (ui.painter(), rect.center());
    match set {
        Some(set) => {
            if warm {
                painter.circle_filled(middle, RING, view.theme.selection);
            }
            painter.circle_stroke(middle, RING, Stroke::new(1.2, view.theme.accent));
            painter.text(middle, Align2::CENTER_CENTER, set.letter(), Face::SansBold.at(9.5), view.theme.accent);
        }
        None => {
            let color = if warm { view.theme.accent } else { view.theme.secondary };
            for side in [-1.0, 1.0] {
                let half = Rect::from_center_size(middle + vec2(side * 4.5, 0.0), vec2(6.5, 5.0));
                painter.rect_stroke(half, 2.5, Stroke::new(1.2, color), StrokeKind::Middle);
            }
        }
    }
}

/// Which columns a column of a set scrolls with.
fn with_words(view: &View<'_>, place: usize, set: LinkSet) -> String {
    let others = columns_of(view, place, set);
    match others.as_slice() {
        [] => format!("Link set {}: no other column is in it", set.letter()),
        others => format!("Link set {}: scrolls with {}", set.letter(), columns_words(others)),
    }
}

/// The letters of the other columns of a set.
fn columns_of(view: &View<'_>, place: usize, set: LinkSet) -> Vec<String> {
    let columns = view.open.desk.columns.iter().enumerate();
    let others = columns.filter(|(other, column)| *other != place && column.link.is_some_and(|link| link.set == set));
    others.map(|(other, _)| letter(other)).collect()
}

/// `column B`, `columns B, C`.
fn columns_words(letters: &[String]) -> String {
    format!("{} {}", if letters.len() == 1 { "column" } else { "columns" }, letters.join(", "))
}

fn menu(ui: &mut Ui, view: &View<'_>, column: (usize, Option<LinkSet>), actions: &mut Vec<Action>) {
    let (place, now) = column;
    ui.set_min_width(230.0);
    let aside = |words: String| RichText::new(words).color(view.theme.secondary);
    for set in [None].into_iter().chain(LinkSet::ALL.map(Some)) {
        let words = set.map_or_else(|| "Not linked".to_owned(), |set| format!("Link set {}", set.letter()));
        let others = set.map(|set| columns_of(view, place, set)).unwrap_or_default();
        let mut button = Button::new(words).selected(set == now);
        if !others.is_empty() {
            button = button.shortcut_text(aside(columns_words(&others)));
        }
        if ui.add(button).clicked() {
            actions.push(Action::Desk(DeskAction::Link(place, set)));
            ui.close();
        }
    }
    ui.separator();
    let key = key_text(ui.ctx(), Verb::BringOthers).unwrap_or_default();
    if ui.add(Button::new(Verb::BringOthers.text()).shortcut_text(aside(key))).clicked() {
        actions.push(Action::Desk(DeskAction::Activate(place)));
        actions.push(Action::Verb(Verb::BringOthers));
        ui.close();
    }
}
