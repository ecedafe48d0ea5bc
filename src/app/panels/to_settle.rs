//! Highlights in texts that were edited: what they were, what seems to be there now, and what to do. Sizes are points.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2};

use super::excerpts::tags_of;
use crate::anchor::Outcome;
use crate::app::action::{Action, SettleAction};
use crate::app::edited::{Edited, Settling};
use crate::app::theme::{Face, Theme, size};
use crate::app::view::View;
use crate::app::widgets::{Row, quiet, quiet_button, row, scroll_rows, small};
use crate::app::words::many;
use crate::notebook::{Highlight, HighlightId};
use crate::text::{Span, differences};

/// The height of a row: two lines of words.
const HEIGHT: f32 = 50.0;
/// The width of the tags.
const TAGS: f32 = 130.0;
/// The width of the buttons.
const BUTTONS: f32 = 300.0;
/// Bytes kept before the first word that differs, so that it is seen without scrolling.
const BEFORE: usize = 40;

/// What is said of the edited texts: in the status line, and above the list when there is one.
pub fn summary(view: &View<'_>) -> String {
    match view.open.settling.found() {
        [] => String::new(),
        [one] => format!("{} was edited: {}", name(view, one), one.counts()),
        several => {
            let unsure = view.open.settling.unsure();
            let certain: usize = several.iter().map(|edited| edited.exact + edited.moved).sum();
            format!("{} were edited: {certain} certain, {unsure} to look at", many(several.len(), "article"))
        }
    }
}

fn name<'a>(view: &View<'a>, edited: &Edited) -> &'a str {
    view.notebook().document(edited.document).map_or("", |record| record.file_name())
}

/// The button for all that is certain.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let certain = view.open.settling.found().iter().map(|edited| edited.certain).sum();
    let words = format!("Settle {}", many(certain, "certain place"));
    let hint = "Highlights found with the same words take their places in the text as it is now. Can be undone.";
    if certain > 0 && quiet_button(ui, words).on_hover_text(hint).clicked() {
        actions.push(Action::Settle(SettleAction::Certain));
    }
}

