//! Lines of a page with their words. Lengths are points; places in words are bytes.

use std::ops::Range;

use super::content::Letter;
use super::runs::Run;
use super::sides;

/// A gap of this share of the type's size parts two words. TeX's narrowest is 0.22, the widest kerning about 0.1.
const WORD_GAP: f64 = 0.15;

/// Scripts without spaces between words: only a gap of more than half a letter is one.
const WIDE_GAP: f64 = 0.6;

/// Letters set so far apart on the whole are spaced out; words are then further apart by [`WORD_GAP`] still.
const SPACED: f64 = 0.1;

/// One line of one column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub words: String,
    /// Which bytes of the words lie under which link of the page.
    pub links: Vec<(Range<usize>, usize)>,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    /// Whether most of it is bold.
    pub bold: bool,
    /// Whether it begins with a raised sign, as a note does.
    pub raised: bool,
    /// The width of its first word.
    pub first_width: f64,
    /// The left and right edge of the column that it stands in.
    pub column: (f64, f64),
}

impl Line {
    /// The line of runs that stand beside each other.
    pub fn of(runs: Vec<Run>) -> Self {
        let (mut x0, mut x1, mut y, mut size) = (f64::INFINITY, f64::NEG_INFINITY, 0.0, 0.0);
        let mut weight = 0;
        for run in &runs {
            (x0, x1) = (x0.min(run.x0), x1.max(run.x1));
            if run.letters.len() > weight {
                (weight, y, size) = (run.letters.len(), run.y, run.size);
            }
        }
        let mut letters: Vec<Letter> = runs.into_iter().flat_map(|run| run.letters).collect();
        sides::in_reading_order(&mut letters);
        let seen = || letters.iter().filter(|letter| !letter.is_blank());
        let bold = seen().filter(|letter| letter.bold).count() * 2 > seen().count();
        let raised = letters.first().is_some_and(|first| first.size < size * 0.85 && first.y < y - size * 0.15);
        let space = letters.iter().position(Letter::is_blank);
        let sign = if raised { letters.iter().position(|letter| letter.size >= size * 0.85) } else { None };
        let Spelled { words, links, gap } = spelled(&letters, sign);
        let first_end = gap.into_iter().chain(space).min().unwrap_or(letters.len()).max(1);
        let first_width = letters.get(first_end - 1).map_or(0.0, |last| (last.x1 - x0).abs());
        Self { words, links, x0, x1, y, size, bold, raised, first_width, column: (x0, x1) }
    }
}

/// What letters read as.
#[derive(Debug, Default)]
struct Spelled {
    words: String,
    links: Vec<(Range<usize>, usize)>,
    /// Before which letter the first gap stands.
    gap: Option<usize>,
}

/// The words of letters in reading order. A gap always stands before `sign`, the first letter after the sign of a note.
fn spelled(letters: &[Letter], sign: Option<usize>) -> Spelled {
    let spread = spread(letters);
    let mut words = String::new();
    let mut links: Vec<(Range<usize>, usize)> = Vec::new();
    let mut gap = None;
    let mut before: Option<&Letter> = None;
    for (index, letter) in letters.iter().enumerate() {
        let apart = sign == Some(index) || before.is_some_and(|before| is_gap(before, letter, spread));
        if apart {
            gap.get_or_insert(index);
        }
        if (apart || letter.is_blank()) && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        if letter.is_blank() {
            continue;
        }
        let start = push(&mut words, before.filter(|_| !apart), letter);
        if let Some(link) = letter.link {
            match links.last_mut() {
                Some((range, last)) if *last == link => range.end = words.len(),
                _ => links.push((start..words.len(), link)),
            }
        }
        before = Some(letter);
    }
    let end = words.trim_end().len();
    words.truncate(end);
    Spelled { words, links, gap }
}

/// Adds a letter; an accent that was set over it becomes part of it. Gives the byte at which it begins.
fn push(words: &mut String, before: Option<&Letter>, letter: &Letter) -> usize {
    let over = |before: &&Letter| letter.x0 < before.x1 - 0.3 * (before.x1 - before.x0) && words.ends_with(&*before.text);
    let whole = before.filter(over).and_then(|before| Some((accented(&before.text, &letter.text)?, before.text.len())));
    if let Some((whole, length)) = whole {
        words.truncate(words.len() - length);
        words.push(whole);
        return words.len() - whole.len_utf8();
    }
    words.push_str(&letter.text);
    words.len() - letter.text.len()
}

/// How far letters of one word stand apart: 0 but where a line is spaced out. Dots and numbers stand apart for other reasons.
fn spread(letters: &[Letter]) -> f64 {
    let mut gaps: Vec<f64> = letters
        .windows(2)
        .filter(|pair| pair.iter().all(|letter| letter.text.starts_with(char::is_alphabetic)))
        .map(|pair| gap(&pair[0], &pair[1]) / pair[0].size.max(0.1))
        .collect();
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    let middle = gaps[gaps.len() / 2];
    if (SPACED..SPACED * 6.0).contains(&middle) { middle } else { 0.0 }
}

/// The white between two letters that follow each other, in either direction.
fn gap(before: &Letter, letter: &Letter) -> f64 {
    if letter.x0 >= before.x0 { letter.x0 - before.x1 } else { before.x0 - letter.x1 }
}

fn is_gap(before: &Letter, letter: &Letter, spread: f64) -> bool {
    let share = if is_unspaced(&before.text) && is_unspaced(&letter.text) { WIDE_GAP } else { WORD_GAP };
    gap(before, letter) > (share + spread) * before.size.min(letter.size)
}

/// Whether letters are of a script that does not part words: Chinese and Japanese.
fn is_unspaced(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}'))
}

/// Accents that old typefaces set by themselves, and the letters that they make: Latin-1 and its neighbours.
const ACCENTS: &[(&str, &str, &str)] = &[
    ("`\u{2CB}\u{300}", "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    ("´\u{2CA}\u{301}", "aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹ"),
    ("^\u{2C6}\u{302}", "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    ("¨\u{308}", "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
    ("~\u{2DC}\u{303}", "anoANO", "ãñõÃÑÕ"),
    ("\u{2C7}\u{30C}", "cszreCSZRE", "čšžřěČŠŽŘĚ"),
    ("¸\u{327}", "cCsS", "çÇşŞ"),
    ("\u{2DA}°\u{30A}", "aAuU", "åÅůŮ"),
];

/// An accent and a letter, in either order, as one.
fn accented(first: &str, second: &str) -> Option<char> {
    let single = |text: &str| {
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let (first, second) = (single(first)?, single(second)?);
    let with = |accent: char, letter: char| {
        let letter = if letter == '\u{131}' { 'i' } else { letter };
        let (_, plain, whole) = ACCENTS.iter().find(|(accents, ..)| accents.contains(accent))?;
        plain.chars().position(|known| known == letter).and_then(|at| whole.chars().nth(at))
    };
    with(first, second).or_else(|| with(second, first))
}
