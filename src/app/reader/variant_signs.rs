//! Signs below words that differ from the base text: dots where it has others, dashes where it has none, a caret where its words
//! are left out. Sizes are points.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::memory::Memory;
use super::scene::Scene;
use super::shown::Reader;
use super::visible::{Line, with_words};
use crate::app::variants::{How, Variant};
use crate::text::Span;

/// How strong signs are where nothing is lit.
const QUIET: f32 = 0.7;
/// Half the width of a caret, and its height.
const CARET: (f32, f32) = (3.0, 4.5);
/// How near the pointer comes to a caret.
const NEAR: f32 = 5.0;

/// Paints the signs of all lines, stronger in what is lit; there also below words that differ from what is lit beside.
pub fn signs(painter: &Painter, reader: &Reader<'_>, lines: &[Line]) {
    let quiet = reader.theme.accent.gamma_multiply(QUIET);
    for line in with_words(lines) {
        for variant in variants(reader, line) {
            let lit = reader.lit.iter().any(|(span, _)| contains(*span, variant.span));
            sign(painter, line, variant, if lit { reader.theme.accent } else { quiet });
        }
        for (_, differs) in reader.lit.iter().filter(|(span, _)| !is_compared(reader, *span)) {
            for words in *differs {
                line.rects(*words, |rect| dots(painter, rect, reader.theme.accent));
            }
        }
    }
}

/// What the base text has in place of the words under the pointer.
pub fn tell(scene: &Scene<'_>, memory: &Memory) {
    let Some(at) = scene.response.hover_pos().filter(|_| memory.drag.is_none() && memory.over.is_some()) else { return };
    let under = with_words(scene.lines).find_map(|line| variants(scene.reader, line).find(|variant| is_at(line, variant, at)));
    if let Some(variant) = under {
        scene.response.clone().on_hover_text_at_pointer((scene.reader.base_words)(variant.base));
    }
}

/// The words of a line that differ.
fn variants<'a>(reader: &Reader<'a>, line: &Line) -> impl Iterator<Item = &'a Variant> {
    let of = line.of.span;
    let all = reader.variants.into_iter().flat_map(move |variants| variants.within(of));
    // A place between two lines is shown in the lower one.
    all.filter(move |variant| !variant.span.is_empty() || variant.span.start() < of.end())
}

/// Whether a stretch is compared with the base text.
fn is_compared(reader: &Reader<'_>, stretch: Span) -> bool {
    reader.variants.is_some_and(|variants| variants.within(stretch).any(|variant| contains(stretch, variant.span)))
}

const fn contains(stretch: Span, words: Span) -> bool {
    stretch.start() <= words.start() && words.end() <= stretch.end()
}

fn is_at(line: &Line, variant: &Variant, at: Pos2) -> bool {
    match variant.how {
        How::Missing => {
            let caret = line.caret(variant.span.start());
            caret.expand2(vec2(NEAR, 2.0)).contains(at)
        }
        How::Added | How::Changed => {
            let mut found = false;
            line.rects(variant.span, |rect| found |= rect.contains(at));
            found
        }
    }
}

fn sign(painter: &Painter, line: &Line, variant: &Variant, color: Color32) {
    match variant.how {
        How::Changed => line.rects(variant.span, |rect| dots(painter, rect, color)),
        How::Added => line.rects(variant.span, |rect| dashes(painter, rect, color)),
        How::Missing => caret(painter, line.caret(variant.span.start()), color),
    }
}

fn dots(painter: &Painter, rect: Rect, color: Color32) {
    let y = rect.bottom() - 1.0;
    painter.extend(Shape::dotted_line(&[pos2(rect.left() + 1.0, y), pos2(rect.right(), y)], color, 3.5, 1.0));
}

fn dashes(painter: &Painter, rect: Rect, color: Color32) {
    let y = rect.bottom() - 1.0;
    painter.extend(Shape::dashed_line(&[pos2(rect.left(), y), pos2(rect.right(), y)], Stroke::new(1.5, color), 5.0, 3.0));
}

fn caret(painter: &Painter, at: Rect, color: Color32) {
    let (tip, foot) = (pos2(at.center().x, at.bottom() - CARET.1), at.bottom() + 0.5);
    for side in [-CARET.0, CARET.0] {
        painter.line_segment([tip, pos2(tip.x + side, foot)], Stroke::new(1.3, color));
    }
}
