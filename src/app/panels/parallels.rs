//! What other articles tell like some words: ranked, copies as one row, each a click from its place. Sizes are points.

use egui::containers::menu::MenuButton;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Button, EventFilter, Id, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder};
use egui::{WidgetInfo, pos2, vec2};

use crate::align::PassageKind;
use crate::app::action::{Action, ParallelAction};
use crate::app::desk::Focus;
use crate::app::perform_parallels::{Reading, reading};
use crate::app::shortcuts::{Verb, key_text};
use crate::app::theme::{Face, Theme, size};
use crate::app::view::View;
use crate::app::widgets::{Row, Words, dot, quiet, quiet_button, row, scroll, scroll_rows, small, words_label};
use crate::app::words::{many, outlet_and_date, shortened};
use crate::compare::{Parallel, ParallelPlace};
use crate::notebook::TagId;
use crate::query::tag_path;

/// The height of a row: two lines of words.
const HEIGHT: f32 = 50.0;
/// The width of the kind and the score.
const KIND: f32 = 74.0;
/// The width of the button.
const BUTTON: f32 = 84.0;
/// The size of words that are quoted.
const QUOTED: f32 = 14.0;
/// Letters of the words that were asked about, above the list.
const ASKED: usize = 240;

/// What marks all that was found, and with which tag.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let parallels = &view.open.parallels;
    let places: usize = parallels.found().iter().map(|parallel| parallel.places.len()).sum();
    if places == 0 {
        return;
    }
    let tags = parallels.tags(view.notebook(), view.open.desk.last_tag);
    let names: Vec<String> = tags.iter().map(|tag| tag_path(view.notebook(), *tag)).collect();
    let words = if names.is_empty() { "with a tag…".to_owned() } else { format!("as {}", shortened(&names.join(", "), 28)) };
    MenuButton::from_button(Button::new(quiet(format!("{words} ⌄"), view.theme)).frame_when_inactive(false)).ui(ui, |ui| {
        scroll(ui, "Scroll the tags", ScrollArea::vertical().max_height(320.0), |ui| {
            if view.open.derived.tags.is_empty() {
                ui.label(quiet("No tags yet: tag the words that you looked for.", view.theme));
            }
            for tag in &view.open.derived.tags {
                if ui.add(Button::new(&tag.path).selected(tags.contains(&tag.id))).clicked() {
                    actions.push(Action::Parallels(ParallelAction::Tag(tag.id)));
                    ui.close();
                }
            }
        });
    });
    // From right to left: the tag stands behind what it is said of.
    let all = quiet_button(ui, format!("Mark all {places}"));
    if all.on_hover_text("Highlight every passage of the list with the tag, in one step").clicked() {
        actions.push(Action::Parallels(ParallelAction::MarkAll));
    }
}

