//! The articles along time: what is told of each dating, a click to its words, a day of publication that resolves what was open,
//! what two articles date differently.

use std::fs;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, vec2};

use egui_kittest::kittest::{NodeT, Queryable};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, Home};

const SEOUL: &str = "Koreas restore their hotline\n\n5 October 2021\n\nThe two Koreas restored their communication lines on Monday, the \
    ministry in Seoul said. The North had cut them off in August.\n\nThe first summit was held in 2018.\n";
const TEHRAN: &str = "North and South talk again\n\n4 October 2021\n\nThe two Koreas restored their communication lines on Sunday, the \
    ministry in Seoul said. Nobody had picked up for three days.\n";
const UNDATED: &str = "A telephone rings\n\nAn officer picked up on Monday. The line had been dead since 10 August 2021.\n";

fn hotline() -> Home {
    Home::with(&[("a-seoul.txt", SEOUL), ("b-tehran.txt", TEHRAN), ("c-undated.txt", UNDATED)])
}

fn timeline() -> (Home, Desk) {
    let home = hotline();
    let mut desk = home.desk();
    desk.click("Timeline");
    desk.pull_drawer(-160.0);
    (home, desk)
}

/// The selected words of the column that shows an article.
fn selected(desk: &Desk, path: &str) -> Option<String> {
    let document = *desk.open().session.notebook().documents().iter().find(|(_, record)| record.path == path)?.0;
    let column = desk.open().desk.columns.iter().find(|column| column.document == document)?;
    Some(desk.open().text(document)?.reading.slice(column.selected()?).to_owned())
}

#[test]
fn each_dating_is_told_by_its_name_and_one_click_from_its_words() {
    let (_home, mut desk) = timeline();
    assert!(desk.shows("Koreas restore their hotline, published 5 Oct 2021"));
    assert!(desk.shows("A telephone rings, date unknown"));
    for name in [
        "4 Oct 2021, “Monday”, in Koreas restore their hotline, dated differently elsewhere",
        "3 Oct 2021, “Sunday”, in North and South talk again, dated differently elsewhere",
        "10 Aug 2021, “10 August 2021”, in A telephone rings",
        "Aug 2021, “August”, in Koreas restore their hotline",
        "1 open: “three days”, in North and South talk again",
    ] {
        assert!(desk.shows(name), "{name}");
    }
    let lane = desk.harness.get_by_role_and_label(Role::List, "North and South talk again, published 4 Oct 2021");
    let items = lane.children_recursive().filter(|node| node.accesskit_node().role() == Role::ListItem);
    assert_eq!(items.count(), 3, "one that is open, and two days");
    desk.click("10 Aug 2021, “10 August 2021”, in A telephone rings");
    assert_eq!(selected(&desk, "c-undated.txt").as_deref(), Some("10 August 2021"));
    assert_eq!(desk.open().desk.active, 2, "in its own column");
    desk.click("1 open: “three days”, in North and South talk again");
    desk.click("open, “three days”, in North and South talk again");
    assert_eq!(selected(&desk, "b-tehran.txt").as_deref(), Some("three days"));
    assert_eq!(selected(&desk, "c-undated.txt"), None, "one selection at a time");
}

#[test]
fn an_article_that_is_not_open_is_opened_at_the_words() {
    let (_home, mut desk) = timeline();
    desk.click("Column C");
    desk.key(Key::W, CTRL);
    assert_eq!(desk.open().desk.columns.len(), 2);
    desk.click("Months");
    let shown = desk.open().timeline.shown();
    desk.click("10 Aug 2021, “10 August 2021”, in A telephone rings");
    assert_eq!(selected(&desk, "c-undated.txt").as_deref(), Some("10 August 2021"));
    assert_eq!(desk.open().desk.columns.len(), 2, "in place of the active one");
    assert_eq!(desk.open().timeline.shown(), shown, "the time stays");
}

#[test]
fn a_day_of_publication_resolves_what_was_open_and_is_undone() {
    let (_home, mut desk) = timeline();
    let (open, known) = ("1 open: “Monday”, in A telephone rings", "4 Oct 2021, “Monday”, in A telephone rings");
    assert!(desk.shows(open) && !desk.shows(known));
    desk.click("Set the day of publication of A telephone rings");
    desk.type_text("2021-10-05");
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(!desk.shows(open) && desk.shows(known));
    assert!(desk.shows("A telephone rings, published 5 Oct 2021"));
    desk.key(Key::Z, CTRL);
    assert!(desk.shows(open) && !desk.shows(known));
    desk.key(Key::Z, CTRL_SHIFT);
    assert!(!desk.shows(open) && desk.shows(known));
}

#[test]
fn what_is_no_day_is_refused_with_a_sentence() {
    let (_home, mut desk) = timeline();
    desk.click("Set the day of publication of A telephone rings");
    desk.type_text("last week");
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.state().message.as_ref().is_some_and(|message| message.failed), "{}", desk.said());
    assert!(desk.shows("1 open: “Monday”, in A telephone rings"));
}

