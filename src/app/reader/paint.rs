//! Highlights, selection, margin bars and paragraph numbers, painted behind and beside the words.

use egui::{CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::layout::RIGHT;
use super::pieces::PieceKind;
use super::placed::Bar;
use super::shown::Reader;
use super::visible::Line;
use crate::app::theme::{Face, Theme};
use crate::notebook::HighlightId;
use crate::text::{BlockKind, Span};

/// Width of a bar in the margin, and the step from one to the next.
const BAR: f32 = 4.0;
const BAR_STEP: f32 = 6.0;
/// The line below highlighted words.
const UNDERLINE: f32 = 2.0;

/// Behind the words: tints and the selection.
pub fn behind(painter: &Painter, reader: &Reader<'_>, lines: &[Line], selected: Option<Span>) {
    for line in lines.iter().filter(|line| line.of.has_words()) {
        tints(painter, reader, line);
        for rect in selected.iter().flat_map(|span| line.rects(reader.reading(), *span)) {
            painter.rect_filled(rect, 0.0, reader.theme.selection);
        }
        for hit in reader.hits_in(line.of.span) {
            for rect in line.rects(reader.reading(), *hit) {
                painter.rect_stroke(rect, 2.0, Stroke::new(1.0, reader.theme.accent), StrokeKind::Inside);
            }
        }
    }
}

fn tints(painter: &Painter, reader: &Reader<'_>, line: &Line) {
    let held = reader.held();
    for segment in reader.placed.iter().flat_map(|placed| placed.segments_in(line.of.span)) {
        let tint = if segment.colors.is_empty() {
            reader.theme.secondary.gamma_multiply(0.14)
        } else {
            reader.theme.tint(segment.colors.iter().copied())
        };
        for rect in line.rects(reader.reading(), segment.span) {
            painter.rect_filled(rect, 0.0, tint);
        }
    }
    if let Some(held) = held {
        for rect in line.rects(reader.reading(), held) {
            painter.rect_filled(rect, 0.0, reader.theme.accent.gamma_multiply(0.10));
        }
    }
}

/// Above the words: lines below highlights, handles, the caret, bars and numbers.
pub fn above(painter: &Painter, reader: &Reader<'_>, lines: &[Line], edges: (f32, f32)) {
    for line in lines.iter().filter(|line| line.of.has_words()) {
        underlines(painter, reader, line);
        bars(painter, reader, line, edges.1);
        beside(painter, reader, line, edges.0);
    }
    for (rect, _) in handles(reader, lines) {
        painter.rect_filled(Rect::from_center_size(rect.center(), vec2(2.0, rect.height())), 1.0, reader.theme.accent);
        painter.circle_filled(rect.center_top(), 4.0, reader.theme.accent);
    }
}

fn underlines(painter: &Painter, reader: &Reader<'_>, line: &Line) {
    for segment in reader.placed.iter().flat_map(|placed| placed.segments_in(line.of.span)) {
        for rect in line.rects(reader.reading(), segment.span) {
            let mut y = rect.bottom() - UNDERLINE;
            if segment.colors.is_empty() {
                let (from, to) = (pos2(rect.left(), y + 1.0), pos2(rect.right(), y + 1.0));
                painter.extend(egui::Shape::dashed_line(&[from, to], Stroke::new(1.0, reader.theme.secondary), 3.0, 3.0));
            }
            for color in segment.colors.iter().take(2) {
                let strip = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), UNDERLINE));
                painter.rect_filled(strip, 0.0, reader.theme.tag(*color));
                y -= UNDERLINE + 1.0;
            }
        }
    }
}

fn bars(painter: &Painter, reader: &Reader<'_>, line: &Line, right: f32) {
    for bar in reader.placed.iter().flat_map(|placed| placed.bars_in(line.of.span)) {
        if let Some(rect) = bar_rect(reader, line, bar, right) {
            let color = bar.tag.map_or(reader.theme.secondary, |(_, color)| reader.theme.tag(color));
            let rect = if reader.in_hand == Some(bar.id) { rect.expand2(vec2(1.0, 0.0)) } else { rect };
            painter.rect_filled(rect, CornerRadius::same(2), color);
        }
    }
}

fn bar_rect(reader: &Reader<'_>, line: &Line, bar: &Bar, right: f32) -> Option<Rect> {
    let rects = line.rects(reader.reading(), bar.span);
    let (top, bottom) = (rects.first()?.top(), rects.last()?.bottom());
    // A highlight that goes on in the next piece has a bar without a gap.
    let bottom = if bar.span.end() > line.of.span.end() { bottom + reader.style.space(&line.of) } else { bottom };
    let left = right - RIGHT + 10.0 + BAR_STEP * bar.lane as f32;
    Some(Rect::from_min_max(pos2(left, top + 2.0), pos2(left + BAR, bottom - 2.0)))
}

/// The bar under a point.
pub fn bar_at<'a>(reader: &'a Reader<'_>, lines: &[Line], right: f32, at: Pos2) -> Option<&'a Bar> {
    let line = lines.iter().find(|line| line.of.has_words() && line.rect().y_range().contains(at.y))?;
    let mut bars = reader.placed.iter().flat_map(|placed| placed.bars_in(line.of.span));
    bars.find(|bar| bar_rect(reader, line, bar, right).is_some_and(|rect| rect.expand(2.0).contains(at)))
}

/// What stands left of a piece: its paragraph number, a bullet, the rule of a quotation.
fn beside(painter: &Painter, reader: &Reader<'_>, line: &Line, left: f32) {
    let PieceKind::Words(kind, _) = line.of.kind else { return };
    let theme: &Theme = reader.theme;
    let first_row = line.galley.rows.first().map_or(0.0, |row| row.pos.y + row.size.y / 2.0);
    if matches!(kind, BlockKind::Quotation | BlockKind::Furniture) {
        let x = line.pos.x - 10.0;
        painter.vline(x, line.rect().y_range(), Stroke::new(2.0, theme.line));
    }
    if !line.of.first {
        return;
    }
    let middle = line.pos.y + first_row;
    let number = (line.of.block + 1).to_string();
    painter.text(pos2(left - 12.0, middle), egui::Align2::RIGHT_CENTER, number, Face::Sans.at(10.0), theme.secondary);
    if kind == BlockKind::ListItem {
        painter.circle_filled(pos2(line.pos.x - 9.0, middle), 2.0, theme.secondary);
    }
}

/// The two ends of the highlight in hand, where they can be dragged, with the byte of the end that stays.
pub fn handles(reader: &Reader<'_>, lines: &[Line]) -> Vec<(Rect, (HighlightId, usize))> {
    let (Some(id), Some(span)) = (reader.in_hand, reader.held()) else { return Vec::new() };
    let mut handles = Vec::new();
    for line in lines.iter().filter(|line| line.of.has_words()) {
        let rects = line.rects(reader.reading(), span);
        let (first, last) =
            (line.of.span.contains(span.start()), line.of.span.start() < span.end() && span.end() <= line.of.span.end());
        if let Some(rect) = rects.first().filter(|_| first) {
            handles.push((handle(rect.left_top(), rect.left_bottom()), (id, span.end())));
        }
        if let Some(rect) = rects.last().filter(|_| last) {
            handles.push((handle(rect.right_top(), rect.right_bottom()), (id, span.start())));
        }
    }
    handles
}

fn handle(top: Pos2, bottom: Pos2) -> Rect {
    Rect::from_min_max(top - vec2(5.0, 2.0), bottom + vec2(5.0, 0.0))
}
