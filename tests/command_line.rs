//! The built program from outside, as scripts call it. Places are **code points**.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Two accounts of one event, with what makes offsets hard: curly quotes, Hangul, an emoji, words that stand twice.
const ALPHA: &str =
    "# Lines restored\n\nSeoul 통신선 said the “red line” works. 👩‍👩‍👧 The red line rang at nine.\n\nNobody answered.\n";
const BETA: &str = "2021-10-05\n\nThe red\nline was cut in August, and Seoul waited.\n";

/// A folder of articles, and a home of the program's own.
struct Desk {
    root: tempfile::TempDir,
}

/// What a call came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir_all(desk.path("news/sub")).unwrap();
        fs::write(desk.path("news/alpha.md"), ALPHA).unwrap();
        fs::write(desk.path("news/sub/beta.txt"), BETA).unwrap();
        desk
    }

    /// A folder whose project was made.
    fn with_project() -> Self {
        let desk = Self::new();
        desk.ok(&["new", "news"]);
        desk
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(arguments).current_dir(self.root.path());
        command.env("VARIORUM_HOME", self.path("home")).env("USER", "ada");
        for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR"] {
            command.env_remove(display);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What a call prints that must succeed and have nothing to complain about.
    #[track_caller]
    fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// The sentence of a call that must fail and print no result.
    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.starts_with("variorum: ") && ran.err.lines().count() == 1, "{}", ran.err);
        ran.err
    }

    #[track_caller]
    fn tag(&self, document: &str, quote: &str, more: &[&str]) -> String {
        self.ok(&[&["tag", PROJECT, document, quote], more].concat()).trim().to_owned()
    }

    fn bytes(&self, below: &str) -> Vec<u8> {
        fs::read(self.path(below)).unwrap()
    }
}

const PROJECT: &str = "news/news.ron";

/// The words of a text between two code points.
fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

// ---------------------------------------------------------------------------------------------------------------------
// Usage

#[test]
fn wrong_usage_is_told_from_what_could_not_be_done() {
    let desk = Desk::new();
    for wrong in [
        &["new"][..],
        &["info"],
        &["text"],
        &["find", "x"],
        &["info", "p.ron", "--jsn"],
        &["export", "p.ron"],
        &["export", "p.ron", "--format", "docx"],
        &["tag", "p.ron", "a", "b"],
        &["tag", "p.ron", "a", "b", "--tag", "c", "--occurrence", "0"],
        &["picture", "news", "out.png", "--size", "big"],
        &["picture", "news", "out.png", "--theme", "pink"],
    ] {
        let ran = desk.run(wrong);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wrong:?}");
    }
    assert!(desk.ok(&["--version"]).starts_with("variorum "));
    let help = desk.ok(&["--help"]);
    for command in
        ["new", "info", "check", "text", "tag", "find", "align", "parallels", "excerpts", "export", "picture", "install-desktop"]
    {
        assert!(help.contains(&format!("\n  {command} ")), "{command} in {help}");
        assert!(desk.ok(&[command, "--help"]).contains("Usage: variorum"), "{command}");
    }
    let formats = desk.ok(&["export", "--help"]);
    assert!(["csv", "markdown", "html", "json"].iter().all(|format| formats.contains(format)));
}

