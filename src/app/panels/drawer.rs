//! The drawer of evidence: excerpts, parallels, statements, omissions, the timeline, notes, what was done, and, while there are any,
//! what is to be settled, what changed between versions, and conflicts.

use egui::{Align, Layout, RichText, Sense, Ui};

use super::{changes, conflicts, excerpts, history, notes, omissions, parallels, statements, timeline, to_settle};
use crate::app::action::{Action, LookAction, Tab};
use crate::app::shortcuts::Verb;
use crate::app::theme::{Face, size};
use crate::app::versions::pair;
use crate::app::view::View;
use crate::app::widgets::quiet_button;
use crate::app::words::many;

/// The drawer of evidence.
pub fn drawer(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        tab(ui, view, Tab::Excerpts, format!("Excerpts {}", view.open.derived.excerpts.len()), actions);
        let found = view.open.parallels.found().len();
        let number = if found == 0 { String::new() } else { format!(" {found}") };
        tab(ui, view, Tab::Parallels, format!("Parallels{number}"), actions);
        tab(ui, view, Tab::Omissions, "Omissions".to_owned(), actions);
        tab(ui, view, Tab::Timeline, "Timeline".to_owned(), actions);
        tab(ui, view, Tab::Notes, format!("Notes {}", view.open.derived.counts.notes), actions);
        tab(ui, view, Tab::Statements, format!("Statements {}", view.open.quoted.shown.rows.len()), actions);
        if !view.open.settling.found().is_empty() {
            tab(ui, view, Tab::ToSettle, format!("To settle {}", view.open.settling.unsure()), actions);
        }
        let pair = pair(view.open);
        if pair.is_some() || view.open.desk.tab == Tab::Changes {
            let compared = pair.and_then(|pair| view.open.versions.compared(&pair)?.as_ref().ok());
            let words = compared.map_or_else(|| "Changes".to_owned(), |compared| format!("Changes {}", compared.rows.len()));
            tab(ui, view, Tab::Changes, words, actions);
        }
        let waiting = view.open.derived.conflicts.len();
        if waiting > 0 || view.open.desk.tab == Tab::Conflicts {
            tab(ui, view, Tab::Conflicts, format!("Conflicts {waiting}"), actions);
        }
        tab(ui, view, Tab::History, "History".to_owned(), actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| match shown(view) {
            Tab::Excerpts => excerpts::controls(ui, view, actions),
            Tab::Parallels => parallels::controls(ui, view, actions),
            Tab::Omissions => omissions::controls(ui, view, actions),
            Tab::Statements => statements::controls(ui, view, actions),
            Tab::ToSettle => to_settle::controls(ui, view, actions),
            Tab::Changes => changes::controls(ui, view, actions),
            Tab::Notes => {
                if quiet_button(ui, "New note")
                    .on_hover_text(many(view.notebook().notes().len(), "note of the notebook"))
                    .clicked()
                {
                    actions.push(Action::Verb(Verb::NewNote));
                }
            }
            Tab::Timeline => timeline::controls(ui, view, actions),
            Tab::Conflicts | Tab::History => {}
        });
    });
    ui.add_space(2.0);
    match shown(view) {
        Tab::Excerpts => excerpts::excerpts(ui, view, actions),
        Tab::Parallels => parallels::parallels(ui, view, actions),
        Tab::Omissions => omissions::omissions(ui, view, actions),
        Tab::Notes => notes::notes(ui, view, actions),
        Tab::Statements => statements::statements(ui, view, actions),
        Tab::Conflicts => conflicts::conflicts(ui, view, actions),
        Tab::ToSettle => to_settle::to_settle(ui, view, actions),
        Tab::Timeline => timeline::timeline(ui, view, actions),
        Tab::History => history::history(ui, view, actions),
        Tab::Changes => changes::changes(ui, view, actions),
    }
}

/// Whether the tab that is shown is a table rather than a list.
pub fn is_table(view: &View<'_>) -> bool {
    match shown(view) {
        Tab::Statements | Tab::Omissions | Tab::Timeline => true,
        Tab::Excerpts | Tab::Parallels | Tab::Notes | Tab::Conflicts | Tab::ToSettle | Tab::Changes | Tab::History => false,
    }
}

/// The tab that is shown: when there is nothing to settle any more, the excerpts.
fn shown(view: &View<'_>) -> Tab {
    match view.open.desk.tab {
        Tab::ToSettle if view.open.settling.found().is_empty() => Tab::Excerpts,
        tab => tab,
    }
}

fn tab(ui: &mut Ui, view: &View<'_>, tab: Tab, words: String, actions: &mut Vec<Action>) {
    let chosen = shown(view) == tab;
    let (face, color) = if chosen { (Face::SansBold, view.theme.ink) } else { (Face::Sans, view.theme.secondary) };
    let text = RichText::new(words).font(face.at(size::BODY)).color(color);
    let response = ui.add(egui::Label::new(text).sense(Sense::click()));
    if chosen {
        let y = response.rect.bottom() + 4.0;
        ui.painter().hline(response.rect.x_range(), y, egui::Stroke::new(2.0, view.theme.accent));
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        actions.push(Action::Look(LookAction::Tab(tab)));
    }
}
