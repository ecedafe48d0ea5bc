//! The rows of a piece as the tree of those who hear it has them: runs of characters that are read in one direction. A
//! paragraph ends with a line end, so that its last word and the first one of the next do not become one. Positions are bytes
//! of the text, places are points of the screen.

use std::ops::Range;

use egui::accesskit::{self, Node, TextDirection};
use egui::{Id, Rect, pos2};

use super::shown::Reader;
use super::visible::Line;
use crate::app::lines::{Cell, Row};

/// Characters of one run at the most: AccessKit counts the words of a run in a byte.
const LONGEST_RUN: usize = 255;
/// Bytes of one character at the most: AccessKit counts them in a byte.
const LONGEST_CHARACTER: usize = 255;

/// A stretch of one row that is read in one direction: a node of the tree.
pub struct Run<'a> {
    /// What it is called among the widgets.
    pub id: Id,
    /// Its row.
    pub row: &'a Row,
    /// Where it stands on the screen.
    pub rect: Rect,
    backwards: bool,
    characters: Vec<Character>,
}

/// What is counted as one character in the tree.
struct Character {
    /// Where it is in the text.
    bytes: Range<usize>,
    /// Where the eye enters it, from where the eye enters the run.
    along: f32,
    width: f32,
}

/// What a piece is called among the widgets.
pub fn piece_id(reader: &Reader<'_>, line: &Line) -> Id {
    reader.id().with(("piece", line.piece))
}

/// The rows of a piece, cut where the direction changes.
pub fn runs<'a>(reader: &Reader<'_>, line: &'a Line) -> Vec<Run<'a>> {
    let id = piece_id(reader, line);
    let text = reader.reading().text();
    let mut runs: Vec<Run<'a>> = Vec::new();
    for (place, row) in line.set.rows.all().iter().enumerate() {
        let mut from = 0;
        for at in 1..=row.cells.len() {
            let goes_on = at < row.cells.len() && row.cells[at].backwards == row.cells[from].backwards && at - from < LONGEST_RUN;
            if !goes_on {
                runs.push(Run::new(id.with((place, from)), line, row, from..at, text));
                from = at;
            }
        }
    }
    let end = line.of.span.end();
    if let Some(last) = runs.last_mut().filter(|_| line.of.last && text[end..].starts_with('\n')) {
        last.characters.push(Character { bytes: end..end + 1, along: last.rect.width(), width: 0.0 });
    }
    runs
}

impl<'a> Run<'a> {
    fn new(id: Id, line: &Line, row: &'a Row, range: Range<usize>, text: &str) -> Self {
        let start = line.of.span.start();
        let end = start + row.cells.get(range.end).map_or(row.end, |cell| cell.byte);
        let cells = &row.cells[range];
        let left = cells.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        let right = cells.iter().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max);
        let rect = Rect::from_min_max(pos2(left, row.top), pos2(right, row.bottom)).translate(line.pos.to_vec2());
        let backwards = cells.first().is_some_and(|cell| cell.backwards);
        let along = |cell: &Cell| if backwards { right - cell.right } else { cell.left - left };
        let mut characters = Vec::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            let bytes = start + cell.byte..cells.get(at + 1).map_or(end, |next| start + next.byte);
            add(&mut characters, Character { bytes, along: along(cell), width: cell.right - cell.left }, text);
        }
        Self { id, row, rect, backwards, characters }
    }

    /// Where it begins in the text.
    pub fn start(&self) -> usize {
        self.characters.first().map_or(0, |character| character.bytes.start)
    }

    fn end(&self) -> usize {
        self.characters.last().map_or(0, |character| character.bytes.end)
    }

    /// How many of its characters stand before a byte of the text.
    pub fn index_of(&self, byte: usize) -> usize {
        self.characters.partition_point(|character| character.bytes.start < byte)
    }

    /// The byte of the text at which a character begins, by how many stand before it.
    pub fn byte_of(&self, index: usize) -> usize {
        self.characters.get(index).map_or(self.end(), |character| character.bytes.start)
    }

    /// Its words, the length, place and width of each of its characters, and where its words begin.
    pub fn describe(&self, node: &mut Node, text: &str) {
        let rect = self.rect;
        node.set_role(accesskit::Role::TextRun);
        node.set_text_direction(if self.backwards { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
        node.set_bounds(accesskit::Rect::new(rect.left().into(), rect.top().into(), rect.right().into(), rect.bottom().into()));
        node.set_value(&text[self.start()..self.end()]);
        let all = || self.characters.iter();
        let length = |character: &Character| u8::try_from(character.bytes.len()).unwrap_or(u8::MAX);
        node.set_character_lengths(all().map(length).collect::<Vec<_>>());
        node.set_character_positions(all().map(|character| character.along).collect::<Vec<_>>());
        node.set_character_widths(all().map(|character| character.width).collect::<Vec<_>>());
        node.set_word_starts(self.word_starts(text));
    }

    fn word_starts(&self, text: &str) -> Vec<u8> {
        let mut starts = Vec::new();
        let mut in_word = false;
        for (at, character) in self.characters.iter().enumerate() {
            let letter = text[character.bytes.start..].chars().next().is_some_and(char::is_alphanumeric);
            if letter && !in_word {
                starts.extend(u8::try_from(at));
            }
            in_word = letter;
        }
        starts
    }
}

/// Adds a character; one with so many marks that its bytes cannot be counted becomes several, of which the first is as wide.
fn add(characters: &mut Vec<Character>, character: Character, text: &str) {
    let Character { mut bytes, along, mut width } = character;
    while bytes.len() > LONGEST_CHARACTER {
        let cut = text.floor_char_boundary(bytes.start + LONGEST_CHARACTER);
        characters.push(Character { bytes: bytes.start..cut, along, width });
        (bytes.start, width) = (cut, 0.0);
    }
    characters.push(Character { bytes, along, width });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_with_more_marks_than_can_be_counted_is_told_as_several() {
        let text = format!("aé{}c", "\u{301}".repeat(200));
        let mut characters = Vec::new();
        for (bytes, along) in [(0..1, 0.0), (1..403, 8.0), (403..404, 16.0)] {
            add(&mut characters, Character { bytes, along, width: 8.0 }, &text);
        }
        let told: Vec<_> = characters.iter().map(|character| (character.bytes.clone(), character.width)).collect();
        assert_eq!(told, [(0..1, 8.0), (1..255, 8.0), (255..403, 0.0), (403..404, 8.0)]);
        assert!(told.iter().all(|(bytes, _)| text.is_char_boundary(bytes.start) && bytes.len() <= LONGEST_CHARACTER));
    }
}
