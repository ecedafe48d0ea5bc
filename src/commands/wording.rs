//! Words that labels and refusals share. Lengths are in code points.

use super::Refusal;

/// Longest name in a label: a menu entry stays on one line of a small window.
const LABEL_POINTS: usize = 40;

/// A name in quotation marks, shortened where it would break a menu.
pub(super) fn quoted(name: &str) -> String {
    if name.chars().count() <= LABEL_POINTS {
        return format!("“{name}”");
    }
    let start: String = name.chars().take(LABEL_POINTS - 1).collect();
    format!("“{}…”", start.trim_end())
}

/// `1 link`, `3 links`: for words that take a plain s.
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// The record that the person meant, or the sentence that it is gone.
pub(super) fn present<T>(record: Option<T>, what: &str) -> Result<T, Refusal> {
    record.ok_or_else(|| Refusal(format!("That {what} is no longer in the notebook")))
}

/// Refuses a new record under an id that is in use, which would overwrite what is there.
pub(super) fn unused<T>(record: Option<T>, what: &str) -> Result<(), Refusal> {
    match record {
        None => Ok(()),
        Some(_) => Err(Refusal(format!("That {what} is in the notebook already"))),
    }
}

/// The text on one line: no white space at the ends, and a space for each run of line breaks, tabs and control characters.
pub(super) fn line(text: &str) -> String {
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    let parts: Vec<&str> = text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The words of a note; one of white space only is none.
pub(super) fn prose(text: String) -> String {
    if text.trim().is_empty() { String::new() } else { text }
}

/// Two notes as one, a blank line between them; what already stands in the first is not repeated.
pub(super) fn joined(first: &str, second: &str) -> String {
    match (first.trim().is_empty(), second.trim().is_empty()) {
        (_, true) => first.to_owned(),
        (true, false) => second.to_owned(),
        (false, false) if first.contains(second.trim()) => first.to_owned(),
        (false, false) => format!("{}\n\n{second}", first.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_between_characters() {
        assert_eq!(quoted("통신선"), "“통신선”");
        let long = quoted(&"é".repeat(50));
        assert_eq!(long.chars().count(), LABEL_POINTS + 2);
        assert!(long.ends_with("é…”"));
    }

    #[test]
    fn lines_and_notes() {
        assert_eq!(line("  two\r\n lines\tand \u{2028} more "), "two lines and more");
        assert_eq!(joined("", "b"), "b");
        assert_eq!(joined("a", " "), "a");
        assert_eq!(joined("a", "b"), "a\n\nb");
        assert_eq!(joined("a\n\nb", "b"), "a\n\nb");
    }
}
