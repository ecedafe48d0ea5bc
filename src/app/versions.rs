//! Versions of articles in the window: jobs compare them and look for later saves, columns follow documents to their files.
//! Spans are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::action::{Tab, VersionAction};
use super::change::change;
use super::compared::{Compared, Later, Pair};
use super::desk::{Desk, ScrollTo};
use super::jobs::Finished;
use super::places;
use super::reader::Shown;
use super::state::{Open, Overlay, State};
use crate::commands::{Command, DecisionCommand, DocumentCommand};
use crate::compare::{changes, weighed};
use crate::notebook::{Decision, DecisionKind, DocumentId, Extra, Version};
use crate::query::{Sentences, later_saves};
use crate::workspace::Source;

/// The two versions of the active column's document that are looked at: those that were chosen, else the last two.
pub fn pair(open: &Open) -> Option<Pair> {
    let document = open.desk.column()?.document;
    let all = open.session.notebook().document(document)?.all_versions();
    let last = all.len().checked_sub(1).filter(|last| *last > 0)?;
    let chosen = open.versions.chosen.get(&document).copied().filter(|(old, new)| old < new && *new <= last);
    let (old, new) = chosen.unwrap_or((last - 1, last));
    Some(Pair { document, old: (old, all.get(old)?.clone()), new: (new, all.get(new)?.clone()) })
}

/// Follows documents whose files are others now: columns show what is there, and jobs look at what is new.
pub fn want(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    follow_files(open);
    want_compared(state);
    want_later(state);
}

/// A command, an undo or a merge can give a document another file, or take a document away: its columns go where the file is.
fn follow_files(open: &mut Open) {
    let notebook = open.session.notebook();
    let gone: Vec<DocumentId> =
        open.desk.columns.iter().map(|column| column.document).filter(|id| notebook.document(*id).is_none()).collect();
    for id in gone {
        let file = open.versions.read_from.get(&id);
        let there =
            notebook.documents().iter().find(|(_, record)| record.files().any(|path| file.is_some_and(|file| file == path)));
        repoint(&mut open.desk, id, there.map(|(id, _)| *id));
    }
    let is_another = |(id, file): (&DocumentId, &String)| {
        let path = &notebook.document(*id)?.path;
        (path != file).then(|| (*id, path.clone()))
    };
    let others: Vec<(DocumentId, String)> = open.versions.read_from.iter().filter_map(is_another).collect();
    for (id, path) in others {
        places::keep(open, id);
        open.texts.remove(&id);
        open.placed.remove(&id);
        open.versions.read_from.remove(&id);
        open.settling.note(id, None);
        open.versions.sentences.remove(&id);
        repoint(&mut open.desk, id, Some(id));
        if open.source.has(&path) {
            open.missing.remove(&id)
        } else {
            open.missing.insert(id)
        };
    }
}

/// Lets the columns of a document show another one, or the same one anew; without any they are closed.
fn repoint(desk: &mut Desk, from: DocumentId, to: Option<DocumentId>) {
    desk.find = None;
    for place in (0..desk.columns.len()).rev().collect::<Vec<_>>() {
        if desk.columns[place].document == from {
            match to {
                Some(to) => desk.renew(place, to),
                None => desk.close(place),
            }
        }
    }
}

fn want_compared(state: &mut State) {
    let Some(open) = state.open.as_mut().filter(|open| open.desk.tab == Tab::Changes) else { return };
    let Some(pair) = pair(open) else { return };
    let busy = open.versions.comparing.is_some();
    if busy || open.versions.compared(&pair).is_some() {
        return;
    }
    open.versions.comparing = Some(pair.clone());
    let (generation, source) = (open.generation, open.source.clone());
    state.jobs.start(move |handle| {
        let compared = compare(&source, &pair);
        handle.send(Finished::Compared(generation, Box::new((pair, compared))));
    });
}

/// Reads two versions and compares them. For a job.
fn compare(source: &Source, pair: &Pair) -> Result<Compared, String> {
    let read = |version: &Version| source.read(&version.path);
    let (old, new) = (read(&pair.old.1)?, read(&pair.new.1)?);
    let rows = weighed(&changes(&old.reading, &new.reading));
    Ok(Compared { old: old.reading, new: new.reading, hash: new.about.hash, rows })
}

