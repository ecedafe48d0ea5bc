//! The headings of the table: speakers at the left, articles above. Sizes are points.

use egui::{Align, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::grid::Grid;
use super::{menu, names};
use crate::app::action::{Action, DeskAction};
use crate::app::quoted::StatementAction;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Words, paint_words};
use crate::app::words::{about_document, letter};

/// The height of a line of buttons.
const BUTTONS: f32 = 22.0;

/// The heading of a row: who said it, in how many articles, and for the one in hand what can be done.
pub fn row_head(ui: &mut Ui, view: &View<'_>, grid: &Grid, row: usize, actions: &mut Vec<Action>) {
    let quoted = &view.open.quoted;
    let (rect, of) = (grid.row_head(row), quoted.shown.rows[row]);
    let in_hand = quoted.hand.as_ref().is_some_and(|hand| hand.row == row);
    let response = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("statement row", row)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, names::row(view, of)));
    let fill = match (in_hand, response.hovered()) {
        (true, _) => view.theme.field,
        (false, true) => view.theme.hover,
        (false, false) => view.theme.panel,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    let inner = Rect::from_min_max(rect.min + vec2(8.0, 5.0), rect.max - vec2(8.0, 3.0));
    let known = quoted.table.grid.rows[of].person.is_some();
    let (face, color) = if known { (Face::SansBold, view.theme.ink) } else { (Face::Sans, view.theme.secondary) };
    let name = Words::line(names::person(&quoted.table, of), face.at(size::BODY), color);
    paint_words(ui, inner.min, inner.width(), &name);
    let state = names::row_state(view, of);
    let state = Words::line(&state, Face::Sans.at(size::SMALL), view.theme.secondary);
    paint_words(ui, pos2(inner.left(), inner.top() + 18.0), inner.width(), &state);
    if in_hand {
        let line = Rect::from_min_max(pos2(rect.left() + 3.0, rect.bottom() - BUTTONS - 3.0), rect.max);
        let builder = UiBuilder::new().max_rect(line).id_salt("deeds").layout(Layout::left_to_right(Align::Center));
        let mut line = ui.new_child(builder);
        line.set_clip_rect(rect.intersect(ui.clip_rect()));
        menu::buttons(&mut line, view, actions);
    }
    if response.clicked() {
        actions.push(Action::Statement(StatementAction::TakeUp(row, None)));
    }
    menu::context_menu(&response, (row, None), actions);
}

/// The heading of a column: the outlet, its letter while the article is open, and the date. A click shows the article.
pub fn column_head(ui: &Ui, view: &View<'_>, grid: &Grid, column: usize, actions: &mut Vec<Action>) {
    let quoted = &view.open.quoted;
    let (rect, document) = (grid.column_head(column), quoted.table.document(quoted.shown.columns[column]));
    let Some(record) = view.notebook().document(document) else { return };
    let place = view.open.desk.columns.iter().position(|column| column.document == document);
    let date = record.published.as_ref().map_or_else(|| "no date".to_owned(), |date| date.value.readable());
    let name = names::article(view, document);
    let response = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("statement column", column)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("Statements in {name}, {date}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, view.theme.hover);
    }
    let inner = Rect::from_min_max(rect.min + vec2(20.0, 3.0), rect.max - vec2(10.0, 2.0));
    let mut left = inner.left();
    if let Some(place) = place {
        let sign = letter(place);
        let at = pos2(rect.left() + 7.0, inner.top());
        paint_words(ui, at, 14.0, &Words::line(&sign, Face::SansBold.at(size::SMALL), view.theme.accent));
        left = left.max(at.x + 13.0);
    }
    let width = inner.right() - left;
    paint_words(ui, pos2(left, inner.top()), width, &Words::line(&name, Face::SansBold.at(size::SMALL), view.theme.ink));
    let date_line = Words::line(&date, Face::Sans.at(size::SMALL), view.theme.secondary);
    paint_words(ui, pos2(left, inner.top() + 16.0), width, &date_line);
    let hint = format!("{}\n{}\n{}", record.display_name(), about_document(record), record.path);
    if response.on_hover_text(hint).clicked() {
        actions.push(Action::Desk(DeskAction::Show(document)));
    }
}
