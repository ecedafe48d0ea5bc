//! Tables of articles as people get them: spreadsheets, data sets, exports of archives. Rows count from 1.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod samples;

use std::fs;
use std::path::Path;
use std::process::Command;

use variorum::import::{Imported, Table, read_document};
use variorum::notebook::Role;

const FIRST: &str = "The two Koreas have restored their cross-border hotlines, Seoul’s unification ministry said on Monday. Officials of both sides spoke by telephone at nine.";
const SECOND: &str = "North Korea had cut the lines in August, in protest against joint exercises of the South and the United States, and then tested four missiles.";

/// A table, its name, and which column has which role.
type Case = (&'static str, Vec<u8>, &'static [(Role, &'static str)]);

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// Tables as these programs and sites write them, each with two articles.
fn cases() -> Vec<Case> {
    let (first, second) = (quoted(FIRST), quoted(SECOND));
    let kaggle = format!(
        ",id,title,publication,author,date,year,month,url,content\n0,17283,Hotlines ring,Yonhap,Kim Min-ji,2021-10-05,2021.0,10.0,,{first}\n\
         1,17284,Why they were cut,Reuters,\"Ann Lee, Bo Dyk\",2021-10-06,2021.0,10.0,,{second}\n"
    );
    let excel = format!(
        "sep=;\r\nTitel;Quelle;Datum;Volltext\r\nDraht läutet;Süddeutsche Zeitung;05.10.2021;{first}\r\nWarum;taz;06.10.2021;{second}\r\n"
    );
    let (old, _, _) = encoding_rs::WINDOWS_1252.encode(&excel);
    let wide = format!(
        "\u{FEFF}제목\t언론사\t일자\t본문\r\n통신선 복원\t연합뉴스\t20211005\t{FIRST}\r\n배경\t한겨레\t20211006\t{SECOND}\r\n"
    );
    let lines = format!(
        "{}\n{}\n",
        serde_json::json!({"headline": "Hotlines ring", "maintext": FIRST, "date_publish": "2021-10-05 09:00:00", "source_domain": "yna.co.kr", "authors": ["Kim Min-ji"], "language": "en"}),
        serde_json::json!({"headline": "Why", "maintext": SECOND, "date_publish": null, "source_domain": "reuters.com", "authors": [], "language": "en"}),
    );
    let api = serde_json::json!({"status": "ok", "totalResults": 2, "articles": [
        {"source": {"id": null, "name": "Yonhap"}, "author": "Kim Min-ji", "title": "Hotlines ring", "description": "Short.", "url": "https://a.org/1", "publishedAt": "2021-10-05T00:10:00Z", "content": FIRST},
        {"source": {"id": "reuters", "name": "Reuters"}, "author": null, "title": "Why", "description": "Short.", "url": "https://a.org/2", "publishedAt": "2021-10-06T00:10:00Z", "content": SECOND},
    ]});
    let sheet = samples::xlsx(&[
        &["Headline", "Source", "Published", "Text"],
        &["Hotlines ring", "Yonhap", "=44474", FIRST],
        &["Why", "Reuters", "=44475.75", SECOND],
    ]);
    vec![
        ("kaggle.csv", kaggle.into_bytes(), &[(Role::Text, "content"), (Role::Outlet, "publication"), (Role::Author, "author")]),
        ("excel.csv", old.into_owned(), &[(Role::Text, "Volltext"), (Role::Published, "Datum"), (Role::Outlet, "Quelle")]),
        (
            "bigkinds.tsv",
            wide.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            &[(Role::Text, "본문"), (Role::Outlet, "언론사")],
        ),
        ("news-please.jsonl", lines.into_bytes(), &[(Role::Text, "maintext"), (Role::Outlet, "source_domain")]),
        ("newsapi.json", api.to_string().into_bytes(), &[(Role::Text, "content"), (Role::Outlet, "source.name")]),
        ("sheet.xlsx", sheet, &[(Role::Text, "Text"), (Role::Published, "Published")]),
    ]
}

fn articles(table: &Table) -> Vec<Imported> {
    let contents = table.articles(table.guess()).unwrap();
    contents.rows.iter().map(|row| table.article(row.number, &contents).unwrap()).collect()
}

#[test]
fn tables_of_many_programs_are_read_alike() {
    for (name, bytes, roles) in cases() {
        let table = Table::from_bytes(name, &bytes).unwrap();
        for (role, column) in roles {
            assert_eq!(table.guess().of(*role), Some(*column), "{name}: {}", role.name());
        }
        let articles = articles(&table);
        assert_eq!(articles.len(), 2, "{name}");
        assert!(articles[0].reading.text().ends_with(FIRST) && articles[1].reading.text().ends_with(SECOND), "{name}");
        let published = articles[0].about.published.as_ref().unwrap();
        assert_eq!(published.value.to_string(), "2021-10-05", "{name}");
        assert!(published.from.starts_with("column “"), "{name}");
        assert!(articles.iter().all(|read| read.about.title.is_some() && read.about.outlet.is_some()), "{name}");
    }
}

#[test]
fn the_same_row_is_the_same_document_wherever_it_stands() {
    let rows = [format!("A,{}", quoted(FIRST)), format!("B,{}", quoted(SECOND))];
    let hashes = |text: String| {
        let table = Table::from_bytes("a.csv", text.as_bytes()).unwrap();
        articles(&table).into_iter().map(|read| read.about.hash).collect::<Vec<_>>()
    };
    let as_it_was = hashes(format!("title,text\n{}\n{}\n", rows[0], rows[1]));
    let sorted = hashes(format!("title,text\n{}\n{}\nC,{}\n", rows[1], rows[0], quoted("One more article, which was added.")));
    assert_eq!((&sorted[0], &sorted[1]), (&as_it_was[1], &as_it_was[0]));
    let columns = hashes(format!("text,title\n{},A\n", quoted(FIRST)));
    assert_eq!(columns[0], as_it_was[0]);
}

#[test]
fn tables_without_articles_are_said_in_one_sentence() {
    for (name, text) in [
        ("numbers.csv", "year,gdp,population\n2020,1.5,8\n2021,1.6,8\n"),
        ("gdelt.tsv", "20211005\thttps://a.org/x\t4\t-2.5\n20211006\thttps://a.org/y\t3\t1.5\n"),
        ("package.json", r#"{"name":"x","scripts":{"a":"b"},"files":["a"]}"#),
        ("empty.csv", "title,text\na,\nb,\n"),
        ("one.csv", "text\n"),
    ] {
        let table = Table::from_bytes(name, text.as_bytes()).unwrap();
        let said = table.articles(table.guess()).unwrap_err().to_string();
        assert!(said.starts_with(&format!("“{name}” is a table")) && !said.contains('\n'), "{said}");
    }
}

/// The program, run in a folder.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let output = command.args(arguments).current_dir(folder).env("VARIORUM_HOME", folder.join("home")).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("news")).unwrap();
    for (name, bytes, _) in cases() {
        fs::write(folder.path().join("news").join(name), bytes).unwrap();
    }
    fs::write(folder.path().join("news/numbers.csv"), "a,b\n1,2\n").unwrap();
    folder
}

#[test]
fn a_row_is_read_by_its_name() {
    let folder = folder();
    let path = |name: &str| folder.path().join("news").join(name);
    assert!(read_document(&path("sheet.xlsx#2")).unwrap().reading.text().starts_with("Why\n"));
    let said = |name: &str| read_document(&path(name)).unwrap_err().to_string();
    assert!(said("kaggle.csv").contains("a table of 2 articles") && said("kaggle.csv").contains("kaggle.csv#1”"));
    assert!(said("kaggle.csv#3").contains("kaggle.csv#3” is not there"));
    assert!(
        said("gone.csv#1").contains("There is nothing at") && said("numbers.csv").contains("without a column of running text")
    );
    fs::write(path("a.csv#1"), "A file whose own name has a sign.").unwrap();
    assert_eq!(read_document(&path("a.csv#1")).unwrap().reading.text(), "A file whose own name has a sign.");
}

#[test]
fn the_command_line_shows_one_article_or_all() {
    let folder = folder();
    let (code, out, err) = run(folder.path(), &["text", "news/excel.csv#1"]);
    assert_eq!((code, out), (0, format!("Draht läutet\n{FIRST}\n")), "{err}");
    let (code, out, _) = run(folder.path(), &["text", "--json", "news/newsapi.json"]);
    let all: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, all.as_array().unwrap().len()), (0, 2));
    assert_eq!((&all[1]["file"], &all[1]["source"]), (&"news/newsapi.json#2".into(), &"Reuters".into()));
    let (code, _, err) = run(folder.path(), &["text", "news/numbers.csv"]);
    assert_eq!((code, err.lines().count()), (1, 1));
    let (_, out, _) = run(folder.path(), &["find", "protest", "news/sheet.xlsx"]);
    assert!(out.starts_with("news/sheet.xlsx#2 ¶ 2: "), "{out}");
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let (code, out, err) = run(folder, arguments);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn a_project_holds_the_rows_of_its_tables() {
    let home = folder();
    let folder = home.path();
    let (code, out, err) = run(folder, &["new", "news"]);
    assert_eq!((code, out.as_str()), (0, "news.ron: 12 articles (12 new)\n"), "{err}");
    assert_eq!(
        err.trim_end(),
        "variorum: numbers.csv: a table without a column of running text: say which of its columns is the text to read it."
    );
    let project = "news/news.ron";
    let (code, _, err) = run(folder, &["tag", project, "news/kaggle.csv#2", "four missiles", "--tag", "tests"]);
    assert_eq!(code, 0, "{err}");
    run(folder, &["tag", project, "Draht läutet", "Officials of both sides", "--tag", "talks"]);
    let excerpts = json(folder, &["excerpts", project, "--json"]);
    assert_eq!((excerpts[0]["file"].as_str(), excerpts.as_array().unwrap().len()), (Some("excel.csv#1"), 2), "{excerpts}");
    let (_, out, _) = run(folder, &["check", project]);
    assert_eq!(out, "2 exact, 0 moved, 0 changed, 0 lost\n");
    let (code, _, err) = run(folder, &["export", project, "--format", "csv", "-o", "news/kaggle.csv"]);
    assert!(code == 1 && err.contains("belongs to the project"), "{err}");
    let (_, out, _) = run(folder, &["export", project, "--format", "markdown"]);
    assert!(out.contains("— Draht läutet, Süddeutsche Zeitung, 5 Oct 2021, excel.csv, row 1"), "{out}");
    let hits = json(folder, &["find", "protest", project, "--json"]);
    assert_eq!(hits.as_array().unwrap().len(), 6);
    // Everything is up to date.
    let before = fs::read(folder.join(project)).unwrap();
    assert_eq!(run(folder, &["new", "news"]).1, "news.ron: 12 articles (0 new)\n");
    assert_eq!(fs::read(folder.join(project)).unwrap(), before);
}

#[test]
fn highlights_follow_their_rows_when_a_table_is_sorted_grows_or_is_renamed() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    fs::create_dir(folder.join("news")).unwrap();
    let row = |title: &str, text: &str| format!("{title},{}\n", quoted(text));
    let write = |name: &str, rows: &[String]| {
        fs::write(folder.join("news").join(name), format!("title,text\n{}", rows.concat())).unwrap();
    };
    let (one, two) = (row("One", FIRST), row("Two", SECOND));
    write("a.csv", &[one.clone(), two.clone()]);
    run(folder, &["new", "news"]);
    run(folder, &["tag", "news/news.ron", "a.csv#2", "four missiles", "--tag", "tests"]);
    let place = || {
        let (code, out, err) = run(folder, &["new", "news"]);
        assert_eq!(code, 0, "{out}{err}");
        assert_eq!(run(folder, &["check", "news/news.ron"]).1, "1 exact, 0 moved, 0 changed, 0 lost\n");
        json(folder, &["excerpts", "news/news.ron", "--json"])[0]["file"].as_str().unwrap().to_owned()
    };
    write(
        "a.csv",
        &[
            row("Zero", "A third article, which was put in front of the others and is long enough to be one."),
            one.clone(),
            two.clone(),
        ],
    );
    assert_eq!(place(), "a.csv#3");
    write("a.csv", &[two.clone(), one]);
    assert_eq!(place(), "a.csv#1");
    fs::rename(folder.join("news/a.csv"), folder.join("news/b.csv")).unwrap();
    assert_eq!(place(), "b.csv#1");
    write("b.csv", &[two.replace("four", "at least four")]);
    run(folder, &["new", "news"]);
    assert_eq!(run(folder, &["check", "news/news.ron"]).1.lines().next(), Some("0 exact, 1 moved, 0 changed, 0 lost"));
}
