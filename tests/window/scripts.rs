//! Texts in other scripts and with other line ends: what is swept over is what is kept.

use egui::{Key, Modifiers};

use crate::desk::{CTRL, CTRL_SHIFT, Home};
use crate::marking::name_of;

fn sweeps(path: &str, words: &str, from: &str, to: &str, expected: &str) {
    let home = Home::with(&[(path, words)]);
    let mut desk = home.desk();
    let article = name_of(&desk, path);
    desk.sweep(&article, from, to);
    desk.type_text("words");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(home.saved_words(), [expected]);
}

#[test]
fn korean_words_are_kept_as_they_stand() {
    sweeps(
        "기사.txt",
        "여객선 사고\n\n여객선이 동쪽 부두를 들이받았다. 시장은 침묵했다.\n",
        "여객선이",
        "부두를",
        "여객선이 동쪽 부두를",
    );
}

#[test]
fn words_beside_emoji_are_kept_as_they_stand() {
    sweeps("post.txt", "A post\n\nWe saw it ⚓ and 👩‍👩‍👧 ran from the pier 🚢 at dawn.\n", "ran", "pier 🚢", "ran from the pier 🚢");
}

#[test]
fn words_after_windows_line_ends_are_kept_as_they_stand() {
    let words = "A report\r\n\r\nFirst line of it\r\nsecond line of it.\r\n\r\nThe ferry struck the pier.\r\n";
    sweeps("report.txt", words, "ferry", "pier", "ferry struck the pier");
}

#[test]
fn a_selection_over_paragraphs_is_kept_as_it_stands() {
    let words = "A report\n\nOne ends here.\n\nTwo begins here.\n";
    sweeps("report.txt", words, "ends", "begins", "ends here.\nTwo begins");
}

/// Words from right to left go on to the left.
#[test]
fn arabic_words_are_kept_as_they_stand() {
    let home = Home::with(&[("خبر.txt", "حادث العبارة\n\nاصطدمت العبارة بالرصيف الشرقي عند الفجر.\n")]);
    let mut desk = home.desk();
    desk.click("Column A");
    desk.key(Key::F6, Modifiers::NONE);
    desk.key(Key::Home, CTRL);
    desk.key(Key::ArrowDown, CTRL);
    desk.key(Key::ArrowLeft, CTRL_SHIFT);
    desk.key(Key::ArrowLeft, CTRL_SHIFT);
    desk.key(Key::Enter, Modifiers::NONE);
    desk.type_text("حادث");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(home.saved_words(), ["اصطدمت العبارة"]);
}
