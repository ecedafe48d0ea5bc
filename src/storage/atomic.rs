//! Replacing a file so that at every moment a sound one stands there. Counts bytes.
//!
//! The order is that of every careful editor: write a new file beside the old one, force it to the disk, give the old one a second
//! name, put the new one in its place in a single step, force the folder to the disk. Whatever stops the program in between leaves
//! the old file or the new one, whole.

use std::fs::{self, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::disk::{Disk, DiskFile, RealDisk};
use super::error::SaveError;

/// Links that are followed before a circle is assumed, as Linux does (`MAXSYMLINKS`).
const MOST_LINKS: usize = 40;

/// Puts the bytes into the file; `false`, and nothing written, if it holds them already.
///
/// `before` is called when the new bytes are on the disk and the old ones, if there are any, still have their name: it may give
/// them a second one, or refuse.
pub(super) fn replace(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    before: impl FnOnce(&Path) -> Result<(), SaveError>,
) -> Result<bool, SaveError> {
    let target = follow(path);
    let failed = |error: io::Error| explain(&target, &error);
    let old = look_at(&target)?;
    if let Some(old) = &old
        && old.len() == bytes.len() as u64
        && fs::read(&target).map_err(failed)? == bytes
    {
        // An earlier attempt may have failed at its very last step: then the bytes are right, and the name is not on the disk.
        disk.sync_folder(folder_of(&target)).map_err(failed)?;
        return Ok(false);
    }
    let new = write_beside(disk, &target, bytes, old.map(|old| old.permissions())).map_err(failed)?;
    before(&target)?;
    put_in_place(disk, &new, &target).map_err(failed)?;
    Ok(true)
}

/// Writes a file that is no project (an export, a picture): whole or not at all, and without a copy of what stood there.
///
/// # Errors
/// If the system refuses; then the file is as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(&RealDisk, path, bytes, |_| Ok(())).map(drop)
}

/// What is known of the file that stands there now; `None` if there is none.
fn look_at(target: &Path) -> Result<Option<Metadata>, SaveError> {
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
    Ok(Some(kind))
}

/// The file that a chain of links leads to, even if it does not exist yet.
pub(super) fn follow(path: &Path) -> PathBuf {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(to) = fs::read_link(&at) else { break };
        at = folder_of(&at).join(to);
    }
    at
}

/// The folder that holds a file; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// A name beside the file that nobody has; dropped, whatever has it vanishes.
fn name_beside<T>(target: &Path, make: impl FnMut(&Path) -> io::Result<T>) -> io::Result<NamedTempFile<T>> {
    Builder::new().prefix(".variorum-").suffix(".tmp").make_in(folder_of(target), make)
}

/// First step: the new bytes in a file of their own beside the old one, on the disk. Dropped, it vanishes.
pub(super) fn write_beside(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    rights: Option<Permissions>,
) -> io::Result<NamedTempFile<Box<dyn DiskFile>>> {
    let mut new = name_beside(target, |path| disk.create(path))?;
    new.as_file_mut().write(bytes)?;
    if let Some(rights) = rights {
        new.as_file_mut().set_rights(rights)?;
    }
    new.as_file_mut().sync()?;
    Ok(new)
}

/// Second step: a second name, `NAME.bak`, for what stands in the file now. It, too, is put in place in a single step.
///
/// The file is replaced in one step with or without a copy, so a copy that fails is no reason to lose the work.
pub(super) fn keep_copy(disk: &dyn Disk, target: &Path) {
    // Two names of the same file are not renamed onto each other: then the first is dropped, and the second was right already.
    let copy = name_beside(target, |path| disk.link(target, path));
    let _ = copy.and_then(|copy| disk.rename(copy.path(), &backup_of(target)));
}

/// `NAME.bak` beside the file.
fn backup_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Last step: the new file under the old one's name, and the name on the disk.
pub(super) fn put_in_place<T>(disk: &dyn Disk, new: &NamedTempFile<T>, target: &Path) -> io::Result<()> {
    disk.rename(new.path(), target)?;
    disk.sync_folder(folder_of(target))
}

/// The sentence for what a system refused to do to a file.
pub(super) fn explain(target: &Path, error: &io::Error) -> SaveError {
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
        let new = write_beside(&RealDisk, &target, b"new", None).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"old");
        drop(new);
        assert_eq!(names(folder.path()), ["a.ron"]);

        let new = write_beside(&RealDisk, &target, b"new", None).unwrap();
        keep_copy(&RealDisk, &target);
        assert_eq!((fs::read(&target).unwrap(), fs::read(backup_of(&target)).unwrap()), (b"old".to_vec(), b"old".to_vec()));
        // Stopped here, the copy is the same file as the target; keeping it again must leave nothing behind.
        keep_copy(&RealDisk, &target);
        put_in_place(&RealDisk, &new, &target).unwrap();
        drop(new);
        assert_eq!((fs::read(&target).unwrap(), fs::read(backup_of(&target)).unwrap()), (b"new".to_vec(), b"old".to_vec()));
        assert_eq!(names(folder.path()), ["a.ron", "a.ron.bak"]);
    }

    #[test]
    fn who_refuses_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.ron");
        fs::write(&target, "old").unwrap();
        let refuse = |target: &Path| Err(SaveError::NotWritable { file: target.to_owned() });
        assert!(replace(&RealDisk, &target, b"new", refuse).is_err());
        assert_eq!((fs::read(&target).unwrap(), names(folder.path())), (b"old".to_vec(), vec!["a.ron".to_owned()]));
    }

    #[test]
    fn what_cannot_be_a_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &Path| replace(&RealDisk, path, b"x", |_| Ok(())).unwrap_err();
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
        replace(&RealDisk, &link, b"one", |_| Ok(())).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let plain = folder.path().join("plain");
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&real), mode(&plain));
        fs::set_permissions(&real, Permissions::from_mode(0o640)).unwrap();
        replace(&RealDisk, &link, b"two", |_| Ok(())).unwrap();
        assert_eq!((mode(&real), fs::read(&real).unwrap()), (0o640, b"two".to_vec()));
        assert!(link.symlink_metadata().unwrap().is_symlink());
        fs::set_permissions(&real, Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace(&RealDisk, &link, b"three", |_| Ok(())), Err(SaveError::NotWritable { .. })));
    }
}
