//! Files of each format that are cut off, changed bit by bit, named like something else, or made to fill the memory: each is read
//! or refused in a sentence, in time. A format more is a row more in [`FORMATS`].

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chance;
mod samples;

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use variorum::import::{Table, import_bytes};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use chance::numbers;

/// A format: its ending, and a sound file of it.
type Format = (&'static str, fn() -> Vec<u8>);

const FORMATS: &[Format] = &[
    ("docx", docx),
    ("odt", odt),
    ("epub", epub),
    ("rtf", rtf),
    ("eml", mail),
    ("mhtml", saved_page),
    ("pdf", pdf),
    ("srt", || samples::SUBTITLES.repeat(20).into_bytes()),
    ("vtt", || format!("WEBVTT\n\n{}", samples::SUBTITLES.replace(',', ".").repeat(20)).into_bytes()),
    ("md", || "# One\n\n> *two* [three](http://a.org)\n\n| a | b |\n|---|---|\n| c | d |\n".repeat(20).into_bytes()),
    ("html", || b"<html><body><h1>One</h1><p>two <a href=/x>three</a></p><table><tr><td>a</table>".repeat(20)),
    ("txt", || "The two sides talked for an hour – on Monday.\n\n".repeat(20).into_bytes()),
];

/// How long a file may take: none comes near, so that a busy machine does not fail the test.
const LONGEST: Duration = Duration::from_secs(5);

/// How many damaged files of each format are tried, unless `VARIORUM_DAMAGED` asks for more.
const COUNT: usize = 200;

fn count() -> usize {
    std::env::var("VARIORUM_DAMAGED").ok().and_then(|asked| asked.parse().ok()).unwrap_or(COUNT)
}

fn docx() -> Vec<u8> {
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let rest = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://a.org"</w:instrText><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    samples::docx(&[samples::docx_paragraph("T", "Title").as_str(), table, rest].concat().repeat(10))
}

fn odt() -> Vec<u8> {
    let text = r#"<text:h>Part</text:h><text:p>words<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>
        <table:table><table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#;
    samples::odt("", &text.repeat(10))
}

fn epub() -> Vec<u8> {
    samples::epub(&["<h1>The Book</h1><p>One<br/>two</p>", "<p>Three</p><blockquote>four</blockquote>"])
}

fn rtf() -> Vec<u8> {
    samples::rtf(&r"{\field{\*\fldinst HYPERLINK a}{\fldrslt b}}\par\trowd\intbl c\cell\row\pard{\footnote d}\u-10179?\u-8704?\'e9{\pict\bin3 abc}".repeat(20))
}

fn saved_page() -> Vec<u8> {
    let page = "<html><body><h1>One</h1><p>Words =3D two</p>=\n".repeat(20);
    let head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.org/x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b";
    let part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable";
    format!("{head}\n\n--b\n{part}\n\n{page}\n--b--\n").into_bytes()
}

fn pdf() -> Vec<u8> {
    let line = |row: usize| format!("1 0 0 1 72 {} Tm [(The two sides) -250 (talked for an hour)] TJ\n", 720 - 14 * row);
    let words: String = (0..40).map(line).collect();
    samples::pdf(&[&format!("BT /F1 12 Tf\n{words}ET"), "BT /F1 12 Tf 72 700 Td (on Monday.) Tj T* (a\\(b\\)) ' ET"])
}

fn mail() -> Vec<u8> {
    samples::mail(&"Words\r\n> quoted\r\n".repeat(20))
}

/// Reads a file, and looks at what came of it; whether it was read.
#[track_caller]
fn try_reading(name: &str, bytes: &[u8]) -> bool {
    let start = Instant::now();
    let found = import_bytes(name, bytes);
    assert!(start.elapsed() < LONGEST, "{name} of {} bytes took {:?}", bytes.len(), start.elapsed());
    match found {
        Ok(imported) => {
            let text = imported.reading.text();
            assert!(imported.reading.blocks().iter().all(|block| text.get(block.span.range()).is_some()), "{name}");
            true
        }
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.contains(name) && sentence.contains(':') && !sentence.contains('\n'), "{sentence}");
            false
        }
    }
}

