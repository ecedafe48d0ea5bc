//! Saved web pages: how many a second are read, beside the plain parse of the same pages by the same parser. One core.
//! The pages are real ones where their folder is there, else one written here.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};
use variorum::import::import_bytes;

/// Counts tokens and keeps nothing: the least that reading a page can cost.
struct Count(std::cell::Cell<usize>);

impl TokenSink for Count {
    type Handle = ();

    fn process_token(&self, _: Token, _: u64) -> TokenSinkResult<()> {
        self.0.set(self.0.get() + 1);
        TokenSinkResult::Continue
    }
}

fn pages() -> Vec<Vec<u8>> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles/web/pages"));
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let unpacked = files.filter_map(|file| Command::new("gzip").arg("-dc").arg(file.path()).output().ok());
    let pages: Vec<Vec<u8>> = unpacked.map(|done| done.stdout).filter(|page| !page.is_empty()).collect();
    if pages.is_empty() { vec![written()] } else { pages }
}

/// A page of about 100,000 bytes.
fn written() -> Vec<u8> {
    let mut page = "<!DOCTYPE html><html lang=en><title>Hotline rings</title><body><h1>Hotline rings</h1><article>".to_owned();
    for number in 0..400 {
        write!(page, "<p>Paragraph {number} of an article about a hotline that rang again, as <a href=/x>officials</a> said, after long weeks of silence.</p><ul class=related><li><a href=/y>More</a></ul>").ok();
    }
    page.into_bytes()
}

fn html(bench: &mut Criterion) {
    let pages = pages();
    let mut group = bench.benchmark_group("html");
    group.sample_size(10).throughput(Throughput::Elements(pages.len() as u64));
    group.bench_function("pages read", |bench| {
        bench.iter(|| {
            pages.iter().filter_map(|page| import_bytes("a.html", page).ok()).map(|read| read.reading.text().len()).sum::<usize>()
        });
    });
    group.bench_function("pages only cut into tokens", |bench| {
        bench.iter(|| {
            let count = |page: &Vec<u8>| {
                let tokenizer = Tokenizer::new(Count(std::cell::Cell::new(0)), Default::default());
                let input = BufferQueue::default();
                input.push_back(html5ever::tendril::StrTendril::from(&*String::from_utf8_lossy(page)));
                let _ = tokenizer.feed(&input);
                tokenizer.end();
                tokenizer.sink.0.get()
            };
            pages.iter().map(count).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, html);
criterion_main!(benches);
