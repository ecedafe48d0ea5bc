//! The bar at the selection: the best tag under Enter, keys 1 to 9 for pinned tags, letters filter, a new name creates.

use egui::{Align, Align2, Area, Context, Frame, Id, Key, Layout, Margin, Modifiers, Order, Rect, Sense, Ui, pos2, vec2};

use crate::app::action::{Action, LookAction, MarkAction};
use crate::app::desk::TagBar;
use crate::app::shortcuts::{Verb, key_text};
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Field, Row, Words, dot, field, key_cap, quiet_button, row, words_label};
use crate::notebook::TagId;
use crate::query::{TagRow, filter_tags};

/// Tags offered at once.
const OFFERED: usize = 7;
const WIDTH: f32 = 268.0;
const HEIGHT: f32 = 26.0;

/// What one row of the bar does.
enum Offer<'a> {
    Tag(&'a TagRow),
    New(&'a str),
}

/// The bar, below the words at `anchor`.
pub fn tag_bar(context: &Context, view: &View<'_>, bar: &TagBar, anchor: Rect, actions: &mut Vec<Action>) {
    let offers = offers(view, bar);
    keys(context, bar, &offers, actions);
    let room = context.content_rect().shrink(8.0);
    let height = 110.0 + HEIGHT * offers.len() as f32;
    let below = anchor.bottom() + 8.0 + height < room.bottom();
    let (corner, pivot) = if below {
        (anchor.left_bottom() + vec2(0.0, 8.0), Align2::LEFT_TOP)
    } else {
        (anchor.left_top() - vec2(0.0, 8.0), Align2::LEFT_BOTTOM)
    };
    let corner = pos2(corner.x.min(room.right() - WIDTH - 24.0), corner.y);
    let area = Area::new(Id::unique("tag bar")).order(Order::Foreground).fixed_pos(corner).pivot(pivot).constrain_to(room);
    area.show(context, |ui| {
        let frame = Frame::popup(ui.style()).fill(view.theme.page).inner_margin(Margin::same(8)).corner_radius(size::CORNER + 2);
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            contents(ui, view, bar, &offers, actions);
        });
    });
}

/// What is offered: while nothing is typed the tag used last, pinned ones, recent ones; else what matches, and a new tag.
fn offers<'a>(view: &View<'a>, bar: &'a TagBar) -> Vec<Offer<'a>> {
    let rows = &view.open.derived.tags;
    let typed = bar.typed.trim();
    if !typed.is_empty() {
        let matches = filter_tags(rows, typed);
        let exact = matches.first().is_some_and(|found| found.is_exact());
        let mut offers: Vec<_> = matches.iter().take(OFFERED).map(|found| Offer::Tag(&rows[found.index])).collect();
        if !exact {
            offers.push(Offer::New(typed));
        }
        return offers;
    }
    let row = |id: TagId| rows.iter().find(|row| row.id == id);
    let mut ids: Vec<TagId> = view.open.desk.last_tag.into_iter().collect();
    let mut pinned: Vec<&TagRow> = rows.iter().filter(|row| row.pin.is_some()).collect();
    pinned.sort_by_key(|row| row.pin);
    ids.extend(pinned.iter().map(|row| row.id));
    ids.extend(view.open.recent_tags.iter().rev());
    ids.extend(rows.iter().map(|row| row.id));
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    ids.into_iter().filter_map(row).take(OFFERED).map(Offer::Tag).collect()
}

fn action(offer: &Offer<'_>) -> Action {
    Action::Mark(match offer {
        Offer::Tag(tag) => MarkAction::Apply(tag.id),
        Offer::New(name) => MarkAction::ApplyNew((*name).to_owned()),
    })
}

