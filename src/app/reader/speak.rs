//! The text for those who hear it, and for programs that read the screen: a document, its paragraphs, their rows with the place
//! of every character, its highlights, and what is selected. Positions are bytes of the text.

use egui::accesskit::{self, Live, TextPosition, TextSelection};
use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::marks::Mark;
use super::runs::{Run, piece_id, runs};
use super::shown::Reader;
use super::visible::{Line, line_of, with_words};
use crate::app::action::{Action, DeskAction};
use crate::text::Span;

/// Highlights named in one column: more on one screen cannot be told apart by ear.
const MOST_MARKS: usize = 200;
/// Selected characters that are read out.
const READ_OUT: usize = 200;

/// Puts what is on the screen into the tree, when somebody listens.
pub fn speak(ui: &mut Ui, reader: &Reader<'_>, lines: &[Line], response: &Response, actions: &mut Vec<Action>) {
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, reader.name));
    let selection = reader.column.selection.and_then(|(anchor, caret)| {
        Some(TextSelection { anchor: position(reader, lines, anchor)?, focus: position(reader, lines, caret)? })
    });
    let listens = ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(accesskit::Action::SetTextSelection);
        if let Some(language) = reader.language {
            node.set_language(language);
        }
        if let Some(selection) = selection {
            node.set_text_selection(selection);
        }
    });
    if listens.is_none() {
        return;
    }
    let mut inside = ui.new_child(UiBuilder::new().id_salt(response.id).accessibility_parent(response.id));
    for line in with_words(lines) {
        paragraph(&mut inside, reader, line);
    }
    marks(&inside, reader, lines, actions);
    announce(&inside, reader);
    obey(ui, reader, lines, response, actions);
}

fn paragraph(ui: &mut Ui, reader: &Reader<'_>, line: &Line) {
    let id = piece_id(reader, line);
    let words = reader.reading().slice(line.of.span);
    let piece = ui.interact(line.rect(), id, Sense::empty());
    piece.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let inside = ui.new_child(UiBuilder::new().id_salt(id).accessibility_parent(id));
    let runs = runs(reader, line);
    for (place, run) in runs.iter().enumerate() {
        inside.interact(run.rect, run.id, Sense::empty());
        inside.ctx().accesskit_node_builder(run.id, |node| {
            run.describe(node, reader.reading().text());
            let same_row = |other: &&Run<'_>| std::ptr::eq(other.row, run.row);
            if let Some(before) = place.checked_sub(1).and_then(|before| runs.get(before)).filter(same_row) {
                node.set_previous_on_line(before.id.accesskit_id());
            }
            if let Some(after) = runs.get(place + 1).filter(same_row) {
                node.set_next_on_line(after.id.accesskit_id());
            }
        });
    }
}

/// A byte of the text as a place in the tree; beyond the screen, the nearest place on it.
fn position(reader: &Reader<'_>, lines: &[Line], byte: usize) -> Option<TextPosition> {
    let first = with_words(lines).next()?;
    let last = with_words(lines).next_back()?;
    let byte = byte.clamp(first.of.span.start(), last.of.span.end());
    let before = || with_words(lines).rfind(|line| line.of.span.end() <= byte);
    let line = line_of(lines, byte).or_else(before)?;
    let byte = byte.min(line.of.span.end());
    let runs = runs(reader, line);
    let run = runs.iter().rfind(|run| run.start() <= byte)?;
    Some(TextPosition { node: run.id.accesskit_id(), character_index: run.index_of(byte) })
}

/// Selects what a program that reads the screen asks for.
fn obey(ui: &Ui, reader: &Reader<'_>, lines: &[Line], response: &Response, actions: &mut Vec<Action>) {
    let asked = ui.input(|input| {
        let requests = input.accesskit_action_requests(response.id, accesskit::Action::SetTextSelection);
        requests.last().and_then(|request| request.data.clone())
    });
    let Some(accesskit::ActionData::SetTextSelection(selection)) = asked else { return };
    let byte = |position: &TextPosition| {
        let in_line = |line: &Line| {
            let runs = runs(reader, line);
            let run = runs.iter().find(|run| run.id.accesskit_id() == position.node)?;
            Some(run.byte_of(position.character_index))
        };
        with_words(lines).find_map(in_line)
    };
    if let (Some(anchor), Some(focus)) = (byte(&selection.anchor), byte(&selection.focus)) {
        actions.push(Action::Desk(DeskAction::Select(reader.place, anchor, focus)));
    }
}

/// The highlights on the screen, each named with its tags and its words; pressing one takes it in hand.
fn marks(ui: &Ui, reader: &Reader<'_>, lines: &[Line], actions: &mut Vec<Action>) {
    let Some(placed) = reader.shows else { return };
    let (Some(first), Some(last)) = (with_words(lines).next(), with_words(lines).next_back()) else { return };
    let screen = Span::new(first.of.span.start(), last.of.span.end());
    for mark in placed.marks_in(screen).take(MOST_MARKS) {
        let mut rect = Rect::NOTHING;
        with_words(lines).for_each(|line| line.rects(mark.span, |part| rect = rect.union(part)));
        let id = reader.id().with(("highlight", mark.id));
        let response = ui.interact(rect, id, Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Mark, true, mark_name(reader, mark)));
        ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
        if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
            actions.push(Action::Desk(DeskAction::TakeUp(Some(mark.id))));
        }
    }
}

fn mark_name(reader: &Reader<'_>, mark: &Mark) -> String {
    let tags: Vec<String> = mark.tags.iter().map(|(tag, _)| (reader.tag_path)(*tag)).collect();
    let tags = if tags.is_empty() { "without a tag".to_owned() } else { tags.join(", ") };
    format!("Highlight {tags}: “{}”", shortened(reader.reading().slice(mark.span)))
}

/// Says what is selected, as it changes.
fn announce(ui: &Ui, reader: &Reader<'_>) {
    let id = reader.id().with("selected");
    let words = reader.column.selected().filter(|_| reader.active).map(|span| shortened(reader.reading().slice(span)));
    let said = words.map_or_else(String::new, |words| format!("Selected: {words}"));
    let corner = Rect::from_min_size(ui.max_rect().min, egui::Vec2::splat(1.0));
    ui.interact(corner, id, Sense::empty());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_live(Live::Polite);
        node.set_label(said);
    });
}

/// Words as they are read out: long ones are cut.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(READ_OUT) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words.to_owned(),
    }
}
