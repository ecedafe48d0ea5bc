//! What changed between two versions of the article in the active column, the weightiest first. Sizes are points, spans bytes.

use std::ops::Range;

use egui::containers::menu::MenuButton;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Button, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2};

use crate::app::action::{Action, VersionAction};
use crate::app::compared::{Compared, Pair};
use crate::app::theme::{Face, Theme, size};
use crate::app::versions::pair;
use crate::app::view::View;
use crate::app::widgets::{Row, quiet, row, scroll_rows, small};
use crate::compare::{ChangeKind, TextChange};
use crate::notebook::Version;
use crate::text::{Reading, Span};

/// The height of a row.
const HEIGHT: f32 = 30.0;
/// The width of the kinds.
const KIND: f32 = 92.0;
/// The width of the paragraphs' numbers.
const NUMBER: f32 = 48.0;
/// Bytes shown before a change, and after it.
const BEFORE: usize = 48;
const AFTER: usize = 240;

/// Which two versions are compared; right of the tabs.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(pair) = pair(view.open) else { return };
    let Some(record) = view.notebook().document(pair.document) else { return };
    let all = record.all_versions();
    let document = pair.document;
    let mut choose = |old: usize, new: usize| actions.push(Action::Version(VersionAction::Compare { document, old, new }));
    // From right to left: the newer one first.
    if let Some(new) = choice(ui, view, &all, ("Newer version", pair.new.0, (pair.old.0 + 1)..all.len())) {
        choose(pair.old.0, new);
    }
    ui.label(small("→", view.theme));
    if let Some(old) = choice(ui, view, &all, ("Older version", pair.old.0, 0..pair.new.0)) {
        choose(old, pair.new.0);
    }
}

/// A version, and those that can be taken in its place; gives the one that was chosen.
fn choice(ui: &mut Ui, view: &View<'_>, all: &[Version], of: (&str, usize, Range<usize>)) -> Option<usize> {
    let (hint, at, offered) = of;
    let words = |place: usize| {
        let path = all.get(place).map_or("", |version| version.path.as_str());
        format!("{} · {}", place + 1, path.rsplit('/').next().unwrap_or(path))
    };
    if offered.len() < 2 {
        ui.label(small(words(at), view.theme)).on_hover_text(hint);
        return None;
    }
    let button = Button::new(small(format!("{} ⌄", words(at)), view.theme)).frame_when_inactive(false);
    let mut chosen = None;
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for place in offered {
            if ui.add(Button::new(words(place)).selected(place == at)).clicked() {
                chosen = Some(place);
                ui.close();
            }
        }
    });
    response.on_hover_text(hint);
    chosen
}

/// The list.
pub fn changes(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(pair) = pair(view.open) else {
        ui.add_space(8.0);
        ui.label(quiet("The article in this column has one version only.", view.theme));
        return;
    };
    match view.open.versions.compared(&pair) {
        None => drop(ui.label(quiet("Comparing…", view.theme))),
        Some(Err(sentence)) => drop(ui.label(quiet(sentence, view.theme))),
        Some(Ok(compared)) => list(ui, view, &pair, compared, actions),
    }
}

