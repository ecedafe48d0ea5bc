//! The headings of the article in the active column, found by typing. Positions are bytes.

use egui::{Align2, Context, Id, Key, Modifiers, ScrollArea, vec2};

use crate::app::action::{Action, DeskAction, LookAction};
use crate::app::state::{Overlay, State};
use crate::app::theme::Theme;
use crate::app::widgets::{Field, Row, field, form, quiet, row};
use crate::text::{Block, BlockKind, Reading, fold};

/// The height of a row, and the step of each level.
const HEIGHT: f32 = 28.0;
const STEP: f32 = 16.0;

/// The outline; gives the overlay as it is after this frame.
pub fn outline(
    context: &Context,
    state: &State,
    typed: (&str, usize),
    theme: &Theme,
    actions: &mut Vec<Action>,
) -> Option<Overlay> {
    let (typed, at) = typed;
    let open = state.open.as_ref()?;
    let reading = &open.text(open.desk.column()?.document)?.reading;
    let headings = matching(reading, typed);
    let at = at.min(headings.len().saturating_sub(1));
    let (mut after, mut chosen) = (None, None);
    let place = egui::Area::new(Id::unique("outline")).anchor(Align2::CENTER_TOP, vec2(0.0, 80.0)).order(egui::Order::Foreground);
    let modal = form("outline", theme).area(place).show(context, |ui| {
        ui.set_width(460.0);
        let step = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up, enter) = (step(Key::ArrowDown), step(Key::ArrowUp), step(Key::Enter));
        let look = Field { name: "Headings", hint: "Which heading?", lines: 1, take_focus: true };
        let (words, _) = field(ui, look, typed, theme);
        after = words.map(|typed| Overlay::Outline { typed, row: 0 });
        if down || up {
            let row = if down { (at + 1).min(headings.len().saturating_sub(1)) } else { at.saturating_sub(1) };
            after = Some(Overlay::Outline { typed: typed.to_owned(), row });
        }
        chosen = headings.get(at).map(|heading| heading.span.start()).filter(|_| enter);
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if headings.is_empty() {
            let none = if typed.is_empty() { "This article has no headings." } else { "No heading has these letters." };
            ui.label(quiet(none, theme));
        }
        ScrollArea::vertical().max_height(HEIGHT * 11.0).auto_shrink([false, true]).show_rows(
            ui,
            HEIGHT,
            headings.len(),
            |ui, range| {
                for index in range {
                    let heading = headings[index];
                    let words = reading.slice(heading.span);
                    let look = Row { chosen: index == at, card: false, drag: false, height: HEIGHT };
                    let response = row(ui, words, look, theme, |ui| {
                        ui.add_space(STEP * f32::from(heading.level.saturating_sub(1)));
                        ui.add(egui::Label::new(words).truncate());
                    });
                    if index == at && (down || up) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(heading.span.start());
                    }
                }
            },
        );
    });
    if let Some(byte) = chosen {
        actions.push(Action::Look(LookAction::Close));
        actions.push(Action::Desk(DeskAction::GoToHeading(byte)));
    } else if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
    after
}

/// The headline and the headings that have the typed letters.
fn matching<'a>(reading: &'a Reading, typed: &str) -> Vec<&'a Block> {
    let typed = fold(typed.trim());
    let headings = reading.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Heading));
    headings.filter(|block| typed.is_empty() || fold(reading.slice(block.span)).contains(&typed)).collect()
}
