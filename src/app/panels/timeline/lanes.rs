//! The lanes: an article each, what it names open, what it dates. Only lanes on the screen are drawn, and the marks of a lane are
//! worked out once for each scale. Sizes are points.

use std::sync::Arc;

use egui::cache::FramePublisher;
use egui::{Painter, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2};

use super::frame::{Frame, Lane};
use super::label::label;
use super::mark::{bar, edge, mark, open};
use super::paint;
use super::words::{called, days_words};
use crate::app::action::Action;
use crate::app::theme::{Face, size};
use crate::app::timeline::{Marks, Row, marks};
use crate::app::view::View;
use crate::app::widgets::small;
use crate::notebook::DocumentId;

/// The height of a lane.
pub const HEIGHT: f32 = 36.0;

/// For what the marks of a lane were worked out: the chart, the article, the time and the room.
type Key = (u64, DocumentId, [u64; 2], [u32; 2]);
/// The marks of the lanes on the screen.
type Kept = FramePublisher<Key, Arc<Marks>>;

/// A lane; gives whether one of its marks has the keyboard.
pub fn lane(ui: &mut Ui, view: &View<'_>, frame: &Frame, place: usize, actions: &mut Vec<Action>) -> bool {
    let chart = view.open.timeline.chart();
    let Some(row) = chart.rows.get(place) else { return false };
    let width = frame.right - ui.max_rect().left();
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::List, true, lane_name(row)));
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, view.theme.line.gamma_multiply(0.6)));
    // A child of its own: what it shows must not move the lanes that follow.
    let inside = UiBuilder::new().max_rect(rect).accessibility_parent(response.id).id_salt(("lane", row.document.id));
    let ui = &mut ui.new_child(inside);
    label(ui, view, row, Rect::from_min_max(rect.min, pos2(frame.open - 8.0, rect.bottom())), actions);
    let Some(drawn) = &row.lane else {
        unread(ui, view, row, frame, rect);
        return false;
    };
    let lane = Lane { place, row, drawn, rect, scale: frame.scale, painter: within(ui, frame, rect) };
    let opens = Rect::from_min_max(pos2(frame.open, rect.top()), pos2(frame.chart, rect.bottom()));
    let focused = open(ui, view, &lane, opens, actions);
    times(ui, view, &lane, actions) || focused
}

/// What a lane is called by those who hear it.
fn lane_name(row: &Row) -> String {
    let published =
        row.document.published.map_or_else(|| "date unknown".to_owned(), |day| format!("published {}", day.readable()));
    format!("{}, {published}", called(row))
}

/// An article that is not read says why.
fn unread(ui: &mut Ui, view: &View<'_>, row: &Row, frame: &Frame, rect: Rect) {
    let id = row.document.id;
    let words = match view.open.unreadable.get(&id) {
        Some(reason) => reason.as_str(),
        None if view.open.missing.contains(&id) => "file not found",
        None if view.open.accounts.is_partial() => "not read: the folder holds more text than is compared at once",
        None => "still reading…",
    };
    let at = Rect::from_min_max(pos2(frame.scale.left, rect.top()), rect.max);
    ui.put(at, egui::Label::new(small(words, view.theme)).truncate().selectable(false).halign(egui::Align::Min));
}

/// Paints within the time; a dot at its end is not cut.
fn within(ui: &Ui, frame: &Frame, rect: Rect) -> Painter {
    let room = paint::NUMBERED + 4.0;
    let chart = Rect::from_x_y_ranges(frame.scale.left - room..=frame.scale.right + room, rect.y_range());
    ui.painter().with_clip_rect(chart.intersect(ui.clip_rect()))
}

/// The marks along the time; gives whether one of them has the keyboard.
fn times(ui: &mut Ui, view: &View<'_>, lane: &Lane<'_>, actions: &mut Vec<Action>) -> bool {
    published(ui, view, lane);
    if lane.drawn.lane.entries.is_empty() {
        let (font, at) = (Face::Sans.at(size::SMALL), pos2(lane.scale.left, lane.rect.center().y));
        lane.painter.text(at, egui::Align2::LEFT_CENTER, "no words in it say when", font, view.theme.secondary);
    }
    let found = worked_out(ui, view, lane);
    let mut focused = false;
    for one in &found.bars {
        focused |= bar(ui, view, lane, one, actions);
    }
    for (place, one) in found.points.iter().enumerate() {
        let room = found.points.get(place + 1).map_or(lane.scale.right, |next| next.middle() - paint::NUMBERED);
        focused |= mark(ui, view, lane, (one, room), actions);
    }
    for (later, (count, day)) in [(false, found.earlier), (true, found.later)] {
        if count > 0 {
            focused |= edge(ui, view, lane, (later, count, day), actions);
        }
    }
    focused
}

/// The flag at the day of publication.
fn published(ui: &Ui, view: &View<'_>, lane: &Lane<'_>) {
    let Some(day) = lane.row.published() else { return };
    let (x, rect) = (lane.scale.x(f64::from(day) + 0.5), lane.rect);
    if !(lane.scale.left..=lane.scale.right).contains(&x) {
        return;
    }
    paint::published(&lane.painter, x, (rect.top() + 2.0, rect.bottom() - 2.0), view.theme);
    let flag = Rect::from_x_y_ranges(x - 4.0..=x + 7.0, rect.y_range());
    let from = lane.row.document.published_from.as_deref().map_or_else(String::new, |from| format!(" ({from})"));
    let hint = format!("{} was published on {}{from}", called(lane.row), days_words((day, day)));
    ui.interact(flag, ui.scope_id().with("published"), Sense::hover()).on_hover_text(hint);
}

fn worked_out(ui: &Ui, view: &View<'_>, lane: &Lane<'_>) -> Arc<Marks> {
    let scale = &lane.scale;
    let period = [scale.period.from().to_bits(), scale.period.to().to_bits()];
    let key: Key = (view.open.timeline.version(), lane.row.document.id, period, [scale.left.to_bits(), scale.right.to_bits()]);
    let kept = ui.memory_mut(|memory| memory.caches.cache::<Kept>().get(&key).cloned());
    let found = kept.unwrap_or_else(|| Arc::new(marks(&lane.drawn.known, scale)));
    ui.memory_mut(|memory| memory.caches.cache::<Kept>().set(key, Arc::clone(&found)));
    found
}
