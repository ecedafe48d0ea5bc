//! Words and small signs.

use egui::{Color32, Response, RichText, Sense, Ui, Vec2, WidgetText, vec2};

use crate::app::theme::{Face, Theme, size};

/// Words of second rank.
pub fn quiet(words: impl Into<String>, theme: &Theme) -> RichText {
    RichText::new(words).font(Face::Sans.at(size::BODY)).color(theme.secondary)
}

/// Small words of second rank.
pub fn small(words: impl Into<String>, theme: &Theme) -> RichText {
    RichText::new(words).font(Face::Sans.at(size::SMALL)).color(theme.secondary)
}

/// The heading of a room, in spaced capitals.
pub fn room_heading(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add_space(6.0);
    let text = RichText::new(words.to_uppercase()).font(Face::SansBold.at(size::ROOM)).color(theme.secondary);
    ui.label(text.extra_letter_spacing(0.8));
    ui.add_space(2.0);
}

/// A button without a box until the pointer is on it.
pub fn quiet_button(ui: &mut Ui, words: impl Into<WidgetText>) -> Response {
    ui.add(egui::Button::new(words.into()).frame_when_inactive(false))
}

/// A button in a hairline box.
pub fn text_button(ui: &mut Ui, words: &str, key: Option<&str>, theme: &Theme) -> Response {
    let mut job = egui::text::LayoutJob::default();
    let format = |color: Color32| egui::TextFormat { font_id: Face::Sans.at(size::BODY), color, ..Default::default() };
    job.append(words, 0.0, format(theme.ink));
    if let Some(key) = key {
        job.append(key, 10.0, format(theme.secondary));
    }
    let response = ui.add(egui::Button::new(job).min_size(vec2(0.0, 26.0)));
    response.accessible_name(words)
}

/// A form above the desk: roomy, on a veil that lets the desk show through.
pub fn form(name: &str, theme: &Theme) -> egui::Modal {
    let frame = egui::Frame::new().fill(theme.page).inner_margin(16.0).corner_radius(size::CORNER + 2);
    let frame = frame.stroke(egui::Stroke::new(1.0, theme.line)).shadow(egui::Shadow {
        offset: [0, 6],
        blur: 20,
        spread: 0,
        color: theme.shadow,
    });
    egui::Modal::new(egui::Id::unique(name)).frame(frame).backdrop_color(theme.shadow.gamma_multiply(0.6))
}

/// The dot in a tag's colour.
pub fn dot(ui: &mut Ui, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(10.0), Sense::hover());
    ui.painter().rect_filled(rect, 3.0, color);
}

/// A key in a small box.
pub fn key_cap(ui: &mut Ui, key: &str, theme: &Theme) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(key.to_owned(), Face::Sans.at(10.0), theme.secondary));
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(9.0, 4.0), Sense::hover());
    ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(1.0, theme.line), egui::StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.secondary);
}
