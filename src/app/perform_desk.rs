//! Columns, what is in hand, filters. Positions are bytes.

use super::action::{DeskAction, LookAction};
use super::change::change;
use super::desk::{Desk, FindBar, Focus, ScrollTo};
use super::state::{Open, State};
use super::words::{letter, many};
use super::{links, perform_reading};
use crate::commands::{Command, HighlightCommand, draft};
use crate::notebook::{HighlightId, Place};
use crate::query::{Pattern, PatternKind, find};
use crate::text::Span;

/// Hits of one search at the most; more are counted as "more than".
pub const MOST_HITS: usize = 10_000;

/// What is said when no more columns can be opened.
const NO_ROOM: &str = "Six columns are open. Close one to open another.";

/// Does what was asked of the desk.
pub fn perform(state: &mut State, action: DeskAction) {
    if let DeskAction::Resize(column, id, span) = action {
        return resize(state, column, id, span);
    }
    if let DeskAction::Add(document) = action
        && state.open.as_mut().is_some_and(|open| !open.desk.add(document))
    {
        return state.say(NO_ROOM);
    }
    let Some(open) = &mut state.open else { return };
    let desk = &mut open.desk;
    match action {
        DeskAction::Show(document) => desk.show(document),
        DeskAction::Add(_) => desk.focus = Some(Focus::Reader),
        DeskAction::Close(column) => desk.close(column),
        DeskAction::Activate(column) => desk.active = column.min(desk.columns.len().saturating_sub(1)),
        DeskAction::Put(column, spot) => desk.put(column, spot),
        DeskAction::Divide(column, by) => desk.divide(column, by),
        DeskAction::DivideStack(column, by) => desk.divide_stack(column, by),
        DeskAction::Link(column, set) => links::link(desk, column, set),
        DeskAction::Select(column, anchor, caret) => select(desk, column, anchor, caret),
        DeskAction::TakeUp(highlight) => take_up(desk, highlight),
        DeskAction::GoTo(place) => go_to(open, place),
        DeskAction::GoToHeading(byte) => perform_reading::go_to_heading(open, byte),
        DeskAction::Resize(..) => {}
    }
}

/// Shows the active column's document once more.
pub fn duplicate(state: &mut State) {
    if state.open.as_mut().is_some_and(|open| !open.desk.duplicate(open.desk.active)) {
        state.say(NO_ROOM);
    }
}

/// Puts the active column into the next set of columns that scroll together, and says so.
pub fn link_next(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(column) = open.desk.column() else { return };
    let set = links::next_set(column.link);
    let place = open.desk.active;
    links::link(&mut open.desk, place, set);
    state.say(match set {
        Some(set) => format!("Column {} scrolls with set {}", letter(place), set.letter()),
        None => format!("Column {} scrolls alone", letter(place)),
    });
}

/// Brings the other columns to the place of the active one, and says how many.
pub fn bring_others(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let set = open.desk.column().and_then(|column| column.link).map(|link| link.set.letter());
    let said = match (links::bring_others(&mut open.desk, &|from, to| open.echoes.in_step(from, to)), set) {
        (0, Some(set)) => format!("No other column is in link set {set}"),
        (0, None) => "No other column is open".to_owned(),
        (count, _) => format!("Brought {} here", many(count, "column")),
    };
    state.say(said);
}

fn select(desk: &mut Desk, column: usize, anchor: usize, caret: usize) {
    for (place, other) in desk.columns.iter_mut().enumerate() {
        if place == column {
            other.selection = Some((anchor, caret));
        } else if let Some((_, caret)) = other.selection {
            other.selection = Some((caret, caret));
        }
    }
    desk.active = column;
    if anchor != caret {
        desk.in_hand = None;
    }
    desk.bar = None;
}

fn take_up(desk: &mut Desk, highlight: Option<HighlightId>) {
    desk.in_hand = highlight;
    desk.bar = None;
    desk.draft = None;
}

/// Shows a place: its document in a column, scrolled there, the highlight in hand.
pub fn go_to(open: &mut Open, place: Place) {
    if let Some(document) = Desk::document_of(place) {
        open.desk.show(document);
    }
    match place {
        Place::Highlight(document, id) => {
            open.desk.in_hand = Some(id);
            show_highlight(open, document, id);
        }
        Place::Tag(_) => open.desk.rooms.tags = true,
        Place::Note(_) => open.desk.tab = super::action::Tab::Notes,
        Place::Document(_) => {}
    }
}

fn show_highlight(open: &mut Open, document: crate::notebook::DocumentId, id: HighlightId) {
    open.place();
    let found = open.placed(document).and_then(|placed| placed.mark(id)).map(|mark| mark.span);
    let stored = open.session.notebook().highlight(id).map(|highlight| highlight.points);
    let span = found.or_else(|| open.text(document)?.reading.to_span(stored?));
    if let (Some(column), Some(span)) = (open.desk.column_mut(), span) {
        column.scroll_to = Some(ScrollTo { byte: span.start(), at_top: false });
        column.selection = Some((span.start(), span.start()));
    } else {
        open.desk.pending = Some((document, id));
    }
}

