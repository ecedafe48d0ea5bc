//! Highlights as a list: filtered, in reading order, each one click from its place.

use egui::containers::menu::MenuButton;
use egui::{Align, Button, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2};

use crate::app::action::{Action, DeskAction, LookAction};
use crate::app::desk::Focus;
use crate::app::theme::{Face, size};
use crate::app::view::View;
use crate::app::widgets::{Field, Row, Words, dot, field, quiet, quiet_button, row, scroll, scroll_rows, words_label};
use crate::app::words::shortened;
use crate::notebook::{Highlight, HighlightId, Place};
use crate::query::{Filter, place_words};

/// The height of a row.
const HEIGHT: f32 = 30.0;

/// Letters of a headline that stands in for an unknown outlet.
const NAMED: usize = 20;

/// The filters, from right to left.
pub fn controls(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let filter = &view.open.desk.filter;
    if !filter.is_empty() && quiet_button(ui, "Show all").clicked() {
        actions.push(Action::Look(LookAction::Excerpts(Filter::default())));
    }
    document_menu(ui, view, actions);
    tag_filter_menu(ui, view, actions);
    ui.scope(|ui| {
        ui.set_max_width(190.0);
        let take_focus = view.open.desk.focus == Some(Focus::Excerpts);
        let look = Field { name: "Filter excerpts", hint: "Words", lines: 1, take_focus };
        let (typed, _) = field(ui, look, &filter.words, view.theme);
        actions.extend(typed.map(|words| Action::Look(LookAction::Excerpts(Filter { words, ..filter.clone() }))));
    });
}

fn tag_filter_menu(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let filter = &view.open.desk.filter;
    let named = filter.tags.first().and_then(|tag| view.notebook().tag(*tag));
    let words = match named {
        Some(tag) => format!("{} + child tags", tag.name),
        None if filter.untagged => "without a tag".to_owned(),
        None => "all tags".to_owned(),
    };
    let mut choose = |ui: &mut Ui, words: &str, chosen: bool, new: Filter| {
        if ui.add(Button::new(words).selected(chosen)).clicked() {
            actions.push(Action::Look(LookAction::Excerpts(new)));
            ui.close();
        }
    };
    MenuButton::from_button(Button::new(quiet(format!("{words} ⌄"), view.theme)).frame_when_inactive(false)).ui(ui, |ui| {
        scroll(ui, "Scroll the tags", ScrollArea::vertical().max_height(320.0), |ui| {
            let plain = Filter { tags: [].into(), untagged: false, ..filter.clone() };
            choose(ui, "All tags", named.is_none() && !filter.untagged, plain.clone());
            choose(ui, "Without a tag", filter.untagged, Filter { untagged: true, ..plain.clone() });
            for tag in &view.open.derived.tags {
                choose(ui, &tag.path, filter.tags.contains(&tag.id), Filter { tags: [tag.id].into(), ..plain.clone() });
            }
        });
    });
}

fn document_menu(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let filter = &view.open.desk.filter;
    let named = filter.documents.first().and_then(|id| view.notebook().document(*id));
    let words = named.map_or("all articles", |document| document.display_name());
    let words = shortened(words, NAMED);
    MenuButton::from_button(Button::new(quiet(format!("{words} ⌄"), view.theme)).frame_when_inactive(false)).ui(ui, |ui| {
        ui.set_max_width(360.0);
        scroll(ui, "Scroll the articles", ScrollArea::vertical().max_height(320.0), |ui| {
            let all = Filter { documents: [].into(), ..filter.clone() };
            let mut choose = |ui: &mut Ui, words: &str, new: Filter| {
                if ui.add(Button::new(words).truncate()).clicked() {
                    actions.push(Action::Look(LookAction::Excerpts(new)));
                    ui.close();
                }
            };
            choose(ui, "All articles", all.clone());
            for document in view.open.derived.documents.iter().filter(|document| document.highlights > 0) {
                choose(ui, &document.name, Filter { documents: [document.id].into(), ..all.clone() });
            }
        });
    });
}

