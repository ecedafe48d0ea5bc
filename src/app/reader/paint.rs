//! Highlights, the selection, hits and the ends of the highlight in hand, painted behind and above the words.

use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::placed::Found;
use super::segments::Segment;
use super::shown::Reader;
use super::visible::{Line, with_words};
use super::wash::Wash;
use crate::notebook::HighlightId;
use crate::text::Span;

/// The line below highlighted words.
const UNDERLINE: f32 = 2.0;
/// How much of the page covers what is dimmed.
const DIM: f32 = 0.62;
/// How strongly the highlight under the pointer stands out.
const POINTED: f32 = 0.42;

/// Behind the words: tints, the highlight under the pointer and the one in hand, the selection.
pub fn behind(painter: &Painter, reader: &Reader<'_>, lines: &[Line], shown: (Option<Span>, Option<HighlightId>)) {
    let (selected, pointed) = shown;
    let mut wash = Wash::new(painter);
    wash.expect(count(reader, lines));
    let held = reader.held();
    let pointed = pointed.and_then(|id| reader.placed?.mark(id));
    for line in with_words(lines) {
        for segment in segments(reader, line.of.span) {
            let tint = tint(reader, segment);
            line.rects(segment.span, |rect| wash.rect(rect, tint));
        }
        if let Some(mark) = pointed {
            let color = mark.tags.first().map_or(reader.theme.secondary, |(_, color)| reader.theme.tag(*color));
            line.rects(mark.span, |rect| wash.rect(rect, color.gamma_multiply(POINTED)));
        }
        if let Some(held) = held {
            line.rects(held, |rect| wash.rect(rect, reader.theme.accent.gamma_multiply(0.10)));
        }
        if let Some(selected) = selected {
            line.rects(selected, |rect| wash.rect(rect, reader.theme.selection));
        }
    }
    wash.paint(painter);
    for line in with_words(lines) {
        for hit in reader.hits_in(line.of.span) {
            line.rects(*hit, |rect| {
                painter.rect_stroke(rect, 2.0, Stroke::new(1.0, reader.theme.accent), StrokeKind::Inside);
            });
        }
    }
}

/// How many stretches of highlighted words there are on the screen.
fn count(reader: &Reader<'_>, lines: &[Line]) -> usize {
    with_words(lines).map(|line| segments(reader, line.of.span).len()).sum()
}

fn segments<'a>(reader: &Reader<'a>, span: Span) -> &'a [Segment] {
    reader.shows.map_or(&[], |placed| placed.segments_in(span))
}

fn tint(reader: &Reader<'_>, segment: &Segment) -> Color32 {
    if segment.colors.is_empty() {
        reader.theme.secondary.gamma_multiply(0.14)
    } else {
        reader.theme.tint(segment.colors.iter().copied())
    }
}

/// Above the words: lines below highlights, what dims the rest, the ends of the highlight in hand.
pub fn above(painter: &Painter, reader: &Reader<'_>, lines: &[Line]) {
    let mut wash = Wash::new(painter);
    wash.expect(2 * count(reader, lines));
    for line in with_words(lines) {
        underlines(painter, reader, line, &mut wash);
        if reader.dims {
            dim(reader, line, &mut wash);
        }
    }
    wash.paint(painter);
    guesses(painter, reader, lines);
    for (rect, _) in handles(reader, lines) {
        painter.rect_filled(Rect::from_center_size(rect.center(), vec2(2.0, rect.height())), 1.0, reader.theme.accent);
        painter.circle_filled(rect.center_top(), 4.0, reader.theme.accent);
    }
}

fn underlines(painter: &Painter, reader: &Reader<'_>, line: &Line, wash: &mut Wash) {
    for segment in segments(reader, line.of.span) {
        line.rects(segment.span, |rect| {
            let mut y = rect.bottom() - UNDERLINE;
            if segment.colors.is_empty() {
                let (from, to) = (pos2(rect.left(), y + 1.0), pos2(rect.right(), y + 1.0));
                painter.extend(egui::Shape::dashed_line(&[from, to], Stroke::new(1.0, reader.theme.secondary), 3.0, 3.0));
            }
            for color in segment.colors.iter().take(2) {
                let strip = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), UNDERLINE));
                wash.rect(strip, reader.theme.tag(*color));
                y -= UNDERLINE + 1.0;
            }
        });
    }
}

/// A place that nobody has looked at yet has a broken line.
fn guesses(painter: &Painter, reader: &Reader<'_>, lines: &[Line]) {
    let Some(placed) = reader.shows.filter(|placed| placed.changed > 0) else { return };
    let gap = Stroke::new(2.0 * UNDERLINE, reader.theme.page);
    for line in with_words(lines) {
        for mark in placed.marks_in(line.of.span).filter(|mark| mark.found == Found::Changed) {
            line.rects(mark.span, |rect| {
                let y = rect.bottom() - UNDERLINE;
                let ends = [pos2(rect.left() + 4.0, y), pos2(rect.right(), y)];
                painter.extend(egui::Shape::dashed_line(&ends, gap, 3.0, 5.0));
            });
        }
    }
}

/// Covers what is in no shown highlight with some of the page's colour.
fn dim(reader: &Reader<'_>, line: &Line, wash: &mut Wash) {
    let color = reader.theme.page.gamma_multiply(DIM);
    let mut from = line.of.span.start();
    for segment in segments(reader, line.of.span) {
        if segment.span.start() > from {
            line.rects(Span::new(from, segment.span.start()), |rect| wash.rect(rect, color));
        }
        from = from.max(segment.span.end());
    }
    if from < line.of.span.end() {
        line.rects(Span::new(from, line.of.span.end()), |rect| wash.rect(rect, color));
    }
}

/// The two ends of the highlight in hand, where they can be dragged, with the byte of the end that stays.
pub fn handles(reader: &Reader<'_>, lines: &[Line]) -> Vec<(Rect, (HighlightId, usize))> {
    let (Some(id), Some(span)) = (reader.in_hand, reader.held()) else { return Vec::new() };
    let mut handles = Vec::new();
    for line in with_words(lines) {
        if line.of.span.contains(span.start()) {
            let caret = line.caret(span.start());
            handles.push((handle(caret), (id, span.end())));
        }
        if line.of.span.start() < span.end() && span.end() <= line.of.span.end() {
            handles.push((handle(end_of(line, span)), (id, span.start())));
        }
    }
    handles
}

/// The edge at which the words of a span end: not the start of the next row.
fn end_of(line: &Line, span: Span) -> Rect {
    let mut last = None;
    line.rects(span, |rect| last = Some(rect));
    let caret = line.caret(span.end());
    match last {
        Some(rect) if rect.top() < caret.top() => Rect::from_min_max(rect.right_top(), rect.right_bottom()),
        Some(_) | None => caret,
    }
}

fn handle(caret: Rect) -> Rect {
    let (top, bottom): (Pos2, Pos2) = (caret.left_top(), caret.left_bottom());
    Rect::from_min_max(top - vec2(5.0, 2.0), bottom + vec2(5.0, 0.0))
}
