//! The tab: what is still missing, what differs, the axis, the lanes. Sizes are points.

use egui::{Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::axis::{self, axis, is_wide};
use super::differing::differing;
use super::frame::Frame;
use super::lanes::{self, lane};
use super::moving::{STEP, ground, moved};
use crate::app::action::{Action, Reach, TimeAction};
use crate::app::perform_time::unread;
use crate::app::shortcuts::Verb;
use crate::app::view::View;
use crate::app::widgets::{quiet, quiet_button, scroll_rows, small};
use crate::app::words::many;

/// The buttons, from right to left.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if quiet_button(ui, "Export CSV…")
        .on_hover_text("statement, article, published, from, to, rule: a row for each dating")
        .clicked()
    {
        actions.push(Action::Verb(Verb::ExportTimeline));
    }
    let Some(shown) = view.open.timeline.shown() else { return };
    for (words, hint, reach) in [
        ("Days", "Three weeks", Reach::Days),
        ("Months", "A year and a half", Reach::Months),
        ("Whole", "From the first to the last day that any article names", Reach::Whole),
    ] {
        if quiet_button(ui, words).on_hover_text(hint).clicked() {
            actions.push(Action::Time(TimeAction::Reach(reach)));
        }
    }
    for (sign, name, times) in [("+", "Show less time, nearer", STEP), ("−", "Show more time", 1.0 / STEP)] {
        let button = quiet_button(ui, sign).on_hover_text(format!("{name}. Ctrl and the wheel do the same"));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if button.clicked() {
            actions.push(Action::Time(TimeAction::See(shown.nearer(times, shown.middle()))));
        }
    }
}

/// The tab.
pub fn timeline(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    missing(ui, view);
    let Some(period) = view.open.timeline.shown() else {
        ui.add_space(8.0);
        ui.label(quiet(empty_words(view), view.theme));
        return set_days(ui, view, actions);
    };
    differing(ui, view, actions);
    ui.spacing_mut().item_spacing.y = 0.0;
    let all = ui.available_rect_before_wrap();
    // Room for the bar that scrolls the lanes.
    let rect = Rect::from_min_max(all.min, pos2(all.right() - 12.0, all.bottom()));
    let frame = Frame::new(rect, period);
    if !is_wide(&frame.scale) {
        return;
    }
    let chart = Rect::from_min_max(pos2(frame.chart, rect.top()), rect.max);
    let ground = ground(ui, &frame, chart);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), axis::HEIGHT), Sense::hover());
    axis(ui, view, &frame, Rect::from_min_max(head.min, pos2(rect.right(), head.bottom())), rect.bottom());
    if ground.has_focus() {
        ui.painter().rect_stroke(chart.shrink(1.0), 4.0, egui::Stroke::new(1.0, view.theme.accent), egui::StrokeKind::Inside);
    }
    let focused = rows(ui, view, &frame, actions);
    actions.extend(moved(ui, &frame, &ground, focused));
}

/// The lanes that are to be seen; gives whether one of their marks has the keyboard.
fn rows(ui: &mut Ui, view: &View<'_>, frame: &Frame, actions: &mut Vec<Action>) -> bool {
    let count = view.open.timeline.chart().rows.len();
    let area = ScrollArea::vertical().id_salt("timeline").auto_shrink(false);
    let mut focused = false;
    scroll_rows(ui, "Scroll the lanes", area, (lanes::HEIGHT, count), |ui, range| {
        for place in range {
            focused |= lane(ui, view, frame, place, actions);
        }
    });
    focused
}

/// While no day at all is known there is no time to draw: the articles are listed, so that their days can be set.
fn set_days(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.open.timeline.chart().rows.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let rect = ui.available_rect_before_wrap();
    let frame = Frame::new(rect, crate::app::timeline::Period::new(0.0, 1.0));
    rows(ui, view, &frame, actions);
}

/// What is not in the lanes yet, or will not be.
fn missing(ui: &mut Ui, view: &View<'_>) {
    let unread = unread(view.open);
    if unread > 0 {
        ui.label(small(format!("Still reading {}: their lanes fill as they come", many(unread, "article")), view.theme));
    }
    if view.open.accounts.is_partial() {
        let words = "The folder holds more text than is compared at once: some articles are in no lane until they are opened";
        ui.label(small(words, view.theme));
    }
}

fn empty_words(view: &View<'_>) -> &'static str {
    if view.notebook().documents().is_empty() {
        return "No articles yet. Each one in the folder becomes a lane here, with the days that it names.";
    }
    if !view.open.timeline.is_made() || unread(view.open) > 0 {
        return "Reading the articles…";
    }
    if view.open.timeline.chart().rows.is_empty() {
        return "No article has these words: the filter of the articles counts here, too.";
    }
    "No day is known yet. Days, months, “yesterday” and the like are shown as soon as an article names them; \
     set the day of publication, and what counts from it is known."
}
