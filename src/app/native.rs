//! The system's file dialogs, opened beside the window so that it never waits.

use std::path::{Path, PathBuf};

use super::files;
use super::jobs::{Finished, Picked};
use super::state::{Overlay, State};
use crate::workspace::unpack_sample;

/// Asks for a folder.
pub fn pick_folder(state: &mut State) {
    if !state.dialogs {
        state.overlay = Overlay::OpenPath(start_folder(state).display().to_string());
        return;
    }
    let dialog = rfd::AsyncFileDialog::new().set_title("Open a folder of articles").set_directory(start_folder(state));
    let chosen = dialog.pick_folder();
    state.jobs.start(move |handle| {
        let path = pollster::block_on(chosen).map(|file| file.path().to_owned());
        handle.send(Finished::Picked(Picked::ToOpen, path));
    });
}

/// Asks for a project file.
pub fn pick_project(state: &mut State) {
    if !state.dialogs {
        state.overlay = Overlay::OpenPath(start_folder(state).display().to_string());
        return;
    }
    let dialog = rfd::AsyncFileDialog::new().set_title("Open a project").set_directory(start_folder(state));
    let chosen = dialog.add_filter("Variorum project", &["ron", "bak"]).pick_file();
    state.jobs.start(move |handle| {
        let path = pollster::block_on(chosen).map(|file| file.path().to_owned());
        handle.send(Finished::Picked(Picked::ToOpen, path));
    });
}

/// Asks where to export to.
pub fn pick_export(state: &State, path: &Path) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let dialog = rfd::AsyncFileDialog::new().set_title("Export excerpts").set_file_name(name);
    let chosen = dialog.set_directory(path.parent().unwrap_or(path)).save_file();
    state.jobs.start(move |handle| {
        let path = pollster::block_on(chosen).map(|file| file.path().to_owned());
        handle.send(Finished::Picked(Picked::ToExport, path));
    });
}

/// Where a dialog begins: beside what is open, else beside what was open last.
fn start_folder(state: &State) -> PathBuf {
    let open = state.open.as_ref().map(|open| open.folder.clone());
    let last = || state.settings.recent.first().and_then(|path| path.parent().map(Path::to_owned));
    open.or_else(last).or_else(|| directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned())).unwrap_or_default()
}

/// Puts the sample into the person's data folder and opens it.
pub fn open_sample(state: &mut State) {
    match unpack_sample(&state.folders.data) {
        Ok(project) => files::open(state, project),
        Err(sentence) => state.complain(sentence),
    }
}
