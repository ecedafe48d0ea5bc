//! Fields to type into. They edit a copy and say what was typed; the state changes after the frame.

use egui::{Id, Key, Margin, Response, TextEdit, Ui};

use crate::app::action::{Action, MarkAction, Writing};
use crate::app::held::key_with;
use crate::app::theme::{Face, Theme, size};
use crate::app::view::View;

/// How a field looks.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its name for those who hear it.
    pub name: &'a str,
    /// What stands there while it is empty.
    pub hint: &'a str,
    /// How many lines it has; 1 for one that ends with Enter.
    pub lines: usize,
    /// Whether it takes the keyboard in this frame.
    pub take_focus: bool,
}

/// A field with words; gives the words when they changed, and the response.
pub fn field(ui: &mut Ui, look: Field<'_>, words: &str, theme: &Theme) -> (Option<String>, Response) {
    let mut typed = words.to_owned();
    let hint = egui::RichText::new(look.hint).color(theme.secondary);
    let edit =
        if look.lines == 1 { TextEdit::singleline(&mut typed) } else { TextEdit::multiline(&mut typed).desired_rows(look.lines) };
    let response = ui
        .add(
            edit.id(Id::unique(("field", look.name)))
                .hint_text(hint)
                .font(Face::Sans.at(size::BODY))
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(9, 6)),
        )
        .accessible_name(look.name);
    if look.take_focus {
        response.request_focus();
    }
    (response.changed().then_some(typed), response)
}

/// A piece of writing. It becomes a draft when it gets the keyboard, is kept when it is left, with Enter (in one line) or
/// Ctrl+Enter; Esc leaves it as it was.
pub fn written(ui: &mut Ui, view: &View<'_>, what: Writing, look: Field<'_>, words: &str) -> Vec<Action> {
    let theme = view.theme;
    let draft = view.open.desk.draft.as_ref().filter(|draft| draft.what == what);
    let shown = draft.map_or(words, |draft| draft.words.as_str());
    let take_focus = draft.is_some_and(|draft| draft.take_focus);
    let (typed, response) = field(ui, Field { take_focus, ..look }, shown, theme);
    let mut actions = Vec::new();
    if draft.is_none() && (response.gained_focus() || typed.is_some()) {
        actions.push(Action::Mark(MarkAction::Write(what)));
    }
    actions.extend(typed.map(|typed| Action::Mark(MarkAction::Words(typed))));
    if draft.is_none() {
        return actions;
    }
    let escape = ui.input(|input| input.key_pressed(Key::Escape));
    let done = key_with(ui, Key::Enter).is_some_and(|modifiers| modifiers.command);
    if response.lost_focus() && escape {
        actions.push(Action::Mark(MarkAction::Discard));
    } else if response.lost_focus() || (response.has_focus() && done) {
        actions.push(Action::Mark(MarkAction::Keep));
        response.surrender_focus();
    }
    actions
}
