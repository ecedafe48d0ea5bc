//! Every operation of the disk fails once in turn: nothing that was on the disk is lost, and every file can be read.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use variorum::storage;

use crate::model::FaultyDisk;
use crate::script::{STEPS, Worker, file_holds, last, mixed, nothing_is_lost, project, reopened};

/// The variable that asks for the whole session; without it, a part that takes seconds.
const ALL: &str = "VARIORUM_ALL_FAULTS";

/// How long a step is waited for: a disk that never waits is quick.
const SOON: Duration = Duration::from_millis(20);

fn steps() -> u64 {
    if std::env::var_os(ALL).is_some() { STEPS } else { 24 }
}

/// Works until `steps` are made or `stop` says so; gives what was on the disk for certain when it stopped.
fn work(worker: &mut Worker, steps: u64, mut stop: impl FnMut() -> bool) -> u64 {
    while worker.journal.last() < steps && !stop() {
        worker.step();
        let step = worker.journal.last();
        // Mostly a step is on the disk before the next one; sometimes several go together.
        if !mixed(step ^ 77).is_multiple_of(4) && worker.journal.on_disk().error.is_none() {
            let _ = worker.journal.wait(step, SOON);
        }
        if mixed(step ^ 99).is_multiple_of(10) {
            worker.save();
        }
        if mixed(step ^ 55).is_multiple_of(3) {
            worker.saved();
        }
    }
    worker.journal.on_disk().step
}

fn every_file_can_be_read(folder: &Path) {
    let file = project(folder);
    let backups = fs::read_dir(storage::backups_folder(&file)).into_iter().flatten().map(|entry| entry.unwrap().path());
    for path in backups.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).chain([file]) {
        if path.exists() {
            storage::open(&path).unwrap();
        }
    }
}

#[test]
fn whichever_operation_fails_everything_is_there_in_the_end() {
    let steps = steps();
    let mut operation = 1;
    loop {
        let folder = tempfile::tempdir().unwrap();
        let disk = FaultyDisk::failing(operation);
        let mut worker = Worker::open(folder.path(), Arc::new(disk.clone()));
        work(&mut worker, steps, || false);
        worker.saved();
        let on_disk = worker.journal.close();
        if on_disk.step == steps {
            assert_eq!(nothing_is_lost(folder.path(), steps), steps, "operation {operation}");
        } else {
            // The very last operation was the one that failed, and nobody was told otherwise.
            assert!(on_disk.error.is_some() && disk.has_failed(), "operation {operation}: {on_disk:?}");
            nothing_is_lost(folder.path(), on_disk.step);
        }
        every_file_can_be_read(folder.path());
        if !disk.has_failed() {
            break;
        }
        operation += 1;
    }
    println!("{steps} steps, each of {operation} operations failed once");
    assert!(operation > steps, "the disk was asked for every step");
}

#[test]
fn whichever_operation_fails_a_power_cut_soon_after_loses_nothing_that_was_on_the_disk() {
    let steps = steps();
    let (mut operation, mut alone) = (1, 0);
    loop {
        let folder = tempfile::tempdir().unwrap();
        let disk = FaultyDisk::failing(operation);
        let mut worker = Worker::open(folder.path(), Arc::new(disk.clone()));
        // So many steps later the power fails.
        let mut later = mixed(operation) % 12;
        let on_disk = work(&mut worker, steps, || {
            later -= u64::from(disk.has_failed() && later > 0);
            disk.has_failed() && later == 0
        });
        disk.cut_power();
        let ended = !disk.has_failed();
        worker.saved();
        drop(worker);
        every_file_can_be_read(folder.path());
        operation += 1;
        // The journal failed, the file was replaced all the same, and the power failed before a new journal was begun.
        if file_holds(folder.path(), on_disk) {
            alone += 1;
            continue;
        }
        nothing_is_lost(folder.path(), on_disk);
        // The next session goes on with what is there, to the end.
        let mut worker = Worker::open(folder.path(), Arc::new(FaultyDisk::default()));
        work(&mut worker, steps, || false);
        worker.saved();
        assert_eq!(worker.journal.close().step, steps, "after operation {operation}");
        assert_eq!(last(&reopened(folder.path()).start), steps);
        nothing_is_lost(folder.path(), steps);
        if ended {
            break;
        }
    }
    println!("{steps} steps, a power cut after each of {operation} operations; {alone} times the file stood alone");
    assert!(operation > steps && alone < operation / 4);
}
