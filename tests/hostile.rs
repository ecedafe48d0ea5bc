//! Random bytes and real files with random bytes in them, for every law of `fuzz/laws.rs`: no nightly compiler is needed.
//!
//! Some seconds by default; `VARIORUM_HOSTILE=SECONDS` gives each law that long, from a seed that it prints.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::time::{Duration, Instant};

#[path = "../fuzz/laws.rs"]
mod laws;

/// How often each law is tried when nobody asks for more: all of it takes a few seconds without optimisation.
const ROUNDS: usize = 150;

const SEEDS: [&[u8]; 8] = [
    include_bytes!("../saves/sample.ron"),
    include_bytes!("data/v1-small.ron"),
    include_bytes!("../assets/sample/ferry-card.md"),
    include_bytes!("../assets/sample/ferry-courier.txt"),
    include_bytes!("data/writings/mixed.txt"),
    b"2021-10-05",
    b"(columns: [(document: \"a\", share: 0.5)], places: {\"a\": (paragraph: 3)}, focus: 1, text_size: inf)",
    b"(version: 1, tags: [(id: \"0000000001\", x: [[[[[[[[[[[[((((((((\"\\u{0}\n<<<<<<< HEAD\n=======\n>>>>>>> x\n(id: \n],\n",
];

/// Pieces that formats stumble over.
const NASTY: [&[u8]; 14] = [
    b"\"",
    b"\\",
    b"(",
    b")",
    b"[",
    b"],\n",
    b"\n<<<<<<< HEAD\n",
    b"\n=======\n",
    b"\n>>>>>>> b\n",
    b"\xff\xfe",
    b"\0",
    b"r#\"",
    b"/*",
    "\u{2028}\u{301}\u{feff}".as_bytes(),
];

/// `SplitMix64` (Steele, Lea, Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap_or(0)
    }

    /// A real file, mostly cut short, with some pieces changed, doubled or dropped.
    fn bytes(&mut self) -> Vec<u8> {
        let mut bytes = SEEDS[self.below(SEEDS.len())].to_vec();
        if self.below(3) == 0 {
            bytes.truncate(self.below(bytes.len() + 1));
        }
        for _ in 0..self.below(6) {
            let (a, b) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
            let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 200));
            match self.below(5) {
                0 => drop(bytes.drain(from..to)),
                1 => drop(bytes.splice(from..from, bytes[from..to].to_vec()).collect::<Vec<u8>>()),
                2 if from < bytes.len() => bytes[from] = u8::try_from(self.below(256)).unwrap(),
                _ => drop(bytes.splice(from..from, NASTY[self.below(NASTY.len())].iter().copied()).collect::<Vec<u8>>()),
            }
        }
        bytes
    }
}

fn try_law(law: fn(&[u8])) {
    let long = std::env::var("VARIORUM_HOSTILE").ok().and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let seed = long.map_or(1, |_| u64::from(std::process::id()));
    println!("seed {seed}");
    let (mut random, begun) = (Random(seed), Instant::now());
    SEEDS.iter().for_each(|seed| law(seed));
    let mut rounds = 0;
    while long.map_or(rounds < ROUNDS, |long| begun.elapsed() < long) {
        let bytes = random.bytes();
        if let Err(panic) = std::panic::catch_unwind(|| law(&bytes)) {
            eprintln!("round {rounds}, bytes: {:?}", String::from_utf8_lossy(&bytes));
            std::panic::resume_unwind(panic);
        }
        rounds += 1;
    }
    println!("{rounds} rounds");
}

macro_rules! laws {
    ($($law:ident)+) => { $(#[test] fn $law() { try_law(laws::$law); })+ };
}

laws! { project journal desk plain_text markdown anchor date }
