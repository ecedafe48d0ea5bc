//! Signs of fonts that have no letters: what Word puts in for `-->`, `:)` and boxes to tick. Code points.

/// Signs in `Wingdings`, by their code.
const WINGDINGS: &[(u32, char)] = &[
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// Signs in `Symbol` that are not Greek letters.
const SIGNS: &[(u32, char)] = &[
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2A, '∗'),
    (0x2D, '−'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB5, '∝'),
    (0xB6, '∂'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xCE, '∈'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0xD6, '√'),
    (0xD9, '∧'),
    (0xDA, '∨'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
    (0xF2, '∫'),
];

/// The Greek letters of `Symbol` from `A` and from `a` on.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

/// The sign with this code in a font; a box where it is not known.
pub(super) fn sign(font: &str, code: u32) -> char {
    let font = font.to_lowercase();
    // Word moves the codes of such fonts into the private area.
    let own = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let of = |signs: &[(u32, char)]| signs.iter().find(|(known, _)| *known == own).map(|(_, sign)| *sign);
    // Digits and brackets are where they are in all fonts.
    let plain = || char::from_u32(own).filter(char::is_ascii);
    let found = match font.as_str() {
        "wingdings" => of(WINGDINGS),
        "symbol" => of(SIGNS).or_else(|| greek(own)).or_else(plain),
        _ => char::from_u32(code).filter(|_| own == code),
    };
    found.unwrap_or('□')
}

fn greek(code: u32) -> Option<char> {
    let letter = char::from_u32(code).filter(char::is_ascii_alphabetic)?;
    let (row, first) = if letter.is_ascii_uppercase() { (0, 'A') } else { (1, 'a') };
    GREEK[row].chars().nth(usize::try_from(u32::from(letter) - u32::from(first)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_signs_are_known() {
        for (font, code, expected) in [
            ("Wingdings", 0xF0E0, '→'),
            ("Wingdings", 0x4A, '☺'),
            ("Symbol", 0xF061, 'α'),
            ("Symbol", 0x57, 'Ω'),
            ("Symbol", 0xF07A, 'ζ'),
            ("Segoe UI Symbol", 0x2610, '☐'),
            ("Wingdings", 0xF0FF, '□'),
            ("Symbol", 0xF028, '('),
            ("Symbol", 0xDA, '∨'),
        ] {
            assert_eq!(sign(font, code), expected, "{font} {code:x}");
        }
    }
}
