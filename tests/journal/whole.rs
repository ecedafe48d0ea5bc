//! What holds when nothing goes wrong: history across sessions, how long the journal becomes, what is told.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use variorum::notebook::{Change, Edit, Notebook, Session};
use variorum::storage::{RealDisk, journal_path};

use crate::model::FaultyDisk;
use crate::script::{STEPS, Worker, make, nothing_is_lost, project, reopened, stamp};

#[test]
fn undo_goes_back_through_every_session() {
    let folder = tempfile::tempdir().unwrap();
    for session in 1..=10_u64 {
        let mut worker = Worker::open(folder.path(), Arc::new(FaultyDisk::default()));
        (0..STEPS / 10).for_each(|_| worker.step());
        if session % 2 == 0 {
            worker.save();
            worker.saved();
        }
        worker.journal.close();
    }
    nothing_is_lost(folder.path(), STEPS);
    let mut restored = reopened(folder.path()).session;
    let mut whole = Session::default();
    for step in 1..=STEPS {
        make(&mut whole, step);
        whole.take_fresh(&stamp(step));
    }
    let listed = |session: &Session| {
        let step = |past: variorum::notebook::Past<'_>| (past.label.to_owned(), past.stamp.cloned(), past.undone);
        session.history().map(step).collect::<Vec<_>>()
    };
    assert_eq!(listed(&restored), listed(&whole));
    assert!(listed(&whole).len() > 100);
    while let Some(told) = whole.undo() {
        assert_eq!(restored.undo(), Some(told));
        assert!(restored.notebook() == whole.notebook());
    }
    assert_eq!(restored.undo(), None);
    while let Some(told) = whole.redo() {
        assert_eq!(restored.redo(), Some(told));
        assert!(restored.notebook() == whole.notebook());
    }
}

#[test]
fn the_journal_does_not_grow_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let mut worker = Worker::open(folder.path(), Arc::new(FaultyDisk::default()));
    let long = "a long note ".repeat(500);
    for number in 0..3000 {
        let title = format!("{number} {long}");
        worker.session.perform(Change::new(format!("Change {number}"), vec![Edit::Title(title)]));
        worker.session.take_fresh(&stamp(1)).into_iter().for_each(|step| drop(worker.journal.append(step).to_string()));
        if number % 100 == 99 {
            worker.save();
            worker.saved();
            let written = worker.journal.wait(worker.journal.last(), Duration::from_secs(10));
            assert!(written);
            let length = fs::metadata(journal_path(&project(folder.path()))).unwrap().len();
            assert!(length < 6_000_000, "{length} bytes after {number} changes");
            // What the program found out alone is saved, too, without a step that the journal could hold.
            worker.session.record(Change::new("Found", vec![Edit::Title(format!("Found {number}"))]));
            worker.save();
            worker.saved();
            assert_eq!(reopened(folder.path()).notices, Vec::<String>::new());
        }
    }
    worker.journal.close();
    let mut session = reopened(folder.path()).session;
    let steps = session.history().count();
    assert!((100..=1000).contains(&steps), "{steps} steps");
    while session.undo().is_some() {}
    assert!(session.notebook().title().starts_with(&format!("{} ", 2999 - steps)));
}

#[test]
fn a_saved_project_says_nothing_and_an_unsaved_one_how_much_came_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
    (0..8).for_each(|_| worker.step());
    worker.save();
    worker.saved();
    worker.journal.close();
    assert_eq!(reopened(folder.path()).notices, Vec::<String>::new());
    let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
    worker.session.perform(Change::new("Name it", vec![Edit::Title("A".to_owned())]));
    worker.session.record(Change::new("Found", vec![Edit::Title("B".to_owned())]));
    worker.session.take_fresh(&stamp(9)).into_iter().for_each(|step| drop(worker.journal.append(step).to_string()));
    worker.journal.close();
    assert_eq!(reopened(folder.path()).notices, ["1 change since the last save was brought back."]);
}

#[test]
fn opening_and_closing_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
    worker.save();
    worker.saved();
    worker.journal.close();
    fs::remove_file(project(folder.path())).unwrap();
    Worker::open(folder.path(), Arc::new(RealDisk)).journal.close();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(reopened(folder.path()).session.notebook(), &Notebook::default());
}

#[test]
fn a_folder_that_is_gone_is_told_and_nothing_counts_as_written() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let mut worker = Worker::open(&inside, Arc::new(RealDisk));
    worker.step();
    assert!(worker.journal.wait(1, Duration::from_secs(10)));
    let elsewhere = folder.path().join("elsewhere");
    fs::rename(&inside, &elsewhere).unwrap();
    worker.step();
    assert!(!worker.journal.wait(2, Duration::from_secs(10)));
    let on_disk = worker.journal.on_disk();
    let error = on_disk.error.unwrap();
    assert!(on_disk.step <= 1 && error.contains("p.ron.journal was not saved: its folder is gone"), "{error}");
    // The drive is back: the next attempt writes all of it.
    fs::rename(&elsewhere, &inside).unwrap();
    let end = Instant::now() + Duration::from_secs(20);
    while !worker.journal.wait(2, Duration::from_secs(10)) {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(20));
    }
    nothing_is_lost(&inside, 2);
}
