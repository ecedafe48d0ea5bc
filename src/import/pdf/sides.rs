//! Scripts that run from right to left, put into the order in which they are read.

use super::content::Letter;

/// Whether letters belong to a script that runs from right to left (Unicode's blocks of Hebrew, Arabic and their kin).
pub(super) fn is_leftward(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}

fn is_rightward(letter: &Letter) -> bool {
    letter.text.chars().any(|letter| letter.is_alphanumeric()) && !is_leftward(&letter.text)
}

/// Puts the letters of a line into reading order. Lines from left to right stay in the order in which they were set.
pub(super) fn in_reading_order(letters: &mut [Letter]) {
    let leftward = letters.iter().filter(|letter| is_leftward(&letter.text)).count();
    let rightward = letters.iter().filter(|letter| is_rightward(letter)).count();
    if leftward <= rightward / 2 {
        return;
    }
    letters.sort_by(|a, b| b.x0.total_cmp(&a.x0));
    // Numbers and foreign words run from left to right all the same.
    let mut at = 0;
    while at < letters.len() {
        if !is_rightward(&letters[at]) {
            at += 1;
            continue;
        }
        let rest = &letters[at..];
        let stop = rest.iter().position(|letter| is_leftward(&letter.text)).unwrap_or(rest.len());
        let end = at + rest[..stop].iter().rposition(is_rightward).map_or(1, |last| last + 1);
        letters[at..end].reverse();
        at = end;
    }
}
