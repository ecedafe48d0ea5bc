//! The keyboard in the reader: a caret in a text that cannot be changed. Positions are bytes.

use egui::{Event, EventFilter, Key, Modifiers, pos2};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::memory::{Memory, Turned};
use super::pointer::select;
use super::scene::Scene;
use super::shown::Reader;
use super::visible::{byte_at, line_of, with_words};
use crate::app::action::{Action, DeskAction};
use crate::app::desk::ScrollTo;
use crate::app::shortcuts::Verb;

/// How far words are looked for, in bytes: a longer run without a boundary is not a word.
const REACH: usize = 4096;
/// How much of the old page stays in view when a page is turned, in multiples of the text size: two rows.
const KEPT_ROWS: f32 = 3.0;

/// Turns keys into actions while the reader has the keyboard.
pub fn listen(scene: &Scene<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    if !scene.response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    scene.ui.memory_mut(|memory| memory.set_focus_lock_filter(scene.response.id, filter));
    if !scene.reader.active {
        actions.push(Action::Desk(DeskAction::Activate(scene.reader.place)));
    }
    for event in scene.ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy => actions.push(Action::Verb(Verb::Copy)),
            Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => {
                press(scene, memory, (key, modifiers), actions);
            }
            _ => {}
        }
    }
}

fn press(scene: &Scene<'_>, memory: &mut Memory, keys: (Key, Modifiers), actions: &mut Vec<Action>) {
    let (key, modifiers) = keys;
    if key == Key::A && modifiers.command {
        return select(scene.reader, 0, scene.reading().text().len(), actions);
    }
    if key == Key::Enter && modifiers.is_none() {
        return actions.push(Action::Verb(Verb::TagSelection));
    }
    let start = scene.reader.column.selection.unwrap_or((memory.top_byte, memory.top_byte));
    if matches!(key, Key::PageUp | Key::PageDown) {
        return turn_page(scene, memory, start.1, modifiers.shift, key == Key::PageUp);
    }
    memory.wanted_at = None;
    let Some(caret) = moved(scene, memory, (key, modifiers, start.1)) else { return };
    if !matches!(key, Key::ArrowUp | Key::ArrowDown) {
        memory.wanted_x = None;
    }
    let anchor = if modifiers.shift { start.0 } else { caret };
    select(scene.reader, anchor, caret, actions);
    show_caret(scene, memory, caret);
}

/// Where a key takes the caret; `None` for a key that does not.
fn moved(scene: &Scene<'_>, memory: &mut Memory, key: (Key, Modifiers, usize)) -> Option<usize> {
    let (key, modifiers, caret) = key;
    let text = scene.reading().text();
    let caret = text.floor_char_boundary(caret.min(text.len()));
    let line = line_of(scene.lines, caret);
    let row = || line.map(|line| line.row_ends(caret));
    // Left and Right go where their arrows point: in words from right to left, Left goes on.
    let on = (key == Key::ArrowRight) != line.is_some_and(|line| line.backwards_at(caret));
    Some(match key {
        Key::ArrowLeft | Key::ArrowRight if modifiers.command && on => word_after(text, caret),
        Key::ArrowLeft | Key::ArrowRight if modifiers.command => word_before(text, caret),
        Key::ArrowLeft | Key::ArrowRight => neighbour(text, caret, on),
        Key::Home if modifiers.command => 0,
        Key::End if modifiers.command => text.len(),
        Key::Home => row()?.0,
        Key::End => row()?.1,
        Key::ArrowUp if modifiers.command => block_before(scene.reader, caret),
        Key::ArrowDown if modifiers.command => block_after(scene.reader, caret),
        Key::ArrowUp => by_rows(scene, memory, caret, false)?,
        Key::ArrowDown => by_rows(scene, memory, caret, true)?,
        _ => return None,
    })
}

