//! What lines say of themselves: list entries, captions, notes.

/// Words that begin the line below a picture or a table, before its number.
const CAPTIONS: &[&str] = &[
    "figure",
    "fig.",
    "table",
    "tab.",
    "abbildung",
    "abb.",
    "tabelle",
    "figura",
    "tabla",
    "tableau",
    "tabella",
    "afbeelding",
    "box",
    "chart",
    "map",
    "plate",
    "exhibit",
];

/// Signs that stand before entries of a list.
const BULLETS: &[char] =
    &['•', '◦', '▪', '▸', '►', '‣', '∙', '●', '○', '■', '□', '✓', '➢', '–', '—', '-', '*', '·', '⋄', '⋆', '\u{F0B7}'];

/// Signs that stand before notes when numbers do not.
const NOTES: &[char] = &['*', '†', '‡', '§', '¶', '∗', '⋆'];

/// Whether a line begins an entry of a list: a sign or a number, then words.
pub(super) fn begins_entry(words: &str) -> bool {
    let Some((mark, rest)) = words.split_once(' ') else { return false };
    let bullet = mark.len() <= 4 && mark.chars().count() == 1 && mark.chars().all(|letter| BULLETS.contains(&letter));
    !rest.trim().is_empty() && (bullet || is_count(mark))
}

/// `1.`, `(a)`, `iv)`, `[12]`
fn is_count(mark: &str) -> bool {
    let (inner, closed) = match mark.chars().last() {
        Some('.' | ')' | ']') => (&mark[..mark.len() - 1], true),
        _ => return false,
    };
    let inner = inner.trim_start_matches(['(', '[']);
    let number = !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|digit| digit.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|letter| letter.is_ascii_alphabetic());
    closed && (number || letter && (mark.starts_with('(') || mark.ends_with(')')) || super::margins::roman(inner).is_some())
}

/// Whether a line is a sign of a list alone, which some programs set by itself.
pub(super) fn is_bullet(words: &str) -> bool {
    words.len() <= 4
        && words.chars().count() == 1
        && words.chars().all(|letter| BULLETS.contains(&letter))
        && words != "-"
        && words != "*"
}

/// Whether a block begins as a caption does: `Figure 3: …`, `Table 2. …`
pub(super) fn is_caption(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return false };
    let named = CAPTIONS.contains(&first.to_lowercase().as_str()) && first.starts_with(char::is_uppercase);
    let number = second.trim_end_matches([':', '.', '|']);
    let numbered = number.starts_with(|letter: char| letter.is_ascii_digit()) && number.len() <= 6;
    let closed = second.ends_with([':', '.', '|']) || parts.next().is_some_and(|third| third.starts_with(['|', '–', '—', '-']));
    named && numbered && closed
}

/// Whether a line begins as a note does.
pub(super) fn begins_note(words: &str) -> bool {
    words.starts_with(|letter: char| letter.is_ascii_digit() || NOTES.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_and_captions_are_told_by_their_first_words() {
        for entry in ["• one", "– one", "1. one", "12) one", "(a) one", "iv) one", "[3] one"] {
            assert!(begins_entry(entry), "{entry}");
        }
        for other in ["A. Smith wrote", "1984 was", "one", "•", "I. think"] {
            assert!(!begins_entry(other), "{other}");
        }
        assert!(is_caption("Figure 3: A line") && is_caption("Table 2. Numbers") && !is_caption("Figure 3 shows that"));
    }
}
