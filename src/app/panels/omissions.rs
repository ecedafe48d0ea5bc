//! The table of what was found where and what is absent: rows are tags, columns articles by date. Only what is seen is drawn.
//! Sizes are points.

use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::action::{Action, DeskAction, OmissionAction};
use crate::app::desk::Focus;
use crate::app::shortcuts::Verb;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Words, paint_words, quiet, quiet_button, scroll_area, small, words_label};
use crate::app::words::{many, shortened};
use crate::compare::{Finding, Omissions};
use crate::notebook::{Document, DocumentId, HighlightId, TagId};
use crate::query::TagRow;

/// The width of a column, and of the names of the rows.
const WIDTH: f32 = 92.0;
const NAMES: f32 = 196.0;
/// The height of a row, and of the names of the columns: an outlet above a date.
const HEIGHT: f32 = 26.0;
const HEADS: f32 = 38.0;
/// The sign of a cell.
const SIGN: Vec2 = vec2(56.0, 18.0);
/// How far a child tag stands in.
const STEP: f32 = 12.0;
/// The line below the table that quotes the cell that is meant.
const QUOTES: f32 = 22.0;
/// Quotations that are shown of a cell, and letters of each.
const QUOTED: usize = 4;
const LETTERS: usize = 160;

/// What the signs mean, and the way out.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if quiet_button(ui, "Export table…").on_hover_text("The whole table as CSV, for a spreadsheet").clicked() {
        actions.push(Action::Verb(Verb::ExportOmissions));
    }
    ui.label(small("number: highlights · absent: looked for, not there · empty: not looked for", view.theme));
}

/// A row of the table that is seen: its place in the table, and the tag.
type Seen<'a> = (usize, &'a TagRow);

/// The table.
pub fn omissions(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let table = view.open.omissions.table();
    if view.open.derived.tags.is_empty() || table.documents().is_empty() {
        ui.add_space(8.0);
        let words = "Which article tells what, and which leaves it out: rows are tags, columns are articles by date. Tag some words, and the first row is here.";
        ui.label(quiet(words, view.theme));
        return;
    }
    let rows = unfolded(view);
    let meant = keys(ui, view, &rows, actions);
    let room = ui.available_rect_before_wrap();
    let line = Rect::from_min_max(pos2(room.left(), room.bottom() - QUOTES), room.max);
    let total = vec2(NAMES + WIDTH * table.documents().len() as f32, HEADS + HEIGHT * rows.len() as f32);
    let above = Rect::from_min_max(room.min, pos2(room.right(), line.top()));
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        let area = ScrollArea::both().id_salt("omissions").auto_shrink(false);
        scroll_area(ui, "Scroll the table of omissions", area, |ui, seen| {
            let origin = ui.max_rect().min;
            ui.set_min_size(total);
            if let Some((row, column)) = meant {
                // As much more as the names cover.
                let at = origin + vec2(WIDTH * column as f32, HEIGHT * row as f32);
                ui.scroll_to_rect(Rect::from_min_size(at, vec2(NAMES + WIDTH, HEADS + HEIGHT)), None);
            }
            Grid { view, rows: &rows, origin, seen }.draw(ui, actions);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(line), |ui| quotes_below(ui, view));
}

/// The tags that are not folded away in their list, with their places in the table.
fn unfolded<'a>(view: &View<'a>) -> Vec<Seen<'a>> {
    let mut hidden_below = None;
    let mut rows = Vec::new();
    for (place, tag) in view.open.derived.tags.iter().enumerate() {
        if hidden_below.is_some_and(|depth| tag.depth > depth) {
            continue;
        }
        hidden_below = view.open.desk.folded_tags.contains(&tag.id).then_some(tag.depth);
        rows.push((place, tag));
    }
    rows
}

