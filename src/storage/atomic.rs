//! Replacing a file so that at every moment a sound one stands there. Counts bytes.
//!
//! The order is that of every careful editor: write a new file beside the old one, force it to the disk, give the old one a second
//! name, put the new one in its place in a single step, force the folder to the disk. Whatever stops the program in between leaves
//! the old file or the new one, whole.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::error::SaveError;

/// Links that are followed before a circle is assumed, as Linux does (`MAXSYMLINKS`).
const MOST_LINKS: usize = 40;

/// Puts the bytes into the file; `false`, and nothing done, if it holds them already.
///
/// What stood there before is kept as `NAME.bak` if `worth_keeping` says so and the folder allows it.
pub(super) fn replace(path: &Path, bytes: &[u8], worth_keeping: impl Fn(&[u8]) -> bool) -> Result<bool, SaveError> {
    let target = follow(path);
    let failed = |error: io::Error| explain(&target, &error);
    let old = read_old(&target)?;
    if old.as_deref() == Some(bytes) {
        return Ok(false);
    }
    let rights = old.as_ref().map(|_| target.metadata()).transpose().map_err(failed)?.map(|old| old.permissions());
    let new = write_beside(&target, bytes, rights).map_err(failed)?;
    if old.is_some_and(|old| worth_keeping(&old)) {
        // The file is replaced in one step with or without a copy, so a copy that fails is no reason to lose the work.
        let _ = keep_copy(&target);
    }
    put_in_place(new, &target).map_err(failed)?;
    Ok(true)
}

/// Writes a file that is no project (an export, a picture): whole or not at all, and without a copy of what stood there.
///
/// # Errors
/// If the system refuses; then the file is as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes, |_| false).map(drop)
}

/// What stands in the file now; `None` if there is none.
fn read_old(target: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    let kind = match target.metadata() {
        Ok(kind) => kind,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(explain(target, &error)),
    };
    if !kind.is_file() {
        return Err(SaveError::NotAFile { file: target.to_owned() });
    }
    if kind.permissions().readonly() {
        return Err(SaveError::NotWritable { file: target.to_owned() });
    }
    fs::read(target).map(Some).map_err(|error| explain(target, &error))
}

/// The file that a chain of links leads to, even if it does not exist yet.
fn follow(path: &Path) -> PathBuf {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(to) = fs::read_link(&at) else { break };
        at = folder_of(&at).join(to);
    }
    at
}

/// The folder that holds a file; `.` for a bare name.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// First step: the new bytes in a file of their own beside the old one, on the disk. Dropped, it vanishes.
fn write_beside(target: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".variorum-").suffix(".tmp");
    let usual = usual_rights();
    if let Some(usual) = usual {
        builder.permissions(usual);
    }
    let mut new = builder.tempfile_in(folder_of(target))?;
    new.write_all(bytes)?;
    if let Some(rights) = rights {
        new.as_file().set_permissions(rights)?;
    }
    new.as_file().sync_all()?;
    Ok(new)
}

/// The rights of a new file, less what the user's mask takes away; without them a temporary file would be for its owner alone.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such rights")]
fn usual_rights() -> Option<Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_rights() -> Option<Permissions> {
    None
}

/// Second step: a second name, `NAME.bak`, for what stands in the file now. It, too, is put in place in a single step.
fn keep_copy(target: &Path) -> io::Result<()> {
    let between = Builder::new().prefix(".variorum-").suffix(".tmp").tempdir_in(folder_of(target))?;
    let copy = between.path().join("copy");
    // Some file systems (FAT, many network shares) know no second names.
    if fs::hard_link(target, &copy).is_err() {
        fs::copy(target, &copy)?;
    }
    fs::rename(&copy, backup_of(target))
}

/// `NAME.bak` beside the file.
fn backup_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Last step: the new file under the old one's name.
fn put_in_place(new: NamedTempFile, target: &Path) -> io::Result<()> {
    new.persist(target).map_err(|error| error.error)?;
    // Forces the new name to the disk. Not every system can open a folder; there, the name follows on its own.
    if let Ok(folder) = fs::File::open(folder_of(target)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn explain(target: &Path, error: &io::Error) -> SaveError {
    let file = target.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => SaveError::FolderMissing { file },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => SaveError::NotWritable { file },
        ErrorKind::IsADirectory => SaveError::NotAFile { file },
        _ => SaveError::Io { file, what: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn whichever_step_is_the_last_one_a_whole_file_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        fs::write(&target, "old").unwrap();
        let new = write_beside(&target, b"new", None).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"old");
        drop(new);
        assert_eq!(names(folder.path()), ["a.ron"]);

        let new = write_beside(&target, b"new", None).unwrap();
        keep_copy(&target).unwrap();
        assert_eq!((fs::read(&target).unwrap(), fs::read(backup_of(&target)).unwrap()), (b"old".to_vec(), b"old".to_vec()));
        // Stopped here, the copy is the same file as the target; keeping it again must leave nothing behind.
        keep_copy(&target).unwrap();
        put_in_place(new, &target).unwrap();
        assert_eq!((fs::read(&target).unwrap(), fs::read(backup_of(&target)).unwrap()), (b"new".to_vec(), b"old".to_vec()));
        assert_eq!(names(folder.path()), ["a.ron", "a.ron.bak"]);
    }

    #[test]
    fn a_bad_file_never_replaces_the_good_copy() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        for text in ["good 1", "bad", "good 2"] {
            replace(&target, text.as_bytes(), |old| old.starts_with(b"good")).unwrap();
        }
        assert_eq!(fs::read(backup_of(&target)).unwrap(), b"good 1");
    }

    #[test]
    fn what_cannot_be_a_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &Path| replace(path, b"x", |_| true).unwrap_err();
        assert!(matches!(at(folder.path()), SaveError::NotAFile { .. }));
        assert!(matches!(at(&folder.path().join("gone/a.ron")), SaveError::FolderMissing { .. }));
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(at(&file.join("a.ron")), SaveError::FolderMissing { .. }));
    }

    #[cfg(unix)]
    #[test]
    fn rights_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
        symlink("real.ron", &link).unwrap();
        replace(&link, b"one", |_| true).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let plain = folder.path().join("plain");
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&real), mode(&plain));
        fs::set_permissions(&real, Permissions::from_mode(0o640)).unwrap();
        replace(&link, b"two", |_| true).unwrap();
        assert_eq!((mode(&real), fs::read(&real).unwrap()), (0o640, b"two".to_vec()));
        assert!(link.symlink_metadata().unwrap().is_symlink());
        fs::set_permissions(&real, Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace(&link, b"three", |_| true), Err(SaveError::NotWritable { .. })));
    }
}
