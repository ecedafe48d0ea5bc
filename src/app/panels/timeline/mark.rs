//! One mark of a lane: what it looks like, what it tells, what a click on it does. Sizes are points.

use egui::{Align2, Painter, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::frame::Lane;
use super::list::{several, told};
use super::paint;
use super::words::{called, days_words, mark_name, quoted};
use crate::app::action::{Action, TimeAction};
use crate::app::lines::has_backwards;
use crate::app::theme::{Face, size};
use crate::app::timeline::{Drawn, Mark, Said};
use crate::app::view::View;
use crate::app::widgets::quiet_button;
use crate::app::words::many;

/// Where days stand, and below them longer times, from the top of the lane.
const DAYS: f32 = 13.0;
const MONTHS: f32 = 26.0;
const YEARS: f32 = 32.5;
/// Datings of one mark whose words are compared in each frame.
const FEW: usize = 40;
/// Between a dot and its words, and between these and the next dot.
const GAP: f32 = 4.0;

/// A dot with its words, where there is room for them up to `room`; gives whether it has the keyboard.
pub fn mark(ui: &Ui, view: &View<'_>, lane: &Lane<'_>, (one, room): (&Mark, f32), actions: &mut Vec<Action>) -> bool {
    let painter = &lane.painter;
    let (middle, count) = (pos2(one.middle(), lane.rect.top() + DAYS), one.entries.len());
    let radius = if count < 2 { paint::DOT } else { paint::NUMBERED };
    let response = offer(ui, view, lane, (one, Rect::from_center_size(middle, vec2(16.0, 18.0))), actions);
    let color = if lit(&response) { view.theme.ink } else { view.theme.accent };
    paint::dot(painter, middle, count, color, view.theme);
    if differs(lane, one) {
        paint::ring(painter, middle, count, view.theme);
    }
    ring_of_focus(painter, &response, Rect::from_center_size(middle, vec2(2.0, 2.0) * (radius + 3.0)), view);
    if let Some(words) = shared_words(lane.drawn, one) {
        let galley = painter.layout_no_wrap(words, Face::Sans.at(size::SMALL), view.theme.secondary);
        let at = pos2(middle.x + radius + GAP, middle.y - galley.size().y / 2.0);
        if at.x + galley.size().x + GAP < room {
            painter.galley(at, galley, view.theme.secondary);
        }
    }
    response.has_focus()
}

/// A bar; gives whether it has the keyboard.
pub fn bar(ui: &Ui, view: &View<'_>, lane: &Lane<'_>, one: &Mark, actions: &mut Vec<Action>) -> bool {
    let (painter, scale) = (&lane.painter, &lane.scale);
    let coarse = paint::is_coarse(one.precision);
    let y = lane.rect.top() + if coarse { YEARS } else { MONTHS };
    let (left, right) = (one.left.max(scale.left), one.right.min(scale.right));
    let rect = Rect::from_x_y_ranges(left..=right, if coarse { y - 3.0..=y + 4.0 } else { y - 5.0..=y + 4.0 });
    let response = offer(ui, view, lane, (one, rect), actions);
    let color = if lit(&response) { view.theme.ink } else { view.theme.accent };
    paint::bar(painter, one, y, scale, color);
    if differs(lane, one) {
        painter.rect_stroke(rect, 4.0, Stroke::new(1.5, view.theme.warning), StrokeKind::Inside);
    }
    ring_of_focus(painter, &response, rect, view);
    response.has_focus()
}

/// What can be done with a mark: it tells what it stands for, a click goes to the words or lists them.
fn offer(ui: &Ui, view: &View<'_>, lane: &Lane<'_>, (one, rect): (&Mark, Rect), actions: &mut Vec<Action>) -> Response {
    let (row, drawn) = (lane.row, lane.drawn);
    let first = one.entries.first().copied().unwrap_or_default();
    let response = ui.interact(rect, ui.scope_id().with(("mark", first)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, mark_name(row, drawn, one)));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if let [only] = one.entries.as_slice() {
        if response.clicked() {
            actions.push(Action::Time(TimeAction::Words(Said { row: lane.place, entry: *only })));
        }
        return response.on_hover_ui(|ui| told(ui, row, drawn, *only, view.theme));
    }
    several(&response, view, lane, &one.entries, actions);
    response.on_hover_ui(|ui| {
        ui.label(format!("{}, {}\nClick: list them", many(one.entries.len(), "dating"), days_words(one.days)));
    })
}

/// Whether another open article dates the same differently.
fn differs(lane: &Lane<'_>, one: &Mark) -> bool {
    !lane.row.differing.is_empty() && one.entries.iter().any(|entry| lane.row.differing.contains(entry))
}

fn lit(response: &Response) -> bool {
    response.hovered() || response.has_focus()
}

fn ring_of_focus(painter: &Painter, response: &Response, rect: Rect, view: &View<'_>) {
    if response.has_focus() {
        painter.rect_stroke(rect.expand(2.0), 5.0, Stroke::new(2.0, view.theme.accent), StrokeKind::Outside);
    }
}

/// The words of a mark that stands for one dating, or for a few in the same words.
fn shared_words(drawn: &Drawn, one: &Mark) -> Option<String> {
    let mut entries = one.entries.iter().filter_map(|entry| drawn.lane.entries.get(*entry));
    let first = entries.next()?;
    let few = one.entries.len() <= FEW;
    // What runs from right to left the toolkit would paint in the wrong order (egui 0.37).
    let shown = few && !has_backwards(&first.words) && entries.all(|entry| entry.words == first.words);
    shown.then(|| first.words.replace('\n', " "))
}

/// How many datings of a lane have open days, with a list of them; gives whether it has the keyboard.
pub fn open(ui: &Ui, view: &View<'_>, lane: &Lane<'_>, rect: Rect, actions: &mut Vec<Action>) -> bool {
    let (row, drawn) = (lane.row, lane.drawn);
    if drawn.open.is_empty() {
        return false;
    }
    let response = ui.interact(rect.shrink2(vec2(4.0, 7.0)), ui.scope_id().with("open"), Sense::click());
    let words: Vec<String> = drawn.open.iter().take(6).filter_map(|entry| drawn.lane.entries.get(*entry)).map(quoted).collect();
    let more = if drawn.open.len() > words.len() { " and more" } else { "" };
    let name = format!("{} open: {}{more}, in {}", drawn.open.len(), words.join(", "), called(row));
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    let color = if lit(&response) { view.theme.ink } else { view.theme.secondary };
    let stroke = Stroke::new(1.0, if lit(&response) { view.theme.ink } else { view.theme.line });
    ui.painter().rect_stroke(response.rect, 8.0, stroke, StrokeKind::Inside);
    let font = Face::Sans.at(size::SMALL);
    ui.painter().text(response.rect.center(), Align2::CENTER_CENTER, drawn.open.len().to_string(), font, color);
    several(&response, view, lane, &drawn.open, actions);
    let response = response.on_hover_text(format!("{}{more}: their days are not known\nClick: list them", words.join(", ")));
    response.has_focus()
}

/// How many datings are before or after what is shown; a click shows the nearest. Gives whether it has the keyboard.
pub fn edge(
    ui: &mut Ui,
    view: &View<'_>,
    lane: &Lane<'_>,
    (later, count, day): (bool, usize, i32),
    actions: &mut Vec<Action>,
) -> bool {
    let scale = &lane.scale;
    let (left, right) = if later { (scale.right + 4.0, scale.right + 30.0) } else { (scale.left - 30.0, scale.left - 4.0) };
    let rect = Rect::from_x_y_ranges(left..=right, lane.rect.top() + DAYS - 9.0..=lane.rect.top() + DAYS + 9.0);
    let words = if later { format!("{count} ›") } else { format!("‹ {count}") };
    let layout =
        if later { egui::Layout::right_to_left(egui::Align::Center) } else { egui::Layout::left_to_right(egui::Align::Center) };
    let inside = UiBuilder::new().max_rect(rect).layout(layout).id_salt(("edge", later));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().button_padding = vec2(1.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        let words = RichText::new(words).font(Face::Sans.at(size::SMALL)).color(view.theme.secondary);
        let side = if later { "later" } else { "earlier" };
        let name = format!("{count} {side} in {}: show {}", called(lane.row), days_words((day, day)));
        let button = quiet_button(ui, words).on_hover_text(name.as_str());
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if button.clicked() {
            let by = f64::from(day) + 0.5 - scale.period.middle();
            actions.push(Action::Time(TimeAction::See(scale.period.later(by))));
        }
        button.has_focus()
    })
    .inner
}
