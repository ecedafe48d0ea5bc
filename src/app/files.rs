//! Opening, reading, saving and exporting: what the window asks of jobs, and what it does with what they finish.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::accounts::Accounts;
use super::batch::Batch;
use super::compared::Versions;
use super::derived::Derived;
use super::edited::Settling;
use super::jobs::{DescribedText, Finished, Jobs, Opened, Point, ReadText};
use super::journal;
use super::omissions::OmissionTable;
use super::parallels::Parallels;
use super::places;
use super::reader::Shown;
use super::remembered::{ids_by_path, remember_desk, remembered_columns, remembered_places, restore_places, restored_desk};
use super::state::{Open, Saving, Sharing, State, Text};
use super::watch::Watch;
use super::{settling, sharing};
use crate::commands::describe_found;
use crate::import::{Imported, Listing, Other};
use crate::notebook::{Change, DocumentId, Edit, Folding, Foldings, IdSource, Notebook, Stamp, row_of};
use crate::query::{Sentences, is_edited};
use crate::storage;
use crate::workspace::{self, Access, Workspace, Written};

/// Columns that open by themselves when a folder is opened for the first time.
const FIRST_COLUMNS: usize = 3;

/// Files that are tried for them, so that a folder of thousands of broken files opens at once too.
const MOST_TRIED: usize = 24;

/// How often a file that another program writes again and again is merged before one save.
const MOST_MERGES: usize = 3;

/// Starts to open a project file, a folder or a document.
pub fn open(state: &mut State, path: PathBuf) {
    close(state);
    state.opening = Some(path.clone());
    let data = state.folders.data.clone();
    let desks = state.folders.state.clone();
    let mut ids = IdSource::new(state.ids.bits());
    let locking = state.locks.then(|| state.stamp());
    state.jobs.start(move |handle| {
        let opened = workspace::open(&path, Some(&data), &mut ids).map(|workspace| look_in(workspace, &desks, locking));
        handle.send(Finished::Opened(Box::new(opened)));
    });
}

/// Chooses the columns that will be shown and reads their texts, so that the first frame can be read: those of the last time,
/// else the first articles that can be read.
fn look_in(workspace: Workspace, desks: &Path, locking: Option<Stamp>) -> Opened {
    let access = locking.filter(|_| workspace.existed).map(|Stamp { at, by }| Access::to(&workspace.file, &by, at));
    let desk = storage::Desk::load(&storage::desk_path(desks, &workspace.file));
    let read = |id: DocumentId| {
        let imported = workspace.source.read(&workspace.notebook().document(id)?.path).ok()?;
        Some((id, ReadText::new(imported, Folding::of(workspace.notebook(), id))))
    };
    let mut columns = remembered_columns(&workspace, &desk);
    let once: BTreeSet<DocumentId> = columns.iter().map(|(id, _)| *id).collect();
    let mut texts: Vec<_> = once.into_iter().filter_map(read).collect();
    if columns.is_empty() {
        let by_path = ids_by_path(&workspace);
        let listed = workspace.listing.documents.iter().filter_map(|listed| by_path.get(listed.path.as_str()));
        texts = listed.take(MOST_TRIED).filter_map(|id| read(*id)).take(FIRST_COLUMNS).collect();
        columns = texts.iter().map(|(id, _)| (*id, None)).collect();
    }
    let copies = if access.is_some() { workspace::conflict_copies(&workspace.file, &workspace.in_file) } else { Vec::new() };
    Opened { workspace, access: access.unwrap_or(Access::Free), copies, columns, texts }
}

/// Puts away the open project, after writing what is not on disk yet.
pub fn close(state: &mut State) {
    save_now(state);
    remember_desk(state);
    state.jobs.cancel_all();
    if let Some(mut open) = state.open.take() {
        open.journal.close();
    }
}

