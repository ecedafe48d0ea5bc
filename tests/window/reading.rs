//! Reading: moving through a text, growing and copying what is selected, looking at one tag, and how the text is set.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home, letters_of};
use crate::marking::{name_of, tag_sweep, three};

/// The selected words of the active column.
fn selected(desk: &Desk) -> String {
    let column = desk.open().desk.column().unwrap();
    let span = column.selected();
    span.map_or_else(String::new, |span| desk.open().text(column.document).unwrap().reading.slice(span).to_owned())
}

/// What a key puts on the clipboard.
fn copied(desk: &mut Desk, event: Event) -> Option<String> {
    desk.harness.event(event);
    let mut found = None;
    for _ in 0..4 {
        desk.harness.step();
        for command in &desk.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(words) = command {
                found = Some(words.clone());
            }
        }
    }
    found
}

/// An article of numbered paragraphs, much longer than a screen.
fn long() -> String {
    let mut words = "A long report\n\n".to_owned();
    for number in 1..=300 {
        words.push_str(&format!("Paragraph {number} tells of the ferry, of its captain and of the pier that it struck.\n\n"));
    }
    words
}

fn top(desk: &Desk) -> usize {
    desk.open().desk.column().unwrap().top
}

#[test]
fn one_key_grows_a_caret_to_word_sentence_and_paragraph() {
    let home = three();
    let mut desk = home.desk();
    let article = name_of(&desk, "a-harbour.txt");
    desk.click_words(&article, "captain");
    let mut steps = Vec::new();
    for _ in 0..4 {
        desk.key(Key::E, Modifiers::NONE);
        steps.push(selected(&desk));
    }
    let sentence = "Witnesses said the captain had warned the harbour office twice about the current.";
    assert_eq!(steps, ["captain", sentence, sentence, sentence]);
}

#[test]
fn words_are_copied_alone_or_with_where_they_come_from() {
    let home = three();
    let mut desk = home.desk();
    let article = name_of(&desk, "a-harbour.txt");
    desk.sweep(&article, "eastern", "pier shortly");
    desk.key(Key::Escape, Modifiers::NONE);
    assert_eq!(copied(&mut desk, Event::Copy).as_deref(), Some("eastern pier shortly"));
    let press = Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers: CTRL_SHIFT };
    desk.harness.event(Event::ModifiersChanged(CTRL_SHIFT));
    let cited = copied(&mut desk, press);
    assert_eq!(cited.as_deref(), Some("“eastern pier shortly” (“Ferry strikes the pier”, date unknown, ¶ 2)"));
}

#[test]
fn a_double_click_that_is_drawn_on_selects_by_words() {
    let home = three();
    let mut desk = home.desk();
    let article = name_of(&desk, "a-harbour.txt");
    let (from, to) =
        (desk.edge(&article, "struck", false) + vec2(8.0, 0.0), desk.edge(&article, "shortly", false) + vec2(6.0, 0.0));
    desk.harness.run_steps(30);
    desk.harness.event(Event::PointerMoved(from));
    desk.harness.step();
    for pressed in [true, false, true] {
        let button = PointerButton::Primary;
        desk.harness.event(Event::PointerButton { pos: from, button, pressed, modifiers: Modifiers::NONE });
        desk.harness.step();
    }
    for at in [from + vec2(20.0, 0.0), to] {
        desk.harness.event(Event::PointerMoved(at));
        desk.harness.run_steps(2);
    }
    desk.harness.drop_at(to);
    desk.settle();
    assert_eq!(selected(&desk), "struck the eastern pier shortly");
}

#[test]
fn one_tag_is_looked_at_by_itself_and_all_again() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(&mut desk, "a-harbour.txt", ("warned", "twice"), "warning");
    let told = |desk: &Desk| (desk.shows_words("Highlight accident"), desk.shows_words("Highlight warning"));
    assert_eq!(told(&desk), (true, true));
    desk.click_right("warning");
    desk.click_in_menu("Show only this tag");
    assert_eq!(told(&desk), (false, true));
    assert!(desk.shows_words("Only “warning” is shown"));
    desk.click("Show all");
    assert_eq!(told(&desk), (true, true));
}

#[test]
fn pages_are_turned_and_the_caret_comes_along() {
    let home = Home::with(&[("long.txt", &long())]);
    let mut desk = home.desk();
    let article = name_of(&desk, "long.txt");
    desk.click_words(&article, "Paragraph 3");
    let before = desk.open().desk.column().unwrap().selection.unwrap().1;
    desk.key(Key::PageDown, Modifiers::NONE);
    let (page, caret) = (top(&desk), desk.open().desk.column().unwrap().selection.unwrap().1);
    assert!(page > 0 && caret > before && caret > page, "{page} {before} {caret}");
    desk.key(Key::PageUp, Modifiers::NONE);
    assert_eq!((top(&desk), desk.open().desk.column().unwrap().selection.unwrap().1), (0, before));
    desk.key(Key::PageUp, Modifiers::SHIFT);
    assert_eq!(desk.open().desk.column().unwrap().selection, Some((before, 0)));
    desk.key(Key::End, CTRL);
    assert!(desk.shows_words("Paragraph 300"));
}

