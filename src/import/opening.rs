//! The first words of a text, shown in place of a headline that it does not have. Lengths are in code points.

use super::date_lines;
use super::piece::Piece;
use crate::text::BlockKind;

/// About what a list shows on one line.
const LENGTH: usize = 80;

/// The opening: the first running text, else the first paragraph, else the first words that belong to the account.
pub(super) fn opening(pieces: &[Piece<'_>]) -> String {
    let kind = |kind: BlockKind| pieces.iter().find(move |piece| piece.kind == kind);
    let first = pieces.iter().find(|piece| piece.is_running()).or_else(|| kind(BlockKind::Paragraph));
    let first = first.or_else(|| pieces.iter().find(|piece| piece.kind != BlockKind::Furniture));
    first.map_or_else(String::new, |piece| {
        let words = date_lines::date_token(&piece.words).map_or(&*piece.words, |(_, rest)| rest);
        cut(words)
    })
}

/// As many whole words as fit, and a sign that there are more.
fn cut(words: &str) -> String {
    let Some((end, next)) = words.char_indices().nth(LENGTH) else { return words.to_owned() };
    let fits = &words[..end];
    let whole = if next.is_whitespace() { fits } else { fits.rsplit_once(' ').map_or(fits, |(whole, _)| whole) };
    format!("{}…", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"abc ".repeat(30)), format!("{}abc…", "abc ".repeat(19)));
        assert_eq!(cut(&"통".repeat(90)), format!("{}…", "통".repeat(80)));
    }
}
