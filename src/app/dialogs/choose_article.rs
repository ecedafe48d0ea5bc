//! The article of which another one is a later version, found by typing.

use egui::{Align2, Context, Id, Key, Modifiers, ScrollArea, vec2};

use crate::app::action::{Action, LookAction, VersionAction};
use crate::app::state::{Overlay, State};
use crate::app::theme::Theme;
use crate::app::widgets::{Field, Row, field, form, quiet, row, small};
use crate::notebook::DocumentId;
use crate::query::{DocumentOrder, DocumentRow, documents};

/// The height of a row: headline above, outlet, date and file below.
const HEIGHT: f32 = 42.0;

/// The choice; gives the overlay as it is after this frame.
pub fn choose_article(
    context: &Context,
    state: &State,
    asked: (DocumentId, &str, usize),
    theme: &Theme,
    actions: &mut Vec<Action>,
) -> Option<Overlay> {
    let (newer, typed, at) = asked;
    let notebook = state.open.as_ref()?.session.notebook();
    let name = notebook.document(newer)?.display_name().to_owned();
    let mut rows = documents(notebook, typed, DocumentOrder::Published);
    rows.retain(|row| row.id != newer);
    let at = at.min(rows.len().saturating_sub(1));
    let (mut after, mut chosen) = (None, None);
    let place = egui::Area::new(Id::unique("version")).anchor(Align2::CENTER_TOP, vec2(0.0, 80.0)).order(egui::Order::Foreground);
    let modal = form("version", theme).area(place).show(context, |ui| {
        ui.set_width(520.0);
        let step = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up, enter) = (step(Key::ArrowDown), step(Key::ArrowUp), step(Key::Enter));
        ui.add(egui::Label::new(quiet(format!("“{name}” is a later version of…"), theme)).truncate());
        ui.add_space(4.0);
        let look = Field { name: "Earlier article", hint: "Which article?", lines: 1, take_focus: true };
        let (words, _) = field(ui, look, typed, theme);
        after = words.map(|typed| Overlay::Version { newer, typed, row: 0 });
        if down || up {
            let row = if down { (at + 1).min(rows.len().saturating_sub(1)) } else { at.saturating_sub(1) };
            after = Some(Overlay::Version { newer, typed: typed.to_owned(), row });
        }
        chosen = rows.get(at).map(|row| row.id).filter(|_| enter);
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            ui.label(quiet("No other article has these words.", theme));
        }
        let area = ScrollArea::vertical().max_height(HEIGHT * 9.0).auto_shrink([false, true]);
        area.show_rows(ui, HEIGHT, rows.len(), |ui, range| {
            for index in range {
                let look = Row { chosen: index == at, card: false, drag: false, height: HEIGHT };
                let response = row(ui, &rows[index].name, look, theme, |ui| contents(ui, &rows[index], theme));
                if index == at && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(rows[index].id);
                }
            }
        });
    });
    if let Some(of) = chosen {
        actions.push(Action::Version(VersionAction::Make { of, newer }));
    } else if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
    after
}

fn contents(ui: &mut egui::Ui, document: &DocumentRow, theme: &Theme) {
    let date = document.published.map_or_else(|| "date unknown".to_owned(), |date| date.readable());
    let about = [document.outlet.clone(), Some(date), Some(document.path.clone())];
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add(egui::Label::new(&*document.name).truncate().selectable(false));
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        ui.add(egui::Label::new(small(about, theme)).truncate().selectable(false));
    });
}
