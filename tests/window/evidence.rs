//! What other articles tell like some words, and the table of what was found where: asked for, walked through, marked, exported.

use std::collections::BTreeSet;
use std::fs;

use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::NodeT;
use variorum::notebook::{Color, Edit, Extra, Notebook, Tag, TagId};
use variorum::storage::{Project, render};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home};
use crate::marking::{CITY, HARBOUR, UNION, name_of, tag_sweep, three};

const STRUCK: &str = "The ferry struck the eastern pier shortly after dawn on Tuesday";

/// The harbour's sentence word for word in two more articles, and once in other words.
fn reported() -> Home {
    let wire = format!("Wire: ferry accident\n\n{STRUCK}. Nobody was hurt.\n");
    let evening = format!("Evening edition\n\nTrains were late.\n\n{STRUCK}!\n");
    let radio = "Radio report\n\nAt dawn a ferry hit the eastern pier of the harbour. Police closed the road.\n";
    Home::with(&[
        ("a-harbour.txt", HARBOUR),
        ("b-city.txt", CITY),
        ("c-union.txt", UNION),
        ("d-wire.txt", &wire),
        ("e-evening.txt", &evening),
        ("f-radio.txt", radio),
    ])
}

/// The articles of each row of the list, by the first letters of their paths.
fn rows(desk: &Desk) -> Vec<String> {
    let open = desk.open();
    let letter = |id| open.session.notebook().document(id).unwrap().path[..1].to_owned();
    let row = |row: &variorum::compare::Parallel| {
        let letters: BTreeSet<String> = row.places.iter().map(|place| letter(place.document)).collect();
        letters.into_iter().collect()
    };
    open.parallels.found().iter().map(row).collect()
}

/// The words that are selected in the active column.
fn selected(desk: &Desk) -> String {
    let open = desk.open();
    let column = open.desk.column().unwrap();
    open.text(column.document).unwrap().reading.slice(column.selected().unwrap()).to_owned()
}

#[test]
fn parallels_are_found_shown_beside_the_words_and_marked_in_one_step() {
    let home = reported();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "Tuesday"), "accident");
    desk.key(Key::P, CTRL_SHIFT);
    assert_eq!(rows(&desk)[..2], ["de", "f"], "copies are one row, the words themselves are none");
    assert!(desk.shows_words("in 2 articles"));
    let columns = desk.open().desk.columns.len();
    desk.key(Key::ArrowDown, Modifiers::NONE);
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(selected(&desk), "At dawn a ferry hit the eastern pier of the harbour.");
    desk.key(Key::ArrowUp, Modifiers::NONE);
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(selected(&desk).starts_with(STRUCK));
    assert_eq!(desk.open().desk.columns.len(), columns + 1, "one column shows them all, one after the other");
    assert!(desk.open().desk.columns.iter().any(|column| Some(column.document) == asked(&desk)), "the words stay in sight");
    desk.key(Key::M, Modifiers::NONE);
    assert_eq!(desk.said(), "Marked 2 passages");
    assert!(desk.shows_words("marked"));
    let all: usize = desk.open().parallels.found().iter().map(|row| row.places.len()).sum();
    desk.click(&format!("Mark all {all}"));
    let tags = || home.saved().notebook.highlights().values().map(|highlight| highlight.tags.len()).collect::<Vec<_>>();
    assert_eq!(tags(), vec![1; all + 1], "each is marked once, and as the words are");
    desk.key(Key::Z, CTRL);
    assert_eq!(tags().len(), 3, "one step back");
    desk.key(Key::Z, CTRL);
    assert_eq!(home.saved_words(), [STRUCK]);
}

fn asked(desk: &Desk) -> Option<variorum::notebook::DocumentId> {
    desk.open().parallels.question().map(|question| question.document)
}

#[test]
fn parallels_are_offered_at_the_selection_and_a_click_opens_them() {
    let home = reported();
    let mut desk = home.desk();
    desk.click("Parallels");
    assert!(desk.shows_words("what the other articles tell like them is listed here"));
    let article = name_of(&desk, "a-harbour.txt");
    desk.sweep(&article, "eastern", "Tuesday");
    desk.click("Find parallels");
    assert!(desk.open().desk.bar.is_none(), "the bar makes room");
    let radio = rows(&desk).iter().position(|row| row == "f").unwrap();
    let words = desk.open().parallels.found()[radio].places[0].words.clone();
    let named = |desk: &Desk| {
        let mut names = desk.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label());
        names.find(|name| name.starts_with("Parallel, ") && name.ends_with(&words)).unwrap()
    };
    let name = named(&desk);
    desk.click(&name);
    assert_eq!(selected(&desk), words);
    desk.click(&format!("Mark all {}", desk.open().parallels.found().iter().map(|row| row.places.len()).sum::<usize>()));
    assert!(desk.said().starts_with("Tag the words first"), "{}", desk.said());
}

