//! The panel of tags and the panel of excerpts.

use egui::{Key, Modifiers};
use variorum::notebook::Tag;

use crate::desk::{CTRL, Desk, Home};
use crate::marking::{name_of, tag_sweep, three};

/// Three tags, one below another, on three highlights.
fn tagged() -> (Home, Desk) {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(&mut desk, "b-city.txt", ("nobody", "warned it"), "blame / city");
    tag_sweep(&mut desk, "c-union.txt", ("who heard", "warning"), "ship");
    (home, desk)
}

fn tags(home: &Home) -> Vec<Tag> {
    let mut tags: Vec<Tag> = home.saved().notebook.tags().values().map(|tag| Tag::clone(tag)).collect();
    tags.sort_by(|a, b| a.name.cmp(&b.name));
    tags
}

fn names(home: &Home) -> Vec<String> {
    tags(home).into_iter().map(|tag| tag.name).collect()
}

fn undo(desk: &mut Desk) {
    desk.key(Key::Z, CTRL);
}

#[test]
fn a_tag_is_renamed_and_defined() {
    let (home, mut desk) = tagged();
    assert_eq!(names(&home), ["accident", "blame", "city", "ship"]);
    desk.click_right("accident");
    desk.click("Rename…");
    desk.key(Key::A, CTRL);
    desk.type_text("collision");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(names(&home), ["blame", "city", "collision", "ship"]);
    desk.click_right("collision");
    desk.click("Definition…");
    desk.type_text("what happened to the ship");
    desk.key(Key::Enter, CTRL);
    assert_eq!(tags(&home)[2].definition, "what happened to the ship");
    undo(&mut desk);
    assert_eq!(tags(&home)[2].definition, "");
    undo(&mut desk);
    assert_eq!(names(&home), ["accident", "blame", "city", "ship"]);
}

#[test]
fn a_tag_gets_another_colour_and_a_key() {
    let (home, mut desk) = tagged();
    let before = tags(&home)[0].color;
    let other = variorum::notebook::Color::PALETTE.into_iter().rfind(|color| *color != before).unwrap();
    desk.click_right("accident");
    desk.click("Colour");
    desk.click(&format!("Colour {other}"));
    assert_eq!(tags(&home)[0].color, other);
    desk.click_right("accident");
    desk.click("Key");
    desk.click("7");
    assert_eq!(tags(&home)[0].pin, Some(7));
    undo(&mut desk);
    assert_eq!(tags(&home)[0].pin, None);
    undo(&mut desk);
    assert_eq!(tags(&home)[0].color, before);
}

#[test]
fn a_tag_is_merged_moved_and_deleted() {
    let (home, mut desk) = tagged();
    desk.click_right("ship");
    desk.click("Merge into…");
    desk.click("accident");
    assert_eq!(names(&home), ["accident", "blame", "city"]);
    assert!(home.saved().notebook.highlights().values().all(|highlight| !highlight.tags.is_empty()));
    undo(&mut desk);
    assert_eq!(names(&home), ["accident", "blame", "city", "ship"]);
    desk.click_right("ship");
    desk.click("Move below");
    desk.click_in_menu("accident");
    assert!(tags(&home)[3].parent.is_some());
    undo(&mut desk);
    assert_eq!(tags(&home)[3].parent, None);
    desk.click_right("ship");
    desk.click("Delete");
    assert_eq!(names(&home), ["accident", "blame", "city"]);
    assert_eq!(home.saved_words().len(), 3, "highlights stay when their tag goes");
    undo(&mut desk);
    assert_eq!(names(&home), ["accident", "blame", "city", "ship"]);
}

#[test]
fn excerpts_are_filtered_by_tag_with_its_children_and_by_words() {
    let (_home, mut desk) = tagged();
    let shown = |desk: &Desk| desk.open().derived.excerpts.len();
    assert_eq!(shown(&desk), 3);
    desk.click("blame");
    assert_eq!(shown(&desk), 1, "a highlight of the child is one of the parent");
    assert!(desk.shows("Excerpt: nobody had warned it"));
    assert!(!desk.shows("Excerpt: who heard the warning"));
    desk.click("Show all");
    desk.write("Filter excerpts", "HEARD");
    assert_eq!(shown(&desk), 1);
    desk.click("Excerpt: who heard the warning");
    let open = desk.open();
    assert_eq!(
        open.desk.column().map(|column| column.document),
        open.session
            .notebook()
            .highlights()
            .values()
            .find(|highlight| highlight.exact.starts_with("who"))
            .map(|highlight| highlight.document)
    );
    assert!(open.desk.in_hand.is_some());
    assert_eq!(name_of(&desk, "c-union.txt"), "Union asks for an inquiry");
}

#[test]
fn what_a_code_is_called_elsewhere_is_found_in_the_palette_and_undo_names_what_it_takes_back() {
    let (home, mut desk) = tagged();
    desk.key(Key::P, CTRL);
    desk.type_text("code");
    assert!(desk.shows("New tag…"));
    assert!(!desk.shows("Larger text"));
    desk.type_text(" create");
    desk.key(Key::Enter, Modifiers::NONE);
    desk.key(Key::A, CTRL);
    desk.type_text("weather");
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(names(&home).contains(&"weather".to_owned()));
    desk.click("Edit");
    let undo = desk.open().session.undo_label().unwrap().to_owned();
    assert!(desk.shows_words(&format!("Undo: {undo}")), "the menu says what is taken back");
    assert!(undo.contains("weather"), "{undo}");
}
