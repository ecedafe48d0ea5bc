//! Real web pages as the reader shows them, scored as the public benchmarks score them; and pages that are damaged or hostile.
//! Real pages are skipped, with a word about it, where their folder or `gzip` is missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chance;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use regex::Regex;
use serde_json::Value;
use variorum::import::{Imported, import_bytes};
use variorum::text::BlockKind;

use chance::numbers;

/// A page by its name, with its bytes and what people found in it.
type Page = (String, Vec<u8>, Value);

fn pages(folder: &str) -> Vec<Page> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles")).join(folder);
    let Ok(gold) = std::fs::read(folder.join("gold.json")) else {
        println!("skipped: there is no folder {}", folder.display());
        return Vec::new();
    };
    let gold: BTreeMap<String, Value> = serde_json::from_str(&String::from_utf8(gold).unwrap().replace("NaN", "null")).unwrap();
    let unpacked = |name: &str| unpacked(&folder.join("pages").join(format!("{name}.html.gz")));
    gold.into_iter().filter_map(|(name, truth)| unpacked(&name).map(|bytes| (name, bytes, truth))).collect()
}

fn unpacked(file: &PathBuf) -> Option<Vec<u8>> {
    match Command::new("gzip").arg("-dc").arg(file).output() {
        Ok(done) if done.status.success() => Some(done.stdout),
        Ok(_) | Err(_) => {
            println!("skipped: {} could not be unpacked", file.display());
            None
        }
    }
}

fn read(name: &str, bytes: &[u8]) -> Imported {
    import_bytes(&format!("{name}.html"), bytes).unwrap()
}

/// The article's running text: furniture, captions, by-lines and the headline are not part of it.
fn body(imported: &Imported) -> String {
    let is_body = |kind: BlockKind| match kind {
        BlockKind::Headline | BlockKind::Byline | BlockKind::Caption | BlockKind::Furniture => false,
        BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Table
        | BlockKind::Footnote => true,
    };
    let blocks = imported.reading.blocks().iter().filter(|block| is_body(block.kind));
    blocks.map(|block| imported.reading.slice(block.span)).collect::<Vec<_>>().join("\n")
}

/// The bag of four words in a row.
fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let words: Vec<String> = Regex::new(r"\w+").unwrap().find_iter(text).map(|word| word.as_str().to_owned()).collect();
    let mut bag = BTreeMap::new();
    for at in 0..if words.is_empty() { 0 } else { words.len().saturating_sub(3).max(1) } {
        *bag.entry(words[at..words.len().min(at + 4)].to_vec()).or_insert(0) += 1;
    }
    bag
}

/// Precision and recall of one page, where they are defined.
fn score(truth: &str, found: &str) -> (Option<f64>, Option<f64>) {
    let (truth, found) = (runs(truth), runs(found));
    let shared: usize = truth.iter().map(|(run, count)| *count.min(found.get(run).unwrap_or(&0))).sum();
    let of = |bag: &BTreeMap<_, usize>| {
        let all: usize = bag.values().sum();
        (all > 0).then(|| f64::from(u32::try_from(shared).unwrap()) / f64::from(u32::try_from(all).unwrap()))
    };
    (of(&found), of(&truth))
}

#[test]
fn articles_are_found_as_people_mark_them() {
    let pages = pages("web");
    if pages.is_empty() {
        return;
    }
    let scores =
        pages.iter().map(|(name, bytes, truth)| score(truth["articleBody"].as_str().unwrap(), &body(&read(name, bytes))));
    let (precisions, recalls): (Vec<_>, Vec<_>) = scores.unzip();
    let mean = |values: Vec<Option<f64>>| {
        let values: Vec<f64> = values.into_iter().flatten().collect();
        values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap())
    };
    let (precision, recall) = (mean(precisions), mean(recalls));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("{} pages: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}", pages.len());
    assert!(f1 >= 0.98, "{f1}");
}

#[test]
fn days_are_read_as_people_read_them() {
    let pages = pages("web-dates");
    if pages.is_empty() {
        return;
    }
    let right = |(name, bytes, truth): &&Page| {
        let published = read(name, bytes).about.published.map(|published| published.value.to_string());
        published.as_deref() == truth["date"].as_str()
    };
    let count = pages.iter().filter(right).count();
    println!("{count} of {} days are right", pages.len());
    assert!(count * 100 >= pages.len() * 90, "{count}");
}

/// How long something takes: in time of the processor where the system tells it, so that a busy machine does not matter.
fn time<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let used = || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(told.split_whitespace().next()?.parse().ok()?))
    };
    let (start, before) = (Instant::now(), used());
    let done = act();
    let elapsed = before.zip(used()).map_or_else(|| start.elapsed(), |(before, after)| after - before);
    (done, elapsed)
}

