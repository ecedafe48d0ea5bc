//! The table as it is drawn: only what is seen of it. Sizes are points.

use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::sheet::{Sheet, Sign};
use crate::app::action::{Action, DeskAction};
use crate::app::desk::Focus;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Words, paint_words, scroll_area, small, words_label};
use crate::app::words::{many, shortened};
use crate::notebook::Document;

/// The width of a column.
const WIDTH: f32 = 92.0;
/// The height of a row, and of the names of the columns: an outlet above a date.
const HEIGHT: f32 = 26.0;
const HEADS: f32 = 38.0;
/// The sign of a cell.
const SIGN: Vec2 = vec2(56.0, 18.0);
/// How far a child tag stands in.
const STEP: f32 = 12.0;
/// The line below the table that quotes the cell that is meant.
const QUOTES: f32 = 22.0;

/// The table, and below it what the cell that is meant says.
pub fn table(ui: &mut Ui, view: &View<'_>, sheet: &dyn Sheet, actions: &mut Vec<Action>) {
    let meant = keys(ui, view, sheet, actions);
    let room = ui.available_rect_before_wrap();
    let line = Rect::from_min_max(pos2(room.left(), room.bottom() - QUOTES), room.max);
    let (least, most) = sheet.names_width();
    let names = (room.width() - WIDTH * sheet.documents().len() as f32).min(most).max(least);
    let total = vec2(names + WIDTH * sheet.documents().len() as f32, HEADS + HEIGHT * sheet.len() as f32);
    let above = Rect::from_min_max(room.min, pos2(room.right(), line.top()));
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        let area = ScrollArea::both().id_salt("omissions").auto_shrink(false);
        scroll_area(ui, "Scroll the table of omissions", area, |ui, seen| {
            let origin = ui.max_rect().min;
            ui.set_min_size(total);
            if let Some((row, column)) = meant {
                // As much more as the names cover.
                let at = origin + vec2(WIDTH * column as f32, HEIGHT * row as f32);
                ui.scroll_to_rect(Rect::from_min_size(at, vec2(names + WIDTH, HEADS + HEIGHT)), None);
            }
            Grid { view, sheet, names, origin, seen }.draw(ui, actions);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(line), |ui| quotes_below(ui, view, sheet));
}

/// The arrows choose a cell, Enter or the space bar presses it; gives the row and column that were chosen just now.
fn keys(ui: &Ui, view: &View<'_>, sheet: &dyn Sheet, actions: &mut Vec<Action>) -> Option<(usize, usize)> {
    let grid = ui.interact(ui.available_rect_before_wrap(), grid_id(), Sense::focusable_noninteractive());
    let meant = sheet.chosen();
    let (row, column) = meant.unwrap_or((0, 0));
    grid.widget_info(|| {
        let cell = meant.map_or_else(|| "arrows choose a cell".to_owned(), |(row, column)| cell_words(view, sheet, row, column));
        WidgetInfo::labeled(Role::Grid, true, format!("Omissions: {cell}"))
    });
    if view.open.desk.focus == Some(Focus::Omissions) {
        grid.request_focus();
    }
    if !grid.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid_id(), filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) || pressed(Key::Space) {
        actions.extend(sheet.press(row, column).map(Action::Omissions));
    }
    let steps = [(Key::ArrowDown, (1, 0)), (Key::ArrowUp, (-1, 0)), (Key::ArrowRight, (0, 1)), (Key::ArrowLeft, (0, -1))];
    let (down, right) = steps.into_iter().find(|(key, _)| pressed(*key))?.1;
    let (down, right) = if meant.is_some() { (down, right) } else { (0, 0) };
    let row = row.saturating_add_signed(down).min(sheet.len().saturating_sub(1));
    let column = column.saturating_add_signed(right).min(sheet.documents().len().saturating_sub(1));
    actions.push(Action::Omissions(sheet.choose(row, column)?));
    Some((row, column))
}

fn grid_id() -> Id {
    Id::unique("table of omissions")
}

/// What is drawn of the table: `seen` is the part of it that is to be seen, from its left upper corner at `origin`.
struct Grid<'a, 'b> {
    view: &'b View<'a>,
    sheet: &'b dyn Sheet,
    /// The width of the names.
    names: f32,
    origin: Pos2,
    seen: Rect,
}

