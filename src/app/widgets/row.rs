//! A row of a list: the whole width, one click, what stands right stays right.

use egui::{Align, Color32, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::theme::Theme;

/// How a row looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
    /// The row that is meant now.
    pub chosen: bool,
    /// A card with an outline.
    pub card: bool,
    /// It can be dragged.
    pub drag: bool,
    /// The height in points.
    pub height: f32,
}

/// A row named for those who hear it; `contents` draws what it shows, within its margins.
pub fn row(ui: &mut Ui, name: &str, look: Row, theme: &Theme, contents: impl FnOnce(&mut Ui)) -> Response {
    let sense = if look.drag { Sense::click_and_drag() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look.height), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, look.chosen, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = match (look.chosen, response.hovered() || response.has_focus(), look.card) {
        (true, _, _) => theme.selection,
        (false, true, _) => theme.hover,
        (false, false, true) => theme.field,
        (false, false, false) => Color32::TRANSPARENT,
    };
    let stroke = Stroke::new(1.0, if look.card { theme.line } else { Color32::TRANSPARENT });
    ui.painter().rect(rect, 6.0, fill, stroke, egui::StrokeKind::Inside);
    let margin = if look.card { vec2(10.0, 8.0) } else { vec2(8.0, 2.0) };
    let inner = Rect::from_min_max(rect.min + margin, rect.max - margin);
    // A child of its own: what it shows must not move the rows that follow.
    contents(&mut ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center))));
    response
}
