//! Laws of aligned passages, and how many of those marked by people are found. Spans are bytes, marks code points.
//!
//! The marked articles are third-party texts beside the project; without them a test says that it skips.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use variorum::align::{Index, Passage, PassageKind, Prepared, Weights, differences, passages};
use variorum::compare::{copies, shared_passages};
use variorum::text::{Block, BlockKind, Points, Reading, Span, fold_plain};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles");

/// One paragraph a line.
fn reading(text: &str) -> Reading {
    let mut blocks = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(from, from + line.len()), level: 0 });
        }
        from += line.len() + 1;
    }
    Reading::new(text.to_owned(), blocks, Vec::new())
}

fn aligned(a: &str, b: &str) -> Vec<Passage> {
    let (a, b) = (Prepared::new(&reading(a)), Prepared::new(&reading(b)));
    passages(&a, &b, &Weights::of([&a, &b]))
}

/// The words of each passage.
fn told<'a>(a: &'a str, b: &'a str) -> Vec<(&'a str, &'a str)> {
    aligned(a, b).iter().map(|passage| (&a[passage.a.range()], &b[passage.b.range()])).collect()
}

const LINE: &str = "Officials of both countries spoke by telephone on Monday morning. The ministry called it a basis for talks.\n\
    The leader had offered to open the line a week earlier.\nNo date for a meeting was given.";

#[test]
fn a_text_aligns_with_itself_literally() {
    let found = aligned(LINE, LINE);
    let literal: Vec<&Passage> = found.iter().filter(|passage| passage.kind == PassageKind::Literal).collect();
    assert_eq!(literal.len(), 4);
    for passage in literal {
        assert_eq!(passage.a, passage.b);
        assert!(passage.score > 0.99);
        assert!(differences(LINE, LINE, passage).is_empty());
    }
}

#[test]
fn other_words_in_another_order_are_found() {
    let other = "No meeting has a date.\nA week before, its leader had offered to open the line again.\n\
        On Monday morning, officials of the two countries talked on the telephone.";
    let found = told(LINE, other);
    let pairs = [("Officials of both", "On Monday"), ("The leader had", "A week before"), ("No date for", "No meeting")];
    for (a, b) in pairs {
        assert!(found.iter().any(|(x, y)| x.starts_with(a) && y.starts_with(b)), "{a} and {b} in {found:?}");
    }
}

#[test]
fn every_language_aligns_with_itself() {
    let cases = [
        (
            "남북이 월요일 통신선을 복원했다고 통일부가 밝혔다.",
            "통일부는 남북 통신선이 월요일에 복원됐다고 발표했다.",
            "날씨가 맑고 바람이 약하게 분다.",
        ),
        ("韩国统一部星期一宣布恢复南北通信线路。", "南北通信线路星期一恢复，韩国统一部表示。", "天气晴朗，风力较弱。"),
        (
            "أعلنت وزارة الوحدة يوم الاثنين إعادة خط الاتصال",
            "أعيد خط الاتصال يوم الاثنين كما أعلنت وزارة الوحدة",
            "الطقس جميل والرياح خفيفة",
        ),
        (
            "Министерство объявило в понедельник о восстановлении линии связи.",
            "Линия связи восстановлена в понедельник, объявило министерство.",
            "Погода ясная, ветер слабый.",
        ),
    ];
    for (a, same, other) in cases {
        let text = format!("{other}\n{same}");
        assert_eq!(told(a, &text).first(), Some(&(a, same)));
    }
}

#[test]
fn languages_that_share_no_words_share_no_passages() {
    assert!(aligned(LINE, "남북이 월요일 통신선을 복원했다고 통일부가 밝혔다.\n회담 날짜는 정해지지 않았다.").is_empty());
    assert!(aligned(LINE, "Министерство объявило о восстановлении линии.\nДата встречи не названа.").is_empty());
    assert!(aligned("", LINE).is_empty() && aligned("", "").is_empty());
}

#[test]
fn the_core_is_the_clause_that_is_told() {
    let long = "The weather in the mountains was fine on all days, the ministry of unification restored the telephone line.";
    let found = aligned(long, "The ministry of unification restored the telephone line.");
    assert_eq!(&long[found[0].core_a.range()], "the ministry of unification restored the telephone line.");
}

/// A folder: the line in other words, unrelated news, and a copy of one paragraph of the line among unrelated news.
const FOLDER: [&str; 4] = [
    LINE,
    "On Monday morning, officials of the two countries talked on the telephone. Their ministry spoke of a basis for talks.",
    "The harvest of apples was poor. Farmers blame late frost and hail. Prices may rise in winter.",
    "A bridge was closed for repairs.\nThe leader had offered to open the line a week earlier.\nBoats cross the river instead.",
];

