//! What the window does when something happens in the documents' folder: texts are read again where they stand, files that moved
//! are found by their content, what is gone is kept and said. Positions are bytes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::carry::Carry;
use super::desk::ScrollTo;
use super::files;
use super::jobs::{Finished, ReadAgain, ReadText};
use super::settling;
use super::state::{Open, State, Text};
use super::watch::{EACH, News, Watch};
use super::words::many;
use crate::commands::{find_moved, list_documents};
use crate::notebook::{DocumentId, row_of};
use crate::workspace::moved_rows;

/// Looks after the folder of a project that was just opened.
pub fn begin(state: &State) {
    let Some(open) = state.open.as_ref().filter(|_| state.locks) else { return };
    let (generation, watch) = (open.generation, Arc::clone(&open.watch));
    let mut begun = false;
    state.jobs.tick(EACH, move || {
        let mut watch = watch.lock().ok()?;
        if !begun {
            begun = true;
            watch.begin();
        }
        watch.news().map(|news| Finished::Folder(generation, Box::new(news)))
    });
}

/// Looks now: the person comes back to the window.
pub fn look(state: &State) {
    if state.locks {
        look_now(state);
    }
}

/// Looks even where nothing is watched: how tables are read was changed.
pub fn look_now(state: &State) {
    let Some(open) = &state.open else { return };
    let (generation, watch) = (open.generation, Arc::clone(&open.watch));
    state.jobs.start(move |handle| {
        // Whoever holds it is looking already.
        if let Some(news) = watch.try_lock().ok().and_then(|mut watch: std::sync::MutexGuard<'_, Watch>| watch.look()) {
            handle.send(Finished::Folder(generation, Box::new(news)));
        }
    });
}

/// Something happened in the folder.
pub fn happened(state: &mut State, news: News) {
    let Some(open) = &mut state.open else { return };
    let was_missing = open.missing.clone();
    let saved = open.is_saved();
    let found = follow_moved(open, &news);
    let known_others: BTreeSet<&str> = open.others.iter().map(|other| other.path.as_str()).collect();
    let fresh: BTreeSet<&str> =
        news.changed.iter().chain(news.appeared.iter().map(|(path, _)| path)).map(String::as_str).collect();
    let listed = news.listing.documents.iter().map(|listed| listed.path.as_str());
    // What turned out to be no article stays with the other files until it is written anew.
    let articles = listed.filter(|path| !known_others.contains(path) || fresh.contains(path));
    let new = list_documents(open.session.notebook(), articles, &mut state.ids);
    let new_ids = new.edits.len();
    open.session.record(new);
    if found > 0 {
        open.saving.changed = Some(Instant::now());
    } else if saved {
        open.saving.saved = open.session.revision();
    }
    keep_others(open, &news);
    open.missing = files::missing(open.session.notebook(), &news.listing);
    let notebook = open.session.notebook();
    let back = |id: &DocumentId| was_missing.contains(id) && !open.missing.contains(id);
    let written = notebook.documents().iter().filter(|(id, record)| fresh.contains(record.path.as_str()) || back(id));
    let to_read: Vec<DocumentId> = written.filter(|(id, _)| !open.missing.contains(id)).map(|(id, _)| *id).collect();
    let lost: Vec<DocumentId> = open.missing.difference(&was_missing).copied().collect();
    let said = tell(open, &news, new_ids, found, &lost);
    read_again(state, &to_read);
    if let Some(sentence) = said {
        state.say(sentence);
    }
}

/// Documents whose file has another name or place now, or whose row is in another table; gives how many.
fn follow_moved(open: &mut Open, news: &News) -> usize {
    let rows = moved_rows(open.session.notebook(), &news.listing);
    open.session.record(rows.change);
    let is_file = |path: &&str| row_of(path).is_none();
    let listed: BTreeSet<&str> = news.listing.documents.iter().map(|listed| listed.path.as_str()).collect();
    let notebook = open.session.notebook();
    let known: BTreeSet<&str> = notebook.documents().values().flat_map(|record| record.files()).filter(is_file).collect();
    let missing: BTreeSet<&str> = known.difference(&listed).copied().collect();
    let new: Vec<(String, String)> = news.appeared.iter().filter(|(path, _)| !known.contains(path.as_str())).cloned().collect();
    let moved = find_moved(notebook, &missing, &new);
    open.session.record(moved.change);
    moved.found.len() + rows.renamed
}