impl Grid<'_, '_> {
    fn draw(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let first = (self.seen.top() / HEIGHT).max(0.0) as usize;
        let last = ((self.seen.bottom() - HEADS) / HEIGHT).ceil().max(0.0) as usize;
        let rows = first.min(self.sheet.len())..last.min(self.sheet.len());
        let first = (self.seen.left() / WIDTH).max(0.0) as usize;
        let last = ((self.seen.right() - self.names) / WIDTH).ceil().max(0.0) as usize;
        let columns = first.min(self.sheet.documents().len())..last.min(self.sheet.documents().len());
        let corner = self.origin + self.seen.min.to_vec2();
        let all = Rect::from_min_size(corner, self.seen.size());
        let body = Rect::from_min_max(corner + vec2(self.names, HEADS), all.max);
        self.part(ui, body, |ui| {
            for row in rows.clone() {
                for column in columns.clone() {
                    self.cell(ui, row, column, actions);
                }
            }
        });
        self.part(ui, Rect::from_min_max(pos2(body.left(), corner.y), pos2(all.right(), body.top())), |ui| {
            columns.for_each(|column| self.head(ui, column, corner.y, actions));
        });
        self.part(ui, Rect::from_min_max(pos2(corner.x, body.top()), pos2(body.left(), all.bottom())), |ui| {
            rows.clone().for_each(|row| self.name(ui, row, corner.x));
        });
        let line = Stroke::new(1.0, self.view.theme.line);
        ui.painter().hline(all.x_range(), body.top(), line);
        for row in rows {
            let y = self.origin.y + HEADS + HEIGHT * (row + 1) as f32;
            if y > body.top() {
                ui.painter().hline(all.x_range(), y, Stroke::new(1.0, self.view.theme.line.gamma_multiply(0.6)));
            }
        }
    }

    /// Draws within a part of the table, which covers what scrolls below it.
    fn part(&self, ui: &mut Ui, rect: Rect, draw: impl FnOnce(&mut Ui)) {
        let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
        part.set_clip_rect(rect.intersect(ui.clip_rect()));
        draw(&mut part);
    }

