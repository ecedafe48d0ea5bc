//! The passage in hand: what the open articles say in its place, and what the person makes of it.

use std::collections::BTreeSet;

use egui::{RichText, Sense, Ui};

use crate::align::PassageKind;
use crate::app::action::{Action, PassageAction};
use crate::app::echoes::{Echo, Other, Passing};
use crate::app::reader::Shown;
use crate::app::theme::{Face, size};
use crate::app::variants::{How, Variant};
use crate::app::view::View;
use crate::app::widgets::{Words, quiet_button, room_heading, small, words_label};
use crate::app::words::{letter, shortened};
use crate::notebook::{DocumentId, HighlightId, LinkKind};
use crate::text::Span;

/// Letters of a quotation at the most; the rest stands in the text.
const QUOTED: usize = 320;
/// Differences from the base text that are told, and letters of the words of each.
const VARIANTS: usize = 6;
const VARIANT: usize = 48;

/// The passage in hand.
pub fn passage(ui: &mut Ui, view: &View<'_>, passing: &Passing, echo: &Echo, actions: &mut Vec<Action>) {
    room_heading(ui, "Passage", view.theme);
    quoted(ui, view, passing.document, passing.span);
    against(ui, view, passing.document, passing.span);
    for (place, other) in echo.others.iter().enumerate() {
        ui.add_space(10.0);
        ui.label(small(how(view, other), view.theme));
        quoted(ui, view, other.document, other.span);
        against(ui, view, other.document, other.span);
        ui.push_id(place, |ui| said(ui, view, (place, other), actions));
    }
}

/// `In column B · in other words · 62 % sure`.
fn how(view: &View<'_>, other: &Other) -> String {
    let column =
        view.open.desk.column_of(other.document).map_or_else(String::new, |place| format!("In column {} · ", letter(place)));
    let kind = match other.kind {
        Some(PassageKind::Literal) => format!("in the same words · {} sure", percent(other.score)),
        Some(PassageKind::Close) => format!("in like words · {} sure", percent(other.score)),
        Some(PassageKind::Loose) => format!("in other words · {} sure", percent(other.score)),
        None => "linked by hand".to_owned(),
    };
    format!("{column}{kind}")
}

/// How sure it is that a passage tells the same, as a person says it.
fn percent(score: f32) -> String {
    format!("{:.0} %", score * 100.0)
}

fn quoted(ui: &mut Ui, view: &View<'_>, document: DocumentId, span: Span) {
    let Some(text) = view.open.text(document) else { return };
    let quote = format!("“{}”", shortened(text.reading.slice(span), QUOTED));
    let quote = Words { rows: usize::MAX, ..Words::line(&quote, Face::SerifItalic.at(14.0), view.theme.ink) };
    words_label(ui, &quote, Sense::hover());
}

/// Words of a passage that differ from the base text, or that it is the base text.
fn against(ui: &mut Ui, view: &View<'_>, document: DocumentId, span: Span) {
    let Some(base) = view.open.echoes.base() else { return };
    if base == document {
        ui.label(small("The base text", view.theme));
        return;
    }
    let (Some(here), Some(there)) = (view.open.text(document), view.open.text(base)) else { return };
    let Some(variants) = view.open.echoes.variants_of(document) else { return };
    let words =
        |text: &Shown, span: Span| format!("“{}”", shortened(text.reading.text().get(span.range()).unwrap_or_default(), VARIANT));
    let told = |variant: &Variant| match variant.how {
        How::Added => format!("{} added", words(here, variant.span)),
        How::Missing => format!("{} left out", words(there, variant.base)),
        How::Changed => format!("{} for {}", words(here, variant.span), words(there, variant.base)),
    };
    let mut all = variants.within(span).map(told);
    let mut parts: Vec<String> = all.by_ref().take(VARIANTS).collect();
    let rest = all.count();
    parts.extend((rest > 0).then(|| format!("{rest} more")));
    if let Some(place) = view.open.desk.column_of(base).filter(|_| !parts.is_empty()) {
        ui.label(small(format!("Against column {}, the base text: {}", letter(place), parts.join(" · ")), view.theme));
    }
}

