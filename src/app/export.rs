//! Exporting the excerpts, the table of omissions, or the timeline, as they are shown: where to, and the job that writes the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::action::{ExportOptions, OmissionRows};
use super::jobs::Finished;
use super::omissions::table_of;
use super::state::{ExportForm, Exported, Open, Overlay, State};
use super::timeline::Chart;
use super::words::{filter_words, many};
use super::{perform_omissions, perform_time};
use crate::compare::{Entry, Mentions};
use crate::export::{
    DatedStatement, Format, Options, StatementTable, export_statements as write_statements, export_timeline as write_rows,
    write_mentions, write_omissions,
};
use crate::notebook::{DocumentId, Notebook};
use crate::query::{Filter, excerpts, name_pages, number_paragraphs, tag_tree};
use crate::text::Reading;
use crate::workspace::{self, Source};

/// Opens the form, with a file beside the project.
pub fn ask_export(state: &mut State) {
    let Some(open) = &state.open else { return };
    if open.session.notebook().highlights().is_empty() {
        return state.say("There are no highlights to export yet.");
    }
    state.overlay = Overlay::Export(form(open, Exported::Excerpts, "excerpts"));
}

/// Opens the form for the timeline.
pub fn ask_timeline(state: &mut State) {
    let Some(open) = &state.open else { return };
    if open.derived.documents.is_empty() {
        return state.say("There are no articles in the list whose timeline could be exported.");
    }
    state.overlay = Overlay::Export(form(open, Exported::Timeline, "timeline"));
}

fn form(open: &Open, what: Exported, name: &str) -> ExportForm {
    let stem = open.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let path = open.file.with_file_name(format!("{stem}-{name}.csv")).display().to_string();
    ExportForm { what, path, format: Format::Csv, options: ExportOptions::default(), fresh: true }
}

/// Opens the form for the table of statements, with a file beside the project.
pub fn ask_export_statements(state: &mut State) {
    let Some(open) = &state.open else { return };
    if open.quoted.shown.rows.is_empty() {
        return state.say("There are no statements to export: none was found, or none passes the filter.");
    }
    state.overlay = Overlay::Export(form(open, Exported::Statements, "statements"));
}

/// Opens the form for the table of omissions, with a file beside the project.
pub fn ask_export_omissions(state: &mut State) {
    let Some(open) = &state.open else { return };
    if open.omissions.rows() == OmissionRows::Tags && open.session.notebook().tags().is_empty() {
        return state.say("There are no tags yet: the table of omissions has a row for each.");
    }
    state.overlay = Overlay::Export(form(open, Exported::Omissions, "omissions"));
}

/// A file was chosen in the system's dialog.
pub fn export_path(state: &mut State, path: &Path) {
    if let Overlay::Export(form) = &mut state.overlay {
        form.path = path.display().to_string();
    }
}

/// Writes the excerpts beside the window.
pub fn export(state: &mut State, path: PathBuf, format: Format, options: ExportOptions) {
    let Some(open) = &state.open else { return };
    let filter = if options.everything { Filter::default() } else { open.desk.filter.clone() };
    let notebook = open.session.notebook().clone();
    let source = open.source.clone();
    let words = Options {
        bom: options.bom,
        title: notebook.title().to_owned(),
        exported: (state.now)(),
        filter_sentence: filter_words(&notebook, &filter),
    };
    state.overlay = Overlay::None;
    state.say("Exporting…");
    state.jobs.start(move |handle| {
        handle.send(Finished::Exported(write(&notebook, &source, &filter, (&path, format, &words))));
    });
}

/// Writes the table of omissions beside the window, with the rows that are chosen: of tags also those that are folded away.
pub fn export_omissions(state: &mut State, path: PathBuf, bom: bool) {
    let Some(open) = &state.open else { return };
    let (notebook, rows) = (open.session.notebook().clone(), open.omissions.rows());
    let make = perform_omissions::maker(open, rows);
    state.overlay = Overlay::None;
    state.say("Exporting…");
    state.jobs.start(move |handle| {
        let said = match rows {
            OmissionRows::Tags => write_tags(&notebook, &path, bom),
            OmissionRows::Statements | OmissionRows::Names => write_places(&make(&notebook), &notebook, rows, (&path, bom)),
        };
        handle.send(Finished::Exported(said));
    });
}

fn write_tags(notebook: &Notebook, path: &Path, bom: bool) -> Result<String, String> {
    let table = table_of(notebook, tag_tree(notebook).iter().map(|tag| tag.id).collect());
    workspace::write_whole(path, |to| write_omissions(&table, notebook, bom, to).map_err(|error| no_table(&error)))?;
    let (rows, columns) = (table.tags().len(), table.documents().len());
    Ok(format!("Exported {rows} tags and {columns} articles to {}", path.display()))
}

