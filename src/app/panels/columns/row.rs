//! The row of stacks: where each column stands, and what is drawn there. Sizes are points.

use egui::{Id, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::{Memories, Touched, body, carry, connectors, dividers, head};
use crate::app::action::Action;
use crate::app::arrange::stacks;
use crate::app::desk::Column;
use crate::app::theme::Face;
use crate::app::view::View;
use crate::app::widgets::scroll;

/// The narrowest column: below it the desk scrolls sideways.
const NARROWEST: f32 = 230.0;

/// The desk.
pub fn columns(ui: &mut Ui, view: &View<'_>, memories: &mut Memories, touched: &mut Touched, actions: &mut Vec<Action>) {
    let columns = &view.open.desk.columns;
    memories.retain(|id, _| columns.iter().any(|column| column.id == *id));
    if columns.is_empty() {
        return empty(ui, view);
    }
    let room = ui.available_rect_before_wrap();
    let width = room.width().max(NARROWEST * stacks(columns).len() as f32);
    scroll(ui, "Scroll the desk", ScrollArea::horizontal().id_salt("desk").auto_shrink(false), |ui| {
        let whole = Rect::from_min_size(ui.cursor().min, vec2(width, room.height()));
        ui.allocate_exact_size(whole.size(), Sense::hover());
        let rects = places(columns, whole);
        // Before the texts are drawn: they take the turn of the wheel for themselves.
        touched.look(ui, view, &rects);
        for (place, (column, rect)) in columns.iter().zip(&rects).enumerate() {
            one(ui, view, (place, column, *rect), memories, actions);
        }
        connectors::connectors(ui, view, &rects, memories);
        dividers::between_stacks(ui, view, &rects, actions);
        dividers::within_stacks(ui, view, &rects, actions);
        carry::drop_zones(ui, view, &rects, actions);
        touched.show_active(ui, view, &rects);
    });
}

/// Where each column stands on the desk.
fn places(columns: &[Column], whole: Rect) -> Vec<Rect> {
    let stacks = stacks(columns);
    let total: f32 = stacks.iter().map(|stack| columns[stack.start].share).sum();
    let (mut rects, mut left) = (Vec::new(), whole.left());
    for stack in stacks {
        let right = left + whole.width() * columns[stack.start].share / total;
        let heights: f32 = columns[stack.clone()].iter().map(|column| column.height).sum();
        let mut top = whole.top();
        for column in &columns[stack] {
            let bottom = top + whole.height() * column.height / heights;
            rects.push(Rect::from_min_max(pos2(left, top), pos2(right, bottom)));
            top = bottom;
        }
        left = right;
    }
    rects
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

fn one(ui: &mut Ui, view: &View<'_>, of: (usize, &Column, Rect), memories: &mut Memories, actions: &mut Vec<Action>) {
    let (place, column, rect) = of;
    let id = Id::unique(("column", column.id));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    let head_rect = Rect::from_min_size(rect.min, vec2(rect.width(), head::HEIGHT));
    head::head(&mut ui, view, (place, column), head_rect, actions);
    let below = Rect::from_min_max(pos2(rect.left(), head_rect.bottom()), rect.max);
    body::body(&mut ui, view, (place, column), below, (memories.entry(column.id).or_default(), actions));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::desk::Desk;
    use crate::notebook::IdSource;

    #[test]
    fn stacks_fill_the_desk_without_a_gap() {
        let (mut ids, mut desk) = (IdSource::new(1), Desk::default());
        for _ in 0..4 {
            desk.add(ids.document());
        }
        desk.stack(2);
        desk.columns[0].share = 2.0;
        desk.columns[1].height = 3.0;
        let rects = places(&desk.columns, Rect::from_min_size(pos2(10.0, 20.0), vec2(400.0, 80.0)));
        let wanted =
            [(10.0, 20.0, 210.0, 100.0), (210.0, 20.0, 310.0, 80.0), (210.0, 80.0, 310.0, 100.0), (310.0, 20.0, 410.0, 100.0)];
        let found: Vec<_> = rects.iter().map(|rect| (rect.left(), rect.top(), rect.right(), rect.bottom())).collect();
        assert_eq!(found, wanted);
    }
}
