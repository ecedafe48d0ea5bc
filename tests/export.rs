//! Exports are complete, exact and harmless, whatever stands in the articles and notes. Places are code points.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use std::collections::BTreeMap;

use jiff::Timestamp;
use proptest::prelude::*;
use variorum::export::{Format, Options, export};
use variorum::import::{ImportError, Table, import_bytes};
use variorum::notebook::{
    Change, Color, Document, Edit, Highlight, IdSource, Link, LinkKind, Notebook, Session, Sourced, Stamp, Tag, TagId,
};
use variorum::query::{Filter, excerpts, name_pages, number_paragraphs};
use variorum::text::Points;

/// Words that break careless writers: quotes, separators, line breaks, formulas, markup, right-to-left, emoji.
const HOSTILE: [&str; 12] = [
    "say \"yes\", then; go",
    "two\nlines\r\nand three",
    "=cmd|' /C calc'!A0",
    "+1 -1",
    "@SUM(A1)",
    "\ttab",
    "'=quoted",
    "＝1+1",
    "</script><script>alert(1)</script>",
    "# not *a* heading [x](javascript:y) <b>",
    "עברית \u{202E}abc\u{202C} العربية",
    "👩‍👩‍👧 통신선",
];

fn stamp() -> Stamp {
    Stamp::new("2026-01-02T03:04:05.678Z".parse().unwrap(), "Ann")
}

fn highlight(document: variorum::notebook::DocumentId, start: u64, exact: &str, tags: &[TagId]) -> Highlight {
    Highlight {
        document,
        points: Points::new(start, start + exact.chars().count() as u64),
        exact: exact.into(),
        before: "before, ".into(),
        after: " after".into(),
        tags: tags.iter().copied().collect(),
        note: String::new(),
        created: stamp(),
        modified: stamp(),
        extra: BTreeMap::new(),
    }
}

/// One dated article with a tagged and a twice tagged highlight, and one file of which nothing is known.
fn small() -> Notebook {
    let mut ids = IdSource::new(3);
    let (article, plain) = (ids.document(), ids.document());
    let (statement, government) = (ids.tag(), ids.tag());
    let known = |value: &str| Some(Sourced::new(value.to_owned(), "first line"));
    let dated = Document {
        path: "news/hotline.txt".into(),
        title: known("Hotline restored"),
        outlet: known("Yonhap"),
        url: known("https://example.org/a?b=1&c=2"),
        language: known("en"),
        published: Some(Sourced::new("2021-10-05".parse().unwrap(), "first line")),
        ..Document::default()
    };
    let unknown = Document { path: "b.txt".into(), opening: "These are first words".into(), ..Document::default() };
    let noted = Highlight { note: "Check this".into(), ..highlight(article, 40, "the \"line\"", &[government]) };
    let child = Tag { parent: Some(statement), ..Tag::new("government", Color([0x20, 0x20, 0x80])) };
    let edits = vec![
        Edit::Document(article, Some(dated)),
        Edit::Document(plain, Some(unknown)),
        Edit::Tag(statement, Some(Tag::new("statement", Color::PALETTE[0]))),
        Edit::Tag(government, Some(child)),
        Edit::Highlight(ids.highlight(), Some(highlight(article, 4, "Seoul said", &[statement, government]))),
        Edit::Highlight(ids.highlight(), Some(noted)),
        Edit::Highlight(ids.highlight(), Some(highlight(plain, 0, "=1+1", &[]))),
    ];
    Notebook::from_edits(edits, BTreeMap::new())
}

fn options(bom: bool) -> Options {
    Options {
        bom,
        title: "My <notebook>".into(),
        exported: Timestamp::from_second(1_767_323_045).unwrap(),
        filter_sentence: "All highlights".into(),
    }
}