/// The list.
pub fn to_settle<'a>(ui: &mut Ui, view: &View<'a>, actions: &mut Vec<Action>) {
    let of = |edited: &'a Edited| edited.unsure.iter().map(move |(id, outcome)| (edited, *id, outcome));
    let lines: Vec<_> = view.open.settling.found().iter().flat_map(of).collect();
    if lines.is_empty() {
        ui.add_space(8.0);
        ui.label(quiet("All highlights of the edited articles were found with the same words.", view.theme));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("to settle").auto_shrink(false);
    scroll_rows(ui, "Scroll what is to be settled", area, (HEIGHT, lines.len()), |ui, range| {
        for (edited, id, outcome) in &lines[range] {
            if let Some(highlight) = view.notebook().highlight(*id) {
                one(ui, view, (*id, highlight), (edited, outcome), actions);
            }
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, of: (HighlightId, &Highlight), found: (&Edited, &Outcome), actions: &mut Vec<Action>) {
    let (id, highlight) = of;
    let chosen = view.open.desk.in_hand == Some(id);
    let label = if *found.1 == Outcome::Lost { "Lost" } else { "Changed" };
    let mut asked = Vec::new();
    let response = row(
        ui,
        &format!("{label}: {}", highlight.exact),
        Row { chosen, card: false, drag: false, height: HEIGHT },
        view.theme,
        |ui| contents(ui, view, of, found, &mut asked),
    );
    let line = response.rect;
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, view.theme.line.gamma_multiply(0.6)));
    if response.clicked() && asked.is_empty() {
        asked.push(Action::Settle(SettleAction::Show(id)));
    }
    actions.append(&mut asked);
}

fn contents(
    ui: &mut Ui,
    view: &View<'_>,
    (id, highlight): (HighlightId, &Highlight),
    (edited, outcome): (&Edited, &Outcome),
    asked: &mut Vec<Action>,
) {
    let all = ui.max_rect();
    let (from, to) = (all.left() + TAGS, (all.right() - BUTTONS).max(all.left() + TAGS));
    let part = |ui: &mut Ui, from: f32, to: f32, layout: Layout, draw: &mut dyn FnMut(&mut Ui)| {
        let rect = Rect::from_min_max(pos2(from, all.top()), pos2(to, all.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), draw);
    };
    part(ui, all.left(), from - 8.0, Layout::top_down(Align::Min), &mut |ui| {
        ui.horizontal(|ui| tags_of(ui, view, highlight));
        ui.add(egui::Label::new(small(name(view, edited), view.theme)).truncate().selectable(false));
    });
    let candidates = Settling::candidates(outcome);
    let turn = view.open.settling.turn(id) % candidates.len().max(1);
    let now = candidates.get(turn).map(|span| edited.text.reading.slice(*span));
    part(ui, from, to - 8.0, Layout::top_down(Align::Min), &mut |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let (old, new) = compared(&highlight.exact, now, view.theme);
        ui.add(egui::Label::new(old).truncate().selectable(false));
        match (new, now) {
            (Some(new), Some(now)) if now != highlight.exact => {
                ui.add(egui::Label::new(new).truncate().selectable(false));
            }
            (Some(_), _) if candidates.len() > 1 => {
                ui.label(small(format!("the same words at {}: place {}", many(candidates.len(), "place"), turn + 1), view.theme));
            }
            (Some(_), _) => drop(ui.label(small("the same words, but the text around them is another", view.theme))),
            (None, _) => {
                let note = if highlight.note.is_empty() { String::new() } else { format!(" · {}", highlight.note) };
                let words = format!("not found in the text as it is now{}", note.replace('\n', " "));
                ui.add(egui::Label::new(quiet(words, view.theme)).truncate().selectable(false));
            }
        }
    });
    part(ui, to, all.right(), Layout::right_to_left(Align::Center), &mut |ui| buttons(ui, id, candidates.len(), asked));
}

/// From right to left, so that the first one to think of stands next to the words.
fn buttons(ui: &mut Ui, id: HighlightId, candidates: usize, asked: &mut Vec<Action>) {
    let mut button = |ui: &mut Ui, words: &str, hint: &str, action: SettleAction| {
        if quiet_button(ui, words).on_hover_text(hint).clicked() {
            asked.push(Action::Settle(action));
        }
    };
    let sweep = "Sweep over the right words in the article, then press this";
    if candidates == 0 {
        button(ui, "Delete", "Delete the highlight with its note", SettleAction::Delete(id));
        button(ui, "Attach to the selection", sweep, SettleAction::UseSelection(id));
        return;
    }
    if candidates > 1 {
        button(ui, "Next place", "Show another place that is as likely", SettleAction::NextPlace(id));
    }
    button(ui, "Use the selection", sweep, SettleAction::UseSelection(id));
    button(ui, "Accept", "The highlight takes these words and this place", SettleAction::Accept(id));
}

/// The words of a highlight and those that are there now, with what differs marked: struck through, or underlined.
fn compared(old: &str, now: Option<&str>, theme: &Theme) -> (LayoutJob, Option<LayoutJob>) {
    let Some(now) = now else { return (line("was  ", old, &[], false, theme), None) };
    let all = differences(old, now);
    let (gone, come): (Vec<Span>, Vec<Span>) = all.iter().map(|found| (found.in_old(), found.in_new())).unzip();
    (line("was  ", old, &gone, false, theme), Some(line("now  ", now, &come, true, theme)))
}

fn line(lead: &str, words: &str, marked: &[Span], new: bool, theme: &Theme) -> LayoutJob {
    let font = Face::Serif.at(14.0);
    let plain = TextFormat { font_id: font.clone(), color: theme.ink, ..TextFormat::default() };
    let stroke = Stroke::new(1.5, if new { theme.accent } else { theme.error });
    let mark = TextFormat { color: stroke.color, ..plain.clone() };
    let mark = if new { TextFormat { underline: stroke, ..mark } } else { TextFormat { strikethrough: stroke, ..mark } };
    let mut job = LayoutJob { wrap: TextWrapping { max_rows: 1, ..TextWrapping::default() }, ..LayoutJob::default() };
    job.append(lead, 0.0, TextFormat { font_id: Face::Sans.at(size::SMALL), color: theme.secondary, ..TextFormat::default() });
    let first = marked.first().map_or(0, |span| span.start());
    let mut from = if first > 2 * BEFORE { words.floor_char_boundary(first - BEFORE) } else { 0 };
    if from > 0 {
        job.append("…", 0.0, plain.clone());
    }
    let flat = |span: Span| words[span.range()].replace('\n', " ");
    for span in marked.iter().filter(|span| !span.is_empty()) {
        job.append(&flat(Span::new(from, span.start())), 0.0, plain.clone());
        job.append(&flat(*span), 0.0, mark.clone());
        from = span.end();
    }
    job.append(&flat(Span::new(from, words.len())), 0.0, plain);
    job
}
