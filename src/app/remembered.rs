//! How the desk stood when a project was put away: kept, and brought back. Columns are counted in reading order from 0, paragraphs
//! too.

use std::collections::BTreeMap;

use super::action::LinkSet;
use super::desk::{Column, Desk, Link, MOST_COLUMNS, ScrollTo};
use super::places;
use super::state::{Open, State};
use crate::notebook::DocumentId;
use crate::storage;
use crate::workspace::Workspace;

/// The documents of a project by their paths.
pub fn ids_by_path(workspace: &Workspace) -> BTreeMap<&str, DocumentId> {
    let records = workspace.notebook().documents().iter();
    records.flat_map(|(id, record)| record.files().map(move |path| (path, *id))).collect()
}

/// The columns of the last time, each with its place among them; before them the document that was named on the way in, if it is
/// none of them.
pub fn remembered_columns(workspace: &Workspace, desk: &storage::Desk) -> Vec<(DocumentId, Option<usize>)> {
    let by_path = ids_by_path(workspace);
    let known = |(place, column): (usize, &storage::DeskColumn)| Some((*by_path.get(column.path.as_str())?, Some(place)));
    let mut columns: Vec<_> = desk.columns.iter().enumerate().filter_map(known).collect();
    let named = workspace.named.as_deref().and_then(|path| by_path.get(path));
    if let Some(named) = named.filter(|named| columns.iter().all(|(id, _)| id != *named)) {
        columns.insert(0, (*named, None));
    }
    columns
}

/// The columns as they stood. Under a column that is no longer there, the next one takes the head of its stack over.
pub fn restored_desk(workspace: &Workspace, columns: &[(DocumentId, Option<usize>)], remembered: &storage::Desk) -> Desk {
    let mut desk = Desk::default();
    let heads: Vec<usize> = (0..remembered.columns.len()).filter(|place| !remembered.columns[*place].stacked).collect();
    let mut stack_before = None;
    for (id, place) in columns.iter().take(MOST_COLUMNS) {
        let mut column = desk.new_column(*id);
        let stack = place.map(|place| heads.partition_point(|head| *head <= place));
        if let Some(known) = place.and_then(|place| remembered.columns.get(place)) {
            column.share = known.share.clamp(0.1, 10.0);
            column.height = known.height.clamp(0.1, 10.0);
            column.stacked = known.stacked && stack == stack_before;
            column.link = LinkSet::from_letter(&known.link).map(Link::new);
        }
        stack_before = stack;
        desk.columns.push(column);
    }
    let path = |id: &DocumentId| workspace.notebook().document(*id).map(|record| record.path.as_str());
    desk.base = ids_by_path(workspace).get(remembered.base.as_str()).copied();
    let named = columns.iter().position(|(id, _)| workspace.named.is_some() && path(id) == workspace.named.as_deref());
    let active = named.or_else(|| columns.iter().position(|(_, place)| *place == Some(remembered.focus)));
    desk.active = active.unwrap_or(0).min(desk.columns.len().saturating_sub(1));
    desk
}

/// Where documents were being read.
pub fn remembered_places(workspace: &Workspace, remembered: &storage::Desk) -> BTreeMap<DocumentId, storage::ReadingPlace> {
    let by_path = ids_by_path(workspace);
    remembered.places.iter().filter_map(|(path, place)| Some((*by_path.get(path.as_str())?, *place))).collect()
}

/// Scrolls columns whose texts are there to where they stood.
pub fn restore_places(open: &mut Open, columns: &[(DocumentId, Option<usize>)], remembered: &storage::Desk) {
    for (place, (document, known)) in columns.iter().enumerate().take(open.desk.columns.len()) {
        let known = known.and_then(|known| remembered.columns.get(known));
        let stood = |column: &storage::DeskColumn| storage::ReadingPlace { paragraph: column.paragraph, within: column.within };
        let byte = known.zip(open.text(*document)).map(|(column, shown)| places::byte_at(&shown.reading, stood(column)));
        if let Some(byte) = byte.filter(|byte| *byte > 0) {
            open.desk.columns[place].scroll_to = Some(ScrollTo { byte, at_top: true });
        }
    }
}

/// Writes where the columns stand.
pub fn remember_desk(state: &State) {
    let Some(open) = &state.open else { return };
    let desk = storage::Desk {
        columns: desk_columns(open),
        focus: open.desk.active,
        base: chosen_base(open),
        places: places::all(open),
        ..storage::Desk::default()
    };
    // Where columns stood is a comfort: when it cannot be kept, nothing of the person's work is lost.
    desk.save(&storage::desk_path(&state.folders.state, &open.file)).ok();
}

/// The path of the base text that was chosen.
fn chosen_base(open: &Open) -> String {
    let record = open.desk.base.and_then(|base| open.session.notebook().document(base));
    record.map_or_else(String::new, |record| record.path.clone())
}

fn desk_columns(open: &Open) -> Vec<storage::DeskColumn> {
    let record = |column: &Column| {
        let record = open.session.notebook().document(column.document)?;
        let place = open.text(column.document).map(|shown| places::place_at(&shown.reading, column.top)).unwrap_or_default();
        Some(storage::DeskColumn {
            document: column.document.to_string(),
            path: record.path.clone(),
            paragraph: place.paragraph,
            within: place.within,
            share: column.share,
            height: column.height,
            stacked: column.stacked,
            link: column.link.map_or(String::new(), |link| link.set.letter().to_owned()),
        })
    };
    open.desk.columns.iter().filter_map(record).collect()
}
