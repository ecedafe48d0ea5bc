//! The theme applied to the toolkit: quiet controls, one accent colour, no boxes around boxes.

use egui::{Context, CornerRadius, Margin, Stroke, TextStyle, Visuals, vec2};

use super::{Face, Theme, size};

/// Makes every widget look like the theme.
pub fn apply(context: &Context, theme: &Theme) {
    context.set_theme(if theme.is_dark() { egui::Theme::Dark } else { egui::Theme::Light });
    context.all_styles_mut(|style| {
        style.visuals = visuals(theme);
        style.text_styles = [
            (TextStyle::Small, Face::Sans.at(size::SMALL)),
            (TextStyle::Body, Face::Sans.at(size::BODY)),
            (TextStyle::Button, Face::Sans.at(size::BODY)),
            (TextStyle::Heading, Face::SerifBold.at(20.0)),
            (TextStyle::Monospace, egui::FontId::monospace(size::BODY)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 4.0);
        style.spacing.button_padding = vec2(8.0, 4.0);
        style.spacing.interact_size.y = 24.0;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.scroll.floating = true;
        style.spacing.scroll.bar_width = 8.0;
        style.interaction.selectable_labels = false;
        style.animation_time = 0.08;
    });
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = theme.panel;
    visuals.window_fill = theme.page;
    visuals.window_stroke = Stroke::new(1.0, theme.line);
    visuals.window_corner_radius = CornerRadius::same(size::CORNER + 2);
    visuals.menu_corner_radius = CornerRadius::same(size::CORNER);
    visuals.extreme_bg_color = theme.field;
    visuals.text_edit_bg_color = Some(theme.field);
    visuals.faint_bg_color = theme.hover;
    visuals.code_bg_color = theme.hover;
    visuals.hyperlink_color = theme.accent;
    visuals.warn_fg_color = theme.warning;
    visuals.error_fg_color = theme.error;
    visuals.weak_text_color = Some(theme.secondary);
    visuals.selection.bg_fill = theme.selection;
    visuals.selection.stroke = Stroke::new(1.0, theme.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, theme.accent);
    visuals.button_frame = true;
    for shadow in [&mut visuals.window_shadow, &mut visuals.popup_shadow] {
        *shadow = egui::Shadow { offset: [0, 6], blur: 20, spread: 0, color: theme.shadow };
    }
    let widgets = &mut visuals.widgets;
    for (widget, fill, line, ink) in [
        (&mut widgets.noninteractive, theme.panel, theme.line, theme.ink),
        (&mut widgets.inactive, theme.panel, theme.line, theme.ink),
        (&mut widgets.hovered, theme.hover, theme.line, theme.ink),
        (&mut widgets.active, theme.selection, theme.accent, theme.ink),
        (&mut widgets.open, theme.hover, theme.line, theme.ink),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, ink);
        widget.corner_radius = CornerRadius::same(size::CORNER);
        widget.expansion = 0.0;
    }
    visuals
}
