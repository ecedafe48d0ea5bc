//! The table of statements: who is quoted with what in which article, and what the person says to it.

use egui::{Key, Modifiers};
use variorum::notebook::{Decision, DecisionKind};

use crate::desk::{CTRL, Desk, Home};

const FIRST: &str = "Leader speaks of peace\n\nPublished 2021-10-04\n\nThe assembly met on Monday. “We have no purpose or reason to \
    provoke South Korea, or any idea of hurting it,” said Kim Jong Un.\n";
const SECOND: &str = "North sends a signal\n\nPublished 2021-10-05\n\nMr Kim said: “We have no purpose or reason to provoke \
    South Korea, or any idea of hurting it.”\n\n“The lines are open again, and we will keep them open,” said Lee In-young.\n";
const THIRD: &str = "What the capital hears\n\nPublished 2021-10-06\n\n“We have no purpose or reason to provoke South Korea,” said \
    Kim Jong Un.\n";

/// The words of the statement that all three have.
const KIM: &str = "We have no purpose or reason to provoke South Korea, or any idea of hurting it";

fn three() -> Home {
    Home::with(&[("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD)])
}

/// The window with the keyboard in the table.
fn table(home: &Home) -> Desk {
    let mut desk = home.desk();
    desk.key(Key::P, CTRL);
    desk.type_text("statements");
    desk.key(Key::Enter, Modifiers::NONE);
    desk
}

fn press(desk: &mut Desk, key: Key) {
    desk.key(key, Modifiers::NONE);
}

/// What was decided, by kind: the words or the name, and the speaker or the person.
fn decided(home: &Home, kind: DecisionKind) -> Vec<(String, String)> {
    let notebook = home.saved().notebook;
    let of = |decision: &Decision| (decision.words.clone(), decision.other_words.clone());
    let mut found: Vec<_> =
        notebook.decisions().values().filter(|decision| decision.kind == kind).map(|decision| of(decision)).collect();
    found.sort();
    found
}

/// The name of the cell in hand.
fn in_hand(desk: &Desk) -> String {
    use egui_kittest::kittest::{NodeT, Queryable};
    let node = desk.harness.get_by(|node| node.role() == egui::accesskit::Role::Cell && node.is_selected() == Some(true));
    node.accesskit_node().label().unwrap_or_default()
}

#[test]
fn statements_stand_in_rows_and_articles_in_columns_by_date() {
    let home = three();
    let mut desk = table(&home);
    assert!(desk.shows_words("Statements 2"));
    assert_eq!(in_hand(&desk), format!("Kim Jong Un, in Leader speaks of peace: “{KIM},”, proposed"));
    press(&mut desk, Key::ArrowRight);
    let differs = "attributed differently: Kim, proposed";
    assert_eq!(in_hand(&desk), format!("Kim Jong Un, in North sends a signal: “{KIM}.”, {differs}"));
    press(&mut desk, Key::ArrowRight);
    let third =
        "Kim Jong Un, in What the capital hears: “We have no purpose or reason to provoke South Korea,”, shortened, proposed";
    assert_eq!(in_hand(&desk), third);
    press(&mut desk, Key::ArrowDown);
    assert_eq!(in_hand(&desk), "Lee In-young: nothing like it in What the capital hears");
    for _ in 0..3 {
        press(&mut desk, Key::ArrowLeft);
    }
    assert_eq!(in_hand(&desk), "Statement of Lee In-young, in 1 article, proposed");
}

#[test]
fn enter_shows_the_words_in_their_column() {
    let home = three();
    let mut desk = table(&home);
    desk.key(Key::W, CTRL); // the first article is not open any more
    press(&mut desk, Key::Enter);
    let column = desk.open().desk.column().unwrap();
    let text = desk.open().text(column.document).unwrap();
    assert_eq!(text.reading.slice(column.selected().unwrap()), format!("“{KIM},”"));
    desk.click_right(&in_hand(&desk));
    desk.click_in_menu("Tag these words… T");
    desk.type_text("peace");
    press(&mut desk, Key::Enter);
    assert_eq!(home.saved_words(), [format!("“{KIM},”")]);
}

#[test]
fn what_is_accepted_corrected_and_dismissed_stays_so_and_is_taken_back() {
    let home = three();
    let mut desk = table(&home);
    press(&mut desk, Key::A);
    assert_eq!(decided(&home, DecisionKind::Speaker), [(format!("{KIM},"), "Kim Jong Un".to_owned())]);
    assert!(in_hand(&desk).ends_with(", accepted"), "{}", in_hand(&desk));
    press(&mut desk, Key::ArrowDown);
    press(&mut desk, Key::ArrowRight);
    press(&mut desk, Key::C);
    desk.type_text("the minister");
    press(&mut desk, Key::Enter);
    assert!(in_hand(&desk).starts_with("the minister, in North sends a signal"), "{}", in_hand(&desk));
    desk.close();

    let mut desk = table(&home);
    assert!(in_hand(&desk).ends_with(", accepted"), "{}", in_hand(&desk));
    press(&mut desk, Key::U);
    assert!(in_hand(&desk).ends_with(", proposed"), "{}", in_hand(&desk));
    assert_eq!(decided(&home, DecisionKind::Speaker).len(), 1);
    press(&mut desk, Key::ArrowDown);
    press(&mut desk, Key::ArrowLeft);
    press(&mut desk, Key::D);
    assert!(desk.shows_words("Statements 1"));
    assert_eq!(decided(&home, DecisionKind::NoStatement).len(), 1);
    assert!(decided(&home, DecisionKind::Speaker).is_empty(), "one word for each statement");
    desk.key(Key::Z, CTRL);
    assert!(desk.shows_words("Statements 2"));
    assert_eq!(decided(&home, DecisionKind::Speaker).len(), 1, "the correction is back, too");
}

#[test]
fn names_of_one_person_become_one() {
    let home = three();
    let mut desk = table(&home);
    press(&mut desk, Key::ArrowRight);
    press(&mut desk, Key::M);
    press(&mut desk, Key::Enter); // the name that shares a word with it
    assert_eq!(decided(&home, DecisionKind::SamePerson), [("Kim".to_owned(), "Kim Jong Un".to_owned())]);
    assert!(in_hand(&desk).ends_with("it.”, proposed"), "not attributed differently any more: {}", in_hand(&desk));
    desk.close();
    let mut desk = table(&home);
    press(&mut desk, Key::ArrowRight);
    assert!(in_hand(&desk).ends_with("it.”, proposed"), "{}", in_hand(&desk));
    press(&mut desk, Key::U);
    assert!(in_hand(&desk).contains("attributed differently"), "{}", in_hand(&desk));
    assert!(decided(&home, DecisionKind::SamePerson).is_empty());
}

#[test]
fn many_are_accepted_in_one_step_and_exported() {
    let home = three();
    let mut desk = table(&home);
    desk.write("Filter statements", "kim");
    assert!(desk.shows_words("Statements 1"));
    desk.click("Accept all 3");
    assert_eq!(decided(&home, DecisionKind::Speaker).len(), 3);
    desk.key(Key::Z, CTRL);
    assert!(decided(&home, DecisionKind::Speaker).is_empty());
    desk.click("Export table…");
    let to = home.file("out.csv");
    desk.write("File to write", &to.display().to_string());
    press(&mut desk, Key::Enter);
    assert!(desk.said().starts_with("Exported 1 statement to "), "{}", desk.said());
    let mut written = csv::Reader::from_path(&to).unwrap();
    let rows: Vec<_> = written.records().map(|row| row.unwrap()).collect();
    let field = |place: usize| rows.iter().map(|row| row[place].to_owned()).collect::<Vec<String>>();
    assert_eq!(field(2), ["Leader speaks of peace", "North sends a signal", "What the capital hears"]);
    assert_eq!(field(8), ["", "attributed differently", "shortened"]);
    let places: Vec<u64> = [12, 13].map(|place| rows[0][place].parse().unwrap()).to_vec();
    let reading = home.reading("a.txt");
    let span = reading.to_span(variorum::text::Points::new(places[0], places[1])).unwrap();
    assert_eq!(reading.slice(span), format!("“{KIM},”"));
}
