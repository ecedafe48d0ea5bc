//! Lines across the border of two columns that stand side by side, between where they say the same. Sizes are points.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Rect, Stroke, Ui, pos2};

use super::Memories;
use super::head;
use crate::app::desk::Column;
use crate::app::view::View;

/// How far a line reaches into each column.
const REACH: f32 = 11.0;

/// Draws the lines between neighbours whose stretches are both on the screen.
pub fn connectors(ui: &Ui, view: &View<'_>, rects: &[Rect], memories: &Memories) {
    let columns = &view.open.desk.columns;
    let lit = view.open.echoes.echo();
    for (left, a) in columns.iter().enumerate() {
        for (right, b) in columns.iter().enumerate().skip(left + 1) {
            let (from, to) = (rects[left], rects[right]);
            if (from.right() - to.left()).abs() > 1.0 || a.document == b.document {
                continue;
            }
            for (start, end, tied, of) in pairs(view, (a, b), (from, to), memories) {
                let out = lit.is_some_and(|(passing, _)| of.contains(&(passing.document, passing.span)));
                let color = match (out, tied) {
                    (true, _) => view.theme.accent,
                    (false, true) => view.theme.accent.gamma_multiply(0.6),
                    (false, false) => view.theme.accent.gamma_multiply(0.28),
                };
                line(ui, (from.right(), start), (to.left(), end), color);
            }
        }
    }
}

type Ends = [(crate::notebook::DocumentId, crate::text::Span); 2];

/// Where lines begin and end, and whether a person tied their ends.
fn pairs(view: &View<'_>, columns: (&Column, &Column), rects: (Rect, Rect), memories: &Memories) -> Vec<(f32, f32, bool, Ends)> {
    let (a, b) = columns;
    let Some((rows_a, rows_b)) = memories.get(&a.id).zip(memories.get(&b.id)).map(|(a, b)| (&a.echo_rows, &b.echo_rows)) else {
        return Vec::new();
    };
    let Some(echoes) = view.open.echoes.of(a.document) else { return Vec::new() };
    let seen = |rect: Rect, y: f32| (rect.top() + head::HEIGHT..rect.bottom()).contains(&y);
    let mut found = Vec::new();
    for (span, start) in rows_a.iter().filter(|(_, y)| seen(rects.0, *y)) {
        let Some(echo) = echoes.get(*span) else { continue };
        for other in echo.others.iter().filter(|other| other.document == b.document) {
            let row = rows_b.iter().find(|(there, y)| *there == other.span && seen(rects.1, *y));
            found.extend(
                row.map(|(_, end)| (*start, *end, other.link.is_some(), [(a.document, *span), (b.document, other.span)])),
            );
        }
    }
    found
}

fn line(ui: &Ui, from: (f32, f32), to: (f32, f32), color: Color32) {
    let (start, end) = (pos2(from.0 - REACH, from.1), pos2(to.0 + REACH, to.1));
    let points = [start, pos2(from.0 + REACH, from.1), pos2(to.0 - REACH, to.1), end];
    ui.painter().add(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::new(1.2, color)));
}
