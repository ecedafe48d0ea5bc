//! The documents' folder while it is open: other programs write into it, take from it, rename in it.

use std::fs;

use egui::{Event, Key, Modifiers};

use crate::desk::{CTRL, Desk, Home};
use crate::marking::{HARBOUR, tag_sweep, three};

/// The window gets the focus again, and so looks into the folder.
fn focus(desk: &mut Desk) {
    desk.harness.event(Event::WindowFocused(true));
    desk.settle();
}

fn paths(desk: &Desk) -> Vec<String> {
    let mut paths: Vec<_> = desk.open().session.notebook().documents().values().map(|record| record.path.clone()).collect();
    paths.sort();
    paths
}

#[test]
fn an_article_edited_while_it_is_read_stays_where_the_eye_is() {
    let long: String = (1..200).map(|number| format!("This is paragraph {number} of a long report about ferries.\n\n")).collect();
    let home = Home::with(&[("long.txt", &format!("Report\n\n{long}"))]);
    let mut desk = home.desk();
    tag_sweep(&mut desk, "long.txt", ("paragraph 2 of", "long report"), "accident");
    desk.key(Key::Escape, Modifiers::NONE);
    for _ in 0..3 {
        desk.key(Key::PageDown, Modifiers::NONE);
    }
    let at_top = |desk: &Desk| {
        let column = &desk.open().desk.columns[0];
        let text = desk.open().text(column.document).unwrap().reading.clone();
        let block = text.block_at(column.top).unwrap();
        text.slice(text.blocks()[block].span).to_owned()
    };
    let before = at_top(&desk);
    assert!(before.starts_with("This is paragraph") && !before.contains("paragraph 1 of"), "{before}");
    fs::write(home.file("long.txt"), format!("Report\n\nCorrected in the evening.\n\nAnd at night.\n\n{long}")).unwrap();
    focus(&mut desk);
    assert!(desk.said().contains("“long.txt” was written by another program"), "{}", desk.said());
    assert_eq!(at_top(&desk), before);
    let counts: String = desk.open().settling.found().iter().map(|edited| edited.counts()).collect();
    assert_eq!(counts, "0 exact, 0 moved, 1 changed, 0 lost", "its paragraphs are too alike to be sure");
    assert!(desk.shows_words("long.txt was edited"));
}

#[test]
fn what_comes_goes_and_is_renamed_is_followed_and_nothing_is_lost() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    desk.key(Key::S, CTRL);
    fs::write(home.file("d-new.txt"), "A fourth report\n\nIt says little.\n").unwrap();
    fs::rename(home.file("a-harbour.txt"), home.file("harbour.txt")).unwrap();
    focus(&mut desk);
    assert_eq!(paths(&desk), ["b-city.txt", "c-union.txt", "d-new.txt", "harbour.txt"]);
    assert_eq!(desk.said(), "1 article found under another name. 1 article came into the folder.");
    let notebook = desk.open().session.notebook();
    let (_, highlight) = notebook.highlights().iter().next().unwrap();
    assert_eq!(notebook.document(highlight.document).unwrap().path, "harbour.txt");

    fs::remove_file(home.file("harbour.txt")).unwrap();
    focus(&mut desk);
    assert!(desk.said().starts_with("“harbour.txt” is gone from the folder"), "{}", desk.said());
    assert_eq!((desk.open().missing.len(), desk.open().session.notebook().highlights().len()), (1, 1));
    assert!(desk.shows_words("The ferry struck"), "what is open stays on the screen");

    fs::write(home.file("harbour.txt"), HARBOUR).unwrap();
    focus(&mut desk);
    assert!(desk.open().missing.is_empty() && desk.open().settling.found().is_empty());
}

#[test]
fn a_folder_that_is_gone_is_said_and_comes_back() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    let away = home.articles().with_extension("away");
    fs::rename(home.articles(), &away).unwrap();
    focus(&mut desk);
    assert!(desk.said().starts_with("The folder of the articles is not there any more"), "{}", desk.said());
    assert_eq!(desk.open().missing.len(), 3);
    fs::rename(&away, home.articles()).unwrap();
    focus(&mut desk);
    assert!(desk.open().missing.is_empty());
    assert_eq!(desk.open().session.notebook().highlights().len(), 1);
}

#[test]
fn the_system_tells_without_anybody_looking() {
    let home = three();
    let mut desk = home.desk();
    fs::write(home.file("d-new.txt"), "A fourth report\n\nIt says little.\n").unwrap();
    for _ in 0..300 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        desk.settle();
        if paths(&desk).len() == 4 {
            return;
        }
    }
    panic!("nobody told of the new article: {:?}", paths(&desk));
}
