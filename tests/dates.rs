//! Dates against marks made by hand, and the command line that prints them. Marks are **code points** of the files, which stay
//! outside the project; without them, that part says that it is skipped.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

mod marked;

use std::fs;
use std::process::Command;

use serde_json::Value;
use variorum::dates::{Dating, find};
use variorum::text::{Points, Reading};

use marked::{articles, reading};

/// How the datings found compare with the marks.
#[derive(Debug, Default)]
struct Score {
    found: usize,
    exact: usize,
    missed: usize,
    extra: usize,
    resolved: usize,
    wrong: usize,
}

impl Score {
    #[allow(clippy::cast_precision_loss, reason = "a few hundred marks")]
    fn f1(&self, hits: usize) -> f64 {
        2.0 * hits as f64 / (2 * self.found + self.missed + self.extra) as f64
    }

    /// Each mark takes the first dating that overlaps it and was not taken yet.
    fn add(&mut self, reading: &Reading, datings: &[Dating], marks: &[Value]) {
        let mut free: Vec<&Dating> = datings.iter().collect();
        for mark in marks {
            let place = Points::new(mark[0].as_u64().unwrap(), mark[1].as_u64().unwrap());
            let span = reading.to_span(place).unwrap();
            let Some(at) = free.iter().position(|dating| dating.span.overlap(span).is_some()) else {
                self.missed += 1;
                continue;
            };
            let dating = free.remove(at);
            self.found += 1;
            self.exact += usize::from(dating.span == span);
            if let (Some(from), Some(to)) = (mark[2].as_str(), mark[3].as_str()) {
                let right = (dating.from, dating.to) == (from.parse().ok(), to.parse().ok());
                self.resolved += usize::from(right);
                self.wrong += usize::from(!right);
            }
        }
        self.extra += free.len();
    }
}

fn score(marks: &str) -> Option<Score> {
    let folder = articles()?;
    let mut score = Score::default();
    for line in marks.lines() {
        let marked: Value = serde_json::from_str(line).unwrap();
        let text = fs::read_to_string(folder.join(marked["file"].as_str().unwrap())).unwrap();
        let reading = reading(&text);
        let published = marked["published"].as_str().map(|day| day.parse().unwrap());
        let language = if marked["file"].as_str().unwrap().contains("/nl/") { "nl" } else { "en" };
        let datings = find(&reading, published, Some(language));
        score.add(&reading, &datings, marked["datings"].as_array().unwrap());
    }
    Some(score)
}

/// The floors stand a little below what was reached, above what is asked for.
#[track_caller]
#[allow(clippy::cast_precision_loss, reason = "a few hundred marks")]
fn holds(marks: &str) {
    let Some(score) = score(marks) else {
        eprintln!("skipped: the marked articles are not on this machine");
        return;
    };
    assert!(score.found > 90, "{score:?}");
    assert!(score.f1(score.found) >= 0.97, "found: {score:?}");
    assert!(score.f1(score.exact) >= 0.95, "found to the letter: {score:?}");
    assert!(score.resolved as f64 / (score.resolved + score.wrong) as f64 >= 0.96, "resolved: {score:?}");
}

#[test]
fn marked_articles() {
    holds(include_str!("data/dates.jsonl"));
}

#[test]
fn marked_articles_that_nothing_was_tuned_to() {
    holds(include_str!("data/dates-second.jsonl"));
}

fn variorum(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_variorum")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

const TEXT: &str = "Date: 2021-10-05\n\nSeoul 통신선 said the line rang on Monday. It was cut in August, for two months.\n";

#[test]
fn the_command_line_prints_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    let (ok, out, _) = variorum(&["dates", file.to_str().unwrap(), "--json"]);
    let list: Vec<Value> = serde_json::from_str(&out).unwrap();
    let monday = list.iter().find(|entry| entry["quote"] == "Monday").unwrap();
    assert!(ok && monday["from"] == "2021-10-04" && monday["to"] == "2021-10-04" && monday["rule"] == "weekday", "{out}");
    let points = monday["end"].as_u64().unwrap() - monday["start"].as_u64().unwrap();
    assert_eq!(points, 6, "code points, behind Hangul");
    assert!(list.iter().any(|entry| entry["quote"] == "two months" && entry["from"].is_null()));
    let (_, out, _) = variorum(&["dates", file.to_str().unwrap(), "--published", "2020-10-07", "--json"]);
    assert!(out.contains(r#""quote":"Monday","from":"2020-10-05""#), "{out}");
}

#[test]
fn a_folder_becomes_a_table() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    let path = folder.path().to_str().unwrap();
    let (ok, out, _) = variorum(&["dates", path, "--csv"]);
    assert!(ok && out.starts_with("statement,article,published,from,to,rule,words\r\n"), "{out}");
    assert!(out.contains("a.txt,2021-10-05,2021-10-04,2021-10-04,weekday,Monday\r\n"), "{out}");
    let (ok, _, err) = variorum(&["dates", path]);
    assert!(!ok && err.contains("--csv"), "{err}");
}

/// Three real accounts: every date right and none invented.
#[test]
fn the_hotline_articles() {
    let Some(folder) = articles().map(|folder| folder.join("hotline")).filter(|folder| folder.is_dir()) else {
        eprintln!("skipped: the hotline articles are not on this machine");
        return;
    };
    let days = |file: &str| -> Vec<(String, String)> {
        let (ok, out, err) = variorum(&["dates", folder.join(file).to_str().unwrap(), "--json"]);
        assert!(ok, "{err}");
        let list: Vec<Value> = serde_json::from_str(&out).unwrap();
        let known = list.iter().filter(|entry| !entry["from"].is_null());
        known.map(|entry| (entry["quote"].as_str().unwrap().to_owned(), entry["from"].as_str().unwrap().to_owned())).collect()
    };
    let told = |file: &str| days(file).iter().map(|(words, from)| format!("{words}={from}")).collect::<Vec<_>>().join("; ");
    assert_eq!(
        told("001_0245585e59638658.txt"),
        "March 08, 2019=2019-03-08; September 16, 2020=2020-09-16; early 2019=2019-01-01"
    );
    assert_eq!(
        told("000_8e40b4363f92b839.txt"),
        "2021-10-05=2021-10-05; Monday=2021-10-04; October 4=2021-10-04; August=2021-08-01; Monday morning=2021-10-04; \
         August=2021-08-01; June 2020=2020-06-01; A year later=2021-01-01; July 27, 2021=2021-07-27; 2018=2018-01-01; \
         two weeks later=2021-08-09; Sunday=2021-10-03"
    );
    assert_eq!(told("002_187a8f0b3190b344.txt"), "2013-06-6=2013-06-06; January 9=2018-01-09; 2018=2018-01-01; 2018=2018-01-01");
}