/// The arrows choose a cell, Enter or the space bar presses it; gives the row and column that were chosen just now.
fn keys(ui: &Ui, view: &View<'_>, rows: &[Seen<'_>], actions: &mut Vec<Action>) -> Option<(usize, usize)> {
    let table = view.open.omissions.table();
    let grid = ui.interact(ui.available_rect_before_wrap(), grid_id(), Sense::focusable_noninteractive());
    let meant = view.open.omissions.chosen().and_then(|(tag, document)| table.place(tag, document));
    let row = meant.and_then(|(row, _)| rows.iter().position(|(place, _)| *place == row));
    let (row, column) = (row.unwrap_or(0), meant.map_or(0, |(_, column)| column));
    let named = rows.get(row).zip(table.documents().get(column));
    grid.widget_info(|| {
        let cell =
            named.filter(|_| meant.is_some()).map(|((place, tag), id)| cell_words(view, tag, *id, table.cell(*place, column)));
        WidgetInfo::labeled(Role::Grid, true, format!("Omissions: {}", cell.unwrap_or_else(|| "arrows choose a cell".to_owned())))
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
    if let Some(((_, tag), document)) = named
        && (pressed(Key::Enter) || pressed(Key::Space))
    {
        actions.push(Action::Omissions(OmissionAction::Press(tag.id, *document)));
    }
    let steps = [(Key::ArrowDown, (1, 0)), (Key::ArrowUp, (-1, 0)), (Key::ArrowRight, (0, 1)), (Key::ArrowLeft, (0, -1))];
    let (down, right) = steps.into_iter().find(|(key, _)| pressed(*key))?.1;
    let (down, right) = if meant.is_some() { (down, right) } else { (0, 0) };
    let row = row.saturating_add_signed(down).min(rows.len().saturating_sub(1));
    let column = column.saturating_add_signed(right).min(table.documents().len().saturating_sub(1));
    let ((_, tag), document) = (rows.get(row)?, table.documents().get(column)?);
    actions.push(Action::Omissions(OmissionAction::Choose(tag.id, *document)));
    Some((row, column))
}

fn grid_id() -> Id {
    Id::unique("table of omissions")
}

/// What is drawn of the table: `seen` is the part of it that is to be seen, from its left upper corner at `origin`.
struct Grid<'a, 'b> {
    view: &'b View<'a>,
    rows: &'b [Seen<'a>],
    origin: Pos2,
    seen: Rect,
}

impl Grid<'_, '_> {
    fn table(&self) -> &Omissions {
        self.view.open.omissions.table()
    }

    fn draw(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let first = (self.seen.top() / HEIGHT).max(0.0) as usize;
        let last = ((self.seen.bottom() - HEADS) / HEIGHT).ceil().max(0.0) as usize;
        let rows = first.min(self.rows.len())..last.min(self.rows.len());
        let first = (self.seen.left() / WIDTH).max(0.0) as usize;
        let last = ((self.seen.right() - NAMES) / WIDTH).ceil().max(0.0) as usize;
        let columns = first.min(self.table().documents().len())..last.min(self.table().documents().len());
        let corner = self.origin + self.seen.min.to_vec2();
        let all = Rect::from_min_size(corner, self.seen.size());
        let body = Rect::from_min_max(corner + vec2(NAMES, HEADS), all.max);
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
        let (view, theme) = (self.view, self.view.theme);
        let ((place, tag), id) = (self.rows[row], self.table().documents()[column]);
        let cell = self.table().cell(place, column);
        let at = self.origin + vec2(NAMES + WIDTH * column as f32, HEADS + HEIGHT * row as f32);
        let rect = Rect::from_min_size(at, vec2(WIDTH, HEIGHT));
        // One of a thousand cells is no stop on the way of the Tab key: the table is.
        let response = ui.interact(rect, grid_id().with(("cell", tag.id, id)), Sense::CLICK);
        let chosen = view.open.omissions.chosen() == Some((tag.id, id));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, cell_words(view, tag, id, cell)));
        let mark = Rect::from_min_size(rect.min + vec2(8.0, (HEIGHT - SIGN.y) / 2.0), SIGN);
        let words = |words: &str, color| {
            ui.painter().text(mark.center(), Align2::CENTER_CENTER, words, Face::Sans.at(size::SMALL), color);
        };
        match cell {
            Finding::Found(ids) => {
                ui.painter().rect_filled(mark, 4.0, theme.page.blend(theme.tint([tag.color])));
                ui.painter().hline(mark.x_range(), mark.bottom() - 1.0, Stroke::new(2.0, theme.tag(tag.color)));
                words(&ids.len().to_string(), theme.ink);
            }
            Finding::Absent => {
                ui.painter().rect_stroke(mark, 4.0, Stroke::new(1.0, theme.secondary), StrokeKind::Inside);
                words("absent", theme.secondary);
            }
            Finding::Unseen if response.hovered() => words("absent?", theme.secondary),
            Finding::Unseen => {}
        }
        if chosen {
            ui.painter().rect_stroke(rect.shrink(2.0), 6.0, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
        }
        self.pressed(response, (tag.id, id), cell, actions);
    }

    fn pressed(&self, response: Response, of: (TagId, DocumentId), cell: Finding<'_>, actions: &mut Vec<Action>) {
        let view = self.view;
        let response = response.on_hover_ui(|ui| match cell {
            Finding::Found(ids) => {
                ui.set_max_width(420.0);
                for quote in quotes(view, ids) {
                    ui.label(quote);
                }
                let rest = ids.len().saturating_sub(QUOTED);
                let more = if rest > 0 { format!("and {rest} more. ") } else { String::new() };
                ui.label(small(format!("{more}A click shows the first, one more the next"), view.theme));
            }
            Finding::Absent => drop(ui.label("Looked for, and absent. A click takes that back")),
            Finding::Unseen => drop(ui.label("Nobody has looked yet. A click says: looked for, and absent")),
        });
        if response.clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(grid_id()));
            actions.push(Action::Omissions(OmissionAction::Press(of.0, of.1)));
        }
    }

    /// The outlet above the date; the headline where the outlet is not known.
    fn head(&self, ui: &Ui, column: usize, top: f32, actions: &mut Vec<Action>) {
        let (view, theme) = (self.view, self.view.theme);
        let id = self.table().documents()[column];
        let Some(document) = view.notebook().document(id) else { return };
        let at = pos2(self.origin.x + NAMES + WIDTH * column as f32, top);
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

    /// The tag, and in how many articles it was found.
    fn name(&self, ui: &Ui, row: usize, left: f32) {
        let theme = self.view.theme;
        let (place, tag) = self.rows[row];
        let at = pos2(left, self.origin.y + HEADS + HEIGHT * row as f32);
        let rect = Rect::from_min_size(at, vec2(NAMES, HEIGHT));
        let response = ui.interact(rect, grid_id().with(("name", tag.id)), Sense::hover());
        let (found, all) = (self.table().found_in(place), self.table().documents().len());
        let words = format!("{}: in {found} of {}", tag.path, many(all, "article"));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let from = rect.left() + 2.0 + STEP * (tag.depth.min(6)) as f32;
        let dot = Rect::from_center_size(pos2(from + 5.0, rect.center().y), vec2(10.0, 10.0));
        ui.painter().rect_filled(dot, 3.0, theme.tag(tag.color));
        let share = format!("{found}/{all}");
        let right = pos2(rect.right() - 10.0, rect.center().y);
        let taken = ui.painter().text(right, Align2::RIGHT_CENTER, share, Face::Sans.at(size::SMALL), theme.secondary).width();
        let at = pos2(from + 16.0, rect.center().y - 8.0);
        let name = Words::line(&tag.name, Face::Sans.at(size::BODY), theme.ink);
        paint_words(ui, at, (right.x - taken - 8.0 - at.x).max(10.0), &name);
        response.on_hover_text(words);
    }
}