#[cfg(target_os = "linux")]
#[test]
fn the_program_is_put_among_the_applications_and_taken_away() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| {
        let output = desk.command(arguments).env("XDG_DATA_HOME", desk.path("share")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let entry = desk.path("share/applications/org.variorum.Variorum.desktop");
    assert!(run(&["install-desktop"]).contains(" written below "));
    assert!(fs::read_to_string(&entry).unwrap().contains(env!("CARGO_BIN_EXE_variorum")));
    assert!(run(&["install-desktop", "--remove"]).contains(" removed from "));
    assert!(!entry.exists());
}

#[cfg(not(feature = "desktop"))]
#[test]
fn without_a_window_paths_and_pictures_are_refused() {
    let desk = Desk::new();
    for arguments in [&[][..], &["news"], &["./new"], &["news", "new"], &["picture", "news", "out.png"]] {
        assert!(desk.refused(arguments).contains("This build has no window"));
    }
}

#[cfg(feature = "desktop")]
#[test]
fn pictures_are_drawn_and_a_window_without_a_display_is_refused() {
    let desk = Desk::with_project();
    for (arguments, size) in [(&["news", "out.png"][..], [1440, 900]), (&[PROJECT, "out.png", "--size", "800x600"], [800, 600])] {
        assert_eq!(desk.ok(&[&["picture", "--theme", "dark"], arguments].concat()), "");
        let png = desk.bytes("out.png");
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((&png[..8], [side(16), side(20)]), (&b"\x89PNG\r\n\x1a\n"[..], size));
    }
    assert!(desk.refused(&["picture", "gone", "none.png"]).contains("gone"));
    assert!(!desk.path("none.png").exists());
    desk.refused(&["news"]);
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let desk = Desk::new();
    fs::write(desk.path("long.txt"), "red line and more\n\n".repeat(100_000)).unwrap();
    for arguments in [&["text", "long.txt"][..], &["text", "long.txt", "--json"], &["find", "red", "long.txt"]] {
        let mut child = desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 9]).unwrap();
        drop(out);
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]), "{arguments:?}");
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Projects

#[test]
fn a_project_is_made_once_and_then_left_alone() {
    let desk = Desk::new();
    assert_eq!(desk.ok(&["new", "news"]), "news.ron: 2 articles (2 new)\n");
    let (first, when) = (desk.bytes(PROJECT), modified(&desk.path(PROJECT)));
    assert_eq!(desk.ok(&["new", "news"]), "news.ron: 2 articles (0 new)\n");
    assert_eq!((desk.bytes(PROJECT), modified(&desk.path(PROJECT))), (first, when));
    assert!(String::from_utf8(desk.bytes(PROJECT)).unwrap().contains("Lines restored"));

    fs::write(desk.path("news/gamma.txt"), "More words of the day.\n").unwrap();
    fs::remove_file(desk.path("news/sub/beta.txt")).unwrap();
    assert_eq!(desk.ok(&["new", "news"]), "news.ron: 3 articles (1 new), 1 missing\n");
    fs::write(desk.path("news/zero.txt"), b"\x00\x01\x02\x00").unwrap();
    let ran = desk.run(&["new", "news"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "news.ron: 4 articles (1 new), 1 missing, 1 not readable\n"));
    assert!(ran.err.starts_with("variorum: ") && ran.err.contains("zero.txt"), "{}", ran.err);
}

#[test]
fn a_project_apart_says_the_way_to_its_articles() {
    let desk = Desk::new();
    assert_eq!(desk.ok(&["new", "news", "-o", "work/study.ron"]), "study.ron: 2 articles (2 new)\n");
    let first = desk.bytes("work/study.ron");
    assert_eq!(desk.ok(&["new", "news", "-o", "work/study.ron"]), "study.ron: 2 articles (0 new)\n");
    assert_eq!(desk.bytes("work/study.ron"), first);
    assert_eq!(desk.json(&["info", "work/study.ron"])["folder"], "../news");
    assert!(!desk.path(PROJECT).exists());
    desk.ok(&["tag", "work/study.ron", "alpha.md", "Nobody", "--tag", "silence"]);
    assert!(desk.ok(&["check", "work/study.ron"]).starts_with("1 exact, "));

    fs::create_dir(desk.path("other")).unwrap();
    assert!(desk.refused(&["new", "other", "-o", "work/study.ron"]).contains("another folder"));
    assert!(desk.refused(&["new", "news", "-o", "study.txt"]).contains("ends in .ron"));
    assert!(desk.refused(&["new", "gone"]).contains("gone"));
    assert!(desk.refused(&["new", "news/alpha.md"]).contains("is a file"));
    assert_eq!(desk.ok(&["new", "other"]), "other.ron: 0 articles (0 new)\n");
}

