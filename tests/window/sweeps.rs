//! Random sweeps over articles in many scripts: what is pressed and let go by its place on the screen, read back from the tree
//! as a screen reader does, and what the program holds as selected are the same words of the source. Letters are what is seen
//! as one character.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Shape, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use unicode_segmentation::UnicodeSegmentation;
use variorum::app::theme::SystemFaces;

use crate::desk::{Desk, Home, Letter, letters_of};
use crate::marking::name_of;

/// Sweeps over each article when nobody asks for more.
const FEW: usize = 40;
/// Asks for as many sweeps as it says, with the faces of the system too.
const MANY: &str = "VARIORUM_SWEEPS";
/// Farther from a press than any click reaches.
const AWAY: f32 = 30.0;
const LEFT_TO_RIGHT_MARK: &str = "\u{200e}";
const RIGHT_TO_LEFT_MARK: &str = "\u{200f}";

macro_rules! writings {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                swept(stringify!($name), include_str!(concat!("../data/writings/", stringify!($name), ".txt")));
            }
        )*
    };
}

writings!(latin hangul chinese japanese cyrillic greek arabic hebrew devanagari thai tamil emoji marks mixed);

/// Sweeps over an article as often as is asked for.
fn swept(name: &str, words: &str) {
    let asked = std::env::var(MANY).ok().and_then(|count| count.parse().ok());
    let mut article = Article::open(words, false);
    article.sweep_often(name, asked.unwrap_or(FEW));
    if let Some(count) = asked {
        let mut article = Article::open(words, true);
        article.sweep_often(&format!("{name} with the system's faces"), count);
    }
}

/// An open article, and the letters of its source with the line ends between its paragraphs.
struct Article {
    name: String,
    source: Vec<String>,
    desk: Desk,
    _home: Home,
}

/// A letter that can be pressed: which one of the source it is, and points at its two ends.
#[derive(Clone, Copy, Debug)]
struct Place {
    letter: usize,
    begins: Pos2,
    ends: Pos2,
}

