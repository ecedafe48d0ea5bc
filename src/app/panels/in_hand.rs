//! The thing in hand: the highlight that was clicked, a tag being defined, or the article of the active column.

use egui::{ScrollArea, Sense, Ui};

use super::describe::describe;
use super::passage;
use crate::app::action::{Action, MarkAction, Writing};
use crate::app::shortcuts::Verb;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Field, Words, dot, quiet_button, room_heading, scroll, small, words_label, written};
use crate::app::words::{about_document, shortened};
use crate::notebook::{Highlight, HighlightId, TagId};
use crate::query::{place_words, tag_path};

/// Letters of a quotation at the most; the rest stands in the text.
const QUOTED: usize = 220;

/// The thing in hand.
pub fn in_hand(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    scroll(ui, "Scroll the thing in hand", ScrollArea::vertical().id_salt("in hand").auto_shrink(false), |ui| {
        let draft = view.open.desk.draft.as_ref().map(|draft| draft.what);
        let held = view.open.desk.in_hand.and_then(|id| Some((id, view.notebook().highlight(id)?)));
        let passing = view.open.echoes.echo().filter(|(passing, _)| passing.pinned && draft.is_none());
        if let Some((passing, echo)) = passing {
            return passage::passage(ui, view, passing, echo, actions);
        }
        match (draft, held) {
            (Some(Writing::TagDefinition(tag) | Writing::TagNote(tag)), _) => tag_words(ui, view, tag, actions),
            (Some(Writing::Selection), _) => selection_note(ui, view, actions),
            (_, Some((id, highlight))) => one(ui, view, id, highlight, actions),
            (_, None) => describe(ui, view, actions),
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, id: HighlightId, highlight: &Highlight, actions: &mut Vec<Action>) {
    room_heading(ui, "Highlight", view.theme);
    let quote = format!("“{}”", shortened(&highlight.exact, QUOTED));
    let quote = Words { rows: usize::MAX, ..Words::line(&quote, Face::SerifItalic.at(14.0), view.theme.ink) };
    words_label(ui, &quote, Sense::hover());
    ui.add_space(4.0);
    if let Some(document) = view.notebook().document(highlight.document) {
        let number = place(view, highlight).map_or_else(String::new, |place| format!(" · {place}"));
        let about = format!("{}{number}", about_document(document));
        let about = Words::line(&about, Face::Sans.at(size::SMALL), view.theme.secondary);
        words_label(ui, &Words { rows: usize::MAX, ..about }, Sense::hover());
    }
    ui.add_space(4.0);
    for tag in &highlight.tags {
        tag_line(ui, view, *tag, actions);
    }
    ui.horizontal_wrapped(|ui| {
        if quiet_button(ui, small("Add a tag  T", view.theme)).clicked() {
            actions.push(Action::Verb(Verb::TagSelection));
        }
        if quiet_button(ui, small("Delete  Del", view.theme)).clicked() {
            actions.push(Action::Verb(Verb::Delete));
        }
        if quiet_button(ui, small("Find parallels", view.theme)).clicked() {
            actions.push(Action::Verb(Verb::FindParallels));
        }
    });
    passage::links_of(ui, view, id, actions);
    ui.add_space(4.0);
    let look = Field { name: "Note of the highlight", hint: "Note (N)", lines: 3, take_focus: false };
    actions.extend(written(ui, view, Writing::Highlight(id), look, &highlight.note));
    let made = highlight.created.at.strftime("%-d %b %Y %H:%M").to_string();
    let by = if highlight.created.by.is_empty() { String::new() } else { format!(" by {}", highlight.created.by) };
    ui.add_space(4.0);
    ui.label(small(format!("made {made} UTC{by}"), view.theme));
}

fn tag_line(ui: &mut Ui, view: &View<'_>, tag: TagId, actions: &mut Vec<Action>) {
    let Some(record) = view.notebook().tag(tag) else { return };
    let path = tag_path(view.notebook(), tag);
    ui.horizontal(|ui| {
        dot(ui, view.theme.tag(record.color));
        let color = ui.visuals().text_color();
        words_label(ui, &Words::line(&path, Face::Sans.at(size::BODY), color), Sense::hover());
        let button = quiet_button(ui, small("×", view.theme)).accessible_name(format!("Take off the tag {path}"));
        if button.on_hover_text("Take this tag off").clicked() {
            actions.push(Action::Mark(MarkAction::TakeOff(tag)));
        }
    });
}

fn selection_note(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    room_heading(ui, "Note on the selection", view.theme);
    let look =
        Field { name: "Note on the selection", hint: "Kept when you leave it, or with Ctrl+Enter", lines: 4, take_focus: false };
    actions.extend(written(ui, view, Writing::Selection, look, ""));
}

fn tag_words(ui: &mut Ui, view: &View<'_>, tag: TagId, actions: &mut Vec<Action>) {
    let Some(record) = view.notebook().tag(tag) else { return };
    room_heading(ui, "Tag", view.theme);
    ui.horizontal(|ui| {
        dot(ui, view.theme.tag(record.color));
        let (path, color) = (tag_path(view.notebook(), tag), ui.visuals().text_color());
        words_label(ui, &Words::line(&path, Face::Sans.at(size::BODY), color), Sense::hover());
    });
    let look = |name, hint| Field { name, hint, lines: 4, take_focus: false };
    ui.label(small("Definition", view.theme));
    let words = look("Definition of the tag", "What belongs under it");
    actions.extend(written(ui, view, Writing::TagDefinition(tag), words, &record.definition));
    ui.label(small("Note", view.theme));
    let words = look("Note of the tag", "What you think about it");
    actions.extend(written(ui, view, Writing::TagNote(tag), words, &record.note));
}

fn place(view: &View<'_>, highlight: &Highlight) -> Option<String> {
    let reading = &view.open.text(highlight.document)?.reading;
    let at = reading.to_span(highlight.points)?.start();
    Some(place_words(reading.page_at(at), reading.paragraph_number(at)))
}