/// The number of marks of absence on disk.
fn marks(home: &Home) -> usize {
    home.saved().notebook.tags().values().map(|tag| tag.absent.len()).sum()
}

#[test]
fn what_is_absent_is_marked_denied_by_a_highlight_and_exported() {
    let home = three();
    let mut desk = home.desk();
    desk.click("Omissions");
    assert!(desk.shows_words("Tag some words, and the first row is here."));
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(&mut desk, "a-harbour.txt", ("Witnesses", "captain"), "statement / captain");
    let cell = |tag: &str, article: &str, what: &str| format!("{tag} in {article}: {what}");
    let (harbour, city) = (name_of(&desk, "a-harbour.txt"), name_of(&desk, "b-city.txt"));
    assert!(desk.shows(&cell("statement", &harbour, "1 highlight")), "a tag brings its children");
    desk.click(&cell("statement / captain", &city, "not looked for"));
    assert_eq!(marks(&home), 1);
    assert!(desk.shows(&cell("statement / captain", &city, "looked for, absent")));
    desk.key(Key::Z, CTRL);
    assert_eq!(marks(&home), 0);
    desk.key(Key::Z, CTRL_SHIFT);
    desk.click(&cell("statement", &city, "not looked for"));
    assert_eq!(marks(&home), 2);
    tag_sweep(&mut desk, "b-city.txt", ("nobody", "warned it"), "statement / captain");
    assert_eq!(marks(&home), 0, "what is found is not absent, nor is its parent");
    desk.key(Key::Z, CTRL);
    assert_eq!(marks(&home), 2, "one step back");
    desk.click(&cell("statement", &harbour, "1 highlight"));
    let held = desk.open().desk.in_hand.unwrap();
    assert!(desk.open().session.notebook().highlight(held).unwrap().exact.starts_with("Witnesses"));
    desk.click("Export table…");
    let to = home.file("table.csv");
    desk.write("File to write", &to.display().to_string());
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.said().contains("Exported 3 tags and 3 articles"), "{}", desk.said());
    let table = fs::read_to_string(&to).unwrap();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(rows, ["accident,1,,", "statement,1,absent,", "statement / captain,1,absent,"]);
}

#[test]
fn the_table_is_walked_and_marked_with_the_keyboard() {
    let home = three();
    let mut desk = home.desk();
    tag_sweep(&mut desk, "a-harbour.txt", ("The ferry", "eastern pier"), "accident");
    tag_sweep(&mut desk, "a-harbour.txt", ("Witnesses", "captain"), "accident");
    desk.key(Key::P, CTRL);
    desk.type_text("omission table");
    desk.key(Key::Enter, Modifiers::NONE);
    for key in [Key::ArrowRight, Key::ArrowRight, Key::Enter] {
        desk.key(key, Modifiers::NONE);
    }
    assert_eq!(marks(&home), 1);
    let city = name_of(&desk, "b-city.txt");
    assert!(desk.shows_words(&format!("Omissions: accident in {city}: looked for, absent")));
    desk.key(Key::Space, Modifiers::NONE);
    assert_eq!(marks(&home), 0, "taken back");
    desk.key(Key::ArrowLeft, Modifiers::NONE);
    let held = |desk: &Desk| {
        let id = desk.open().desk.in_hand.unwrap();
        desk.open().session.notebook().highlight(id).unwrap().exact.clone()
    };
    let harbour = name_of(&desk, "a-harbour.txt");
    for first in ["The ferry", "Witnesses", "The ferry"] {
        desk.click(&format!("accident in {harbour}: 2 highlights"));
        assert!(held(&desk).starts_with(first), "one after the other: {}", held(&desk));
    }
}

