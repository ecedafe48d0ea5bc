//! Paragraphs in which words run from right to left, or whose letters the toolkit miscounts: broken into rows here, and each
//! row put into the order in which it is seen (UAX 9, by `unicode-bidi`). Bytes count from the start of the piece, points from
//! its left upper corner.
//!
//! The toolkit (epaint 0.37) joins the letters of one word rightly, but puts words one after another from left to right.

use std::ops::Range;
use std::sync::Arc;

use egui::{Galley, Pos2, pos2};
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::letters::cells;
use super::rows::{Cell, Row, Rows, shown_end};

/// Words that were laid out by themselves, and where they stand.
#[derive(Clone, Debug)]
pub struct Part {
    /// Their left upper corner.
    pub pos: Pos2,
    /// The words.
    pub galley: Arc<Galley>,
}

/// What a piece is set with.
pub struct Setting<'a> {
    /// The widest row.
    pub width: f32,
    /// The height of a row.
    pub row: f32,
    /// Whether the paragraph begins at the right.
    pub backwards: bool,
    /// Where the words change their look, in order, without the start and the end.
    pub cuts: &'a [usize],
    /// Lays out words of one look in one row; they begin at the byte.
    pub lay: &'a mut dyn FnMut(usize, &str) -> Arc<Galley>,
}

/// Words that are laid out together: of one look, one direction and one kind, in one row.
struct Atom {
    range: Range<usize>,
    galley: Arc<Galley>,
    cells: Vec<Cell>,
    width: f32,
    blank: bool,
    /// Whether a row may end behind it.
    breaks: bool,
}

/// Whether some of the words run from right to left.
pub fn has_backwards(words: &str) -> bool {
    !words.is_ascii() && words.chars().any(runs_backwards)
}

const fn runs_backwards(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a paragraph begins at the right: its first letter decides (UAX 9, rules P2 and P3).
pub fn begins_right(paragraph: &str) -> bool {
    has_backwards(paragraph) && unicode_bidi::get_base_direction(paragraph) == unicode_bidi::Direction::Rtl
}

/// Sets a piece: its rows and its parts.
pub fn set(words: &str, mut setting: Setting<'_>) -> (Rows, Vec<Part>) {
    let base = if setting.backwards { Level::rtl() } else { Level::ltr() };
    let bidi = ParagraphBidiInfo::new(words, Some(base));
    let atoms = atoms(words, &bidi.levels, &mut setting);
    let mut parts = Vec::with_capacity(atoms.len());
    let mut rows = Vec::new();
    let mut first = 0;
    while first < atoms.len() {
        let last = fill(&atoms, first, setting.width);
        let top = setting.row * rows.len() as f32;
        let row = place(words, &bidi, &atoms[first..last], (top, &setting), &mut parts);
        rows.push(row);
        first = last;
    }
    (Rows::new(rows), parts)
}

/// Cuts the words into what is laid out together.
fn atoms(words: &str, levels: &[Level], setting: &mut Setting<'_>) -> Vec<Atom> {
    let breaks: Vec<usize> = linebreaks(words).map(|(at, _)| at).collect();
    let mut atoms = Vec::new();
    let mut start = 0;
    let mut characters = words.grapheme_indices(true).peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().copied();
        let end = at + character.len();
        let goes_on = next.is_some_and(|(_, after)| {
            levels[at] == levels[end]
                && kind(character, levels[at]) == kind(after, levels[end])
                && kind(character, levels[at]) != Kind::Signs
                && breaks.binary_search(&end).is_err()
                && setting.cuts.binary_search(&end).is_err()
        });
        if !goes_on {
            let may_break = breaks.binary_search(&end).is_ok();
            lay_out(words, start..end, (levels[at].is_rtl(), may_break), setting, &mut atoms);
            start = end;
        }
    }
    atoms
}

/// The toolkit gives words the direction of their script, and puts signs alone, and words that another face draws, one after
/// another from left to right: what runs the other way is cut at every character, as are the digits of Arabic numbers.
#[derive(PartialEq, Eq)]
enum Kind {
    Blank,
    Letters,
    Signs,
}

/// What one character as it is seen, and its direction, have to be laid out with.
fn kind(character: &str, level: Level) -> Kind {
    let Some(first) = character.chars().next().filter(|first| !first.is_whitespace()) else { return Kind::Blank };
    let with_others = if level.is_ltr() { !runs_backwards(first) } else { runs_backwards(first) && first.is_alphanumeric() };
    if with_others { Kind::Letters } else { Kind::Signs }
}

