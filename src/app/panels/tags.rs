//! The tags: a tree with colours, counts and keys.

use egui::{Align, Layout, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::tag_menu::tag_menu;
use crate::app::action::{Action, Lens, LookAction, MarkAction, Writing};
use crate::app::desk::Focus;
use crate::app::shortcuts::Verb;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{
    Field, Row, Words, dot, field, key_cap, quiet, quiet_button, room_heading, row, scroll_rows, small, words_label, written,
};
use crate::commands::{Command, TagCommand};
use crate::notebook::TagId;
use crate::query::{Filter, TagRow};
use crate::text::fold;

/// The height of a row, and the step of each level.
const HEIGHT: f32 = 26.0;
const STEP: f32 = 16.0;

/// The tags.
pub fn tags(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        room_heading(ui, "Tags", view.theme);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if quiet_button(ui, small("New tag", view.theme)).clicked() {
                actions.push(Action::Verb(Verb::NewTag));
            }
        });
    });
    let take_focus = view.open.desk.focus == Some(Focus::Tags);
    let look = Field { name: "Filter tags", hint: "Filter tags", lines: 1, take_focus };
    let (typed, _) = field(ui, look, &view.open.desk.tag_words, view.theme);
    actions.extend(typed.map(|words| Action::Look(LookAction::TagWords(words))));
    if let Some(from) = view.open.desk.merging {
        merging(ui, view, from, actions);
    }
    if let Some(lens) = view.open.desk.lens {
        through_a_lens(ui, view, lens, actions);
    }
    ui.add_space(4.0);
    let rows = shown(view);
    if rows.is_empty() {
        let words = if view.open.derived.tags.is_empty() {
            "No tags yet. Sweep over some words in an article and type a name."
        } else {
            "No tag has these letters."
        };
        ui.label(quiet(words, view.theme));
    }
    // The list takes what it needs, the thing in hand the rest: at most half the room.
    let most = (ui.available_height() * 0.5).max(140.0);
    let area = ScrollArea::vertical().id_salt("tags").max_height(most).auto_shrink([false, true]);
    scroll_rows(ui, "Scroll the tags", area, (HEIGHT, rows.len()), |ui, range| {
        for tag in &rows[range] {
            one(ui, view, tag, actions);
        }
    });
}

/// Says that only one tag is shown, and how to see all again.
fn through_a_lens(ui: &mut Ui, view: &View<'_>, lens: Lens, actions: &mut Vec<Action>) {
    let name = view.notebook().tag(lens.tag).map_or("", |tag| tag.name.as_str());
    let words = if lens.dims { format!("All but “{name}” is dimmed") } else { format!("Only “{name}” is shown") };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words).color(view.theme.accent));
        if quiet_button(ui, "Show all").clicked() {
            actions.push(Action::Look(LookAction::Lens(None)));
        }
    });
}

fn merging(ui: &mut Ui, view: &View<'_>, from: TagId, actions: &mut Vec<Action>) {
    let name = view.notebook().tag(from).map_or("", |tag| tag.name.as_str());
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("Merge “{name}” into… click a tag")).color(view.theme.accent));
        if quiet_button(ui, "Cancel").clicked() {
            actions.push(Action::Look(LookAction::MergeTag(None)));
        }
    });
}

/// The rows that pass the filter and are not folded away.
fn shown<'a>(view: &View<'a>) -> Vec<&'a TagRow> {
    let words = fold(view.open.desk.tag_words.trim());
    let mut hidden_below = None;
    let mut rows = Vec::new();
    for tag in &view.open.derived.tags {
        if !words.is_empty() {
            if tag.folded.contains(&words) {
                rows.push(tag);
            }
            continue;
        }
        if hidden_below.is_some_and(|depth| tag.depth > depth) {
            continue;
        }
        hidden_below = view.open.desk.folded_tags.contains(&tag.id).then_some(tag.depth);
        rows.push(tag);
    }
    rows
}