fn written(notebook: &Notebook, format: Format, bom: bool) -> String {
    let mut listed = excerpts(notebook, &Filter::default());
    number_paragraphs(&mut listed, |_, points| (points.start > 0).then_some(2));
    name_pages(&mut listed, |_, points| (points.start > 10).then(|| "xii".to_owned()));
    let mut bytes = Vec::new();
    export(format, &listed, notebook, &options(bom), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The id of the highlight with these words.
fn id_of(notebook: &Notebook, exact: &str) -> String {
    notebook.highlights().iter().find(|(_, highlight)| highlight.exact == exact).unwrap().0.to_string()
}

#[test]
fn csv_has_one_row_for_each_highlight_and_tag() {
    let notebook = small();
    let [first, second, third] = ["Seoul said", "the \"line\"", "=1+1"].map(|exact| id_of(&notebook, exact));
    let stamp = "2026-01-02T03:04:05Z,2026-01-02T03:04:05Z,Ann";
    let expected = [
        "highlight_id,document,outlet,published,author,tag,tag_path,quote,note,before,after,start,end,paragraph,page,created,modified,coder,file,links".to_owned(),
        format!("{first},Hotline restored,Yonhap,2021-10-05,,statement,statement,Seoul said,,\"before, \", after,4,14,2,,{stamp},news/hotline.txt,"),
        format!("{first},Hotline restored,Yonhap,2021-10-05,,government,statement / government,Seoul said,,\"before, \", after,4,14,2,,{stamp},news/hotline.txt,"),
        format!("{second},Hotline restored,Yonhap,2021-10-05,,government,statement / government,\"the \"\"line\"\"\",Check this,\"before, \", after,40,50,2,xii,{stamp},news/hotline.txt,"),
        format!("{third},b.txt,,,,,,'=1+1,,\"before, \", after,0,4,,,{stamp},b.txt,"),
        String::new(),
    ];
    assert_eq!(written(&notebook, Format::Csv, false), expected.join("\r\n"));
    assert_eq!(written(&notebook, Format::Csv, true), format!("\u{FEFF}{}", expected.join("\r\n")));
}

#[test]
fn markdown_groups_by_tag_and_says_where_each_excerpt_comes_from() {
    let expected = "\
<!-- Exported by Variorum -->

# My \\<notebook\\>

All highlights

3 excerpts, exported 2026-01-02T03:04:05Z

## statement

> Seoul said

— Hotline restored, Yonhap, 5 Oct 2021, ¶ 2

## statement / government

> Seoul said

— Hotline restored, Yonhap, 5 Oct 2021, ¶ 2

> the \"line\"

— Hotline restored, Yonhap, 5 Oct 2021, p. xii, ¶ 2

**Note:** Check this

## Without a tag

> \\=1+1

— b.txt
";
    assert_eq!(written(&small(), Format::Markdown, false), expected);
}

#[test]
fn html_is_one_page_with_contents_chips_and_links() {
    let notebook = small();
    let page = written(&notebook, Format::Html, true);
    let government = notebook.tags().iter().find(|(_, tag)| tag.name == "government").unwrap().0;
    let parts = [
        "<!DOCTYPE html>\n<html lang=\"en\">".to_owned(),
        "<title>My &lt;notebook&gt;</title>".to_owned(),
        format!("style=\"background:#202080;border-color:#202080;color:#ffffff\" href=\"#tag-{government}\">statement / government</a> <span class=\"quiet\">2</span>"),
        format!("<h2 id=\"tag-{government}\">"),
        "<blockquote dir=\"auto\" lang=\"en\">the &quot;line&quot;</blockquote>".to_owned(),
        "<b>Note:</b> Check this".to_owned(),
        "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\"><bdi>Hotline restored</bdi></a>, <bdi>Yonhap</bdi>".to_owned(),
        "<h2 id=\"untagged\">".to_owned(),
    ];
    for part in parts {
        assert!(page.contains(&part), "{part} is missing in\n{page}");
    }
    assert!(!page.contains("These are first words"), "opening words are never a headline");
}

#[test]
fn json_holds_every_field() {
    let notebook = small();
    let root: serde_json::Value = serde_json::from_str(&written(&notebook, Format::Json, true)).unwrap();
    assert_eq!(root["title"], "My <notebook>");
    assert_eq!(root["filter"], "All highlights");
    let first = &root["excerpts"][0];
    let tag = |path: &str| first["tags"].as_array().unwrap().iter().find(|tag| tag["path"] == path).cloned().unwrap();
    assert_eq!(tag("statement / government")["color"], "#202080");
    assert_eq!((&first["published"], &first["published_from"]), (&"2021-10-05".into(), &"first line".into()));
    assert_eq!((&first["start"], &first["end"], &first["paragraph"]), (&4.into(), &14.into(), &2.into()));
    let keys: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 21, "{keys:?}");
    let last = &root["excerpts"][2];
    assert_eq!((&last["document"], &last["published"]), (&"b.txt".into(), &serde_json::Value::Null));
}

#[test]
fn an_empty_selection_is_a_whole_file() {
    let notebook = Notebook::default();
    for format in Format::ALL {
        let file = written(&notebook, format, false);
        assert!(file.ends_with('\n') && file.len() > 20, "{format}: {file}");
    }
}

/// A notebook in which every text is one of these.
fn filled(texts: &[String]) -> Notebook {
    let mut ids = IdSource::new(9);
    let text = |at: usize| texts[at % texts.len()].clone();
    let mut edits = Vec::new();
    for at in 0..texts.len() {
        let (document, tag) = (ids.document(), ids.tag());
        let known = |more: usize| Some(Sourced::new(text(at + more), "by hand"));
        let record = Document {
            path: text(at),
            title: known(1),
            outlet: known(2),
            author: known(3),
            url: known(4),
            ..Document::default()
        };
        let quote = Highlight {
            note: text(at + 5),
            before: text(at + 6),
            after: text(at + 7),
            ..highlight(document, 7, &text(at), &[tag])
        };
        edits.push(Edit::Document(document, Some(record)));
        edits.push(Edit::Tag(tag, Some(Tag::new(text(at + 8), Color::PALETTE[at % 12]))));
        edits.push(Edit::Highlight(ids.highlight(), Some(quote)));
    }
    Notebook::from_edits(edits, BTreeMap::new())
}

/// Takes the guard away: one apostrophe before a formula's first character.
fn unguarded(cell: &str) -> String {
    let formula =
        |text: &str| text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    cell.strip_prefix('\'').filter(|rest| formula(rest)).unwrap_or(cell).to_owned()
}

/// Every row of the CSV as `(column, value)` must say what the notebook says.
fn assert_csv_round_trip(notebook: &Notebook) {
    let file = written(notebook, Format::Csv, true);
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(unguarded).collect()).collect();
    let listed = excerpts(notebook, &Filter::default());
    assert_eq!(rows.len(), listed.len());
    for (row, excerpt) in rows.iter().zip(&listed) {
        let value = |fact: &Option<Sourced<String>>| fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
        let (highlight, document) = (excerpt.highlight, excerpt.document);
        let expected = [
            excerpt.id.to_string(),
            value(&document.title),
            value(&document.outlet),
            String::new(),
            value(&document.author),
            excerpt.tags[0].1.name.clone(),
            excerpt.tags[0].2.clone(),
            highlight.exact.clone(),
            highlight.note.clone(),
            highlight.before.clone(),
            highlight.after.clone(),
        ];
        assert_eq!(row[..11], expected);
        assert_eq!(row[18], document.path);
    }
    let mut raw = csv::Reader::from_reader(file.as_bytes());
    for row in raw.records() {
        let dangerous = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        assert!(!row.unwrap().iter().any(dangerous));
    }
}