#[test]
fn records_are_counted() {
    let desk = Desk::with_project();
    desk.tag("alpha.md", "Nobody answered", &["--tag", "a / b", "--note", "Really?"]);
    let info = desk.json(&["info", PROJECT]);
    assert_eq!(
        info,
        json!({"title": "news", "folder": ".", "format_version": 1, "documents": 2, "tags": 2, "highlights": 1, "notes": 1, "links": 0})
    );
    assert_eq!(desk.ok(&["info", PROJECT]), "2 documents\n2 tags\n1 highlight\n1 note\n0 links\nformat version 1\n");
}

#[test]
fn bad_projects_are_refused_and_left_as_they_are() {
    let desk = Desk::with_project();
    desk.tag("alpha.md", "Nobody", &["--tag", "a"]);
    let sound = String::from_utf8(desk.bytes(PROJECT)).unwrap();
    let bad = [
        ("damaged", sound[..sound.len() - 20].to_owned()),
        ("newer", sound.replacen("version: 1", "version: 99", 1)),
        ("not a Variorum project", "Just words.".to_owned()),
        ("empty", String::new()),
    ];
    for (expected, text) in bad {
        fs::write(desk.path(PROJECT), &text).unwrap();
        for arguments in [
            &["info", PROJECT][..],
            &["check", PROJECT],
            &["check", PROJECT, "--json"],
            &["new", "news"],
            &["tag", PROJECT, "alpha.md", "Nobody", "--tag", "a"],
            &["find", "red", PROJECT],
            &["excerpts", PROJECT],
            &["export", PROJECT, "--format", "csv"],
        ] {
            let ran = desk.run(arguments);
            assert_eq!(ran.code, 1, "{arguments:?}");
            assert!(ran.err.starts_with("variorum: news.ron ") && ran.err.contains(expected), "{arguments:?}: {}", ran.err);
        }
        assert_eq!(desk.bytes(PROJECT), text.as_bytes());
    }
    assert!(desk.refused(&["info", "gone.ron"]).contains("gone.ron"));
    assert!(desk.refused(&["info", "news"]).contains("folder"));
}

// ---------------------------------------------------------------------------------------------------------------------
// Texts

#[test]
fn texts_are_what_the_reader_shows() {
    let desk = Desk::new();
    let texts = desk.json(&["text", "news/alpha.md", "news/sub/beta.txt"]);
    let [alpha, beta] = texts.as_array().unwrap().as_slice() else { panic!("one object a file") };
    assert_eq!((&alpha["file"], &alpha["title"]), (&json!("news/alpha.md"), &json!("Lines restored")));
    assert_eq!((&beta["published"], &beta["source"], &beta["warnings"]), (&json!("2021-10-05"), &Value::Null, &json!([])));
    assert!(beta["published_from"].is_string());
    let keys: Vec<&String> = alpha.as_object().unwrap().keys().collect();
    let expected = ["author", "blocks", "file", "language", "published", "published_from", "source", "text", "title", "warnings"];
    assert_eq!(keys, expected);
    for entry in [alpha, beta] {
        let text = entry["text"].as_str().unwrap();
        for block in entry["blocks"].as_array().unwrap() {
            let words = slice(text, &block["start"], &block["end"]);
            assert!(!words.is_empty() && words.trim() == words && block["kind"].is_string(), "{words}");
        }
        assert!(text.chars().count() as u64 >= entry["blocks"].as_array().unwrap().last().unwrap()["end"].as_u64().unwrap());
    }
    assert_eq!(alpha["blocks"][0]["kind"], "headline");
    assert_eq!(desk.ok(&["text", "news/alpha.md"]).trim_end(), alpha["text"].as_str().unwrap().trim_end());
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let desk = Desk::new();
    fs::write(desk.path("empty.txt"), "").unwrap();
    let ran = desk.run(&["text", "empty.txt", "gone.txt", "news/alpha.md", "--json"]);
    assert_eq!((ran.code, ran.err.lines().count()), (1, 2), "{}", ran.err);
    assert!(ran.err.contains("empty.txt") && ran.err.contains("gone.txt"));
    let texts: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(texts.as_array().unwrap().len(), 1);
    assert_eq!(desk.run(&["text", "gone.txt", "--json"]).out, "[]\n");
}