fn list(ui: &mut Ui, view: &View<'_>, pair: &Pair, compared: &Compared, actions: &mut Vec<Action>) {
    if compared.rows.is_empty() {
        ui.add_space(8.0);
        ui.label(quiet("Both versions have the same words.", view.theme));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt(("changes", pair.document)).auto_shrink(false);
    scroll_rows(ui, "Scroll the changes", area, (HEIGHT, compared.rows.len()), |ui, range| {
        for index in range {
            one(ui, view.theme, compared, (index, &compared.rows[index]), actions);
        }
    });
}

fn one(ui: &mut Ui, theme: &Theme, compared: &Compared, (index, change): (usize, &TextChange), actions: &mut Vec<Action>) {
    let (old, new) = (compared.old.slice(change.old), compared.new.slice(change.new));
    let name = match (old.is_empty(), new.is_empty()) {
        (false, false) => format!("{}: {old} became {new}", change.kind.name()),
        (true, _) => format!("{}: {new}", change.kind.name()),
        (_, true) => format!("{}: without {old}", change.kind.name()),
    };
    let look = Row { chosen: false, card: false, drag: false, height: HEIGHT };
    let response = row(ui, &name, look, theme, |ui| contents(ui, theme, compared, change));
    ui.painter().hline(response.rect.x_range(), response.rect.bottom(), Stroke::new(1.0, theme.line.gamma_multiply(0.6)));
    if response.clicked() {
        actions.push(Action::Version(VersionAction::Show(index)));
    }
}

fn contents(ui: &mut Ui, theme: &Theme, compared: &Compared, change: &TextChange) {
    let all = ui.max_rect();
    let weighty = change.kind <= ChangeKind::Attribution;
    let (face, color) = if weighty { (Face::SansBold, theme.ink) } else { (Face::Sans, theme.secondary) };
    let middle = all.center().y;
    let kind = pos2(all.left(), middle);
    ui.painter().text(kind, Align2::LEFT_CENTER, change.kind.name(), face.at(size::SMALL), color);
    let number = format!("¶ {}", compared.new.paragraph_number(change.new.start()));
    let at = pos2(all.right(), middle);
    ui.painter().text(at, Align2::RIGHT_CENTER, number, Face::Sans.at(size::SMALL), theme.secondary);
    let words = Rect::from_min_max(pos2(all.left() + KIND, all.top()), pos2(all.right() - NUMBER, all.bottom()));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(words).layout(layout), |ui| {
        ui.add(egui::Label::new(in_context(compared, change, theme)).truncate().selectable(false));
    });
}

/// The words that went struck through, those that came underlined, with what stands around them.
fn in_context(compared: &Compared, change: &TextChange, theme: &Theme) -> LayoutJob {
    let plain = TextFormat { font_id: Face::Serif.at(14.0), color: theme.ink, ..TextFormat::default() };
    let around = TextFormat { color: theme.secondary, ..plain.clone() };
    let gone = Stroke::new(1.5, theme.error);
    let come = Stroke::new(1.5, theme.accent);
    let mut job = LayoutJob { wrap: TextWrapping { max_rows: 1, ..TextWrapping::default() }, ..LayoutJob::default() };
    // What is there no more stands among what was around it.
    let (reading, at) = if change.new.is_empty() { (&compared.old, change.old) } else { (&compared.new, change.new) };
    let line = line_of(reading, at);
    let from = word_from(reading.text(), at.start().saturating_sub(BEFORE).max(line.start()), at.start());
    let to = reading.text().floor_char_boundary((at.end() + AFTER).min(line.end()).max(at.end()));
    let flat = |words: &str| words.replace('\n', " ");
    let lead = if from > line.start() { "…" } else { "" };
    job.append(&format!("{lead}{}", flat(reading.slice(Span::new(from, at.start())))), 0.0, around.clone());
    let (old, new) = (compared.old.slice(change.old), compared.new.slice(change.new));
    job.append(&flat(old), 0.0, TextFormat { strikethrough: gone, color: gone.color, ..plain.clone() });
    if !old.is_empty() && !new.is_empty() {
        job.append(" ", 0.0, plain.clone());
    }
    job.append(&flat(new), 0.0, TextFormat { underline: come, color: come.color, ..plain });
    job.append(&flat(reading.slice(Span::new(at.end(), to))), 0.0, around);
    job
}

/// The start of the first whole word from a byte on, unless there is none before the change.
fn word_from(text: &str, byte: usize, change: usize) -> usize {
    let from = text.ceil_char_boundary(byte).min(change);
    let cut = from > 0 && !text[..from].ends_with(char::is_whitespace);
    let next = text[from..change].char_indices().find(|(_, letter)| letter.is_whitespace());
    next.filter(|_| cut).map_or(from, |(at, space)| from + at + space.len_utf8())
}

/// The line of a text that holds a place.
fn line_of(reading: &Reading, at: Span) -> Span {
    let text = reading.text();
    let start = text[..at.start()].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at.end()..].find('\n').map_or(text.len(), |end| at.end() + end);
    Span::new(start, end)
}
