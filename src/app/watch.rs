//! The documents' folder while it is open: what other programs do in it. Sizes are in bytes.
//!
//! The system tells that something happened (`notify`); what it was is found by listing the folder again. That also works where
//! the system tells nothing, as on network drives: then it is only found later.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::import::{Listed, Listing, file_hash, list_folder};
use crate::workspace::Source;

/// How often it is asked whether the system told something.
pub const EACH: Duration = Duration::from_millis(500);

/// How often the folder is listed although the system told nothing, and where it tells nothing at all.
const ANYWAY: Duration = Duration::from_secs(15);
const UNTOLD: Duration = Duration::from_secs(4);

/// How long a folder must stay as it is before that is told: programs write a file in several steps.
const STILL: Duration = Duration::from_millis(200);

/// How often it is looked whether a folder stays as it is, before what is there is told all the same.
const MOST_LOOKS: usize = 25;

/// Size and time of each document, by path; of a row its hash.
type Known = BTreeMap<String, (u64, Option<SystemTime>, Option<String>)>;

/// What happened in the folder.
#[derive(Debug, PartialEq, Eq)]
pub struct News {
    /// What it holds now; nothing when it is gone.
    pub listing: Listing,
    /// Documents that were written anew.
    pub changed: Vec<String>,
    /// Documents that were not there before, with the hashes of their files.
    pub appeared: Vec<(String, String)>,
    /// Whether the folder itself cannot be listed any more.
    pub gone: bool,
}

/// Looks after a folder.
pub struct Watch {
    source: Source,
    known: Known,
    gone: bool,
    /// Set when the system tells that something happened.
    stirred: Arc<AtomicBool>,
    looked: Instant,
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Begins with what was listed in the folder.
    #[must_use]
    pub fn new(source: &Source, listing: &Listing) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Self {
            source: source.clone(),
            known: known(&listing.documents),
            gone: !source.folder().is_dir(),
            // Large tables are still to be looked into.
            stirred: Arc::new(AtomicBool::new(!listing.tables.is_empty())),
            looked: Instant::now(),
            watcher: None,
        }))
    }

    /// Has the system tell what happens; takes long in a folder of many folders. Gives whether it does.
    pub fn begin(&mut self) -> bool {
        let stirred = Arc::clone(&self.stirred);
        let tell = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                stirred.store(true, Ordering::SeqCst);
            }
        };
        let watcher = notify::recommended_watcher(tell);
        self.watcher =
            watcher.and_then(|mut watcher| watcher.watch(self.source.folder(), RecursiveMode::Recursive).map(|()| watcher)).ok();
        self.watcher.is_some()
    }

    /// What has happened, if the system told something or nobody has looked for a while.
    pub fn news(&mut self) -> Option<News> {
        let stirred = self.stirred.swap(false, Ordering::SeqCst);
        let rest = if self.watcher.is_some() { ANYWAY } else { UNTOLD };
        (stirred || self.looked.elapsed() >= rest).then(|| self.look()).flatten()
    }

    /// What has happened since the last look; waits until the folder stays as it is.
    pub fn look(&mut self) -> Option<News> {
        let (mut listing, mut now) = self.list();
        for _ in 0..MOST_LOOKS {
            if now == self.known {
                break;
            }
            std::thread::sleep(STILL);
            let before = std::mem::take(&mut now);
            (listing, now) = self.list();
            if now == before {
                break;
            }
        }
        self.looked = Instant::now();
        let gone = listing.is_none();
        if now == self.known && gone == self.gone {
            return None;
        }
        self.gone = gone;
        let before = std::mem::replace(&mut self.known, now);
        let changed = self.known.iter().filter(|(path, now)| before.get(*path).is_some_and(|before| before != *now));
        let appeared = self.known.keys().filter(|path| !before.contains_key(*path));
        let hash = |path: &String| match self.known.get(path) {
            Some((_, _, Some(hash))) => hash.clone(),
            Some((_, _, None)) | None => file_hash(&self.source.folder().join(path)).unwrap_or_default(),
        };
        let hashed = |path: &String| (path.clone(), hash(path));
        Some(News {
            changed: changed.map(|(path, _)| path.clone()).collect(),
            appeared: appeared.map(hashed).collect(),
            listing: listing.unwrap_or_default(),
            gone,
        })
    }

    fn list(&self) -> (Option<Listing>, Known) {
        let listing = list_folder(self.source.folder()).ok().map(|listing| self.source.look_in(listing, u64::MAX));
        let now = listing.as_ref().map(|listing| known(&listing.documents)).unwrap_or_default();
        (listing, now)
    }
}

