//! Text as RON reads it back: quoted and escaped, readable wherever it can be. Counts bytes.

/// Appends a quoted text. Quotes, backslashes, line ends and whatever is invisible or would turn the line around are escaped; the rest stays.
pub(super) fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut kept = 0;
    for (at, letter) in text.char_indices() {
        if !needs_escape(letter) {
            continue;
        }
        out.push_str(&text[kept..at]);
        push_escape(out, letter);
        kept = at + letter.len_utf8();
    }
    out.push_str(&text[kept..]);
    out.push('"');
}

/// Controls and line separators would break lines; marks of direction (UAX #9) could show a line as other than it is, as in
/// “Trojan Source” (Boucher and Anderson 2021); U+FEFF would be taken for the mark at the start of a file.
const fn needs_escape(letter: char) -> bool {
    matches!(letter,
        '"' | '\\' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn push_escape(out: &mut String, letter: char) {
    match letter {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other => out.extend(other.escape_unicode()),
    }
}

/// Appends the name of a field; one that is no plain identifier is written as a raw one, as RON asks.
pub(super) fn push_name(out: &mut String, name: &str) {
    let plain = !name.starts_with(|letter: char| letter.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !plain {
        out.push_str("r#");
    }
    out.push_str(name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> String {
        let mut out = String::new();
        push_quoted(&mut out, text);
        out
    }

    #[test]
    fn what_can_be_read_stays_readable() {
        assert_eq!(quoted("“He said \"no\"”\n기자 \\ \u{202e}\u{7}"), r#""“He said \"no\"”\n기자 \\ \u{202e}\u{7}""#);
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in any::<String>(), nasty in "[\"\\\\\\n\\r\\t\\x00-\\x1f\u{2028}\u{feff}\u{85}r#(),:/*]{0,20}") {
            for text in [text, nasty] {
                let written = quoted(&text);
                prop_assert_eq!(written.lines().count(), 1);
                prop_assert_eq!(ron::from_str::<String>(&written), Ok(text));
            }
        }
    }
}