/// The list, below the words that were asked about.
pub fn parallels(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let parallels = &view.open.parallels;
    let Some(question) = parallels.question() else {
        ui.add_space(8.0);
        let key = key_text(ui.ctx(), Verb::FindParallels).map(|key| format!(" ({key})")).unwrap_or_default();
        let words = format!(
            "Select some words, or click a highlight, and choose Find parallels{key}: what the other articles tell like them is listed here."
        );
        ui.label(quiet(words, view.theme));
        return;
    };
    let whence = view.notebook().document(question.document).map(outlet_and_date).unwrap_or_default();
    ui.horizontal(|ui| {
        let state = state_words(view);
        let width = ui.available_width() - if state.is_empty() { 0.0 } else { 250.0 };
        let asked = format!("“{}”  {whence}", shortened(&question.words.replace('\n', " "), ASKED));
        ui.scope(|ui| {
            ui.set_max_width(width.max(100.0));
            words_label(ui, &Words::line(&asked, Face::SerifItalic.at(QUOTED), view.theme.ink), Sense::hover());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(small(state, view.theme)));
    });
    ui.add_space(2.0);
    let meant = keys(ui, view, actions);
    if parallels.found().is_empty() {
        ui.label(quiet(nothing_words(view), view.theme));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("parallels").auto_shrink(false);
    scroll_rows(ui, "Scroll the parallels", area, (HEIGHT, parallels.found().len()), |ui, range| {
        if let Some(meant) = meant {
            let top = ui.max_rect().top() + HEIGHT * (meant as f32 - range.start as f32);
            ui.scroll_to_rect(Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(1.0, HEIGHT)), None);
        }
        for place in range {
            one(ui, view, place, &parallels.found()[place], actions);
        }
    });
}

/// How far the articles are read, when not all of them were searched.
fn state_words(view: &View<'_>) -> String {
    match reading(view.open) {
        Reading::Done => String::new(),
        Reading::Still(some) => format!("still reading {}", many(some, "article")),
        Reading::Partly(some) => format!("only {} of the folder could be held", many(some, "article")),
    }
}

fn nothing_words(view: &View<'_>) -> &'static str {
    let parallels = &view.open.parallels;
    let empty = parallels.question().is_some_and(|question| question.prepared.sentences().is_empty());
    match (empty, parallels.is_answered(), reading(view.open)) {
        (true, ..) => "These words are no part of the account: by-lines and what was set apart are not compared.",
        (false, false, _) => "Looking…",
        (false, true, Reading::Still(_)) => "Nothing yet.",
        (false, true, Reading::Done | Reading::Partly(_)) => {
            "No other article tells anything like these words. A longer passage, or a shorter one, may have parallels."
        }
    }
}

/// Up and down choose, Enter shows, M marks; gives the row that was chosen just now.
fn keys(ui: &Ui, view: &View<'_>, actions: &mut Vec<Action>) -> Option<usize> {
    let id = Id::unique("list of parallels");
    let list = ui.interact(ui.available_rect_before_wrap(), id, Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Parallels: up, down and Enter show them, M marks"));
    if view.open.desk.focus == Some(Focus::Parallels) {
        list.request_focus();
    }
    if !list.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (chosen, last) = (view.open.parallels.chosen(), view.open.parallels.found().len().saturating_sub(1));
    if pressed(Key::Enter) {
        actions.push(Action::Parallels(ParallelAction::Show(chosen, 0)));
    }
    if pressed(Key::M) {
        actions.push(Action::Parallels(ParallelAction::Mark(chosen)));
    }
    let step = [(Key::ArrowDown, 1), (Key::ArrowUp, -1)].into_iter().find(|(key, _)| pressed(*key))?.1;
    let meant = chosen.saturating_add_signed(step).min(last);
    actions.push(Action::Parallels(ParallelAction::Choose(meant)));
    Some(meant)
}

fn one(ui: &mut Ui, view: &View<'_>, place: usize, parallel: &Parallel, actions: &mut Vec<Action>) {
    let Some(first) = parallel.places.first() else { return };
    let look = Row { chosen: place == view.open.parallels.chosen(), card: false, drag: false, height: HEIGHT };
    let name = format!("Parallel, {}, {:.2}, {}: {}", parallel.kind.name(), parallel.score, outlets(view, parallel), first.words);
    let mut asked = Vec::new();
    let response = row(ui, &name, look, view.theme, |ui| contents(ui, view, (place, parallel), first, &mut asked));
    let line = response.rect;
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, view.theme.line.gamma_multiply(0.6)));
    if response.clicked() && asked.is_empty() {
        asked.push(Action::Parallels(ParallelAction::Show(place, 0)));
    }
    actions.append(&mut asked);
}

fn contents(ui: &mut Ui, view: &View<'_>, of: (usize, &Parallel), first: &ParallelPlace, asked: &mut Vec<Action>) {
    let (place, parallel) = of;
    let all = ui.max_rect();
    let to = all.right() - BUTTON;
    let whence = to - (all.width() * 0.24).clamp(120.0, 280.0);
    let part = |ui: &mut Ui, from: f32, to: f32, layout: Layout, draw: &mut dyn FnMut(&mut Ui)| {
        let rect = Rect::from_min_max(pos2(from, all.top()), pos2(to, all.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), draw);
    };
    let down = Layout::top_down(Align::Min);
    part(ui, all.left(), all.left() + KIND, down, &mut |ui| kind(ui, parallel, view.theme));
    part(ui, all.left() + KIND, whence - 12.0, down, &mut |ui| {
        ui.add(egui::Label::new(quoted(first, ui.available_width(), view.theme)).selectable(false));
    });
    part(ui, whence, to - 8.0, down, &mut |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let outlets = outlets(view, parallel);
        words_label(ui, &Words::line(&outlets, Face::Sans.at(size::BODY), view.theme.ink), Sense::hover());
        let title = view.notebook().document(first.document).map_or("", |document| document.display_name());
        copies(ui, view, of, title, asked);
    });
    part(ui, to, all.right(), Layout::right_to_left(Align::Center), &mut |ui| button(ui, view, (place, parallel), asked));
}

/// The kind in words, and the score as a bar.
fn kind(ui: &mut Ui, parallel: &Parallel, theme: &Theme) {
    ui.label(small(kind_words(parallel.kind), theme));
    let (rect, _) = ui.allocate_exact_size(vec2(KIND - 22.0, 4.0), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, theme.line);
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * parallel.score.clamp(0.0, 1.0), rect.height()));
    ui.painter().rect_filled(filled, 2.0, theme.accent);
}