#[test]
fn dragging_beyond_the_edge_scrolls_on_and_selects() {
    let home = Home::with(&[("long.txt", &long())]);
    let mut desk = home.desk();
    let article = name_of(&desk, "long.txt");
    let from = desk.edge(&article, "Paragraph 2", false);
    desk.harness.hover_at(from);
    desk.harness.run_steps(2);
    desk.harness.drag_at(from);
    desk.harness.run_steps(2);
    let bottom = desk.harness.get_by_role_and_label(Role::Document, &article).rect().bottom();
    desk.harness.hover_at(pos2(from.x + 40.0, bottom + 20.0));
    desk.harness.run_steps(90);
    desk.harness.drop_at(pos2(from.x + 40.0, bottom + 20.0));
    desk.settle();
    assert!(top(&desk) > 1_000, "{}", top(&desk));
    assert!(selected(&desk).starts_with("Paragraph 2 tells") && selected(&desk).len() > 2_000);
}

#[test]
fn a_heading_is_found_by_its_letters() {
    let chapters: String = (1..60).map(|number| format!("## Chapter {number}\n\nWords of it.\n\nMore words.\n\n")).collect();
    let home = Home::with(&[("book.md", &format!("# A book\n\n{chapters}"))]);
    let mut desk = home.desk();
    desk.key(Key::H, Modifiers::ALT);
    desk.type_text("chapter 31");
    desk.key(Key::Enter, Modifiers::NONE);
    let open = desk.open();
    let column = open.desk.column().unwrap();
    let text = open.text(column.document).unwrap().reading.text().to_owned();
    assert!(text[column.top..].starts_with("Chapter 31"), "{:?}", &text[column.top..][..20]);
}

#[test]
fn a_place_is_kept_while_another_article_is_read_and_overnight() {
    let home = Home::with(&[("long.txt", &long()), ("other.txt", "Another one\n\nIt is short.\n")]);
    let mut desk = home.desk();
    let article = name_of(&desk, "long.txt");
    desk.click_words(&article, "Paragraph 3");
    desk.key(Key::PageDown, Modifiers::NONE);
    desk.key(Key::PageDown, Modifiers::NONE);
    let stood = top(&desk);
    assert!(stood > 0);
    desk.key(Key::W, CTRL);
    desk.key(Key::W, CTRL);
    assert!(desk.open().desk.columns.is_empty());
    desk.click("A long report");
    assert_eq!(top(&desk), stood);
    tag_sweep(&mut desk, "long.txt", ("ferry", "captain"), "crew");
    desk.key(Key::W, CTRL);
    desk.close();
    let mut desk = home.desk();
    if desk.open().desk.columns.is_empty() {
        desk.click("A long report");
    }
    let place = desk.open().desk.columns.iter().find(|column| {
        name_of(&desk, "long.txt") == *desk.open().session.notebook().document(column.document).unwrap().display_name()
    });
    assert_eq!(place.map(|column| column.top), Some(stood));
}

#[test]
fn rows_of_a_very_long_paragraph_are_full_wherever_it_was_cut() {
    let words = "ferry pier captain harbour current warning dawn crew ".repeat(2_000);
    let home = Home::with(&[("one.txt", &format!("One paragraph\n\n{words}\n"))]);
    let mut desk = home.desk();
    let article = name_of(&desk, "one.txt");
    desk.click_words(&article, "ferry pier");
    for _ in 0..12 {
        desk.key(Key::PageDown, Modifiers::NONE);
        let column = desk.harness.get_by_role_and_label(Role::Document, &article);
        let pieces: Vec<_> = column.children_recursive().collect();
        let mut rows: Vec<(f32, f32)> = Vec::new();
        for letter in pieces.iter().flat_map(letters_of) {
            match rows.last_mut().filter(|(y, _)| (*y - letter.y).abs() < 2.0) {
                Some((_, right)) => *right = right.max(letter.ends),
                None => rows.push((letter.y, letter.ends)),
            }
        }
        let widest = rows.iter().map(|(_, right)| *right).fold(0.0, f32::max);
        let short: Vec<_> = rows.iter().filter(|(_, right)| widest - right > 90.0).collect();
        assert!(rows.len() > 20 && short.is_empty(), "{} rows, short ones {short:?} of {widest}", rows.len());
    }
}

#[test]
fn the_text_is_set_larger_narrower_and_without_serifs() {
    let home = three();
    let mut desk = home.desk();
    let article = name_of(&desk, "a-harbour.txt");
    let height = |desk: &Desk| desk.edge(&article, "Witnesses", false).y - desk.edge(&article, "The ferry", false).y;
    let usual = height(&desk);
    desk.key(Key::Equals, CTRL);
    desk.key(Key::Plus, CTRL);
    assert!(height(&desk) > usual);
    desk.key(Key::Num0, CTRL);
    assert_eq!(height(&desk), usual);
    let width = |desk: &Desk| desk.edge(&article, "struck the", true).x - desk.edge(&article, "The ferry", false).x;
    let serif = width(&desk);
    desk.key(Key::P, CTRL);
    desk.type_text("serifs");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_ne!(width(&desk), serif);
}