/// A project or folder was opened.
pub fn opened(state: &mut State, result: Result<Opened, String>) {
    state.opening = None;
    let Opened { workspace, access, copies, columns, texts } = match result {
        Ok(opened) => opened,
        Err(sentence) => return state.complain(sentence),
    };
    let remembered = storage::Desk::load(&storage::desk_path(&state.folders.state, &workspace.file));
    state.generations += 1;
    remember_recent(state, &workspace);
    let (notice, moved) = (workspace.notices.join(" "), workspace.moved);
    let mut open = open_of(workspace, (access, copies), (&columns, &remembered), state.generations, &state.jobs);
    for (id, read) in texts {
        let path = open.session.notebook().document(id).map(|record| record.path.clone()).unwrap_or_default();
        open.versions.read_from.insert(id, path);
        describe(&mut open, id, &read.about);
        show(&mut open, id, read.text);
    }
    if moved {
        // Written soon: a file that is edited before could not be found by its content again.
        open.saving.changed = Some(Instant::now());
    } else if open.saving.in_file == open.journal.last() {
        // What a journal brought back is not in the project file yet.
        open.saving.saved = open.session.revision();
    }
    restore_places(&mut open, &columns, &remembered);
    for (document, _) in &columns {
        places::restore(&mut open, *document);
    }
    state.open = Some(open);
    state.message = None;
    if !sharing::begin(state) && !notice.is_empty() {
        state.say(notice);
    }
    read_in_background(state);
}

fn open_of(
    workspace: Workspace,
    (access, copies): (Access, Vec<PathBuf>),
    (columns, remembered): (&[(DocumentId, Option<usize>)], &storage::Desk),
    generation: u64,
    jobs: &Jobs,
) -> Open {
    let desk = restored_desk(&workspace, columns, remembered);
    let places = remembered_places(&workspace, remembered);
    Open {
        generation,
        missing: missing(workspace.notebook(), &workspace.listing),
        foldings: Foldings::new(workspace.notebook()),
        correcting: BTreeSet::new(),
        columns: workspace.session.notebook().columns().clone(),
        session: workspace.session,
        file: workspace.file,
        watch: Watch::new(&workspace.source, &workspace.listing),
        source: workspace.source,
        folder: workspace.folder,
        folder_as_written: workspace.folder_as_written,

        others: workspace.listing.others,
        unreadable: BTreeMap::new(),
        unread: (0, 0),
        texts: BTreeMap::new(),
        placed: BTreeMap::new(),
        lensed: Default::default(),
        placing: BTreeSet::new(),
        tops: BTreeMap::new(),
        places,
        desk,
        saving: Saving { exists: workspace.existed, in_file: workspace.journal.in_file(), ..Saving::default() },
        journal: journal::start(jobs, workspace.journal, access.is_read_only()),
        sharing: Sharing {
            access,
            refreshed: Instant::now(),
            told_free: false,
            in_file: workspace.in_file,
            being_written: None,
            copies,
            reading: false,
        },
        settling: Settling::default(),
        parallels: Parallels::default(),
        omissions: OmissionTable::default(),
        accounts: Accounts::default(),
        echoes: Default::default(),
        versions: Versions::default(),
        timeline: Default::default(),
        quoted: Default::default(),
        derived: Derived::default(),
        recent_tags: Vec::new(),
    }
}

/// The documents whose file is not in the folder.
pub fn missing(notebook: &Notebook, listing: &Listing) -> BTreeSet<DocumentId> {
    let listed: BTreeSet<&str> = listing.documents.iter().chain(&listing.tables).map(|listed| listed.path.as_str()).collect();
    // Of a table that was not looked into yet, nobody knows.
    let may_be = |path: &str| listed.contains(path) || row_of(path).is_some_and(|(table, _)| listed.contains(table));
    notebook.documents().iter().filter(|(_, record)| !may_be(&record.path)).map(|(id, _)| *id).collect()
}

