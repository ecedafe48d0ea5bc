//! Letters that were set one after the other on one line. Lengths are points; shares are of the type's size.

use std::collections::BTreeMap;

use super::content::Letter;
use super::sides;

/// How far a small letter may stand above or below the line, as an exponent does.
const RAISED: f64 = 0.45;

/// The widest gap inside a run: a wider one parts the cells of a table, or columns.
const WIDEST: f64 = 1.4;

/// How far a letter may reach back over the one before: accents are set over their letter.
const BACK: f64 = 0.9;

/// A letter so much larger than the run's so far sets its line.
const LARGER: f64 = 1.12;

/// The same words so near to each other were printed twice, to look bold or to throw a shadow.
const TWICE: f64 = 0.25;

/// Letters of one line. Invariant: the first and the last are not blank.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub letters: Vec<Letter>,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
}

impl Run {
    fn new(letter: Letter) -> Self {
        Self { x0: letter.x0, x1: letter.x1, y: letter.y, size: letter.size, letters: vec![letter] }
    }

    fn push(&mut self, letter: Letter) {
        if !letter.is_blank() {
            self.x0 = self.x0.min(letter.x0);
            self.x1 = self.x1.max(letter.x1);
            if letter.size > self.size * LARGER {
                (self.y, self.size) = (letter.y, letter.size);
            }
        }
        self.letters.push(letter);
    }

    /// Whether a letter goes on where the run ends.
    fn takes(&self, letter: &Letter) -> bool {
        let size = self.size.max(letter.size);
        let gap = letter.x0 - self.x1;
        let follows = (-BACK * size..WIDEST * size).contains(&gap);
        let back = self.x0 - letter.x1;
        let precedes = sides::is_leftward(&letter.text) && (-BACK * size..WIDEST * size).contains(&back);
        (letter.y - self.y).abs() <= RAISED * size && (follows || precedes)
    }

    fn text(&self) -> String {
        self.letters.iter().map(|letter| &*letter.text).collect()
    }
}

/// The runs of a page in the order of its letters, each printed once.
pub(super) fn runs(letters: Vec<Letter>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for letter in letters {
        match runs.last_mut() {
            Some(run) if letter.is_blank() => {
                // Blanks that lie elsewhere say nothing: they are often left over from layout.
                if run.takes(&letter) {
                    run.push(letter);
                }
            }
            None if letter.is_blank() => {}
            Some(run) if run.takes(&letter) => run.push(letter),
            Some(_) | None => runs.push(Run::new(letter)),
        }
    }
    for run in &mut runs {
        while run.letters.last().is_some_and(Letter::is_blank) {
            run.letters.pop();
        }
    }
    once(runs)
}

/// The runs without those that were printed over themselves.
fn once(runs: Vec<Run>) -> Vec<Run> {
    let mut seen: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    runs.into_iter()
        .filter(|run| {
            let places = seen.entry(run.text()).or_default();
            let near =
                |place: &(f64, f64)| (place.0 - run.x0).abs() < TWICE * run.size && (place.1 - run.y).abs() < TWICE * run.size;
            let again = places.iter().rev().take(64).any(near);
            places.push((run.x0, run.y));
            !again
        })
        .collect()
}
