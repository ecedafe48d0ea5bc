//! One document in one column: laid out, painted, listened to. Positions are bytes.

use egui::{Color32, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::layout::{FOLD_HEIGHT, ReadingStyle, galley};
use super::memory::Memory;
use super::pieces::PieceKind;
use super::shown::{Reader, Scene};
use super::visible::{Line, line_of};
use super::{keys, paint, pointer};
use crate::app::action::Action;
use crate::app::theme::{Face, size};
use crate::text::{Reading, Span};

/// Space above the first and below the last line.
const TOP: f32 = 14.0;
/// Where a place that is looked at comes to stand: a third from the top.
const THIRD: f32 = 0.3;

/// Shows the reader and says what the person asked of it.
pub fn reader(ui: &mut Ui, reader: &Reader<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    memory.prepare(reader.reading(), &reader.style);
    let room = ui.available_rect_before_wrap();
    let mut area = ScrollArea::vertical().id_salt(reader.column.id).auto_shrink(false).animated(false);
    if let Some(offset) = scroll_offset(ui, reader, memory, room.height()) {
        area = area.vertical_scroll_offset(offset);
    }
    area.show_viewport(ui, |ui, viewport| contents(ui, reader, memory, viewport, actions));
}

/// Where to scroll to in this frame, if anywhere.
fn scroll_offset(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, height: f32) -> Option<f32> {
    let place = memory.scroll_to.take()?;
    if !place.at_top && memory.seen.is_some_and(|seen| seen.contains(place.byte)) {
        return None;
    }
    memory.unfold_at(place.byte);
    memory.prepare(reader.reading(), &reader.style);
    memory.scroll_to = None;
    let piece = memory.piece_at(place.byte);
    let above = memory.heights.before(piece) as f32;
    let of = memory.pieces.get(piece)?.clone();
    let line = Line { piece, pos: pos2(0.0, 0.0), galley: galley(ui, reader.reading(), &of, &reader.style, reader.theme), of };
    let within = if line.of.has_words() { line.caret(reader.reading(), place.byte).top() } else { 0.0 };
    let back = if place.at_top { 0.0 } else { height * THIRD };
    Some((above + within - back + if place.at_top { 0.0 } else { TOP }).max(0.0))
}

fn contents(ui: &mut Ui, reader: &Reader<'_>, memory: &mut Memory, viewport: Rect, actions: &mut Vec<Action>) {
    let origin = ui.max_rect().min;
    let width = ui.max_rect().width();
    ui.set_height(memory.heights.total() as f32 + 2.0 * TOP + viewport.height() * 0.4);
    let (_, left) = ReadingStyle::for_column(width, reader.style.size);
    let screen = Rect::from_min_size(origin + viewport.min.to_vec2(), vec2(width, viewport.height()));
    let lines = lay_out(ui, reader, memory, viewport, pos2(origin.x + left, origin.y + TOP));
    let response = ui.interact(screen, reader.id(), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, reader.name));
    let edges = (origin.x + left, origin.x + left + reader.style.width + super::layout::RIGHT);
    let selected = memory.resizing.or_else(|| reader.column.selected());
    paint::behind(ui.painter(), reader, &lines, selected);
    words(ui, reader, &lines);
    paint::above(ui.painter(), reader, &lines, edges);
    caret(ui, reader, &lines, &response);
    folds(ui, memory, reader, &lines);
    speak(ui, reader, &lines, &response);
    let scene = Scene { ui, reader, lines: &lines, response: &response };
    pointer::listen(&scene, memory, actions);
    keys::listen(&scene, memory, actions);
    memory.anchor = anchor(reader, &lines, screen);
    memory.seen = seen(&lines, reader.reading(), screen);
    if memory.shift != 0.0 {
        ui.scroll_with_delta(vec2(0.0, -std::mem::take(&mut memory.shift)));
        ui.request_repaint();
    }
}

/// Lays out what is on the screen; estimated heights become real ones.
fn lay_out(ui: &Ui, reader: &Reader<'_>, memory: &mut Memory, viewport: Rect, corner: egui::Pos2) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut index = memory.heights.find(f64::from((viewport.min.y - TOP).max(0.0)));
    memory.top = memory.pieces.get(index).map_or(0, |piece| piece.span.start());
    let mut y = memory.heights.before(index) as f32;
    while index < memory.heights.len() && y < viewport.max.y {
        let of = memory.pieces[index].clone();
        let indent = match of.kind {
            PieceKind::Words(kind, level) => reader.style.indent(kind, level),
            PieceKind::Fold { .. } => 0.0,
        };
        let galley = galley(ui, reader.reading(), &of, &reader.style, reader.theme);
        let height = if of.has_words() { galley.size().y + reader.style.space(&of) } else { FOLD_HEIGHT };
        let grown = memory.heights.set(index, height);
        if y < viewport.min.y - TOP && grown.abs() > 0.1 && y + height < viewport.min.y {
            memory.shift += grown;
        }
        lines.push(Line { piece: index, pos: pos2(corner.x + indent, corner.y + y), galley, of });
        y += height;
        index += 1;
    }
    lines
}

