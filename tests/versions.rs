//! Highlights found again in edited articles whose right places are known. Places are **code points**.
//!
//! The articles are third-party texts beside the project, or the files named in `VARIORUM_VERSIONS` (with `:` between);
//! without them the test says that it skips. `VARIORUM_VERSIONS_TOLD=1` prints each passage that is not found.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use serde_json::Value;
use variorum::anchor::{Basis, Outcome, attach_all, describe};
use variorum::text::{Points, Reading};

const GIVEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles/versions/given.jsonl");

#[derive(Debug, Default)]
struct Score {
    kept: usize,
    kept_certain: usize,
    kept_found: usize,
    altered: usize,
    altered_found: usize,
    gone: usize,
    gone_lost: usize,
    wrong_and_certain: usize,
    /// Whether the last one was found, or was rightly lost.
    found: bool,
}

impl Score {
    fn add(&mut self, fate: &str, right: Option<Points>, reading: &Reading, outcome: &Outcome) -> bool {
        let at = outcome.span().map(|span| reading.to_points(span));
        let certain = outcome.certain().is_some();
        let wrong = certain && (fate != "kept" || at != right);
        self.wrong_and_certain += usize::from(wrong);
        let meets = |right: Points| at.is_some_and(|at| at.start < right.end && right.start < at.end);
        self.found = match fate {
            "kept" => at == right,
            "altered" => right.is_some_and(meets),
            _ => at.is_none(),
        };
        let found = usize::from(self.found);
        match fate {
            "kept" => {
                self.kept += 1;
                self.kept_certain += usize::from(certain && at == right);
                self.kept_found += found;
            }
            "altered" => {
                self.altered += 1;
                self.altered_found += found;
            }
            _ => {
                self.gone += 1;
                self.gone_lost += found;
            }
        }
        wrong
    }
}

fn points(passage: &Value, start: &str, end: &str) -> Option<Points> {
    Some(Points::new(passage[start].as_u64()?, passage[end].as_u64()?))
}

fn score(file: &str, score: &mut Score) {
    let told = std::env::var_os("VARIORUM_VERSIONS_TOLD").is_some();
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let reading = |side: &str| Reading::new(case[side].as_str().unwrap().to_owned(), Vec::new(), Vec::new());
        let (old, new) = (reading("old"), reading("new"));
        let passages = case["passages"].as_array().unwrap();
        let described: Vec<_> = passages
            .iter()
            .map(|passage| describe(&old, old.to_span(points(passage, "start", "end").unwrap()).unwrap()))
            .collect();
        let anchors: Vec<_> = described.iter().map(variorum::anchor::Description::anchor).collect();
        let basis = if old.text() == new.text() { Basis::Same } else { Basis::Other };
        for (passage, outcome) in passages.iter().zip(attach_all(&new, &anchors, basis)) {
            let (fate, right) = (passage["fate"].as_str().unwrap(), points(passage, "new_start", "new_end"));
            let wrong = score.add(fate, right, &new, &outcome);
            if told && (wrong || !score.found) {
                println!("{} {} {fate} {right:?} {outcome:?} {}", case["id"], case["edits"], passage["quote"]);
            }
        }
    }
}

#[test]
fn edited_articles() {
    let named = std::env::var("VARIORUM_VERSIONS").unwrap_or_else(|_| GIVEN.to_owned());
    let mut total = Score::default();
    for file in named.split(':') {
        if !std::path::Path::new(file).is_file() {
            println!("skipped: there is no {file}");
            return;
        }
        let mut one = Score::default();
        score(file, &mut one);
        println!("{file} {one:?}");
        score(file, &mut total);
    }
    assert_eq!(total.wrong_and_certain, 0, "{total:?}");
    let (found, survived) = (total.kept_found + total.altered_found, total.kept + total.altered);
    assert!(found * 100 >= survived * 97, "{total:?}");
}
