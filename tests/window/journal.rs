//! What a person did is on disk at once, comes back after a crash, and can be undone after the window was closed.

use std::fs;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use variorum::storage;

use crate::desk::{CTRL, CTRL_SHIFT, Home};
use crate::marking::{tag_sweep, three};

const ON_DISK: &str = "Saved · all changes on disk";

fn tags_in_file(home: &Home) -> usize {
    storage::open(&home.project()).unwrap().notebook.tags().len()
}

#[test]
fn what_was_done_before_a_crash_comes_back_and_can_be_undone() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(&mut desk, "a-harbour.txt", ("eastern", "after dawn"), "time and place");
    assert!(desk.shows(ON_DISK));
    assert_eq!(tags_in_file(&home), 1, "the first change makes the project file, the second waits for a quiet moment");
    drop(desk);

    let mut desk = home.desk();
    assert_eq!(desk.said(), "1 change since the last save was brought back.");
    assert!(desk.shows(ON_DISK));
    assert_eq!(desk.open().session.notebook().tags().len(), 2);
    assert_eq!(tags_in_file(&home), 1, "looking at a project writes nothing");
    desk.key(Key::Z, CTRL);
    assert_eq!(desk.open().session.notebook().tags().len(), 1);
    desk.close();
    assert_eq!(tags_in_file(&home), 1);

    let mut desk = home.desk();
    assert_eq!(desk.said(), "");
    let labels: Vec<(String, bool)> = desk.open().session.history().map(|past| (past.label.to_owned(), past.undone)).collect();
    assert_eq!(labels.len(), 2);
    assert!(!labels[0].1 && labels[1].1, "{labels:?}");
    desk.key(Key::Z, CTRL);
    assert!(desk.open().session.notebook().tags().is_empty());
    desk.key(Key::Z, CTRL_SHIFT);
    desk.key(Key::Z, CTRL_SHIFT);
    assert_eq!(desk.open().session.notebook().tags().len(), 2);
}

#[test]
fn ctrl_s_and_closing_save_the_project_file() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "one");
    tag_sweep(&mut desk, "a-harbour.txt", ("eastern", "after dawn"), "two");
    desk.key(Key::S, CTRL);
    assert_eq!(tags_in_file(&home), 2);
    tag_sweep(&mut desk, "b-city.txt", ("The harbour", "said"), "three");
    assert_eq!(tags_in_file(&home), 2);
    desk.close();
    assert_eq!(tags_in_file(&home), 3);
    let desk = home.desk();
    assert_eq!(desk.said(), "");
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_nothing_is_told_and_nothing_is_called_saved() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "one");
    // The folder vanishes as a drive does.
    let away = home.articles().with_file_name("away");
    fs::rename(home.articles(), &away).unwrap();
    tag_sweep(&mut desk, "a-harbour.txt", ("eastern", "after dawn"), "two");
    assert!(!desk.shows(ON_DISK));
    assert!(desk.said().contains("its folder is gone"), "{}", desk.said());
    fs::rename(&away, home.articles()).unwrap();
    desk.key(Key::S, CTRL);
    assert!(desk.shows(ON_DISK));
    assert_eq!(tags_in_file(&home), 2);
    desk.key(Key::Escape, Modifiers::NONE);
    desk.close();
}

#[test]
fn the_history_is_listed_and_a_click_goes_back_to_a_step_and_forward_again() {
    let home = three();
    let mut desk = home.desk();
    for (words, tag) in
        [(("The ferry", "eastern pier"), "first"), (("eastern", "after dawn"), "second"), (("shortly", "Tuesday"), "third")]
    {
        tag_sweep(&mut desk, "a-harbour.txt", words, tag);
    }
    desk.key(Key::S, CTRL);
    desk.close();
    let mut desk = home.desk();
    desk.click("Edit");
    desk.click_in_menu("History");
    let tags = |desk: &crate::desk::Desk| desk.open().session.notebook().tags().len();
    desk.click("Before all these steps");
    assert_eq!(tags(&desk), 0);
    assert!(desk.said().starts_with("Undone: 3 steps"), "{}", desk.said());
    let labels: Vec<String> = desk.open().session.history().map(|past| past.label.to_owned()).collect();
    assert!(labels[0].contains("first") && labels[2].contains("third"), "{labels:?}");
    let step = |desk: &mut crate::desk::Desk, words: &str| {
        let rows: Vec<String> = desk
            .harness
            .query_all_by(|node| node.label().is_some_and(|name| name.starts_with("Step: ") && name.contains(words)))
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        desk.click(&rows[0]);
    };
    step(&mut desk, "second");
    assert_eq!(tags(&desk), 2);
    step(&mut desk, "first");
    assert_eq!(tags(&desk), 1);
    desk.key(Key::Z, CTRL_SHIFT);
    assert_eq!(tags(&desk), 2);
}
