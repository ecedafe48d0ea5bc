//! Dated copies of a project beside it, few of them: the newer, the closer together. Times are in seconds.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::disk::Disk;

/// How many copies there are at most.
const MOST: usize = 10;

/// A new copy is made only when the last one is this much older: an hour of work is what one would not like to do again.
const APART: i64 = 3600;

/// How a copy is named: the time (UTC) at which the project was written so, in a form that every file system can hold.
const NAME: &str = "%Y-%m-%d %H-%M-%S.ron";

/// The folder of a project's copies.
#[must_use]
pub fn backups_folder(project_file: &Path) -> PathBuf {
    let mut name = project_file.as_os_str().to_owned();
    name.push(".backups");
    PathBuf::from(name)
}

/// Keeps a copy of the file as it stands, unless there is one that is nearly as new; thins out what is there already.
///
/// A copy that cannot be made is no reason to lose the work: nothing is said.
pub(super) fn keep(disk: &dyn Disk, project_file: &Path) {
    let Some(time) = written(project_file) else { return };
    let folder = backups_folder(project_file);
    let mut times = copies(&folder);
    if times.last().is_some_and(|last| time.as_second() - last.as_second() < APART) {
        return;
    }
    if disk.create_folder(&folder).is_err() || copy(disk, project_file, &folder.join(name(time))).is_err() {
        return;
    }
    times.push(time);
    while times.len() > MOST {
        let superfluous = times.remove(superfluous(&times));
        let _ = disk.remove(&folder.join(name(superfluous)));
    }
}

/// When the file was written.
fn written(file: &Path) -> Option<Timestamp> {
    let at = Timestamp::try_from(file.metadata().ok()?.modified().ok()?).ok()?;
    Timestamp::from_second(at.as_second()).ok()
}

/// A copy has its name only when it is whole.
fn copy(disk: &dyn Disk, file: &Path, to: &Path) -> std::io::Result<()> {
    let mut half = OsString::from(to);
    half.push(".tmp");
    disk.copy(file, Path::new(&half))?;
    disk.rename(Path::new(&half), to)
}

fn name(time: Timestamp) -> String {
    time.to_zoned(TimeZone::UTC).strftime(NAME).to_string()
}

/// The times of the copies in a folder, the oldest first. What has another name is none of ours.
fn copies(folder: &Path) -> Vec<Timestamp> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let time = |name: String| jiff::civil::DateTime::strptime(NAME, name).ok()?.to_zoned(TimeZone::UTC).ok();
    let mut times: Vec<Timestamp> = names.filter_map(time).map(|zoned| zoned.timestamp()).collect();
    times.sort_unstable();
    times
}

/// Which of the copies is missed least: the one whose neighbours lie closest together for their age. Neither the oldest nor the newest.
fn superfluous(times: &[Timestamp]) -> usize {
    let second = |place: usize| times[place].as_second();
    let newest = times.len() - 1;
    // An hour between copies of today counts as much as a month between those of last year.
    let worth = |place: usize| (second(place + 1) - second(place - 1)) as f64 / (second(newest) - second(place - 1)) as f64;
    (1..newest).min_by(|a, b| worth(*a).total_cmp(&worth(*b))).unwrap_or(0)
}

/// Keeps a copy of a file that is about to be repaired, as `NAME.damaged-N` with the first free number.
///
/// # Errors
/// If the system refuses.
pub fn keep_damaged(project_file: &Path) -> io::Result<PathBuf> {
    let bytes = fs::read(project_file)?;
    for number in 1..u32::MAX {
        let mut name = project_file.as_os_str().to_owned();
        name.push(format!(".damaged-{number}"));
        let name = PathBuf::from(name);
        match File::options().write(true).create_new(true).open(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(mut copy) => {
                copy.write_all(&bytes)?;
                copy.sync_all()?;
                return Ok(name);
            }
        }
    }
    Err(io::Error::other("every number for a copy is taken"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::disk::RealDisk;
    use std::time::{Duration, SystemTime};

    /// Writes the project as it was so many hours after the beginning, and keeps it.
    fn keep_at(file: &Path, hours: u64) {
        fs::write(file, format!("{hours}")).unwrap();
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000 + hours * 3600);
        fs::File::options().append(true).open(file).unwrap().set_modified(at).unwrap();
        keep(&RealDisk, file);
    }

    fn kept(file: &Path) -> Vec<u64> {
        let folder = backups_folder(file);
        let mut kept: Vec<u64> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap().parse().unwrap())
            .collect();
        kept.sort_unstable();
        kept
    }

    #[test]
    fn there_are_few_copies_and_they_reach_far_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        for hours in 0..500 {
            keep_at(&file, hours);
        }
        let kept = kept(&file);
        assert_eq!((kept.len(), kept[0], kept[MOST - 1]), (MOST, 0, 499));
        assert!(kept[MOST - 2] >= 490 && kept[1] < 300, "close together near the end, and some from long ago: {kept:?}");
    }

    #[test]
    fn within_an_hour_there_is_one_copy_and_the_same_time_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        keep_at(&file, 0);
        keep_at(&file, 0);
        assert_eq!(kept(&file), [0]);
        keep_at(&file, 1);
        assert_eq!(kept(&file), [0, 1]);
        let names: Vec<_> = fs::read_dir(backups_folder(&file)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().any(|name| name == "2020-09-13 12-26-40.ron"), "{names:?}");
    }
}
