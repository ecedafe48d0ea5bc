//! Files that were edited, renamed or moved between two openings: what is told, what is settled, what is undone.

use std::fs;

use egui::{Key, Modifiers};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home};
use crate::marking::{HARBOUR, name_of, tag_sweep, three};

/// A paragraph that stays as it is.
const STAYS: &str = "The union of the crews said in a statement on Sunday that it welcomed the plan of the ministry. The inquiry is to \
    begin on Monday morning at ten. Its three members were named by the minister of transport last week.\n";

/// A sentence above, a word in one highlight exchanged, another highlight's paragraph gone.
fn edit() -> String {
    let first = "The ferry struck the northern pier shortly after dawn on Tuesday.";
    format!("Ferry strikes the pier\n\nThis report was corrected in the evening.\n\n{first}\n\n{STAYS}")
}

/// The harbour's article with three highlights, and then edited.
fn edited() -> Home {
    let home = Home::with(&[("a-harbour.txt", &format!("{HARBOUR}\n{STAYS}"))]);
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(&mut desk, "a-harbour.txt", ("Witnesses", "captain"), "statement");
    tag_sweep(&mut desk, "a-harbour.txt", ("The inquiry", "Monday"), "inquiry");
    desk.close();
    fs::write(home.file("a-harbour.txt"), edit()).unwrap();
    home
}

/// The counts of the one text that is to be settled.
fn counts(desk: &Desk) -> String {
    desk.open().settling.found().iter().map(|edited| edited.counts()).collect()
}

fn words(desk: &Desk) -> Vec<String> {
    let mut words: Vec<_> = desk.open().session.notebook().highlights().values().map(|h| h.exact.clone()).collect();
    words.sort();
    words
}

const BEFORE: [&str; 3] =
    ["The ferry struck the eastern pier", "The inquiry is to begin on Monday", "Witnesses said the captain"];

#[test]
fn what_was_edited_is_told_before_anything_is_written() {
    let home = edited();
    let file = fs::read(home.project()).unwrap();
    for _ in 0..2 {
        let desk = home.desk();
        assert_eq!(counts(&desk), "0 exact, 1 moved, 1 changed, 1 lost");
        assert!(desk.shows_words("a-harbour.txt was edited: 0 exact, 1 moved, 1 changed, 1 lost"));
        assert_eq!(words(&desk), BEFORE);
        desk.close();
        assert_eq!(fs::read(home.project()).unwrap(), file, "told again the next time, for nothing was settled");
    }
}

#[test]
fn changed_places_are_accepted_and_lost_ones_attached_and_all_of_it_undone() {
    let home = edited();
    let mut desk = home.desk();
    desk.click("Review…");
    assert!(desk.shows("Changed: The ferry struck the eastern pier") && desk.shows("Lost: Witnesses said the captain"));
    desk.click("Settle 1 certain place");
    assert_eq!(desk.said(), "Settled 1 place");
    assert!(!desk.shows_words("certain place"), "settled once");
    assert_eq!(counts(&desk), "1 exact, 0 moved, 1 changed, 1 lost");
    desk.click("Accept");
    assert_eq!(counts(&desk), "2 exact, 0 moved, 0 changed, 1 lost");
    let article = name_of(&desk, "a-harbour.txt");
    desk.sweep(&article, "This report", "corrected");
    desk.click("Attach to the selection");
    assert_eq!(counts(&desk), "");
    assert!(!desk.shows_words("was edited"));
    let after = ["The ferry struck the northern pier", "The inquiry is to begin on Monday", "This report was corrected"];
    assert_eq!(words(&desk), after);
    for _ in 0..3 {
        desk.key(Key::Z, CTRL);
    }
    assert_eq!(
        (words(&desk), counts(&desk).as_str()),
        (BEFORE.map(String::from).to_vec(), "0 exact, 1 moved, 1 changed, 1 lost")
    );
    for _ in 0..3 {
        desk.key(Key::Z, CTRL_SHIFT);
    }
    assert_eq!((words(&desk), counts(&desk).as_str()), (after.map(String::from).to_vec(), ""));
    desk.close();
    assert_eq!(home.saved_words(), ["This report was corrected", after[0], after[1]]);
    let desk = home.desk();
    assert_eq!((counts(&desk).as_str(), desk.said().as_str()), ("", ""));
}

