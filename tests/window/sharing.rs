//! Two windows, other programs, one project file: who may write, and what comes of what others wrote.

use egui::{Event, Key, Modifiers};
use variorum::commands::{Command, HighlightCommand, TagCommand, perform};
use variorum::notebook::{Color, Notebook, Session, Stamp};
use variorum::storage::{self, Project, lock_path};

use crate::desk::{CTRL, Desk, Home};
use crate::marking::{tag_sweep, three};

/// A folder whose project has one highlight, and a window on it.
fn begun() -> (Home, Desk) {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    desk.key(Key::S, CTRL);
    (home, desk)
}

/// The window gets the focus again.
fn focus(desk: &mut Desk) {
    desk.harness.event(Event::WindowFocused(true));
    desk.settle();
}

/// Another program changes the project file.
fn elsewhere(home: &Home, work: impl FnOnce(&Notebook) -> Vec<Command>) {
    let project = storage::open(&home.project()).unwrap();
    let mut session = Session::new(project.notebook);
    for command in work(session.notebook()) {
        perform(&mut session, command).unwrap();
    }
    let text = storage::render(&Project { folder: project.folder, ..Project::new(session.notebook().clone()) });
    std::fs::write(home.project(), text).unwrap();
}

fn note(notebook: &Notebook, text: &str) -> Command {
    let id = *notebook.highlights().keys().next().unwrap();
    let by = Stamp::new("2024-05-01T00:00:00Z".parse().unwrap(), "Ann");
    Command::Highlight(HighlightCommand::Note { id, text: text.to_owned(), by })
}

fn recolor(notebook: &Notebook) -> Command {
    Command::Tag(TagCommand::Recolor { id: *notebook.tags().keys().next().unwrap(), color: Color([1, 2, 3]) })
}

/// The notes on highlights: there is one at most.
fn noted(desk: &Desk) -> String {
    desk.open().session.notebook().highlights().values().map(|highlight| highlight.note.clone()).collect()
}

fn write_note(desk: &mut Desk, words: &str) {
    desk.key(Key::N, Modifiers::NONE);
    desk.key(Key::A, CTRL);
    desk.type_text(words);
    desk.key(Key::Enter, CTRL);
}

#[test]
fn a_second_window_only_reads_until_it_takes_over() {
    let (home, mut first) = begun();
    assert!(lock_path(&home.project()).exists());
    let mut second = home.desk();
    assert!(second.said().starts_with("Open on ") && second.said().contains(" for a moment. Read only:"), "{}", second.said());
    assert!(second.shows("Read only · open elsewhere"));
    let highlights = |desk: &Desk| desk.open().session.notebook().highlights().len();
    tag_sweep(&mut second, "b-city.txt", ("The harbour", "said"), "denial");
    assert!(second.said().contains("Take over editing"), "{}", second.said());
    assert_eq!(highlights(&second), 1);
    second.key(Key::Z, CTRL);
    assert_eq!(highlights(&second), 1);

    // Whoever only reads sees what the other one saves.
    tag_sweep(&mut first, "a-harbour.txt", ("eastern", "after dawn"), "time and place");
    first.key(Key::S, CTRL);
    focus(&mut second);
    assert_eq!(highlights(&second), 2);

    tag_sweep(&mut first, "b-city.txt", ("The harbour", "said"), "denial");
    second.click("File");
    second.click_in_menu("Take over editing");
    assert_eq!(second.said(), "1 change since the last save was brought back.");
    assert_eq!(highlights(&second), 3);
    tag_sweep(&mut second, "b-city.txt", ("The mayor", "Friday"), "promise");
    assert_eq!(highlights(&second), 4);
    focus(&mut first);
    assert!(first.said().contains("took it over"), "{}", first.said());
    tag_sweep(&mut first, "c-union.txt", ("The union", "crews"), "x");
    assert_eq!(highlights(&first), 3);
    first.close();
    second.close();
    assert_eq!(home.saved_words().len(), 4);
    assert!(!lock_path(&home.project()).exists());
}

