//! A table of articles in the folder: its rows are articles, its columns are chosen in a form, and that is undone.

use std::fs;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home};
use crate::marking::{name_of, tag_sweep};

const FERRY: &str = "The ferry struck the eastern pier shortly after dawn on Tuesday. Two people were hurt, and nobody has spoken to the crew so far.";
const BUDGET: &str =
    "The council agreed on a budget for the schools. It will be read again in May, when the mayor is back from her journey.";
const UNION: &str =
    "The union of dockers asked for an inquiry into the accident. It said that the pier had not been looked after for years.";

fn row(title: &str, body: &str) -> String {
    format!("{title},The Harbour Post,2021-10-05,In short: {title}.,\"{body}\"\n")
}

fn table(rows: &[String]) -> String {
    format!("title,outlet,date,summary,body\n{}", rows.concat())
}

fn three_rows() -> [String; 3] {
    [row("Ferry strikes the pier", FERRY), row("City budget", BUDGET), row("Union wants an inquiry", UNION)]
}

fn text(desk: &Desk, path: &str) -> String {
    let mut columns = desk.open().desk.columns.iter();
    let of = |id| desk.open().session.notebook().document(id).unwrap().path == path;
    let column = columns.find(|column| of(column.document)).unwrap();
    desk.open().text(column.document).unwrap().reading.text().to_owned()
}

fn paths(desk: &Desk) -> Vec<String> {
    let mut paths: Vec<_> = desk.open().session.notebook().documents().values().map(|record| record.path.clone()).collect();
    paths.sort();
    paths
}

fn counts(desk: &Desk) -> String {
    desk.open().settling.found().iter().map(|edited| edited.counts()).collect()
}

/// Opens the form by the menu of an article.
fn ask(desk: &mut Desk, path: &str) {
    let name = name_of(desk, path);
    let card = desk.harness.query_all_by_role_and_label(Role::Button, &name).next().unwrap().rect().center();
    desk.press_at(card, Modifiers::NONE, PointerButton::Secondary);
    desk.click_in_menu("Columns of the table…");
}

/// Chooses a column in the form.
fn choose(desk: &mut Desk, role: &str, column: &str) {
    desk.click(&format!("Column of the {role}"));
    desk.click_in_menu(column);
}

#[test]
fn rows_are_articles_and_their_columns_are_chosen_and_that_is_undone() {
    let home = Home::with(&[("news.csv", &table(&three_rows())), ("numbers.csv", "year,gdp\n2020,1\n2021,2\n")]);
    let mut desk = home.desk();
    assert_eq!(paths(&desk), ["news.csv#1", "news.csv#2", "news.csv#3"]);
    assert!(["Ferry strikes the pier", "City budget", "Union wants an inquiry"].iter().all(|title| desk.shows(title)));
    assert!(desk.shows_words("The Harbour Post · 5 Oct 2021"));
    assert_eq!(text(&desk, "news.csv#1"), format!("Ferry strikes the pier\n{FERRY}"));
    assert_eq!(desk.open().others[0].path, "numbers.csv");
    tag_sweep(&mut desk, "news.csv#1", ("Two people", "hurt"), "number");
    desk.key(Key::Escape, Modifiers::NONE);
    desk.key(Key::Escape, Modifiers::NONE);

    ask(&mut desk, "news.csv#1");
    assert!(desk.shows("Columns of “news.csv”") && desk.shows_words("The ferry struck the eastern pier"));
    choose(&mut desk, "text", "summary");
    assert!(desk.shows_words("In short: Ferry strikes the pier."), "what the first article will be");
    choose(&mut desk, "outlet", "none");
    desk.click("Use these columns");
    assert_eq!(text(&desk, "news.csv#1"), "Ferry strikes the pier\nIn short: Ferry strikes the pier.");
    assert_eq!(text(&desk, "news.csv#2"), "City budget\nIn short: City budget.");
    assert!(!desk.shows_words("The Harbour Post · 5 Oct 2021"));
    assert_eq!(counts(&desk), "0 exact, 0 moved, 0 changed, 1 lost");
    assert_eq!(home.saved().notebook.columns()["news.csv"].text.as_deref(), Some("summary"));

    desk.key(Key::Z, CTRL);
    assert_eq!(text(&desk, "news.csv#1"), format!("Ferry strikes the pier\n{FERRY}"));
    assert!(counts(&desk).is_empty() && desk.shows_words("The Harbour Post · 5 Oct 2021"), "{}", counts(&desk));
    assert!(desk.open().session.notebook().columns().is_empty(), "one step");
    desk.key(Key::Z, CTRL_SHIFT);
    assert_eq!(text(&desk, "news.csv#2"), "City budget\nIn short: City budget.");
    desk.close();
    let desk = home.desk();
    assert_eq!(text(&desk, "news.csv#2"), "City budget\nIn short: City budget.", "read so the next time, too");
}

#[test]
fn a_table_that_tells_nothing_of_itself_is_read_when_its_text_is_chosen() {
    let home = Home::with(&[("a.txt", "Words of an article."), ("short.csv", "who,what\nAnn,It rang.\nBo,It did not.\n")]);
    let mut desk = home.desk();
    assert_eq!(paths(&desk), ["a.txt"]);
    desk.click("Columns of the table…");
    choose(&mut desk, "text", "what");
    choose(&mut desk, "author", "who");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(paths(&desk), ["a.txt", "short.csv#1", "short.csv#2"]);
    assert!(desk.open().others.is_empty() && desk.said().contains("2 articles came into the folder"), "{}", desk.said());
    desk.key(Key::Z, CTRL);
    assert_eq!(desk.open().others[0].path, "short.csv");
    assert_eq!(paths(&desk), ["a.txt"], "nobody did anything with its rows");
}

#[test]
fn a_row_is_opened_by_its_name_and_a_table_by_its_first() {
    let home = Home::with(&[("a.txt", "Words of an article."), ("news.csv", &table(&three_rows()))]);
    for (name, expected) in [("news.csv#2", "news.csv#2"), ("news.csv", "news.csv#1")] {
        let desk = home.open(&home.file(name));
        let active = desk.open().desk.column().unwrap().document;
        assert_eq!(desk.open().session.notebook().document(active).unwrap().path, expected);
        assert_eq!(desk.open().session.notebook().documents().len(), 4);
    }
}

#[test]
fn a_table_that_grows_while_it_is_read_keeps_its_highlights() {
    let [ferry, budget, union] = three_rows();
    let home = Home::with(&[("news.csv", &table(&[ferry.clone(), budget.clone()]))]);
    let mut desk = home.desk();
    tag_sweep(&mut desk, "news.csv#1", ("Two people", "hurt"), "number");
    let corrected = budget.replace("in May", "in June");
    fs::write(home.file("news.csv"), table(&[union, ferry, corrected])).unwrap();
    desk.harness.event(Event::WindowFocused(true));
    desk.settle();
    assert_eq!(paths(&desk), ["news.csv#1", "news.csv#2", "news.csv#3"]);
    assert_eq!(desk.said(), "1 article came into the folder. “news.csv” was written by another program and is read again.");
    let notebook = desk.open().session.notebook();
    let (_, highlight) = notebook.highlights().iter().next().unwrap();
    assert_eq!(notebook.document(highlight.document).unwrap().path, "news.csv#2");
    assert!(counts(&desk).is_empty() && text(&desk, "news.csv#2").contains(FERRY));
    assert!(text(&desk, "news.csv#3").contains("in June"), "the row that was edited moved with the others");
}
