//! The table of statements: the job that makes it, and its words shown in their columns. Spans are bytes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::action::{DeskAction, Tab};
use super::deciding;
use super::desk::{Focus, ScrollTo, TagBar};
use super::jobs::Finished;
use super::perform_desk;
use super::quoted::{Hand, NameBar, QuotedState, StatementAction, Table, Wanted};
use super::state::{Open, State};
use crate::notebook::DocumentId;
use crate::text::Span;

/// Sees what has changed, and begins to make the table anew where that concerns it.
pub fn want(state: &mut State) {
    show_wanted(state);
    let Some(open) = &mut state.open else { return };
    open.quoted.follow(&open.session);
    let articles = open.accounts.all().iter().map(|(id, account)| (*id, account));
    if open.quoted.wants(open.accounts.version(), open.accounts.waiting(), articles.clone()) {
        let sources = QuotedState::sources(open.session.notebook(), articles);
        let (generation, decided, take) = (open.generation, Arc::clone(&open.quoted.decided), open.quoted.take());
        let before = open.quoted.before.take();
        state.jobs.start(move |handle| {
            drop(before); // letting go of a large table takes longer than a frame
            handle.send(Finished::Statements(generation, Box::new(Table::new(sources, &decided, take))));
        });
    }
    let shown: BTreeSet<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    open.quoted.show(shown);
}

/// Opens the tab and puts the keyboard into the table.
pub fn open_tab(open: &mut Open) {
    open.desk.tab = Tab::Statements;
    (open.desk.rooms.drawer, open.desk.rooms.reading) = (true, false);
    open.desk.focus = Some(Focus::Statements);
}

/// Does what was asked of the table.
pub fn perform(state: &mut State, action: StatementAction) {
    let Some(open) = &mut state.open else { return };
    let quoted = &mut open.quoted;
    match action {
        StatementAction::Filter(filter) => quoted.filter = filter,
        StatementAction::TakeUp(row, column) => {
            quoted.hand = Hand::new(&quoted.table, &quoted.shown, row, column);
            reveal(quoted);
            open.desk.focus = Some(Focus::Statements);
        }
        StatementAction::Step(rows, columns) => {
            quoted.hand = quoted.hand.as_ref().and_then(|hand| hand.step(&quoted.table, &quoted.shown, (rows, columns)));
            reveal(quoted);
        }
        StatementAction::Show => show(state, false),
        StatementAction::Tag => show(state, true),
        StatementAction::Accept => deciding::accept(state),
        StatementAction::AcceptAll => deciding::accept_all(state),
        StatementAction::Dismiss => deciding::dismiss(state),
        StatementAction::Withdraw => deciding::withdraw(state),
        StatementAction::AskSpeaker => deciding::ask_speaker(state),
        StatementAction::AskPerson => deciding::ask_person(state),
        StatementAction::Type(typed) => with_name(open, |bar| (bar.typed, bar.row) = (typed, 0)),
        StatementAction::StepName(by) => with_name(open, |bar| bar.row = bar.row.saturating_add_signed(by)),
        StatementAction::Name(name) => deciding::name(state, &name),
        StatementAction::NoName => {
            quoted.name = None;
            open.desk.focus = Some(Focus::Statements);
        }
    }
}

/// Brings the cell in hand into view.
fn reveal(quoted: &mut QuotedState) {
    if let Some(hand) = &mut quoted.hand {
        hand.reveal = true;
    }
}

fn with_name(open: &mut Open, change: impl FnOnce(&mut NameBar)) {
    if let Some(bar) = &mut open.quoted.name {
        change(bar);
    }
}

/// Selects the words in hand in their column, and opens one where the article has none; of a row, its fullest wording.
fn show(state: &mut State, tag: bool) {
    let Some(open) = &mut state.open else { return };
    let Some((row, column)) = open.quoted.hand.as_ref().and_then(|hand| hand.place(&open.quoted.shown)) else { return };
    let table = &open.quoted.table;
    let (fullest, place) = table.grid.rows[row].fullest;
    let (column, place) = column.map_or((fullest, place), |column| (column, 0));
    let Some(cell) = table.grid.rows[row].at(column).get(place) else { return };
    let (document, span) = (table.document(column), table.quoted(column, cell).span);
    let exact = table.account(column).reading.slice(span).to_owned();
    open.quoted.wanted = Some(Wanted { document, span, exact, tag });
    open.desk.show(document);
    // The keyboard stays in the table, so that what is seen can be accepted; the bar takes it for itself.
    open.desk.focus = Some(Focus::Statements).filter(|_| !tag);
    show_wanted(state);
}

/// Selects words of an article in its column, and opens one where it has none; the keyboard stays where it is.
pub fn show_words(state: &mut State, document: DocumentId, (span, exact): (Span, String)) {
    let Some(open) = &mut state.open else { return };
    open.quoted.wanted = Some(Wanted { document, span, exact, tag: false });
    let focus = open.desk.focus;
    open.desk.show(document);
    open.desk.focus = focus;
    show_wanted(state);
}

/// Selects the words that were asked for, once their text is there.
fn show_wanted(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(document) = open.quoted.wanted.as_ref().map(|wanted| wanted.document) else { return };
    let Some(column) = open.desk.column_of(document) else {
        open.quoted.wanted = None;
        return;
    };
    let Some(text) = open.text(document).cloned() else { return };
    let Some(wanted) = open.quoted.wanted.take() else { return };
    let words = text.reading.text();
    let is_there = words.get(wanted.span.range()) == Some(wanted.exact.as_str());
    let found = || words.find(&wanted.exact).map(|start| Span::new(start, start + wanted.exact.len()));
    let Some(span) = Some(wanted.span).filter(|_| is_there).or_else(found) else {
        return state.say("These words are not in the article any more. It is being read again.");
    };
    open.desk.columns[column].scroll_to = Some(ScrollTo { byte: span.start(), at_top: false });
    perform_desk::perform(state, DeskAction::Select(column, span.start(), span.end()));
    if let Some(open) = state.open.as_mut().filter(|_| wanted.tag) {
        open.desk.bar = Some(TagBar { take_focus: true, ..TagBar::default() });
    }
}
