//! Columns that scroll together, stand one above the other, are moved and doubled.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desk::{CTRL, Desk, Home};

/// Articles of unlike lengths that tell nothing alike: paragraphs of some rows, numbered.
fn long() -> Home {
    let article = |name: &str, count: usize| {
        let says = match name {
            "Harbour" => "the ferry left the pier before dawn. ",
            "City" => "a market opened its roofs for schools. ",
            _ => "members voted against longer shifts. ",
        };
        let paragraph = |number: usize| format!("{name} {number}: {}", says.repeat(6));
        let words: Vec<String> = (1..=count).map(paragraph).collect();
        format!("{name}\n\n{}\n", words.join("\n\n"))
    };
    let articles = [("a.txt", article("Harbour", 60)), ("b.txt", article("City", 180)), ("c.txt", article("Union", 90))];
    let articles: Vec<(&str, &str)> = articles.iter().map(|(name, words)| (*name, words.as_str())).collect();
    Home::with(&articles)
}

/// More bytes than a row has.
const ROW: usize = 60;

/// How far each column is scrolled, in parts of a hundred.
fn stand(desk: &Desk) -> Vec<f64> {
    desk.open().desk.columns.iter().map(|column| (column.along.unwrap() * 100.0).round()).collect()
}

/// Turns the wheel over a column.
fn wheel(desk: &mut Desk, column: &str, points: f32) {
    let at: Pos2 = desk.middle_of(column) + vec2(0.0, 200.0);
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.run_steps(2);
    let (unit, phase) = (MouseWheelUnit::Point, egui::TouchPhase::Move);
    desk.harness.event(Event::MouseWheel {
        unit,
        delta: vec2(0.0, -points),
        phase,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    desk.harness.run_steps(30);
}

/// The columns in their stacks, by the first letters of their articles' paths: `a b/c`.
fn shape(desk: &Desk) -> String {
    let open = desk.open();
    let path =
        |column: &variorum::app::desk::Column| open.session.notebook().document(column.document).unwrap().path[..1].to_owned();
    let join = |column: &variorum::app::desk::Column| if column.stacked { "/" } else { " " }.to_owned() + &path(column);
    open.desk.columns.iter().map(join).collect::<String>().trim_start().to_owned()
}

/// The middle of the n-th line between stacks or within one.
fn divider(desk: &Desk, name: &str, nth: usize) -> Pos2 {
    let mut named = desk.harness.query_all_by_label(name).filter(|node| node.accesskit_node().role() == Role::Splitter);
    named.nth(nth).unwrap().rect().center()
}

fn in_the_menu_of(desk: &mut Desk, column: &str, entry: &str) {
    desk.click_right(column);
    desk.click_in_menu(entry);
}

#[test]
fn columns_of_a_set_scroll_together_and_others_stay() {
    let home = long();
    let mut desk = home.desk();
    wheel(&mut desk, "Column B", 5000.0);
    let ahead = stand(&desk)[1];
    assert!(ahead > 10.0);
    desk.click("Column A: not linked");
    desk.click("Link set B");
    desk.key(Key::F6, Modifiers::NONE);
    desk.key(Key::F4, Modifiers::NONE);
    desk.key(Key::F4, Modifiers::NONE);
    assert!(desk.shows("Column A: link set B") && desk.shows("Column B: link set B") && desk.shows("Column C: not linked"));
    assert_eq!(stand(&desk), [0.0, ahead, 0.0], "linking moves nothing");
    wheel(&mut desk, "Column A", 2000.0);
    let after = stand(&desk);
    assert!(after[0] > 10.0 && (after[1] - after[0] - ahead).abs() <= 1.0 && after[2] == 0.0, "{after:?}");
    desk.harness.run_steps(60);
    assert_eq!(stand(&desk), after, "nothing moves on by itself");
    wheel(&mut desk, "Column B", -3000.0);
    let back = stand(&desk);
    assert!(back[1] < after[1] - 5.0 && (back[1] - back[0] - ahead).abs() <= 1.0, "{back:?}");
    wheel(&mut desk, "Column C", 1000.0);
    assert_eq!(stand(&desk)[..2], back[..2]);
    assert!(stand(&desk)[2] > 0.0);
}

#[test]
fn the_ends_of_linked_columns_meet() {
    let home = long();
    let mut desk = home.desk();
    for _ in 0..2 {
        desk.key(Key::F4, Modifiers::NONE);
        desk.key(Key::F6, Modifiers::NONE);
    }
    wheel(&mut desk, "Column B", 1_000_000.0);
    assert_eq!(stand(&desk), [100.0, 100.0, 0.0]);
    desk.harness.get_by_label_contains("Harbour 60:");
    wheel(&mut desk, "Column A", -1_000_000.0);
    assert_eq!(stand(&desk), [0.0, 0.0, 0.0]);
    assert!(desk.open().desk.columns[1].top < 3 * ROW);
}

#[test]
fn a_jump_takes_the_others_along() {
    let home = long();
    let mut desk = home.desk();
    for _ in 0..3 {
        desk.key(Key::F4, Modifiers::NONE);
        desk.key(Key::F6, Modifiers::NONE);
    }
    desk.key(Key::F, CTRL);
    desk.type_text("Harbour 30");
    let found = stand(&desk);
    assert!(found[0] > 40.0 && found.iter().all(|along| (along - found[0]).abs() <= 1.0), "{found:?}");
}

#[test]
fn the_others_are_brought_here_once() {
    let home = long();
    let mut desk = home.desk();
    wheel(&mut desk, "Column A", 3000.0);
    desk.click("Column A");
    desk.key(Key::D, CTRL);
    assert_eq!(shape(&desk), "a a b c");
    let words = |desk: &Desk, nth: usize| desk.open().desk.columns[nth].top;
    assert_eq!(words(&desk, 0), words(&desk, 1), "a duplicate opens at the same place");
    wheel(&mut desk, "Column B", 2000.0);
    desk.click("Column B");
    desk.key(Key::B, CTRL);
    assert_eq!(desk.said(), "Brought 3 columns here");
    desk.harness.run_steps(4);
    let brought = stand(&desk);
    assert!(brought[0] > 20.0 && brought.iter().all(|along| (along - brought[1]).abs() <= 1.0), "{brought:?}");
    assert!(words(&desk, 0).abs_diff(words(&desk, 1)) < ROW, "the same document at the very same words");
    wheel(&mut desk, "Column B", 2000.0);
    let after = stand(&desk);
    assert_eq!((after[0], after[2], after[3]), (brought[0], brought[2], brought[3]), "once, for they are not linked");
}

#[test]
fn columns_are_stacked_put_beside_and_closed() {
    let home = long();
    let mut desk = home.desk();
    in_the_menu_of(&mut desk, "Column B", "Stack column under its left neighbour");
    assert_eq!(shape(&desk), "a/b c");
    in_the_menu_of(&mut desk, "Column C", "Stack column under its left neighbour");
    assert_eq!(shape(&desk), "a/b/c");
    in_the_menu_of(&mut desk, "Column A", "Put column beside");
    assert_eq!(shape(&desk), "a b/c");
    in_the_menu_of(&mut desk, "Column C", "Move column left Alt+Left");
    assert_eq!(shape(&desk), "a c/b");
    in_the_menu_of(&mut desk, "Column B", "Close other columns");
    assert_eq!(shape(&desk), "c");
}

#[test]
fn a_head_is_dragged_under_and_beside_other_columns() {
    let home = long();
    let mut desk = home.desk();
    let (a, b, c) = (desk.middle_of("Column A"), desk.middle_of("Column B"), desk.middle_of("Column C"));
    desk.drag(c, a + vec2(0.0, 500.0));
    assert_eq!(shape(&desk), "a/c b");
    let b = desk.middle_of("Column C").max(b);
    desk.drag(desk.middle_of("Column A"), b + vec2(60.0, 0.0));
    assert_eq!(shape(&desk), "c b a");
    desk.drag(desk.middle_of("Column C"), desk.middle_of("Column A") - vec2(60.0, 0.0));
    assert_eq!(shape(&desk), "a c b");
    desk.drag(desk.middle_of("Column A"), desk.middle_of("Column A") + vec2(30.0, 300.0));
    assert_eq!(shape(&desk), "a c b", "onto itself");
}

#[test]
fn the_active_column_is_in_view_on_a_desk_wider_than_the_window() {
    let home = long();
    let mut desk = home.desk();
    for _ in 0..4 {
        desk.key(Key::D, CTRL);
    }
    assert_eq!(desk.said(), "Six columns are open. Close one to open another.");
    assert_eq!(desk.open().desk.columns.len(), 6);
    let room = |desk: &Desk, name: &str| desk.harness.get_by_role_and_label(Role::Button, name).rect();
    let (first, last) = (desk.middle_of("Filter tags").x, desk.middle_of("Filter articles").x);
    for name in ["Column D", "Column E", "Column F", "Column A"] {
        let shown = room(&desk, name);
        assert!(shown.left() >= last && shown.right() <= first, "{name} at {shown}");
        desk.key(Key::F6, Modifiers::NONE);
    }
}

#[test]
fn stacks_sets_and_sizes_are_there_again() {
    let home = long();
    let mut desk = home.desk();
    in_the_menu_of(&mut desk, "Column C", "Stack column under its left neighbour");
    let line = divider(&desk, "Divide stack", 0);
    desk.drag(line, line + vec2(0.0, 120.0));
    let line = divider(&desk, "Divide columns", 0);
    desk.drag(line, line + vec2(-90.0, 0.0));
    desk.click("Column C: not linked");
    desk.click("Link set D");
    desk.click("Column B");
    desk.key(Key::D, CTRL);
    let heads = |desk: &Desk| ["Column A", "Column B", "Column C", "Column D"].map(|name| desk.middle_of(name).round());
    let (before, stood) = (heads(&desk), shape(&desk));
    assert_eq!(stood, "a b/c b");
    assert!(before[2].y > 500.0 && before[1].x > before[0].x, "{before:?}");
    desk.close();
    let desk = home.desk();
    assert_eq!((heads(&desk), shape(&desk)), (before, stood));
    assert_eq!(desk.open().desk.active, 3);
    assert!(desk.shows("Column C: link set D"));
}
