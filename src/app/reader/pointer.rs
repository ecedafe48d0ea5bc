//! The pointer in the reader: selecting, taking highlights in hand, dragging their ends, following links. Positions are bytes.

use egui::{CursorIcon, PointerButton, Response, Ui, vec2};

use super::column::Reader;
use super::memory::{Drag, Memory};
use super::visible::{Line, byte_at};
use super::{layout, paint};
use crate::app::action::{Action, DeskAction};
use crate::app::shortcuts::Verb;
use crate::text::{InlineKind, Span, word_at};

/// How near to the edge a drag scrolls, and by how much in a frame.
const EDGE: f32 = 24.0;
const SPEED: f32 = 14.0;

/// Turns what the pointer does into actions.
pub fn listen(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], response: &Response, actions: &mut Vec<Action>) {
    hover(ui, reader, lines, response);
    let Some(at) = response.interact_pointer_pos() else { return };
    let Some(byte) = byte_at(lines, reader.reading(), at) else { return };
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed()) {
        press(ui, reader, memory, lines, byte, at, actions);
        response.request_focus();
    }
    if response.dragged_by(PointerButton::Primary) {
        drag(ui, reader, memory, response, byte, actions);
    }
    if response.drag_stopped_by(PointerButton::Primary) {
        release(reader, memory, actions);
    }
    if response.double_clicked() || response.triple_clicked() {
        let span = if response.triple_clicked() { block_at(reader, byte) } else { word_at(reader.reading().text(), byte) };
        memory.drag = None;
        select(reader, span.start(), span.end(), actions);
        actions.push(Action::Verb(Verb::TagSelection));
    } else if response.clicked() {
        click(ui, reader, memory, lines, byte, at, actions);
    }
}

fn hover(ui: &Ui, reader: &Reader<'_>, lines: &[Line], response: &Response) {
    let Some(at) = response.hover_pos() else { return };
    if paint::handles(reader, lines).iter().any(|(rect, _)| rect.contains(at)) {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    } else if let Some(bar) = paint::bar_at(reader, lines, right_edge(response, reader), at) {
        ui.set_cursor_icon(CursorIcon::PointingHand);
        let words = bar.tag.map_or_else(|| "Highlight without a tag".to_owned(), |(tag, _)| (reader.tag_path)(tag));
        response.clone().on_hover_text_at_pointer(words);
    } else if link_at(reader, lines, at).is_some() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    } else {
        ui.set_cursor_icon(CursorIcon::Text);
    }
}

fn right_edge(response: &Response, reader: &Reader<'_>) -> f32 {
    let (_, left) = layout::ReadingStyle::for_column(response.rect.width(), reader.style.size);
    response.rect.left() + left + reader.style.width + layout::RIGHT
}

fn press(
    ui: &Ui,
    reader: &Reader<'_>,
    memory: &mut Memory,
    lines: &[Line],
    byte: usize,
    at: egui::Pos2,
    actions: &mut Vec<Action>,
) {
    memory.wanted_x = None;
    actions.push(Action::Desk(DeskAction::Activate(reader.place)));
    let handle = paint::handles(reader, lines).into_iter().find(|(rect, _)| rect.contains(at));
    if let Some((_, (id, stays))) = handle {
        memory.drag = Some(Drag::Resize(id, stays));
    } else if let Some((anchor, _)) = reader.column.selection.filter(|_| ui.input(|input| input.modifiers.shift)) {
        memory.drag = Some(Drag::Select(anchor));
        select(reader, anchor, byte, actions);
    } else {
        memory.drag = Some(Drag::Select(byte));
    }
}

fn drag(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, response: &Response, byte: usize, actions: &mut Vec<Action>) {
    match memory.drag {
        Some(Drag::Select(anchor)) => select(reader, anchor, byte, actions),
        Some(Drag::Resize(_, stays)) if byte != stays => memory.resizing = Some(Span::between(stays, byte)),
        Some(Drag::Resize(..)) | None => {}
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let by = if at.y < response.rect.top() + EDGE {
        SPEED
    } else if at.y > response.rect.bottom() - EDGE {
        -SPEED
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, by));
    ui.request_repaint();
}

fn release(reader: &Reader<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    match memory.drag.take() {
        Some(Drag::Resize(id, _)) => {
            if let Some(span) = memory.resizing.take() {
                actions.push(Action::Desk(DeskAction::Resize(reader.place, id, span)));
            }
        }
        Some(Drag::Select(_)) => actions.push(Action::Verb(Verb::TagSelection)),
        None => {}
    }
}

/// A plain click: follows a link, takes a highlight in hand (the next one below with each click), or sets the caret.
fn click(
    ui: &Ui,
    reader: &Reader<'_>,
    memory: &mut Memory,
    lines: &[Line],
    byte: usize,
    at: egui::Pos2,
    actions: &mut Vec<Action>,
) {
    memory.drag = None;
    if ui.input(|input| input.modifiers.shift) {
        if reader.column.selection.is_some_and(|(anchor, _)| anchor != byte) {
            actions.push(Action::Verb(Verb::TagSelection));
        }
        return;
    }
    if let Some(address) = link_at(reader, lines, at) {
        ui.open_url(egui::OpenUrl::new_tab(address));
    }
    let edge = lines.first().map_or(0.0, |line| line.pos.x + reader.style.width) + layout::RIGHT;
    let taken = match paint::bar_at(reader, lines, edge, at) {
        Some(bar) => Some(bar.id),
        None => next_below(reader, lines, byte, at),
    };
    select(reader, byte, byte, actions);
    actions.push(Action::Desk(DeskAction::TakeUp(taken)));
}

/// The shortest highlight at a byte; when it is in hand already, the next longer one.
fn next_below(reader: &Reader<'_>, lines: &[Line], byte: usize, at: egui::Pos2) -> Option<crate::notebook::HighlightId> {
    let on_words = lines.iter().any(|line| line.rect().contains(at));
    let marks = reader.placed.filter(|_| on_words)?.at(byte);
    let held = marks.iter().position(|mark| Some(mark.id) == reader.in_hand);
    let next = held.map_or(0, |place| (place + 1) % marks.len());
    marks.get(next).map(|mark| mark.id)
}

/// The web address of the link under a point.
fn link_at<'a>(reader: &'a Reader<'_>, lines: &[Line], at: egui::Pos2) -> Option<&'a str> {
    let line = lines.iter().find(|line| line.of.has_words() && line.rect().contains(at))?;
    let byte = line.byte_at(reader.reading(), at);
    let inlines = reader.reading().inlines();
    let last = inlines.partition_point(|inline| inline.span.start() <= byte);
    inlines[..last].iter().rev().take(16).find_map(|inline| match &inline.kind {
        InlineKind::Link(address) if inline.span.contains(byte) && address.starts_with("http") => Some(address.as_str()),
        InlineKind::Link(_) | InlineKind::Emphasis | InlineKind::Strong | InlineKind::Code => None,
    })
}

fn block_at(reader: &Reader<'_>, byte: usize) -> Span {
    let reading = reader.reading();
    reading.block_at(byte).map_or(Span::new(byte, byte), |block| reading.blocks()[block].span)
}

/// Asks for a selection in this column.
pub fn select(reader: &Reader<'_>, anchor: usize, caret: usize, actions: &mut Vec<Action>) {
    actions.push(Action::Desk(DeskAction::Select(reader.place, anchor, caret)));
}
