//! Looking for what other articles tell like some words: the question, the job that answers it, showing and marking what it found.
//! Spans are bytes.

use std::sync::Arc;

use super::action::{ParallelAction, Tab};
use super::change::change;
use super::desk::{Focus, ScrollTo};
use super::jobs::Finished;
use super::parallels::{Asked, Searched};
use super::state::{Open, State};
use super::words::many;
use crate::commands::{Command, Draft, HighlightCommand, draft};
use crate::compare::{ParallelPlace, Question};
use crate::notebook::{DocumentId, HighlightId};
use crate::text::Span;

/// Places that are listed at the most: more than anybody reads.
const MOST: usize = 200;

/// How far the articles are read that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// All of them.
    Done,
    /// So many are still to be read.
    Still(usize),
    /// All together are too long to be held: only so many are searched.
    Partly(usize),
}

/// How far the articles are read.
pub fn reading(open: &Open) -> Reading {
    let accounts = &open.accounts;
    if accounts.is_partial() {
        return Reading::Partly(accounts.all().len());
    }
    let waiting = if accounts.is_working() { accounts.waiting().saturating_sub(open.missing.len()) } else { 0 };
    match open.unread.0.max(waiting) {
        0 => Reading::Done,
        some => Reading::Still(some),
    }
}

/// Does what was asked.
pub fn perform(state: &mut State, action: ParallelAction) {
    let Some(open) = &mut state.open else { return };
    match action {
        ParallelAction::Choose(row) => open.parallels.chosen = row,
        ParallelAction::Show(row, place) => show(open, row, place),
        ParallelAction::Tag(tag) => open.parallels.tag = Some(tag),
        ParallelAction::Mark(row) => {
            let places = open.parallels.found.get(row).map(|parallel| parallel.places.clone()).unwrap_or_default();
            mark(state, &places);
        }
        ParallelAction::MarkAll => {
            let places: Vec<_> = open.parallels.found.iter().flat_map(|parallel| parallel.places.iter().cloned()).collect();
            mark(state, &places);
        }
    }
}

/// Asks for the parallels of the selection, or of the highlight in hand.
pub fn ask(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(asked) = selected(open).or_else(|| in_hand(open)) else {
        return state.say("Select some words first, then look for what other articles tell like them.");
    };
    let parallels = &mut open.parallels;
    parallels.asked = Some(asked);
    parallels.number += 1;
    (parallels.chosen, parallels.tag) = (0, None);
    parallels.found.clear();
    open.desk.tab = Tab::Parallels;
    (open.desk.rooms.drawer, open.desk.rooms.reading) = (true, false);
    open.desk.bar = None;
    open.desk.focus = Some(Focus::Parallels);
}

fn selected(open: &Open) -> Option<Asked> {
    let column = open.desk.column()?;
    asked(open, column.document, column.selected()?, None)
}

fn in_hand(open: &Open) -> Option<Asked> {
    let id = open.desk.in_hand?;
    let document = open.session.notebook().highlight(id)?.document;
    asked(open, document, open.placed(document)?.mark(id)?.span, Some(id))
}

fn asked(open: &Open, document: DocumentId, span: Span, highlight: Option<HighlightId>) -> Option<Asked> {
    let reading = &open.text(document)?.reading;
    let points = draft(document, reading, span)?.points;
    let question = Question::new(document, reading, reading.to_span(points)?);
    Some(Asked { question: Arc::new(question), points, highlight })
}

/// Begins to look for an answer while the list is seen and there is none, or articles were read since.
pub fn want(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    show_pending(open);
    let rooms = open.desk.rooms;
    let seen = open.desk.tab == Tab::Parallels && rooms.drawer && !rooms.reading;
    let version = open.accounts.version();
    let parallels = &mut open.parallels;
    let now = (parallels.number, version);
    // While articles are being read, an answer is enough until all are.
    let enough = parallels.found_for == Some(now) || (parallels.is_answered() && open.accounts.is_working());
    let Some(asked) = parallels.asked.as_ref().filter(|_| seen && !parallels.working && !enough) else { return };
    let (question, index) = (Arc::clone(&asked.question), Arc::clone(&parallels.index));
    let accounts = (parallels.indexed != Some(version)).then(|| open.accounts.all().clone());
    parallels.working = true;
    let generation = open.generation;
    state.jobs.start(move |handle| {
        let index = accounts.map_or(index.clone(), |accounts| Arc::new(index.extended(&accounts)));
        let found = index.parallels(&question, MOST);
        handle.send(Finished::Parallels(generation, Box::new(Searched { asked: now, index, found })));
    });
}

