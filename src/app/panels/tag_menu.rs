//! What can be done with a tag.

use egui::containers::menu::SubMenuButton;
use egui::{Ui, Vec2};

use crate::app::action::{Action, Lens, LookAction, MarkAction, Writing};
use crate::app::view::View;
use crate::app::widgets::{scroll, small};
use crate::commands::{Command, TagCommand, deleting_tag};
use crate::notebook::{Color, TagId};
use crate::query::TagRow;

/// The menu of a tag.
pub fn tag_menu(ui: &mut Ui, view: &View<'_>, tag: &TagRow, actions: &mut Vec<Action>) {
    ui.set_min_width(200.0);
    let mut chosen = None;
    let mut entry = |ui: &mut Ui, words: &str, action: Action| {
        if ui.button(words).clicked() {
            chosen = Some(action);
        }
    };
    let id = tag.id;
    entry(ui, "Apply to the selection", Action::Mark(MarkAction::Apply(id)));
    ui.separator();
    entry(ui, "Show only this tag", Action::Look(LookAction::Lens(Some(Lens { tag: id, dims: false }))));
    entry(ui, "Dim everything else", Action::Look(LookAction::Lens(Some(Lens { tag: id, dims: true }))));
    ui.separator();
    entry(ui, "Rename…", Action::Mark(MarkAction::Write(Writing::TagName(id))));
    entry(ui, "Definition…", Action::Mark(MarkAction::Write(Writing::TagDefinition(id))));
    entry(ui, "Note…", Action::Mark(MarkAction::Write(Writing::TagNote(id))));
    entry(ui, "Merge into…", Action::Look(LookAction::MergeTag(Some(id))));
    chosen = colors(ui, view, id).or(chosen);
    chosen = keys(ui, tag).or(chosen);
    chosen = parents(ui, view, id).or(chosen);
    ui.separator();
    let by = view.state.stamp();
    if ui.button("Delete").on_hover_text(deleting_tag(view.notebook(), id)).clicked() {
        chosen = Some(Action::Notebook(Command::Tag(TagCommand::Delete { id, by })));
    }
    ui.label(small(deleting_tag(view.notebook(), id), view.theme));
    if let Some(action) = chosen {
        actions.push(action);
        ui.close();
    }
}

fn change(command: TagCommand) -> Action {
    Action::Notebook(Command::Tag(command))
}

fn colors(ui: &mut Ui, view: &View<'_>, id: TagId) -> Option<Action> {
    let mut chosen = None;
    SubMenuButton::new("Colour").ui(ui, |ui| {
        egui::Grid::new("colours").spacing(Vec2::splat(4.0)).show(ui, |ui| {
            for (index, color) in Color::PALETTE.into_iter().enumerate() {
                let painted = view.theme.tag(color);
                let button = egui::Button::new("").fill(painted).min_size(Vec2::splat(22.0));
                if ui.add(button).accessible_name(format!("Colour {color}")).clicked() {
                    chosen = Some(change(TagCommand::Recolor { id, color }));
                }
                if index % 4 == 3 {
                    ui.end_row();
                }
            }
        });
    });
    chosen
}

fn keys(ui: &mut Ui, tag: &TagRow) -> Option<Action> {
    let mut chosen = None;
    SubMenuButton::new("Key").ui(ui, |ui| {
        for pin in 1..=9 {
            if ui.add(egui::Button::new(pin.to_string()).selected(tag.pin == Some(pin))).clicked() {
                chosen = Some(change(TagCommand::Pin { id: tag.id, pin: Some(pin) }));
            }
        }
        if ui.add_enabled(tag.pin.is_some(), egui::Button::new("None")).clicked() {
            chosen = Some(change(TagCommand::Pin { id: tag.id, pin: None }));
        }
    });
    chosen
}

fn parents(ui: &mut Ui, view: &View<'_>, id: TagId) -> Option<Action> {
    let mut chosen = None;
    SubMenuButton::new("Move below").ui(ui, |ui| {
        scroll(ui, "Scroll the tags", egui::ScrollArea::vertical().max_height(320.0), |ui| {
            if ui.button("No tag (top level)").clicked() {
                chosen = Some(change(TagCommand::Move { id, parent: None }));
            }
            for tag in view.open.derived.tags.iter().filter(|tag| tag.id != id) {
                if ui.button(&tag.path).clicked() {
                    chosen = Some(change(TagCommand::Move { id, parent: Some(tag.id) }));
                }
            }
        });
    });
    chosen
}