/// The cell in words, for those who hear it.
fn cell_words(view: &View<'_>, tag: &TagRow, document: DocumentId, cell: Finding<'_>) -> String {
    let article = view.notebook().document(document).map(document_words).unwrap_or_default();
    let what = match cell {
        Finding::Found(ids) => many(ids.len(), "highlight"),
        Finding::Absent => "looked for, absent".to_owned(),
        Finding::Unseen => "not looked for".to_owned(),
    };
    format!("{} in {article}: {what}", tag.path)
}

/// Headline, outlet and date, as far as they are known.
fn document_words(document: &Document) -> String {
    let outlet = document.outlet.as_ref().map(|outlet| outlet.value.clone());
    let date = document.published.as_ref().map(|date| date.value.readable());
    let parts = [Some(shortened(document.display_name(), 80)), outlet, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn quotes(view: &View<'_>, ids: &[HighlightId]) -> Vec<String> {
    let highlights = ids.iter().take(QUOTED).filter_map(|id| view.notebook().highlight(*id));
    highlights.map(|highlight| format!("“{}”", shortened(&highlight.exact.replace('\n', " "), LETTERS))).collect()
}

/// What the cell that is meant says, below the table.
fn quotes_below(ui: &mut Ui, view: &View<'_>) {
    let table = view.open.omissions.table();
    let Some((tag, document)) = view.open.omissions.chosen() else { return };
    let (Some((row, column)), Some(named)) =
        (table.place(tag, document), view.open.derived.tags.iter().find(|row| row.id == tag))
    else {
        return;
    };
    let cell = table.cell(row, column);
    let words = cell_words(view, named, document, cell);
    let words = match cell {
        Finding::Found(ids) => format!("{words}   {}", quotes(view, ids).join("  ")),
        Finding::Absent | Finding::Unseen => words,
    };
    ui.horizontal_centered(|ui| {
        words_label(ui, &Words::line(&words, Face::Sans.at(size::SMALL), view.theme.secondary), Sense::hover());
    });
}
