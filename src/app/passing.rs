//! What open articles share, as the person points at it, steps through it and says what it is. Positions are bytes.

use super::action::PassageAction;
use super::change::change;
use super::desk::ScrollTo;
use super::echoes::{Echo, OnDesk, Passing};
use super::perform_look;
use super::state::{Open, State};
use super::words::{letter, many};
use crate::commands::{Command, DecisionCommand, Draft, LinkCommand, draft};
use crate::notebook::{Decision, DecisionKind, DocumentId, Extra, HighlightId, LinkKind};
use crate::text::Span;

/// Brings what the columns show of each other up to what was compared.
pub fn follow(state: &mut State) {
    let least = 1.0 - state.settings.loose;
    let Some(open) = &mut state.open else { return };
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
    open.echoes.follow(&open.accounts, OnDesk { texts, least }, notebook, &place);
}

/// Does what was asked about stretches that articles share.
pub fn perform(state: &mut State, action: PassageAction) {
    match action {
        PassageAction::Point { document, span, bring } => {
            if let Some(open) = state.open.as_mut().filter(|open| !open.echoes.passing.is_some_and(|of| of.pinned)) {
                open.echoes.passing = Some(Passing { document, span, pinned: false });
                if bring {
                    bring_linked(open);
                }
            }
        }
        PassageAction::Leave(document) => {
            if let Some(open) = &mut state.open {
                open.echoes.passing.take_if(|of| of.document == document && !of.pinned);
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

/// Keeps a stretch lit and brings the other columns to it.
fn keep(state: &mut State, document: DocumentId, span: Span) {
    let Some(open) = &mut state.open else { return };
    open.echoes.passing = Some(Passing { document, span, pinned: true });
    open.desk.in_hand = None;
    let Some(echo) = open.echoes.echo().map(|(_, echo)| echo.clone()) else { return };
    bring(open, &echo, |_| true);
    let places = echo.others.iter().filter_map(|other| open.desk.column_of(other.document)).map(letter);
    let mut places: Vec<String> = places.collect();
    places.dedup();
    state.say(format!("Also in {}. Y: the same statement, X: not the same, Esc: let go.", places.join(", ")));
}

/// Brings the columns of a set to what is lit in one of them.
fn bring_linked(open: &mut Open) {
    let Some((passing, echo)) = open.echoes.echo().map(|(passing, echo)| (*passing, echo.clone())) else { return };
    let sets: Vec<_> = open.desk.columns.iter().filter(|column| column.document == passing.document).collect();
    let set = sets.into_iter().find_map(|column| column.link).map(|link| link.set);
    if set.is_some() {
        bring(open, &echo, |column| column.link.map(|link| link.set) == set);
    }
}

/// Scrolls columns to where their articles have a stretch, the surest place of each.
fn bring(open: &mut Open, echo: &Echo, wants: impl Fn(&super::desk::Column) -> bool) {
    for column in open.desk.columns.iter_mut().filter(|column| wants(column)) {
        if let Some(other) = echo.others.iter().find(|other| other.document == column.document) {
            column.scroll_to = Some(ScrollTo { byte: other.span.start(), at_top: false });
        }
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
