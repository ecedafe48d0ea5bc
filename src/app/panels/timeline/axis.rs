//! The axis above the lanes, and what the signs in them mean. Sizes are points.

use egui::{Align2, FontId, Painter, Rect, Stroke, Ui, pos2, vec2};

use super::frame::Frame;
use super::paint;
use crate::app::theme::{Face, Theme, size};
use crate::app::timeline::{Scale, ticks};
use crate::app::view::View;
use crate::app::widgets::small;
use crate::dates::Precision;

/// The height of the axis.
pub const HEIGHT: f32 = 20.0;
/// Between two labels at the least.
const APART: f32 = 10.0;

/// The axis in its rectangle; its lines go down to `bottom`.
pub fn axis(ui: &mut Ui, view: &View<'_>, frame: &Frame, rect: Rect, bottom: f32) {
    legend(ui, view.theme, frame, rect);
    let (painter, theme, scale) = (ui.painter(), view.theme, &frame.scale);
    let font = Face::Sans.at(size::SMALL);
    let mut free_from = f32::NEG_INFINITY;
    for tick in ticks(scale.period, scale.per_day()) {
        let x = scale.x(f64::from(tick.day));
        if x < scale.left || x > scale.right {
            continue;
        }
        let strong = !tick.label.is_empty();
        let color = if strong { theme.line } else { theme.line.gamma_multiply(0.5) };
        painter.line_segment([pos2(x, rect.bottom() - 4.0), pos2(x, bottom)], Stroke::new(1.0, color));
        if strong && x >= free_from {
            let galley = painter.layout_no_wrap(tick.label, font.clone(), theme.secondary);
            let end = x + galley.size().x;
            // A label that would be cut off is left out: its line is there.
            if end <= rect.right() {
                painter.galley(pos2(x + 3.0, rect.top() + 1.0), galley, theme.secondary);
                free_from = end + APART;
            }
        }
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line));
}

/// What a dot, a bar and a flag mean, left of the axis, and the head of the column of open datings.
fn legend(ui: &mut Ui, theme: &Theme, frame: &Frame, rect: Rect) {
    let painter = ui.painter();
    let font = Face::Sans.at(size::SMALL);
    let y = rect.center().y - 1.0;
    let words = |painter: &Painter, x: f32, words: &str, font: &FontId| {
        painter.text(pos2(x, y), Align2::LEFT_CENTER, words, font.clone(), theme.secondary).right()
    };
    let x = rect.left() + 6.0;
    paint::dot(painter, pos2(x + 4.0, y), 1, theme.accent, theme);
    let x = words(painter, x + 13.0, "day", &font) + 12.0;
    let bar = Rect::from_min_size(pos2(x, y), vec2(26.0, 0.0));
    paint::strip(painter, bar, Precision::Month, theme.accent);
    let x = words(painter, x + 30.0, "longer", &font) + 12.0;
    paint::published(painter, x, (y - 6.0, y + 6.0), theme);
    words(painter, x + 10.0, "published", &font);
    let open = Rect::from_min_size(pos2(frame.open, rect.top()), vec2(frame.chart - frame.open, rect.height()));
    let hint = "Words that say when, but whose days are not known";
    ui.put(open, egui::Label::new(small("open", theme)).selectable(false)).on_hover_text(hint);
}

/// Whether a scale shows anything at all: a window that is folded to nothing does not.
pub fn is_wide(scale: &Scale) -> bool {
    scale.right - scale.left > 40.0
}
