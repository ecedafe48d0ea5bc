//! The desk: columns side by side, each with its head, its text, and the line that divides it from the next.

use std::collections::BTreeMap;

use egui::{Align, CursorIcon, Id, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::find_bar::find_bar;
use crate::app::action::{Action, DeskAction};
use crate::app::desk::Column;
use crate::app::reader::{Memory, Reader, ReadingStyle, reader};
use crate::app::shortcuts::Verb;
use crate::app::state::Text;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{quiet, quiet_button, small};
use crate::app::words::{about_document, letter, sentence};
use crate::query::tag_path;

/// The narrowest column in points: below it the desk scrolls sideways.
const NARROWEST: f32 = 230.0;
/// The height of a column's head.
const HEAD: f32 = 54.0;

/// What columns remember from frame to frame, by column.
pub type Memories = BTreeMap<u64, Memory>;

/// The desk.
pub fn columns(ui: &mut Ui, view: &View<'_>, memories: &mut Memories, actions: &mut Vec<Action>) {
    let columns = &view.open.desk.columns;
    memories.retain(|id, _| columns.iter().any(|column| column.id == *id));
    if columns.is_empty() {
        return empty(ui, view);
    }
    let room = ui.available_rect_before_wrap();
    let width = room.width().max(NARROWEST * columns.len() as f32);
    ScrollArea::horizontal().id_salt("desk").auto_shrink(false).show(ui, |ui| {
        let origin = ui.cursor().min;
        ui.allocate_exact_size(vec2(width, room.height()), Sense::hover());
        let total: f32 = columns.iter().map(|column| column.share).sum();
        let mut left = origin.x;
        for (place, column) in columns.iter().enumerate() {
            let right = left + width * column.share / total;
            let rect = Rect::from_min_max(pos2(left, origin.y), pos2(right, origin.y + room.height()));
            let id = Id::unique(("column", column.id));
            let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
            inside.set_clip_rect(rect.intersect(ui.clip_rect()));
            one(&mut inside, view, (place, column), memories.entry(column.id).or_default(), actions);
            if place + 1 < columns.len() {
                divider(ui, view, place, (rect, width), actions);
            }
            left = right;
        }
    });
}

fn empty(ui: &mut Ui, view: &View<'_>) {
    ui.centered_and_justified(|ui| {
        let words = if view.notebook().documents().is_empty() {
            "This folder has no articles yet."
        } else {
            "Click an article on the left to read it here."
        };
        ui.label(RichText::new(words).font(Face::SerifItalic.at(17.0)).color(view.theme.secondary));
    });
}

fn one(ui: &mut Ui, view: &View<'_>, column: (usize, &Column), memory: &mut Memory, actions: &mut Vec<Action>) {
    let (place, column) = column;
    let rect = ui.max_rect();
    let head_rect = Rect::from_min_size(rect.min, vec2(rect.width(), HEAD));
    head(ui, view, (place, column), head_rect, actions);
    let active = place == view.open.desk.active;
    let mut top = head_rect.bottom();
    if let Some(find) = view.open.desk.find.as_ref().filter(|_| active) {
        let bar = Rect::from_min_size(pos2(rect.left() + 12.0, top + 4.0), vec2(rect.width() - 24.0, 32.0));
        ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| find_bar(ui, find, view.theme, actions));
        top += 40.0;
    }
    let body = Rect::from_min_max(pos2(rect.left(), top), rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        match view.open.texts.get(&column.document) {
            Some(Text::Ready(shown)) => {
                let (style, _) = ReadingStyle::for_column(body.width(), &view.state.settings);
                let hits = view.open.desk.find.as_ref().filter(|_| active).map_or(&[][..], |find| &find.hits);
                let document = view.notebook().document(column.document);
                let placed = view.open.placed(column.document);
                let path = |tag| tag_path(view.notebook(), tag);
                let of = Reader {
                    shown,
                    name: document.map_or("", |document| document.display_name()),
                    language: document.and_then(|document| Some(document.language.as_ref()?.value.as_str())),
                    column,
                    place,
                    active,
                    placed,
                    shows: placed,
                    dims: false,
                    in_hand: view.open.desk.in_hand,
                    hits,
                    theme: view.theme,
                    style,
                    settings: &view.state.settings,
                    tag_path: &path,
                };
                reader(ui, &of, memory, actions);
            }
            Some(Text::Failed(reason)) => message(ui, view, &sentence(reason)),
            Some(Text::Loading) | None => message(ui, view, "Reading…"),
        }
    });
}

