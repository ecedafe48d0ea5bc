//! What was folded wrongly, and what should have been: corrected by hand, undone, kept.

use egui::{Key, Modifiers};
use variorum::text::BlockKind;

use crate::desk::{CTRL, Desk, Home};

const PAGE: &str = "Ferry strikes the pier\n\nThe ferry struck the pier at dawn on Tuesday, and two people were hurt.\n\n\
    Read also: The warnings of the harbour office\n\n\
    The inquiry begins on Monday.\n\nOur newsroom has moved to a new house.\n";

fn apart(desk: &Desk) -> Vec<String> {
    let document = desk.open().desk.columns[0].document;
    let reading = &desk.open().text(document).unwrap().reading;
    let apart = reading.blocks().iter().filter(|block| block.kind == BlockKind::Furniture);
    apart.map(|block| reading.slice(block.span).split(' ').take(3).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn lines_go_back_into_the_text_and_out_of_it() {
    let home = Home::with(&[("page.txt", PAGE)]);
    let mut desk = home.desk();
    assert_eq!(apart(&desk), ["Read also: The"]);
    desk.click("› Read also: The warnings of the harbour office · 1 line set apart");
    desk.click("Belongs to the text");
    desk.settle();
    assert_eq!(apart(&desk), [""; 0]);
    assert!(desk.said().starts_with("1 paragraph put back into the text"), "{}", desk.said());

    desk.sweep("Ferry strikes the pier", "Our newsroom", "house");
    desk.key(Key::Escape, Modifiers::NONE);
    desk.sweep("Ferry strikes the pier", "Our newsroom", "house");
    desk.click("Edit");
    desk.click_in_menu("Set the paragraph apart");
    desk.settle();
    assert_eq!(apart(&desk), ["Our newsroom has"]);
    let document = desk.open().desk.columns[0].document;
    let accounts = &desk.open().accounts;
    let account = accounts.get(document).unwrap();
    assert_eq!(account.of.folding, desk.open().foldings.of(document), "what is compared follows");

    desk.key(Key::Z, CTRL);
    desk.settle();
    assert_eq!(apart(&desk), [""; 0]);
    desk.key(Key::Z, CTRL);
    desk.settle();
    assert_eq!(apart(&desk), ["Read also: The"]);
    desk.close();
}

#[test]
fn what_was_put_back_is_there_when_the_project_is_opened_again() {
    let home = Home::with(&[("page.txt", PAGE)]);
    let mut desk = home.desk();
    desk.click("› Read also: The warnings of the harbour office · 1 line set apart");
    desk.click("Belongs to the text");
    desk.close();
    let desk = home.open(&home.project());
    assert_eq!(apart(&desk), [""; 0]);
    assert!(desk.shows_words("Read also: The warnings"));
}

#[test]
fn a_fold_that_is_opened_stays_where_it_is() {
    let home = Home::with(&[("page.txt", &format!("News / Ferries / Harbour\n\n{}", PAGE.repeat(6)))]);
    let mut desk = home.desk();
    let closed = "› News / Ferries / Harbour · 1 line set apart";
    let before = desk.middle_of(closed);
    desk.click(closed);
    assert_eq!(desk.middle_of("⌄ News / Ferries / Harbour · 1 line set apart").y, before.y);
    desk.click("Belongs to the text");
    desk.settle();
    assert!(!apart(&desk).contains(&"News / Ferries".to_owned()), "{:?}", apart(&desk));
}