fn write_places(table: &Mentions, notebook: &Notebook, rows: OmissionRows, to: (&Path, bool)) -> Result<String, String> {
    let (path, bom) = to;
    let heading = rows.heading();
    workspace::write_whole(path, |to| write_mentions(table, notebook, heading, bom, to).map_err(|error| no_table(&error)))?;
    let (count, columns) = (many(table.rows().len(), heading), table.documents().len());
    Ok(format!("Exported {count} and {columns} articles to {}", path.display()))
}

fn no_table(error: &std::io::Error) -> String {
    format!("The table could not be written: {error}")
}

/// Writes the statements that are shown beside the window, with all articles that have them.
pub fn export_statements(state: &mut State, path: PathBuf, bom: bool) {
    let Some(open) = &state.open else { return };
    let (table, rows) = (Arc::clone(&open.quoted.table), open.quoted.shown.rows.clone());
    let notebook = open.session.notebook().clone();
    state.overlay = Overlay::None;
    state.say("Exporting…");
    state.jobs.start(move |handle| {
        let of = StatementTable { table: &table.grid, tellings: &table.tellings, rows: &rows, notebook: &notebook };
        let placed = |document, span| {
            let source = table.sources.binary_search_by_key(&document, |source| source.document).ok()?;
            let reading = &table.sources[source].account.reading;
            Some((reading.to_points(span), reading.paragraph_number(span.start())))
        };
        let written = workspace::write_whole(&path, |to| {
            let written = write_statements(of, &placed, bom, to);
            written.map(|_| ()).map_err(|error| format!("The statements could not be written: {}", error.0))
        });
        let said = format!("Exported {} to {}", many(rows.len(), "statement"), path.display());
        handle.send(Finished::Exported(written.map(|()| said)));
    });
}

fn write(notebook: &Notebook, source: &Source, filter: &Filter, to: (&Path, Format, &Options)) -> Result<String, String> {
    let (path, format, options) = to;
    let mut rows = excerpts(notebook, filter);
    let readings = readings(notebook, source, rows.iter().map(|excerpt| excerpt.document_id).collect());
    number_paragraphs(&mut rows, |document, points| {
        let reading = readings.get(&document)?;
        Some(reading.paragraph_number(reading.to_span(points)?.start()))
    });
    name_pages(&mut rows, |document, points| {
        let reading = readings.get(&document)?;
        reading.page_at(reading.to_span(points)?.start()).map(str::to_owned)
    });
    workspace::write_whole(path, |to| {
        crate::export::export(format, &rows, notebook, options, to).map_err(|error| error.to_string())
    })?;
    Ok(format!("Exported {} excerpts to {}", rows.len(), path.display()))
}

/// The texts of the documents, for paragraph numbers and pages; one that cannot be read has none.
fn readings(notebook: &Notebook, source: &Source, wanted: BTreeSet<DocumentId>) -> BTreeMap<DocumentId, Reading> {
    let paths: Vec<_> = wanted.iter().filter_map(|id| Some((*id, notebook.document(*id)?.path.clone()))).collect();
    let mut readings = BTreeMap::new();
    let reading = |read: workspace::Read| Some((read.id, read.result.ok()?.reading));
    workspace::read_all(source, &paths, &AtomicBool::new(false), reading, |read| readings.extend(read));
    readings
}

/// Writes the timeline of the articles that the list shows, beside the window.
pub fn export_timeline(state: &mut State, path: PathBuf, bom: bool) {
    let Some(open) = &state.open else { return };
    let (question, accounts) = (perform_time::question(open), open.accounts.all().clone());
    state.overlay = Overlay::None;
    state.say("Exporting…");
    state.jobs.start(move |handle| {
        let chart = Chart::new(&question, &accounts, &[], &Chart::default());
        handle.send(Finished::Exported(write_timeline(&chart, &path, bom)));
    });
}

fn write_timeline(chart: &Chart, path: &Path, bom: bool) -> Result<String, String> {
    let lanes = || chart.rows.iter().filter_map(|row| Some((row, row.lane.as_deref()?)));
    let entries = lanes().flat_map(|(row, drawn)| drawn.lane.entries.iter().map(move |entry| (row, drawn, entry)));
    let rows = entries.map(|(row, drawn, entry)| {
        let Entry { dating, words, sentence } = entry;
        DatedStatement {
            statement: drawn.account.reading.slice(*sentence),
            article: &row.document.name,
            published: drawn.lane.published,
            words,
            from: dating.from,
            to: dating.to,
            rule: dating.rule,
        }
    });
    workspace::write_whole(path, |to| {
        if bom {
            to.write_all("\u{FEFF}".as_bytes()).map_err(|error| error.to_string())?;
        }
        write_rows(rows, to).map_err(|error| error.to_string())
    })?;
    let count = lanes().map(|(_, drawn)| drawn.lane.entries.len()).sum();
    Ok(format!("Exported {} to {}", many(count, "dating"), path.display()))
}