fn known(documents: &[Listed]) -> Known {
    documents.iter().map(|listed| (listed.path.clone(), (listed.bytes, listed.modified, listed.hash.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Notebook;

    #[test]
    fn what_changes_appears_and_vanishes_is_told_once() {
        let home = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(home.path().join(name), text).unwrap();
        write("a.txt", "one");
        write("b.txt", "two");
        let source = Source::new(home.path(), &Notebook::default());
        let watch = Watch::new(&source, &list_folder(home.path()).unwrap());
        let mut watch = watch.lock().unwrap();
        assert_eq!(watch.look(), None);
        write("a.txt", "one more");
        write("c.txt", "three");
        write("picture.png", "x");
        std::fs::remove_file(home.path().join("b.txt")).unwrap();
        let news = watch.look().unwrap();
        assert_eq!(news.changed, ["a.txt"]);
        assert_eq!(news.appeared.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["c.txt"]);
        assert_eq!(news.listing.documents.len(), 2);
        assert_eq!((watch.look(), news.gone), (None, false));
    }

    #[test]
    fn tables_that_were_not_looked_into_are_at_once_and_only_what_differs_is_told() {
        let home = tempfile::tempdir().unwrap();
        let words =
            "and the words of this article go on for a while so that they are running text which a person would read to its end";
        let write = |rows: &[&str]| {
            let rows: String = rows.iter().map(|title| format!("{title},{title} {words}.\n")).collect();
            std::fs::write(home.path().join("t.csv"), format!("title,text\n{rows}")).unwrap();
        };
        write(&["One", "Two"]);
        let source = Source::new(home.path(), &Notebook::default());
        let watch = Watch::new(&source, &list_folder(home.path()).unwrap());
        let mut watch = watch.lock().unwrap();
        let news = watch.news().unwrap();
        assert_eq!(news.appeared.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["t.csv#1", "t.csv#2"]);
        assert_eq!(news.appeared[0].1, source.read("t.csv#1").unwrap().about.hash);
        write(&["One", "Other", "Three"]);
        let news = watch.look().unwrap();
        assert_eq!((news.changed, news.appeared.len()), (vec!["t.csv#2".to_owned()], 1));
        assert_eq!(watch.look(), None);
    }

    #[test]
    fn a_folder_that_goes_and_comes_is_told() {
        let home = tempfile::tempdir().unwrap();
        let (here, there) = (home.path().join("here"), home.path().join("there"));
        std::fs::create_dir(&here).unwrap();
        std::fs::write(here.join("a.txt"), "one").unwrap();
        let source = Source::new(&here, &Notebook::default());
        let watch = Watch::new(&source, &list_folder(&here).unwrap());
        let mut watch = watch.lock().unwrap();
        std::fs::rename(&here, &there).unwrap();
        let news = watch.look().unwrap();
        assert!(news.gone && news.listing.documents.is_empty());
        assert_eq!(watch.look(), None);
        std::fs::rename(&there, &here).unwrap();
        let news = watch.look().unwrap();
        assert_eq!((news.gone, news.appeared.len()), (false, 1));
    }

    #[test]
    fn the_system_tells_that_something_happened() {
        let home = tempfile::tempdir().unwrap();
        let source = Source::new(home.path(), &Notebook::default());
        let watch = Watch::new(&source, &Listing::default());
        let mut watch = watch.lock().unwrap();
        if !watch.begin() {
            println!("skipped: this system does not tell what happens in folders");
            return;
        }
        assert_eq!(watch.news(), None);
        std::fs::write(home.path().join("a.txt"), "one").unwrap();
        let news = (0..50).find_map(|_| {
            std::thread::sleep(Duration::from_millis(50));
            watch.news()
        });
        assert_eq!(news.unwrap().appeared.len(), 1);
    }
}
