//! How datings look: a day is a dot, a longer time a bar whose ends are the softer the vaguer it is. Sizes are points.

use egui::{Align2, Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::app::theme::{Face, Theme};
use crate::app::timeline::{Mark, Scale};
use crate::dates::Precision;

/// Half the width of a dot.
pub const DOT: f32 = 4.5;
/// Half the width of a dot with a number.
pub const NUMBERED: f32 = 8.0;
/// Beyond the edge of the screen a bar is cut: what is painted must not be millions of points long.
const BEYOND: f32 = 60.0;
/// How strong a bar is.
const BAR: f32 = 0.8;

/// How far the ends of a bar fade, in points.
const fn fading(precision: Precision) -> f32 {
    match precision {
        Precision::Day => 0.0,
        Precision::Week => 4.0,
        Precision::Month => 10.0,
        Precision::Season | Precision::Quarter | Precision::Unknown => 16.0,
        Precision::Year => 24.0,
        Precision::Decade | Precision::Century => 36.0,
    }
}

/// How high a bar is: what is longer than a month is thinner and stands below.
pub const fn thickness(precision: Precision) -> f32 {
    if is_coarse(precision) { 3.0 } else { 6.0 }
}

/// Whether it is vaguer than a month.
pub const fn is_coarse(precision: Precision) -> bool {
    match precision {
        Precision::Day | Precision::Week | Precision::Month => false,
        Precision::Season
        | Precision::Quarter
        | Precision::Year
        | Precision::Decade
        | Precision::Century
        | Precision::Unknown => true,
    }
}

/// A dot; with a number where it stands for several.
pub fn dot(painter: &Painter, middle: Pos2, count: usize, color: Color32, theme: &Theme) {
    if count < 2 {
        painter.circle_filled(middle, DOT, color);
        return;
    }
    painter.circle_filled(middle, NUMBERED, color);
    let number = if count > 99 { "99+".to_owned() } else { count.to_string() };
    let size = if count > 99 { 8.0 } else { 10.0 };
    painter.text(middle, Align2::CENTER_CENTER, number, Face::SansBold.at(size), theme.panel);
}

/// A bar about a height, cut where it leaves the scale.
pub fn bar(painter: &Painter, mark: &Mark, y: f32, scale: &Scale, color: Color32) {
    let (left, right) = (mark.left.max(scale.left - BEYOND), mark.right.min(scale.right + BEYOND));
    strip(painter, Rect::from_min_max(pos2(left, y), pos2(right, y)), mark.precision, color);
}

/// A bar along the middle of a rectangle.
pub fn strip(painter: &Painter, along: Rect, precision: Precision, color: Color32) {
    let half = thickness(precision) / 2.0;
    let (left, right, y) = (along.left(), along.right(), along.center().y);
    let fade = fading(precision).min((right - left) / 2.5);
    let solid = color.gamma_multiply(BAR);
    if fade == 0.0 {
        painter.rect_filled(Rect::from_center_size(along.center(), vec2(right - left, 2.0 * half)), half, solid);
        return;
    }
    let mut mesh = Mesh::default();
    for (x, color) in [(left, Color32::TRANSPARENT), (left + fade, solid), (right - fade, solid), (right, Color32::TRANSPARENT)] {
        mesh.colored_vertex(pos2(x, y - half), color);
        mesh.colored_vertex(pos2(x, y + half), color);
    }
    for first in [0, 2, 4] {
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 3, first + 2);
    }
    painter.add(Shape::mesh(mesh));
}

/// The sign of the day of publication: a line with a flag.
pub fn published(painter: &Painter, x: f32, (top, bottom): (f32, f32), theme: &Theme) {
    let color = theme.secondary;
    painter.line_segment([pos2(x, top), pos2(x, bottom)], Stroke::new(1.5, color));
    let flag = vec![pos2(x, top), pos2(x + 6.0, top + 3.0), pos2(x, top + 6.0)];
    painter.add(Shape::convex_polygon(flag, color, Stroke::NONE));
}

/// A ring about a dot, where another article dates the same differently.
pub fn ring(painter: &Painter, middle: Pos2, count: usize, theme: &Theme) {
    let radius = if count < 2 { DOT } else { NUMBERED } + 3.0;
    painter.circle_stroke(middle, radius, Stroke::new(1.5, theme.warning));
}
