//! Exporting what the excerpts panel shows: the form, and the job that writes the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::{Context, Id, Modal, RichText};

use super::native::pick_export;
use crate::app::action::{Action, ExportOptions, FileAction, LookAction};
use crate::app::jobs::Finished;
use crate::app::panels::filter_words;
use crate::app::state::{ExportForm, Open, Overlay, State};
use crate::app::theme::{Face, Theme, size};
use crate::app::widgets::{Field, field, quiet_button, small, text_button};
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
    let path = open.folder.join(format!("{stem}-excerpts.csv")).display().to_string();
    state.overlay = Overlay::Export(ExportForm { path, format: Format::Csv, options: ExportOptions::default() });
}

/// A file was chosen in the system's dialog.
pub fn export_path(state: &mut State, path: &Path) {
    if let Overlay::Export(form) = &mut state.overlay {
        form.path = path.display().to_string();
    }
}

/// The form; gives the overlay as it is after this frame.
pub fn export_form(context: &Context, state: &State, form: &ExportForm, theme: &Theme, actions: &mut Vec<Action>) -> Option<Overlay> {
    let open = state.open.as_ref()?;
    let mut after = form.clone();
    let modal = Modal::new(Id::unique("export")).show(context, |ui| {
        ui.set_width(480.0);
        ui.label(RichText::new("Export excerpts").font(Face::SansBold.at(size::BODY)));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            for format in Format::ALL {
                if ui.selectable_label(form.format == format, format_words(format)).clicked() {
                    after.format = format;
                    after.path = Path::new(&form.path).with_extension(format.extension()).display().to_string();
                }
            }
        });
        ui.add_space(8.0);
        let look = Field { name: "File to write", hint: "File", lines: 1, take_focus: false };
        if let (Some(typed), _) = field(ui, look, &form.path, theme) {
            after.path = typed;
        }
        if state.dialogs && quiet_button(ui, "Choose…").clicked() {
            pick_export(state, Path::new(&form.path));
        }
        ui.add_space(4.0);
        choices(ui, open, &mut after, theme);
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if text_button(ui, "Export", None, theme).clicked() {
                actions.push(Action::File(FileAction::Export(PathBuf::from(&form.path), form.format, form.options)));
            }
            if quiet_button(ui, "Cancel").clicked() {
                actions.push(Action::Look(LookAction::Close));
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
    Some(Overlay::Export(after))
}

fn choices(ui: &mut egui::Ui, open: &Open, form: &mut ExportForm, theme: &Theme) {
    let filter = &open.desk.filter;
    if filter.is_empty() {
        ui.label(small(format!("All {} excerpts", open.derived.excerpts.len()), theme));
    } else {
        let words = filter_words(open.session.notebook(), filter);
        ui.radio_value(&mut form.options.everything, false, format!("The {} excerpts shown: {words}", open.derived.excerpts.len()));
        ui.radio_value(&mut form.options.everything, true, format!("All {} excerpts", open.session.notebook().highlights().len()));
    }
    if form.format == Format::Csv {
        ui.checkbox(&mut form.options.bom, "For Excel (begins with a byte order mark)");
    }
}

const fn format_words(format: Format) -> &'static str {
    match format {
        Format::Csv => "CSV (spreadsheet)",
        Format::Markdown => "Markdown",
        Format::Html => "HTML page",
        Format::Json => "JSON",
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
    workspace::write_whole(path, |to| crate::export::export(format, &rows, notebook, options, to).map_err(|error| error.to_string()))?;
    Ok(format!("Exported {} excerpts to {}", rows.len(), path.display()))
}

/// The texts of the documents, for paragraph numbers; one that cannot be read has none.
fn readings(notebook: &Notebook, folder: &Path, wanted: BTreeSet<DocumentId>) -> BTreeMap<DocumentId, Reading> {
    let paths: Vec<_> = wanted.iter().filter_map(|id| Some((*id, notebook.document(*id)?.path.clone()))).collect();
    let readings = Arc::new(std::sync::Mutex::new(BTreeMap::new()));
    workspace::read_all(folder, &paths, &AtomicBool::new(false), |read| {
        if let (Ok(imported), Ok(mut readings)) = (read.result, readings.lock()) {
            readings.insert(read.id, imported.reading);
        }
    });
    readings.lock().map(|mut readings| std::mem::take(&mut *readings)).unwrap_or_default()
}