#[test]
fn what_another_program_wrote_is_merged_and_can_be_undone() {
    let (home, mut desk) = begun();
    elsewhere(&home, |notebook| vec![note(notebook, "theirs"), recolor(notebook)]);
    tag_sweep(&mut desk, "b-city.txt", ("The harbour", "said"), "denial");
    focus(&mut desk);
    assert_eq!(noted(&desk), "theirs");
    desk.key(Key::S, CTRL);
    let saved = storage::open(&home.project()).unwrap().notebook;
    assert_eq!((saved.highlights().len(), saved.tags().len()), (2, 2));
    assert!(saved.highlights().values().any(|highlight| highlight.note == "theirs"));
    desk.key(Key::Z, CTRL);
    assert_eq!(noted(&desk), "");
    assert_eq!(desk.open().session.notebook().highlights().len(), 2);
}

#[test]
fn a_save_never_overwrites_what_was_not_read() {
    let (home, mut desk) = begun();
    write_note(&mut desk, "mine");
    elsewhere(&home, |notebook| vec![note(notebook, "theirs"), recolor(notebook)]);
    desk.close();
    let saved = storage::open(&home.project()).unwrap().notebook;
    assert_eq!((saved.conflicts().len(), saved.tags().values().next().unwrap().color), (1, Color([1, 2, 3])));
    let mut desk = home.desk();
    assert_eq!(noted(&desk), "mine");
    desk.click("Conflicts 1");
    assert!(desk.shows("highlight “The ferry struck the eastern pier”") && desk.shows("theirs"));
    desk.click("Keep both");
    assert_eq!(noted(&desk), "mine\n\ntheirs");
    assert!(desk.shows_words("Everything is settled"));
    desk.key(Key::Z, CTRL);
    assert_eq!(noted(&desk), "mine");
    desk.click("Take theirs");
    assert_eq!(noted(&desk), "theirs");
    desk.click("Excerpts 1");
    assert!(!desk.shows_words("Conflicts"));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_left_alone() {
    let (home, mut desk) = begun();
    std::fs::write(home.project(), "// Variorum project\n(version: 1, title: \"half a f").unwrap();
    focus(&mut desk);
    assert!(desk.said().contains("cannot be read"), "{}", desk.said());
    write_note(&mut desk, "mine");
    desk.key(Key::S, CTRL);
    assert!(desk.said().contains("cannot be read"), "{}", desk.said());
    assert!(desk.shows("Project file not saved · all changes in its journal"));
    assert!(std::fs::read_to_string(home.project()).unwrap().ends_with("half a f"));
    assert!(desk.open().is_on_disk(), "what was done is in the journal");
}

#[test]
fn a_conflict_copy_is_found_merged_and_put_away() {
    let (home, desk) = begun();
    desk.close();
    let copy = home.file("articles (Ann's conflicted copy 2024-05-01).ron");
    std::fs::copy(home.project(), &copy).unwrap();
    assert_eq!(home.desk().said(), "", "a copy that holds nothing else is none of the person's business");
    elsewhere(&home, |notebook| vec![note(notebook, "theirs")]);
    std::fs::rename(home.project(), home.file("x")).unwrap();
    std::fs::rename(&copy, home.project()).unwrap();
    std::fs::rename(home.file("x"), &copy).unwrap();

    let mut desk = home.desk();
    assert!(desk.said().contains("a conflict copy: articles (Ann's conflicted copy 2024-05-01).ron."), "{}", desk.said());
    assert_eq!(noted(&desk), "");
    desk.click("File");
    desk.click_in_menu("Merge conflict copies");
    assert_eq!(desk.said(), "Merged 1 change from articles (Ann's conflicted copy 2024-05-01).ron.");
    assert_eq!(noted(&desk), "theirs");
    assert!(!copy.exists() && copy.with_extension("ron.merged").exists());
    desk.close();
    assert!(storage::open(&home.project()).unwrap().notebook.highlights().values().any(|highlight| highlight.note == "theirs"));
}
