//! The list of articles: filter, order, one card each; below them the files that are not articles.

use egui::containers::menu::MenuButton;
use egui::{Button, ScrollArea, Ui};

use super::document_card::{CARD, card};
use crate::app::action::{Action, ColumnsAction, LookAction};
use crate::app::columns::table_of;
use crate::app::desk::Focus;
use crate::app::view::View;
use crate::app::widgets::{Field, field, quiet, quiet_button, room_heading, scroll_rows, small};
use crate::app::words::many;
use crate::query::DocumentOrder;

/// The list of articles.
pub fn articles(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        room_heading(ui, "Articles", view.theme);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| order(ui, view, actions));
    });
    let hint = format!("Filter {}", many(view.notebook().documents().len(), "article"));
    let take_focus = view.open.desk.focus == Some(Focus::Articles);
    let look = Field { name: "Filter articles", hint: &hint, lines: 1, take_focus };
    let (typed, _) = field(ui, look, &view.open.desk.document_words, view.theme);
    actions.extend(typed.map(|words| Action::Look(LookAction::DocumentWords(words))));
    ui.add_space(4.0);
    let rows = &view.open.derived.documents;
    if rows.is_empty() {
        ui.label(quiet(empty_words(view), view.theme));
    }
    let others = if view.open.desk.document_words.is_empty() { view.open.others.len() } else { 0 };
    let extra = if others > 0 { others + 1 } else { 0 };
    let area = ScrollArea::vertical().id_salt("articles").auto_shrink(false);
    scroll_rows(ui, "Scroll the articles", area, (CARD, rows.len() + extra), |ui, range| {
        for index in range {
            match rows.get(index) {
                Some(row) => card(ui, view, row, actions),
                None if index == rows.len() => other_heading(ui, view, others),
                None => other(ui, view, index - rows.len() - 1, actions),
            }
        }
    });
}

fn order(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let current = view.open.desk.document_order;
    let orders = [
        (DocumentOrder::Published, "by date"),
        (DocumentOrder::Title, "by headline"),
        (DocumentOrder::Outlet, "by outlet"),
        (DocumentOrder::Path, "by file"),
        (DocumentOrder::Highlights, "by highlights"),
    ];
    let words = orders.iter().find(|(order, _)| *order == current).map_or("by date", |(_, words)| words);
    let button = Button::new(small(format!("{words} ⌄"), view.theme)).frame_when_inactive(false);
    MenuButton::from_button(button).ui(ui, |ui| {
        for (order, words) in orders {
            if ui.add(Button::new(words).selected(order == current)).clicked() {
                actions.push(Action::Look(LookAction::DocumentOrder(order)));
                ui.close();
            }
        }
    });
}

fn empty_words(view: &View<'_>) -> String {
    if view.notebook().documents().is_empty() {
        format!("No articles in {}. Put texts, pages, PDFs or tables there, then press F5.", view.open.folder.display())
    } else {
        "No article has these words.".to_owned()
    }
}

fn other_heading(ui: &mut Ui, view: &View<'_>, others: usize) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), CARD), egui::Sense::hover());
    // Of a table it may be rows that are left out.
    let how = if view.open.others.iter().any(|other| table_of(&other.path).is_some()) {
        "not opened or not wholly"
    } else {
        "not opened"
    };
    let words = format!("{}, {how}", many(others, "other file"));
    let font = crate::app::theme::Face::SansBold.at(crate::app::theme::size::SMALL);
    ui.painter().text(rect.left_bottom() + egui::vec2(2.0, -8.0), egui::Align2::LEFT_BOTTOM, words, font, view.theme.secondary);
}

fn other(ui: &mut Ui, view: &View<'_>, index: usize, actions: &mut Vec<Action>) {
    let Some(other) = view.open.others.get(index) else { return };
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), CARD), egui::Sense::hover());
    let inner = rect.shrink2(egui::vec2(2.0, 2.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    inside.spacing_mut().item_spacing.y = 1.0;
    inside.add(egui::Label::new(quiet(&*other.path, view.theme)).truncate());
    inside.add(egui::Label::new(small(&*other.reason, view.theme)).truncate()).on_hover_text(&other.reason);
    if let Some(table) = table_of(&other.path)
        && quiet_button(&mut inside, "Columns of the table…").clicked()
    {
        actions.push(Action::Columns(ColumnsAction::Ask(table.to_owned())));
    }
}