/// The list.
pub fn excerpts(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let ids = &view.open.derived.excerpts;
    if ids.is_empty() {
        let words = if view.notebook().highlights().is_empty() {
            "No highlights yet. Sweep over some words in an article and press Enter or type a tag."
        } else {
            "No highlight passes this filter."
        };
        ui.add_space(8.0);
        ui.label(quiet(words, view.theme));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("excerpts").auto_shrink(false);
    scroll_rows(ui, "Scroll the excerpts", area, (HEIGHT, ids.len()), |ui, range| {
        for id in &ids[range] {
            if let Some(highlight) = view.notebook().highlight(*id) {
                one(ui, view, *id, highlight, actions);
            }
        }
    });
}

fn one(ui: &mut Ui, view: &View<'_>, id: HighlightId, highlight: &Highlight, actions: &mut Vec<Action>) {
    let chosen = view.open.desk.in_hand == Some(id);
    let name = format!("Excerpt: {}", highlight.exact);
    let response =
        row(ui, &name, Row { chosen, card: false, drag: false, height: HEIGHT }, view.theme, |ui| contents(ui, view, highlight));
    let line = response.rect;
    ui.painter().hline(line.x_range(), line.bottom(), egui::Stroke::new(1.0, view.theme.line.gamma_multiply(0.6)));
    if response.clicked() {
        actions.push(Action::Desk(DeskAction::GoTo(Place::Highlight(highlight.document, id))));
    }
}

fn contents(ui: &mut Ui, view: &View<'_>, highlight: &Highlight) {
    let all = ui.max_rect();
    let tags_end = all.left() + (all.width() * 0.16).clamp(90.0, 200.0);
    let where_start = all.right() - (all.width() * 0.23).clamp(120.0, 300.0);
    let part = |ui: &mut Ui, from: f32, to: f32, draw: &mut dyn FnMut(&mut Ui)| {
        let rect = Rect::from_min_max(pos2(from, all.top()), pos2(to, all.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), draw);
    };
    part(ui, all.left(), tags_end - 8.0, &mut |ui| tags_of(ui, view, highlight));
    part(ui, tags_end, where_start - 12.0, &mut |ui| {
        let words = format!("“{}”", highlight.exact.replace('\n', " "));
        words_label(ui, &Words::line(&words, Face::SerifItalic.at(14.0), view.theme.ink), Sense::hover());
    });
    part(ui, where_start, all.right(), &mut |ui| {
        let whence = whence(view, highlight);
        words_label(ui, &Words::line(&whence, Face::Sans.at(size::SMALL), view.theme.secondary), Sense::hover());
    });
}

/// The tags of a highlight, a dot and its name each.
pub fn tags_of(ui: &mut Ui, view: &View<'_>, highlight: &Highlight) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let tags: Vec<_> = highlight.tags.iter().filter_map(|tag| view.notebook().tag(*tag)).collect();
    for tag in tags.iter().take(4) {
        dot(ui, view.theme.tag(tag.color));
    }
    let names = tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ");
    let (words, color) =
        if tags.is_empty() { ("no tag", view.theme.secondary) } else { (names.as_str(), ui.visuals().text_color()) };
    words_label(ui, &Words::line(words, Face::Sans.at(size::BODY), color), Sense::hover());
}

fn whence(view: &View<'_>, highlight: &Highlight) -> String {
    let Some(document) = view.notebook().document(highlight.document) else { return String::new() };
    let outlet = document.outlet.as_ref().map(|outlet| outlet.value.clone());
    let outlet = outlet.or_else(|| document.title.as_ref().map(|title| shortened(&title.value, NAMED)));
    let date = document.published.as_ref().map(|date| date.value.readable());
    let from = [outlet, date].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let from = if from.is_empty() { document.file_name().to_owned() } else { from };
    let number = view.open.text(highlight.document).and_then(|shown| {
        let span = shown.reading.to_span(highlight.points)?;
        let (page, paragraph) = (shown.reading.page_at(span.start()), shown.reading.paragraph_number(span.start()));
        Some(format!(" · {}", place_words(page, paragraph)))
    });
    let note = if highlight.note.is_empty() { "" } else { " · note" };
    format!("{from}{}{note}", number.unwrap_or_default())
}
