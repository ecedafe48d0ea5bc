//! A disk that fails when it is told to, and forgets at a power cut what was not forced onto it.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use variorum::storage::{Disk, DiskFile, RealDisk};

/// A disk over real files that never waits for the real disk.
#[derive(Clone, Default)]
pub struct FaultyDisk(Arc<Mutex<Model>>);

#[derive(Default)]
struct Model {
    /// How many operations there were.
    operations: u64,
    /// Which of them fails, from 1.
    failing: u64,
    /// Whether all of them fail from now on.
    dead: bool,
    /// How much of each file is on the disk.
    synced: BTreeMap<PathBuf, u64>,
    /// Files that have been replaced since the last time that their folder was forced to the disk, and what stood there.
    replaced: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl FaultyDisk {
    /// A disk whose operation of that number fails.
    pub fn failing(operation: u64) -> Self {
        let disk = Self::default();
        disk.0.lock().unwrap().failing = operation;
        disk
    }

    /// Whether that operation has come.
    pub fn has_failed(&self) -> bool {
        let model = self.0.lock().unwrap();
        model.operations >= model.failing
    }

    /// Nothing goes through any more, as when a drive is pulled out or the power fails; what was not forced onto it is gone.
    pub fn cut_power(&self) {
        let mut model = self.0.lock().unwrap();
        model.dead = true;
        for (path, old) in std::mem::take(&mut model.replaced).into_iter().rev() {
            model.synced.remove(&path);
            match old {
                Some(old) => fs::write(path, old).unwrap(),
                None => drop(fs::remove_file(path)),
            }
        }
        for (path, length) in std::mem::take(&mut model.synced) {
            if let Ok(file) = File::options().append(true).open(&path)
                && file.length().unwrap() > length
            {
                file.set_len(length).unwrap();
            }
        }
    }

    /// Begins an operation, which lasts until the guard is dropped; with an error if it is the one that fails.
    fn begin(&self) -> (MutexGuard<'_, Model>, io::Result<()>) {
        let mut model = self.0.lock().unwrap();
        model.operations += 1;
        let fails = model.dead || model.operations == model.failing;
        (model, if fails { Err(io::Error::other("this operation fails")) } else { Ok(()) })
    }

    /// Does something that succeeds or fails as a whole.
    fn pass<T>(&self, operation: impl FnOnce(&mut Model) -> io::Result<T>) -> io::Result<T> {
        let (mut model, outcome) = self.begin();
        outcome.and_then(|()| operation(&mut model))
    }

    fn file(&self, path: &Path, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(FaultyFile { disk: self.clone(), path: path.to_owned(), file })
    }
}

impl Disk for FaultyDisk {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.pass(|model| {
            let file = RealDisk.create(path)?;
            model.synced.insert(path.to_owned(), 0);
            Ok(self.file(path, file))
        })
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.pass(|model| {
            let file = RealDisk.append(path)?;
            model.synced.entry(path.to_owned()).or_insert(file.length()?);
            Ok(self.file(path, file))
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(|model| {
            let old = fs::read(to).ok();
            RealDisk.rename(from, to)?;
            let length = model.synced.remove(from);
            length.map(|length| model.synced.insert(to.to_owned(), length));
            model.replaced.push((to.to_owned(), old));
            Ok(())
        })
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(|_| RealDisk.copy(from, to))
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(|_| RealDisk.copy(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass(|_| RealDisk.remove(path))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.pass(|_| RealDisk.create_folder(path))
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.pass(|model| {
            model.replaced.retain(|(file, _)| file.parent() != Some(path));
            Ok(())
        })
    }
}

struct FaultyFile {
    disk: FaultyDisk,
    path: PathBuf,
    file: Box<dyn DiskFile>,
}

impl DiskFile for FaultyFile {
    fn length(&self) -> io::Result<u64> {
        self.disk.pass(|_| self.file.length())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.disk.pass(|_| self.file.cut(length))
    }

    /// A write that fails has written half; on a dead disk, nothing.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (model, outcome) = self.disk.begin();
        if !model.dead {
            let half = if outcome.is_ok() { bytes.len() } else { bytes.len() / 2 };
            self.file.write(&bytes[..half])?;
        }
        outcome
    }

    /// A sync that fails has forgotten what was not on the disk, as Linux does.
    fn sync(&mut self) -> io::Result<()> {
        let (mut model, outcome) = self.disk.begin();
        if model.dead {
            return outcome;
        }
        let length = self.file.length()?;
        let synced = model.synced.entry(self.path.clone()).or_insert(0);
        if outcome.is_ok() {
            *synced = length;
        } else {
            self.file.cut(*synced)?;
        }
        outcome
    }

    fn set_rights(&mut self, rights: Permissions) -> io::Result<()> {
        self.disk.pass(|_| self.file.set_rights(rights))
    }
}
