//! `variorum quotes` from outside, as scripts call it. Places are code points.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::process::Command;

use serde_json::{Value, json};

const ARTICLE: &str = "# Lines open\n\nSeoul 통신선: “We hope to talk again,” said Ann Smith, a minister. The ‘line’ rang at nine. 👩‍👩‍👧\n\n\
                       The ministry said that nobody had answered. She called it “a new start”.\n";

fn quotes(arguments: &[&str]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("lines.md"), ARTICLE).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args([&["quotes"], arguments].concat())
        .current_dir(folder.path())
        .env("VARIORUM_HOME", folder.path().join("home"))
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

fn entries(arguments: &[&str]) -> Vec<Value> {
    let (done, out) = quotes(arguments);
    assert!(done, "{out}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn quotations_come_with_their_places_and_speakers() {
    let quoted = entries(&["lines.md", "--json"]);
    assert_eq!(
        quoted,
        [
            json!({"start": 22, "end": 46, "quote": "“We hope to talk again,”", "speaker": "Ann Smith", "cue": "said"}),
            json!({"start": 164, "end": 177, "quote": "“a new start”", "speaker": "Ann Smith", "cue": "called"}),
        ]
    );
}

#[test]
fn what_is_told_without_marks_comes_when_asked_for() {
    let all = entries(&["lines.md", "--json", "--reported"]);
    let brief: Vec<(&str, &str)> =
        all.iter().map(|row| (row["manner"].as_str().unwrap(), row["quote"].as_str().unwrap())).collect();
    assert_eq!(
        brief,
        [("direct", "“We hope to talk again,”"), ("reported", "nobody had answered"), ("partial", "“a new start”")]
    );
    assert_eq!(all[1]["speaker"], "The ministry");
}

#[test]
fn people_read_lines_and_errors() {
    let (done, out) = quotes(&["lines.md"]);
    assert!(done && out.starts_with("Ann Smith (said): “We hope to talk again,”\n"), "{out}");
    let (done, out) = quotes(&["nothing.md"]);
    assert!(!done && out.is_empty());
}
