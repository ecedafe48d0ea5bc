//! The table: rows are statements, columns are articles in the order of their publication. Only what is to be seen is drawn.
//! Sizes are points.

use egui::scroll_area::ScrollBarVisibility;
use egui::style::ScrollAnimation;
use egui::{Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::cell::Look;
use super::grid::{Grid, HEAD, LEFT};
use super::{heads, keys, menu, name_bar, names};
use crate::app::action::Action;
use crate::app::desk::Focus;
use crate::app::quoted::{Filter, Hand, StatementAction};
use crate::app::view::View;
use crate::app::widgets::{quiet, scroll_area, small};
use crate::app::words::many;

/// The tab.
pub fn statements(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let quoted = &view.open.quoted;
    if let Some(words) = under_way(view) {
        ui.label(small(words, view.theme));
    }
    if quoted.shown.rows.is_empty() || quoted.shown.columns.is_empty() {
        ui.add_space(8.0);
        ui.label(quiet(empty(view), view.theme));
        return;
    }
    let (rows, columns) = (quoted.shown.rows.len(), quoted.shown.columns.len());
    let width = Grid::column_width(ui.available_width(), columns);
    let area = ScrollArea::both().id_salt("statements").auto_shrink(false);
    let area = area.scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded);
    scroll_area(ui, "Scroll the statements", area, |ui, shown| {
        ui.set_min_size(Grid::size(width, rows, columns));
        let corner = ui.max_rect().min;
        let grid = Grid::new(corner, shown.translate(corner.to_vec2()), width, (rows, columns));
        draw(ui, view, &grid, actions);
    });
}

/// What is still going on, or left out.
fn under_way(view: &View<'_>) -> Option<String> {
    let (accounts, quoted) = (&view.open.accounts, &view.open.quoted);
    if accounts.working && accounts.waiting() > 0 {
        return Some(format!("Still reading {}…", many(accounts.waiting(), "article")));
    }
    if accounts.is_partial() {
        let left = accounts.waiting();
        return Some(format!("The articles are too long together: {} left out, unless open.", many(left, "article")));
    }
    (quoted.working && !quoted.is_made()).then(|| "Finding who is quoted…".to_owned())
}

/// Why there is nothing to be seen.
fn empty(view: &View<'_>) -> &'static str {
    let quoted = &view.open.quoted;
    if !quoted.is_made() || quoted.working {
        return "";
    }
    if quoted.filter != Filter::default() {
        return "No statement passes this filter.";
    }
    "No quotation was found in the articles. What they report without quotation marks can be shown, too: see “quoted”."
}

fn draw(ui: &mut Ui, view: &View<'_>, grid: &Grid, actions: &mut Vec<Action>) {
    let hand = view.open.quoted.hand.as_ref();
    if let Some(hand) = hand.filter(|hand| hand.reveal) {
        ui.scroll_to_rect_animation(grid.with_headings(hand.row, hand.column), None, ScrollAnimation::none());
    }
    let within = |ui: &mut Ui, rect: Rect, salt: &str| {
        let mut part = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
        part.set_clip_rect(rect.intersect(ui.clip_rect()));
        part
    };
    let body = within(ui, grid.body(), "body");
    cells(&body, view, grid, actions);
    if let Some(hand) = hand {
        in_hand(&body, view, grid, hand, actions);
    }
    let left = Rect::from_min_max(grid.view.min + vec2(0.0, HEAD), grid.view.left_bottom() + vec2(LEFT, 0.0));
    let mut left = within(ui, left, "speakers");
    left.painter().rect_filled(left.max_rect(), 0.0, view.theme.panel);
    for row in grid.rows() {
        heads::row_head(&mut left, view, grid, row, actions);
    }
    let above = Rect::from_min_max(grid.view.min + vec2(LEFT, 0.0), grid.view.right_top() + vec2(0.0, HEAD));
    let above = within(ui, above, "articles");
    for column in grid.columns() {
        heads::column_head(&above, view, grid, column, actions);
    }
    lines(ui, view, grid);
    if let (Some(hand), Some(bar)) = (hand, &view.open.quoted.name) {
        name_bar::name_bar(ui.ctx(), view, bar, grid.row_head(hand.row), actions);
    }
}

fn cells(ui: &Ui, view: &View<'_>, grid: &Grid, actions: &mut Vec<Action>) {
    let quoted = &view.open.quoted;
    for row in grid.rows() {
        for column in grid.columns() {
            let rect = grid.cell(row, column);
            let (of_row, of_column) = (quoted.shown.rows[row], quoted.shown.columns[column]);
            let look = Look::of(view, of_row, of_column);
            let response = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("statement", row, column)), Sense::CLICK);
            let is_in_hand = quoted.hand.as_ref().is_some_and(|hand| (hand.row, hand.column) == (row, Some(column)));
            if !is_in_hand {
                response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, names::cell(view, of_row, of_column)));
            }
            if response.hovered() && look.is_some() {
                ui.painter().rect_filled(rect, 0.0, view.theme.hover);
            }
            if response.clicked() {
                actions.push(Action::Statement(StatementAction::TakeUp(row, Some(column))));
                actions.extend(look.as_ref().map(|_| Action::Statement(StatementAction::Show)));
            }
            menu::context_menu(&response, (row, Some(column)), actions);
            if let Some(look) = look {
                look.paint(ui, rect, view.theme);
                response.on_hover_text(names::cell(view, of_row, of_column));
            }
        }
    }
}

/// The cell in hand has the keyboard, wherever it is, and is what those hear who do not see it.
fn in_hand(ui: &Ui, view: &View<'_>, grid: &Grid, hand: &Hand, actions: &mut Vec<Action>) {
    let id = Id::unique("statement in hand");
    let Some((row, column)) = hand.place(&view.open.quoted.shown) else { return };
    let rect = hand.column.map_or_else(|| grid.row_head(hand.row), |column| grid.cell(hand.row, column));
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| {
        let name = column.map_or_else(|| names::row(view, row), |column| names::cell(view, row, column));
        WidgetInfo::labeled(Role::Cell, true, name)
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_selected(true));
    if view.open.desk.focus == Some(Focus::Statements) {
        response.request_focus();
    }
    let focused = response.has_focus();
    let color = if focused { view.theme.accent } else { view.theme.line };
    ui.painter().rect_stroke(rect.shrink(1.0), 4.0, Stroke::new(1.5, color), StrokeKind::Inside);
    if focused {
        keys::listen(ui, id, grid.rows().len(), actions);
    }
}

/// Hairlines between rows, and between headings and words.
fn lines(ui: &Ui, view: &View<'_>, grid: &Grid) {
    let (painter, body) = (ui.painter(), grid.body());
    let thin = Stroke::new(1.0, view.theme.line.gamma_multiply(0.6));
    for row in grid.rows() {
        let y = grid.cell(row, 0).bottom();
        if y > body.top() {
            painter.hline(grid.view.x_range(), y, thin);
        }
    }
    for column in grid.columns() {
        let x = grid.cell(0, column).right();
        if x > body.left() {
            painter.vline(x, grid.view.y_range(), thin);
        }
    }
    let firm = Stroke::new(1.0, view.theme.line);
    painter.hline(grid.view.x_range(), body.top(), firm);
    painter.vline(body.left(), grid.view.y_range(), firm);
}
