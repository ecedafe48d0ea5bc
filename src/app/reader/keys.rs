//! The keyboard in the reader: a caret in a text that cannot be changed. Positions are bytes.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui, pos2};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::column::Reader;
use super::memory::Memory;
use super::pointer::select;
use super::visible::{Line, byte_at, line_of};
use crate::app::action::{Action, DeskAction};
use crate::app::desk::ScrollTo;
use crate::app::shortcuts::Verb;

/// Turns keys into actions while the reader has the keyboard.
pub fn listen(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], response: &Response, actions: &mut Vec<Action>) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if !reader.active {
        actions.push(Action::Desk(DeskAction::Activate(reader.place)));
    }
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy => actions.push(Action::Verb(Verb::Copy)),
            Event::Key { key, pressed: true, modifiers, .. } => {
                press(ui, reader, memory, lines, (key, modifiers), actions);
            }
            _ => {}
        }
    }
}

fn press(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], keys: (Key, Modifiers), actions: &mut Vec<Action>) {
    let (key, modifiers) = keys;
    let text = reader.reading().text();
    if modifiers.alt {
        return;
    }
    if key == Key::A && modifiers.command {
        return select(reader, 0, text.len(), actions);
    }
    if key == Key::Enter && modifiers.is_none() {
        return actions.push(Action::Verb(Verb::TagSelection));
    }
    let start = reader.column.selection.unwrap_or((memory.top, memory.top));
    let Some(caret) = moved(ui, reader, memory, lines, (key, modifiers, start.1)) else { return };
    if !matches!(key, Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown) {
        memory.wanted_x = None;
    }
    let anchor = if modifiers.shift { start.0 } else { caret };
    select(reader, anchor, caret, actions);
    show_caret(ui, reader, memory, lines, caret);
}

/// Where a key takes the caret; `None` for a key that does not.
fn moved(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], key: (Key, Modifiers, usize)) -> Option<usize> {
    let (key, modifiers, caret) = key;
    let text = reader.reading().text();
    let caret = text.floor_char_boundary(caret.min(text.len()));
    let row = || line_of(lines, caret).map(|line| line.row_ends(reader.reading(), caret));
    Some(match key {
        Key::ArrowLeft if modifiers.command => word_before(text, caret),
        Key::ArrowRight if modifiers.command => word_after(text, caret),
        Key::ArrowLeft => neighbour(text, caret, false),
        Key::ArrowRight => neighbour(text, caret, true),
        Key::Home if modifiers.command => 0,
        Key::End if modifiers.command => text.len(),
        Key::Home => row()?.0,
        Key::End => row()?.1,
        Key::ArrowUp if modifiers.command => block_before(reader, caret),
        Key::ArrowDown if modifiers.command => block_after(reader, caret),
        Key::ArrowUp => by_rows(reader, memory, lines, caret, -1.0)?,
        Key::ArrowDown => by_rows(reader, memory, lines, caret, 1.0)?,
        Key::PageUp => by_page(ui, reader, memory, lines, -1.0)?,
        Key::PageDown => by_page(ui, reader, memory, lines, 1.0)?,
        _ => return None,
    })
}

fn neighbour(text: &str, caret: usize, forwards: bool) -> usize {
    let mut cursor = GraphemeCursor::new(caret, text.len(), true);
    let next = if forwards { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    next.ok().flatten().unwrap_or(caret)
}

/// The start of the word before; looks back over one block at the most.
fn word_before(text: &str, caret: usize) -> usize {
    let from = text[..caret.saturating_sub(1).min(text.floor_char_boundary(caret.saturating_sub(1)))].rfind('\n').map_or(0, |at| at + 1);
    let from = from.max(text.floor_char_boundary(caret.saturating_sub(4096)));
    text[from..caret].unicode_word_indices().next_back().map_or(from, |(at, _)| from + at)
}

/// The end of the word after; looks ahead over 4,096 bytes at the most.
fn word_after(text: &str, caret: usize) -> usize {
    let to = text.floor_char_boundary((caret + 4096).min(text.len()));
    text[caret..to].unicode_word_indices().next().map_or(to, |(at, word)| caret + at + word.len())
}

fn block_before(reader: &Reader<'_>, caret: usize) -> usize {
    let blocks = reader.reading().blocks();
    let here = reader.reading().block_at(caret).unwrap_or(0);
    let start = blocks.get(here).map_or(0, |block| block.span.start());
    if start < caret { start } else { blocks.get(here.saturating_sub(1)).map_or(0, |block| block.span.start()) }
}

fn block_after(reader: &Reader<'_>, caret: usize) -> usize {
    let next = reader.reading().block_at(caret).map_or(0, |block| block + 1);
    reader.reading().blocks().get(next).map_or(reader.reading().text().len(), |block| block.span.start())
}

fn by_rows(reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], caret: usize, rows: f32) -> Option<usize> {
    let Some(line) = line_of(lines, caret) else {
        memory.scroll_to = Some(ScrollTo { byte: caret, at_top: false });
        return None;
    };
    let here = line.caret(reader.reading(), caret);
    let x = *memory.wanted_x.get_or_insert(here.center().x);
    let y = if rows < 0.0 { here.top() - here.height() * 0.5 } else { here.bottom() + here.height() * 0.5 };
    // Between two paragraphs there is no row: go on to the next one.
    let other = lines.iter().filter(|line| line.of.has_words());
    let gap = if rows < 0.0 {
        other.filter(|other| other.piece < line.piece).last().map(|before| before.rect().bottom() - here.height() * 0.5)
    } else {
        other.filter(|other| other.piece > line.piece).map(|after| after.rect().top() + here.height() * 0.5).next()
    };
    let inside = line.rect().y_range().contains(y);
    let target = if inside { y } else { gap? };
    byte_at(lines, reader.reading(), pos2(x, target))
}

fn by_page(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], pages: f32) -> Option<usize> {
    let page = ui.clip_rect().height() * 0.85;
    let top = memory.heights.before(memory.piece_at(memory.top));
    let target = memory.heights.find((top + f64::from(page * pages)).max(0.0));
    let byte = memory.pieces.get(target)?.span.start();
    let edge = if pages < 0.0 { lines.first()? } else { lines.last()? };
    ui.scroll_with_delta(egui::vec2(0.0, -page * pages));
    let near = byte_at(lines, reader.reading(), pos2(memory.wanted_x.unwrap_or(edge.pos.x), edge.rect().center().y))?;
    Some(if pages < 0.0 { byte.min(near) } else { byte.max(near) })
}

/// Keeps the caret on the screen.
fn show_caret(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, lines: &[Line], caret: usize) {
    let room = ui.clip_rect().shrink(8.0);
    match line_of(lines, caret).map(|line| line.caret(reader.reading(), caret)) {
        Some(rect) if rect.top() < room.top() => ui.scroll_with_delta(egui::vec2(0.0, room.top() - rect.top() + rect.height())),
        Some(rect) if rect.bottom() > room.bottom() => {
            ui.scroll_with_delta(egui::vec2(0.0, room.bottom() - rect.bottom() - rect.height()));
        }
        Some(_) => {}
        None => memory.scroll_to = Some(ScrollTo { byte: caret, at_top: false }),
    }
}
