//! A name being asked for, at its row: who said it, or whose name this is. What was typed stands first; known names follow.

use egui::{Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Rect, Sense, Ui, vec2};

use crate::app::action::Action;
use crate::app::quoted::{NameBar, NameOf, StatementAction};
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Field, Row, Words, field, row, small, words_label};

const WIDTH: f32 = 268.0;
const HEIGHT: f32 = 26.0;

/// The bar, over the heading of the row.
pub fn name_bar(context: &Context, view: &View<'_>, bar: &NameBar, head: Rect, actions: &mut Vec<Action>) {
    let offers = bar.offers(&view.open.quoted.table.names);
    keys(context, bar, &offers, actions);
    let room = context.content_rect().shrink(8.0);
    let area = Area::new(Id::unique("name bar")).order(Order::Foreground);
    // The drawer is below: what opens at a row of it opens upwards.
    let area = area.fixed_pos(head.left_bottom() + vec2(4.0, -4.0)).pivot(Align2::LEFT_BOTTOM).constrain_to(room);
    let shown = area.show(context, |ui| {
        let frame = Frame::popup(ui.style()).fill(view.theme.page).inner_margin(Margin::same(8)).corner_radius(size::CORNER + 2);
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            contents(ui, view, bar, &offers, actions);
        });
    });
    if shown.response.clicked_elsewhere() && !bar.take_focus {
        actions.push(asked(StatementAction::NoName));
    }
}

fn asked(action: StatementAction) -> Action {
    Action::Statement(action)
}

fn keys(context: &Context, bar: &NameBar, offers: &[&str], actions: &mut Vec<Action>) {
    let pressed = |key: Key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) {
        let chosen = offers.get(bar.row.min(offers.len().saturating_sub(1)));
        actions.extend(chosen.map(|name| asked(StatementAction::Name((*name).to_owned()))));
    }
    if pressed(Key::ArrowDown) && bar.row + 1 < offers.len() {
        actions.push(asked(StatementAction::StepName(1)));
    }
    if pressed(Key::ArrowUp) {
        actions.push(asked(StatementAction::StepName(-1)));
    }
    if pressed(Key::Escape) {
        actions.push(asked(StatementAction::NoName));
    }
}

fn contents(ui: &mut Ui, view: &View<'_>, bar: &NameBar, offers: &[&str], actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let (question, hint) = match &bar.what {
        NameOf::Speaker => ("Who said it?".to_owned(), "Name of the speaker"),
        NameOf::Person(name) => (format!("“{name}” is, in all articles:"), "Name of the person"),
    };
    ui.label(small(question, view.theme));
    ui.add_space(2.0);
    let look = Field { name: hint, hint, lines: 1, take_focus: bar.take_focus };
    let (typed, _) = field(ui, look, &bar.typed, view.theme);
    actions.extend(typed.map(|typed| asked(StatementAction::Type(typed))));
    ui.add_space(4.0);
    for (index, name) in offers.iter().enumerate() {
        let chosen = index == bar.row.min(offers.len() - 1);
        let response = row(ui, name, Row { chosen, card: false, drag: false, height: HEIGHT }, view.theme, |ui| {
            let color = ui.visuals().text_color();
            words_label(ui, &Words::line(name, Face::Sans.at(size::BODY), color), Sense::hover());
        });
        if response.clicked() {
            actions.push(asked(StatementAction::Name((*name).to_owned())));
        }
    }
}
