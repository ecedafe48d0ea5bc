//! How long it takes to list what changed between two texts of 100,000 characters: edited here and there, edited in every
//! sentence, and two texts that have nothing to do with each other.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use variorum::compare::changes;
use variorum::text::Reading;

const LETTERS: usize = 100_000;

/// Prose of made-up words, some frequent, most rare: sentences of a dozen words, paragraphs of eight sentences.
fn prose(mut seed: u64) -> String {
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut text = String::new();
    for words in 1_u64.. {
        if text.len() >= LETTERS {
            break;
        }
        // The square makes small numbers frequent: about as steep as Zipf's law.
        let word = next(90) * next(90);
        let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "dwen"];
        let word: String = word.to_string().bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect();
        let first = words % 12 == 1;
        text.push_str(&if first { word[..1].to_uppercase() + &word[1..] } else { word });
        text.push_str(match words % 96 {
            0 => ".\n",
            at if at % 12 == 0 => ". ",
            _ => " ",
        });
    }
    text
}

/// The text with a word exchanged in every so many sentences.
fn edited(text: &str, every: usize) -> String {
    let edit = |(at, sentence): (usize, &str)| match sentence.split_once(' ') {
        Some((_, rest)) if at % every == 0 => format!("Corrected {rest}"),
        Some(_) | None => sentence.to_owned(),
    };
    text.split_inclusive(". ").enumerate().map(edit).collect()
}

fn compared(criterion: &mut Criterion) {
    let reading = |text: String| Reading::new(text, Vec::new(), Vec::new());
    let old = prose(1);
    let cases = [("here and there", edited(&old, 8)), ("in every sentence", edited(&old, 1)), ("unlike texts", prose(2))];
    let old = reading(old);
    for (name, new) in cases {
        let new = reading(new);
        criterion.bench_function(name, |bencher| bencher.iter(|| black_box(changes(&old, &new)).len()));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = compared
}
criterion_main!(benches);
