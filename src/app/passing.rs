//! What open articles share, as the person points at it, steps through it and says what it is. Positions are bytes.

use super::action::PassageAction;
use super::change::change;
use super::desk::{Go, ScrollTo};
use super::echoes::{Beside, OnDesk, Passing};
use super::perform_look;
use super::state::{Open, State};
use super::words::{letter, many};
use crate::commands::{Command, DecisionCommand, Draft, LinkCommand, draft};
use crate::notebook::{Decision, DecisionKind, DocumentId, Extra, HighlightId, LinkKind, PublishedDate};
use crate::text::Span;

/// Brings what the columns show of each other up to what was compared.
pub fn follow(state: &mut State) {
    let least = 1.0 - state.settings.loose;
    let Some(open) = &mut state.open else { return };
    let base = base(open);
    let mut texts: Vec<(DocumentId, String)> = Vec::new();
    for column in &open.desk.columns {
        if !texts.iter().any(|(known, _)| *known == column.document)
            && let Some(text) = open.text(column.document)
        {
            texts.push((column.document, text.hash.clone()));
        }
    }
    let (notebook, placed) = (open.session.notebook(), &open.placed);
    let place = |id: HighlightId| {
        let document = notebook.highlight(id)?.document;
        Some((document, placed.get(&document)?.1.mark(id)?.span))
    };
    open.echoes.follow(&open.accounts, OnDesk { texts, least, base }, notebook, &place);
    // What can be done with a passage is said as long as it is in hand.
    let held = open.echoes.passing.as_ref().is_some_and(|of| of.pinned);
    if !held && state.message.as_ref().is_some_and(|message| message.words.starts_with(IN_HAND)) {
        state.message = None;
    }
}

/// How it begins what is said of a passage in hand.
const IN_HAND: &str = "Also in ";

/// Does what was asked about stretches that articles share.
pub fn perform(state: &mut State, action: PassageAction) {
    match action {
        PassageAction::Point { place, span, bring } => point(state, (place, span), bring),
        PassageAction::Leave(document) => {
            if let Some(open) = &mut state.open {
                open.echoes.passing.take_if(|of| of.document == document && !of.pinned);
                open.echoes.beside.take_if(|beside| beside.pointed);
            }
        }
        PassageAction::Keep(document, span) => keep(state, document, span),
        PassageAction::LetGo => {
            if let Some(open) = &mut state.open {
                open.echoes.passing = None;
            }
        }
        PassageAction::Tie(other, kind) => tie(state, other, kind),
        PassageAction::NotSame(other) => not_same(state, other),
        PassageAction::Loose(loose) => perform_look::loosen(state, loose),
        PassageAction::Untie(id) => {
            if change(state, Command::Link(LinkCommand::Delete { id })) {
                state.say("Deleted the link; the highlights stay");
            }
        }
    }
}

/// The pointer rests on a stretch of a column: it is lit, and after a while brought to in the columns of its set.
fn point(state: &mut State, at: (usize, Span), bring: bool) {
    let Some(open) = state.open.as_mut().filter(|open| !open.echoes.passing.is_some_and(|of| of.pinned)) else { return };
    let Some(column) = open.desk.columns.get(at.0) else { return };
    open.echoes.passing = Some(Passing { document: column.document, span: at.1, pinned: false });
    if bring {
        open.echoes.beside = Some(Beside { column: column.id, span: at.1, pointed: true });
    }
}

/// Keeps a stretch lit and brings the other columns to it.
fn keep(state: &mut State, document: DocumentId, span: Span) {
    let Some(open) = &mut state.open else { return };
    open.echoes.passing = Some(Passing { document, span, pinned: true });
    open.desk.in_hand = None;
    let Some((_, echo)) = open.echoes.echo() else { return };
    let places = echo.others.iter().filter_map(|other| open.desk.column_of(other.document)).map(letter);
    let mut places: Vec<String> = places.collect();
    places.dedup();
    let column = open.desk.column_of(document).map(|place| open.desk.columns[place].id);
    open.echoes.beside = column.map(|column| Beside { column, span, pointed: false });
    state.say(format!("{IN_HAND}{}. Y: the same statement, X: not the same, Esc: let go.", places.join(", ")));
}

/// Sends other columns to where their articles have a stretch, the surest place of each: to the height `at` at which it stands
/// itself. `sees` tells whether a column shows a span.
pub fn bring_beside(open: &mut Open, of: Beside, at: f32, sees: impl Fn(u64, Span) -> bool) {
    let Some(leader) = open.desk.columns.iter().find(|column| column.id == of.column) else { return };
    let (document, set) = (leader.document, leader.link.map(|link| link.set));
    let Some(echo) = open.echoes.of(document).and_then(|echoes| echoes.get(of.span)) else { return };
    for column in open.desk.columns.iter_mut().filter(|column| column.id != of.column) {
        let Some(other) = echo.others.iter().find(|other| other.document == column.document) else { continue };
        let linked = set.is_some() && column.link.map(|link| link.set) == set;
        if of.pointed && (!linked || sees(column.id, other.span)) {
            continue;
        }
        column.go = Some(Go::Stand { byte: other.span.start() as f64, at, glides: true });
        column.aside = of.pointed;
    }
}

