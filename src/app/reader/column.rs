//! One document in one column: laid out, painted, listened to. Positions are bytes.

use egui::{Rect, Sense, Ui, Vec2, pos2};

use super::folds::folds;
use super::margin::margins;
use super::memory::Memory;
use super::scene::Scene;
use super::scroll::Layout;
use super::scroll_bar::{WIDTH, scroll_bar};
use super::shown::Reader;
use super::style::{Edges, ReadingStyle};
use super::visible::{Line, line_of, with_words};
use super::{echo_signs, hovering, keys, paint, pointer, speak, variant_signs};
use crate::app::action::Action;
use crate::text::Span;

/// Shows the reader and says what the person asked of it.
pub fn reader(ui: &mut Ui, reader: &Reader<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    memory.prepare(reader.shown, &reader.style);
    let whole = ui.available_rect_before_wrap();
    let room = Rect::from_min_max(whole.min, pos2(whole.right() - WIDTH, whole.bottom()));
    memory.room = room.height();
    memory.scrolled = memory.scroll_to.is_some_and(|to| !to.at_top) || (memory.scroll_by != 0.0);
    let response = ui.interact(room, reader.id(), Sense::click_and_drag());
    wheel(ui, whole, memory);
    let mut layout = Layout { ui, reader, memory };
    layout.arrive();
    scroll_bar(ui, reader, memory, Rect::from_min_max(pos2(room.right(), room.top()), whole.max));
    let (_, left) = ReadingStyle::for_column(whole.width(), reader.settings);
    let edges = Edges { left: whole.left() + left, right: whole.left() + left + reader.style.width };
    let lines = Layout { ui, reader, memory }.lines(room, edges.left);
    memory.top_byte = top_byte(&lines, room, memory.top_byte);
    paint_all(ui, reader, memory, (&lines, edges), &response);
    folds(ui, memory, reader, &lines, actions);
    speak::speak(ui, reader, &lines, &response, actions);
    let scene = Scene { ui, reader, lines: &lines, response: &response, edges };
    keys::after_turning(&scene, memory, actions);
    pointer::listen(&scene, memory, actions);
    hovering::over_shared(&scene, memory, actions);
    variant_signs::tell(&scene, memory);
    keys::listen(&scene, memory, actions);
    memory.anchor = anchor(reader, &lines, room);
    memory.seen = seen(&lines, room);
    if memory.scroll_by != 0.0 || memory.scroll_to.is_some() {
        ui.request_repaint();
    }
}

/// The wheel scrolls the column under the pointer.
fn wheel(ui: &Ui, room: Rect, memory: &mut Memory) {
    if !ui.rect_contains_pointer(room) {
        return;
    }
    let by = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
    if by != 0.0 {
        memory.scroll_by -= by;
        memory.scrolled = true;
    }
}

/// The first byte of the uppermost row that is on the screen; the byte that was known, while it is in that row: a place does not
/// wander when rows are broken anew and again.
fn top_byte(lines: &[Line], room: Rect, known: usize) -> usize {
    let Some(line) = lines.iter().find(|line| !line.of.has_words() || line.rect().bottom() > room.top() + 1.0) else {
        return known;
    };
    let hidden = room.top() + 1.0 - line.pos.y;
    let start = line.of.span.start();
    let row = line.set.rows.all().iter().find(|row| row.bottom > hidden).filter(|_| line.of.has_words());
    let (first, last) = row.map_or((start, start), |row| (start + row.start, start + row.end));
    if (first..last).contains(&known) { known } else { first }
}

fn paint_all(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, on: (&[Line], Edges), response: &egui::Response) {
    let (lines, edges) = on;
    let selected = memory.resizing.or_else(|| reader.column.selected());
    let painter = ui.painter();
    echo_signs::light(painter, reader, lines);
    paint::behind(painter, reader, lines, (selected, memory.pointed));
    for line in with_words(lines) {
        line.set.paint(painter, line.pos, reader.theme.ink);
    }
    paint::above(painter, reader, lines);
    variant_signs::signs(painter, reader, lines);
    margins(painter, reader, lines, edges, memory.pointed);
    echo_signs::signs(painter, reader, lines, edges);
    memory.echo_rows = echo_signs::for_connectors(reader, lines);
    caret(ui, reader, lines, response);
}

/// The caret, while the column has the keyboard.
fn caret(ui: &Ui, reader: &Reader<'_>, lines: &[Line], response: &egui::Response) {
    let Some((anchor, caret)) = reader.column.selection.filter(|_| response.has_focus()) else { return };
    if anchor == caret
        && let Some(line) = line_of(lines, caret)
    {
        let rect = line.caret(caret);
        ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.5, reader.theme.accent));
    }
}

/// The bytes on the screen, but for a row at either edge.
fn seen(lines: &[Line], room: Rect) -> Option<Span> {
    let edge = 24.0;
    let first = with_words(lines).find(|line| line.rect().bottom() > room.top() + edge)?;
    let last = with_words(lines).rfind(|line| line.rect().top() < room.bottom() - edge)?;
    let start = first.byte_at(pos2(f32::NEG_INFINITY, room.top() + edge));
    let end = last.byte_at(pos2(f32::INFINITY, room.bottom() - edge));
    (start <= end).then(|| Span::new(start, end))
}

/// Where the selection, or else the highlight in hand, ends on the screen.
fn anchor(reader: &Reader<'_>, lines: &[Line], screen: Rect) -> Option<Rect> {
    let span = reader.column.selected().or_else(|| reader.held())?;
    let mut last = None;
    let mut look = |rect: Rect| last = Some(rect).filter(|rect| rect.bottom() < screen.bottom()).or(last);
    with_words(lines).for_each(|line| line.rects(span, &mut look));
    last.filter(|rect| screen.expand2(Vec2::new(0.0, 8.0)).intersects(*rect))
}