fn want_later(state: &mut State) {
    let Some(open) = state.open.as_mut().filter(|open| open.unread.0 == 0) else { return };
    let known = &open.versions.sentences;
    // The texts that are shown first were not read with the others.
    let shown: Vec<(DocumentId, Arc<Shown>)> = open
        .texts
        .keys()
        .filter(|id| !known.contains_key(id))
        .filter_map(|id| Some((*id, Arc::clone(open.text(*id)?))))
        .collect();
    let all = known.len() + shown.len();
    let Some(now) = open.versions.wants_later(&open.session, all) else { return };
    let (generation, mut known) = (open.generation, open.versions.sentences.clone());
    state.jobs.start(move |handle| {
        let sentences: BTreeMap<_, _> = shown.iter().map(|(id, text)| (*id, Arc::new(Sentences::of(&text.reading)))).collect();
        known.extend(sentences.clone());
        let later = later_saves(now.notebook(), &known);
        handle.send(Finished::LaterSaves(generation, Box::new((now, Later { later, sentences }))));
    });
}

/// Does what was asked about versions.
pub fn perform(state: &mut State, action: VersionAction) {
    match action {
        VersionAction::Choose(newer) => state.overlay = Overlay::Version { newer, typed: String::new(), row: 0 },
        VersionAction::Make { of, newer } => make(state, of, newer),
        VersionAction::KeepApart { of, newer } => keep_apart(state, of, newer),
        VersionAction::Separate(of) => separate(state, of),
        VersionAction::Changes(document) => {
            if let Some(open) = &mut state.open {
                open.desk.show(document);
                open.desk.tab = Tab::Changes;
                open.desk.rooms.drawer = true;
                open.desk.rooms.reading = false;
            }
        }
        VersionAction::Compare { document, old, new } => {
            if let Some(open) = &mut state.open {
                open.versions.chosen.insert(document, (old, new));
            }
        }
        VersionAction::Show(row) => show(state, row),
    }
}

fn make(state: &mut State, of: DocumentId, newer: DocumentId) {
    state.overlay = Overlay::None;
    if !change(state, Command::Document(DocumentCommand::MakeVersion { of, newer })) {
        return;
    }
    let Some(open) = &mut state.open else { return };
    follow_files(open);
    // What its highlights became is seen where they are: its text is read when a column shows it.
    open.desk.show(of);
    let said = open.session.notebook().document(of).map(|record| {
        let marks = if record.unsettled.is_empty() { "" } else { ". Its highlights are looked for in the new text" };
        format!("{} is version {} now{marks}", record.file_name(), record.versions.len() + 1)
    });
    state.say(said.unwrap_or_default());
}

fn keep_apart(state: &mut State, of: DocumentId, newer: DocumentId) {
    let decision = Decision {
        kind: DecisionKind::OtherArticle,
        document: Some(newer),
        words: String::new(),
        other_document: Some(of),
        other_words: String::new(),
        created: state.stamp(),
        extra: Extra::new(),
    };
    let id = state.ids.decision();
    if change(state, Command::Decision(DecisionCommand::Decide { id, decision })) {
        state.say("The two stay articles of their own");
    }
}

fn separate(state: &mut State, of: DocumentId) {
    let id = state.ids.document();
    if change(state, Command::Document(DocumentCommand::SeparateVersion { of, id })) {
        state.say("The last version is an article of its own again");
    }
}

/// Shows the place of a change in the column, if that holds the newer text.
fn show(state: &mut State, row: usize) {
    let Some(open) = &mut state.open else { return };
    let Some(pair) = pair(open) else { return };
    let Some(Ok(compared)) = open.versions.compared(&pair) else { return };
    let (Some(row), hash) = (compared.rows.get(row).copied(), compared.hash.clone()) else { return };
    if open.text(pair.document).is_none_or(|text| text.hash != hash) {
        return state.say("The column shows the newest version; this place is in an earlier one");
    }
    open.desk.show(pair.document);
    open.desk.in_hand = None;
    if let Some(column) = open.desk.column_mut() {
        column.scroll_to = Some(ScrollTo { byte: row.new.start(), at_top: false });
        column.selection = Some((row.new.start(), row.new.end()));
    }
}
