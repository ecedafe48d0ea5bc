//! `variorum align` and `variorum parallels` from outside, as scripts call them. Places are **code points**.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

const ALPHA: &str = "Lines restored 통신선\n\nOfficials of both countries spoke by telephone on Monday morning, the ministry said.\n\n\
    No date for a meeting was given.\n";
const BETA: &str = "Rain 👩‍👩‍👧 fell on the coast.\n\nOn Monday morning officials of the two countries talked on the telephone.\n";

/// A folder of three articles; the third has nothing in common with the others.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("alpha.txt"), ALPHA).unwrap();
    fs::write(folder.path().join("beta.txt"), BETA).unwrap();
    fs::write(folder.path().join("gamma.txt"), "날씨가 맑다.\n\n바람이 분다.\n").unwrap();
    folder
}

fn run(arguments: &[&str], paths: &[PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_variorum")).args(arguments).args(paths).output().unwrap()
}

fn json(output: &Output) -> Vec<Value> {
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The quote of a side, checked against the words at its place.
fn quote<'a>(side: &'a Value, text: &str) -> &'a str {
    let at = |key: &str| usize::try_from(side[key].as_u64().unwrap()).unwrap();
    let words: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!(side["quote"], words);
    side["quote"].as_str().unwrap()
}

/// What the reader shows, which places count in.
fn shown(file: PathBuf) -> String {
    json(&run(&["text", "--json"], &[file]))[0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn two_documents_give_the_passages_that_they_share() {
    let folder = folder();
    let [alpha, beta, gamma] = ["alpha.txt", "beta.txt", "gamma.txt"].map(|name| folder.path().join(name));
    let found = json(&run(&["align", "--json"], &[alpha.clone(), beta.clone()]));
    let best = &found[0];
    assert!(quote(&best["a"], &shown(alpha.clone())).starts_with("Officials of both"));
    assert!(quote(&best["b"], &shown(beta.clone())).starts_with("On Monday morning"));
    assert!((0.0..=1.0).contains(&best["score"].as_f64().unwrap()));
    assert!(["literal", "close", "loose"].contains(&best["kind"].as_str().unwrap()));
    let scores: Vec<f64> = found.iter().map(|passage| passage["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|x, y| x >= y));
    let printed = run(&["align"], &[alpha.clone(), beta]);
    assert!(String::from_utf8(printed.stdout).unwrap().contains("\n  A ¶ 2: Officials of both"));
    assert_eq!(run(&["align", "--json"], &[alpha.clone(), gamma]).stdout, b"[]\n");
    let same = json(&run(&["align", "--json"], &[alpha.clone(), alpha]));
    assert!(same.iter().filter(|passage| passage["kind"] == "literal").all(|passage| passage["a"] == passage["b"]));
}

#[test]
fn a_folder_and_its_project_give_the_same_passages() {
    let folder = folder();
    let path = || vec![folder.path().to_owned()];
    let of_folder = json(&run(&["parallels", "--json"], &path()));
    let names: Vec<(&str, &str)> = of_folder
        .iter()
        .map(|found| (found["a"]["document"].as_str().unwrap(), found["b"]["document"].as_str().unwrap()))
        .collect();
    assert!(!names.is_empty() && names.iter().all(|pair| *pair == ("alpha.txt", "beta.txt")), "{names:?}");
    quote(&of_folder[0]["a"], &shown(folder.path().join("alpha.txt")));
    let project = folder.path().join("p.ron");
    let made =
        Command::new(env!("CARGO_BIN_EXE_variorum")).arg("new").arg(folder.path()).arg("-o").arg(&project).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(json(&run(&["parallels", "--json"], &[project])), of_folder);
    assert!(String::from_utf8(run(&["parallels"], &path()).stdout).unwrap().contains("  beta.txt ¶ 2: On Monday"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = folder();
    let gone = folder.path().join("gone.txt");
    for (arguments, paths) in [("align", vec![folder.path().join("alpha.txt"), gone.clone()]), ("parallels", vec![gone])] {
        let ran = run(&[arguments, "--json"], &paths);
        assert_eq!((ran.status.code(), ran.stdout.as_slice()), (Some(1), &b""[..]), "{arguments}");
        assert!(String::from_utf8(ran.stderr).unwrap().contains("gone.txt"));
    }
}