/// The files that are no articles: those of the new listing, and those that turned out to be none.
fn keep_others(open: &mut Open, news: &News) {
    let documents: BTreeSet<&str> = open.session.notebook().documents().values().map(|record| record.path.as_str()).collect();
    let there: BTreeSet<&str> = news.listing.documents.iter().map(|listed| listed.path.as_str()).collect();
    let stays = |path: &str| there.contains(path) && !documents.contains(path);
    let turned_out: Vec<_> = open.others.iter().filter(|other| stays(&other.path)).cloned().collect();
    open.others = news.listing.others.iter().cloned().chain(turned_out).collect();
    open.others.sort_by(|a, b| crate::import::natural_order(&a.path, &b.path));
}

/// What the person should know; articles that only changed are told by what is to be settled in them.
fn tell(open: &Open, news: &News, new: usize, found: usize, lost: &[DocumentId]) -> Option<String> {
    if news.gone {
        return Some(
            "The folder of the articles is not there any more: what is open stays readable, and nothing is lost.".to_owned(),
        );
    }
    let mut said = Vec::new();
    if let Some(first) = lost.first().and_then(|id| open.session.notebook().document(*id)) {
        said.push(match lost.len() {
            1 => format!("“{}” is gone from the folder: its highlights and notes are kept.", first.path),
            more => format!(
                "“{}” and {} are gone from the folder: highlights and notes are kept.",
                first.path,
                many(more - 1, "more article")
            ),
        });
    }
    if found > 0 {
        said.push(format!("{} found under another name.", many(found, "article")));
    }
    if new > 0 {
        said.push(format!("{} came into the folder.", many(new, "article")));
    }
    // Of a table one is told, not all its rows.
    let files: BTreeSet<&str> = news.changed.iter().map(|path| row_of(path).map_or(path.as_str(), |(table, _)| table)).collect();
    match files.into_iter().collect::<Vec<_>>().as_slice() {
        [] => {}
        [one] => said.push(format!("“{one}” was written by another program and is read again.")),
        several => said.push(format!("{} were written by other programs and are read again.", many(several.len(), "file"))),
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Reads documents again: those that are shown stay on the screen until their new text is there.
pub fn read_again(state: &mut State, documents: &[DocumentId]) {
    let Some(open) = &mut state.open else { return };
    let (shown, others): (Vec<DocumentId>, Vec<DocumentId>) =
        documents.iter().copied().partition(|id| open.texts.contains_key(id));
    files::describe_again(state, &others);
    let Some(open) = &mut state.open else { return };
    for document in shown {
        let Some(record) = open.session.notebook().document(document) else { continue };
        let (generation, source, path) = (open.generation, open.source.clone(), record.path.clone());
        let (before, folding) = (open.text(document).cloned(), open.foldings.of(document));
        state.jobs.start(move |handle| {
            let again = source.read(&path).map(|imported| {
                let read = ReadText::new(imported, folding);
                let carry = before.map(|before| Carry::new(&before.reading, &read.text.reading));
                Box::new(ReadAgain { read, carry })
            });
            handle.send(Finished::Again(generation, document, again));
        });
    }
}

/// A text that is shown was read again.
pub fn read(state: &mut State, document: DocumentId, again: Result<Box<ReadAgain>, String>) {
    let Some(open) = &mut state.open else { return };
    let ReadAgain { read: ReadText { about, text }, carry } = match again {
        Ok(again) => *again,
        Err(sentence) => {
            // The text that can be read stays: the file may be in the middle of being written.
            open.unreadable.insert(document, sentence.clone());
            if open.text(document).is_none() {
                open.texts.insert(document, Text::Failed(sentence));
            }
            return;
        }
    };
    open.unreadable.remove(&document);
    files::describe(open, document, &about);
    if open.text(document).is_some_and(|before| before.hash == text.hash) {
        return;
    }
    settling::note_text(open, document, &text);
    open.texts.insert(document, Text::Ready(text));
    open.placed.remove(&document);
    match carry {
        Some(carry) => carry_columns(open, document, &carry),
        None => super::places::restore(open, document),
    }
}

/// Puts the columns of a document where they were, now that it has a new text.
fn carry_columns(open: &mut Open, document: DocumentId, carry: &Carry) {
    for column in open.desk.columns.iter_mut().filter(|column| column.document == document) {
        // At the start it stays at the start, whatever stands there now.
        let byte = if column.top == 0 { 0 } else { carry.byte(column.top) };
        column.scroll_to = Some(ScrollTo { byte, at_top: true });
        column.selection = None;
    }
    if open.desk.column().is_some_and(|column| column.document == document) {
        (open.desk.bar, open.desk.find) = (None, None);
    }
}
