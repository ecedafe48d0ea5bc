//! The lines between columns: dragged, they give one side more room. Sizes are points.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::{Action, DeskAction};
use crate::app::arrange::stacks;
use crate::app::view::View;

/// How wide the strip is that takes hold of a line.
const STRIP: f32 = 8.0;

/// The lines right of each stack but the last.
pub fn between_stacks(ui: &Ui, view: &View<'_>, rects: &[Rect], actions: &mut Vec<Action>) {
    let (Some(first), Some(end)) = (rects.first(), rects.last()) else { return };
    let width = end.right() - first.left();
    for stack in stacks(&view.open.desk.columns).into_iter().filter(|stack| stack.end < rects.len()) {
        let (x, y) = (rects[stack.start].right(), rects[stack.start].top()..=rects[stack.end - 1].bottom());
        let strip = Rect::from_x_y_ranges(x - STRIP / 2.0..=x + STRIP / 2.0, y.clone());
        let id = Id::unique(("divider", view.open.desk.columns[stack.start].id));
        let response = grip(ui, strip, id, ("Divide columns", CursorIcon::ResizeHorizontal));
        ui.painter().vline(x, y, line(view, &response));
        if response.dragged() {
            actions.push(Action::Desk(DeskAction::Divide(stack.start, response.drag_delta().x / width)));
        }
    }
}

/// The lines under each column of a stack but the last.
pub fn within_stacks(ui: &Ui, view: &View<'_>, rects: &[Rect], actions: &mut Vec<Action>) {
    for stack in stacks(&view.open.desk.columns) {
        let height: f32 = rects[stack.clone()].iter().map(Rect::height).sum();
        for (place, rect) in rects.iter().enumerate().take(stack.end - 1).skip(stack.start) {
            let strip = Rect::from_center_size(pos2(rect.center().x, rect.bottom()), vec2(rect.width(), STRIP));
            let id = Id::unique(("divider below", view.open.desk.columns[place].id));
            let response = grip(ui, strip, id, ("Divide stack", CursorIcon::ResizeVertical));
            ui.painter().hline(rect.x_range(), rect.bottom(), line(view, &response));
            if response.dragged() {
                actions.push(Action::Desk(DeskAction::DivideStack(place, response.drag_delta().y / height)));
            }
        }
    }
}

fn grip(ui: &Ui, strip: Rect, id: Id, of: (&str, CursorIcon)) -> Response {
    let response = ui.interact(strip, id, Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, of.0));
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(of.1);
    }
    response
}

fn line(view: &View<'_>, response: &Response) -> Stroke {
    let warm = response.hovered() || response.dragged();
    Stroke::new(1.0, if warm { view.theme.accent } else { view.theme.line })
}