/// A page as browsers save it with its pictures in one file (RFC 2557), in quoted-printable (RFC 2045).
fn in_one_file(page: &[u8]) -> Vec<u8> {
    let mut file =
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\t\
        boundary=\"----Boundary--a----\"\r\n\r\n\r\n------Boundary--a----\r\nContent-Type: text/html\r\nContent-ID: <frame-1>\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n"
            .to_vec();
    for (at, byte) in page.iter().enumerate() {
        if at % 20 == 19 {
            file.extend(b"=\r\n");
        }
        file.extend(format!("={byte:02X}").into_bytes());
    }
    file.extend(b"\r\n------Boundary--a----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n");
    file.extend(b"------Boundary--a------\r\n");
    file
}

#[test]
fn pages_saved_in_one_file_are_read_as_the_pages_are() {
    for (name, bytes, _) in pages("web").iter().take(12) {
        let (page, file) = (read(name, bytes), import_bytes("a.mhtml", &in_one_file(bytes)).unwrap());
        assert!(page.reading.text() == file.reading.text(), "{name}");
        assert!(page.about.title == file.about.title && page.encoding == file.encoding, "{name}");
    }
}

/// What can happen to a page: its end is lost, bits are turned over, a part comes again and again, a tag or an attribute
/// never ends.
fn damaged(page: &[u8], below: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut bytes = page[..below(page.len())].to_vec();
    for _ in 0..below(200) {
        let place = below(bytes.len());
        let bit = 1 << below(8);
        // Zeros make a file binary: such pages are refused before they are read, so most have none.
        if let Some(byte) = bytes.get_mut(place)
            && (*byte ^ bit != 0 || bit == 1)
        {
            *byte ^= bit;
        }
    }
    let place = below(bytes.len());
    let junk = match below(6) {
        0 => "<div class='share-bar'><span>".repeat(below(20_000)),
        1 => format!("<div class='{}' ", "word-".repeat(below(400_000))),
        2 => format!("<p {}>", "a=1 ".repeat(below(100_000))),
        3 => {
            let part = bytes[place..bytes.len().min(place + below(2_000))].to_vec();
            String::from_utf8_lossy(&part).repeat(below(100))
        }
        _ => String::new(),
    };
    bytes.splice(place..place, junk.into_bytes());
    bytes
}

#[test]
fn a_thousand_damaged_pages_are_read_or_refused() {
    let pages = [pages("web"), pages("web-dates")].concat();
    let mut below = numbers();
    let (mut slowest, mut refused) = (Duration::ZERO, 0);
    for at in 0..if pages.is_empty() { 0 } else { 1_000 } {
        let (name, bytes, _) = &pages[at % pages.len()];
        let mut bytes = damaged(bytes, &mut below);
        if at % 10 == 0 {
            bytes = damaged(&in_one_file(&bytes), &mut below);
        }
        let (read, elapsed) = time(|| import_bytes(&format!("{name}.html"), &bytes));
        // A page that a bit has made binary is refused in a sentence; all others are read.
        match read {
            Ok(imported) => assert!(imported.reading.text().len() <= bytes.len() * 3 + 1, "{name}"),
            Err(error) => refused += usize::from(!error.to_string().is_empty()),
        }
        slowest = slowest.max(elapsed);
        assert!(slowest < Duration::from_secs(5), "{name} ({at}) took {slowest:?}");
    }
    println!("the slowest of {} damaged pages took {slowest:?}; {refused} were refused", pages.len().min(1) * 1_000);
}

#[test]
fn hostile_pages_come_to_an_end() {
    let many = 40_000;
    let sources = [
        "<div>".repeat(many * 4),
        format!("{}{}", "<div class=a>".repeat(500), "<p>Words that end.".repeat(many)),
        "<b>".repeat(many),
        "<p><b><i><font color=red>word".repeat(many / 4),
        (0..many / 4).map(|at| format!("<font size={at}><p>word")).collect(),
        "<table><tr><td>".repeat(many / 4),
        "<table><b>".repeat(many / 4),
        "<ul><li>word".repeat(many / 4),
        "<template>".repeat(many),
        "<select><option>word".repeat(many),
        "<svg><desc><math><mi>".repeat(many / 4),
        "<a href=x>word".repeat(many),
        "&amp".repeat(many * 4),
        "<!--".repeat(many),
        format!("<script type=application/ld+json>{}", "[".repeat(many)),
        format!("<div {}>word", "class=share ".repeat(many)),
        format!("<div {}>word", (0..many * 10).map(|at| format!("a{at}=1 ")).collect::<String>()),
        (0..many / 2).map(|at| format!("<p {}>word", (0..100).map(|one| format!("a{at}{one}=1 ")).collect::<String>())).collect(),
        format!("<div class='{}'>word", "share-bar ".repeat(many)),
        format!("<pre>{}", "a\n".repeat(many * 4)),
        "<html>\u{0}word".to_owned(),
    ];
    for source in sources {
        let page =
            format!("<html><body><h1>Headline</h1><p>First words of the text, which end in a stop.</p>{source}<p>Last words.");
        let (read, elapsed) = time(|| import_bytes("a.html", page.as_bytes()));
        println!("{:?} for {} bytes of {:?}", elapsed, page.len(), &source[..source.floor_char_boundary(24)]);
        assert!(elapsed < Duration::from_secs(5), "{elapsed:?}");
        assert!(read.is_err() || read.unwrap().reading.text().contains("First words"));
    }
}