const fn kind_words(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Literal => "literal",
        PassageKind::Close => "close",
        PassageKind::Loose => "loose",
    }
}

/// The headline; where several articles have the passage, each of them, a click from its place.
fn copies(ui: &mut Ui, view: &View<'_>, (row, parallel): (usize, &Parallel), title: &str, asked: &mut Vec<Action>) {
    if parallel.places.len() == 1 {
        words_label(ui, &Words::line(title, Face::Sans.at(size::SMALL), view.theme.secondary), Sense::hover());
        return;
    }
    let words = small(format!("in {} ⌄", many(parallel.places.len(), "article")), view.theme);
    MenuButton::from_button(Button::new(words).frame_when_inactive(false)).ui(ui, |ui| {
        ui.set_max_width(420.0);
        for (number, place) in parallel.places.iter().enumerate() {
            let Some(document) = view.notebook().document(place.document) else { continue };
            let words = format!("{} · {}", outlet_and_date(document), document.display_name());
            if ui.add(Button::new(words).truncate()).clicked() {
                asked.push(Action::Parallels(ParallelAction::Show(row, number)));
                ui.close();
            }
        }
    });
}

/// Marks the passage, or says that it is marked.
fn button(ui: &mut Ui, view: &View<'_>, (row, parallel): (usize, &Parallel), asked: &mut Vec<Action>) {
    let tags = view.open.parallels.tags(view.notebook(), view.open.desk.last_tag);
    let marked: Vec<TagId> =
        tags.iter().copied().filter(|tag| parallel.places.iter().all(|place| is_marked(view, place, *tag))).collect();
    if !tags.is_empty() && marked.len() == tags.len() {
        ui.label(small("marked", view.theme));
        for tag in marked.iter().filter_map(|tag| view.notebook().tag(*tag)) {
            dot(ui, view.theme.tag(tag.color));
        }
        return;
    }
    let words = if parallel.places.len() == 1 { "Mark".to_owned() } else { format!("Mark {}", parallel.places.len()) };
    let hint = "Highlight it with the tag named above the list (M)";
    if quiet_button(ui, words).on_hover_text(hint).clicked() {
        asked.push(Action::Parallels(ParallelAction::Mark(row)));
    }
}

fn is_marked(view: &View<'_>, place: &ParallelPlace, tag: TagId) -> bool {
    view.notebook().highlight_at(place.document, place.points).is_some_and(|(_, highlight)| highlight.tags.contains(&tag))
}

/// Outlets and dates of the articles that have the passage.
fn outlets(view: &View<'_>, parallel: &Parallel) -> String {
    let document = |place: &ParallelPlace| view.notebook().document(place.document);
    if let [only] = &parallel.places[..] {
        return document(only).map(outlet_and_date).unwrap_or_default();
    }
    let name = |place: &ParallelPlace| {
        let document = document(place)?;
        Some(document.outlet.as_ref().map_or_else(|| shortened(document.display_name(), 20), |outlet| outlet.value.clone()))
    };
    let mut names: Vec<String> = parallel.places.iter().filter_map(name).collect();
    names.dedup();
    names.join(", ")
}

/// The words with a little around them; those that were looked for, too, stand out.
fn quoted(place: &ParallelPlace, width: f32, theme: &Theme) -> LayoutJob {
    let format = |face: Face, color| TextFormat { font_id: face.at(QUOTED), color, ..TextFormat::default() };
    let (around, plain) = (format(Face::Serif, theme.secondary), format(Face::Serif, theme.ink));
    let same = TextFormat { underline: Stroke::new(1.0, theme.accent), ..format(Face::Serif, theme.ink) };
    let wrap = TextWrapping { max_width: width, max_rows: 2, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap, break_on_newline: false, ..LayoutJob::default() };
    let flat = |words: &str| words.replace('\n', " ");
    // Long context would push the words out of the two lines.
    let before = place.before.char_indices().rev().nth(30).map_or(place.before.as_str(), |(at, _)| &place.before[at..]);
    let before = if before.len() < place.before.len() { format!("… {}", before.trim_start()) } else { before.to_owned() };
    job.append(&flat(&before), 0.0, around.clone());
    let mut from = 0;
    for span in &place.same {
        job.append(&flat(&place.words[from..span.start()]), 0.0, plain.clone());
        job.append(&flat(&place.words[span.range()]), 0.0, same.clone());
        from = span.end();
    }
    job.append(&flat(&place.words[from..]), 0.0, plain);
    job.append(&flat(&place.after), 0.0, around);
    job
}
