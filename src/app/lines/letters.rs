//! Which letters of a shaped word belong to which of its characters. Bytes count from the start of the word, points from its
//! left edge.
//!
//! The toolkit (epaint 0.37) keeps the letters of a word from right to left in the order in which they are seen, with the
//! padding it adds for joined characters at the end; and some faces draw one character with several letters, or several
//! characters with one. What is left of their origin is the first character of each group of letters. From these, in order,
//! the groups are found again: of all ways to deal the letters out, the one with the fewest surprises is taken.

use egui::epaint::text::Glyph;

use super::rows::{Cell, is_seen, join, share};
use crate::text::grapheme_starts;

/// Letters that one character is dealt at the most: a consonant of India with a vowel on either side and one above has four.
const MOST_LETTERS: usize = 6;
/// Ways of dealing that are looked at side by side.
const WAYS: usize = 16;
/// A character that is seen has no letter of its own: it is joined to the one before.
const JOINED: u32 = 2;
/// A character is drawn with one letter more.
const ONE_MORE: u32 = 1;
/// A character is drawn with more letters than it has parts.
const TOO_MANY: u32 = 3;
/// A letter says that it comes from another character.
const FOREIGN: u32 = 4;

/// A letter with a width, and the marks on it.
struct Letter {
    first: char,
    left: f32,
    right: f32,
}

/// A way to deal the first letters out to the first characters.
#[derive(Clone, Copy)]
struct Way {
    dealt: usize,
    price: u32,
    /// Which of the ways it goes on from.
    before: usize,
}

/// The place of each character of a word that is all of one direction.
pub fn cells(word: &str, glyphs: &[Glyph], backwards: bool) -> Vec<Cell> {
    let starts = grapheme_starts(word);
    let letters = letters(glyphs, backwards);
    let mut from = 0;
    let mut edge = letters.first().map_or(0.0, |first| if backwards { first.right } else { first.left });
    let mut cells = Vec::with_capacity(starts.len());
    for (byte, until) in starts.iter().zip(deal(word, &starts, &letters)) {
        let mine = &letters[from..until];
        // A character without letters of its own, as in a ligature, stands at its end until it is shared.
        let left = mine.iter().map(|letter| letter.left).reduce(f32::min).unwrap_or(edge);
        let right = mine.iter().map(|letter| letter.right).reduce(f32::max).unwrap_or(edge);
        cells.push(Cell { byte: *byte, left, right, backwards });
        (from, edge) = (until, if backwards { left } else { right });
    }
    share(&mut cells, word);
    join(&mut cells);
    cells
}

/// The letters in the order of the text.
fn letters(glyphs: &[Glyph], backwards: bool) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(glyphs.len());
    let mut add = |glyph: &Glyph| {
        let wide = glyph.advance_width > 0.0;
        match letters.last_mut() {
            // A mark without a width belongs to its base.
            Some(letter) if letter.first == glyph.chr && !(wide && letter.right > letter.left) => {
                if wide {
                    (letter.left, letter.right) = (glyph.pos.x, glyph.max_x());
                }
            }
            Some(_) | None => letters.push(Letter { first: glyph.chr, left: glyph.pos.x, right: glyph.max_x() }),
        }
    };
    let shown = glyphs.iter().filter(|glyph| glyph.advance_width > 0.0 || !glyph.uv_rect.is_nothing());
    if backwards {
        shown.rev().for_each(&mut add);
    } else {
        shown.for_each(&mut add);
    }
    letters
}

/// For each character how many letters it and those before it have: the cheapest way of dealing them out in order.
fn deal(word: &str, starts: &[usize], letters: &[Letter]) -> Vec<usize> {
    let mut steps: Vec<Vec<Way>> = vec![vec![Way { dealt: 0, price: 0, before: 0 }]];
    for (at, start) in starts.iter().enumerate() {
        let character = &word[*start..starts.get(at + 1).copied().unwrap_or(word.len())];
        let next = go_on(&steps[at], letters, character);
        steps.push(next);
    }
    let mut dealt = Vec::with_capacity(starts.len());
    let left_over = |way: &Way| way.price + FOREIGN * (letters.len() - way.dealt) as u32;
    let last = steps.pop().unwrap_or_default();
    let mut way = last.into_iter().min_by_key(left_over);
    while let Some(here) = way.filter(|_| !steps.is_empty()) {
        dealt.push(here.dealt);
        way = steps.pop().and_then(|ways| ways.get(here.before).copied());
    }
    dealt.reverse();
    dealt
}

/// The cheapest ways with one character more.
fn go_on(ways: &[Way], letters: &[Letter], character: &str) -> Vec<Way> {
    let mut next: Vec<Way> = Vec::with_capacity(WAYS + MOST_LETTERS);
    for (before, way) in ways.iter().enumerate() {
        for dealt in way.dealt..=letters.len().min(way.dealt + MOST_LETTERS) {
            let price = way.price + price(&letters[way.dealt..dealt], character);
            let new = Way { dealt, price, before };
            match next.iter_mut().find(|known| known.dealt == dealt) {
                Some(known) if known.price <= price => {}
                Some(known) => *known = new,
                None => next.push(new),
            }
        }
    }
    next.sort_by_key(|way| way.price);
    next.truncate(WAYS);
    next
}

