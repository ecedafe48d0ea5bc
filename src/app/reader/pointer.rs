//! The pointer in the reader: selecting, taking highlights in hand, dragging their ends, following links. Positions are bytes.

use egui::{CursorIcon, PointerButton, Pos2};

use super::echo_signs::sign_under;
use super::margin::bar_at;
use super::memory::{Drag, Grain, Memory};
use super::paint;
use super::scene::Scene;
use super::shown::Reader;
use super::visible::{byte_at, letter_at};
use crate::app::action::{Action, DeskAction, PassageAction};
use crate::app::held::click_with;
use crate::app::shortcuts::Verb;
use crate::notebook::HighlightId;
use crate::text::{InlineKind, Span, word_at};

/// How near to the edge a drag scrolls: hardly within it, for words of the first row are swept over, too.
const EDGE: f32 = 4.0;
/// How far it scrolls in a second, for each point that the pointer is beyond.
const SPEED: f32 = 30.0;

/// Turns what the pointer does into actions.
pub fn listen(scene: &Scene<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    hover(scene, memory);
    let response = scene.response;
    let Some(at) = response.interact_pointer_pos() else { return };
    let Some(byte) = byte_at(scene.lines, at) else { return };
    if response.is_pointer_button_down_on() && scene.ui.input(|input| input.pointer.primary_pressed()) {
        // On a slow machine a press and the first move after it come in one frame.
        let pressed = scene.ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
        press(scene, memory, (pressed, byte_at(scene.lines, pressed).unwrap_or(byte)), actions);
        response.request_focus();
    }
    if response.dragged_by(PointerButton::Primary) {
        drag(scene, memory, (at, byte), actions);
    }
    if response.drag_stopped_by(PointerButton::Primary) {
        return release(scene.reader, memory, actions);
    }
    if response.double_clicked() || response.triple_clicked() {
        let grain = if response.triple_clicked() { Grain::Paragraph } else { Grain::Word };
        let span = grown(scene, (at, byte), grain);
        memory.drag = None;
        select(scene.reader, span.start(), span.end(), actions);
        actions.push(Action::Verb(Verb::TagSelection));
    } else if response.clicked() {
        click(scene, memory, (at, byte), actions);
    }
}

fn hover(scene: &Scene<'_>, memory: &mut Memory) {
    let before = memory.pointed.take();
    let Some(at) = scene.response.hover_pos().filter(|_| memory.drag.is_none()) else { return };
    let cursor = if paint::handles(scene.reader, scene.lines).iter().any(|(rect, _)| rect.contains(at)) {
        CursorIcon::ResizeHorizontal
    } else if let Some(bar) = bar_at(scene.reader, scene.lines, scene.edges.right, at) {
        let words = bar.tag.map_or_else(|| "Highlight without a tag".to_owned(), |(tag, _)| (scene.reader.tag_path)(tag));
        scene.response.clone().on_hover_text_at_pointer(words);
        memory.pointed = Some(bar.id);
        CursorIcon::PointingHand
    } else {
        memory.pointed = next_below(scene, at, None);
        if link_at(scene, at).is_some() { CursorIcon::PointingHand } else { CursorIcon::Text }
    };
    if memory.pointed != before {
        scene.ui.request_repaint();
    }
    scene.ui.set_cursor_icon(cursor);
}

fn press(scene: &Scene<'_>, memory: &mut Memory, at: (Pos2, usize), actions: &mut Vec<Action>) {
    let (at, byte) = at;
    (memory.wanted_x, memory.wanted_at) = (None, None);
    actions.push(Action::Desk(DeskAction::Activate(scene.reader.place)));
    let again = clicked_before(scene, memory, at);
    let shift = click_with(scene.ui).shift;
    let handle = paint::handles(scene.reader, scene.lines).into_iter().find(|(rect, _)| rect.contains(at));
    if let Some((_, (id, stays))) = handle.filter(|_| again == 1) {
        memory.drag = Some(Drag::Resize(id, stays));
    } else if let Some((anchor, _)) = scene.reader.column.selection.filter(|_| shift) {
        memory.drag = Some(Drag::Select(Span::new(anchor, anchor), Grain::Character));
        select(scene.reader, anchor, byte, actions);
    } else {
        let grain = [Grain::Character, Grain::Word, Grain::Paragraph][again - 1];
        memory.drag = Some(Drag::Select(grown(scene, (at, byte), grain), grain));
    }
}