/// Puts what a text states into its record, as the program's own finding.
pub fn describe(open: &mut Open, id: DocumentId, about: &crate::notebook::Document) {
    let saved = open.is_saved();
    let change = describe_found(open.session.notebook(), id, about);
    open.session.record(change);
    // What the program finds out by itself is found again: it alone is no reason to write the person's file.
    if saved {
        open.saving.saved = open.session.revision();
    }
}

fn show(open: &mut Open, id: DocumentId, text: Arc<Shown>) {
    settling::note_text(open, id, &text);
    open.texts.insert(id, Text::Ready(text));
}

/// Reads what every article states, beside the window.
fn read_in_background(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let notebook = open.session.notebook();
    let there = notebook.documents().keys().filter(|id| !open.missing.contains(id) && !open.texts.contains_key(id));
    let documents: Vec<DocumentId> = there.copied().collect();
    open.unread = (0, 0);
    describe_again(state, &documents);
}

/// Reads what these articles state, beside the window.
pub fn describe_again(state: &mut State, documents: &[DocumentId]) {
    let Some(open) = state.open.as_mut().filter(|_| !documents.is_empty()) else { return };
    let notebook = open.session.notebook();
    let path = |id: &DocumentId| Some((*id, notebook.document(*id)?.path.clone()));
    let documents: Vec<(DocumentId, String)> = documents.iter().filter_map(path).collect();
    open.unread = (open.unread.0 + documents.len(), open.unread.0 + documents.len());
    let (generation, source, notebook) = (open.generation, open.source.clone(), notebook.clone());
    let cancelled = Arc::clone(&state.jobs.cancelled);
    state.jobs.start(move |handle| {
        let mut batch = Batch::new(|batch| handle.send(Finished::Described(generation, batch)));
        let describe =
            |read: workspace::Read| (read.id, read.result.map(|imported| Box::new(described_text(&notebook, read.id, imported))));
        workspace::read_all(&source, &documents, &cancelled, describe, |described| batch.add(described));
        handle.send(Finished::Described(generation, batch.rest()));
    });
}

/// What a text states, with the text itself where it was edited under its highlights.
fn described_text(notebook: &Notebook, id: DocumentId, imported: Imported) -> DescribedText {
    let about = imported.about.clone();
    let sentences = Sentences::of(&imported.reading);
    let edited = is_edited(notebook, id, &about.hash).then(|| ReadText::new(imported, Folding::of(notebook, id)).text);
    DescribedText { about, sentences, edited }
}

/// Some articles were read.
pub fn described(open: &mut Open, batch: Vec<(DocumentId, Result<Box<DescribedText>, String>)>) {
    open.unread.0 = open.unread.0.saturating_sub(batch.len());
    let saved = open.is_saved();
    let mut edits = Vec::new();
    for (id, result) in batch {
        match result {
            Ok(of) => {
                edits.extend(describe_found(open.session.notebook(), id, &of.about).edits);
                open.accounts.note_hash(id, &of.about.hash);
                open.versions.note(id, of.sentences);
                if let Some(text) = of.edited {
                    settling::note_text(open, id, &text);
                }
            }
            Err(sentence) => edits.extend(set_aside(open, id, sentence)),
        }
    }
    open.session.record(Change::new("Read articles", edits));
    if saved {
        open.saving.saved = open.session.revision();
    }
}

/// A file that turned out to be no article is listed with the other files; one that was read before, or is being shown, stays
/// where it is and says why.
fn set_aside(open: &mut Open, id: DocumentId, sentence: String) -> Option<Edit> {
    let record = open.session.notebook().document(id)?;
    let known = !record.hash.is_empty() || !record.note.is_empty() || open.session.notebook().count_of(id) > 0;
    if known || open.desk.column_of(id).is_some() {
        open.unreadable.insert(id, sentence);
        return None;
    }
    let reason = sentence.split_once("” ").map_or(sentence.as_str(), |(_, reason)| reason).to_owned();
    let place = open.others.partition_point(|other| other.path < record.path);
    open.others.insert(place, Other { path: record.path.clone(), reason });
    Some(Edit::Document(id, None))
}

