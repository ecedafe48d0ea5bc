//! What other articles have, too: the letters of their columns in the margin, and what is lit. Sizes are points.

use egui::{Align2, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::shown::Reader;
use super::style::{Edges, LEFT};
use super::visible::{Line, with_words};
use super::wash::Wash;
use crate::app::echoes::Echo;
use crate::app::theme::Face;
use crate::text::Span;

/// From the words to the letters.
const GAP: f32 = 12.0;
/// How far below the middle of a row the letters stand where a paragraph's number is above them.
const BELOW: f32 = 14.0;
/// The size of the letters.
const LETTERS: f32 = 9.5;

/// The shared stretches that begin on the screen, each with the middle of its first row.
pub fn rows<'a>(reader: &Reader<'a>, lines: &[Line]) -> Vec<(&'a Echo, f32)> {
    let Some(echoes) = reader.echoes else { return Vec::new() };
    let mut found = Vec::new();
    for line in with_words(lines) {
        for echo in echoes.within(line.of.span).filter(|echo| line.of.span.contains(echo.span.start())) {
            let caret = line.caret(echo.span.start());
            found.push((echo, caret.center().y));
        }
    }
    found
}

/// Where the sign of a stretch stands.
pub fn sign_at(reader: &Reader<'_>, lines: &[Line], edges: Edges, row: (&Echo, f32)) -> Pos2 {
    let (echo, middle) = row;
    let starts_block = with_words(lines).any(|line| line.of.first && line.of.span.start() == echo.span.start());
    let below = if starts_block && reader.style.numbers { BELOW } else { 0.0 };
    pos2(edges.left - GAP, middle + below)
}

/// Paints the letters of the columns that have a stretch, too.
pub fn signs(painter: &Painter, reader: &Reader<'_>, lines: &[Line], edges: Edges) {
    let mut last = f32::NEG_INFINITY;
    for row in rows(reader, lines) {
        let at = sign_at(reader, lines, edges, row);
        let lit = reader.lit.iter().any(|(span, _)| *span == row.0.span);
        // Two sentences that begin in one row have one sign.
        if at.y - last < LETTERS && !lit {
            continue;
        }
        last = at.y;
        let tied = row.0.others.iter().any(|other| other.link.is_some());
        let color = if lit || tied { reader.theme.accent } else { reader.theme.accent.gamma_multiply(0.75) };
        let rect = painter.text(at, Align2::RIGHT_CENTER, (reader.letters)(row.0), Face::SansBold.at(LETTERS), color);
        if tied {
            painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, color));
        }
    }
}

/// The stretch whose sign is at a point.
pub fn sign_under<'a>(reader: &Reader<'a>, lines: &[Line], edges: Edges, at: Pos2) -> Option<&'a Echo> {
    if !(edges.left - LEFT..edges.left - 3.0).contains(&at.x) {
        return None;
    }
    let near = |row: &(&Echo, f32)| {
        let sign = sign_at(reader, lines, edges, *row);
        Rect::from_center_size(sign - vec2(8.0, 0.0), vec2(26.0, 15.0)).contains(at)
    };
    rows(reader, lines).into_iter().find(near).map(|(echo, _)| echo)
}

/// Behind the words: what is lit.
pub fn light(painter: &Painter, reader: &Reader<'_>, lines: &[Line]) {
    if reader.lit.is_empty() {
        return;
    }
    let mut wash = Wash::new(painter);
    for line in with_words(lines) {
        for (span, _) in &reader.lit {
            line.rects(*span, |rect| wash.rect(rect, reader.theme.accent.gamma_multiply(0.13)));
        }
    }
    wash.paint(painter);
}

/// The spans of stretches with the middles of their first rows, for connectors.
pub fn for_connectors(reader: &Reader<'_>, lines: &[Line]) -> Vec<(Span, f32)> {
    rows(reader, lines).into_iter().map(|(echo, middle)| (echo.span, middle)).collect()
}
