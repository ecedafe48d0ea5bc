//! The jobs that make the tables of what was found where; walking through them, and marking what is absent.

use std::sync::Arc;

use super::action::{OmissionAction, OmissionRows, Tab};
use super::change::change;
use super::jobs::Finished;
use super::omissions::{Asked, table_of};
use super::state::{Open, State};
use super::{perform_desk, quoting};
use crate::commands::{Command, TagCommand};
use crate::compare::{Finding, Mentions, Met, named, stated};
use crate::notebook::{DocumentId, Notebook, Place, TagId};
use crate::query::reading_order;

/// Brings the table up to the notebook and to what was read, while it is seen.
pub fn want(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let rooms = open.desk.rooms;
    if open.desk.tab != Tab::Omissions || !rooms.drawer || rooms.reading {
        return;
    }
    match open.omissions.rows() {
        OmissionRows::Tags => want_tags(state),
        OmissionRows::Statements | OmissionRows::Names => want_mentions(state),
    }
}

fn want_tags(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(made) = open.omissions.follow(&open.session, &open.derived.tags) else { return };
    let (generation, tags) = (open.generation, open.derived.tags.iter().map(|tag| tag.id).collect());
    state.jobs.start(move |handle| {
        let table = table_of(made.notebook(), tags);
        handle.send(Finished::Omissions(generation, Box::new((made, table))));
    });
}

fn want_mentions(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let asked: Asked = (open.omissions.rows(), open.accounts.version(), open.quoted.made_count());
    if !open.omissions.wants(asked, open.session.notebook(), open.accounts.waiting()) {
        return;
    }
    let (generation, notebook) = (open.generation, open.session.notebook().clone());
    let make = maker(open, asked.0);
    state.jobs.start(move |handle| {
        let mentions = make(&notebook);
        handle.send(Finished::Mentions(generation, Box::new((asked, notebook, mentions))));
    });
}

/// What puts statements or names together, from what is known now.
pub fn maker(open: &Open, rows: OmissionRows) -> impl FnOnce(&Notebook) -> Mentions + use<> {
    let (table, decided) = (Arc::clone(&open.quoted.table), Arc::clone(&open.quoted.decided));
    let accounts = if rows == OmissionRows::Names { open.accounts.all().clone() } else { Default::default() };
    move |notebook: &Notebook| {
        let documents = reading_order(notebook);
        match rows {
            OmissionRows::Names => named(accounts.iter().map(|(id, account)| (*id, &**account)), &decided.persons(), documents),
            OmissionRows::Statements | OmissionRows::Tags => stated(&table.grid, &table.tellings, documents),
        }
    }
}

/// Does what was asked.
pub fn perform(state: &mut State, action: OmissionAction) {
    let Some(open) = &mut state.open else { return };
    match action {
        OmissionAction::Choose(tag, document) => choose(open, tag, document),
        OmissionAction::Press(tag, document) => press(state, tag, document),
        OmissionAction::Rows(rows) => {
            let before = open.omissions.choose_rows(rows);
            state.jobs.start(move |_| drop(before));
        }
        OmissionAction::Meet(row, column) => drop(meet(open, row, column)),
        OmissionAction::Show(row, column) => show(state, row, column),
    }
}

fn choose(open: &mut Open, tag: TagId, document: DocumentId) {
    if open.omissions.chosen != Some((tag, document)) {
        (open.omissions.chosen, open.omissions.turn) = (Some((tag, document)), None);
    }
}

/// Means a cell of statements or names; gives its article.
fn meet(open: &mut Open, row: usize, column: usize) -> Option<DocumentId> {
    let mentions = open.omissions.mentions();
    let (label, document) = (mentions.rows().get(row)?.label.clone(), *mentions.documents().get(column)?);
    if open.omissions.met() != Some((&label, document)) {
        (open.omissions.met, open.omissions.turn) = (Some((label, document)), None);
    }
    Some(document)
}

/// Shows the places of a cell one after the other.
fn show(state: &mut State, row: usize, column: usize) {
    let Some(open) = &mut state.open else { return };
    let Some(document) = meet(open, row, column) else { return };
    let mentions = Arc::clone(open.omissions.mentions());
    let Met::Found(spans) = mentions.cell(row, column) else { return };
    let turn = open.omissions.turn.map_or(0, |turn| (turn + 1) % spans.len());
    open.omissions.turn = Some(turn);
    let Some(exact) = open.accounts.get(document).and_then(|account| account.reading.text().get(spans[turn].range())) else {
        return state.say("This article is being read again.");
    };
    let exact = exact.to_owned();
    quoting::show_words(state, document, (spans[turn], exact));
}

/// A cell with highlights shows them one after the other; one without says that the tag is absent there, or takes that back.
fn press(state: &mut State, tag: TagId, document: DocumentId) {
    let Some(open) = &mut state.open else { return };
    choose(open, tag, document);
    let table = open.omissions.table();
    let cell = table.place(tag, document).map(|(row, column)| table.cell(row, column));
    let absent = match cell {
        Some(Finding::Found(ids)) => {
            let turn = open.omissions.turn.map_or(0, |turn| (turn + 1) % ids.len());
            let id = ids[turn];
            open.omissions.turn = Some(turn);
            return perform_desk::go_to(open, Place::Highlight(document, id));
        }
        Some(Finding::Absent) => false,
        Some(Finding::Unseen) => true,
        None => return,
    };
    change(state, Command::Tag(TagCommand::MarkAbsent { id: tag, document, absent }));
}
