//! A journal that is cut off, damaged, or of another state: what was whole comes back, and nothing is thrown away.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use variorum::storage::{RealDisk, journal_path};

use crate::model::FaultyDisk;
use crate::script::{Worker, last, nothing_is_lost, project, reopened, states};

/// A folder with a project after so many steps, saved after so many of them, whose journal was not closed.
fn worked(steps: u64, saved: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut worker = Worker::open(folder.path(), Arc::new(FaultyDisk::default()));
    while worker.journal.last() < steps {
        worker.step();
        if worker.journal.last() == saved {
            worker.save();
            worker.saved();
        }
    }
    assert!(worker.journal.wait(steps, Duration::from_secs(10)));
    folder
}

fn asides(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains(".aside-")).collect()
}

/// How many steps stand in a journal up to a byte.
fn whole_steps(journal: &[u8]) -> u64 {
    let lines = journal.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    lines.filter(|line| line[9..].starts_with(b"(number: ")).count() as u64
}

#[test]
fn a_journal_cut_off_at_any_byte_replays_to_the_last_whole_step() {
    let folder = worked(9, 0);
    let path = journal_path(&project(folder.path()));
    let journal = fs::read(&path).unwrap();
    for cut in 0..=journal.len() {
        fs::write(&path, &journal[..cut]).unwrap();
        let recovered = reopened(folder.path());
        let there = whole_steps(&journal[..cut]);
        assert_eq!(last(&recovered.start), there, "cut at {cut}");
        assert!(recovered.session.notebook() == &states()[usize::try_from(there).unwrap()], "cut at {cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn work_goes_on_after_any_cut(steps in 1_u64..60, saved in 1_u64..60, at in any::<prop::sample::Index>()) {
        let folder = worked(steps, saved);
        let path = journal_path(&project(folder.path()));
        let journal = fs::read(&path).unwrap();
        let cut = at.index(journal.len() + 1);
        fs::write(&path, &journal[..cut]).unwrap();
        let in_file = if saved <= steps { saved } else { 0 };
        let there = last(&reopened(folder.path()).start);
        // Cut before the state of the file was announced, nobody can say what follows it: then the file itself is what is there.
        if there > 0 || in_file == 0 {
            prop_assert_eq!(there, whole_steps(&journal[..cut]).max(in_file));
            let mut worker = Worker::open(folder.path(), Arc::new(FaultyDisk::default()));
            (0..20).for_each(|_| worker.step());
            prop_assert_eq!(worker.journal.close().step, there + 20);
            prop_assert_eq!(nothing_is_lost(folder.path(), there + 20), there + 20);
        }
    }

    #[test]
    fn a_damaged_line_brings_back_what_is_before_it_and_the_rest_is_set_aside(
        steps in 2_u64..40, at in any::<prop::sample::Index>(), flip in 1_u8..=255
    ) {
        let folder = worked(steps, 0);
        let path = journal_path(&project(folder.path()));
        let journal = fs::read(&path).unwrap();
        let damaged = at.index(journal.len());
        let mut bytes = journal.clone();
        bytes[damaged] ^= flip;
        fs::write(&path, &bytes).unwrap();
        let before = journal[..damaged].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let there = whole_steps(&journal[..before]);
        let recovered = reopened(folder.path());
        prop_assert_eq!(last(&recovered.start), there);
        prop_assert_eq!(recovered.session.notebook(), &states()[usize::try_from(there).unwrap()]);
        // Only the very last line end can be taken for a line that was never finished.
        if damaged + 1 < journal.len() {
            prop_assert!(recovered.notices.iter().any(|notice| notice.contains("damaged")), "{:?}", recovered.notices);
        }
        prop_assert_eq!(fs::read(&path).unwrap(), bytes.clone(), "opening writes nothing");
        let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
        worker.step();
        prop_assert_eq!(worker.journal.close().step, there + 1);
        nothing_is_lost(folder.path(), there + 1);
        if damaged + 1 < journal.len() {
            let names = asides(folder.path());
            prop_assert_eq!(names.len(), 1);
            prop_assert!(worker.journal.notices().iter().any(|notice| notice.contains(&names[0])));
            prop_assert!(bytes.ends_with(&fs::read(folder.path().join(&names[0])).unwrap()));
            prop_assert!(fs::read(folder.path().join(&names[0])).unwrap().len() >= bytes.len() - before);
        }
    }
}

#[test]
fn a_journal_of_another_state_is_set_aside_and_told() {
    let folder = worked(30, 20);
    let other = worked(50, 50);
    fs::copy(project(other.path()), project(folder.path())).unwrap();
    let journal = fs::read(journal_path(&project(folder.path()))).unwrap();
    let recovered = reopened(folder.path());
    assert_eq!(recovered.session.notebook(), &states()[50]);
    assert!(recovered.notices[0].contains("belong to another state"), "{:?}", recovered.notices);
    assert_eq!(recovered.session.history().count(), 0);
    let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
    worker.step();
    worker.journal.close();
    assert_eq!(asides(folder.path()), ["p.ron.journal.aside-1"]);
    assert_eq!(fs::read(folder.path().join("p.ron.journal.aside-1")).unwrap(), journal);
}

#[test]
fn a_journal_whose_work_is_all_saved_gives_way_without_a_word() {
    let folder = worked(20, 20);
    let other = worked(50, 50);
    fs::copy(project(other.path()), project(folder.path())).unwrap();
    assert_eq!(reopened(folder.path()).notices, Vec::<String>::new());
    let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
    worker.session.undo();
    worker.step();
    worker.journal.close();
    assert_eq!(asides(folder.path()), Vec::<String>::new());
}

#[test]
fn an_older_copy_put_back_by_hand_stays_as_it_is() {
    let folder = worked(20, 20);
    let older = fs::read(project(folder.path())).unwrap();
    let mut worker = Worker::open(folder.path(), Arc::new(RealDisk));
    (0..5).for_each(|_| worker.step());
    worker.save();
    worker.saved();
    worker.journal.close();
    assert_eq!(nothing_is_lost(folder.path(), 25), 25);
    fs::write(project(folder.path()), &older).unwrap();
    assert_eq!(reopened(folder.path()).session.notebook(), &states()[20]);
}

#[test]
fn a_journal_of_a_newer_program_is_left_alone_until_it_is_in_the_way() {
    let folder = worked(3, 2);
    let path = journal_path(&project(folder.path()));
    let newer = "13a571c2 (journal: 99, continues: \"\", after: 0)\nwhatever\n";
    fs::write(&path, newer).unwrap();
    let recovered = reopened(folder.path());
    assert_eq!(recovered.session.notebook(), &states()[2]);
    assert!(recovered.notices[0].contains("newer Variorum (format 99"), "{:?}", recovered.notices);
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}
