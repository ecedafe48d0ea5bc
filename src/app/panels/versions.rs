//! What is said of the versions of the article of the active column, and of one that looks like a later save.

use egui::{Sense, Ui};

use crate::app::action::{Action, VersionAction};
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Words, quiet_button, small, words_label};
use crate::app::words::shortened;
use crate::notebook::{Document, DocumentId};
use crate::query::SameArticle;

/// Letters of a headline at the most: it stands in the list of articles.
const NAMED: usize = 60;

/// The lines about versions; none where there is nothing to say.
pub fn versions(ui: &mut Ui, view: &View<'_>, (id, document): (DocumentId, &Document), actions: &mut Vec<Action>) {
    if let Some(first) = document.versions.first() {
        let number = document.versions.len() + 1;
        let name = first.path.rsplit('/').next().unwrap_or(&first.path);
        let date = document.published.as_ref().map_or_else(String::new, |date| format!(", {}", date.value.readable()));
        lines(ui, view, &format!("Version {number} of {number} (first: {name}{date})"));
        ui.horizontal(|ui| {
            let mut button = |ui: &mut Ui, words: &str, hint: &str, action: VersionAction| {
                if quiet_button(ui, small(words, view.theme)).on_hover_text(hint).clicked() {
                    actions.push(Action::Version(action));
                }
            };
            button(ui, "What changed", "Numbers, names, negations and attributions first", VersionAction::Changes(id));
            let hint = "The last version becomes an article of its own, with the highlights that hold in it";
            button(ui, "Separate the last", hint, VersionAction::Separate(id));
        });
    }
    let later = view.open.versions.later(id).and_then(|later| Some((later, view.notebook().document(later.of)?)));
    if let Some((later, of)) = later {
        let why = match later.why {
            SameArticle::Address => "the same address",
            SameArticle::Headline => "the same headline and outlet",
            SameArticle::Sentences => "most sentences are the same",
        };
        let number = of.versions.len() + 2;
        ui.add_space(4.0);
        lines(
            ui,
            view,
            &format!("Looks like a later save of “{}” ({}): {why}.", shortened(of.display_name(), NAMED), of.file_name()),
        );
        ui.horizontal(|ui| {
            let make = quiet_button(ui, small(format!("Make it version {number}"), view.theme));
            let hint = "The two become one article; its highlights are found again in this text. Can be undone.";
            if make.on_hover_text(hint).clicked() {
                actions.push(Action::Version(VersionAction::Make { of: later.of, newer: id }));
            }
            let other = quiet_button(ui, small("It is another article", view.theme));
            if other.on_hover_text("The two stay apart, and this is not said again. Can be undone.").clicked() {
                actions.push(Action::Version(VersionAction::KeepApart { of: later.of, newer: id }));
            }
        });
    }
}

fn lines(ui: &mut Ui, view: &View<'_>, words: &str) {
    let words = Words::line(words, Face::Sans.at(size::SMALL), view.theme.secondary);
    words_label(ui, &Words { rows: usize::MAX, ..words }, Sense::hover());
}
