//! Which letters of a shaped word belong to which of its characters. Bytes count from the start of the word, points from its
//! left edge.
//!
//! The toolkit (epaint 0.37) keeps the letters of a word from right to left in the order in which they are seen, with the
//! padding it adds for joined characters at the end, and some faces draw one character with several letters. What is left of
//! their origin is the first character of each group of letters; from these, in order, the groups are found again.

use egui::epaint::text::Glyph;

use super::rows::Cell;
use crate::text::grapheme_starts;

/// Letters that came from the same characters.
struct Group {
    first: char,
    left: f32,
    right: f32,
}

/// The place of each character of a word that is all of one direction.
pub fn cells(word: &str, glyphs: &[Glyph], backwards: bool) -> Vec<Cell> {
    let starts = grapheme_starts(word);
    let groups = groups(glyphs, backwards);
    let owners = owners(word, &starts, &groups);
    let mut cells = Vec::with_capacity(starts.len());
    for (at, group) in groups.iter().enumerate().take(owners.len()) {
        let first = owners[at];
        let next = owners.get(at + 1).copied().unwrap_or(starts.len());
        // Characters that share their letters, as in a ligature, share its width.
        let share = (group.right - group.left) / (next - first).max(1) as f32;
        for (place, byte) in starts[first..next].iter().enumerate() {
            let along = share * place as f32;
            let (left, right) = if backwards {
                (group.right - along - share, group.right - along)
            } else {
                (group.left + along, group.left + along + share)
            };
            cells.push(Cell { byte: *byte, left, right, backwards });
        }
    }
    if cells.is_empty() {
        cells.extend(starts.iter().map(|byte| Cell { byte: *byte, left: 0.0, right: 0.0, backwards }));
    }
    cells
}

/// The groups of letters in the order of the text.
fn groups(glyphs: &[Glyph], backwards: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(glyphs.len());
    let mut add = |glyph: &Glyph| {
        let wide = glyph.advance_width > 0.0;
        match groups.last_mut() {
            // A mark without a width belongs to its base; a second letter with a width is the same character twice.
            Some(group) if group.first == glyph.chr && !(wide && group.right > group.left) => {
                if wide {
                    (group.left, group.right) = (glyph.pos.x, glyph.max_x());
                }
            }
            Some(_) | None => groups.push(Group { first: glyph.chr, left: glyph.pos.x, right: glyph.max_x() }),
        }
    };
    let shown = glyphs.iter().filter(|glyph| glyph.advance_width > 0.0 || !glyph.uv_rect.is_nothing());
    if backwards {
        shown.rev().for_each(&mut add);
    } else {
        shown.for_each(&mut add);
    }
    groups
}

/// For each group the index of its first character: the next one that is what the group says it is.
fn owners(word: &str, starts: &[usize], groups: &[Group]) -> Vec<usize> {
    let mut owners = Vec::with_capacity(groups.len().min(starts.len()));
    let mut from = 0;
    for group in groups {
        if from >= starts.len() {
            break;
        }
        let here = starts[from..].iter().position(|byte| word[*byte..].starts_with(group.first));
        let owner = if owners.is_empty() { 0 } else { from + here.unwrap_or(0) };
        owners.push(owner);
        from = owner + 1;
    }
    owners
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
        // Tamil ko: one character drawn as two letters around the next.
        assert_eq!(places("கோஅ", &[('க', 4.0), ('க', 5.0), ('அ', 6.0)], false).len(), 2);
    }

    #[test]
    fn every_character_has_a_place_even_without_letters() {
        assert_eq!(places("אבג", &[], true).len(), 3);
        assert_eq!(places("אבג", &[('ג', 3.0)], true).len(), 3);
    }
}
