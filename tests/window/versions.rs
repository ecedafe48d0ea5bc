//! A later save of an article: proposed, made a version, its highlights found again, what changed, taken apart again.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home};
use crate::marking::{name_of, tag_sweep};

const FIRST: &str = "Ferry strikes the pier\n\nThe ferry struck the eastern pier shortly after dawn on Tuesday. Two people were hurt. \
    The captain said that he had been warned by the harbour office. Nobody has spoken to the crew so far.\n\n\
    The inquiry is to begin on Monday morning at ten. Its three members were named by the minister of transport last week.\n";
const SECOND: &str = "Ferry strikes the pier, five hurt\n\nThe ferry struck the eastern pier shortly after dawn on Tuesday. Five people were hurt. \
    The captain denied that he had been warned by the harbour office. Nobody has spoken to the crew so far.\n\n\
    The inquiry is to begin on Monday morning at ten. Its three members were named by the minister of transport last week.\n\n\
    The owner of the ferry has promised to pay for the pier.\n";
const OTHER: &str = "City budget\n\nThe council agreed on a budget for the schools. It will be read again in May.\n";

/// Two saves of one article, the first one marked, and another article.
fn saves() -> (Home, Desk) {
    let home = Home::with(&[("a-first.txt", FIRST), ("b-second.txt", SECOND), ("c-other.txt", OTHER)]);
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-first.txt", ("The inquiry", "Monday"), "inquiry");
    tag_sweep(&mut desk, "a-first.txt", ("Two people", "hurt"), "number");
    (home, desk)
}

fn files(desk: &Desk) -> Vec<String> {
    let notebook = desk.open().session.notebook();
    let mut files: Vec<_> = notebook.documents().values().map(|it| it.files().collect::<Vec<_>>().join(" ")).collect();
    files.sort();
    files
}

fn counts(desk: &Desk) -> String {
    desk.open().settling.found().iter().map(|edited| edited.counts()).collect()
}

/// Takes the proposal that stands on the article of the second column.
fn accept(desk: &mut Desk) {
    desk.key(Key::Escape, Modifiers::NONE);
    desk.key(Key::Escape, Modifiers::NONE);
    desk.click("Column B");
    assert!(desk.shows_words("Looks like a later save of “Ferry strikes the pier” (a-first.txt)"));
    desk.click("Make it version 2");
}

#[test]
fn a_later_save_is_proposed_and_made_a_version_and_its_changes_are_listed() {
    let (home, mut desk) = saves();
    accept(&mut desk);
    assert_eq!(files(&desk), ["a-first.txt b-second.txt", "c-other.txt"]);
    assert!(desk.said().starts_with("b-second.txt is version 2 now"), "{}", desk.said());
    assert_eq!(counts(&desk), "0 exact, 1 moved, 1 changed, 0 lost");
    assert!(desk.shows("Version 2 of 2 (first: a-first.txt)"));
    desk.click("What changed");
    let rows = ["Number: Two became Five", "Attribution: said became denied"];
    assert!(rows.iter().all(|row| desk.shows(row)), "{:?}", desk.open().desk.tab);
    assert!(desk.shows("Added: The owner of the ferry has promised to pay for the pier."));
    desk.click(rows[1]);
    let column = desk.open().desk.column().unwrap();
    let (start, end) = column.selection.unwrap();
    assert_eq!(&desk.open().text(column.document).unwrap().reading.text()[start..end], "denied");
    desk.close();
    let desk = home.desk();
    assert_eq!(files(&desk), ["a-first.txt b-second.txt", "c-other.txt"], "no file is listed anew");
    assert_eq!(counts(&desk), "0 exact, 1 moved, 1 changed, 0 lost", "and asked again the next time");
}

#[test]
fn undo_and_redo_bring_each_file_to_its_columns() {
    let (_home, mut desk) = saves();
    let texts = |desk: &Desk| -> Vec<bool> {
        let open = desk.open();
        let text =
            |column: &variorum::app::desk::Column| open.text(column.document).unwrap().reading.text().contains("Five people");
        open.desk.columns.iter().map(text).collect()
    };
    assert_eq!(texts(&desk), [false, true, false]);
    accept(&mut desk);
    assert_eq!(texts(&desk), [true, true, false], "both columns show the newest version");
    desk.key(Key::Z, CTRL);
    assert_eq!((files(&desk).len(), counts(&desk)), (3, String::new()));
    assert!(!texts(&desk)[0], "the first column shows its own file again");
    desk.key(Key::Z, CTRL_SHIFT);
    assert!(texts(&desk)[0]);
    assert_eq!(counts(&desk), "0 exact, 1 moved, 1 changed, 0 lost");
    desk.click("Separate the last");
    assert_eq!(files(&desk), ["a-first.txt", "b-second.txt", "c-other.txt"]);
    assert_eq!(counts(&desk), "2 exact, 0 moved, 0 changed, 0 lost", "found again in the first text");
}

#[test]
fn any_article_can_be_chosen_and_no_other_is_proposed() {
    let (_home, mut desk) = saves();
    desk.key(Key::Escape, Modifiers::NONE);
    desk.key(Key::Escape, Modifiers::NONE);
    desk.click("Column C");
    assert!(!desk.shows_words("Looks like a later save"));
    let name = name_of(&desk, "c-other.txt");
    let card = desk.harness.query_all_by_role_and_label(Role::Button, &name).next().unwrap().rect().center();
    desk.press_at(card, Modifiers::NONE, PointerButton::Secondary);
    desk.click_in_menu("Make this a later version of…");
    desk.type_text("a-first");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(files(&desk), ["a-first.txt c-other.txt", "b-second.txt"]);
    assert_eq!(counts(&desk), "0 exact, 0 moved, 0 changed, 2 lost");
    assert_eq!(desk.open().desk.columns.len(), 3);
}

#[test]
fn any_two_of_several_versions_are_compared() {
    let third = SECOND.replace("five hurt", "six hurt").replace("Five people", "Six people");
    let home = Home::with(&[("a-first.txt", FIRST), ("b-second.txt", SECOND), ("c-third.txt", &third)]);
    let mut desk = home.desk();
    accept(&mut desk);
    desk.click("Column C");
    desk.click("Make it version 3");
    assert_eq!(files(&desk), ["a-first.txt b-second.txt c-third.txt"]);
    desk.click("What changed");
    assert!(desk.shows("Number: Five became Six"));
    desk.click("2 · b-second.txt ⌄");
    desk.click_in_menu("1 · a-first.txt");
    assert!(desk.shows("Number: Two became Six"), "the first and the last");
    desk.click("3 · c-third.txt ⌄");
    desk.click_in_menu("2 · b-second.txt");
    desk.click("Number: Two became Five");
    assert_eq!(desk.said(), "The column shows the newest version; this place is in an earlier one");
}

#[test]
fn what_only_looks_like_a_later_save_is_not_proposed_again() {
    let (home, mut desk) = saves();
    desk.key(Key::Escape, Modifiers::NONE);
    desk.key(Key::Escape, Modifiers::NONE);
    desk.click("Column B");
    desk.click("It is another article");
    desk.settle();
    assert!(!desk.shows_words("Looks like a later save"));
    desk.key(Key::Z, CTRL);
    desk.settle();
    assert!(desk.shows_words("Looks like a later save"));
    desk.key(Key::Z, CTRL_SHIFT);
    desk.close();
    let desk = home.desk();
    assert!(!desk.shows_words("Looks like a later save"));
}