#[test]
fn of_a_large_table_only_what_is_seen_is_drawn() {
    let articles: Vec<(String, String)> =
        (0..120).map(|number| (format!("{number:03}.txt"), format!("Article {number}\n"))).collect();
    let articles: Vec<(&str, &str)> = articles.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
    let home = Home::with(&articles);
    let tag = |number: u64| {
        let record = Tag::new(format!("tag {number}"), Color::PALETTE[0]);
        Edit::Tag(TagId::from_bits(number), Some(record))
    };
    let notebook = Notebook::from_edits((0..600).map(tag).collect(), Extra::new());
    let project = Project { folder: ".".to_owned(), ..Project::new(notebook) };
    fs::write(home.project(), render(&project)).unwrap();
    let mut desk = home.desk();
    desk.click("Omissions");
    let cells = |desk: &Desk| {
        let names = desk.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label());
        names.filter(|name| name.ends_with(": not looked for")).collect::<Vec<String>>()
    };
    let drawn = cells(&desk);
    assert!((10..200).contains(&drawn.len()), "{} of 72,000 cells are drawn", drawn.len());
    let at = desk.middle_of(&drawn[0]);
    desk.harness.event(Event::PointerMoved(at));
    desk.press_at(at, Modifiers::NONE, PointerButton::Primary);
    for _ in 0..20 {
        desk.key(Key::ArrowDown, Modifiers::NONE);
        desk.key(Key::ArrowRight, Modifiers::NONE);
    }
    let (tag, document) = desk.open().omissions.chosen().unwrap();
    assert_eq!(desk.open().omissions.table().place(tag, document), Some((20, 20)));
    assert!(cells(&desk).iter().any(|name| name.starts_with("tag 20 in Article 20:")), "the cell that is meant comes into sight");
}

#[test]
fn statements_and_names_have_rows_of_their_own() {
    let told = "Ferry talks\n\n3 October 2021\n\n“The lines are open again,” Ann Smith said on Monday. President Moon Jae-in agreed with Smith.\n";
    let other = "Lines restored\n\n4 October 2021\n\n“The lines are open again,” said Ann Smith.\n\nThe weather was fine.\n";
    let home = Home::with(&[("a.txt", told), ("b.txt", other), ("c.txt", "Sports\n\n5 October 2021\n\nNothing was said.\n")]);
    let mut desk = home.desk();
    desk.click("Omissions");
    assert!(desk.shows_words("Tag some words, and the first row is here."));
    desk.click("Rows: Names");
    let articles = ["a.txt", "b.txt", "c.txt"].map(|path| name_of(&desk, path));
    let cell = |row: &str, place: usize, date: &str, what: &str| format!("{row} in {}, {date}: {what}", articles[place]);
    let dates = ["3 Oct 2021", "4 Oct 2021", "5 Oct 2021"];
    assert!(desk.shows(&cell("Ann Smith", 0, dates[0], "2 places")), "{:?}", desk.names_with("Ann"));
    assert!(desk.shows(&cell("Ann Smith", 1, dates[1], "1 place")));
    assert!(desk.shows(&cell("Ann Smith", 2, dates[2], "not found")));
    assert!(desk.shows(&cell("Moon Jae-in", 1, dates[1], "not found")));
    for words in ["Ann Smith", "Smith", "Ann Smith"] {
        desk.click(&cell("Ann Smith", 0, dates[0], "2 places"));
        assert_eq!(selected(&desk), words, "one after the other");
    }
    assert!(desk.shows_words("2 places   “The lines are open again,” Ann Smith said on Monday."), "the sentences are quoted");
    desk.click("Rows: Statements");
    let row = "Ann Smith: “The lines are open again,”";
    assert!(desk.shows(&format!("{row}: in 2 of 3 articles")), "{:?}", desk.names_with("Ann"));
    desk.click(&cell(row, 2, dates[2], "not found"));
    assert!(desk.shows_words(&format!("Omissions: {}", cell(row, 2, dates[2], "not found"))));
    desk.key(Key::ArrowLeft, Modifiers::NONE);
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(selected(&desk), "“The lines are open again,”");
    desk.click("Export table…");
    let to = home.file("table.csv");
    desk.write("File to write", &to.display().to_string());
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.said().contains("Exported 1 statement and 3 articles"), "{}", desk.said());
    let table = fs::read_to_string(&to).unwrap();
    assert!(
        table.starts_with("statement_in_articles,") && table.ends_with("\"Ann Smith: “The lines are open again,”\",1,1,\r\n"),
        "{table}"
    );
}
