//! What the person says to highlights in texts that were edited. Positions are bytes.

use std::sync::Arc;

use super::action::{SettleAction, Tab};
use super::change::change;
use super::desk::ScrollTo;
use super::edited::{Edited, look};
use super::jobs::Finished;
use super::perform_desk;
use super::reader::Shown;
use super::state::{Open, State};
use crate::commands::{Command, HighlightCommand, SettleCommand, draft};
use crate::notebook::{DocumentId, HighlightId, Place};
use crate::query::is_edited;
use crate::workspace::{draft_of, settled};

/// A text was read: it is kept when its highlights are to be settled.
pub fn note_text(open: &mut Open, document: DocumentId, text: &Arc<Shown>) {
    let edited = is_edited(open.session.notebook(), document, &text.hash);
    open.settling.note(document, edited.then_some(text));
}

/// Begins to look where the highlights of edited texts are, when something about them has changed.
pub fn want(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    // Undo can make a text that was settled one that is not.
    let shown: Vec<_> =
        open.desk.columns.iter().filter_map(|column| Some((column.document, open.text(column.document)?))).collect();
    let shown: Vec<_> = shown.into_iter().map(|(document, text)| (document, Arc::clone(text))).collect();
    for (document, text) in shown {
        let known = open.settling.text(document).is_some_and(|known| known.hash == text.hash);
        if !known && is_edited(open.session.notebook(), document, &text.hash) {
            note_text(open, document, &text);
        }
    }
    let Some((now, texts)) = open.settling.wants(&open.session) else { return };
    let generation = open.generation;
    state.jobs.start(move |handle| {
        let found = look(now.notebook(), texts);
        handle.send(Finished::Settling(generation, Box::new((now, found))));
    });
}

/// Does what was asked about edited texts.
pub fn perform(state: &mut State, action: SettleAction) {
    match action {
        SettleAction::Review => {
            if let Some(open) = &mut state.open {
                open.desk.tab = Tab::ToSettle;
                open.desk.rooms.drawer = true;
                open.desk.rooms.reading = false;
            }
        }
        SettleAction::Certain => settle_certain(state),
        SettleAction::Accept(id) => accept(state, id),
        SettleAction::UseSelection(id) => use_selection(state, id),
        SettleAction::NextPlace(id) => {
            if let Some(open) = &mut state.open {
                open.settling.turn_on(id);
                show(open, id);
            }
        }
        SettleAction::Show(id) => {
            if let Some(open) = &mut state.open {
                show(open, id);
            }
        }
        SettleAction::Delete(id) => {
            if change(state, Command::Highlight(HighlightCommand::Delete { ids: [id].into() })) {
                state.say("Deleted the highlight");
            }
        }
    }
}

fn settle_certain(state: &mut State) {
    let Some(open) = &state.open else { return };
    let of = |edited: &Edited| settled(edited.document, &edited.text.hash, &edited.text.reading, edited.all());
    let texts: Vec<_> = open.settling.found().iter().map(of).collect();
    if change(state, Command::Settle(SettleCommand::Texts(texts))) {
        let label = state.open.as_ref().and_then(|open| open.session.undo_label()).unwrap_or_default().to_owned();
        state.say(label.replacen("Settle", "Settled", 1));
    }
}

fn accept(state: &mut State, id: HighlightId) {
    let by = state.stamp();
    let Some((edited, span)) = state.open.as_ref().and_then(|open| open.settling.place(id)) else { return };
    let draft = draft_of(edited.document, &edited.text.reading, span);
    if change(state, Command::Settle(SettleCommand::Place { id, draft, by })) {
        state.say("The highlight has these words now");
    }
}

fn use_selection(state: &mut State, id: HighlightId) {
    let by = state.stamp();
    let selected = state.open.as_ref().and_then(|open| {
        let column = open.desk.column()?;
        draft(column.document, &open.text(column.document)?.reading, column.selected()?)
    });
    let Some(draft) = selected else {
        return state.say("Sweep over the right words in the article first");
    };
    if change(state, Command::Settle(SettleCommand::Place { id, draft, by })) {
        if let Some(open) = &mut state.open {
            open.desk.bar = None;
            open.desk.deselect();
            open.desk.in_hand = Some(id);
        }
        state.say("The highlight has these words now");
    }
}

/// Shows the place of a highlight that is to be settled, or the article of one that is lost.
fn show(open: &mut Open, id: HighlightId) {
    let Some(document) = open.session.notebook().highlight(id).map(|highlight| highlight.document) else { return };
    match open.settling.place(id).map(|(_, span)| span) {
        Some(span) if open.settling.turn(id) > 0 && open.text(document).is_some() => {
            open.desk.show(document);
            open.desk.in_hand = None;
            if let Some(column) = open.desk.column_mut() {
                column.scroll_to = Some(ScrollTo { byte: span.start(), at_top: false });
                column.selection = Some((span.start(), span.end()));
            }
        }
        Some(_) => perform_desk::go_to(open, Place::Highlight(document, id)),
        None => {
            open.desk.show(document);
            open.desk.in_hand = Some(id);
        }
    }
}