/// Which click in a row a press is, 1 to 3: a drag that begins with a double click selects by words.
fn clicked_before(scene: &Scene<'_>, memory: &mut Memory, at: Pos2) -> usize {
    let now = scene.ui.input(|input| input.time);
    let (time, delay) =
        scene.ui.options(|options| (options.input_options.max_double_click_delay, options.input_options.max_click_dist));
    let count = match memory.pressed {
        Some((when, place, count)) if now - when < time && place.distance(at) < delay => count % 3 + 1,
        Some(_) | None => 1,
    };
    memory.pressed = Some((now, at, count));
    count
}

/// The place, the word or the paragraph at a point and the byte nearest to it.
fn grown(scene: &Scene<'_>, at: (Pos2, usize), grain: Grain) -> Span {
    let (at, byte) = at;
    let letter = || letter_at(scene.lines, at).unwrap_or(byte);
    match grain {
        Grain::Character => Span::new(byte, byte),
        Grain::Word => word_at(scene.reading().text(), letter()),
        Grain::Paragraph => {
            let block = scene.reading().block_at(letter());
            block.map_or(Span::new(byte, byte), |block| scene.reading().blocks()[block].span)
        }
    }
}

fn drag(scene: &Scene<'_>, memory: &mut Memory, at: (Pos2, usize), actions: &mut Vec<Action>) {
    let (at, byte) = at;
    match memory.drag {
        Some(Drag::Select(from, grain)) => {
            let to = grown(scene, (at, byte), grain);
            if byte < from.start() {
                select(scene.reader, from.end(), to.start(), actions);
            } else {
                select(scene.reader, from.start(), to.end().max(from.end()), actions);
            }
        }
        Some(Drag::Resize(_, stays)) if byte != stays => memory.resizing = Some(Span::between(stays, byte)),
        Some(Drag::Resize(..)) | None => {}
    }
    scroll_at_the_edge(scene, memory, at);
}

/// Scrolls while something is dragged to the upper or lower edge, faster the further it is dragged beyond.
fn scroll_at_the_edge(scene: &Scene<'_>, memory: &mut Memory, at: Pos2) {
    let room = scene.response.rect;
    let beyond = match at.y {
        y if y < room.top() + EDGE => y - (room.top() + EDGE),
        y if y > room.bottom() - EDGE => y - (room.bottom() - EDGE),
        _ => return,
    };
    let seconds = scene.ui.input(|input| input.stable_dt).min(0.1);
    memory.scroll_by += beyond * SPEED * seconds;
    memory.scrolled = true;
    scene.ui.request_repaint();
}

fn release(reader: &Reader<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    match memory.drag.take() {
        Some(Drag::Resize(id, _)) => {
            if let Some(span) = memory.resizing.take() {
                actions.push(Action::Desk(DeskAction::Resize(reader.place, id, span)));
            }
        }
        Some(Drag::Select(..)) => actions.push(Action::Verb(Verb::TagSelection)),
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
    if let Some(echo) = sign_under(scene.reader, scene.lines, scene.edges, at) {
        return actions.push(Action::Passage(PassageAction::Keep(scene.reader.column.document, echo.span)));
    }
    if let Some(address) = link_at(scene, at) {
        scene.ui.open_url(egui::OpenUrl::new_tab(address));
    }
    let taken = match bar_at(scene.reader, scene.lines, scene.edges.right, at) {
        Some(bar) => Some(bar.id),
        None => next_below(scene, at, scene.reader.in_hand),
    };
    select(scene.reader, byte, byte, actions);
    actions.push(Action::Desk(DeskAction::TakeUp(taken)));
}

/// The shortest highlight whose words stand at a point; when it is in hand already, the next longer one.
fn next_below(scene: &Scene<'_>, at: Pos2, in_hand: Option<HighlightId>) -> Option<HighlightId> {
    let marks = scene.reader.shows?.at(letter_at(scene.lines, at)?);
    let held = marks.iter().position(|mark| Some(mark.id) == in_hand);
    let next = held.map_or(0, |place| (place + 1) % marks.len());
    marks.get(next).map(|mark| mark.id)
}

/// The web address of the link under a point.
fn link_at<'a>(scene: &'a Scene<'_>, at: Pos2) -> Option<&'a str> {
    let byte = letter_at(scene.lines, at)?;
    let inlines = scene.reading().inlines();
    let last = inlines.partition_point(|inline| inline.span.start() <= byte);
    inlines[..last].iter().rev().take(16).find_map(|inline| match &inline.kind {
        InlineKind::Link(address) if inline.span.contains(byte) && address.starts_with("http") => Some(address.as_str()),
        InlineKind::Link(_) | InlineKind::Emphasis | InlineKind::Strong | InlineKind::Code => None,
    })
}

/// Asks for a selection in this column.
pub fn select(reader: &Reader<'_>, anchor: usize, caret: usize, actions: &mut Vec<Action>) {
    actions.push(Action::Desk(DeskAction::Select(reader.place, anchor, caret)));
}