#[test]
fn links_are_told_at_both_ends() {
    let mut session = Session::new(small());
    let [first, second] = ["Seoul said", "=1+1"]
        .map(|exact| *session.notebook().highlights().iter().find(|(_, highlight)| highlight.exact == exact).unwrap().0);
    let link = |kind| Link { from: first, to: second, kind, note: String::new(), created: stamp(), extra: BTreeMap::new() };
    let mut ids = IdSource::new(9);
    let mut edits = vec![Edit::Link(ids.link(), Some(link(LinkKind::SameStatement)))];
    edits.push(Edit::Link(ids.link(), Some(link(LinkKind::Contradicts))));
    session.perform(Change::new("Link", edits));
    let table = written(session.notebook(), Format::Csv, false);
    for end in [format!("same statement {first}"), format!("contradicted by {first}"), format!("contradicts {second}")] {
        assert!(table.contains(&end), "{end}: {table}");
    }
    let root: serde_json::Value = serde_json::from_str(&written(session.notebook(), Format::Json, false)).unwrap();
    let entry = root["excerpts"].as_array().unwrap().iter().find(|entry| entry["quote"] == "=1+1").unwrap();
    assert_eq!(entry["links"].as_array().unwrap().len(), 2);
    assert!(entry["links"].as_array().unwrap().iter().all(|link| link["highlight_id"] == first.as_str()));
}

#[test]
fn what_was_exported_beside_the_articles_is_no_article() {
    let refused = |error: ImportError| error.to_string().contains("exported by this program");
    for format in [Format::Csv, Format::Markdown, Format::Html, Format::Json] {
        for bom in [false, true] {
            let text = written(&small(), format, bom);
            assert!(import_bytes("a.txt", text.as_bytes()).is_err_and(refused), "{format:?}");
            if matches!(format, Format::Csv | Format::Json) {
                assert!(Table::from_bytes("a.csv", text.as_bytes()).is_err_and(refused), "{format:?}");
            }
        }
    }
    assert!(import_bytes("a.txt", b"quote,tag\nOne,two\n").is_ok());
}

#[test]
fn hostile_words_stay_words_in_every_format() {
    let notebook = filled(&HOSTILE.map(str::to_owned));
    assert_csv_round_trip(&notebook);
    let page = written(&notebook, Format::Html, false);
    assert!(!page.contains("<script") && !page.contains("javascript:y\""));
    let root: serde_json::Value = serde_json::from_str(&written(&notebook, Format::Json, false)).unwrap();
    let quotes: Vec<&str> = root["excerpts"].as_array().unwrap().iter().filter_map(|entry| entry["quote"].as_str()).collect();
    assert!(HOSTILE.iter().all(|words| quotes.contains(words)));
    let markdown = written(&notebook, Format::Markdown, false);
    assert!(markdown.contains("> \\# not \\*a\\* heading \\[x\\](javascript:y) \\<b\\>"), "{markdown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn csv_gives_back_every_value(texts in prop::collection::vec("[-=+@'\"\t\r\n,; a통＝\u{1F600}]{0,12}|\\PC{0,20}", 1..12)) {
        assert_csv_round_trip(&filled(&texts));
    }
}
