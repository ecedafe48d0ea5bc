//! The timeline: the job that makes it, the time that is shown, the words that a mark stands for. Spans are bytes.

use super::action::{Reach, TimeAction};
use super::desk::ScrollTo;
use super::jobs::Finished;
use super::state::{Open, State};
use super::timeline::{Chart, Differing, Period, Question, Said, day_number, same_passages};
use super::{action::Tab, perform_desk};
use crate::notebook::{DocumentId, Place};
use crate::text::Span;

/// The days shown as "months": a year and a half.
const MONTHS: f64 = 550.0;
/// The days shown as "days": three weeks.
const DAYS: f64 = 21.0;

/// Begins to make the timeline when it is looked at and something has come that is not in it, and goes on with words that had to
/// wait for their text.
pub fn want(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    show_pending(open);
    let rooms = open.desk.rooms;
    if open.desk.tab != Tab::Timeline || !rooms.drawer || rooms.reading {
        return;
    }
    let question = question(open);
    if !open.timeline.wants(&question) {
        return;
    }
    let same = same_passages(&question.open, &open.echoes, &open.accounts);
    let (generation, accounts) = (open.generation, open.accounts.all().clone());
    let before = open.timeline.chart().clone();
    state.jobs.start(move |handle| {
        let chart = Chart::new(&question, &accounts, &same, &before);
        handle.send(Finished::Charted(generation, Box::new((question, chart))));
    });
}

/// For what the timeline would be made now.
pub fn question(open: &Open) -> Question {
    let mut shown: Vec<DocumentId> = Vec::new();
    for column in &open.desk.columns {
        if !shown.contains(&column.document) {
            shown.push(column.document);
        }
    }
    Question {
        accounts: open.accounts.version(),
        echoes: open.echoes.version(),
        open: shown,
        words: open.desk.document_words.clone(),
        notebook: open.session.notebook().clone(),
    }
}

/// How many articles are still to be read before all that they say is known.
pub fn unread(open: &Open) -> usize {
    match open.unread.0 {
        0 if open.accounts.working => open.accounts.wanted().difference(&open.missing).count(),
        unread => unread,
    }
}

/// Does what was asked of the timeline.
pub fn perform(state: &mut State, action: TimeAction) {
    let Some(open) = &mut state.open else { return };
    match action {
        TimeAction::See(period) => open.timeline.period = Some(period),
        TimeAction::Reach(reach) => open.timeline.period = reached(open, reach).or(open.timeline.period),
        TimeAction::Words(said) => {
            if let Some(place) = place(open, said) {
                open.desk.show(place.0);
                show(open, place);
            }
        }
        TimeAction::Both(differing) => show_both(open, differing),
    }
}

/// As much of the time, about what is looked at: the middle of a shorter time, the day looked at last, the day on which the active
/// article was published, what most articles tell of.
fn reached(open: &Open, reach: Reach) -> Option<Period> {
    let chart = open.timeline.chart();
    let length = match reach {
        Reach::Whole => return chart.whole.map(|days| Period::over(days, DAYS)),
        Reach::Months => MONTHS,
        Reach::Days => DAYS,
    };
    let shown = open.timeline.shown()?;
    if shown.length() < length {
        return Some(Period::around(shown.middle().floor() as i32, length));
    }
    let within = |day: &i32| (shown.from()..shown.to()).contains(&f64::from(*day));
    let active = open.desk.column().and_then(|column| open.session.notebook().document(column.document));
    let published = active.and_then(|record| record.published.as_ref()?.value.day()).map(day_number);
    let usual = chart.usual.map(|days| days.0.midpoint(days.1));
    let day = open.timeline.at.filter(within).or(published).or(usual)?;
    Some(Period::around(day, length))
}

/// A place in an article, with the words that stand there.
type Words = (DocumentId, Span, String);

/// Where a dating stands; its day is remembered as the one looked at, and the time that is shown is kept.
fn place(open: &mut Open, said: Said) -> Option<Words> {
    let chart = open.timeline.chart().clone();
    let (row, _, entry) = chart.entry(said)?;
    // What is open by then would be another time: the one that is looked at stays.
    open.timeline.period = open.timeline.shown();
    open.timeline.at = entry.dating.from.map(day_number).or(open.timeline.at);
    Some((row.document.id, entry.dating.span, entry.words.clone()))
}

/// Brings words into view and selects them, in the active column; those of a text that is not here yet when it has come.
fn show(open: &mut Open, place: Words) {
    let (document, span, words) = &place;
    let Some(text) = open.text(*document) else {
        open.timeline.pending = Some(place);
        return;
    };
    // The file may be another one by now than the one that was read for the timeline.
    let there = text.reading.text().get(span.range()) == Some(words);
    if !there {
        return;
    }
    open.desk.deselect();
    open.desk.in_hand = None;
    if let Some(column) = open.desk.column_mut().filter(|column| column.document == *document) {
        column.scroll_to = Some(ScrollTo { byte: span.start(), at_top: false });
        column.selection = Some((span.start(), span.end()));
    }
}

fn show_pending(open: &mut Open) {
    let Some((document, ..)) = open.timeline.pending else { return };
    if open.desk.column().is_none_or(|column| column.document != document) {
        open.timeline.pending = None;
    } else if open.text(document).is_some()
        && let Some(place) = open.timeline.pending.take()
    {
        show(open, place);
    }
}

/// Both are open: each column shows its words, and the first one is the active one.
fn show_both(open: &mut Open, differing: Differing) {
    let (Some(a), Some(b)) = (place(open, differing.a), place(open, differing.b)) else { return };
    let second = b.0;
    let span = b.1;
    perform_desk::go_to(open, Place::Document(second));
    show(open, b);
    perform_desk::go_to(open, Place::Document(a.0));
    show(open, a);
    if let Some(column) = open.desk.columns.iter_mut().find(|column| column.document == second)
        && column.scroll_to.is_some_and(|to| to.byte == span.start())
    {
        column.selection = Some((span.start(), span.end()));
    }
}