#[test]
fn words_are_found_in_projects_folders_and_files() {
    let desk = Desk::with_project();
    let in_folder = desk.json(&["find", "RED LINE", "news"]);
    assert_eq!(in_folder, desk.json(&["find", "red line", PROJECT]));
    let text = desk.json(&["text", "news/alpha.md"])[0]["text"].as_str().unwrap().to_owned();
    let hits = in_folder.as_array().unwrap();
    assert_eq!(hits.len(), 3);
    for hit in hits.iter().filter(|hit| hit["document"] == "alpha.md") {
        assert_eq!(slice(&text, &hit["start"], &hit["end"]), hit["quote"].as_str().unwrap());
        assert!(hit["before"].is_string() && hit["after"].is_string() && hit["paragraph"] == 2);
    }
    assert_eq!(hits[2]["document"], "sub/beta.txt");
    let count = |arguments: &[&str]| desk.json(arguments).as_array().unwrap().len();
    assert_eq!(count(&["find", "RED", "news", "--case"]), 0);
    assert_eq!(count(&["find", "r.d line", "news", "--regex"]), 2);
    assert_eq!(count(&["find", "seoul", "news/alpha.md", "news/sub/beta.txt"]), 2);
    assert_eq!(count(&["find", "nowhere", "news"]), 0);
    assert!(desk.ok(&["find", "통신선", "news"]).starts_with("alpha.md ¶ 2: "));
    assert!(desk.run(&["find", "(", "news", "--regex"]).err.contains("not a regular expression"));
    let ran = desk.run(&["find", "seoul", "gone", "news/alpha.md"]);
    assert_eq!((ran.code, ran.out.lines().count(), ran.err.lines().count()), (1, 1, 1));
}

// ---------------------------------------------------------------------------------------------------------------------
// Highlights

#[test]
fn words_are_highlighted_once() {
    let desk = Desk::with_project();
    let id = desk.tag("alpha.md", "“red line”", &["--tag", "channel / hotline", "--tag", "quote", "--note", "Whose words?"]);
    let first = desk.bytes(PROJECT);
    let again = desk.tag("Lines restored", "“red line”", &["--tag", "Quote", "--tag", "CHANNEL / hotline"]);
    assert_eq!((&again, desk.bytes(PROJECT)), (&id, first));
    // Other quotes, another case and other white space are the same words where they stand nowhere to the letter.
    assert_eq!(desk.tag("news/alpha.md", "\"RED  line\"", &["--tag", "quote"]), id);
    desk.tag("beta.txt", "the red line was", &["--tag", "channel / hotline"]);
    let excerpts = desk.json(&["excerpts", PROJECT]);
    let [beta, alpha] = excerpts.as_array().unwrap().as_slice() else { panic!("two, the dated one first") };
    assert_eq!((&alpha["highlight_id"], &alpha["note"], &alpha["coder"]), (&json!(id), &json!("Whose words?"), &json!("ada")));
    assert_eq!((&beta["file"], &beta["paragraph"]), (&json!("sub/beta.txt"), &json!(2)));
    let paths: Vec<&Value> = alpha["tags"].as_array().unwrap().iter().map(|tag| &tag["path"]).collect();
    assert_eq!(paths, ["channel / hotline", "quote"]);
}