#[test]
fn sound_files_are_read() {
    for (ending, sound) in FORMATS {
        assert!(try_reading(&format!("a.{ending}"), &sound()), "{ending}");
        assert!(!import_bytes("a.bin", &sound()).unwrap().reading.text().is_empty(), "{ending}");
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    for (ending, sound) in FORMATS {
        let (sound, mut below) = (sound(), numbers());
        let mut read = 0;
        for turn in 0..count() {
            let mut bytes = sound.clone();
            if turn % 4 != 1 {
                for _ in 0..=below(1 + turn / 4) {
                    let at = below(bytes.len());
                    bytes[at] ^= 1 << below(8);
                }
            }
            if turn % 4 == 1 || turn % 4 == 3 {
                bytes.truncate(below(bytes.len()));
            }
            // Every other file is named like another format.
            let name = if turn % 2 == 0 { *ending } else { FORMATS[below(FORMATS.len())].0 };
            read += usize::from(try_reading(&format!("a.{name}"), &bytes));
        }
        println!("{ending}: {read} of {} damaged files were read, the others refused", count());
    }
}

#[test]
fn damaged_words_inside_a_sound_archive_are_read_or_refused() {
    let mut below = numbers();
    for (name, kind, inside) in [
        (
            "word/document.xml",
            "docx",
            r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>One &amp; two</w:t></w:r></w:p></w:body></w:document>"#,
        ),
        (
            "content.xml",
            "odt",
            r#"<office:document-content><office:body><office:text><text:p text:style-name="P1">One<text:s text:c="3"/>two</text:p></office:text></office:body></office:document-content>"#,
        ),
        (
            "b.opf",
            "epub",
            r#"<package><metadata><dc:title>x</dc:title></metadata><manifest><item id="a" href="b.opf" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#,
        ),
    ] {
        for _ in 0..count() {
            let mut bytes = inside.as_bytes().to_vec();
            for _ in 0..=below(6) {
                let at = below(bytes.len());
                bytes[at] = b"<>/&;\"' x\x80"[below(10)];
            }
            bytes.truncate(below(bytes.len() * 2).max(1));
            let words = String::from_utf8_lossy(&bytes).into_owned();
            let first = match kind {
                "docx" => ("[Content_Types].xml", ""),
                "odt" => ("mimetype", "application/vnd.oasis.opendocument.text"),
                _ => ("META-INF/container.xml", "<rootfile full-path='b.opf'/>"),
            };
            try_reading(&format!("a.{kind}"), &samples::archive(&[first, (name, &words)]));
        }
    }
}

/// An archive with one file of this many megabytes of one letter, and the start of a document before it.
fn bomb(first: (&str, &str), name: &str, start: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [first, (name, start)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let block = vec![b'a'; 1 << 20];
    (0..megabytes).for_each(|_| zip.write_all(&block).unwrap());
    zip.finish().unwrap().into_inner()
}

#[test]
fn archives_that_explode_are_refused() {
    for (kind, first, name, start) in [
        ("docx", ("[Content_Types].xml", ""), "word/document.xml", "<w:document><w:body><w:p><w:r><w:t>"),
        ("odt", ("mimetype", "application/vnd.oasis.opendocument.text"), "content.xml", "<office:body><office:text><text:p>"),
        ("epub", ("mimetype", "application/epub+zip"), "META-INF/container.xml", "<container>"),
    ] {
        let bytes = bomb(first, name, start, 300);
        assert!(bytes.len() < 2 << 20);
        let error = import_bytes(&format!("a.{kind}"), &bytes).unwrap_err().to_string();
        assert!(error.contains("unpacks to more"), "{error}");
    }
    let many: Vec<String> = (0..30_000).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert!(!try_reading("a.epub", &samples::archive(&many)));
}

#[test]
fn nesting_without_end_is_read_or_refused() {
    let deep = |open: &str, close: &str| [open.repeat(100_000), "words".to_owned(), close.repeat(100_000)].concat();
    let document = |inside: &str| samples::docx(inside);
    for (name, bytes) in [
        ("a.docx", document(&deep("<w:sdt>", "</w:sdt>"))),
        ("b.docx", document(&"<w:tbl><w:tr><w:tc>".repeat(80))),
        ("c.docx", document(&format!("{}{}", "<w:p><w:r><w:txbxContent>".repeat(80), "</w:txbxContent></w:r></w:p>".repeat(80)))),
        ("a.odt", samples::odt("", &deep("<text:list><text:list-item>", "</text:list-item></text:list>"))),
        ("b.odt", samples::odt("", &"<text:p>".repeat(240))),
        ("a.epub", samples::epub(&[deep("<div>", "</div>").as_str()])),
        ("a.rtf", samples::rtf(&deep("{", "}"))),
        ("b.rtf", samples::rtf(&r"{\footnote x".repeat(900))),
        ("c.rtf", samples::rtf(&r"\cell".repeat(500_000))),
        ("a.eml", multipart(2_000)),
        ("b.eml", samples::mail(&format!("{} x", ">".repeat(1_000_000)))),
        ("a.vtt", format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<".repeat(200_000)).into_bytes()),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\n<i>a\n".repeat(50_000).into_bytes()),
    ] {
        try_reading(name, &bytes);
    }
}

/// A mail of parts inside parts.
fn multipart(depth: usize) -> Vec<u8> {
    let mut mail = "From: a@b.org\nMIME-Version: 1.0\n".to_owned();
    for level in 0..depth {
        mail += &format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
    }
    mail += "Content-Type: text/plain\n\nwords\n";
    mail.into_bytes()
}

#[test]
fn entities_are_never_expanded() {
    let laughs = (0..20).map(|level| format!("<!ENTITY e{level} '&e{0};&e{0};&e{0};'>", level + 1)).collect::<String>();
    let source =
        format!("<!DOCTYPE x [{laughs}]><w:document><w:body><w:p><w:r><w:t>&e0;</w:t></w:r></w:p></w:body></w:document>");
    let bytes = samples::archive(&[("[Content_Types].xml", ""), ("word/document.xml", &source)]);
    let error = import_bytes("a.docx", &bytes).unwrap_err().to_string();
    assert!(error.contains("entities"), "{error}");
}

/// Formats of tables, which are read a row at a time.
const TABLES: &[Format] = &[
    ("csv", csv),
    ("tsv", || String::from_utf8(csv()).unwrap().replace("\",", "\"\t").into_bytes()),
    ("json", json),
    ("jsonl", lines),
    ("xlsx", xlsx),
];

const WORDS: &str =
    "The two sides talked for an hour on Monday, “for the first time”, and agreed to talk again at nine on Tuesday morning.";

fn csv() -> Vec<u8> {
    let row = format!("\"One, \"\"two\"\"\",\"Post\",\"13/10/2021\",\"<p>{WORDS}</p>\n<p>More &amp; more.</p>\"\r\n");
    format!("\"title\",\"source\",\"date\",\"body\"\r\n{}", row.repeat(12)).into_bytes()
}

fn json() -> Vec<u8> {
    let article = format!(
        r#"{{"title":"One \u201ctwo\u201d","source":{{"name":"Post"}},"authors":["Ann",{{"name":"Bo"}}],"body":"{WORDS}\n{WORDS}"}}"#
    );
    format!(r#"{{"status":"ok","articles":[{}]}}"#, [article.as_str(); 12].join(",")).into_bytes()
}

fn lines() -> Vec<u8> {
    format!("{{\"title\":\"One\",\"n\":[1,[2]],\"text\":\"{WORDS}\"}}\n").repeat(12).into_bytes()
}

fn xlsx() -> Vec<u8> {
    let row: &[&str] = &["One & two", "=44474.5", WORDS];
    samples::xlsx(&[&[&["title", "date", "text"] as &[&str]], &[row; 12][..]].concat())
}

/// Reads a table and its first articles; how many there are.
#[track_caller]
fn try_table(name: &str, bytes: &[u8]) -> usize {
    let start = Instant::now();
    let mut count = 0;
    match Table::from_bytes(name, bytes).and_then(|table| table.articles(table.guess()).map(|contents| (table, contents))) {
        Ok((table, contents)) => {
            count = contents.rows.len();
            for row in contents.rows.iter().take(20) {
                let read = table.article(row.number, &contents).unwrap();
                let text = read.reading.text();
                assert!(read.reading.blocks().iter().all(|block| text.get(block.span.range()).is_some()), "{name}");
                assert_eq!(read.about.hash, row.hash);
            }
        }
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.contains(name) && !sentence.contains('\n'), "{sentence}");
        }
    }
    assert!(start.elapsed() < LONGEST, "{name} of {} bytes took {:?}", bytes.len(), start.elapsed());
    count
}

#[test]
fn damaged_tables_are_read_or_refused() {
    for (ending, sound) in TABLES {
        let (sound, mut below) = (sound(), numbers());
        assert_eq!(try_table(&format!("a.{ending}"), &sound), 12, "{ending}");
        let mut read = 0;
        for turn in 0..COUNT {
            let mut bytes = sound.clone();
            if turn % 4 != 1 {
                for _ in 0..=below(1 + turn / 4) {
                    let at = below(bytes.len());
                    bytes[at] ^= 1 << below(8);
                }
            }
            if turn % 4 == 1 || turn % 4 == 3 {
                bytes.truncate(below(bytes.len()));
            }
            let name = if turn % 2 == 0 { *ending } else { TABLES[below(TABLES.len())].0 };
            read += try_table(&format!("a.{name}"), &bytes).min(1);
        }
        println!("{ending}: articles were found in {read} of {COUNT} damaged tables");
    }
}

#[test]
fn tables_that_explode_are_refused_or_cut_short() {
    let workbook = ("xl/workbook.xml", "<workbook><sheets><sheet/></sheets></workbook>");
    let bytes = bomb(workbook, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>", 300);
    assert!(Table::from_bytes("a.xlsx", &bytes).unwrap_err().to_string().contains("unpacks to more"));
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 20));
    let sheet = format!("<worksheet><sheetData>{}", "<row><c t=\"s\"><v>0</v></c></row>".repeat(400));
    let bytes = samples::archive(&[
        workbook,
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &format!("{sheet}</sheetData></worksheet>")),
    ]);
    assert!(Table::from_bytes("b.xlsx", &bytes).unwrap_err().to_string().contains("unpacks to more"));
    let wide = "<row><c r=\"ZZZZZZ1\"><v>1</v></c><c r=\"A1\"/></row>".repeat(1_000);
    let sheet = format!("<worksheet><sheetData>{wide}</sheetData></worksheet>");
    try_table("c.xlsx", &samples::archive(&[workbook, ("xl/worksheets/sheet1.xml", &sheet)]));
    for (name, text) in [
        ("a.csv", ",".repeat(3_000_000)),
        ("b.csv", format!("title,text\n\"{}", "a\"\"b,\n".repeat(500_000))),
        ("c.csv", "\"\n".repeat(1_000_000)),
        ("d.csv", format!("text\n{}", format!("{WORDS}\n").repeat(20_000))),
        ("a.json", "[".repeat(1_000_000)),
        ("b.json", format!("[{}", "{\"a\":".repeat(300_000))),
        ("c.json", format!("[{}]", "{},".repeat(300_000))),
        ("a.jsonl", "{\"text\":\"a\"}\n".repeat(150_000)),
    ] {
        try_table(name, text.as_bytes());
    }
    let table = Table::from_bytes("d.jsonl", "{\"text\":\"a\"}\n".repeat(100_001).as_bytes()).unwrap();
    assert_eq!(table.rows(), 100_000, "more are not read");
}