impl Article {
    fn open(words: &str, faces: bool) -> Self {
        let home = Home::with(&[("article.txt", words)]);
        let mut desk = home.desk();
        let name = name_of(&desk, "article.txt");
        let system = faces.then(|| SystemFaces::attach(&desk.harness.ctx));
        for _ in 0..6 {
            desk.harness.step();
            if let Some(system) = &system {
                system.settle(Duration::from_secs(60));
            }
        }
        // Two sweeps that follow one another at once are not one double click.
        desk.harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 0.0);
        let paragraphs: Vec<&str> = words.trim_end().split("\n\n").collect();
        let source = paragraphs.join("\n").graphemes(true).map(str::to_owned).collect();
        Self { name, source, desk, _home: home }
    }

    /// The letters on the screen, which must be those of the source.
    fn letters(&self) -> Vec<Letter> {
        let column = self.desk.harness.get_by_role_and_label(Role::Document, &self.name);
        let letters: Vec<Letter> = column.children_recursive().flat_map(|piece| letters_of(&piece)).collect();
        let told: Vec<&str> = letters.iter().map(|letter| letter.words.as_str()).collect();
        assert_eq!(told, self.source, "the letters that the tree tells");
        letters
    }

    /// What can be pressed: all that is seen, but for the white space at which a row is broken.
    fn places(&self) -> Vec<Place> {
        let letters = self.letters();
        let ends_row = |at: usize| letters.get(at + 1).is_none_or(|next| (next.y - letters[at].y).abs() > 1.0);
        let seen = |at: usize| {
            let letter = &letters[at];
            (letter.ends - letter.begins).abs() > 0.0
                && !(letter.words.trim().is_empty() && (ends_row(at) || letter.words == "\n"))
        };
        let blank = |words: &str| words.trim().is_empty() || words == RIGHT_TO_LEFT_MARK || words == LEFT_TO_RIGHT_MARK;
        let unseen: Vec<&str> = (0..letters.len()).filter(|at| !seen(*at)).map(|at| letters[at].words.as_str()).collect();
        assert!(unseen.iter().all(|words| blank(words)), "letters without a width: {unseen:?}");
        let place = |at: usize| {
            let letter = &letters[at];
            let width = letter.ends - letter.begins;
            let inwards = width.signum() * (width.abs() / 4.0).min(0.5);
            Place { letter: at, begins: pos2(letter.begins + inwards, letter.y), ends: pos2(letter.ends - inwards, letter.y) }
        };
        (0..letters.len()).filter(|at| seen(*at)).map(place).collect()
    }

    /// Each letter stands where the tree tells that it stands: it is drawn there, or with the letters before it as one.
    fn is_painted_where_it_is_told(&self) {
        let painted = painted(&self.desk);
        let letters = self.letters();
        let mut wrong = Vec::new();
        for place in self.places().iter().filter(|place| !self.source[place.letter].trim().is_empty()) {
            let letter = &letters[place.letter];
            let middle = pos2(f32::midpoint(letter.begins, letter.ends), letter.y);
            let here: String =
                painted.iter().filter(|(rect, _)| rect.expand(0.6).contains(middle)).map(|(_, drawn)| *drawn).collect();
            let drawn = |words: &str| words.chars().any(|character| here.contains([character, mirrored(character)]));
            if drawn(&letter.words) {
                continue;
            }
            if !self.source[place.letter.saturating_sub(2)..place.letter].iter().any(|before| drawn(before)) {
                wrong.push(format!("{:?} (letter {}), but {here:?} is drawn there", letter.words, place.letter));
            }
        }
        assert!(wrong.is_empty(), "{} letters stand elsewhere:\n{}", wrong.len(), wrong.join("\n"));
    }

    fn sweep_often(&mut self, name: &str, count: usize) {
        self.is_painted_where_it_is_told();
        let places = self.places();
        let mut random = Random(name.bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(31) + u64::from(byte)));
        let mut wrong = Vec::new();
        for _ in 0..count {
            let (a, b) = (random.below(places.len()), random.below(places.len()));
            let (first, last) = (places[a.min(b)], places[a.max(b)]);
            wrong.extend(self.sweep(first, last, a > b));
        }
        println!("{name}: {count} sweeps over {} of {} letters, {} wrong", places.len(), self.source.len(), wrong.len());
        assert!(wrong.is_empty(), "{} of {count} sweeps over {name} went wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// Sweeps from the beginning of a letter to the end of another one, or back; what went wrong, if something did.
    fn sweep(&mut self, first: Place, last: Place, back: bool) -> Option<String> {
        let (from, to) = if back { (last.ends, first.begins) } else { (first.begins, last.ends) };
        self.press_and_let_go(from, to);
        let expected = self.source[first.letter..=last.letter].concat();
        let before = |letter: usize| self.source[..letter].concat();
        let (start, end) = (before(first.letter), before(last.letter + 1));
        let in_order = |start, end| if back { (end, start) } else { (start, end) };

        let told = self.told();
        let held = self.desk.open().desk.columns[0].selection;
        let points = in_order(start.chars().count(), end.chars().count());
        let bytes = in_order(start.len(), end.len());
        let right = told == Some((expected.clone(), points)) && held == Some(bytes);
        let wrong = format!(
            "letters {}..={}, {from:?} to {to:?}: {expected:?} at {points:?}, bytes {bytes:?}; told {told:?}, held {held:?}",
            first.letter, last.letter
        );
        self.stroke(Key::Escape);
        (!right).then_some(wrong)
    }

    /// The selected words and their ends in code points, as a screen reader has them from the tree.
    fn told(&self) -> Option<(String, (usize, usize))> {
        let column = self.desk.harness.get_by_role_and_label(Role::Document, &self.name);
        let node = column.accesskit_node();
        let anchor = node.text_selection_anchor()?.to_global_usv_index();
        let focus = node.text_selection_focus()?.to_global_usv_index();
        Some((node.text_selection()?.text(), (anchor, focus)))
    }

    fn press_and_let_go(&mut self, from: Pos2, to: Pos2) {
        let button =
            |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        // On a slow machine a press and the first move after it come in one frame.
        self.frame(vec![Event::PointerMoved(from), button(from, true), Event::PointerMoved(from + vec2(AWAY, 0.0))]);
        self.frame(vec![Event::PointerMoved(to)]);
        self.frame(vec![button(to, false)]);
        self.frame(Vec::new());
    }

    /// Puts the tag bar away, which letting go has opened.
    fn stroke(&mut self, key: Key) {
        let stroke = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.frame(vec![stroke(true), stroke(false)]);
        self.frame(Vec::new());
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.desk.harness.input_mut().events.extend(events);
        self.desk.harness.step();
    }
}

/// All letters that were drawn in the last frame, and where.
fn painted(desk: &Desk) -> Vec<(Rect, char)> {
    let mut found = Vec::new();
    for shape in &desk.harness.output().shapes {
        let Shape::Text(text) = &shape.shape else { continue };
        for row in &text.galley.rows {
            for glyph in &row.glyphs {
                let left = text.pos + vec2(row.pos.x + glyph.pos.x, row.pos.y);
                found.push((Rect::from_min_size(left, vec2(glyph.advance_width, row.size.y)), glyph.chr));
            }
        }
    }
    found
}

fn mirrored(character: char) -> char {
    unicode_bidi_mirroring::get_mirrored(character).unwrap_or(character)
}

/// The same numbers every time (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}