fn words(ui: &Ui, reader: &Reader<'_>, lines: &[Line]) {
    for line in lines.iter().filter(|line| line.of.has_words()) {
        ui.painter().galley(line.pos, std::sync::Arc::clone(&line.galley), reader.theme.ink);
    }
}

/// The caret, while the column has the keyboard.
fn caret(ui: &Ui, reader: &Reader<'_>, lines: &[Line], response: &egui::Response) {
    let Some((anchor, caret)) = reader.column.selection.filter(|_| response.has_focus()) else { return };
    if anchor == caret
        && let Some(line) = line_of(lines, caret)
    {
        let rect = line.caret(reader.reading(), caret);
        ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.5, reader.theme.accent));
    }
}

/// The quiet lines in place of furniture: a click opens or closes them.
fn folds(ui: &Ui, memory: &mut Memory, reader: &Reader<'_>, lines: &[Line]) {
    for line in lines {
        let PieceKind::Fold { blocks, open } = line.of.kind else { continue };
        let words = fold_words(reader.reading(), &line.of, blocks, open);
        let rect = Rect::from_min_size(line.pos, vec2(reader.style.width, FOLD_HEIGHT - 8.0));
        let response = ui.interact(rect, reader.id().with(("fold", line.of.block)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let color: Color32 = if response.hovered() { reader.theme.ink } else { reader.theme.secondary };
        ui.painter().vline(rect.left(), rect.shrink(2.0).y_range(), egui::Stroke::new(2.0, reader.theme.line));
        let job = egui::text::LayoutJob {
            wrap: egui::text::TextWrapping::truncate_at_width(rect.width() - 12.0),
            ..egui::text::LayoutJob::simple_singleline(words, Face::Sans.at(size::SMALL), color)
        };
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, color);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() && !memory.unfolded.remove(&line.of.block) {
            memory.unfolded.insert(line.of.block);
        }
    }
}

fn fold_words(reading: &Reading, piece: &super::pieces::Piece, blocks: usize, open: bool) -> String {
    let first = reading.slice(piece.span).lines().next().unwrap_or_default();
    let first: Vec<&str> = first.split_whitespace().take(8).collect();
    let lines = if blocks == 1 { "1 line".to_owned() } else { format!("{blocks} lines") };
    format!("{} {} · {lines} set apart", if open { "⌄" } else { "›" }, first.join(" "))
}

/// The text for those who hear it: one label for each piece on the screen.
fn speak(ui: &mut Ui, reader: &Reader<'_>, lines: &[Line], response: &egui::Response) {
    ui.scope_builder(UiBuilder::new().accessibility_parent(response.id), |ui| {
        for line in lines.iter().filter(|line| line.of.has_words()) {
            let words = reader.reading().slice(line.of.span);
            let piece = ui.interact(line.rect(), reader.id().with(("piece", line.piece)), Sense::empty());
            piece.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
            let place = egui::emath::TSTransform::from_translation(line.pos.to_vec2());
            egui::text_selection::accesskit_text::update_accesskit_for_text_widget(ui.ctx(), piece.id, None, place, &line.galley);
        }
    });
}

/// The bytes on the screen, but for a row at either edge.
fn seen(lines: &[Line], reading: &Reading, screen: Rect) -> Option<Span> {
    let words: Vec<&Line> = lines.iter().filter(|line| line.of.has_words()).collect();
    let edge = 24.0;
    let first = words.iter().find(|line| line.rect().bottom() > screen.top() + edge)?;
    let last = words.iter().rfind(|line| line.rect().top() < screen.bottom() - edge)?;
    let start = first.byte_at(reading, pos2(first.pos.x, screen.top() + edge));
    let end = last.byte_at(reading, pos2(last.rect().right(), screen.bottom() - edge));
    (start <= end).then(|| Span::new(start, end))
}

/// Where the selection, or else the highlight in hand, ends on the screen.
fn anchor(reader: &Reader<'_>, lines: &[Line], screen: Rect) -> Option<Rect> {
    let span = reader.column.selected().or_else(|| reader.held())?;
    let rects: Vec<Rect> =
        lines.iter().filter(|line| line.of.has_words()).flat_map(|line| line.rects(reader.reading(), span)).collect();
    let last = rects.into_iter().rfind(|rect| rect.bottom() < screen.bottom());
    last.filter(|rect| screen.expand2(Vec2::new(0.0, 8.0)).intersects(*rect))
}
