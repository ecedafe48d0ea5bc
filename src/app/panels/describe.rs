//! What is known of the article of the active column, with where it was read, each field open to the person's own words.

use egui::Ui;

use super::versions::versions;
use crate::app::action::{Action, ColumnsAction, DocumentPart, Writing};
use crate::app::columns::table_of;
use crate::app::view::View;
use crate::app::widgets::{Field, quiet, quiet_button, room_heading, small, written};
use crate::app::words::document_words;
use crate::commands::DocumentField;
use crate::notebook::Document;

/// What is known of the article.
pub fn describe(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(id) = view.open.desk.column().map(|column| column.document) else {
        room_heading(ui, "Highlight", view.theme);
        ui.label(quiet("Click a highlight to see its tags and its note.", view.theme));
        return;
    };
    let Some(document) = view.notebook().document(id) else { return };
    room_heading(ui, "Article", view.theme);
    for (field, label, hint) in [
        (DocumentField::Title, "Headline", "not stated in the text"),
        (DocumentField::Outlet, "Outlet", "not stated in the text"),
        (DocumentField::Author, "Author", "not stated in the text"),
        (DocumentField::Published, "Published", "unknown (write 2021-10-05, or 2021)"),
        (DocumentField::Url, "Address", "not stated in the text"),
    ] {
        let part = DocumentPart::Field(field);
        let from = source(document, field).map_or_else(|| label.to_owned(), |from| format!("{label} · {from}"));
        ui.label(small(from, view.theme));
        let look = Field { name: label, hint, lines: 1, take_focus: false };
        let words = document_words(document, part);
        actions.extend(written(ui, view, Writing::Document(id, part), look, &words));
    }
    ui.label(small("Note", view.theme));
    let look = Field { name: "Note of the article", hint: "Your note about this article", lines: 3, take_focus: false };
    let what = Writing::Document(id, DocumentPart::Note);
    actions.extend(written(ui, view, what, look, &document.note));
    ui.label(small(&*document.path, view.theme));
    if let Some(table) = table_of(&document.path)
        && quiet_button(ui, "Columns of the table…").clicked()
    {
        actions.push(Action::Columns(ColumnsAction::Ask(table.to_owned())));
    }
    versions(ui, view, (id, document), actions);
    for warning in view.open.text(id).iter().flat_map(|shown| &shown.warnings) {
        ui.label(small(warning.as_str(), view.theme));
    }
}

/// Where a field was read.
fn source(document: &Document, field: DocumentField) -> Option<&str> {
    match field {
        DocumentField::Title => document.title.as_ref().map(|known| known.from.as_str()),
        DocumentField::Outlet => document.outlet.as_ref().map(|known| known.from.as_str()),
        DocumentField::Author => document.author.as_ref().map(|known| known.from.as_str()),
        DocumentField::Published => document.published.as_ref().map(|known| known.from.as_str()),
        DocumentField::Url => document.url.as_ref().map(|known| known.from.as_str()),
        DocumentField::Language => document.language.as_ref().map(|known| known.from.as_str()),
    }
}
