//! What stands beside the words: the bars of highlights on the right, numbers, bullets and rules on the left.

use egui::{Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::marks::{Bar, LANES};
use super::pieces::PieceKind;
use super::shown::Reader;
use super::style::{Edges, RIGHT};
use super::visible::{Line, with_words};
use super::wash::Wash;
use crate::app::theme::Face;
use crate::notebook::HighlightId;
use crate::text::BlockKind;

/// Width of a bar, and the step from one to the next.
const BAR: f32 = 4.0;
const BAR_STEP: f32 = 6.0;
/// From the end of the words to the first bar.
const GAP: f32 = 10.0;

/// Paints bars, numbers, bullets and rules.
pub fn margins(painter: &Painter, reader: &Reader<'_>, lines: &[Line], edges: Edges, pointed: Option<HighlightId>) {
    let mut wash = Wash::new(painter);
    for line in with_words(lines) {
        // Thousands of bars may share the last place: one that would be covered whole is not painted.
        let mut painted = [f32::NEG_INFINITY; LANES];
        for bar in reader.shows.iter().flat_map(|placed| placed.bars_in(line.of.span)) {
            let Some(rect) = bar_rect(reader, line, &bar, edges.right) else { continue };
            let out = reader.in_hand == Some(bar.id) || pointed == Some(bar.id);
            if rect.bottom() <= painted[bar.lane.min(LANES - 1)] && !out {
                continue;
            }
            painted[bar.lane.min(LANES - 1)] = rect.bottom();
            let color = bar.tag.map_or(reader.theme.secondary, |(_, color)| reader.theme.tag(color));
            wash.rect(if out { rect.expand2(vec2(1.0, 0.0)) } else { rect }, color);
        }
        beside(painter, reader, line, edges);
    }
    wash.paint(painter);
}

fn bar_rect(reader: &Reader<'_>, line: &Line, bar: &Bar, right: f32) -> Option<Rect> {
    let (top, bottom) = line.heights(bar.span)?;
    // A highlight that goes on in the next piece has a bar without a gap.
    let bottom = if bar.span.end() > line.of.span.end() { bottom + reader.style.space(&line.of) } else { bottom - 2.0 };
    let top = if bar.span.start() < line.of.span.start() { top } else { top + 2.0 };
    let left = right + GAP + BAR_STEP * bar.lane as f32;
    Some(Rect::from_min_max(pos2(left, top), pos2(left + BAR, bottom)))
}

/// The bar under a point.
pub fn bar_at(reader: &Reader<'_>, lines: &[Line], right: f32, at: Pos2) -> Option<Bar> {
    if !(right..right + RIGHT).contains(&at.x) {
        return None;
    }
    let line = with_words(lines).find(|line| line.rect().y_range().contains(at.y))?;
    let mut bars = reader.shows.iter().flat_map(|placed| placed.bars_in(line.of.span));
    bars.find(|bar| bar_rect(reader, line, bar, right).is_some_and(|rect| rect.expand(2.0).contains(at)))
}

/// The paragraph number of a piece, its bullet, the rule of a quotation.
fn beside(painter: &Painter, reader: &Reader<'_>, line: &Line, edges: Edges) {
    let PieceKind::Words(kind, level) = line.of.kind else { return };
    let theme = reader.theme;
    // Marks stand where reading begins.
    let indent = reader.style.indent(kind, level);
    let beside = |by: f32| if line.set.backwards { edges.right - indent + by } else { edges.left + indent - by };
    if matches!(kind, BlockKind::Quotation | BlockKind::Furniture) {
        painter.vline(beside(10.0), line.rect().y_range(), Stroke::new(2.0, theme.line));
    }
    if !line.of.first {
        return;
    }
    let first_row = line.set.rows.all().first().map_or(0.0, |row| f32::midpoint(row.top, row.bottom));
    let middle = line.pos.y + first_row;
    if reader.style.numbers {
        let number = (line.of.block + 1).to_string();
        let at = pos2(edges.left - 12.0, middle);
        painter.text(at, egui::Align2::RIGHT_CENTER, number, Face::Sans.at(10.0), theme.secondary);
    }
    if kind == BlockKind::ListItem {
        painter.circle_filled(pos2(beside(9.0), middle), 2.0, theme.secondary);
    }
}
