//! How long it takes to find what accounts share: two articles, all pairs of a folder, a selection against 100,000 articles.
//! Times are wall-clock times; the articles are of made-up words.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use variorum::align::{Index, Prepared, Weights, passages};
use variorum::compare::shared_passages;
use variorum::text::{Block, BlockKind, Reading, Span};

/// Articles of one event: they share half of their sentences, with some words exchanged.
const EVENT: u64 = 5;

/// A sequence of numbers that is the same each time (Knuth's linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// A word by its rank; frequent ones are short.
fn word(mut rank: u64, to: &mut String) {
    const SYLLABLES: [&str; 12] = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "dwen", "gar", "ish"];
    loop {
        to.push_str(SYLLABLES[usize::try_from(rank % 12).unwrap_or_default()]);
        rank /= 12;
        if rank == 0 {
            return;
        }
    }
}

/// A sentence of twenty words, about as steep as Zipf's law over 30,000 words.
fn sentence(seed: u64, exchanged: u64) -> String {
    let (mut numbers, mut others) = (Numbers(seed), Numbers(seed ^ exchanged));
    let mut text = String::new();
    for at in 0..20 {
        let exponent = numbers.below(1_000) as f64 / 1_000.0;
        let rank = 30_000_f64.powf(exponent) as u64;
        let other = exchanged > 0 && others.below(4) == 0;
        text.push_str(if at == 0 { "The " } else { " " });
        word(if other { others.below(30_000) } else { rank }, &mut text);
    }
    text + ". "
}

/// An article of `words` words; those of one event share sentences.
fn article(number: u64, words: u64) -> Reading {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for at in 0..words / 20 {
        let seed = if at % 2 == 0 { number / EVENT * 1_000 + at } else { (number + 1) * 1_000_003 + at };
        let start = text.len();
        text.push_str(sentence(seed, number % EVENT).trim_end());
        blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, text.len()), level: 0 });
        text.push('\n');
    }
    Reading::new(text, blocks, Vec::new())
}

fn two_articles(criterion: &mut Criterion) {
    let (a, b) = (article(0, 1_000), article(1, 1_000));
    let all = |a: &Reading, b: &Reading| {
        let (a, b) = (Prepared::new(a), Prepared::new(b));
        passages(&a, &b, &Weights::of([&a, &b]))
    };
    assert!(all(&a, &b).len() >= 20);
    criterion.bench_function("two articles of 1,000 words", |bencher| bencher.iter(|| all(black_box(&a), black_box(&b))));
}

fn a_folder(criterion: &mut Criterion) {
    let readings: Vec<Reading> = (0..1_000).map(|number| article(number, 500)).collect();
    let all = || {
        let texts: Vec<Prepared> = readings.iter().map(Prepared::new).collect();
        shared_passages(&texts, &Weights::of(&texts), || false)
    };
    let pairs = all().len();
    println!("pairs of articles with passages: {pairs}");
    let mut group = criterion.benchmark_group("folder");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("1,000 articles of 500 words, all pairs", |bencher| bencher.iter(all));
    group.finish();
}

fn a_selection(criterion: &mut Criterion) {
    let sample: Vec<Prepared> = (0..1_000).map(|number| Prepared::new(&article(number, 500))).collect();
    let weights = Weights::of(&sample);
    let start = Instant::now();
    let mut index = Index::default();
    (0..100_000).for_each(|number| index.add(&Prepared::new(&article(number, 500)), &weights));
    println!("100,000 articles written and read in {:.1?}", start.elapsed());
    let source = article(77, 500);
    let selection = Prepared::of_span(&source, source.blocks()[4].span);
    assert!(index.parallels(&selection, &weights, 100).len() >= 5);
    criterion.bench_function("a selection against 100,000 articles", |bencher| {
        bencher.iter(|| index.parallels(black_box(&selection), &weights, 100));
    });
}

criterion_group!(benches, two_articles, a_folder, a_selection);
criterion_main!(benches);