fn message(ui: &mut Ui, view: &View<'_>, words: &str) {
    let (style, left) = ReadingStyle::for_column(ui.max_rect().width(), &view.state.settings);
    let corner = ui.max_rect().min + vec2(left, 20.0);
    let rect = Rect::from_min_size(corner, vec2(style.width, 200.0));
    ui.new_child(UiBuilder::new().max_rect(rect)).add(egui::Label::new(quiet(words, view.theme)).wrap());
}

fn head(ui: &mut Ui, view: &View<'_>, column: (usize, &Column), rect: Rect, actions: &mut Vec<Action>) {
    let (place, column) = column;
    let Some(document) = view.notebook().document(column.document) else { return };
    let active = place == view.open.desk.active && view.open.desk.columns.len() > 1;
    let (style, left) = ReadingStyle::for_column(rect.width(), &view.state.settings);
    let grip = ui.interact(rect, Id::unique(("head", column.id)), Sense::click_and_drag());
    grip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Column {}", letter(place))));
    if grip.clicked() {
        actions.push(Action::Desk(DeskAction::Activate(place)));
    }
    move_by_drag(ui, view, place, &grip, actions);
    let inner = Rect::from_min_max(pos2(rect.left() + left, rect.top() + 8.0), pos2(rect.right() - 12.0, rect.bottom() - 6.0));
    let face = if document.title.is_some() { Face::SerifBold } else { Face::SerifItalic };
    let title = RichText::new(document.display_name()).font(face.at(15.5)).color(view.theme.ink);
    let title = egui::Label::new(title).truncate();
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::LEFT)), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| {
            ui.set_height(20.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = quiet_button(ui, small("×", view.theme)).accessible_name(format!("Close column {}", letter(place)));
                if close.on_hover_text("Close column").clicked() {
                    actions.push(Action::Desk(DeskAction::Close(place)));
                }
                ui.label(RichText::new(letter(place)).font(Face::SansBold.at(size::ROOM)).color(view.theme.accent));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(title).on_hover_text(document.display_name()));
            });
        });
        let about = ui.add(egui::Label::new(small(about_document(document), view.theme)).truncate().sense(Sense::click()));
        if about.on_hover_text("Click to correct").on_hover_cursor(CursorIcon::PointingHand).clicked() {
            actions.push(Action::Desk(DeskAction::Activate(place)));
            actions.push(Action::Verb(Verb::Describe));
        }
    });
    let (color, width) = if active { (view.theme.accent, 2.0) } else { (view.theme.line, 1.0) };
    let line = inner.left()..=(inner.left() + style.width).min(inner.right());
    ui.painter().hline(line, rect.bottom() - 1.0, egui::Stroke::new(width, color));
}

/// A column is moved by dragging its head over another one.
fn move_by_drag(ui: &Ui, view: &View<'_>, place: usize, grip: &egui::Response, actions: &mut Vec<Action>) {
    grip.dnd_set_drag_payload(place);
    if grip.dragged() {
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    if let Some(from) = grip.dnd_hover_payload::<usize>()
        && *from != place
    {
        ui.painter().rect_filled(grip.rect, 0.0, view.theme.selection.gamma_multiply(0.5));
    }
    if let Some(from) = grip.dnd_release_payload::<usize>()
        && *from != place
    {
        actions.push(Action::Desk(DeskAction::Move(*from, place)));
    }
}

fn divider(ui: &Ui, view: &View<'_>, place: usize, of: (Rect, f32), actions: &mut Vec<Action>) {
    let (rect, width) = of;
    let line = Rect::from_center_size(pos2(rect.right(), rect.center().y), vec2(8.0, rect.height()));
    let response = ui.interact(line, Id::unique(("divider", view.open.desk.columns[place].id)), Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Splitter, true, "Divide columns"));
    let color = if response.hovered() || response.dragged() { view.theme.accent } else { view.theme.line };
    ui.painter().vline(rect.right(), rect.y_range(), egui::Stroke::new(1.0, color));
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.dragged() {
        actions.push(Action::Desk(DeskAction::Divide(place, response.drag_delta().x / width)));
    }
}
