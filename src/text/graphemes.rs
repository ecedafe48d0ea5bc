//! What a person sees as one character. Positions are bytes.

use unicode_segmentation::UnicodeSegmentation;

/// Where each grapheme cluster of the text begins (UAX 29), in order.
///
/// Texts in which no two characters ever join are cut without looking at the tables: most are, and this runs for every
/// paragraph that comes into view.
#[must_use]
pub fn grapheme_starts(text: &str) -> Vec<usize> {
    if text.chars().all(stands_alone) {
        return text.char_indices().map(|(at, _)| at).collect();
    }
    text.grapheme_indices(true).map(|(at, _)| at).collect()
}

/// Whether a character never joins with a neighbour of this kind: letters of Latin, Greek, Cyrillic and Hebrew without points,
/// general punctuation but for joiners, kana, Chinese characters and whole Hangul syllables.
const fn stands_alone(character: char) -> bool {
    matches!(character,
        ' '..='\u{7e}' | '\u{a0}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff01}'..='\u{ff9d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_the_tables(text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, _)| at).collect()
    }

    #[test]
    fn the_short_way_agrees_with_the_tables() {
        // Every character that is said to stand alone, between two others of different kinds.
        for character in ('\0'..=char::MAX).filter(|character| stands_alone(*character)) {
            for neighbour in ['a', '남', '中', 'ア', '’', 'я', 'ש'] {
                let text: String = [neighbour, character, neighbour].iter().collect();
                assert_eq!(grapheme_starts(&text), by_the_tables(&text), "{character:?}");
            }
        }
    }

    #[test]
    fn families_and_marks_are_one() {
        assert_eq!(grapheme_starts("a👩‍👩‍👧b"), [0, 1, 19]);
        assert_eq!(grapheme_starts("e\u{301}x"), [0, 3]);
        assert_eq!(grapheme_starts("क्षि"), by_the_tables("क्षि"));
        assert!(grapheme_starts("").is_empty());
    }
}