fn keys(context: &Context, bar: &TagBar, offers: &[Offer<'_>], actions: &mut Vec<Action>) {
    let chosen = offers.get(bar.row.min(offers.len().saturating_sub(1)));
    let pressed = |modifiers: Modifiers, key: Key| context.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::Enter) && !bar.typed.trim().is_empty() {
        actions.push(Action::Mark(MarkAction::ApplyNew(bar.typed.trim().to_owned())));
    } else if pressed(Modifiers::NONE, Key::Enter) {
        actions.extend(chosen.map(action));
    }
    if pressed(Modifiers::NONE, Key::ArrowDown) && bar.row + 1 < offers.len() {
        actions.push(Action::Mark(MarkAction::Step(1)));
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        actions.push(Action::Mark(MarkAction::Step(-1)));
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        actions.push(Action::Look(LookAction::Close));
    }
    if pressed(Modifiers::ALT, Key::N) {
        actions.push(Action::Verb(Verb::NoteHere));
    }
    if pressed(Modifiers::ALT, Key::I) {
        actions.push(Action::Mark(MarkAction::InVivo));
    }
    if bar.typed.is_empty() {
        actions.extend(typed_pin(context).map(|pin| Action::Mark(MarkAction::ApplyPin(pin))));
        // Nothing is typed that could be copied: it is the passage that is meant.
        if take_event(context, |event| matches!(event, egui::Event::Copy)).is_some() {
            actions.push(Action::Verb(Verb::Copy));
        }
    }
}

/// A digit 1 to 9 that was just typed, taken away from the field.
pub fn typed_pin(context: &Context) -> Option<u8> {
    digit(&take_event(context, |event| digit(event).is_some())?)
}

/// The first event of this kind, taken away from whoever has the keyboard.
fn take_event(context: &Context, wanted: impl Fn(&egui::Event) -> bool) -> Option<egui::Event> {
    context.input_mut(|input| {
        let place = input.events.iter().position(wanted)?;
        Some(input.events.remove(place))
    })
}

fn digit(event: &egui::Event) -> Option<u8> {
    let egui::Event::Text(text) = event else { return None };
    text.parse().ok().filter(|digit| (1..=9).contains(digit))
}

fn contents(ui: &mut Ui, view: &View<'_>, bar: &TagBar, offers: &[Offer<'_>], actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let hint = if offers.is_empty() { "Name of a new tag" } else { "Tag, or name of a new tag" };
    let look = Field { name: "Tag the selection", hint, lines: 1, take_focus: bar.take_focus };
    let (typed, response) = field(ui, look, &bar.typed, view.theme);
    actions.extend(typed.map(|typed| Action::Mark(MarkAction::Type(typed))));
    if bar.take_focus {
        response.request_focus();
    }
    ui.add_space(4.0);
    for (index, offer) in offers.iter().enumerate() {
        let chosen = index == bar.row.min(offers.len() - 1);
        one(ui, view, offer, chosen, actions);
    }
    ui.add_space(4.0);
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range(), line.top(), egui::Stroke::new(1.0, view.theme.line));
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let note = quiet_button(ui, "Note").on_hover_text("Alt+N");
        if note.clicked() {
            actions.push(Action::Verb(Verb::NoteHere));
        }
        if quiet_button(ui, "In vivo").on_hover_text("A tag named by these words (Alt+I)").clicked() {
            actions.push(Action::Mark(MarkAction::InVivo));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if quiet_button(ui, "Copy").on_hover_text("Ctrl+C").clicked() {
                actions.push(Action::Verb(Verb::Copy));
            }
            let key = key_text(ui.ctx(), Verb::FindParallels).unwrap_or_default();
            let hint = format!("What other articles tell like these words ({key})");
            if quiet_button(ui, Verb::FindParallels.text()).on_hover_text(hint).clicked() {
                actions.push(Action::Verb(Verb::FindParallels));
            }
        });
    });
}

fn one(ui: &mut Ui, view: &View<'_>, offer: &Offer<'_>, chosen: bool, actions: &mut Vec<Action>) {
    let name = match offer {
        Offer::Tag(tag) => format!("Apply {}", tag.path),
        Offer::New(name) => format!("New tag {name}"),
    };
    let response = row(ui, &name, Row { chosen, card: false, drag: false, height: HEIGHT }, view.theme, |ui| {
        let (words, font, color, key) = match offer {
            Offer::Tag(tag) => {
                dot(ui, view.theme.tag(tag.color));
                let key = tag.pin.map(|pin| pin.to_string());
                (tag.path.clone(), Face::Sans.at(size::BODY), ui.visuals().text_color(), key)
            }
            Offer::New(name) => {
                let key = Some("Ctrl+Enter".to_owned());
                (format!("New tag “{name}”"), Face::Sans.at(size::SMALL), view.theme.secondary, key)
            }
        };
        let key = if chosen { Some("Enter".to_owned()) } else { key };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(key) = key {
                key_cap(ui, &key, view.theme);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                words_label(ui, &Words::line(&words, font, color), Sense::hover());
            });
        });
    });
    if response.clicked() {
        actions.push(action(offer));
    }
}
