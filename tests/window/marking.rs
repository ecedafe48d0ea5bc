//! Selecting, tagging, noting, undoing; what is on disk afterwards.

use egui::{Key, Modifiers, pos2};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home};

pub const HARBOUR: &str = "Ferry strikes the pier\n\nThe ferry struck the eastern pier shortly after dawn on Tuesday.\n\n\
    Witnesses said the captain had warned the harbour office twice about the current.\n";
pub const CITY: &str = "City denies a warning\n\nThe harbour office said that nobody had warned it of anything.\n\nThe mayor will speak on Friday.\n";
pub const UNION: &str = "Union asks for an inquiry\n\nThe union of the crews wants to know who heard the warning, and when.\n";

pub fn three() -> Home {
    Home::with(&[("a-harbour.txt", HARBOUR), ("b-city.txt", CITY), ("c-union.txt", UNION)])
}

/// The name of a column whose words these are.
pub fn name_of(desk: &Desk, path: &str) -> String {
    let notebook = desk.open().session.notebook();
    notebook.documents().values().find(|document| document.path == path).unwrap().display_name().to_owned()
}

pub fn tag_sweep(desk: &mut Desk, path: &str, words: (&str, &str), tag: &str) {
    let article = name_of(desk, path);
    desk.sweep(&article, words.0, words.1);
    assert!(desk.open().desk.bar.is_some(), "letting go offers tags");
    desk.type_text(tag);
    desk.key(Key::Enter, Modifiers::NONE);
}

fn two_overlapping(desk: &mut Desk) {
    tag_sweep(desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(desk, "a-harbour.txt", ("eastern", "after dawn"), "time and place");
}

#[test]
fn a_folder_is_opened_marked_noted_undone_saved_opened_again_and_exported() {
    let home = three();
    let mut desk = home.desk();
    assert_eq!(desk.open().desk.columns.len(), 3);
    two_overlapping(&mut desk);
    desk.key(Key::N, Modifiers::NONE);
    desk.type_text("two sources");
    desk.key(Key::Enter, CTRL);
    let notes = |home: &Home| home.saved().notebook.highlights().values().map(|h| h.note.clone()).collect::<String>();
    assert_eq!(notes(&home), "two sources");
    desk.key(Key::Z, CTRL);
    desk.key(Key::Z, CTRL);
    assert_eq!(home.saved_words(), ["The ferry struck the eastern pier"]);
    desk.key(Key::Z, CTRL_SHIFT);
    assert_eq!(home.saved_words(), ["The ferry struck the eastern pier", "eastern pier shortly after dawn"]);
    assert_eq!(notes(&home), "");
    desk.close();
    let names: Vec<String> = home.saved().notebook.tags().values().map(|tag| tag.name.clone()).collect();
    assert_eq!(names.len(), 2, "{names:?}");

    let mut desk = home.desk();
    let placed: usize = desk.open().placed.values().map(|(_, placed)| placed.marks().len()).sum();
    assert_eq!(placed, 2);
    assert!(desk.shows("Excerpt: The ferry struck the eastern pier"));
    assert!(desk.shows("Excerpt: eastern pier shortly after dawn"));
    export(&mut desk, &home);
}

fn export(desk: &mut Desk, home: &Home) {
    desk.key(Key::E, CTRL);
    let to = home.file("out.csv");
    desk.write("File to write", &to.display().to_string());
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.said().contains("Exported 2 excerpts"), "{}", desk.said());
    let mut table = csv::Reader::from_path(&to).unwrap();
    let heads = table.headers().unwrap().clone();
    let place = heads.iter().position(|head| head == "quote").unwrap();
    let mut quotes: Vec<String> = table.records().map(|row| row.unwrap()[place].to_owned()).collect();
    let mut words = home.saved_words();
    quotes.sort();
    words.sort();
    assert_eq!(quotes, words);
}

#[test]
fn everything_is_done_with_the_keyboard_alone() {
    let home = three();
    let mut desk = home.desk();
    for _ in 0..3 {
        desk.key(Key::F6, Modifiers::NONE);
    }
    assert_eq!(desk.open().desk.active, 0);
    desk.key(Key::Home, CTRL);
    desk.key(Key::ArrowDown, CTRL);
    let shift_word = CTRL_SHIFT;
    for _ in 0..3 {
        desk.key(Key::ArrowRight, shift_word);
    }
    desk.key(Key::Enter, Modifiers::NONE);
    desk.type_text("accident");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(home.saved_words(), ["The ferry struck"]);
    desk.key(Key::N, Modifiers::NONE);
    desk.type_text("when?");
    desk.key(Key::Enter, CTRL);
    assert_eq!(home.saved().notebook.highlights().values().next().unwrap().note, "when?");
    desk.key(Key::Escape, Modifiers::NONE);
    desk.key(Key::Escape, Modifiers::NONE);
    for _ in 0..3 {
        desk.key(Key::F6, Modifiers::NONE);
    }
    desk.key(Key::Home, CTRL);
    desk.key(Key::ArrowDown, Modifiers { alt: true, ..Modifiers::NONE });
    assert!(desk.open().desk.in_hand.is_some(), "Alt+Down takes the highlight in hand");
    desk.key(Key::Delete, Modifiers::NONE);
    assert!(home.saved().notebook.highlights().is_empty());
    desk.key(Key::Z, CTRL);
    assert_eq!(home.saved_words(), ["The ferry struck"]);
}

#[test]
fn the_keys_1_to_9_apply_pinned_tags() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "ferry"), "ship");
    desk.click_right("ship");
    desk.click("Key");
    desk.click("3");
    desk.key(Key::Escape, Modifiers::NONE);
    let article = name_of(&desk, "c-union.txt");
    desk.sweep(&article, "the crews", "the crews");
    desk.type_text("3");
    assert_eq!(home.saved_words(), ["The ferry", "the crews"]);
    assert_eq!(home.saved().notebook.tags().len(), 1);
}

#[test]
fn a_highlight_is_taken_in_hand_tagged_again_untagged_and_resized() {
    let home = three();
    let mut desk = home.desk();
    let article = name_of(&desk, "a-harbour.txt");
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "struck"), "accident");
    desk.key(Key::Escape, Modifiers::NONE);
    desk.key(Key::Escape, Modifiers::NONE);
    assert_eq!(desk.open().desk.in_hand, None);
    desk.click_words(&article, "ferry struck");
    assert!(desk.open().desk.in_hand.is_some(), "a click takes the highlight in hand");
    desk.key(Key::T, Modifiers::NONE);
    desk.type_text("ship");
    desk.key(Key::Enter, Modifiers::NONE);
    let tags = |home: &Home| home.saved().notebook.highlights().values().next().unwrap().tags.len();
    assert_eq!(tags(&home), 2);
    desk.click("Take off the tag accident");
    assert_eq!(tags(&home), 1);
    let from = desk.edge(&article, "ferry struck", true);
    let to = desk.edge(&article, "eastern", true);
    desk.drag(pos2(from.x + 1.0, from.y), to);
    assert_eq!(home.saved_words(), ["The ferry struck the eastern"]);
    desk.key(Key::Z, CTRL);
    assert_eq!(home.saved_words(), ["The ferry struck"]);
}

#[test]
fn ctrl_enter_keeps_a_note_even_when_both_keys_are_let_go_within_one_frame() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    desk.key(Key::N, Modifiers::NONE);
    desk.type_text("two sources");
    desk.key_in_one_frame(Key::Enter);
    assert_eq!(home.saved().notebook.highlights().values().next().unwrap().note, "two sources");
}