/// How much of a surprise it is that a character is drawn with these letters.
fn price(letters: &[Letter], character: &str) -> u32 {
    if letters.is_empty() {
        return if is_seen(character) { JOINED } else { 0 };
    }
    let foreign = letters.iter().filter(|letter| !character.starts_with(letter.first)).count();
    let parts = character.chars().count();
    // A vowel may be drawn on both sides of its consonant; a character without marks is one letter.
    let enough = if parts > 1 { parts + 1 } else { 1 };
    let more = letters.len().min(enough) - 1;
    let too_many = letters.len().saturating_sub(enough);
    FOREIGN * foreign as u32 + ONE_MORE * more as u32 + TOO_MANY * too_many as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::text::TextFormat;
    use egui::{Context, FontId, RawInput};

    /// Letters as the toolkit gives them, in the order in which they are seen: character, width, whether it is drawn.
    fn glyphs(of: &[(char, f32)]) -> Vec<Glyph> {
        let context = Context::default();
        let mut glyphs = Vec::new();
        context
            .run_ui(RawInput::default(), |ui| {
                let mut x = 0.0;
                for (character, width) in of {
                    let job = egui::text::LayoutJob::single_section(
                        "x".to_owned(),
                        TextFormat { font_id: FontId::proportional(10.0), ..TextFormat::default() },
                    );
                    let mut glyph = ui.fonts_mut(|fonts| fonts.layout_job(job)).rows[0].glyphs[0];
                    (glyph.chr, glyph.pos.x, glyph.advance_width) = (*character, x, *width);
                    x += width;
                    glyphs.push(glyph);
                }
            })
            .drop_without_applying_deltas();
        glyphs
    }

    fn places(word: &str, of: &[(char, f32)], backwards: bool) -> Vec<(usize, f32, f32)> {
        cells(word, &glyphs(of), backwards).iter().map(|cell| (cell.byte, cell.left, cell.right)).collect()
    }

    #[test]
    fn a_word_from_right_to_left_begins_at_its_right_edge() {
        assert_eq!(places("שלו", &[('ו', 5.0), ('ל', 7.0), ('ש', 9.0)], true), [(0, 12.0, 21.0), (2, 5.0, 12.0), (4, 0.0, 5.0)]);
    }

    #[test]
    fn a_ligature_is_shared_and_marks_belong_to_their_base() {
        // Lam and alef as one letter, then beh drawn as a base and a dot: both orders of seeing.
        assert_eq!(places("لاب", &[('ب', 0.0), ('ب', 6.0), ('ل', 8.0)], true), [(0, 10.0, 14.0), (2, 6.0, 10.0), (4, 0.0, 6.0)]);
        // The same letter twice is two characters.
        assert_eq!(places("بب", &[('ب', 6.0), ('ب', 6.0)], true).len(), 2);
        // An alef that is drawn apart, but on the lam.
        assert_eq!(places("لا", &[('ا', 0.0), ('ل', 8.0)], true), [(0, 4.0, 8.0), (2, 0.0, 4.0)]);
    }

    #[test]
    fn a_character_of_several_letters_is_all_of_them() {
        // Tamil ko: one character drawn as three letters.
        let ko = [('க', 4.0), ('க', 5.0), ('க', 6.0)];
        assert_eq!(places("கோஅ", &[ko[0], ko[1], ko[2], ('அ', 6.0)], false), [(0, 0.0, 15.0), (6, 15.0, 21.0)]);
        // The letters that follow may say the same of themselves.
        assert_eq!(places("கோக", &[ko[0], ko[1], ko[2], ('க', 7.0)], false), [(0, 0.0, 15.0), (6, 15.0, 22.0)]);
        assert_eq!(places("ககோ", &[('க', 7.0), ko[0], ko[1], ko[2]], false), [(0, 0.0, 7.0), (3, 7.0, 22.0)]);
        assert_eq!(places("கோகோ", &[ko, ko].concat(), false), [(0, 0.0, 15.0), (6, 15.0, 30.0)]);
        // Thai sam-so: the vowel am is drawn as a ring without a width and a letter; another s follows far behind.
        let so = [('ส', 9.0), ('ส', 0.0), ('ส', 7.0), ('น', 10.0), ('ส', 9.0)];
        assert_eq!(places("สำนส", &so, false), [(0, 0.0, 16.0), (6, 16.0, 26.0), (9, 26.0, 35.0)]);
    }

    #[test]
    fn every_character_has_a_place_even_without_letters() {
        assert_eq!(places("אבג", &[], true).len(), 3);
        assert_eq!(places("אבג", &[('ג', 3.0)], true).len(), 3);
    }
}
