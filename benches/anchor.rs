//! How long 1,000 highlights take to be found again in a text of 100,000 characters, beside a plain search for their words.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use variorum::anchor::{Anchor, Basis, Description, attach_all, describe};
use variorum::text::{Reading, Span};

const HIGHLIGHTS: usize = 1_000;
const LETTERS: usize = 100_000;

/// Prose of made-up words: some frequent, most rare, as in any language; sentences of a dozen words, paragraphs of eight sentences.
fn prose(mut seed: u64) -> String {
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut text = String::new();
    let mut words = 0_u64;
    while text.len() < LETTERS {
        // The square makes small numbers frequent: about as steep as Zipf's law.
        let word = next(90) * next(90);
        let end = match words % 96 {
            95 => ".\n",
            at if at % 12 == 11 => ". ",
            _ => " ",
        };
        let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "dwen"];
        word.to_string().bytes().for_each(|digit| text.push_str(syllables[usize::from(digit - b'0')]));
        text.push_str(end);
        words += 1;
    }
    text
}

fn reading(text: String) -> Reading {
    Reading::new(text, Vec::new(), Vec::new())
}

/// Highlights of one word to forty, all over the text.
fn described(reading: &Reading) -> Vec<Description> {
    let step = reading.text().len() / (HIGHLIGHTS + 4);
    let spans = (0..HIGHLIGHTS).map(|at| Span::new(at * step, at * step + 8 + at % 200));
    spans.map(|span| describe(reading, span)).collect()
}

/// The text after an editor went through it: a preface, and in every fourth sentence a word exchanged.
fn edited(text: &str) -> String {
    let mut now = String::from("A new beginning, put in before all the others.\n");
    for (at, sentence) in text.split_inclusive(". ").enumerate() {
        match (at % 4, sentence.split_once(' ')) {
            (0, Some((_, rest))) => drop(write!(now, "corrected {rest}")),
            (_, _) => now.push_str(sentence),
        }
    }
    now
}

fn found_again(criterion: &mut Criterion) {
    let old = reading(prose(1));
    let described = described(&old);
    let anchors: Vec<Anchor> = described.iter().map(Description::anchor).collect();
    let mut group = criterion.benchmark_group("1000 highlights in 100000 letters");
    group.sample_size(20);
    for (name, text) in [("same", prose(1)), ("edited", edited(old.text())), ("none there", prose(2))] {
        let now = reading(text);
        group.bench_function(name, |bencher| bencher.iter(|| black_box(attach_all(&now, &anchors, Basis::Other))));
        // What looking for the words alone costs: it finds no edited passage and cannot tell two places apart.
        group.bench_function(format!("{name}, str::find"), |bencher| {
            bencher.iter(|| anchors.iter().filter_map(|anchor| black_box(now.text().find(anchor.exact))).count());
        });
    }
    group.finish();
}

criterion_group!(benches, found_again);
criterion_main!(benches);