/// Goes to the next stretch of the active column that others share, or to the one before.
pub fn step(state: &mut State, forward: bool) {
    let Some(open) = &mut state.open else { return };
    let Some(column) = open.desk.column() else { return };
    let (document, top) = (column.document, column.top);
    let from = open.echoes.passing.filter(|of| of.document == document).map(|of| of.span.start());
    let found = open.echoes.of(document).and_then(|echoes| match from {
        Some(byte) => echoes.next(byte, forward),
        None if forward => echoes.all().iter().find(|echo| echo.span.start() >= top).or(echoes.all().first()),
        None => echoes.next(top, false),
    });
    let Some(span) = found.map(|echo| echo.span) else {
        let words = match open.echoes.of(document).map(|echoes| echoes.all().len()) {
            None | Some(0) if open.desk.columns.len() < 2 => "Open a second article to see what both say.".to_owned(),
            None | Some(0) => "The open articles share no passage with this one, as far as the program finds.".to_owned(),
            Some(count) => format!("That was the {} of {} here.", if forward { "last" } else { "first" }, many(count, "passage")),
        };
        return state.say(words);
    };
    if let Some(column) = open.desk.column_mut() {
        column.scroll_to = Some(ScrollTo { byte: span.start(), at_top: false });
    }
    keep(state, document, span);
}

/// The base text: the one that was chosen, while it is open, else of those that have much in common with others the one that was
/// published first, else that of the first column. `None` while there are no two articles to compare.
pub fn base(open: &Open) -> Option<DocumentId> {
    let columns = open.desk.columns.iter().map(|column| column.document);
    let first = columns.clone().next()?;
    columns.clone().find(|document| *document != first)?;
    let published = |document: &DocumentId| {
        let record = open.session.notebook().document(*document)?;
        record.published.as_ref().map(|date| PublishedDate::first_day(date.value))
    };
    let earliest = || {
        let common = |document: &DocumentId| in_common(open, *document);
        let most = columns.clone().map(|document| common(&document)).max().unwrap_or_default();
        let day = |document: &DocumentId| (published(document).is_none(), published(document));
        columns.clone().filter(|document| common(document) * 2 >= most).min_by_key(day).unwrap_or(first)
    };
    Some(open.desk.base.filter(|chosen| columns.clone().any(|document| document == *chosen)).unwrap_or_else(earliest))
}

/// How many passages an article shares with other open ones.
fn in_common(open: &Open, document: DocumentId) -> usize {
    let pairs = open.accounts.shared().iter().filter(|(pair, _)| pair.0 == document || pair.1 == document);
    pairs.map(|(_, shared)| shared.passages.len()).sum()
}

/// Compares the words of the other columns with those of the active one.
pub fn choose_base(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(document) = open.desk.column().map(|column| column.document) else { return };
    open.desk.base = Some(document);
    let place = letter(open.desk.active);
    state.say(format!("The other columns show the words in which they differ from column {place}"));
}

/// Says of what is lit whether the surest of the others says the same.
pub fn judge(state: &mut State, same: bool) {
    if state.open.as_ref().is_none_or(|open| open.echoes.echo().is_none()) {
        return state.say("Step to a passage first: J goes to the next one.");
    }
    if same {
        tie(state, 0, LinkKind::SameStatement);
    } else {
        not_same(state, 0);
    }
}

/// The lit stretch and one of the others, as drafts of highlights.
fn sides(open: &Open, other: usize) -> Option<[Draft; 2]> {
    let (passing, echo) = open.echoes.echo()?;
    let there = echo.others.get(other)?;
    let of = |document: DocumentId, span: Span| draft(document, &open.text(document)?.reading, span);
    Some([of(passing.document, passing.span)?, of(there.document, there.span)?])
}

fn tie(state: &mut State, other: usize, kind: LinkKind) {
    let Some([from, to]) = state.open.as_ref().and_then(|open| sides(open, other)) else { return };
    link(state, from, to, kind);
}

fn link(state: &mut State, from: Draft, to: Draft, kind: LinkKind) {
    let by = state.stamp();
    let (id, first, second) = (state.ids.link(), state.ids.highlight(), state.ids.highlight());
    let ends = Box::new([(first, from), (second, to)]);
    if change(state, Command::Link(LinkCommand::Tie { id, ends, kind, by })) {
        state.say(format!("Linked: {}", kind.name()));
    }
}

fn not_same(state: &mut State, other: usize) {
    let Some([a, b]) = state.open.as_ref().and_then(|open| {
        let (passing, echo) = open.echoes.echo()?;
        let there = echo.others.get(other)?;
        let words = |document, span| Some((document, open.text(document)?.reading.slice(span).to_owned()));
        Some([words(passing.document, passing.span)?, words(there.document, there.span)?])
    }) else {
        return;
    };
    let decision = Decision {
        kind: DecisionKind::NotSame,
        document: Some(a.0),
        words: a.1,
        other_document: Some(b.0),
        other_words: b.1,
        created: state.stamp(),
        extra: Extra::new(),
    };
    let id = state.ids.decision();
    if change(state, Command::Decision(DecisionCommand::Decide { id, decision })) {
        state.say("Not the same: not shown as a passage any more. Ctrl+Z brings it back.");
    }
}

/// Draws a link by hand: the first time from the selection or the highlight in hand, the second time to it.
pub fn draw_link(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(here) = chosen(open) else {
        return state.say("Select words, or take a highlight in hand, then link them.");
    };
    match open.desk.link_from.take() {
        Some(from) if from != here => link(state, from, here, LinkKind::SameStatement),
        Some(_) | None => {
            open.desk.link_from = Some(here);
            open.desk.bar = None;
            state.say("Now select the words to link with, in another article, and press L again. Esc stops.");
        }
    }
}

/// The selection of the active column, or the highlight in hand.
fn chosen(open: &Open) -> Option<Draft> {
    let column = open.desk.column()?;
    let selected = column.selected().and_then(|span| draft(column.document, &open.text(column.document)?.reading, span));
    selected.or_else(|| {
        let held = open.session.notebook().highlight(open.desk.in_hand?)?;
        Some(Draft {
            document: held.document,
            points: held.points,
            exact: held.exact.clone(),
            before: held.before.clone(),
            after: held.after.clone(),
        })
    })
}
