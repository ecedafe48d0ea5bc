//! The list of articles, the columns, and what is known of an article.

use egui::{Key, Modifiers, PointerButton};

use crate::desk::{CTRL, Desk, Home};
use crate::marking::{name_of, three};

fn columns(desk: &Desk) -> Vec<String> {
    let open = desk.open();
    open.desk.columns.iter().map(|column| open.session.notebook().document(column.document).unwrap().path.clone()).collect()
}

#[test]
fn articles_are_filtered_and_sorted() {
    let home = three();
    let mut desk = home.desk();
    let shown = |desk: &Desk| desk.open().derived.documents.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
    desk.key(Key::L, CTRL);
    desk.type_text("union");
    assert_eq!(shown(&desk), ["Union asks for an inquiry"]);
    desk.write("Filter articles", "");
    assert_eq!(shown(&desk).len(), 3);
    desk.click("by date ⌄");
    desk.click("by headline");
    assert_eq!(shown(&desk), ["City denies a warning", "Ferry strikes the pier", "Union asks for an inquiry"]);
}

#[test]
fn columns_are_closed_added_and_moved() {
    let home = three();
    let mut desk = home.desk();
    assert_eq!(columns(&desk), ["a-harbour.txt", "b-city.txt", "c-union.txt"]);
    desk.click("Close column B");
    assert_eq!(columns(&desk), ["a-harbour.txt", "c-union.txt"]);
    let city = name_of(&desk, "b-city.txt");
    desk.click_with(&city, CTRL, PointerButton::Primary);
    assert_eq!(columns(&desk).len(), 3);
    let from = columns(&desk);
    let place = from.iter().position(|path| path == "b-city.txt").unwrap();
    desk.key(Key::ArrowLeft, Modifiers { alt: true, ..Modifiers::NONE });
    assert_eq!(columns(&desk).iter().position(|path| path == "b-city.txt"), place.checked_sub(1));
    desk.key(Key::W, CTRL);
    assert_eq!(columns(&desk), ["a-harbour.txt", "c-union.txt"]);
    desk.close();
    assert_eq!(columns(&home.desk()), ["a-harbour.txt", "c-union.txt"], "the desk is remembered");
}

#[test]
fn a_headline_and_a_date_are_corrected_and_a_wrong_date_is_refused_with_a_sentence() {
    let home = three();
    let mut desk = home.desk();
    desk.click("Column A");
    desk.key(Key::F2, Modifiers::NONE);
    desk.key(Key::A, CTRL);
    desk.type_text("The pier at dawn");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(name_of(&desk, "a-harbour.txt"), "The pier at dawn");
    desk.write("Published", "the day after");
    desk.key(Key::Enter, Modifiers::NONE);
    assert!(desk.state().message.as_ref().is_some_and(|message| message.failed), "{}", desk.said());
    assert!(desk.said().contains("the day after"), "{}", desk.said());
    desk.write("Published", "2021-10-05");
    desk.key(Key::Enter, Modifiers::NONE);
    let published = |home: &Home| {
        let notebook = home.saved().notebook;
        let document = notebook.documents().values().find(|document| document.path == "a-harbour.txt").cloned();
        document.unwrap().published.as_ref().map(|date| date.value.to_string())
    };
    assert_eq!(published(&home), Some("2021-10-05".to_owned()));
    desk.key(Key::Z, CTRL);
    assert_eq!(published(&home), None);
}
