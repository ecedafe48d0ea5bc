//! What the table of statements costs for 1,000 articles with 20,000 statements: one in four is an agency's that many print, whole,
//! shortened or reworded; the rest stand in one article. Times are milliseconds of the processor's time, the least of several runs.
//! The job that makes the table has no bar of its own: it must not keep a person waiting for seconds.

use std::fs;

use variorum::compare::{Acceptance, Persons, Quoted, Telling, stated, statements};
use variorum::notebook::DocumentId;
use variorum::quotes::Manner;
use variorum::text::Span;

const ARTICLES: u64 = 1_000;
const EACH: usize = 20;
/// Statements of agencies.
const SHARED: usize = 400;
const RUNS: usize = 5;

/// The processor's time of this thread, in milliseconds.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

/// Numbers by chance, always the same (Knuth's MMIX, 2005).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// A vocabulary as skewed as that of news: few words stand everywhere, most are rare.
fn sentence(chance: &mut Chance, words: &[String]) -> Vec<String> {
    let long = 8 + chance.below(25);
    let word = |chance: &mut Chance| {
        let end = [30, 300, 3_000, words.len()][chance.below(4)];
        words[chance.below(end)].clone()
    };
    (0..long).map(|_| word(chance)).collect()
}

fn vocabulary(chance: &mut Chance) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "an", "ter", "con", "di", "re", "ment", "tion", "al", "in", "com", "ver", "pro", "ti", "sta", "per", "ing", "e", "lo",
        "ma", "sen", "cor", "de", "ri", "ton",
    ];
    (0..12_000).map(|_| (0..1 + chance.below(4)).map(|_| SYLLABLES[chance.below(24)]).collect()).collect()
}

fn tellings() -> Vec<Telling> {
    let mut chance = Chance(7);
    let words = vocabulary(&mut chance);
    let shared: Vec<Vec<String>> = (0..SHARED).map(|_| sentence(&mut chance, &words)).collect();
    let mut telling = |number: u64| {
        let quoted = |at: usize| {
            let (said, who) = match chance.below(4) {
                0 => {
                    let which = chance.below(SHARED);
                    let mut said = shared[which].clone();
                    match chance.below(3) {
                        0 => said.truncate(said.len() * 3 / 4),
                        1 => {
                            let place = chance.below(said.len());
                            said[place] = words[chance.below(3_000)].clone();
                        }
                        _ => {}
                    }
                    (said, which)
                }
                _ => (sentence(&mut chance, &words), chance.below(300)),
            };
            let speaker = (chance.below(5) > 0).then(|| format!("Speaker {who}"));
            let span = Span::new(at * 400, at * 400 + 200);
            Quoted { span, words: said.join(" "), speaker, manner: Manner::Direct, acceptance: Acceptance::Proposed }
        };
        Telling { document: DocumentId::from_bits(number), published: None, statements: (0..EACH).map(quoted).collect() }
    };
    (0..ARTICLES).map(&mut telling).collect()
}

fn least(name: &str, mut run: impl FnMut() -> usize) {
    let mut least = f64::INFINITY;
    let mut count = 0;
    for _ in 0..RUNS {
        let before = processor();
        count = run();
        least = least.min(processor() - before);
    }
    println!("{name}: {least:.1} ms ({count} rows)");
}

fn main() {
    let tellings = tellings();
    let persons = Persons::default();
    let documents: Vec<DocumentId> = tellings.iter().map(|telling| telling.document).collect();
    least("the table of 20,000 statements", || statements(&tellings, &persons).rows.len());
    let table = statements(&tellings, &persons);
    least("the same as rows of the table of omissions", || stated(&table, &tellings, documents.clone()).rows().len());
}
