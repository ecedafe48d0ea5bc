//! Texts in other scripts and with other line ends: what is swept over is what is kept.

use std::time::Duration;

use egui::{Key, Modifiers};
use variorum::app::theme::SystemFaces;

use crate::desk::{CTRL, CTRL_SHIFT, Home};
use crate::marking::name_of;

/// A heading and a paragraph of many scripts; without a face for them they are boxes.
const WRITINGS: [(&str, &str); 9] = [
    ("여객선", "여객선이 동쪽 부두를 들이받았다. 시장은 침묵했다. 國漢文도 보인다."),
    ("フェリー", "フェリーが東の 桟橋 に衝突し、12人が負傷した。"),
    ("渡轮", "昨天清晨，渡轮撞上了 东码头 ，十二人受伤。"),
    ("नौका", "नौका पूर्वी घाट से टकराई और बारह लोग घायल हुए।"),
    ("เรือ", "เรือเฟอร์รี ชนท่า เมื่อรุ่งสาง ที่นี่ น้ำ"),
    ("Marks", "Z\u{324}\u{354}\u{367} word [t\u{361}ʃɛ] г\u{483}дь e\u{301}te\u{301}, ❤\u{FE0F} 1\u{FE0F}\u{20E3}"),
    ("Tamil", "படகு துறையில் மோதியது"),
    ("العبارة", "اصطدمت العبارة بالرصيف الشرقي عند الفجر، وأصيب ١٢ شخصا."),
    ("המעבורת", "המעבורת פגעה ברציף המזרחי עם שחר. בְּרֵאשִׁית"),
];

/// Draws every script in one article, with what the system has or without.
fn draws_every_writing(faces: bool) {
    let words: Vec<String> =
        WRITINGS.iter().map(|(head, words)| format!("## {head}\n\n{words}\n\n*{head}* **{head}**")).collect();
    let home = Home::with(&[("all.md", &words.join("\n\n"))]);
    let mut desk = home.desk();
    let article = name_of(&desk, "all.md");
    let system = faces.then(|| SystemFaces::attach(&desk.harness.ctx));
    for _ in 0..4 {
        desk.harness.step();
        if let Some(system) = &system {
            system.settle(Duration::from_secs(30));
        }
    }
    desk.sweep(&article, "word", "word");
    desk.type_text("marked");
    desk.key(Key::Enter, Modifiers::NONE);
    assert_eq!(home.saved_words(), ["word"]);
}

#[test]
fn every_writing_is_laid_out_without_a_face_for_it() {
    draws_every_writing(false);
}

/// Whatever is installed where the test runs, nothing at all too.
#[test]
fn every_writing_is_laid_out_with_the_faces_of_the_system() {
    draws_every_writing(true);
}

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
