//! Letters with combining marks that the bundled faces lack, and signs meant as emoji. The toolkit chooses the face of a
//! letter by the letter alone, and drops marks that the face does not have: these are set apart. Ranges are bytes.

use std::ops::Range;

use egui::FontId;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Face, Lead};

/// Where words have to be set in another family than the words around them, and in which, at a size in points: letters
/// with marks that the face lacks, and signs that are asked for as emoji.
#[must_use]
pub fn set_apart(words: &str, face: Face, size: f32) -> Vec<(Range<usize>, FontId)> {
    if !words.as_bytes().windows(2).any(may_open) {
        return Vec::new();
    }
    if !words.chars().any(|character| lead_for(character, face).is_some()) {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, Lead)> = Vec::new();
    for (start, cluster) in words.grapheme_indices(true) {
        let Some(lead) = cluster.chars().skip(1).find_map(|character| lead_for(character, face)) else { continue };
        let end = start + cluster.len();
        match found.last_mut() {
            Some((last, known)) if last.end == start && *known == lead => last.end = end,
            _ => found.push((start..end, lead)),
        }
    }
    found.into_iter().map(|(range, lead)| (range, FontId::new(size, face.family_led_by(lead)))).collect()
}

/// Whether two bytes can open one of the characters in UTF-8: most words have none, and are asked for each frame.
fn may_open(pair: &[u8]) -> bool {
    matches!(pair, [0xCC | 0xCD | 0xD2, _] | [0xE1, 0xAA | 0xAB | 0xB7] | [0xE2, 0x83 | 0xB7] | [0xEA, 0x99] | [0xEF, 0xB8])
}

/// What has to lead the family of a letter that this character is put on; `None` where the face will do.
fn lead_for(character: char, face: Face) -> Option<Lead> {
    match character {
        // The selector of emoji, and the key that encloses a digit.
        '\u{FE0F}' | '\u{20E3}' => Some(Lead::Emoji),
        _ if is_mark(character) && !has(face, character) => Some(Lead::Marks),
        _ => None,
    }
}

/// Whether a character is a combining mark for Latin, Greek and Cyrillic letters or for signs.
fn is_mark(character: char) -> bool {
    BLOCKS.iter().any(|block| block.contains(&character))
}

/// The blocks of combining marks in Unicode that are not of one script elsewhere.
const BLOCKS: [std::ops::RangeInclusive<char>; 8] = [
    '\u{0300}'..='\u{036F}',
    '\u{0483}'..='\u{0489}',
    '\u{1AB0}'..='\u{1AFF}',
    '\u{1DC0}'..='\u{1DFF}',
    '\u{20D0}'..='\u{20F0}',
    '\u{2DE0}'..='\u{2DFF}',
    '\u{A66F}'..='\u{A67D}',
    '\u{FE20}'..='\u{FE2F}',
];

/// The marks for which the systems' faces are compared.
pub(super) fn marks() -> impl Iterator<Item = char> {
    BLOCKS.into_iter().flatten()
}

/// Whether a bundled face has a mark. As the files are; a test compares.
fn has(face: Face, mark: char) -> bool {
    if face.is_serif() {
        return matches!(mark, '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{31B}' | '\u{323}' | '\u{324}')
            || matches!(mark, '\u{326}'..='\u{329}' | '\u{32E}' | '\u{331}');
    }
    matches!(mark, '\u{300}'..='\u{304}' | '\u{306}'..='\u{30A}' | '\u{30C}' | '\u{30F}' | '\u{313}' | '\u{315}')
        || matches!(mark, '\u{31B}' | '\u{323}' | '\u{326}'..='\u{328}' | '\u{32C}' | '\u{337}' | '\u{338}')
        || matches!(mark, '\u{342}' | '\u{343}' | '\u{346}'..='\u{36F}' | '\u{483}'..='\u{489}')
}

#[cfg(test)]
mod tests {
    use egui::epaint::text::{Fonts, TextOptions};

    use super::super::found::{Found, definitions};
    use super::*;

    #[test]
    fn the_marks_of_the_bundled_faces_are_as_written() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions(&Found::default()));
        for face in Face::ALL {
            let mut view = fonts.with_pixels_per_point(1.0);
            let letters = view.characters(&face.family());
            for mark in marks() {
                let in_file = letters.get(&mark).is_some_and(|faces| faces.iter().any(|name| name == face.name()));
                assert_eq!(has(face, mark), in_file, "U+{:04X} in {}", u32::from(mark), face.name());
            }
        }
    }

    #[test]
    fn the_look_at_bytes_leaves_out_no_mark() {
        for mark in marks().chain(['\u{FE0F}', '\u{20E3}']) {
            assert!(may_open(&mark.to_string().as_bytes()[..2]), "U+{:04X}", u32::from(mark));
        }
    }

    #[test]
    fn only_what_the_face_cannot_draw_is_set_apart() {
        let found = |words: &str, lead: Lead| {
            let family = Face::Serif.family_led_by(lead);
            let all = set_apart(words, Face::Serif, 15.0);
            assert!(all.iter().all(|(_, font)| font.family == family), "{words}");
            all.into_iter().map(|(range, _)| (range.start, range.end)).collect::<Vec<_>>()
        };
        assert_eq!(found("e\u{301}te\u{301}, Tiê\u{301}ng Viê\u{323}t, “so” 😀", Lead::Marks), [(0, 0); 0]);
        assert_eq!(found("aZ\u{324}\u{354}\u{367}b", Lead::Marks), [(1, 8)]);
        // Titlo over г and its neighbour; a tie bar of IPA.
        assert_eq!(found("г\u{483}д\u{483} слово", Lead::Marks), [(0, 8)]);
        assert_eq!(found("[t\u{361}ʃ]", Lead::Marks), [(1, 4)]);
        assert_eq!(found("a ❤\u{FE0F} ❤ 1\u{FE0F}\u{20E3}", Lead::Emoji), [(2, 8), (13, 20)]);
    }
}
