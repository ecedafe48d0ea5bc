//! What articles tell in other words: columns that scroll by it, the pointer on it, the words that differ.

use std::fs;

use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, pos2, vec2};

use crate::desk::{CTRL, Desk, Home};
use crate::marking::name_of;

/// Words that no other sentence has: letters by chance, from the number of the sentence (Knuth's MMIX, 2005).
fn words(number: usize, count: usize) -> Vec<String> {
    let mut state = number as u64 + 1;
    let mut letter = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from((state >> 40) % 26).unwrap())
    };
    (0..count).map(|at| (0..4 + at % 4).map(&mut letter).collect()).collect()
}

fn sentence(number: usize, count: usize) -> String {
    let words = words(number, count).join(" ");
    format!("{}{}.", words[..1].to_uppercase(), &words[1..])
}

/// What both articles tell.
fn told(number: usize) -> String {
    sentence(number, 14)
}

/// How that begins.
fn begin(number: usize) -> String {
    told(number).chars().take(24).collect()
}

/// What one article tells alone.
fn own(number: usize) -> String {
    sentence(10_000 + number, 24)
}

/// Two articles that tell thirty things in the same order, the second one with much of its own before each and one thing, the
/// last of the first article, told at its beginning.
fn two() -> Home {
    let first: Vec<String> = (0..30).map(|number| format!("{} {}", told(number), own(number))).collect();
    let mut second = vec![told(29)];
    for number in 0..29 {
        second.extend((0..3).map(|at| own(1000 + number * 3 + at)));
        second.push(told(number));
    }
    let article = |name: &str, paragraphs: Vec<String>| format!("{name}\n\n{}\n", paragraphs.join("\n\n"));
    let (first, second) = (article("Harbour", first), article("City", second));
    Home::with(&[("a.txt", &first), ("b.txt", &second)])
}

/// A window on the two articles, compared; both columns are in a set, or in none.
fn window(home: &Home, linked: bool) -> Desk {
    let mut desk = home.desk();
    desk.settle();
    assert!(desk.shows("30 passages in this article · J, K"), "{:?}", desk.names_with(""));
    for _ in 0..if linked { 2 } else { 0 } {
        desk.key(Key::F4, Modifiers::NONE);
        desk.key(Key::F6, Modifiers::NONE);
    }
    desk
}

/// How high some words stand in an article.
fn height(desk: &Desk, article: &str, words: &str) -> f32 {
    desk.edge(&name_of(desk, article), words, false).y
}

/// Whether some words of an article are on the screen.
fn shows_in(desk: &Desk, article: &str, words: &str) -> bool {
    desk.shows_in(&name_of(desk, article), words)
}

/// How far each column is scrolled.
fn stand(desk: &Desk) -> Vec<f64> {
    desk.open().desk.columns.iter().map(|column| (column.along.unwrap() * 1000.0).round()).collect()
}

/// Turns the wheel where the pointer is.
fn turn(desk: &mut Desk, points: f32) {
    let (unit, phase, source) = (MouseWheelUnit::Point, egui::TouchPhase::Move, egui::MouseWheelSource::Wheel);
    desk.harness.event(Event::MouseWheel { unit, delta: vec2(0.0, -points), phase, source, modifiers: Modifiers::NONE });
    desk.harness.run_steps(30);
}

/// Turns the wheel over a column, a little at a time.
fn wheel(desk: &mut Desk, column: &str, points: f32) {
    let at: Pos2 = desk.middle_of(column) + vec2(0.0, 200.0);
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.run_steps(2);
    for _ in 0..10 {
        turn(desk, points / 10.0);
    }
}

/// Moves the pointer onto words and lets it rest.
fn rest_on(desk: &mut Desk, article: &str, words: &str) {
    let at = desk.edge(&name_of(desk, article), words, false);
    desk.harness.event(Event::PointerMoved(at + vec2(20.0, -1.0)));
    desk.harness.run_steps(2);
    desk.harness.event(Event::PointerMoved(at + vec2(30.0, 0.0)));
    desk.harness.run_steps(90);
}