#[test]
fn what_is_not_settled_is_asked_again_after_the_rest_was() {
    let home = edited();
    let mut desk = home.desk();
    desk.click("Review…");
    desk.click("Settle 1 certain place");
    desk.close();
    let mut desk = home.desk();
    assert_eq!(counts(&desk), "1 exact, 0 moved, 1 changed, 1 lost");
    desk.click("Review…");
    desk.click("Delete");
    // Correcting: other words than those proposed.
    let article = name_of(&desk, "a-harbour.txt");
    desk.sweep(&article, "ferry struck", "northern");
    desk.click("Use the selection");
    assert_eq!(
        (words(&desk).join("; "), counts(&desk)),
        ("The inquiry is to begin on Monday; ferry struck the northern".into(), String::new())
    );
}

#[test]
fn marking_in_an_edited_text_settles_what_is_certain_first() {
    let home = edited();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("This report", "corrected"), "correction");
    assert_eq!(counts(&desk), "2 exact, 0 moved, 1 changed, 1 lost");
    desk.key(Key::Z, CTRL);
    assert_eq!(counts(&desk), "1 exact, 0 moved, 1 changed, 1 lost");
    desk.key(Key::Z, CTRL);
    assert_eq!(
        (words(&desk), counts(&desk).as_str()),
        (BEFORE.map(String::from).to_vec(), "0 exact, 1 moved, 1 changed, 1 lost")
    );
}

#[test]
fn the_same_words_at_two_places_are_not_chosen_between() {
    let line = "The ferry struck the eastern pier shortly after dawn on Tuesday.";
    let home = Home::with(&[("a.txt", &format!("{line}\n"))]);
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a.txt", ("eastern", "dawn"), "place");
    desk.close();
    fs::write(home.file("a.txt"), format!("{line}\n\n{line}\n")).unwrap();
    let mut desk = home.desk();
    assert_eq!(counts(&desk), "0 exact, 0 moved, 1 changed, 0 lost");
    desk.click("Review…");
    let place = |desk: &Desk| {
        let id = *desk.open().session.notebook().highlights().keys().next().unwrap();
        desk.open().settling.place(id).unwrap().1
    };
    let first = place(&desk);
    desk.click("Next place");
    let second = place(&desk);
    assert_ne!(first, second);
    desk.click("Accept");
    assert_eq!(counts(&desk), "");
    let at = desk.open().session.notebook().highlights().values().next().unwrap().points;
    assert_eq!(at.start, second.start() as u64, "the text is ASCII");
    desk.close();
    let desk = home.desk();
    assert_eq!(counts(&desk), "", "what was chosen stays chosen, though the text repeats itself");
}

#[test]
fn a_file_that_is_edited_while_it_is_open_is_told_when_the_folder_is_read_again() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "b-city.txt", ("nobody", "anything"), "denial");
    let old = fs::read_to_string(home.file("b-city.txt")).unwrap();
    fs::write(home.file("b-city.txt"), format!("{old}\nA later sentence of the paper.\n")).unwrap();
    desk.key(Key::F5, Modifiers::NONE);
    assert_eq!(counts(&desk), "1 exact, 0 moved, 0 changed, 0 lost");
    fs::write(home.file("b-city.txt"), old).unwrap();
    desk.key(Key::F5, Modifiers::NONE);
    assert_eq!(counts(&desk), "", "the old text is there again");
}

#[test]
fn a_file_that_was_renamed_keeps_its_highlights() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "b-city.txt", ("nobody", "anything"), "denial");
    desk.close();
    fs::create_dir(home.file("sub")).unwrap();
    fs::rename(home.file("b-city.txt"), home.file("sub/city.txt")).unwrap();
    let desk = home.desk();
    assert!(desk.said().contains("“b-city.txt” is now “sub/city.txt”"), "{}", desk.said());
    assert!(desk.open().missing.is_empty());
    assert_eq!(desk.open().session.notebook().documents().len(), 3, "nothing is listed twice");
    desk.close();
    assert_eq!(home.saved_words(), ["nobody had warned it of anything"]);
    let desk = home.desk();
    assert_eq!(desk.said(), "", "written, and told once");
}

#[test]
fn two_copies_of_a_missing_file_are_not_chosen_between() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "b-city.txt", ("nobody", "anything"), "denial");
    desk.close();
    fs::copy(home.file("b-city.txt"), home.file("copy.txt")).unwrap();
    fs::rename(home.file("b-city.txt"), home.file("other.txt")).unwrap();
    let desk = home.desk();
    assert!(desk.said().contains("“b-city.txt” is missing, and more than one file has its text"), "{}", desk.said());
    assert_eq!(desk.open().missing.len(), 1);
    assert_eq!(desk.open().session.notebook().documents().len(), 5);
}
