//! Exporting what the excerpts panel shows, and the table of omissions: where to, and the job that writes the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::action::ExportOptions;
use super::jobs::Finished;
use super::state::{ExportForm, Exported, Overlay, State};
use super::words::filter_words;
use crate::compare::Omissions;
use crate::export::{Format, Options, write_omissions};
use crate::notebook::{DocumentId, Notebook};
use crate::query::{Filter, excerpts, name_pages, number_paragraphs, reading_order, tag_tree};
use crate::text::Reading;
use crate::workspace;

/// Opens the form, with a file beside the project.
pub fn ask_export(state: &mut State) {
    let Some(open) = &state.open else { return };
    if open.session.notebook().highlights().is_empty() {
        return state.say("There are no highlights to export yet.");
    }
    let stem = open.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let path = open.file.with_file_name(format!("{stem}-excerpts.csv")).display().to_string();
    ask(state, Exported::Excerpts, path);
}

/// Opens the form for the table of omissions, with a file beside the project.
pub fn ask_export_omissions(state: &mut State) {
    let Some(open) = &state.open else { return };
    if open.session.notebook().tags().is_empty() {
        return state.say("There are no tags yet: the table of omissions has a row for each.");
    }
    let stem = open.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let path = open.file.with_file_name(format!("{stem}-omissions.csv")).display().to_string();
    ask(state, Exported::Omissions, path);
}

fn ask(state: &mut State, what: Exported, path: String) {
    let options = ExportOptions::default();
    state.overlay = Overlay::Export(ExportForm { what, path, format: Format::Csv, options, fresh: true });
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
    let folder = open.folder.clone();
    let words = Options {
        bom: options.bom,
        title: notebook.title().to_owned(),
        exported: (state.now)(),
        filter_sentence: filter_words(&notebook, &filter),
    };
    state.overlay = Overlay::None;
    state.say("Exporting…");
    state.jobs.start(move |handle| {
        handle.send(Finished::Exported(write(&notebook, &folder, &filter, (&path, format, &words))));
    });
}

/// Writes the table of omissions beside the window: all tags, also those that are folded away.
pub fn export_omissions(state: &mut State, path: PathBuf, bom: bool) {
    let Some(open) = &state.open else { return };
    let notebook = open.session.notebook().clone();
    state.overlay = Overlay::None;
    state.say("Exporting…");
    state.jobs.start(move |handle| {
        let tags = tag_tree(&notebook).iter().map(|tag| tag.id).collect();
        let table = Omissions::new(&notebook, tags, reading_order(&notebook));
        let written = workspace::write_whole(&path, |to| {
            write_omissions(&table, &notebook, bom, to).map_err(|error| format!("The table could not be written: {error}"))
        });
        let (rows, columns) = (table.tags().len(), table.documents().len());
        let said = format!("Exported {rows} tags and {columns} articles to {}", path.display());
        handle.send(Finished::Exported(written.map(|_| said).map_err(|error| error.to_string())));
    });
}

fn write(notebook: &Notebook, folder: &Path, filter: &Filter, to: (&Path, Format, &Options)) -> Result<String, String> {
    let (path, format, options) = to;
    let mut rows = excerpts(notebook, filter);
    let readings = readings(notebook, folder, rows.iter().map(|excerpt| excerpt.document_id).collect());
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
fn readings(notebook: &Notebook, folder: &Path, wanted: BTreeSet<DocumentId>) -> BTreeMap<DocumentId, Reading> {
    let paths: Vec<_> = wanted.iter().filter_map(|id| Some((*id, notebook.document(*id)?.path.clone()))).collect();
    let mut readings = BTreeMap::new();
    workspace::read_all(folder, &paths, &AtomicBool::new(false), |read| {
        if let Ok(imported) = read.result {
            readings.insert(read.id, imported.reading);
        }
    });
    readings
}
