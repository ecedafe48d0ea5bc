//! The head of a column: headline, outlet and date, its letter, the columns it scrolls with. Sizes are points.

use egui::{Align, Button, CursorIcon, Id, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2};

use super::{carry, link_sign};
use crate::app::action::{Action, DeskAction};
use crate::app::desk::Column;
use crate::app::perform_verb::enabled;
use crate::app::reader::ReadingStyle;
use crate::app::shortcuts::{Verb, key_text};
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Words, quiet_button, small, words_label};
use crate::app::words::{about_document, letter};
use crate::notebook::Document;

/// The height of a head.
pub const HEIGHT: f32 = 54.0;

/// The height of its upper row: headline, letter, close.
const UPPER: f32 = 22.0;
/// The height of its lower row: outlet, date, link set.
const LOWER: f32 = 18.0;

/// What can be done to a column, in the menu of its head.
const VERBS: [Verb; 8] = [
    Verb::BaseText,
    Verb::DuplicateColumn,
    Verb::StackColumn,
    Verb::UnstackColumn,
    Verb::MoveColumnLeft,
    Verb::MoveColumnRight,
    Verb::CloseColumn,
    Verb::CloseOthers,
];

/// The head of a column. It is dragged to move the column.
pub fn head(ui: &mut Ui, view: &View<'_>, column: (usize, &Column), rect: Rect, actions: &mut Vec<Action>) {
    let (place, column) = column;
    let Some(document) = view.notebook().document(column.document) else { return };
    let grip = ui.interact(rect, Id::unique(("head", column.id)), Sense::click_and_drag());
    grip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Column {}", letter(place))));
    if grip.clicked() || grip.secondary_clicked() {
        actions.push(Action::Desk(DeskAction::Activate(place)));
    }
    carry::pick_up(ui, place, &grip);
    grip.context_menu(|ui| menu(ui, view, actions));
    let (style, left) = ReadingStyle::for_column(rect.width(), &view.state.settings);
    let inner = Rect::from_min_max(pos2(rect.left() + left, rect.top() + 8.0), pos2(rect.right() - 12.0, rect.bottom() - 6.0));
    let (upper, lower) = inner.split_top_bottom_at_y(inner.top() + UPPER);
    let mut upper_row = row(ui, "upper", upper);
    signs(&mut upper_row, view, place, actions);
    upper_row.with_layout(Layout::left_to_right(Align::Center), |ui| headline(ui, view, document));
    let mut lower_row = row(ui, "lower", lower.with_max_y(lower.top() + LOWER));
    if view.open.desk.columns.len() > 1 {
        link_sign::link_sign(&mut lower_row, view, (place, column), actions);
    }
    if view.open.echoes.base() == Some(column.document) {
        base_sign(&mut lower_row, view, place);
    }
    lower_row.with_layout(Layout::left_to_right(Align::Center), |ui| about(ui, view, place, document, actions));
    let active = place == view.open.desk.active && view.open.desk.columns.len() > 1;
    let (color, width) = if active { (view.theme.accent, 2.0) } else { (view.theme.line, 1.0) };
    let line = inner.left()..=(inner.left() + style.width).min(inner.right());
    ui.painter().hline(line, rect.bottom() - 1.0, egui::Stroke::new(width, color));
}

/// A row that is filled from the right.
fn row(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name).layout(Layout::right_to_left(Align::Center)))
}

/// From the right: close, the column's letter.
fn signs(ui: &mut Ui, view: &View<'_>, place: usize, actions: &mut Vec<Action>) {
    let close = quiet_button(ui, small("×", view.theme)).accessible_name(format!("Close column {}", letter(place)));
    if close.on_hover_text("Close column").clicked() {
        actions.push(Action::Desk(DeskAction::Close(place)));
    }
    ui.label(RichText::new(letter(place)).font(Face::SansBold.at(size::ROOM)).color(view.theme.accent));
}

/// That the others are compared with the words of this column.
fn base_sign(ui: &mut Ui, view: &View<'_>, place: usize) {
    let words = RichText::new("base text").font(Face::Sans.at(size::ROOM)).color(view.theme.accent);
    let sign = ui.add(egui::Label::new(words).selectable(false).sense(Sense::hover()));
    sign.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("Column {}: base text", letter(place))));
    let frame = sign.rect.expand2(egui::vec2(5.0, 1.0));
    ui.painter().rect_stroke(
        frame,
        frame.height() / 2.0,
        egui::Stroke::new(1.0, view.theme.accent.gamma_multiply(0.45)),
        egui::StrokeKind::Inside,
    );
    sign.on_hover_text(
        "The other columns show the words in which they differ from this one. Another base: right click on its head",
    );
    ui.add_space(6.0);
}

fn headline(ui: &mut Ui, view: &View<'_>, document: &Document) {
    let face = if document.title.is_some() { Face::SerifBold } else { Face::SerifItalic };
    let title = document.display_name();
    words_label(ui, &Words::line(title, face.at(15.5), view.theme.ink), Sense::hover()).on_hover_text(title);
}

fn about(ui: &mut Ui, view: &View<'_>, place: usize, document: &Document, actions: &mut Vec<Action>) {
    let about = about_document(document);
    let about = words_label(ui, &Words::line(&about, Face::Sans.at(size::SMALL), view.theme.secondary), Sense::click());
    if about.secondary_clicked() {
        actions.push(Action::Desk(DeskAction::Activate(place)));
    }
    about.context_menu(|ui| menu(ui, view, actions));
    if about.on_hover_text("Click to correct").on_hover_cursor(CursorIcon::PointingHand).clicked() {
        actions.push(Action::Desk(DeskAction::Activate(place)));
        actions.push(Action::Verb(Verb::Describe));
    }
}

/// The click that opened the menu made its column the active one: the verbs are about it.
fn menu(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.set_min_width(240.0);
    for verb in VERBS {
        let is_base = verb == Verb::BaseText
            && view.open.desk.column().is_some_and(|column| view.open.echoes.base() == Some(column.document));
        let mut button = Button::new(verb.text()).selected(is_base);
        if let Some(key) = key_text(ui.ctx(), verb) {
            button = button.shortcut_text(RichText::new(key).color(view.theme.secondary));
        }
        if ui.add_enabled(enabled(view.state, verb), button).clicked() {
            actions.push(Action::Verb(verb));
            ui.close();
        }
    }
}
