//! All notes: those of the notebook, to be written here, and those of articles, tags and highlights, one click from their place.

use egui::{ScrollArea, Sense, Ui};

use crate::app::action::{Action, DeskAction, MarkAction, Writing};
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Field, Row, Words, quiet, quiet_button, row, scroll, small, words_label, written};
use crate::commands::{Command, NoteCommand};
use crate::notebook::{Note, NoteId, Place};

/// The height of a row.
const HEIGHT: f32 = 28.0;

/// All notes.
pub fn notes(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    scroll(ui, "Scroll the notes", ScrollArea::vertical().id_salt("notes").auto_shrink(false), |ui| {
        if view.open.derived.counts.notes == 0 && view.notebook().notes().is_empty() {
            ui.add_space(8.0);
            ui.label(quiet(
                "No notes yet. Press N on a highlight, or write a note of the whole notebook with New note.",
                view.theme,
            ));
        }
        for (id, note) in view.notebook().notes() {
            of_notebook(ui, view, *id, note, actions);
        }
        elsewhere(ui, view, actions);
    });
}

fn of_notebook(ui: &mut Ui, view: &View<'_>, id: NoteId, note: &Note, actions: &mut Vec<Action>) {
    let draft = view.open.desk.draft.as_ref();
    let ours = draft.is_some_and(|draft| matches!(draft.what, Writing::NoteTitle(of) | Writing::NoteText(of) if of == id));
    if !ours {
        let title = if note.title.is_empty() { "Untitled note" } else { note.title.as_str() };
        let response = line(ui, view, title, &note.text, "notebook");
        if response.clicked() {
            actions.push(Action::Mark(MarkAction::Write(Writing::NoteText(id))));
        }
        return;
    }
    let title = Field { name: "Heading of the note", hint: "Heading", lines: 1, take_focus: false };
    actions.extend(written(ui, view, Writing::NoteTitle(id), title, &note.title));
    let text = Field { name: "Words of the note", hint: "Your note", lines: 4, take_focus: false };
    actions.extend(written(ui, view, Writing::NoteText(id), text, &note.text));
    if quiet_button(ui, small("Delete this note", view.theme)).clicked() {
        actions.push(Action::Mark(MarkAction::Discard));
        actions.push(Action::Notebook(Command::Note(NoteCommand::Delete { id })));
    }
}

fn elsewhere(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let notebook = view.notebook();
    for (id, document) in notebook.documents().iter().filter(|(_, document)| !document.note.is_empty()) {
        if line(ui, view, document.display_name(), &document.note, "article").clicked() {
            actions.push(Action::Desk(DeskAction::GoTo(Place::Document(*id))));
        }
    }
    for (id, tag) in notebook.tags().iter().filter(|(_, tag)| !tag.note.is_empty()) {
        if line(ui, view, &tag.name, &tag.note, "tag").clicked() {
            actions.push(Action::Mark(MarkAction::Write(Writing::TagNote(*id))));
        }
    }
    for id in &view.open.derived.noted {
        let Some(highlight) = notebook.highlight(*id) else { continue };
        if line(ui, view, &highlight.exact, &highlight.note, "highlight").clicked() {
            actions.push(Action::Desk(DeskAction::GoTo(Place::Highlight(highlight.document, *id))));
        }
    }
}

fn line(ui: &mut Ui, view: &View<'_>, what: &str, words: &str, kind: &str) -> egui::Response {
    let name = format!("Note: {what}: {words}");
    row(ui, &name, Row { chosen: false, card: false, drag: false, height: HEIGHT }, view.theme, |ui| {
        let width = ui.available_width();
        ui.scope(|ui| {
            ui.set_width(width * 0.35);
            let color = ui.visuals().text_color();
            words_label(ui, &Words::line(what, Face::SerifItalic.at(14.0), color), Sense::hover());
        });
        ui.scope(|ui| {
            ui.set_width(width * 0.52);
            let (words, color) = (words.replace('\n', " "), ui.visuals().text_color());
            words_label(ui, &Words::line(&words, Face::Sans.at(size::BODY), color), Sense::hover());
        });
        ui.label(small(kind, view.theme));
    })
}