/// What the person said of it, or can say.
fn said(ui: &mut Ui, view: &View<'_>, other: (usize, &Other), actions: &mut Vec<Action>) {
    let (place, other) = other;
    let now = other.link.map(|(_, kind)| kind);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for kind in LinkKind::ALL {
            let chosen = now == Some(kind);
            let key = if kind == LinkKind::SameStatement && place == 0 { "  Y" } else { "" };
            let words = RichText::new(format!("{}{}{key}", if chosen { "✓ " } else { "" }, kind.name()));
            let words = if chosen {
                words.font(Face::SansBold.at(size::SMALL)).color(view.theme.accent)
            } else {
                words.font(Face::Sans.at(size::SMALL)).color(view.theme.secondary)
            };
            if quiet_button(ui, words).clicked() {
                actions.push(Action::Passage(PassageAction::Tie(place, kind)));
            }
        }
        match other.link {
            Some((id, _)) => {
                if quiet_button(ui, small("unlink", view.theme)).clicked() {
                    actions.push(Action::Passage(PassageAction::Untie(id)));
                }
            }
            None => {
                let words = if place == 0 { "not the same  X" } else { "not the same" };
                if quiet_button(ui, small(words, view.theme)).on_hover_text("Do not show it as a passage any more").clicked() {
                    actions.push(Action::Passage(PassageAction::NotSame(place)));
                }
            }
        }
    });
}

/// The links of a highlight, one click from their other ends.
pub fn links_of(ui: &mut Ui, view: &View<'_>, highlight: HighlightId, actions: &mut Vec<Action>) {
    let notebook = view.notebook();
    for (id, link) in notebook.links().iter().filter(|(_, link)| link.from == highlight || link.to == highlight) {
        let (other, arrow) =
            if link.from == highlight { (link.to, link.kind.name().to_owned()) } else { (link.from, back(link.kind)) };
        let Some(record) = notebook.highlight(other) else { continue };
        ui.push_id(id, |ui| {
            ui.horizontal(|ui| {
                ui.label(small(format!("{arrow}:"), view.theme));
                let words = format!("“{}”", shortened(&record.exact, 60));
                let look = Words::line(&words, Face::SerifItalic.at(13.5), view.theme.ink);
                let response = words_label(ui, &look, Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
                if response.clicked() {
                    let place = crate::notebook::Place::Highlight(record.document, other);
                    actions.push(Action::Desk(crate::app::action::DeskAction::GoTo(place)));
                }
                let delete = quiet_button(ui, small("×", view.theme)).accessible_name("Delete this link");
                if delete.on_hover_text("Delete this link").clicked() {
                    actions.push(Action::Passage(PassageAction::Untie(*id)));
                }
            });
        });
    }
}

/// A kind of link seen from its other end.
fn back(kind: LinkKind) -> String {
    match kind {
        LinkKind::SameStatement | LinkKind::SeeAlso => kind.name().to_owned(),
        LinkKind::Contradicts => "contradicted by".to_owned(),
        LinkKind::Corrects => "corrected by".to_owned(),
        LinkKind::SourceOf => "from the source".to_owned(),
    }
}

fn documents(view: &View<'_>) -> BTreeSet<DocumentId> {
    view.open.desk.columns.iter().map(|column| column.document).collect()
}

/// Whether several articles are open, so that there is something to compare.
pub fn compares(view: &View<'_>) -> bool {
    documents(view).len() > 1
}

/// How loosely articles may say the same to be shown, below the list of articles.
pub fn looseness(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let documents = documents(view);
    ui.add_space(6.0);
    room_heading(ui, "Passages", view.theme);
    let mut loose = view.state.settings.loose;
    ui.horizontal(|ui| {
        ui.spacing_mut().slider_width = (ui.available_width() - 100.0).clamp(40.0, 140.0);
        ui.label(small("literal", view.theme));
        let slider = ui.add(egui::Slider::new(&mut loose, 0.0..=1.0).show_value(false).trailing_fill(true));
        slider.widget_info(|| egui::WidgetInfo::slider(true, f64::from(loose), "Passages, from literal to loose"));
        if slider.on_hover_text("How different the words may be that are shown as saying the same").changed() {
            actions.push(Action::Passage(PassageAction::Loose(loose)));
        }
        ui.label(small("loose", view.theme));
    });
    let count =
        view.open.desk.column().and_then(|column| view.open.echoes.of(column.document)).map_or(0, |echoes| echoes.all().len());
    let words = if view.open.accounts.comparing || documents.iter().any(|id| view.open.accounts.get(*id).is_none()) {
        "Comparing…".to_owned()
    } else {
        format!("{} in this article · J, K", crate::app::words::many(count, "passage"))
    };
    ui.label(small(words, view.theme));
    let base = view.open.echoes.base().and_then(|base| view.open.desk.column_of(base));
    if let Some(place) = base {
        let words = format!("Against {}: dots changed, dashes added, ^ left out", letter(place));
        ui.add(egui::Label::new(small(words, view.theme)).wrap());
    }
    let copies: Vec<String> = view
        .open
        .desk
        .column()
        .map(|column| {
            view.open.echoes.copies_of(column.document).filter_map(|id| view.open.desk.column_of(id)).map(letter).collect()
        })
        .unwrap_or_default();
    if !copies.is_empty() {
        ui.label(small(format!("The same text as column {}", copies.join(", ")), view.theme));
    }
    ui.add_space(6.0);
}