/// Asks for the texts of columns that have none, and drops those that no column shows.
pub fn want_texts(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let shown: BTreeSet<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    let gone: Vec<DocumentId> = open.texts.keys().filter(|document| !shown.contains(document)).copied().collect();
    for document in gone {
        places::keep(open, document);
        open.texts.remove(&document);
        open.versions.read_from.remove(&document);
    }
    for document in shown {
        if open.texts.contains_key(&document) {
            continue;
        }
        let Some(record) = open.session.notebook().document(document) else { continue };
        let (generation, source, path) = (open.generation, open.source.clone(), record.path.clone());
        let folding = open.foldings.of(document);
        open.texts.insert(document, Text::Loading);
        open.versions.read_from.insert(document, path.clone());
        state.jobs.start(move |handle| {
            let result = source.read(&path).map(|imported| ReadText::new(imported, folding));
            handle.send(Finished::Text(generation, (document, path), result));
        });
    }
}

/// A text has arrived.
pub fn text_arrived(open: &mut Open, asked: &(DocumentId, String), result: Result<ReadText, String>) {
    let document = asked.0;
    if open.versions.read_from.get(&document) != Some(&asked.1) {
        // The document has another file by now, whose text is on its way.
        return;
    }
    match result {
        Ok(read) => {
            describe(open, document, &read.about);
            open.unreadable.remove(&document);
            show(open, document, read.text);
            open.placed.remove(&document);
            places::restore(open, document);
        }
        Err(sentence) => {
            open.unreadable.insert(document, sentence.clone());
            open.texts.insert(document, Text::Failed(sentence));
        }
    }
}

/// Lists the folder again and reads what is new.
pub fn reread(state: &mut State) {
    if let Some(open) = &state.open {
        let path = if open.saving.exists { open.file.clone() } else { open.folder.clone() };
        self::open(state, path);
    }
}

/// The project was written, or not.
pub fn saved(state: &mut State, point: Point, result: Result<Written, String>) {
    let Some(open) = &mut state.open else { return };
    open.saving.writing = None;
    match result {
        Ok(Written::Behind) => sharing::read_again(state),
        Ok(Written::Changed | Written::Unchanged) => {
            if let Some(written) = open.sharing.being_written.take() {
                open.sharing.in_file = written;
            }
            open.saving.saved = open.saving.saved.max(point.revision);
            open.saving.in_file = open.saving.in_file.max(point.step);
            open.saving.exists = true;
            open.saving.error = None;
            sharing::lock_if_new(state);
        }
        Err(sentence) => {
            open.saving.error = Some(sentence.clone());
            open.saving.changed = Some(Instant::now());
            state.complain(sentence);
        }
    }
}

/// Writes the project before going on: on Ctrl+S, and when it is put away.
pub fn save_now(state: &mut State) {
    let stamp = state.stamp();
    for _ in 0..MOST_MERGES {
        let Some(open) = state.open.as_mut().filter(|open| !open.sharing.access.is_read_only()) else { return };
        if open.session.has_fresh_work() {
            journal::append(open, &stamp);
        }
        if open.is_saved() && open.saving.writing.is_none() {
            return;
        }
        let (point, result) = journal::save_now(open);
        if result != Ok(Written::Behind) {
            return saved(state, point, result);
        }
        open.saving.writing = None;
        // Another program has written the file: what it did is taken in first.
        if !sharing::merge_now(state) {
            return;
        }
    }
}

fn remember_recent(state: &mut State, workspace: &Workspace) {
    let path = if workspace.existed { workspace.file.clone() } else { workspace.folder.clone() };
    state.settings.recent.retain(|known| *known != path && *known != workspace.folder);
    state.settings.recent.insert(0, path);
    state.settings.recent.truncate(12);
    state.settings.save(&state.folders.settings).ok();
}
