//! Random bytes and real files with random bytes in them, for every law of `fuzz/laws.rs`: no nightly compiler is needed.
//!
//! Some seconds by default; `VARIORUM_HOSTILE=SECONDS` gives each law that long, from a seed that it prints.
//! `VARIORUM_SEEDS=FOLDER` writes the files that all begins from into a folder for each law, for the fuzz targets.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::time::{Duration, Instant};

#[path = "../fuzz/laws.rs"]
mod laws;
#[path = "../fuzz/seeds.rs"]
mod seeds;

/// How often each law is tried when nobody asks for more: all of it takes a few seconds without optimisation.
const ROUNDS: usize = 150;

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

/// Gives each law's seeds to the fuzz targets, when somebody names a folder.
fn write_seeds(name: &str, seeds: &[Vec<u8>]) {
    let Some(folder) = std::env::var_os("VARIORUM_SEEDS") else { return };
    let folder = std::path::Path::new(&folder).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    for (number, seed) in seeds.iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
    }
}

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap_or(0)
    }

    /// A real file, mostly cut short, with some pieces changed, doubled or dropped.
    fn bytes(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
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

fn try_law(name: &str, law: fn(&[u8])) {
    let seeds = seeds::of(name);
    write_seeds(name, &seeds);
    let long = std::env::var("VARIORUM_HOSTILE").ok().and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let seed = long.map_or(1, |_| u64::from(std::process::id()));
    println!("seed {seed}");
    let (mut random, begun) = (Random(seed), Instant::now());
    seeds.iter().for_each(|seed| law(seed));
    let mut rounds = 0;
    while long.map_or(rounds < ROUNDS, |long| begun.elapsed() < long) {
        let bytes = random.bytes(&seeds);
        if let Err(panic) = std::panic::catch_unwind(|| law(&bytes)) {
            eprintln!("round {rounds}, bytes: {:?}", String::from_utf8_lossy(&bytes));
            std::panic::resume_unwind(panic);
        }
        rounds += 1;
    }
    println!("{rounds} rounds");
}

macro_rules! laws {
    ($($law:ident)+) => { $(#[test] fn $law() { try_law(stringify!($law), laws::$law); })+ };
}

laws! {
    project journal desk plain_text markdown html rtf mail subtitles docx odt epub pdf
    anchor date datings statements shared
}

/// What fuzzing found once: a term that is written longer and shorter had two weights, and which one counted hung on the order of the
/// texts.
#[test]
fn texts_share_the_same_passages_whichever_comes_first() {
    laws::shared(include_bytes!("data/fuzzed/shared-weights"));
}
