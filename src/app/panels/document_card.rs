//! The card of an article in the list.

use egui::{Align, Color32, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::action::{Action, ColumnsAction, DeskAction, VersionAction};
use crate::app::columns::table_of;
use crate::app::held::click_with;
use crate::app::shortcuts::Verb;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Row, Words, paint_words, row, small, words_label};
use crate::app::words::letter;
use crate::commands::{Command, DocumentCommand, removing_document};
use crate::query::DocumentRow;

/// The height of a card: two rows of headline, one of outlet and date.
pub const CARD: f32 = 72.0;

/// The card of an article.
pub fn card(ui: &mut Ui, view: &View<'_>, document: &DocumentRow, actions: &mut Vec<Action>) {
    let column = view.open.desk.column_of(document.id);
    let active = column.is_some_and(|column| column == view.open.desk.active);
    let look = Row { chosen: active, card: true, drag: false, height: CARD };
    let response = row(ui, &document.name, look, view.theme, |ui| contents(ui, view, document, column));
    let response = response.on_hover_text(format!("{}\nClick: show here · Ctrl+click: in a new column", document.path));
    if response.clicked() {
        let add = click_with(ui).command;
        actions.push(Action::Desk(if add { DeskAction::Add(document.id) } else { DeskAction::Show(document.id) }));
    }
    if response.middle_clicked() {
        actions.push(Action::Desk(DeskAction::Add(document.id)));
    }
    response.context_menu(|ui| menu(ui, view, document, actions));
}

fn contents(ui: &mut Ui, view: &View<'_>, document: &DocumentRow, column: Option<usize>) {
    let rect = ui.max_rect();
    let face = if document.has_title { Face::SansBold } else { Face::SerifItalic };
    let name = Words { rows: 2, ..Words::line(&document.name, face.at(size::BODY), view.theme.ink) };
    paint_words(ui, rect.min, rect.width(), &name);
    let below = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 14.0), rect.max + vec2(0.0, 2.0));
    ui.scope_builder(UiBuilder::new().max_rect(below).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.label(small(document.highlights.to_string(), view.theme)).on_hover_text("highlights");
        if let Some(column) = column {
            ui.label(RichText::new(letter(column)).font(Face::SansBold.at(10.0)).color(view.theme.accent));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let (about, color) = about(view, document);
            words_label(ui, &Words::line(&about, Face::Sans.at(size::SMALL), color), Sense::hover());
        });
    });
}

/// What is known of an article, or what is wrong with it, and the colour in which it is said.
fn about(view: &View<'_>, document: &DocumentRow) -> (String, Color32) {
    if let Some(reason) = view.open.unreadable.get(&document.id) {
        return (reason.clone(), view.theme.error);
    }
    if view.open.missing.contains(&document.id) {
        return ("file not found".to_owned(), view.theme.warning);
    }
    let date = document.published.map_or_else(|| "date unknown".to_owned(), |date| date.readable());
    let first = document.outlet.as_deref().or((!document.has_title).then_some("no headline"));
    let versions = (document.versions > 1).then(|| format!("{} versions", document.versions));
    let parts = [first.map(str::to_owned), Some(date), versions];
    (parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), view.theme.secondary)
}

fn menu(ui: &mut Ui, view: &View<'_>, document: &DocumentRow, actions: &mut Vec<Action>) {
    if ui.button("Show in a new column").clicked() {
        actions.push(Action::Desk(DeskAction::Add(document.id)));
        ui.close();
    }
    if ui.button("Describe…").clicked() {
        actions.push(Action::Desk(DeskAction::Show(document.id)));
        actions.push(Action::Verb(Verb::Describe));
        ui.close();
    }
    if ui.button("Make this a later version of…").clicked() {
        actions.push(Action::Version(VersionAction::Choose(document.id)));
        ui.close();
    }
    if document.versions > 1 {
        if ui.button("What changed between its versions").clicked() {
            actions.push(Action::Version(VersionAction::Changes(document.id)));
            ui.close();
        }
        if ui.button("Separate the last version").clicked() {
            actions.push(Action::Version(VersionAction::Separate(document.id)));
            ui.close();
        }
    }
    if let Some(table) = table_of(&document.path)
        && ui.button("Columns of the table…").clicked()
    {
        actions.push(Action::Columns(ColumnsAction::Ask(table.to_owned())));
        ui.close();
    }
    if view.open.missing.contains(&document.id) {
        let words = removing_document(view.notebook(), document.id);
        if ui.button("Remove from the notebook").on_hover_text(words).clicked() {
            actions.push(Action::Notebook(Command::Document(DocumentCommand::Remove { id: document.id })));
            ui.close();
        }
    }
}
