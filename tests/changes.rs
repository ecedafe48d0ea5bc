//! What changed between real articles and their edited versions, where it is known which passages were kept and which were altered.
//! Places are **code points**.
//!
//! The articles are third-party texts beside the project, or the files named in `VARIORUM_VERSIONS` (with `:` between);
//! without them the test says that it skips.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use serde_json::Value;
use variorum::compare::{ChangeKind, TextChange, changes};
use variorum::text::{Points, Reading, Span};

const GIVEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles/versions/given.jsonl");

/// The older text with the changes made.
fn applied(old: &Reading, new: &Reading, changes: &[TextChange]) -> String {
    let (mut made, mut at) = (String::new(), 0);
    for change in changes {
        made.push_str(&old.text()[at..change.old.start()]);
        made.push_str(new.slice(change.new));
        at = change.old.end();
    }
    made + &old.text()[at..]
}

/// Whether other words stand in a passage of the older text now: not the same ones elsewhere, or with other marks.
fn is_touched(passage: Span, changes: &[TextChange]) -> bool {
    let touches = |change: &&TextChange| {
        let (from, to) = (change.old.start(), change.old.end());
        let inside = if from == to {
            passage.start() < from && from < passage.end()
        } else {
            from < passage.end() && passage.start() < to
        };
        inside && !matches!(change.kind, ChangeKind::Moved | ChangeKind::Typography | ChangeKind::Spacing)
    };
    changes.iter().any(|change| touches(&change))
}

#[derive(Debug, Default)]
struct Score {
    articles: usize,
    listed: usize,
    kept: usize,
    kept_untouched: usize,
    altered: usize,
    altered_told: usize,
}

fn score(line: &str, score: &mut Score) {
    let case: Value = serde_json::from_str(line).unwrap();
    let reading = |side: &str| Reading::new(case[side].as_str().unwrap().to_owned(), Vec::new(), Vec::new());
    let (old, new) = (reading("old"), reading("new"));
    let all = changes(&old, &new);
    assert_eq!(applied(&old, &new, &all), new.text(), "{}", case["id"]);
    score.articles += 1;
    score.listed += all.iter().filter(|change| change.kind != ChangeKind::Spacing).count();
    for passage in case["passages"].as_array().unwrap() {
        let points = Points::new(passage["start"].as_u64().unwrap(), passage["end"].as_u64().unwrap());
        let touched = is_touched(old.to_span(points).unwrap(), &all);
        match passage["fate"].as_str().unwrap() {
            "kept" => {
                score.kept += 1;
                score.kept_untouched += usize::from(!touched);
            }
            "altered" => {
                score.altered += 1;
                score.altered_told += usize::from(touched);
            }
            _ => {}
        }
    }
}

#[test]
fn what_was_altered_is_told_and_what_was_kept_is_not() {
    let files = std::env::var("VARIORUM_VERSIONS").unwrap_or_else(|_| GIVEN.to_owned());
    let mut total = Score::default();
    for file in files.split(':') {
        let Ok(lines) = std::fs::read_to_string(file) else {
            println!("skipped: {file} is not there");
            continue;
        };
        lines.lines().for_each(|line| score(line, &mut total));
    }
    println!("{total:?}");
    // Where an editor also took a sentence apart, words that stayed can count as exchanged with their neighbours.
    assert!(total.kept_untouched * 100 >= total.kept * 98, "{total:?}");
    assert!(total.altered_told * 100 >= total.altered * 98, "{total:?}");
}
