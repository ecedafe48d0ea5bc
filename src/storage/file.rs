//! Opening and saving a project file. Sizes are in bytes.

use std::borrow::Cow;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use super::disk::{Disk, RealDisk};
use super::error::{OpenError, SaveError};
use super::identity::Identity;
use super::project::{FORMAT_VERSION, Project, Saved};
use super::{atomic, backups, header, place, v1};
use crate::notebook::Notebook;

/// The largest file that is read, in bytes: some three million highlights. Anything larger was chosen by mistake and would fill the memory.
const MOST_BYTES: u64 = 1_000_000_000;

/// How much of a file's end is looked at for its last bracket, in bytes: white space may follow it.
const END_BYTES: u64 = 1024;

/// Reads a project from its text. A mark at the start of the file and CR LF are accepted.
///
/// # Errors
/// If it is empty, not a project, of a newer format, or damaged; the error does not know the file yet ([`OpenError::in_file`]).
pub fn parse(text: &str) -> Result<Project, OpenError> {
    parse_by(text, v1::read)
}

/// Reads whatever can be read of a project, and mends the rest; what cannot be understood is set aside in the notebook's own text.
/// What was done is in the warnings.
///
/// # Errors
/// If it is empty, of a newer format, or nothing of a project can be found in it.
pub fn rescue(text: &str) -> Result<Project, OpenError> {
    parse_by(text, v1::rescue)
}

fn parse_by(text: &str, read: fn(&str) -> Result<Project, OpenError>) -> Result<Project, OpenError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
    if text.trim().is_empty() {
        return Err(OpenError::Empty { file: None });
    }
    match header::version(&text) {
        Some(found) if found > u64::from(FORMAT_VERSION) => Err(OpenError::TooNew { file: None, found, known: FORMAT_VERSION }),
        Some(1) => read(&text),
        None if header::has_sign(&text) => {
            let what = "the version of the format is missing: the file was cut off or its first lines were changed".to_owned();
            Err(OpenError::Damaged { file: None, line: 1, column: 1, what })
        }
        Some(_) | None => Err(OpenError::NotAProject { file: None }),
    }
}

/// The text of a project: the same for the same records, and ending in a line end.
#[must_use]
pub fn render(project: &Project) -> String {
    render_notebook(&project.notebook, &project.folder)
}

/// The text of a project whose notebook is at hand (in a session, for example); see [`render`].
#[must_use]
pub fn render_notebook(notebook: &Notebook, folder: &str) -> String {
    v1::write(notebook, folder)
}

/// Reads a project file.
///
/// # Errors
/// If it cannot be read, or is not a sound project of a known format.
pub fn open(path: &Path) -> Result<Project, OpenError> {
    parse_bytes(path, &read(path)?)
}

/// Reads a project file, and says in which state it was.
///
/// # Errors
/// If it cannot be read, or is not a sound project of a known format.
pub fn open_identified(path: &Path) -> Result<(Project, Identity), OpenError> {
    let bytes = read(path)?;
    // Each takes its time with a large file, and neither needs the other.
    std::thread::scope(|scope| {
        let identity = scope.spawn(|| Identity::of(&bytes));
        let project = parse_bytes(path, &bytes)?;
        Ok((project, identity.join().unwrap_or_else(|_panic| Identity::of(&bytes))))
    })
}

/// Reads whatever can be read of a project file ([`rescue`]), and says in which state it was. Bytes that are no text become U+FFFD.
///
/// # Errors
/// If it cannot be read, is of a newer format, or nothing of a project can be found in it.
pub fn rescue_identified(path: &Path) -> Result<(Project, Identity), OpenError> {
    let bytes = read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut project = rescue(&text).map_err(|error| error.in_file(path))?;
    if matches!(text, Cow::Owned(_)) {
        project.warnings.push("Bytes that are not UTF-8 text stand in it as \u{fffd} now.".to_owned());
    }
    Ok((project, Identity::of(&bytes)))
}

fn parse_bytes(path: &Path, bytes: &[u8]) -> Result<Project, OpenError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(&bytes[..error.valid_up_to()]).in_file(path)),
    };
    parse(text).map_err(|error| error.in_file(path))
}

fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => OpenError::Missing { file: path.to_owned() },
        _ => OpenError::Io { file: path.to_owned(), what: error.to_string() },
    };
    // Asked before opening: a pipe or a device would wait for ever.
    let kind = path.metadata().map_err(failed)?;
    if !kind.is_file() {
        let what = if kind.is_dir() { "it is a folder, not a project file" } else { "it is not a file" };
        return Err(OpenError::Io { file: path.to_owned(), what: what.to_owned() });
    }
    let too_large = |bytes| OpenError::TooLarge { file: path.to_owned(), bytes, most: MOST_BYTES };
    if kind.len() > MOST_BYTES {
        return Err(too_large(kind.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or_default());
    let file = File::open(path).map_err(failed)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

/// A file whose bytes are text only up to a point: a damaged project if it began as one.
fn not_utf8(valid: &[u8]) -> OpenError {
    let valid = String::from_utf8_lossy(valid);
    let text = valid.strip_prefix('\u{feff}').unwrap_or(&valid);
    match header::version(text) {
        Some(found) if found > u64::from(FORMAT_VERSION) => OpenError::TooNew { file: None, found, known: FORMAT_VERSION },
        None if !header::has_sign(text) => OpenError::NotAProject { file: None },
        Some(_) | None => {
            let line = text.matches('\n').count() + 1;
            let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            OpenError::Damaged { file: None, line, column, what: "a byte there is not UTF-8 text".to_owned() }
        }
    }
}

/// Saves the text of a project so that a sound file exists at every moment, and keeps what stood there before as `NAME.bak`.
///
/// A link is followed; the rights of the file are kept. That the copy could not be kept does not stop the saving.
///
/// # Errors
/// If the file cannot be written; what stood there before still stands there.
pub fn save(path: &Path, project_text: &str) -> Result<Saved, SaveError> {
    save_on(&RealDisk, path, project_text, || Ok(()))
}

/// Saves as [`save`] does, on this disk, and keeps a dated copy of what stood there before when the last one is old enough.
/// `before` is called when only the last step is left; it may refuse.
///
/// # Errors
/// If the file cannot be written; what stood there before still stands there.
pub(super) fn save_on(
    disk: &dyn Disk,
    path: &Path,
    project_text: &str,
    before: impl FnOnce() -> Result<(), SaveError>,
) -> Result<Saved, SaveError> {
    let written = atomic::replace(disk, path, project_text.as_bytes(), |target| {
        if is_whole(target) {
            backups::keep(disk, target);
            atomic::keep_copy(disk, target);
        }
        before()
    })?;
    Ok(if written { Saved::Written } else { Saved::Unchanged })
}

/// Whether a file is worth keeping as the last good copy: a project from its first field to its last bracket.
fn is_whole(path: &Path) -> bool {
    place::is_project(path) && last_letter(path).is_ok_and(|letter| matches!(letter, Some(b')' | b'}')))
}

/// The last byte that is no white space, among those at the end of a file.
fn last_letter(path: &Path) -> std::io::Result<Option<u8>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END_BYTES)))?;
    let mut end = Vec::new();
    file.take(END_BYTES).read_to_end(&mut end)?;
    Ok(end.trim_ascii_end().last().copied())
}
