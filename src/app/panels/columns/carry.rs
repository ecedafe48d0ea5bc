//! Moving a column by its head: over the lower part of another column it goes under it, over the left or the right half it goes
//! before or after it. Sizes are points.

use egui::{CursorIcon, DragAndDrop, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use crate::app::action::{Action, DeskAction, Spot};
use crate::app::arrange::stack_of;
use crate::app::theme::size;
use crate::app::view::View;

/// From which part of a column's height on another one goes under it.
const LOWER: f32 = 0.6;

/// The column that is being moved.
struct Carried(usize);

/// Lets a head be dragged.
pub fn pick_up(ui: &Ui, place: usize, grip: &Response) {
    grip.dnd_set_drag_payload(Carried(place));
    if grip.dragged() {
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
}

/// Shows where the column that is being moved would go, and puts it there when it is let go.
pub fn drop_zones(ui: &Ui, view: &View<'_>, rects: &[Rect], actions: &mut Vec<Action>) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
    if carried.0 >= rects.len() {
        return;
    }
    let Some(at) = ui.input(|input| input.pointer.interact_pos()).filter(|at| ui.clip_rect().contains(*at)) else { return };
    let Some(over) = rects.iter().position(|rect| rect.contains(at)).filter(|over| *over != carried.0) else { return };
    let spot = spot(rects[over], over, at);
    let stack = rects[stack_of(&view.open.desk.columns, over)].iter().fold(rects[over], |all, rect| all.union(*rect));
    let preview = match spot {
        Spot::Before(_) => stack.with_max_x(stack.center().x),
        Spot::After(_) => stack.with_min_x(stack.center().x),
        Spot::Under(_) => rects[over].with_min_y(rects[over].center().y),
    };
    ui.painter().rect_filled(rects[carried.0], 0.0, view.theme.page.gamma_multiply(0.6));
    let fill = view.theme.selection.gamma_multiply(0.6);
    let stroke = Stroke::new(1.5, view.theme.accent);
    ui.painter().rect(preview.shrink(4.0), f32::from(size::CORNER), fill, stroke, StrokeKind::Inside);
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        actions.push(Action::Desk(DeskAction::Put(carried.0, spot)));
    }
}

/// The spot that a point of a column means.
fn spot(rect: Rect, place: usize, at: egui::Pos2) -> Spot {
    let half = pos2(rect.center().x, rect.top() + rect.height() * LOWER);
    match (at.y > half.y, at.x < half.x) {
        (true, _) => Spot::Under(place),
        (false, true) => Spot::Before(place),
        (false, false) => Spot::After(place),
    }
}