    fn cell(&self, ui: &Ui, row: usize, column: usize, actions: &mut Vec<Action>) {
        let theme = self.view.theme;
        let at = self.origin + vec2(self.names + WIDTH * column as f32, HEADS + HEIGHT * row as f32);
        let rect = Rect::from_min_size(at, vec2(WIDTH, HEIGHT));
        // One of a thousand cells is no stop on the way of the Tab key: the table is.
        let response = ui.interact(rect, grid_id().with(("cell", row, column)), Sense::CLICK);
        let chosen = self.sheet.chosen() == Some((row, column));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, cell_words(self.view, self.sheet, row, column)));
        let mark = Rect::from_min_size(rect.min + vec2(8.0, (HEIGHT - SIGN.y) / 2.0), SIGN);
        let words = |words: &str, color| {
            ui.painter().text(mark.center(), Align2::CENTER_CENTER, words, Face::Sans.at(size::SMALL), color);
        };
        match self.sheet.sign(row, column) {
            Sign::Count(count, ground, color) => {
                ui.painter().rect_filled(mark, 4.0, ground);
                ui.painter().hline(mark.x_range(), mark.bottom() - 1.0, Stroke::new(2.0, color));
                words(&count.to_string(), theme.ink);
            }
            Sign::Absent => {
                ui.painter().rect_stroke(mark, 4.0, Stroke::new(1.0, theme.secondary), StrokeKind::Inside);
                words("absent", theme.secondary);
            }
            Sign::Ask if response.hovered() => words("absent?", theme.secondary),
            Sign::Unread => words("unread", theme.secondary),
            Sign::Ask | Sign::Empty => {}
        }
        if chosen {
            ui.painter().rect_stroke(rect.shrink(2.0), 6.0, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
        }
        self.pressed(response, (row, column), actions);
    }

    fn pressed(&self, response: Response, (row, column): (usize, usize), actions: &mut Vec<Action>) {
        let (view, sheet) = (self.view, self.sheet);
        let response = response.on_hover_ui(|ui| {
            let quotes = sheet.quotes(row, column);
            ui.set_max_width(420.0);
            for quote in &quotes {
                words_label(
                    ui,
                    &Words { rows: 3, ..Words::line(quote, Face::SerifItalic.at(14.0), view.theme.ink) },
                    Sense::hover(),
                );
            }
            let hint = sheet.hint(row, column);
            if quotes.is_empty() {
                ui.label(hint);
            } else {
                ui.label(small(hint, view.theme));
            }
        });
        if response.clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(grid_id()));
            actions.extend(sheet.press(row, column).map(Action::Omissions));
        }
    }

    /// The outlet above the date; the headline where the outlet is not known.
    fn head(&self, ui: &Ui, column: usize, top: f32, actions: &mut Vec<Action>) {
        let (view, theme) = (self.view, self.view.theme);
        let id = self.sheet.documents()[column];
        let Some(document) = view.notebook().document(id) else { return };
        let at = pos2(self.origin.x + self.names + WIDTH * column as f32, top);
        let rect = Rect::from_min_size(at, vec2(WIDTH, HEADS));
        let response = ui.interact(rect, grid_id().with(("head", id)), Sense::CLICK);
        let words = document_words(document);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Article of the table: {words}")));
        if response.hovered() {
            ui.painter().rect_filled(rect.shrink2(vec2(2.0, 0.0)), 5.0, theme.hover);
        }
        let outlet = document.outlet.as_ref().map_or_else(|| document.display_name(), |outlet| outlet.value.as_str());
        let date = document.published.as_ref().map_or_else(|| "no date".to_owned(), |date| date.value.readable());
        let inner = rect.shrink2(vec2(8.0, 3.0));
        paint_words(ui, inner.min, inner.width(), &Words::line(outlet, Face::SansBold.at(size::SMALL), theme.ink));
        let below = inner.min + vec2(0.0, 16.0);
        paint_words(ui, below, inner.width(), &Words::line(&date, Face::Sans.at(size::SMALL), theme.secondary));
        if response.on_hover_text(words).clicked() {
            actions.push(Action::Desk(DeskAction::Show(id)));
        }
    }

    /// The name of a row, and in how many articles it was found.
    fn name(&self, ui: &Ui, row: usize, left: f32) {
        let theme = self.view.theme;
        let name = self.sheet.name(row);
        let at = pos2(left, self.origin.y + HEADS + HEIGHT * row as f32);
        let rect = Rect::from_min_size(at, vec2(self.names, HEIGHT));
        let response = ui.interact(rect, grid_id().with(("name", row)), Sense::hover());
        let (found, all) = (self.sheet.found_in(row), self.sheet.documents().len());
        let words = format!("{}: in {found} of {}", name.whole, many(all, "article"));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let mut from = rect.left() + 2.0 + STEP * (name.depth.min(6)) as f32;
        if let Some(color) = name.dot {
            let dot = Rect::from_center_size(pos2(from + 5.0, rect.center().y), vec2(10.0, 10.0));
            ui.painter().rect_filled(dot, 3.0, color);
            from += 16.0;
        }
        let share = format!("{found}/{all}");
        let right = pos2(rect.right() - 10.0, rect.center().y);
        let taken = ui.painter().text(right, Align2::RIGHT_CENTER, share, Face::Sans.at(size::SMALL), theme.secondary).width();
        let at = pos2(from, rect.center().y - 8.0);
        let look = Words::line(&name.short, Face::Sans.at(size::BODY), theme.ink);
        paint_words(ui, at, (right.x - taken - 8.0 - at.x).max(10.0), &look);
        response.on_hover_text(words);
    }
}

/// The cell in words, for those who hear it.
fn cell_words(view: &View<'_>, sheet: &dyn Sheet, row: usize, column: usize) -> String {
    let document = sheet.documents().get(column).and_then(|document| view.notebook().document(*document));
    let article = document.map(document_words).unwrap_or_default();
    format!("{} in {article}: {}", sheet.name(row).whole, sheet.known(row, column))
}

/// Headline, outlet and date, as far as they are known.
fn document_words(document: &Document) -> String {
    let outlet = document.outlet.as_ref().map(|outlet| outlet.value.clone());
    let date = document.published.as_ref().map(|date| date.value.readable());
    let parts = [Some(shortened(document.display_name(), 80)), outlet, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the cell that is meant says, below the table.
fn quotes_below(ui: &mut Ui, view: &View<'_>, sheet: &dyn Sheet) {
    let Some((row, column)) = sheet.chosen() else { return };
    let quotes = sheet.quotes(row, column);
    let gap = if quotes.is_empty() { "" } else { "   " };
    let words = format!("{}{gap}{}", cell_words(view, sheet, row, column), quotes.join("  "));
    ui.horizontal_centered(|ui| {
        words_label(ui, &Words::line(&words, Face::Sans.at(size::SMALL), view.theme.secondary), Sense::hover());
    });
}