#[test]
fn a_selection_finds_its_parallels_in_a_folder() {
    let readings = FOLDER.map(reading);
    let texts: Vec<Prepared> = readings.iter().map(Prepared::new).collect();
    let weights = Weights::of(&texts);
    let index = Index::new(&texts, &weights);
    let words = "The leader had offered to open the line a week earlier.";
    let at = LINE.find(words).unwrap();
    let selected = Span::new(at, at + words.len());
    let hits = index.parallels(&Prepared::of_span(&readings[0], selected), &weights, 10);
    let told: Vec<(usize, &str)> = hits.iter().map(|hit| (hit.document, readings[hit.document].slice(hit.span))).collect();
    assert_eq!(told, [(0, words), (3, words)]);
    assert!(hits.iter().all(|hit| hit.kind == PassageKind::Literal && hit.selected == selected && hit.score > 0.99));
    let loose = Prepared::of_span(&readings[1], Span::new(0, 40));
    assert!(
        index.parallels(&loose, &weights, 10).iter().any(|hit| readings[hit.document].slice(hit.span).starts_with("Officials"))
    );
    assert_eq!(index.parallels(&loose, &weights, 1).len(), 1);
    assert!(index.parallels(&Prepared::default(), &weights, 10).is_empty());
}

#[test]
fn a_folder_gives_what_its_pairs_give() {
    let texts = FOLDER.map(|text| Prepared::new(&reading(text)));
    let weights = Weights::of(&texts);
    let shared = shared_passages(&texts, &weights, || false);
    assert_eq!(shared.iter().map(|shared| (shared.a, shared.b)).collect::<Vec<_>>(), [(0, 1), (0, 3)]);
    for found in &shared {
        assert_eq!(found.passages, passages(&texts[found.a], &texts[found.b], &weights));
    }
    let copied = copies(&shared);
    assert_eq!(copied.len(), 1);
    assert!(copied[0].places.keys().eq(&[0, 3]) && FOLDER[3][copied[0].places[&3].range()].starts_with("The leader had"));
    assert!(shared_passages(&texts, &weights, || true).is_empty());
}

/// Sentences of a small vocabulary, so that texts share many.
fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Seoul",
        "line",
        "the",
        "talks",
        "통신선",
        "Monday",
        "restored",
        "9",
        "“peace”",
        "线路",
        "was",
        "of",
    ]);
    let sentence = prop::collection::vec(word, 1..9).prop_map(|words| words.join(" ") + ". ");
    let line = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.concat());
    prop::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn both_sides_give_the_same_passages(a in texts(), b in texts()) {
        let key = |passage: &Passage| (passage.a, passage.b, passage.core_a, passage.core_b, passage.kind, passage.score.to_bits());
        let sorted = |found: Vec<Passage>| { let mut keys: Vec<_> = found.iter().map(key).collect(); keys.sort_unstable(); keys };
        let (there, back) = (aligned(&a, &b), aligned(&b, &a));
        prop_assert_eq!(sorted(there.clone()), sorted(back.into_iter().map(Passage::turned).collect()));
        prop_assert_eq!(&there, &aligned(&a, &b));
        prop_assert!(there.windows(2).all(|pair| pair[0].score >= pair[1].score));
        for passage in there {
            prop_assert!((0.0..=1.0).contains(&passage.score));
            prop_assert!(passage.a.start() <= passage.core_a.start() && passage.core_a.end() <= passage.a.end());
        }
    }

    #[test]
    fn differences_of_a_passage_give_back_both_texts(a in texts(), b in texts()) {
        for passage in aligned(&a, &b) {
            let (mut at_a, mut at_b) = (passage.a.start(), passage.b.start());
            let bare = |words: &str| fold_plain(words).replace(char::is_whitespace, "");
            for found in differences(&a, &b, &passage) {
                prop_assert_eq!(bare(&a[at_a..found.in_old().start()]), bare(&b[at_b..found.in_new().start()]));
                (at_a, at_b) = (found.in_old().end(), found.in_new().end());
            }
            prop_assert_eq!(bare(&a[at_a..passage.a.end()]), bare(&b[at_b..passage.b.end()]));
        }
    }
}

/// Counts of pairs: said, right, wanted.
#[derive(Debug, Default)]
struct Score {
    said: usize,
    right: usize,
    wanted: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.said + self.wanted).max(1) as f64
    }
}

