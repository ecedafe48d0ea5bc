//! Texts made comparable: one case, plain quotes and dashes, no marks on letters. Positions are bytes.

/// A folded text that knows where each of its parts came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded words.
    pub text: String,
    /// For each byte of `text` and one beyond, the byte of the source where it came from.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds a text (below 4 GiB) and remembers where each byte came from.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(source.len()), origin: Vec::with_capacity(source.len() + 1) };
        for (at, letter) in source.char_indices() {
            push_folded(letter, &mut folded.text);
            folded.origin.resize(folded.text.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        folded.origin.push(u32::try_from(source.len()).unwrap_or(u32::MAX));
        folded
    }

    /// The byte of the source from which the folded byte came.
    ///
    /// # Panics
    /// If `byte` is beyond the end of the folded text.
    #[must_use]
    pub fn source_byte(&self, byte: usize) -> usize {
        self.origin[byte] as usize
    }
}

/// The text in one case, with plain quotes, dashes and spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// The same, added to what is there: for those who fold many texts one after the other.
pub fn fold_onto(text: &str, folded: &mut String) {
    for letter in text.chars() {
        push_folded(letter, folded);
    }
}

fn push_folded(letter: char, to: &mut String) {
    // Most letters of most texts: decided before all others.
    if letter.is_ascii() {
        let plain = if matches!(letter, '\n' | '\t') { ' ' } else { letter.to_ascii_lowercase() };
        return to.push(plain);
    }
    to.extend(plain(letter).to_lowercase());
}

/// The text with plain quotes, dashes, dots and spaces, and with its capitals: what newsrooms and programs exchange
/// without changing a word.
#[must_use]
pub fn fold_plain(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|letter| plain_letters(letter, |plain| folded.push(plain)));
    folded
}

/// Gives the plain letters of one letter: mostly itself, three dots for an ellipsis, none for what nobody sees (the soft hyphen,
/// the zero-width space, the byte order mark).
pub fn plain_letters(letter: char, mut give: impl FnMut(char)) {
    match letter {
        '…' => "...".chars().for_each(give),
        '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
        other => give(plain(other)),
    }
}

/// The letter, or its plain form for quotes, dashes and spaces.
const fn plain(letter: char) -> char {
    match letter {
        '\n' | '\t' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => ' ',
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_in_the_folded_text_is_found_in_the_source() {
        let source = "İt was “Ärger” — again";
        let folded = Folded::new(source);
        let hit = folded.text.find("\"ärger\" - ").unwrap_or_default();
        assert!(source[folded.source_byte(hit)..].starts_with("“Ärger” — "));
        assert_eq!(folded.source_byte(folded.text.len()), source.len());
    }
}