#[test]
fn several_places_are_listed_and_one_is_chosen() {
    let desk = Desk::with_project();
    let before = desk.bytes(PROJECT);
    let ran = desk.run(&["tag", PROJECT, "alpha.md", "red line", "--tag", "a"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (1, "", 3));
    assert!(ran.err.contains("--occurrence") && ran.err.contains("1  ¶ 2") && ran.err.contains("[red line] rang"), "{}", ran.err);
    for (words, more, expected) in [
        ("red line", &["--occurrence", "3"][..], "no occurrence 3"),
        ("blue line", &[], "are not in alpha.md"),
        (" ", &[], "are not in alpha.md"),
        ("Nobody", &["--tag", "a / "], "empty name"),
    ] {
        let sentence = desk.refused(&[&["tag", PROJECT, "alpha.md", words, "--tag", "a"], more].concat());
        assert!(sentence.contains(expected), "{sentence}");
    }
    assert!(desk.refused(&["tag", PROJECT, "alpa.md", "red", "--tag", "a"]).contains("“alpha.md”"));
    fs::write(desk.path("news/later.txt"), "Later words.").unwrap();
    assert!(desk.refused(&["tag", PROJECT, "later.txt", "words", "--tag", "a"]).contains("variorum new"));
    assert_eq!(desk.bytes(PROJECT), before);

    desk.tag("alpha.md", "red line", &["--tag", "a", "--occurrence", "2"]);
    let text = desk.json(&["text", "news/alpha.md"])[0]["text"].as_str().unwrap().to_owned();
    let only = &desk.json(&["excerpts", PROJECT])[0];
    assert_eq!(slice(&text, &only["start"], &only["end"]), "red line");
    assert!(only["after"].as_str().unwrap().starts_with(" rang at nine"));
}

#[test]
fn calls_at_the_same_time_wait_for_each_other() {
    let desk = Desk::with_project();
    let words = ["Seoul", "통신선", "said", "works", "👩‍👩‍👧", "rang", "nine", "Nobody"];
    let start = |word| desk.command(&["tag", PROJECT, "alpha.md", word, "--tag", word]).stdout(Stdio::null()).spawn().unwrap();
    let children: Vec<_> = words.into_iter().map(start).collect();
    children.into_iter().for_each(|mut child| assert!(child.wait().unwrap().success()));
    assert!(desk.ok(&["check", PROJECT]).starts_with("8 exact, "));
}

#[test]
fn checking_says_what_became_of_every_highlight_and_writes_nothing() {
    let desk = Desk::with_project();
    let kept = desk.tag("beta.txt", "waited", &["--tag", "a"]);
    let moved = desk.tag("alpha.md", "Nobody answered", &["--tag", "a / b"]);
    let lost = desk.tag("alpha.md", "“red line” works", &["--tag", "a"]);
    let before = desk.bytes(PROJECT);
    fs::write(desk.path("news/alpha.md"), ALPHA.replace("“red line” works", "telephone rings").replace("Seoul", "Today, Seoul"))
        .unwrap();
    let report = desk.json(&["check", PROJECT]);
    assert_eq!(report["counts"], json!({"exact": 1, "moved": 1, "changed": 0, "lost": 1}));
    let of = |id: &str| report["highlights"].as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap().clone();
    assert_eq!((&of(&kept)["outcome"], &of(&kept)["document"]), (&json!("exact"), &json!("sub/beta.txt")));
    assert_eq!((&of(&moved)["outcome"], &of(&moved)["tags"]), (&json!("moved"), &json!(["a / b"])));
    let text = desk.json(&["text", "news/alpha.md"])[0]["text"].as_str().unwrap().to_owned();
    assert_eq!(slice(&text, &of(&moved)["start"], &of(&moved)["end"]), of(&moved)["now"].as_str().unwrap());
    let nothing = json!({"id": lost, "document": "alpha.md", "tags": ["a"], "outcome": "lost",
        "start": null, "end": null, "quote": "“red line” works", "now": null});
    assert_eq!(of(&lost), nothing);
    let told = desk.ok(&["check", PROJECT]);
    assert!(told.starts_with("1 exact, 1 moved, 0 changed, 1 lost\n") && told.lines().count() == 3, "{told}");

    // What is exported says where the words are now, and says so where they are nowhere.
    let ran = desk.run(&["excerpts", PROJECT, "--tag", "b", "--json"]);
    let excerpts: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(excerpts[0]["start"], of(&moved)["start"]);
    assert!(desk.run(&["excerpts", PROJECT]).err.contains("1 highlight are no longer in the"));
    fs::remove_dir_all(desk.path("news/sub")).unwrap();
    let ran = desk.run(&["check", PROJECT, "--json"]);
    assert!(ran.code == 0 && ran.err.contains("beta.txt"), "{}", ran.err);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["counts"]["lost"], 2);
    assert_eq!(desk.bytes(PROJECT), before);
}

