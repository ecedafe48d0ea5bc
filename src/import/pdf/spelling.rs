//! What codes stand for in words: ligatures as their letters, signs of layout as nothing.

use hayro_cmap::BfString;

/// Ligatures and forms that are drawn as one but read as several letters (Unicode, Alphabetic Presentation Forms).
const LIGATURES: &[(char, &str)] = &[
    ('\u{FB00}', "ff"),
    ('\u{FB01}', "fi"),
    ('\u{FB02}', "fl"),
    ('\u{FB03}', "ffi"),
    ('\u{FB04}', "ffl"),
    ('\u{FB05}', "st"),
    ('\u{FB06}', "st"),
];

/// The letters as words are written. Soft hyphens become hyphens, every white space a space, controls nothing.
pub(super) fn spelled(letters: &str) -> String {
    let mut words = String::with_capacity(letters.len());
    for letter in letters.chars() {
        match letter {
            '\u{00AD}' => words.push('-'),
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFD}' => {}
            '\t' | '\n' | '\r' => words.push(' '),
            letter if letter.is_whitespace() => words.push(' '),
            letter if letter.is_control() => {}
            letter => match LIGATURES.iter().find(|(ligature, _)| *ligature == letter) {
                Some((_, expanded)) => words.push_str(expanded),
                None => words.push(letter),
            },
        }
    }
    words
}

/// What a letter that the file draws itself most likely is, where the file does not say: such faces come from TeX, whose codes (OT1, The
/// TeXbook, appendix F) are those of ASCII but for ligatures, quotation marks and dashes.
pub(super) fn drawn(code: u32) -> Option<BfString> {
    let letters = match code {
        11 => "ff",
        12 => "fi",
        13 => "fl",
        14 => "ffi",
        15 => "ffl",
        0x22 => "”",
        0x27 => "’",
        0x5C => "“",
        0x60 => "‘",
        0x7B => "–",
        0x7C => "—",
        0x21..=0x7E => return char::from_u32(code).map(BfString::Char),
        _ => return None,
    };
    Some(BfString::String(letters.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_as_one_reads_as_letters() {
        assert_eq!(spelled("\u{FB03}"), "ffi");
        assert_eq!(spelled("a\u{0}\u{200B}\u{A0}b"), "a b");
        assert_eq!(spelled("\u{AD}"), "-");
    }
}