/// Where the eye reads: a third below the heads of the columns.
const EYE: f32 = 310.0;

/// The passage of the first article nearest to where the eye reads stands about there in the second one, too, where each passage
/// takes four times the room.
fn are_in_step(desk: &Desk) {
    let seen = (0..29).filter(|number| shows_in(desk, "a.txt", &begin(*number)));
    let away = |article: &str, number: usize| height(desk, article, &begin(number)) - EYE;
    let number = seen.min_by(|a, b| away("a.txt", *a).abs().total_cmp(&away("a.txt", *b).abs())).unwrap();
    let (here, there) = (away("a.txt", number), away("b.txt", number));
    assert!(here.abs() < 90.0 && there.abs() < 5.0 * here.abs() + 40.0, "{number}: {here} and {there}");
}

#[test]
fn linked_columns_scroll_by_what_both_tell() {
    let home = two();
    let mut desk = window(&home, true);
    for _ in 0..4 {
        wheel(&mut desk, "Column A", 300.0);
        are_in_step(&desk);
    }
    let before = stand(&desk);
    desk.harness.run_steps(60);
    assert_eq!(stand(&desk), before, "nothing moves by itself");
    // The second one leads, and the first follows it; then the first again: nobody goes astray.
    wheel(&mut desk, "Column B", -600.0);
    let back = stand(&desk);
    assert!(back[0] < before[0] && back[1] < before[1], "{before:?} {back:?}");
    wheel(&mut desk, "Column A", 1_000_000.0);
    assert_eq!(stand(&desk), [1000.0, 1000.0], "their ends meet");
    wheel(&mut desk, "Column A", -1_000_000.0);
    assert_eq!(stand(&desk), [0.0, 0.0], "and their beginnings");
}

#[test]
fn the_others_are_brought_to_what_they_tell_in_its_place() {
    let home = two();
    let mut desk = window(&home, false);
    wheel(&mut desk, "Column A", 1500.0);
    assert_eq!(stand(&desk)[1], 0.0, "not linked");
    desk.click("Column A");
    desk.key(Key::B, CTRL);
    desk.harness.run_steps(4);
    are_in_step(&desk);
}

#[test]
fn a_passage_that_is_pointed_at_is_shown_beside_and_nobody_loses_his_place() {
    let home = two();
    let mut desk = window(&home, true);
    wheel(&mut desk, "Column A", 1_000_000.0);
    let before = stand(&desk);
    assert!(!shows_in(&desk, "b.txt", &begin(29)), "told at the beginning of the second article");
    // What comes under a pointer that lies still is not pointed at.
    turn(&mut desk, -30.0);
    turn(&mut desk, 60.0);
    desk.harness.run_steps(90);
    assert_eq!(stand(&desk), before);
    rest_on(&mut desk, "a.txt", &begin(29));
    let (here, there) = (height(&desk, "a.txt", &begin(29)), shows_in(&desk, "b.txt", &begin(29)));
    assert!(there, "it is brought onto the screen");
    assert_eq!(stand(&desk)[0], before[0], "its own column stays");
    assert!(desk.open().echoes.echo().is_some());
    let high = height(&desk, "b.txt", &begin(29));
    assert!(high <= here + 1.0, "as high as it can go: {here} and {high}");
    turn(&mut desk, -40.0);
    desk.harness.run_steps(60);
    let after = stand(&desk);
    assert!((after[1] - before[1]).abs() < 60.0, "back in step with the first turn of the wheel: {before:?} {after:?}");
    // What is on the screen already stays where it is.
    rest_on(&mut desk, "a.txt", &begin(28));
    assert!(desk.open().echoes.echo().is_some());
    assert_eq!(stand(&desk), after);
}

