//! The list of everything that can be done, found by typing.

use egui::{Align, Align2, Context, Id, Key, Layout, Modifiers, ScrollArea, Ui, vec2};

use crate::app::action::{Action, LookAction};
use crate::app::perform_verb::enabled;
use crate::app::shortcuts::{Verb, key_text};
use crate::app::state::{Overlay, State};
use crate::app::theme::Theme;
use crate::app::widgets::{Field, Row, field, form, key_cap, row, scroll};
use crate::app::words::verb_words;
use crate::text::fold;

/// The height of a row.
const HEIGHT: f32 = 28.0;

/// The palette; gives the overlay as it is after this frame.
pub fn palette(
    context: &Context,
    state: &State,
    typed: (&str, usize),
    theme: &Theme,
    actions: &mut Vec<Action>,
) -> Option<Overlay> {
    let (typed, at) = typed;
    let verbs = matching(state, typed);
    let at = at.min(verbs.len().saturating_sub(1));
    let mut after = None;
    let mut chosen = None;
    let place = egui::Area::new(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, 80.0)).order(egui::Order::Foreground);
    let modal = form("palette", theme).area(place).show(context, |ui| {
        ui.set_width(460.0);
        let step = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up, enter) = (step(Key::ArrowDown), step(Key::ArrowUp), step(Key::Enter));
        let look = Field { name: "Commands", hint: "What do you want to do?", lines: 1, take_focus: true };
        let (words, _) = field(ui, look, typed, theme);
        after = words.map(|typed| Overlay::Palette { typed, row: 0 });
        if down || up {
            let row = if down { (at + 1).min(verbs.len().saturating_sub(1)) } else { at.saturating_sub(1) };
            after = Some(Overlay::Palette { typed: typed.to_owned(), row });
        }
        chosen = verbs.get(at).copied().filter(|_| enter);
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().max_height(HEIGHT * 11.0).auto_shrink([false, true]);
        scroll(ui, "Scroll the commands", area, |ui| {
            for (index, verb) in verbs.iter().enumerate() {
                let look = Row { chosen: index == at, card: false, drag: false, height: HEIGHT };
                let response = row(ui, verb.text(), look, theme, |ui| one(ui, state, *verb, theme));
                if index == at && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(*verb);
                }
            }
        });
    });
    if let Some(verb) = chosen {
        actions.push(Action::Look(LookAction::Close));
        actions.push(Action::Verb(verb));
    } else if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
    after
}

/// What can be done now and has all the typed words in its name, its menu or its other words; names that begin with them first.
fn matching(state: &State, typed: &str) -> Vec<Verb> {
    let typed = fold(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let has = |verb: &Verb| {
        let name = fold(&format!("{} {} {}", verb.text(), verb.menu().text(), verb.also()));
        words.iter().all(|word| name.contains(word))
    };
    let all = Verb::ALL.iter().copied().filter(|verb| *verb != Verb::Palette && enabled(state, *verb));
    let mut found: Vec<Verb> = all.filter(has).collect();
    if !typed.is_empty() {
        found.sort_by_key(|verb| !fold(verb.text()).starts_with(&typed));
    }
    found
}

fn one(ui: &mut Ui, state: &State, verb: Verb, theme: &Theme) {
    ui.label(verb_words(state, verb));
    let key = key_text(ui.ctx(), verb);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| key.iter().for_each(|key| key_cap(ui, key, theme)));
}