/// An answer has come.
pub fn arrived(open: &mut Open, searched: Searched) {
    let parallels = &mut open.parallels;
    parallels.working = false;
    (parallels.index, parallels.indexed) = (searched.index, Some(searched.asked.1));
    if searched.asked.0 == parallels.number {
        parallels.chosen = parallels.chosen.min(searched.found.len().saturating_sub(1));
        (parallels.found, parallels.found_for) = (searched.found, Some(searched.asked));
    }
}

/// Shows a place in its column. An article that is not open comes beside the words that were asked about, always in the same
/// column: whoever looks through the list does not fill the desk.
fn show(open: &mut Open, row: usize, place: usize) {
    let parallels = &mut open.parallels;
    let Some(found) = parallels.found.get(row).and_then(|parallel| parallel.places.get(place)) else { return };
    let (document, span, hash) = (found.document, found.span, found.hash.clone());
    parallels.chosen = row;
    let asked = parallels.question().map(|question| question.document);
    let desk = &mut open.desk;
    if desk.column_of(document).is_none() {
        let again = parallels.opened.and_then(|id| desk.columns.iter().position(|column| column.id == id));
        let again = again.filter(|place| Some(desk.columns[*place].document) != asked);
        desk.active = again.or_else(|| desk.column_of(asked?)).unwrap_or(desk.active);
        if again.is_some() || !desk.add(document) {
            let other = desk.columns.iter().position(|column| Some(column.document) != asked);
            desk.active = again.or(other).unwrap_or(desk.active);
            desk.show(document);
        }
        parallels.opened = desk.column().map(|column| column.id);
    } else {
        desk.show(document);
    }
    desk.in_hand = None;
    desk.focus = Some(Focus::Parallels);
    parallels.pending = Some((document, span, hash));
    show_pending(open);
}

/// Selects the words that wait for their text.
fn show_pending(open: &mut Open) {
    let Some((document, span, hash)) = open.parallels.pending.clone() else { return };
    let Some(text) = open.text(document) else { return };
    let same = text.hash == hash;
    open.parallels.pending = None;
    if let Some(column) = open.desk.column_of(document).and_then(|place| open.desk.columns.get_mut(place)).filter(|_| same) {
        column.scroll_to = Some(ScrollTo { byte: span.start(), at_top: false });
        column.selection = Some((span.start(), span.end()));
    }
}

/// Marks places with the tags in one step.
fn mark(state: &mut State, places: &[ParallelPlace]) {
    let by = state.stamp();
    let Some(open) = &state.open else { return };
    let tags = open.parallels.tags(open.session.notebook(), open.desk.last_tag);
    if tags.is_empty() {
        return state.say("Tag the words first, or choose a tag above the list: what is like them is marked with the same.");
    }
    let drafts: Vec<Draft> = places.iter().filter_map(|place| drafted(open, place)).collect();
    let (made, edited) = (drafts.len(), places.len() - drafts.len());
    let drafts = drafts.into_iter().map(|draft| (state.ids.highlight(), draft)).collect();
    if made > 0 && !change(state, Command::Highlight(HighlightCommand::CreateAll { drafts, tags, by })) {
        return;
    }
    let marked = format!("Marked {}", many(made, "passage"));
    state.say(match edited {
        0 => marked,
        some => format!("{marked}; {} in articles that were edited since", many(some, "passage is")),
    });
}

/// A place as it is to be marked; `None` when its article was edited since it was read.
fn drafted(open: &Open, place: &ParallelPlace) -> Option<Draft> {
    let account = open.accounts.get(place.document).filter(|account| account.of.hash == place.hash)?;
    let record = open.session.notebook().document(place.document)?;
    let at_hand = open.text(place.document).or_else(|| open.settling.text(place.document));
    let same = record.hash.is_empty() || record.hash == place.hash || at_hand.is_some_and(|text| text.hash == place.hash);
    draft(place.document, &account.reading, place.span).filter(|_| same)
}
