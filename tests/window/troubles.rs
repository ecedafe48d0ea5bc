//! Folders and files that are not as they should be: one sentence each, no panic, the file left as it was.

use std::fs;

use egui::{Key, Modifiers, PointerButton};

use crate::desk::{CTRL, Home};
use crate::marking::{HARBOUR, name_of, tag_sweep, three};

#[test]
fn an_empty_folder_says_what_to_do() {
    let home = Home::with(&[]);
    let desk = home.desk();
    assert!(desk.shows_words("No articles in"));
    assert!(!home.project().exists());
}

#[test]
fn an_empty_file_and_a_file_that_is_no_text_each_say_so() {
    let home = Home::with(&[("a.txt", ""), ("c.txt", HARBOUR)]);
    let binary: Vec<u8> = (0..4000_u32).map(|number| (number * 37 % 256) as u8).collect();
    fs::write(home.file("b.txt"), &binary).unwrap();
    let desk = home.desk();
    let told: Vec<_> = desk.open().others.iter().map(|other| (other.path.as_str(), other.reason.as_str())).collect();
    assert!(
        matches!(told[..], [("a.txt", empty), ("b.txt", binary)] if empty.contains("empty") && binary.contains("not a text")),
        "{told:?}"
    );
    assert!(desk.shows_words("not a text"));
    assert_eq!(desk.open().session.notebook().documents().len(), 1);
    assert!(desk.shows_words("struck the eastern pier"));
    assert_eq!(fs::read(home.file("b.txt")).unwrap(), binary);
}

#[test]
fn a_file_that_vanishes_is_told_and_its_highlights_stay() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    fs::remove_file(home.file("a-harbour.txt")).unwrap();
    desk.key(Key::F5, Modifiers::NONE);
    assert_eq!(desk.open().missing.len(), 1);
    let told: Vec<&String> = desk.open().unreadable.values().collect();
    assert!(told.len() == 1 && desk.shows_words(told[0]), "{told:?}");
    assert_eq!(home.saved().notebook.highlights().len(), 1);
    let name = name_of(&desk, "a-harbour.txt");
    desk.click_with(&name, Modifiers::NONE, PointerButton::Primary);
    assert!(desk.shows_words("a-harbour.txt"));
}

#[test]
fn a_project_without_its_folder_opens_with_its_highlights() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    desk.close();
    let elsewhere = home.articles().parent().unwrap().join("kept.ron");
    let words = fs::read_to_string(home.project()).unwrap().replace("folder: \".\"", "folder: \"gone\"");
    fs::write(&elsewhere, &words).unwrap();
    let desk = home.open(&elsewhere);
    assert_eq!(desk.open().session.notebook().highlights().len(), 1);
    assert!(desk.said().contains("Highlights and notes are kept"), "{}", desk.said());
    desk.close();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), words);
}

#[test]
fn a_project_cut_short_is_refused_and_left_as_it_was() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    desk.close();
    let words = fs::read_to_string(home.project()).unwrap();
    let half = &words[..words.floor_char_boundary(words.len() / 2)];
    refused(&home, half, "articles.ron");
}

#[test]
fn a_project_of_a_newer_program_is_refused_and_left_as_it_was() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    desk.close();
    let words = fs::read_to_string(home.project()).unwrap();
    let newer = words.replacen("version: 1", "version: 99", 1);
    assert_ne!(newer, words);
    refused(&home, &newer, "newer");
}

fn refused(home: &Home, words: &str, says: &str) {
    fs::write(home.project(), words).unwrap();
    let desk = home.open(&home.project());
    assert!(desk.state().open.is_none());
    assert!(desk.said().contains(says), "{}", desk.said());
    assert!(desk.shows_words(&desk.said()), "the welcome page says it");
    desk.close();
    assert_eq!(fs::read_to_string(home.project()).unwrap(), words);
}

#[test]
fn a_folder_that_does_not_exist_is_told() {
    let home = three();
    let mut desk = home.open(&home.file("nowhere"));
    assert!(desk.state().open.is_none());
    assert!(desk.said().contains("does not exist"), "{}", desk.said());
    desk.key(Key::P, CTRL);
    assert!(desk.shows("Open the sample"));
}