fn neighbour(text: &str, caret: usize, forwards: bool) -> usize {
    let mut cursor = GraphemeCursor::new(caret, text.len(), true);
    let next = if forwards { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    next.ok().flatten().unwrap_or(caret)
}

/// The start of the word before.
fn word_before(text: &str, caret: usize) -> usize {
    let from = text.floor_char_boundary(caret.saturating_sub(REACH));
    text[from..caret].unicode_word_indices().next_back().map_or(from, |(at, _)| from + at)
}

/// The end of the word after.
fn word_after(text: &str, caret: usize) -> usize {
    let to = text.floor_char_boundary((caret + REACH).min(text.len()));
    text[caret..to].unicode_word_indices().next().map_or(to, |(at, word)| caret + at + word.len())
}

fn block_before(reader: &Reader<'_>, caret: usize) -> usize {
    let blocks = reader.reading().blocks();
    let start = |block: usize| blocks.get(block).map_or(0, |block| block.span.start());
    let here = reader.reading().block_at(caret).unwrap_or(0);
    if start(here) < caret { start(here) } else { start(here.saturating_sub(1)) }
}

fn block_after(reader: &Reader<'_>, caret: usize) -> usize {
    let next = reader.reading().block_at(caret).map_or(0, |block| block + 1);
    reader.reading().blocks().get(next).map_or(reader.reading().text().len(), |block| block.span.start())
}

/// One row up or down, keeping to the same place from the left; over a gap into the next paragraph.
fn by_rows(scene: &Scene<'_>, memory: &mut Memory, caret: usize, down: bool) -> Option<usize> {
    let Some(line) = line_of(scene.lines, caret) else {
        memory.scroll_to = Some(ScrollTo { byte: caret, at_top: false });
        return None;
    };
    let here = line.caret(caret);
    let half = here.height() * 0.5;
    let x = *memory.wanted_x.get_or_insert(here.center().x);
    let y = if down { here.bottom() + half } else { here.top() - half };
    let beyond = if down {
        with_words(scene.lines).find(|other| other.piece > line.piece).map(|after| after.rect().top() + half)
    } else {
        with_words(scene.lines).rfind(|other| other.piece < line.piece).map(|before| before.rect().bottom() - half)
    };
    let target = if line.rect().y_range().contains(y) { y } else { beyond? };
    byte_at(scene.lines, pos2(x, target))
}

/// Turns a page; the caret follows to the same place of the screen.
fn turn_page(scene: &Scene<'_>, memory: &mut Memory, caret: usize, extend: bool, back: bool) {
    let room = scene.response.rect;
    let here = line_of(scene.lines, caret).map(|line| line.caret(caret).center()).filter(|at| room.contains(*at));
    let usual = pos2(scene.edges.left, room.top() + room.height() * 0.3);
    let at = *memory.wanted_at.get_or_insert(here.unwrap_or(usual));
    let page = room.height() - KEPT_ROWS * scene.reader.style.size;
    memory.scroll_by = if back { -page } else { page };
    memory.turned = Some(Turned { at, back, extend });
    memory.scrolled = true;
    scene.ui.request_repaint();
}

/// Puts the caret where it belongs once a page was turned.
pub fn after_turning(scene: &Scene<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    let Some(Turned { at, back, extend }) = memory.turned.take() else { return };
    let end = scene.reading().text().len();
    let stood_still = memory.stood_still;
    let byte = match (stood_still, back) {
        (true, true) => Some(0),
        (true, false) => Some(end),
        (false, _) => byte_at(scene.lines, at),
    };
    let Some(byte) = byte else { return };
    let anchor = scene.reader.column.selection.filter(|_| extend).map_or(byte, |(anchor, _)| anchor);
    select(scene.reader, anchor, byte, actions);
}

/// Keeps the caret on the screen.
fn show_caret(scene: &Scene<'_>, memory: &mut Memory, caret: usize) {
    let room = scene.response.rect.shrink(8.0);
    memory.scrolled = true;
    match line_of(scene.lines, caret).map(|line| line.caret(caret)) {
        Some(rect) if rect.top() < room.top() => memory.scroll_by += rect.top() - room.top() - rect.height(),
        Some(rect) if rect.bottom() > room.bottom() => memory.scroll_by += rect.bottom() - room.bottom() + rect.height(),
        Some(_) => memory.scrolled = false,
        None => memory.scroll_to = Some(ScrollTo { byte: caret, at_top: false }),
    }
}
