//! The system's file dialogs, opened beside the window so that it never waits.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::files;
use super::jobs::{Finished, Picked};
use super::state::{Overlay, State};
use crate::workspace::unpack_sample;

/// Faster than a person can close a dialog.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Asks for a folder.
pub fn pick_folder(state: &mut State) {
    if !state.dialogs {
        return ask_path(state);
    }
    let dialog = rfd::AsyncFileDialog::new().set_title("Open a folder of articles").set_directory(start_folder(state));
    let chosen = dialog.pick_folder();
    wait_for(state, Picked::ToOpen, chosen);
}

/// Asks for a project file.
pub fn pick_project(state: &mut State) {
    if !state.dialogs {
        return ask_path(state);
    }
    let dialog = rfd::AsyncFileDialog::new().set_title("Open a project").set_directory(start_folder(state));
    let chosen = dialog.add_filter("Variorum project", &["ron", "bak"]).pick_file();
    wait_for(state, Picked::ToOpen, chosen);
}

/// Asks where to export to.
pub fn pick_export(state: &State, title: &str, path: &Path) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let dialog = rfd::AsyncFileDialog::new().set_title(title).set_file_name(name);
    let chosen = dialog.set_directory(path.parent().unwrap_or(path)).save_file();
    wait_for(state, Picked::ToExport, chosen);
}

/// Waits beside the window until something is chosen. Without a portal and without `zenity` there is no dialog, and the answer
/// comes at once.
fn wait_for(state: &State, picked: Picked, chosen: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static) {
    state.jobs.start(move |handle| {
        let asked = Instant::now();
        let path = pollster::block_on(chosen).map(|file| file.path().to_owned());
        let no_dialog = path.is_none() && asked.elapsed() < AT_ONCE;
        handle.send(if no_dialog { Finished::NoDialog(picked) } else { Finished::Picked(picked, path) });
    });
}

/// Asks for a path to type, where there is no dialog.
pub fn ask_path(state: &mut State) {
    state.overlay = Overlay::OpenPath(start_folder(state).display().to_string());
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
