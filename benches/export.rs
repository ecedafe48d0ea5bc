//! How long 10,000 highlights take on their way out, from the notebook's records to the bytes of the file.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use variorum::export::{Format, Options, export};
use variorum::notebook::{Color, Document, Edit, Highlight, IdSource, Notebook, Sourced, Stamp, Tag, TagId};
use variorum::query::{Filter, excerpts, filter_tags, number_paragraphs, tag_tree};
use variorum::text::Points;

const DOCUMENTS: usize = 1_000;
const TAGS: usize = 1_000;
const HIGHLIGHTS: usize = 10_000;

/// A notebook of the size that other programs were measured with: sentences of 200 characters, one to three tags each.
fn notebook() -> Notebook {
    let mut ids = IdSource::new(1);
    let mut edits = Vec::new();
    let tags: Vec<TagId> = (0..TAGS).map(|_| ids.tag()).collect();
    for (at, id) in tags.iter().enumerate() {
        let parent = (at >= 100).then(|| tags[at / 10]);
        edits.push(Edit::Tag(*id, Some(Tag { parent, ..Tag::new(format!("Tag number {at}"), Color::PALETTE[at % 12]) })));
    }
    let documents: Vec<_> = (0..DOCUMENTS).map(|_| ids.document()).collect();
    for (at, id) in documents.iter().enumerate() {
        let known = |value: String| Some(Sourced::new(value, "first line"));
        let document = Document {
            path: format!("folder/{at}.txt"),
            title: known(format!("The headline of article {at}")),
            outlet: known("Yonhap".into()),
            published: "2021-10-05".parse().ok().map(|day| Sourced::new(day, "first line")),
            ..Document::default()
        };
        edits.push(Edit::Document(*id, Some(document)));
    }
    for at in 0..HIGHLIGHTS {
        let stamp = Stamp::new(Timestamp::UNIX_EPOCH, "Ann");
        let start = (at % 50) as u64 * 97;
        let highlight = Highlight {
            document: documents[at % DOCUMENTS],
            points: Points::new(start, start + 200),
            exact: "Seoul said, “the line is open”, on Monday. ".repeat(5),
            before: "b".repeat(64),
            after: "통".repeat(64),
            tags: (0..=at % 3).map(|more| tags[(at * 7 + more * 13) % TAGS]).collect(),
            note: "A note, with \"quotes\"".into(),
            created: stamp.clone(),
            modified: stamp,
            extra: BTreeMap::new(),
        };
        edits.push(Edit::Highlight(ids.highlight(), Some(highlight)));
    }
    Notebook::from_edits(edits, BTreeMap::new())
}

fn out(notebook: &Notebook, format: Format) -> Vec<u8> {
    let options = Options { bom: false, title: "Bench".into(), exported: Timestamp::UNIX_EPOCH, filter_sentence: String::new() };
    let mut listed = excerpts(notebook, &Filter::default());
    number_paragraphs(&mut listed, |_, points| usize::try_from(points.start / 100).ok());
    let mut bytes = Vec::new();
    export(format, &listed, notebook, &options, &mut bytes).expect("a vector takes everything");
    bytes
}

fn bench(criterion: &mut Criterion) {
    let notebook = notebook();
    for format in Format::ALL {
        criterion
            .bench_function(&format!("10,000 highlights to {format}"), |bench| bench.iter(|| out(black_box(&notebook), format)));
    }
    criterion.bench_function("tag tree of 1,000 tags", |bench| bench.iter(|| tag_tree(black_box(&notebook))));
    let rows = tag_tree(&notebook);
    criterion.bench_function("filter 1,000 tags", |bench| bench.iter(|| filter_tags(black_box(&rows), "nmb 99")));
    let words = Filter { words: "monday tag 99".into(), ..Filter::default() };
    criterion.bench_function("excerpts by words", |bench| bench.iter(|| excerpts(black_box(&notebook), &words).len()));
}

criterion_group!(benches, bench);
criterion_main!(benches);