/// Lays out an atom; one that is wider than a row is cut where the row is full.
fn lay_out(words: &str, range: Range<usize>, how: (bool, bool), setting: &mut Setting<'_>, atoms: &mut Vec<Atom>) {
    let (backwards, breaks) = how;
    let shown = if backwards { mirrored(&words[range.clone()]) } else { words[range.clone()].to_owned() };
    let galley = (setting.lay)(range.start, &shown);
    let glyphs = galley.rows.first().map_or(&[][..], |row| &row.row.glyphs);
    let mut cells = cells(&shown, glyphs, backwards);
    let width = glyphs.iter().map(|glyph| glyph.max_x()).fold(0.0, f32::max);
    reach(&mut cells, width);
    if width > setting.width
        && let Some(full) = cells.iter().skip(1).find(|cell| far_edge(cell, width) > setting.width)
    {
        let cut = range.start + full.byte;
        lay_out(words, range.start..cut, (backwards, true), setting, atoms);
        return lay_out(words, cut..range.end, (backwards, breaks), setting, atoms);
    }
    for cell in &mut cells {
        cell.byte += range.start;
    }
    let blank = words[range.clone()].trim().is_empty();
    atoms.push(Atom { range, galley, cells, width, blank, breaks });
}

/// Lets the outermost characters reach to the edges, so that highlights have no gaps: the toolkit rounds places to pixels.
fn reach(cells: &mut [Cell], width: f32) {
    if let Some(first) = cells.first_mut() {
        if first.backwards { first.right = width } else { first.left = 0.0 }
    }
    for last in cells.iter_mut().rev() {
        let seen = last.right > last.left;
        let end = if last.backwards { 0.0 } else { width };
        let (left, right) = if last.backwards { (end, last.right) } else { (last.left, end) };
        (last.left, last.right) = if seen { (left, right) } else { (end, end) };
        if seen {
            break;
        }
    }
}

/// How far along the row a character reaches.
fn far_edge(cell: &Cell, width: f32) -> f32 {
    if cell.backwards { width - cell.left } else { cell.right }
}

/// Signs that face the other way from right to left: brackets, quotation marks, arrows (UAX 9, rule L4).
fn mirrored(words: &str) -> String {
    let mirror = |character: char| {
        let other = unicode_bidi_mirroring::get_mirrored(character);
        other.filter(|other| other.len_utf8() == character.len_utf8()).unwrap_or(character)
    };
    words.chars().map(mirror).collect()
}

/// The end of the row that begins with an atom: as many as fit, up to a place where a row may end.
fn fill(atoms: &[Atom], first: usize, width: f32) -> usize {
    let mut x = 0.0;
    let mut last_break = None;
    for (at, atom) in atoms.iter().enumerate().skip(first) {
        // White space may stand out over the end of a row.
        if !atom.blank && at > first && x + atom.width > width {
            return last_break.unwrap_or(at);
        }
        x += atom.width;
        if atom.breaks {
            last_break = Some(at + 1);
        }
    }
    atoms.len()
}

/// Puts the atoms of a row where they are seen.
fn place(words: &str, bidi: &ParagraphBidiInfo<'_>, atoms: &[Atom], at: (f32, &Setting<'_>), parts: &mut Vec<Part>) -> Row {
    let (top, setting) = at;
    let (start, end) = (atoms[0].range.start, atoms[atoms.len() - 1].range.end);
    let (levels, runs) = bidi.visual_runs(start..end);
    let total: f32 = atoms.iter().map(|atom| atom.width).sum();
    let mut x = if setting.backwards { setting.width - total } else { 0.0 };
    let mut cells = Vec::new();
    for run in runs {
        let mut inside: Vec<&Atom> = atoms.iter().filter(|atom| run.contains(&atom.range.start)).collect();
        if levels[run.start].is_rtl() {
            inside.reverse();
        }
        for atom in inside {
            if !atom.blank {
                parts.push(Part { pos: pos2(x, top), galley: Arc::clone(&atom.galley) });
            }
            cells.extend(atom.cells.iter().map(|cell| Cell { left: cell.left + x, right: cell.right + x, ..*cell }));
            x += atom.width;
        }
    }
    cells.sort_by_key(|cell| cell.byte);
    Row { start, end, shown_end: shown_end(words, start, end), top, bottom: top + setting.row, mixed: true, cells }
}
