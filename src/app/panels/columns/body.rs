//! The text of a column, or why it cannot be shown; above it the find bar. Sizes are points.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::action::Action;
use crate::app::desk::Column;
use crate::app::echoes::{Echo, Other};
use crate::app::panels::find_bar::find_bar;
use crate::app::reader::{Memory, Reader, ReadingStyle, Shown, reader};
use crate::app::state::Text;
use crate::app::view::View;
use crate::app::widgets::quiet;
use crate::app::words::{letter, sentence, shortened};
use crate::notebook::DocumentId;
use crate::query::tag_path;
use crate::text::Span;

/// The height of the find bar with the space around it.
const FIND: f32 = 40.0;
/// Letters of the base text that are told at the most.
const BASE_WORDS: usize = 160;

/// What is below the head of a column.
pub fn body(ui: &mut Ui, view: &View<'_>, column: (usize, &Column), below: Rect, out: (&mut Memory, &mut Vec<Action>)) {
    let (memory, actions) = out;
    let mut below = below;
    if let Some(find) = view.open.desk.find.as_ref().filter(|_| column.0 == view.open.desk.active) {
        let bar = Rect::from_min_size(below.min + vec2(12.0, 4.0), vec2(below.width() - 24.0, FIND - 8.0));
        find_bar(&mut ui.new_child(UiBuilder::new().max_rect(bar).id_salt("find")), find, view.theme, actions);
        below.min.y += FIND;
    }
    let below = Rect::from_min_max(below.min, pos2(below.right(), below.bottom().max(below.top())));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(below).id_salt("text"));
    ui.set_clip_rect(below.intersect(ui.clip_rect()));
    match view.open.texts.get(&column.1.document) {
        Some(Text::Ready(shown)) => text(&mut ui, view, column, shown, (memory, actions)),
        Some(Text::Failed(reason)) => message(&mut ui, view, &sentence(reason)),
        Some(Text::Loading) | None => message(&mut ui, view, "Reading…"),
    }
}

fn text(ui: &mut Ui, view: &View<'_>, column: (usize, &Column), shown: &Shown, out: (&mut Memory, &mut Vec<Action>)) {
    let (place, column) = column;
    let active = place == view.open.desk.active;
    let (style, _) = ReadingStyle::for_column(ui.max_rect().width(), &view.state.settings);
    let document = view.notebook().document(column.document);
    let placed = view.open.placed(column.document);
    let language = document.and_then(|document| Some(document.language.as_ref()?.value.as_str()));
    let echoes = &view.open.echoes;
    let lit = lit(view, column.document);
    let letters = |echo: &Echo| letters(view, place, echo);
    let base_words = |span: Span| base_words(view, span);
    let of = Reader {
        echoes: echoes.of(column.document),
        lit,
        letters: &letters,
        variants: echoes.variants_of(column.document),
        base_words: &base_words,
        shown,
        name: document.map_or("", |document| document.display_name()),
        language,
        script: shown.script(language),
        column,
        place,
        active,
        placed,
        shows: view.open.shown_marks(column.document),
        dims: view.open.desk.lens.is_some_and(|lens| lens.dims),
        in_hand: view.open.desk.in_hand,
        hits: view.open.desk.find.as_ref().filter(|_| active).map_or(&[][..], |find| &find.hits),
        theme: view.theme,
        style,
        settings: &view.state.settings,
        tag_path: &|tag| tag_path(view.notebook(), tag),
    };
    reader(ui, &of, out.0, out.1);
}

/// What is lit in a column: the stretch that is pointed at, and where the others have it; each with its words that differ,
/// as far as they are not shown against the base text anyway.
fn lit<'a>(view: &View<'a>, document: DocumentId) -> Vec<(Span, &'a [Span])> {
    let Some((passing, echo)) = view.open.echoes.echo() else { return Vec::new() };
    let base = view.open.echoes.base();
    if passing.document == document {
        // From the base text where it has it, else from the surest of the others.
        let of_base = echo.others.iter().find(|other| Some(other.document) == base);
        return vec![(passing.span, of_base.or(echo.others.first()).map_or(&[][..], differing))];
    }
    let there = echo.others.iter().filter(|other| other.document == document);
    let back = |other: &Other| {
        let back = view.open.echoes.of(document)?.get(other.span)?;
        let us = back.others.iter().find(|us| us.document == passing.document && us.span == passing.span)?;
        Some((other.span, differing(us)))
    };
    there.map(|other| back(other).unwrap_or((other.span, &[]))).collect()
}

fn differing(other: &Other) -> &[Span] {
    &other.differs
}

/// Words of the base text, with the letter of its column.
fn base_words(view: &View<'_>, span: Span) -> String {
    let base = view.open.echoes.base();
    let words =
        base.and_then(|base| Some((view.open.desk.column_of(base)?, view.open.text(base)?.reading.text().get(span.range())?)));
    words.map_or_else(String::new, |(place, words)| match words {
        "" => format!("{}: nothing in this place", letter(place)),
        words => format!("{}: “{}”", letter(place), shortened(words, BASE_WORDS)),
    })
}

/// The letters of the other columns that have a stretch.
fn letters(view: &View<'_>, place: usize, echo: &Echo) -> String {
    let columns = view.open.desk.columns.iter().enumerate().filter(|(other, _)| *other != place);
    let have = columns.filter(|(_, column)| echo.others.iter().any(|other| other.document == column.document));
    have.map(|(other, _)| letter(other)).collect()
}

fn message(ui: &mut Ui, view: &View<'_>, words: &str) {
    let (style, left) = ReadingStyle::for_column(ui.max_rect().width(), &view.state.settings);
    let corner = ui.max_rect().min + vec2(left, 20.0);
    let rect = Rect::from_min_size(corner, vec2(style.width, 200.0));
    ui.new_child(UiBuilder::new().max_rect(rect)).add(egui::Label::new(quiet(words, view.theme)).wrap());
}