#[test]
fn excerpts_are_chosen_by_tag_and_document() {
    let desk = Desk::with_project();
    desk.tag("alpha.md", "Nobody", &["--tag", "actor / Seoul"]);
    desk.tag("alpha.md", "nine", &["--tag", "place / Seoul", "--tag", "time"]);
    desk.tag("beta.txt", "August", &["--tag", "time"]);
    let quotes = |more: &[&str]| -> Vec<String> {
        let excerpts = desk.json(&[&["excerpts", PROJECT], more].concat());
        excerpts.as_array().unwrap().iter().map(|excerpt| excerpt["quote"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(quotes(&["--tag", "actor"]), ["Nobody"]);
    assert_eq!(quotes(&["--tag", "TIME"]), ["August", "nine"]);
    assert_eq!(quotes(&["--tag", "actor / seoul", "--tag", "time", "--document", "alpha.md"]), ["nine", "Nobody"]);
    assert_eq!(quotes(&["--document", "sub/beta.txt", "--tag", "actor"]), [""; 0]);
    assert!(desk.refused(&["excerpts", PROJECT, "--tag", "Seoul"]).contains("“actor / Seoul”, “place / Seoul”"));
    assert!(desk.refused(&["excerpts", PROJECT, "--tag", "tme"]).contains("“time”"));
    assert!(desk.refused(&["excerpts", PROJECT, "--document", "gamma"]).contains("no document “gamma”"));
    assert!(desk.ok(&["excerpts", PROJECT]).contains("“August”"));
}

#[test]
fn exports_go_to_a_file_or_on() {
    let desk = Desk::with_project();
    desk.tag("alpha.md", "“red line”", &["--tag", "a", "--note", "=1+1"]);
    desk.tag("alpha.md", "Nobody", &["--tag", "b"]);
    let csv = desk.ok(&["export", PROJECT, "--format", "csv"]);
    assert!(csv.starts_with("highlight_id,") && csv.contains("'=1+1") && csv.matches(",ada,").count() == 2, "{csv}");
    assert_eq!(desk.ok(&["export", PROJECT, "--format", "CSV", "-o", "out.csv", "--bom"]), "");
    assert_eq!(String::from_utf8(desk.bytes("out.csv")).unwrap(), format!("\u{feff}{csv}"));
    let whole: Value = serde_json::from_str(&desk.ok(&["export", PROJECT, "-f", "json", "--tag", "b"])).unwrap();
    assert_eq!(whole["excerpts"], desk.json(&["excerpts", PROJECT, "--tag", "b"]));
    assert!(whole["filter"].as_str().unwrap().contains("“b”"));
    assert!(desk.ok(&["export", PROJECT, "-f", "md"]).contains("Nobody"));
    assert!(desk.ok(&["export", PROJECT, "-f", "html", "--document", "alpha.md"]).contains("</html>"));

    for precious in [PROJECT, "news/alpha.md"] {
        let before = desk.bytes(precious);
        assert!(desk.refused(&["export", PROJECT, "-f", "csv", "-o", precious]).contains("belongs to the project"));
        assert_eq!(desk.bytes(precious), before);
    }
    assert!(desk.refused(&["export", PROJECT, "-f", "csv", "-o", "no/such/out.csv"]).contains("folder is gone"));
    assert!(desk.refused(&["export", PROJECT, "-f", "csv", "--tag", "c"]).contains("no tag “c”"));
}

#[test]
fn the_settings_name_the_coder() {
    let desk = Desk::with_project();
    fs::create_dir_all(desk.path("home")).unwrap();
    let mut settings = fs::File::create(desk.path("home/settings.ron")).unwrap();
    settings.write_all("(name: \"Ada “L.”\")".as_bytes()).unwrap();
    desk.tag("alpha.md", "Nobody", &["--tag", "a"]);
    assert_eq!(desk.json(&["excerpts", PROJECT])[0]["coder"], "Ada “L.”");
}
