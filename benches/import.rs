//! Opening folders: how long until every article is listed, read and described. Sizes are in bytes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use criterion::{Criterion, criterion_group, criterion_main};
use variorum::commands::describe_found;
use variorum::import::{list_folder, read_document};
use variorum::notebook::{Change, IdSource};
use variorum::workspace::{open, read_all};

/// As many as other programs were measured with.
const ARTICLES: usize = 1_000;
/// A large archive.
const FILES: usize = 10_000;
/// What an export without line breaks can come to.
const LINE: usize = 50_000_000;

/// An article of about 3,000 bytes, as a news agency's.
fn article(number: usize) -> String {
    let mut words = format!("Two Koreas restore hotline {number}\nBy Kim Min-ji, Yonhap\nOct. 5, 2021\n\n");
    for paragraph in 0..8 {
        write!(
            words,
            "Paragraph {paragraph} of {number}: the two sides spoke at 9 a.m. over the liaison line, the ministry in Seoul said, \
             “for the first time since the calls went unanswered in August”. The lines had been cut in protest at the exercises \
             that both allies hold each summer, and were restored after a speech in Pyongyang that spoke of a wish for lasting \
             peace.\n\n"
        )
        .ok();
    }
    words
}

/// Lists, reads and describes: all that stands between a folder and its complete list of articles.
fn whole(folder: &Path) -> usize {
    let workspace = open(folder, None, &mut IdSource::new(1)).expect("the folder is there");
    let documents: Vec<_> = workspace.notebook().documents().iter().map(|(id, record)| (*id, record.path.clone())).collect();
    let mut session = workspace.session;
    let mut found = Vec::with_capacity(documents.len());
    read_all(&workspace.source, &documents, &AtomicBool::new(false), |read| read, |read| found.push(read));
    let mut edits = Vec::new();
    for read in found {
        let imported = read.result.expect("each one is a text");
        edits.extend(describe_found(session.notebook(), read.id, &imported.about).edits);
    }
    session.record(Change::new("Read articles", edits));
    session.notebook().documents().values().filter(|document| document.title.is_some()).count()
}

fn folders(bench: &mut Criterion) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (small, large) = (home.path().join("small"), home.path().join("large"));
    fs::create_dir_all(&small).expect("a folder");
    for number in 0..ARTICLES {
        fs::write(small.join(format!("{number}.txt")), article(number)).expect("an article");
    }
    for number in 0..FILES {
        let folder = large.join((number / 500).to_string());
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{number}.txt")), "x").expect("a file");
    }
    let line = home.path().join("line.txt");
    fs::write(&line, "a word and 조선 ".repeat(LINE / 18)).expect("a long line");
    let mut group = bench.benchmark_group("import");
    group.sample_size(10);
    group.bench_function("1,000 articles listed, read, described", |bench| bench.iter(|| whole(&small)));
    group.bench_function("10,000 files listed", |bench| bench.iter(|| list_folder(&large).expect("a folder").documents.len()));
    group.bench_function("a line of 50 MB read", |bench| bench.iter(|| read_document(&line).map(|read| read.warnings)));
    group.finish();
}

criterion_group!(benches, folders);
criterion_main!(benches);
