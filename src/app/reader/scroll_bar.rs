//! The scroll bar of a column: where the text is, a bar code of its tags, and the hits of a search. Points of the screen.

use egui::{Color32, CornerRadius, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::memory::Memory;
use super::shown::Reader;
use super::ticks::PARTS;
use super::wash::Wash;

/// The width of the bar.
pub const WIDTH: f32 = 12.0;
/// The least height of what is dragged.
const LEAST: f32 = 28.0;
/// Shows the bar; dragging it, or clicking beside what is dragged, scrolls.
pub fn scroll_bar(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, rect: Rect) {
    let response = ui.interact(rect, Id::unique(("scroll bar", reader.column.id)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo {
        value: Some(memory.proportion() * 100.0),
        ..WidgetInfo::labeled(Role::ScrollBar, true, "Scroll")
    });
    let share = memory.share_seen() as f32;
    let height = (rect.height() * share).max(LEAST).min(rect.height());
    let way = rect.height() - height;
    if let Some(at) = response.interact_pointer_pos().filter(|_| share < 1.0) {
        let grabbed = ui.data_mut(|data| {
            let thumb = rect.top() + way * memory.proportion() as f32;
            let within = (at.y - thumb).clamp(0.0, height);
            let beside = !(thumb..thumb + height).contains(&at.y);
            *data.get_temp_mut_or_insert_with(response.id, || if beside { height / 2.0 } else { within })
        });
        memory.go_to_proportion(f64::from((at.y - rect.top() - grabbed) / way.max(1.0)));
        (memory.scrolled, memory.glide) = (true, None);
    } else {
        ui.data_mut(|data| data.remove_temp::<f32>(response.id));
    }
    let top = rect.top() + way * memory.proportion() as f32;
    let thumb = Rect::from_min_size(pos2(rect.left() + 3.0, top), vec2(rect.width() - 6.0, height)).shrink2(vec2(0.0, 2.0));
    ticks(ui, reader, memory, rect);
    if share < 1.0 {
        let strength = if response.dragged() || response.hovered() { 0.55 } else { 0.28 };
        ui.painter().rect_filled(thumb, CornerRadius::same(3), reader.theme.secondary.gamma_multiply(strength));
    }
}

fn ticks(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, rect: Rect) {
    let length = reader.reading().text().len();
    let now = ui.input(|input| input.time);
    if let Some(wait) = memory.ticks.prepare(reader.shows, length, now) {
        ui.request_repaint_after(std::time::Duration::from_secs_f64(wait));
    }
    let mut wash = Wash::new(ui.painter());
    let mut tick = |at: f32, left: f32, right: f32, height: f32, color: Color32| {
        let y = rect.top() + rect.height() * at;
        wash.rect(Rect::from_min_max(pos2(left, y), pos2(right, y + height)), color);
    };
    let part = 1.0 / PARTS as f32;
    for (place, color) in memory.ticks.colors().iter().enumerate() {
        if let Some(color) = color {
            let height = (rect.height() * part).max(1.0);
            tick(place as f32 * part, rect.right() - 4.0, rect.right(), height, reader.theme.tag(*color));
        }
    }
    let mut last = f32::NEG_INFINITY;
    for hit in reader.hits {
        let at = hit.start() as f32 / length.max(1) as f32;
        // One line for each row of pixels is all that can be seen.
        if (at - last) * rect.height() >= 1.0 {
            last = at;
            tick(at, rect.left(), rect.right(), 2.0, reader.theme.accent);
        }
    }
    wash.paint(ui.painter());
}
