//! Above the table: what is shown of it, and what is done with all of it.

use egui::containers::menu::MenuButton;
use egui::{Button, Ui};

use crate::app::action::Action;
use crate::app::quoted::{Articles, Filter, Standing, StatementAction};
use crate::app::shortcuts::Verb;
use crate::app::view::View;
use crate::app::widgets::{Field, field, quiet, quiet_button};
use crate::app::words::many;

/// The controls, from right to left.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let quoted = &view.open.quoted;
    let filter = &quoted.filter;
    let mut wanted = filter.clone();
    if !quoted.shown.rows.is_empty() {
        if quiet_button(ui, "Export table…").on_hover_text(Verb::ExportStatements.text()).clicked() {
            actions.push(Action::Verb(Verb::ExportStatements));
        }
        accept_all(ui, view, actions);
    }
    if *filter != Filter::default() && quiet_button(ui, "Show all").clicked() {
        wanted = Filter::default();
    }
    menu(ui, view, filter.articles.words(), |ui| {
        for articles in Articles::ALL {
            ui.radio_value(&mut wanted.articles, articles, articles.words());
        }
    });
    menu(ui, view, &summary(filter), |ui| {
        ui.checkbox(&mut wanted.several, "Only in several articles");
        ui.checkbox(&mut wanted.reported, "Also reported without quotation marks");
        ui.separator();
        for standing in Standing::ALL {
            ui.radio_value(&mut wanted.standing, standing, standing.words());
        }
    });
    ui.scope(|ui| {
        ui.set_max_width(150.0);
        let look = Field { name: "Filter statements", hint: "Words or speaker", lines: 1, take_focus: false };
        if let (Some(typed), _) = field(ui, look, &filter.words, view.theme) {
            wanted.words = typed;
        }
    });
    if wanted != *filter {
        actions.push(Action::Statement(StatementAction::Filter(wanted)));
    }
}

fn menu(ui: &mut Ui, view: &View<'_>, words: &str, contents: impl FnOnce(&mut Ui)) {
    let button = Button::new(quiet(format!("{words} ⌄"), view.theme)).frame_when_inactive(false);
    MenuButton::from_button(button).ui(ui, contents);
}

/// What of the statements is shown, in words.
fn summary(filter: &Filter) -> String {
    let mut words = if filter.reported { "quoted and reported" } else { "quoted" }.to_owned();
    if filter.several {
        words.push_str(", in several");
    }
    if filter.standing != Standing::All {
        words.push_str(", ");
        words.push_str(filter.standing.words());
    }
    words
}

fn accept_all(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let quoted = &view.open.quoted;
    let waiting = quoted.shown.proposals;
    if waiting == 0 || quoted.filter.standing == Standing::Dismissed {
        return;
    }
    let hint = format!("{} shown here, each as said by whom its article names. One step of Undo.", many(waiting, "proposal"));
    if quiet_button(ui, format!("Accept all {waiting}")).on_hover_text(hint).clicked() {
        actions.push(Action::Statement(StatementAction::AcceptAll));
    }
}
