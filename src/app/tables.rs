//! Tables of articles in the window: what a person says of their columns, and the rows that are read anew by it.

use super::action::ColumnsAction;
use super::change::change;
use super::columns::{ColumnsForm, FirstArticle, TableNews};
use super::jobs::Finished;
use super::state::{Overlay, State};
use super::watching;
use crate::commands::{ColumnsCommand, Command};
use crate::import::Imported;
use crate::notebook::{Columns, DocumentId, Notebook, Sourced, differences, row_of};

/// How many rows of a table are shown.
const ROWS: usize = 3;

/// Does what was asked about columns.
pub fn perform(state: &mut State, action: ColumnsAction) {
    match action {
        ColumnsAction::Ask(table) => ask(state, table),
        ColumnsAction::Choose(role, column) => {
            if let Overlay::Columns(form) = &mut state.overlay {
                form.choose(role, column);
            }
        }
        ColumnsAction::Guess => {
            if let Overlay::Columns(form) = &mut state.overlay
                && let Some(Ok(head)) = &form.head
            {
                form.chosen = head.guess.clone();
            }
        }
        ColumnsAction::Apply => apply(state),
    }
    want_first(state);
}

fn ask(state: &mut State, table: String) {
    let Some(open) = &state.open else { return };
    let form = ColumnsForm { table: table.clone(), head: None, chosen: Columns::default(), first: None };
    state.overlay = Overlay::Columns(Box::new(form));
    let (generation, source) = (open.generation, open.source.clone());
    state.jobs.start(move |handle| {
        let head = source.head(&table, ROWS);
        handle.send(Finished::Table(generation, Box::new(TableNews::Head(table, head))));
    });
}

/// Begins to find out what the first article will be, where the choice is another one.
fn want_first(state: &State) {
    let (Some(open), Overlay::Columns(form)) = (&state.open, &state.overlay) else { return };
    let known = form.first.as_ref().is_some_and(|(columns, _)| *columns == form.chosen);
    if known || !matches!(form.head, Some(Ok(_))) {
        return;
    }
    let (generation, source, table, columns) = (open.generation, open.source.clone(), form.table.clone(), form.chosen.clone());
    state.jobs.start(move |handle| {
        let first = source.preview(&table, columns.clone()).ok().flatten().map(|read| first_article(&read));
        handle.send(Finished::Table(generation, Box::new(TableNews::First(table, columns, first))));
    });
}

fn first_article(read: &Imported) -> FirstArticle {
    let about = &read.about;
    let value = |known: &Option<Sourced<String>>| known.as_ref().map(|known| known.value.clone());
    let date = about.published.as_ref().map_or_else(|| "date unknown".to_owned(), |date| date.value.readable());
    let parts = [value(&about.author), value(&about.outlet), Some(date), value(&about.language), value(&about.url)];
    FirstArticle {
        title: value(&about.title),
        about: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        opening: about.opening.clone(),
        warnings: read.warnings.clone(),
    }
}

/// Something was found out about the table of the form.
pub fn arrived(state: &mut State, news: TableNews) {
    let Overlay::Columns(form) = &mut state.overlay else { return };
    match news {
        TableNews::Head(table, head) if table == form.table => {
            form.chosen = head.as_ref().map(|head| head.columns_now.clone()).unwrap_or_default();
            form.head = Some(head);
        }
        TableNews::First(table, columns, first) if table == form.table && columns == form.chosen => {
            form.first = Some((columns, first));
        }
        TableNews::Head(..) | TableNews::First(..) => {}
    }
    want_first(state);
}

fn apply(state: &mut State) {
    let Overlay::Columns(form) = &state.overlay else { return };
    let Some(Ok(head)) = &form.head else { return };
    let (table, before, after) = (form.table.clone(), head.columns_now.clone(), form.chosen.clone());
    if change(state, Command::Columns(Box::new(ColumnsCommand { table, before, after }))) {
        state.overlay = Overlay::None;
    }
}

/// Follows what is said of columns, whoever said it and whether it is done or undone: the rows are read anew.
pub fn follow(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let now = open.session.notebook().columns();
    let changed: Vec<String> = differences(&open.columns, now).map(|found| found.id).collect();
    if changed.is_empty() {
        return;
    }
    open.columns = now.clone();
    open.source.follow(open.session.notebook());
    let rows = rows_of(open.session.notebook(), &changed);
    let there: Vec<DocumentId> = rows.into_iter().filter(|id| !open.missing.contains(id)).collect();
    watching::read_again(state, &there);
    watching::look_now(state);
}

fn rows_of(notebook: &Notebook, tables: &[String]) -> Vec<DocumentId> {
    let of_them = |path: &str| row_of(path).is_some_and(|(table, _)| tables.iter().any(|known| known == table));
    notebook.documents().iter().filter(|(_, record)| of_them(&record.path)).map(|(id, _)| *id).collect()
}