#[test]
fn two_datings_of_one_event_are_told_and_both_shown_with_one_click() {
    let (_home, mut desk) = timeline();
    let words = "Dated differently: Koreas restore their hotline says 4 Oct (“Monday”), North and South talk again 3 Oct 2021 \
        (“Sunday”): The two Koreas restored their communication lines on Monday, the ministry in Seoul said.";
    desk.click(words);
    assert_eq!(selected(&desk, "a-seoul.txt").as_deref(), Some("Monday"));
    assert_eq!(selected(&desk, "b-tehran.txt").as_deref(), Some("Sunday"));
    assert_eq!(desk.open().desk.active, 0);
    desk.click("Column B");
    desk.key(Key::W, CTRL);
    assert!(!desk.shows_words("Dated differently"), "of articles that are open together");
}

#[test]
fn the_time_is_moved_by_buttons_keys_wheel_and_hand() {
    let (_home, mut desk) = timeline();
    let shown = |desk: &Desk| desk.open().timeline.shown().unwrap();
    desk.click("Whole");
    let whole = shown(&desk);
    assert!(whole.length() > 4.0 * 365.0 && desk.shows("2018, “2018”, in Koreas restore their hotline"));
    desk.click("Days");
    let days = shown(&desk);
    assert_eq!(days.length(), 21.0);
    assert!(!desk.shows("2018, “2018”, in Koreas restore their hotline"));
    desk.click("2 earlier in Koreas restore their hotline: show 31 Aug 2021");
    assert!(desk.shows("Aug 2021, “August”, in Koreas restore their hotline"));
    desk.click("Months");
    let months = shown(&desk);
    assert_eq!(months.length(), 550.0);
    let name = desk.names_with("Time shown:").remove(0);
    let ground = desk.middle_of(&name);
    let at = ground + vec2(-100.0, 0.0);
    desk.drag(at, at + vec2(80.0, 0.0));
    let dragged = shown(&desk);
    assert!(dragged.middle() < months.middle() && (dragged.length() - 550.0).abs() < 1e-6);
    desk.key(Key::ArrowRight, Modifiers::NONE);
    desk.key(Key::Plus, Modifiers::NONE);
    let nearer = shown(&desk);
    assert!(nearer.length() < dragged.length() && nearer.middle() > dragged.middle());
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.event(Event::ModifiersChanged(CTRL));
    let (unit, phase, source) = (MouseWheelUnit::Point, egui::TouchPhase::Move, egui::MouseWheelSource::Wheel);
    desk.harness.event(Event::MouseWheel { unit, delta: vec2(0.0, -200.0), phase, source, modifiers: CTRL });
    desk.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    desk.settle();
    assert!(shown(&desk).length() > nearer.length());
    desk.harness.run_steps(60); // the wheel runs out
    desk.key(Key::Home, Modifiers::NONE);
    assert_eq!(shown(&desk), whole);
}

#[test]
fn marks_are_reached_with_the_keyboard() {
    let (_home, mut desk) = timeline();
    let name = "4 Oct 2021, “Monday”, in Koreas restore their hotline, dated differently elsewhere";
    desk.focus(name);
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(selected(&desk, "a-seoul.txt").as_deref(), Some("Monday"));
}

#[test]
fn the_filter_of_the_articles_counts() {
    let (_home, mut desk) = timeline();
    desk.write("Filter articles", "telephone");
    assert!(desk.shows("A telephone rings, date unknown"));
    assert!(!desk.shows("Koreas restore their hotline, published 5 Oct 2021"));
    desk.write("Filter articles", "nothing of the kind");
    assert!(desk.shows_words("No article has these words"));
}

#[test]
fn the_timeline_is_exported_as_a_table() {
    let (home, mut desk) = timeline();
    desk.click("Export CSV…");
    assert!(desk.shows_words("9 datings of 3 articles"));
    let table = home.file("dates.csv");
    desk.write("File to write", &table.display().to_string());
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.said().starts_with("Exported 9 datings to "), "{}", desk.said());
    let written = fs::read_to_string(table).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "statement,article,published,from,to,rule,words");
    assert_eq!(lines.len(), 10, "{written}");
    let monday = "\"The two Koreas restored their communication lines on Monday, the ministry in Seoul said.\",Koreas restore their \
        hotline,2021-10-05,2021-10-04,2021-10-04,weekday,Monday";
    assert!(lines.contains(&monday), "{written}");
    assert!(written.contains("An officer picked up on Monday.,A telephone rings,,,,weekday,Monday"), "{written}");
}

#[test]
fn an_empty_folder_says_what_would_fill_it() {
    let home = Home::with(&[]);
    let mut desk = home.desk();
    desk.key(Key::P, CTRL);
    desk.type_text("chronology");
    desk.key(Key::ArrowDown, Modifiers::NONE);
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.shows_words("Each one in the folder becomes a lane here"));
    assert!(desk.open().timeline.chart().rows.is_empty());
}

#[test]
fn articles_without_any_day_can_be_given_one() {
    let home = Home::with(&[("a.txt", "A telephone rings\n\nAn officer picked up on Monday.\n")]);
    let mut desk = home.desk();
    desk.click("Timeline");
    assert!(desk.shows_words("No day is known yet"));
    desk.click("Set the day of publication of A telephone rings");
    desk.type_text("2021-10-05");
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.shows("4 Oct 2021, “Monday”, in A telephone rings"));
}
