//! The pointer in the reader: selecting, taking highlights in hand, dragging their ends, following links. Positions are bytes.

use egui::{CursorIcon, PointerButton, Pos2, vec2};

use super::memory::{Drag, Memory};
use super::shown::{Reader, Scene};
use super::visible::byte_at;
use super::{layout, paint};
use crate::app::action::{Action, DeskAction};
use crate::app::held::click_with;
use crate::app::shortcuts::Verb;
use crate::notebook::HighlightId;
use crate::text::{InlineKind, Span, word_at};

/// How near to the edge a drag scrolls, and by how much in a frame.
const EDGE: f32 = 24.0;
const SPEED: f32 = 14.0;

/// Turns what the pointer does into actions.
pub fn listen(scene: &Scene<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    hover(scene);
    let response = scene.response;
    let Some(at) = response.interact_pointer_pos() else { return };
    let Some(byte) = byte_at(scene.lines, scene.reading(), at) else { return };
    if response.is_pointer_button_down_on() && scene.ui.input(|input| input.pointer.primary_pressed()) {
        press(scene, memory, (at, byte), actions);
        response.request_focus();
    }
    if response.dragged_by(PointerButton::Primary) {
        drag(scene, memory, (at, byte), actions);
    }
    if response.drag_stopped_by(PointerButton::Primary) {
        release(scene.reader, memory, actions);
    }
    if response.double_clicked() || response.triple_clicked() {
        let span = if response.triple_clicked() { block_at(scene.reader, byte) } else { word_at(scene.reading().text(), byte) };
        memory.drag = None;
        select(scene.reader, span.start(), span.end(), actions);
        actions.push(Action::Verb(Verb::TagSelection));
    } else if response.clicked() {
        click(scene, memory, (at, byte), actions);
    }
}

fn hover(scene: &Scene<'_>) {
    let Some(at) = scene.response.hover_pos() else { return };
    let cursor = if paint::handles(scene.reader, scene.lines).iter().any(|(rect, _)| rect.contains(at)) {
        CursorIcon::ResizeHorizontal
    } else if let Some(bar) = paint::bar_at(scene.reader, scene.lines, right_edge(scene), at) {
        let words = bar.tag.map_or_else(|| "Highlight without a tag".to_owned(), |(tag, _)| (scene.reader.tag_path)(tag));
        scene.response.clone().on_hover_text_at_pointer(words);
        CursorIcon::PointingHand
    } else if link_at(scene, at).is_some() {
        CursorIcon::PointingHand
    } else {
        CursorIcon::Text
    };
    scene.ui.set_cursor_icon(cursor);
}

fn right_edge(scene: &Scene<'_>) -> f32 {
    let style = &scene.reader.style;
    let (_, left) = layout::ReadingStyle::for_column(scene.response.rect.width(), style.size);
    scene.response.rect.left() + left + style.width + layout::RIGHT
}

fn press(scene: &Scene<'_>, memory: &mut Memory, at: (Pos2, usize), actions: &mut Vec<Action>) {
    let (at, byte) = at;
    memory.wanted_x = None;
    actions.push(Action::Desk(DeskAction::Activate(scene.reader.place)));
    let shift = click_with(scene.ui).shift;
    let handle = paint::handles(scene.reader, scene.lines).into_iter().find(|(rect, _)| rect.contains(at));
    if let Some((_, (id, stays))) = handle {
        memory.drag = Some(Drag::Resize(id, stays));
    } else if let Some((anchor, _)) = scene.reader.column.selection.filter(|_| shift) {
        memory.drag = Some(Drag::Select(anchor));
        select(scene.reader, anchor, byte, actions);
    } else {
        memory.drag = Some(Drag::Select(byte));
    }
}

fn drag(scene: &Scene<'_>, memory: &mut Memory, at: (Pos2, usize), actions: &mut Vec<Action>) {
    let (at, byte) = at;
    match memory.drag {
        Some(Drag::Select(anchor)) => select(scene.reader, anchor, byte, actions),
        Some(Drag::Resize(_, stays)) if byte != stays => memory.resizing = Some(Span::between(stays, byte)),
        Some(Drag::Resize(..)) | None => {}
    }
    let room = scene.response.rect;
    let by = match at.y {
        y if y < room.top() + EDGE => SPEED,
        y if y > room.bottom() - EDGE => -SPEED,
        _ => return,
    };
    scene.ui.scroll_with_delta(vec2(0.0, by));
    scene.ui.request_repaint();
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
fn click(scene: &Scene<'_>, memory: &mut Memory, at: (Pos2, usize), actions: &mut Vec<Action>) {
    let (at, byte) = at;
    memory.drag = None;
    if click_with(scene.ui).shift {
        if scene.reader.column.selection.is_some_and(|(anchor, _)| anchor != byte) {
            actions.push(Action::Verb(Verb::TagSelection));
        }
        return;
    }
    if let Some(address) = link_at(scene, at) {
        scene.ui.open_url(egui::OpenUrl::new_tab(address));
    }
    let taken = match paint::bar_at(scene.reader, scene.lines, right_edge(scene), at) {
        Some(bar) => Some(bar.id),
        None => next_below(scene, byte, at),
    };
    select(scene.reader, byte, byte, actions);
    actions.push(Action::Desk(DeskAction::TakeUp(taken)));
}

/// The shortest highlight at a byte; when it is in hand already, the next longer one.
fn next_below(scene: &Scene<'_>, byte: usize, at: Pos2) -> Option<HighlightId> {
    let on_words = scene.lines.iter().any(|line| line.rect().contains(at));
    let marks = scene.reader.placed.filter(|_| on_words)?.at(byte);
    let held = marks.iter().position(|mark| Some(mark.id) == scene.reader.in_hand);
    let next = held.map_or(0, |place| (place + 1) % marks.len());
    marks.get(next).map(|mark| mark.id)
}

/// The web address of the link under a point.
fn link_at<'a>(scene: &'a Scene<'_>, at: Pos2) -> Option<&'a str> {
    let line = scene.lines.iter().find(|line| line.of.has_words() && line.rect().contains(at))?;
    let byte = line.byte_at(scene.reading(), at);
    let inlines = scene.reading().inlines();
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