fn one(ui: &mut Ui, view: &View<'_>, tag: &TagRow, actions: &mut Vec<Action>) {
    let renaming = view.open.desk.draft.as_ref().filter(|draft| draft.what == Writing::TagName(tag.id));
    if renaming.is_some() {
        let look = Field { name: "Tag name", hint: "Tag name", lines: 1, take_focus: false };
        actions.extend(written(ui, view, Writing::TagName(tag.id), look, &tag.name));
        return;
    }
    let chosen = view.open.desk.filter.tags.contains(&tag.id);
    let response = row(ui, &tag.path, Row { chosen, card: false, drag: true, height: HEIGHT }, view.theme, |ui| {
        contents(ui, view, tag, actions);
    });
    let definition = view.notebook().tag(tag.id).map_or("", |tag| tag.definition.as_str());
    let response = if definition.is_empty() { response } else { response.on_hover_text(definition) };
    if response.clicked() {
        click(view, tag, actions);
    }
    if response.double_clicked() {
        actions.push(Action::Mark(MarkAction::Write(Writing::TagName(tag.id))));
    }
    move_by_drag(ui, view, tag, &response, actions);
    response.context_menu(|ui| tag_menu(ui, view, tag, actions));
}

/// A tag is moved below another one by dragging it there.
fn move_by_drag(ui: &Ui, view: &View<'_>, tag: &TagRow, response: &egui::Response, actions: &mut Vec<Action>) {
    response.dnd_set_drag_payload(tag.id);
    if response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    if response.dnd_hover_payload::<TagId>().is_some_and(|from| *from != tag.id) {
        let stroke = egui::Stroke::new(1.5, view.theme.accent);
        ui.painter().rect_stroke(response.rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    if let Some(from) = response.dnd_release_payload::<TagId>()
        && *from != tag.id
    {
        actions.push(Action::Notebook(Command::Tag(TagCommand::Move { id: *from, parent: Some(tag.id) })));
    }
}

fn contents(ui: &mut Ui, view: &View<'_>, tag: &TagRow, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 6.0;
    if view.open.desk.tag_words.trim().is_empty() {
        ui.add_space(STEP * tag.depth as f32);
    }
    dot(ui, view.theme.tag(tag.color));
    let rect = ui.available_rect_before_wrap();
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(pin) = tag.pin {
            key_cap(ui, &pin.to_string(), view.theme);
        } else {
            ui.add_space(16.0);
        }
        ui.label(small(tag.total.to_string(), view.theme));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            words_label(ui, &Words::line(&tag.name, Face::Sans.at(size::BODY), view.theme.ink), Sense::hover());
            if tag.children > 0 {
                fold_button(ui, view, tag, actions);
            }
        });
    });
}

fn fold_button(ui: &mut Ui, view: &View<'_>, tag: &TagRow, actions: &mut Vec<Action>) {
    let folded = view.open.desk.folded_tags.contains(&tag.id);
    let (sign, words) = if folded { ("›", "Show child tags") } else { ("⌄", "Hide child tags") };
    let button = egui::Button::new(small(sign, view.theme)).frame(false).min_size(vec2(16.0, 16.0));
    if ui.add(button).accessible_name(format!("{words} of {}", tag.name)).on_hover_text(words).clicked() {
        actions.push(Action::Look(LookAction::FoldTag(tag.id)));
    }
}

/// A click merges while a merge waits, tags the selection while there is one, else filters the excerpts by the tag (again: no
/// longer).
fn click(view: &View<'_>, tag: &TagRow, actions: &mut Vec<Action>) {
    match view.open.desk.merging {
        Some(from) if from != tag.id => {
            actions.push(Action::Look(LookAction::MergeTag(None)));
            let by = view.state.stamp();
            actions.push(Action::Notebook(Command::Tag(TagCommand::Merge { from, into: tag.id, by })));
        }
        Some(_) => actions.push(Action::Look(LookAction::MergeTag(None))),
        None if view.open.desk.column().is_some_and(|column| column.selected().is_some()) => {
            actions.push(Action::Mark(MarkAction::Apply(tag.id)));
        }
        None => {
            let filter = &view.open.desk.filter;
            let tags = if filter.tags.contains(&tag.id) { [].into() } else { [tag.id].into() };
            actions.push(Action::Look(LookAction::Excerpts(Filter { tags, untagged: false, ..filter.clone() })));
        }
    }
}