/// Shows a highlight that had to wait for its text.
pub fn show_pending(open: &mut Open) {
    let Some((document, id)) = open.desk.pending else { return };
    if open.text(document).is_some() {
        open.desk.pending = None;
        show_highlight(open, document, id);
    }
}

fn resize(state: &mut State, column: usize, id: HighlightId, span: Span) {
    let by = state.stamp();
    let Some(open) = &state.open else { return };
    let document = open.desk.columns.get(column).map(|column| column.document);
    let described = document.and_then(|document| draft(document, &open.text(document)?.reading, span));
    if let Some(draft) = described {
        change(state, Command::Highlight(HighlightCommand::Resize { id, draft, by }));
    }
}

/// Filters, tabs and the like.
pub fn look(open: &mut Open, action: LookAction) {
    let desk = &mut open.desk;
    match action {
        LookAction::DocumentWords(words) => desk.document_words = words,
        LookAction::DocumentOrder(order) => desk.document_order = order,
        LookAction::TagWords(words) => desk.tag_words = words,
        LookAction::Excerpts(filter) => {
            desk.filter = filter;
            desk.tab = super::action::Tab::Excerpts;
            desk.rooms.drawer = true;
        }
        LookAction::Tab(tab) => desk.tab = tab,
        LookAction::FoldTag(tag) => {
            if !desk.folded_tags.remove(&tag) {
                desk.folded_tags.insert(tag);
            }
        }
        LookAction::MergeTag(tag) => desk.merging = tag,
        LookAction::Find(words) => search(open, words),
        LookAction::FindStep(by) => step_hit(open, by),
        LookAction::Lens(lens) => desk.lens = lens,
        LookAction::Close | LookAction::Theme(_) => {}
    }
}

fn search(open: &mut Open, words: String) {
    let document = open.desk.column().map(|column| column.document);
    let pattern = Pattern::new(&words, PatternKind { regex: false, case: false }).ok().filter(|_| !words.trim().is_empty());
    let shown = document.and_then(|document| open.text(document));
    let hits = shown.zip(pattern).map(|(shown, pattern)| find(shown.reading.text(), &pattern, MOST_HITS)).unwrap_or_default();
    let caret = open.desk.column().and_then(|column| column.selection).map_or(0, |(anchor, caret)| anchor.min(caret));
    let at = hits.partition_point(|hit| hit.start() < caret) % hits.len().max(1);
    if hits.is_empty() {
        // What the first letters found is no hit of the whole word.
        open.desk.deselect();
    }
    open.desk.find = Some(FindBar { typed: words, hits, at, take_focus: false });
    step_hit(open, 0);
}

fn step_hit(open: &mut Open, by: isize) {
    let desk = &mut open.desk;
    let Some(find) = desk.find.as_mut().filter(|find| !find.hits.is_empty()) else { return };
    let count = find.hits.len().cast_signed();
    find.at = (find.at.cast_signed() + by).rem_euclid(count).cast_unsigned();
    let hit = find.hits[find.at];
    if let Some(column) = desk.columns.get_mut(desk.active) {
        column.scroll_to = Some(ScrollTo { byte: hit.start(), at_top: false });
        column.selection = Some((hit.start(), hit.end()));
    }
}

/// Esc on the desk: closes the bar, else the find bar, else lets go of what is in hand.
pub fn escape(desk: &mut Desk) {
    if desk.bar.take().is_some() || desk.find.take().is_some() {
        desk.focus = Some(Focus::Reader);
    } else if desk.merging.take().is_some() || desk.link_from.take().is_some() {
    } else if desk.columns.iter().any(|column| column.selected().is_some()) {
        desk.deselect();
    } else if desk.in_hand.is_none() && desk.lens.take().is_some() {
    } else {
        desk.in_hand = None;
        desk.rooms.reading = false;
    }
}

/// Takes the next highlight of the active column in hand, or the one before.
pub fn step_highlight(open: &mut Open, by: isize) {
    let Some(document) = open.desk.column().map(|column| column.document) else { return };
    let Some(placed) = open.placed(document).cloned() else { return };
    let marks = placed.marks();
    let caret = open.desk.column().and_then(|column| column.selection).map_or(0, |(_, caret)| caret);
    let held = open.desk.in_hand.and_then(|id| marks.iter().position(|mark| mark.id == id));
    let next = match held {
        Some(place) => place.checked_add_signed(by),
        None if by > 0 => Some(marks.partition_point(|mark| mark.span.start() < caret)),
        None => marks.partition_point(|mark| mark.span.start() < caret).checked_sub(1),
    };
    if let Some(mark) = next.and_then(|place| marks.get(place)) {
        go_to(open, Place::Highlight(document, mark.id));
    }
}
