//! How the time that is shown is moved: dragged, with the wheel, with keys. Times are days.

use egui::{CursorIcon, EventFilter, Key, Modifiers, Response, Role, Sense, Ui, WidgetInfo};

use super::frame::Frame;
use super::words::period_words;
use crate::app::action::{Action, Reach, TimeAction};

/// How much nearer one step of a key or a button goes.
pub const STEP: f64 = 1.5;
/// How far a key moves the time, as a share of what is shown.
const MOVE: f64 = 0.2;

/// The ground of the lanes, which is dragged and which has the keyboard.
pub fn ground(ui: &Ui, frame: &Frame, rect: egui::Rect) -> Response {
    let response = ui.interact(rect, egui::Id::unique("time shown"), Sense::click_and_drag());
    let days = period_words(frame.scale.period.days());
    let name = format!("Time shown: {days}. Arrow keys move it, plus and minus change how much is shown, Home shows all");
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, &name));
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if response.dragged() { response.on_hover_cursor(CursorIcon::Grabbing) } else { response }
}

/// What the person did to the time that is shown. `focused` is whether a mark has the keyboard.
pub fn moved(ui: &Ui, frame: &Frame, ground: &Response, focused: bool) -> Option<Action> {
    let (period, per_day) = (frame.scale.period, frame.scale.per_day());
    let see = |period| Some(Action::Time(TimeAction::See(period)));
    if ground.dragged() && ground.drag_delta().x != 0.0 {
        return see(period.later(-f64::from(ground.drag_delta().x) / per_day));
    }
    if ui.rect_contains_pointer(ground.rect) {
        let (zoom, sideways) = ui.input(|input| (f64::from(input.zoom_delta()), input.smooth_scroll_delta.x));
        let at = ui.input(|input| input.pointer.latest_pos()).map_or(period.middle(), |at| frame.scale.time(at.x));
        if zoom != 1.0 {
            return see(period.nearer(zoom, at));
        }
        if sideways != 0.0 {
            return see(period.later(-f64::from(sideways) / per_day));
        }
    }
    if !focused && !ground.has_focus() || ui.text_edit_focused() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let along = if ground.has_focus() { f64::from(pressed(Key::ArrowRight)) - f64::from(pressed(Key::ArrowLeft)) } else { 0.0 };
    if along != 0.0 {
        return see(period.later(along * MOVE * period.length()));
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        return see(period.nearer(STEP, period.middle()));
    }
    if pressed(Key::Minus) {
        return see(period.nearer(1.0 / STEP, period.middle()));
    }
    pressed(Key::Home).then_some(Action::Time(TimeAction::Reach(Reach::Whole)))
}