#[test]
fn a_passage_that_is_stepped_to_stays_beside() {
    let home = two();
    let mut desk = window(&home, false);
    desk.click("Column A");
    for _ in 0..3 {
        desk.key(Key::J, Modifiers::NONE);
        desk.harness.run_steps(60);
    }
    assert_eq!(desk.said(), "Also in B. Y: the same statement, X: not the same, Esc: let go.");
    let heights = |desk: &Desk| (height(desk, "a.txt", &begin(2)), height(desk, "b.txt", &begin(2)));
    let (here, there) = heights(&desk);
    assert!((here - there).abs() < 2.0, "at one height: {here} and {there}");
    let before = stand(&desk);
    desk.harness.event(Event::PointerMoved(pos2(5.0, 500.0)));
    desk.harness.run_steps(60);
    assert_eq!(stand(&desk), before, "without a link set nothing else moves, and it stays");
    desk.key(Key::K, Modifiers::NONE);
    desk.harness.run_steps(60);
    let (here, there) = (height(&desk, "a.txt", &begin(1)), height(&desk, "b.txt", &begin(1)));
    assert!((here - there).abs() < 2.0, "{here} and {there}");
    // Columns that are not linked do not go anywhere because of a pointer.
    rest_on(&mut desk, "a.txt", &begin(3));
    desk.key(Key::Escape, Modifiers::NONE);
    let before = stand(&desk);
    rest_on(&mut desk, "a.txt", &begin(0));
    assert_eq!(stand(&desk), before);
}

const FIRST: &str = "Ferry strikes the pier\n\n5 October 2021\n\nThe ferry struck the eastern pier shortly after dawn on Tuesday, and \
    eight passengers were hurt.\n\nDivers looked for the anchor.\n";
const SECOND: &str = "Accident in the harbour\n\n3 October 2021\n\nThe old ferry struck the eastern pier after dawn on Tuesday, and six \
    passengers were hurt.\n\nSchools stayed open in the afternoon.\n";

/// The words of an article that differ from the base text, with how.
fn variants(desk: &Desk, path: &str) -> Vec<String> {
    let open = desk.open();
    let (id, _) = open.session.notebook().documents().iter().find(|(_, record)| record.path == path).unwrap();
    let text = &open.text(*id).unwrap().reading;
    let told = |variant: &variorum::app::variants::Variant| format!("{:?} {}", variant.how, text.slice(variant.span));
    let of = |variants: &std::sync::Arc<variorum::app::variants::Variants>| {
        variants.within(variorum::text::Span::new(0, text.text().len())).map(told).collect()
    };
    open.echoes.variants_of(*id).map(of).unwrap_or_default()
}

#[test]
fn words_are_compared_with_the_base_text_that_the_person_chooses() {
    let home = Home::with(&[("a.txt", FIRST), ("b.txt", SECOND)]);
    let mut desk = home.desk();
    desk.settle();
    assert!(desk.shows("Column B: base text") && !desk.shows("Column A: base text"), "the one that was published first");
    assert_eq!(variants(&desk, "a.txt"), ["Missing ", "Added shortly", "Changed eight"]);
    assert!(variants(&desk, "b.txt").is_empty(), "the base text differs from nothing");
    assert!(desk.shows("Against B: dots changed, dashes added, ^ left out"));
    desk.click_right("Column A");
    desk.click_in_menu("Compare words with this text");
    assert_eq!(desk.said(), "The other columns show the words in which they differ from column A");
    assert!(desk.shows("Column A: base text") && !desk.shows("Column B: base text"));
    assert_eq!(variants(&desk, "b.txt"), ["Added old", "Missing ", "Changed six"]);
    desk.click("Column B");
    for _ in 0..2 {
        desk.key(Key::J, Modifiers::NONE); // the headlines, in quite other words; then what they tell
    }
    let against = "Against column A, the base text: “old” added · “shortly” left out · “six” for “eight”";
    assert!(desk.shows(against) && desk.shows("The base text"), "{:?}", desk.names_with("Against"));
    desk.close();
    let mut desk = home.desk();
    desk.settle();
    assert!(desk.shows("Column A: base text"), "kept with the desk");
    assert!(!fs::read_to_string(home.project()).unwrap_or_default().contains("base"), "and not in the project");
    desk.click("Close column A");
    assert!(!desk.shows("Column A: base text"), "nothing to compare with");
}
