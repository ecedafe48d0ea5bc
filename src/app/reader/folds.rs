//! The quiet lines in place of what is set apart. Positions are bytes.

use std::sync::Arc;

use egui::{Color32, Galley, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::memory::Memory;
use super::pieces::{Piece, PieceKind};
use super::shown::Reader;
use super::style::FOLD_HEIGHT;
use super::visible::Line;
use crate::app::action::Action;
use crate::app::theme::{Face, size};
use crate::text::Reading;

/// What puts the lines of an open fold back into the text.
const PUT_BACK: &str = "Belongs to the text";

/// The lines: a click opens or closes them; what an open one holds can be put back into the text.
pub fn folds(ui: &Ui, memory: &mut Memory, reader: &Reader<'_>, lines: &[Line], actions: &mut Vec<Action>) {
    for line in lines {
        let PieceKind::Fold { blocks, open } = line.of.kind else { continue };
        let whole = Rect::from_min_size(line.pos, vec2(reader.style.width, FOLD_HEIGHT - 8.0));
        ui.painter().vline(whole.left(), whole.shrink(2.0).y_range(), Stroke::new(2.0, reader.theme.line));
        let mut rect = whole;
        if open {
            let (button, response) = put_back(ui, reader, &line.of, whole);
            rect.max.x = button.left();
            if response.clicked() {
                let first = line.of.block;
                actions.push(Action::Fold { document: reader.column.document, blocks: first..first + blocks, apart: false });
            }
        }
        let response = ui.interact(rect, reader.id().with(("fold", line.of.block)), Sense::click());
        let words = fold_words(reader.reading(), &line.of, blocks, open);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let color = if response.hovered() { reader.theme.ink } else { reader.theme.secondary };
        let galley = one_line(ui, words, rect.width() - 22.0, color);
        ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, color);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() && !memory.unfolded.remove(&line.of.block) {
            memory.unfolded.insert(line.of.block);
        }
    }
}

/// The words at the end of an open fold, and where they are.
fn put_back(ui: &Ui, reader: &Reader<'_>, piece: &Piece, whole: Rect) -> (Rect, Response) {
    let galley = one_line(ui, PUT_BACK.to_owned(), whole.width() * 0.7, reader.theme.accent);
    let rect = Rect::from_min_max(pos2(whole.right() - galley.size().x - 8.0, whole.top()), whole.max);
    let response = ui.interact(rect, reader.id().with(("put back", piece.block)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, PUT_BACK));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    if response.hovered() || response.has_focus() {
        ui.painter().hline(at.x..=at.x + galley.size().x, at.y + galley.size().y, Stroke::new(1.0, reader.theme.accent));
    }
    ui.painter().galley(at, galley, reader.theme.accent);
    (rect, response.on_hover_text("These lines are read, marked and compared like the rest. Can be undone."))
}

fn one_line(ui: &Ui, words: String, width: f32, color: Color32) -> Arc<Galley> {
    let job = egui::text::LayoutJob {
        wrap: egui::text::TextWrapping::truncate_at_width(width),
        ..egui::text::LayoutJob::simple_singleline(words, Face::Sans.at(size::SMALL), color)
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn fold_words(reading: &Reading, piece: &Piece, blocks: usize, open: bool) -> String {
    let first = reading.slice(piece.span).lines().next().unwrap_or_default();
    let first: Vec<&str> = first.split_whitespace().take(8).collect();
    let lines = if blocks == 1 { "1 line".to_owned() } else { format!("{blocks} lines") };
    format!("{} {} · {lines} set apart", if open { "⌄" } else { "›" }, first.join(" "))
}
