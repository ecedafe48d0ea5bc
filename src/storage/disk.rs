//! The file system as far as saving needs it: every step that a disk can refuse. Sizes are in bytes.
//!
//! Saving and the journal go through [`Disk`], so that tests can make any one step fail. Reading does not: it changes nothing.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What can be done to a folder.
pub trait Disk: Send + Sync {
    /// Makes a file that does not exist yet.
    ///
    /// # Errors
    /// If it exists, or the system refuses.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Opens a file that exists, to write at its end.
    ///
    /// # Errors
    /// If it does not exist, or the system refuses.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Gives a file another name, in one step; whatever had that name is gone.
    ///
    /// # Errors
    /// If the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a second name, or copies it where the file system knows no second names.
    ///
    /// # Errors
    /// If the second name is taken, or the system refuses.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Copies a file.
    ///
    /// # Errors
    /// If the system refuses.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// If there is none, or the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder, unless it is there.
    ///
    /// # Errors
    /// If the system refuses.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Forces the names of a folder to the disk.
    ///
    /// # Errors
    /// If the disk fails. A system that cannot open folders, or knows no such thing, is no error: there, names follow on their own.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// What can be done to a file that is open for writing.
pub trait DiskFile: Send {
    /// How long it is.
    ///
    /// # Errors
    /// If the system refuses.
    fn length(&self) -> io::Result<u64>;

    /// Cuts it down to a length.
    ///
    /// # Errors
    /// If the system refuses.
    fn cut(&mut self, length: u64) -> io::Result<()>;

    /// Writes at its end.
    ///
    /// # Errors
    /// If the system refuses; part of it may have been written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Forces what was written to the disk.
    ///
    /// # Errors
    /// If the disk fails; then nothing is known of what was written since the last time.
    fn sync(&mut self) -> io::Result<()>;

    /// Gives it these rights.
    ///
    /// # Errors
    /// If the system refuses.
    fn set_rights(&mut self, rights: fs::Permissions) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(File::options().append(true).create_new(true).open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(File::options().append(true).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        // Some file systems (FAT, many network shares) know no second names.
        fs::hard_link(from, to).or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Err(error),
            _ => fs::copy(from, to).map(drop),
        })
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::copy(from, to).map(drop)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let Ok(folder) = File::open(path) else { return Ok(()) };
        match folder.sync_all() {
            Err(error)
                if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied) =>
            {
                Err(error)
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// A disk that takes nothing: for a project that somebody else writes.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoDisk;

impl NoDisk {
    fn refused<T>() -> io::Result<T> {
        Err(io::Error::new(ErrorKind::ReadOnlyFilesystem, "the project is open elsewhere"))
    }
}

impl Disk for NoDisk {
    fn create(&self, _path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Self::refused()
    }

    fn append(&self, _path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Self::refused()
    }

    fn rename(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Self::refused()
    }

    fn link(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Self::refused()
    }

    fn copy(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Self::refused()
    }

    fn remove(&self, _path: &Path) -> io::Result<()> {
        Self::refused()
    }

    fn create_folder(&self, _path: &Path) -> io::Result<()> {
        Self::refused()
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Self::refused()
    }
}

impl DiskFile for File {
    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        // The data and the length, not the times: one trip to the disk less.
        self.sync_data()
    }

    fn set_rights(&mut self, rights: fs::Permissions) -> io::Result<()> {
        self.set_permissions(rights)
    }
}
