//! Exporting what the excerpts panel shows: where to, and the job that writes the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::action::ExportOptions;
use super::jobs::Finished;
use super::state::{ExportForm, Overlay, State};
use super::words::filter_words;
use crate::export::{Format, Options};
use crate::notebook::{DocumentId, Notebook};
use crate::query::{Filter, excerpts, number_paragraphs};
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
    state.overlay = Overlay::Export(ExportForm { path, format: Format::Csv, options: ExportOptions::default(), fresh: true });
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

fn write(notebook: &Notebook, folder: &Path, filter: &Filter, to: (&Path, Format, &Options)) -> Result<String, String> {
    let (path, format, options) = to;
    let mut rows = excerpts(notebook, filter);
    let readings = readings(notebook, folder, rows.iter().map(|excerpt| excerpt.document_id).collect());
    number_paragraphs(&mut rows, |document, points| {
        let reading = readings.get(&document)?;
        Some(reading.paragraph_number(reading.to_span(points)?.start()))
    });
    workspace::write_whole(path, |to| {
        crate::export::export(format, &rows, notebook, options, to).map_err(|error| error.to_string())
    })?;
    Ok(format!("Exported {} excerpts to {}", rows.len(), path.display()))
}

/// The texts of the documents, for paragraph numbers; one that cannot be read has none.
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