/// Whether a passage speaks for a marked sentence: it covers half of it.
fn covers(passage: Points, sentence: Points) -> bool {
    let shared = passage.end.min(sentence.end).saturating_sub(passage.start.max(sentence.start));
    2 * shared >= sentence.end - sentence.start
}

fn exists(path: &Path) -> bool {
    let there = path.exists();
    if !there {
        println!("skipped: there is no {}", path.display());
    }
    there
}

/// Where words of a file stand in its reading text: white space may have become other white space.
fn place(reading: &Reading, words: &str) -> Points {
    let bare: Vec<(usize, char)> = reading.text().char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect();
    let wanted: Vec<char> = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    let at = bare.windows(wanted.len()).position(|window| window.iter().map(|(_, letter)| letter).eq(&wanted)).unwrap();
    let (last, letter) = bare[at + wanted.len() - 1];
    reading.to_points(Span::new(bare[at].0, last + letter.len_utf8()))
}

#[test]
fn passages_marked_in_two_articles_are_found() {
    let folder = PathBuf::from(SHARED).join("hotline");
    if !exists(&folder) {
        return;
    }
    let marks = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/hotline-passages.txt")).unwrap();
    let names = marks.lines().find_map(|line| line.strip_prefix("# 0")).map(|line| format!("0{line}")).unwrap();
    let files: Vec<PathBuf> = names.split(' ').map(|name| folder.join(name)).collect();
    let raw: Vec<Vec<char>> = files.iter().map(|file| fs::read_to_string(file).unwrap().chars().collect()).collect();
    let readings: Vec<Reading> = files.iter().map(|file| variorum::import::read_document(file).unwrap().reading).collect();
    let prepared: Vec<Prepared> = readings.iter().map(Prepared::new).collect();
    let mut found: Vec<(Points, Points)> = passages(&prepared[0], &prepared[1], &Weights::of(&prepared))
        .iter()
        .map(|passage| (readings[0].to_points(passage.a), readings[1].to_points(passage.b)))
        .collect();
    let mut score = Score::default();
    for line in marks.lines().filter(|line| !line.starts_with('#')) {
        let (kind, numbers) = line.split_once(' ').unwrap();
        let numbers: Vec<usize> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
        let words = |text: usize, at: usize| place(&readings[text], &String::from_iter(&raw[text][numbers[at]..numbers[at + 1]]));
        let (a, b) = (words(0, 0), words(1, 2));
        let before = found.len();
        found.retain(|passage| !(covers(passage.0, a) && covers(passage.1, b)));
        if kind == "same" {
            score.wanted += 1;
            score.right += usize::from(found.len() < before);
            score.said += usize::from(found.len() < before);
        }
    }
    score.said += found.len(); // what is left speaks for no mark
    println!("{score:?} {:.3}", score.f1());
    assert!(score.f1() >= 0.9, "{score:?}");
}

#[test]
fn sentences_about_the_same_event_are_found() {
    let folder = PathBuf::from(SHARED).join("pairs/events");
    if !exists(&folder) {
        return;
    }
    let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(folder.join("gold.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for row in &gold {
        let [a, b] = ["a", "b"].map(|side| folder.join("articles").join(format!("{}.txt", row[side].as_str().unwrap())));
        let (a, b) = (reading(&fs::read_to_string(a).unwrap()), reading(&fs::read_to_string(b).unwrap()));
        let (left, right) = (Prepared::new(&a), Prepared::new(&b));
        let found = passages(&left, &right, &Weights::of([&left, &right]));
        let numbers =
            |value: &Value| -> Vec<u64> { value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect() };
        let list = |key: &str| -> Vec<Vec<u64>> { row[key].as_array().unwrap().iter().map(numbers).collect() };
        let (pairs, unscored) = (list("pairs"), list("unscored"));
        for x in list("sentences_a") {
            for y in list("sentences_b") {
                let pair = [x.clone(), y.clone()].concat();
                let (x, y) = (Points::new(x[0], x[1]), Points::new(y[0], y[1]));
                let is_said = |passage: &Passage| covers(a.to_points(passage.a), x) && covers(b.to_points(passage.b), y);
                if unscored.contains(&pair) {
                    continue;
                }
                let (said, wanted) = (found.iter().any(is_said), pairs.contains(&pair));
                score.said += usize::from(said);
                score.wanted += usize::from(wanted);
                score.right += usize::from(said && wanted);
            }
        }
    }
    println!("{score:?} {:.3}", score.f1());
    assert!(score.f1() >= 0.70, "{score:?}"); // on what the weights were fitted to; see docs/decisions/alignment.md for other topics
}
