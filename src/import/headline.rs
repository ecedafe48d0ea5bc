//! The headline of a plain text, where its first lines show one.

use super::metadata::{place, put};
use super::piece::{Piece, ends_a_sentence};
use crate::notebook::Document;
use crate::text::BlockKind;

/// The longest headline, in bytes.
const LONGEST: usize = 200;

/// Fewer words are the name of a section (`Middle East`).
const FEWEST_WORDS: usize = 3;

/// Fewer words, or capitals only, may also be the name of a paper: then no other such line may follow.
const SURE_WORDS: usize = 5;

/// So many letters make a headline in a script without spaces between words.
const FEWEST_LETTERS: usize = 8;

/// How soon running text must follow, in pieces.
const REACH: usize = 10;

/// Marks the headline of a plain text and takes it as the title.
///
/// It is the first line that says nothing else, if it is short, does not end as a sentence does, is set apart by blank
/// lines (a byline may follow directly), is no name of a paper above another headline, and running text follows. Any other first line means that there is none.
pub(super) fn mark(pieces: &mut [Piece<'_>], about: &mut Document) {
    if pieces.iter().any(|piece| piece.kind == BlockKind::Headline) {
        return;
    }
    let Some(index) = pieces.iter().position(|piece| piece.kind == BlockKind::Paragraph) else { return };
    if is_headline(pieces, index) {
        put(&mut about.title, pieces[index].words.to_string(), place(index));
        pieces[index].kind = BlockKind::Headline;
    }
}

fn is_headline(pieces: &[Piece<'_>], index: usize) -> bool {
    let Some((after, rest)) = pieces[index + 1..].split_first() else { return false };
    let follows = after.is_running() || rest.iter().take(REACH).any(Piece::is_running);
    let alone = index == 0 || pieces[index].gap > 0 || pieces[index - 1].kind != BlockKind::Paragraph;
    let apart = after.gap > 0 || after.kind == BlockKind::Byline;
    follows && alone && apart && reads_as_headline(&pieces[index].words) && !has_rival(pieces, index)
}

/// Whether another line before the running text could be the headline as well, so that it is not known which one is.
fn has_rival(pieces: &[Piece<'_>], index: usize) -> bool {
    let words: &str = &pieces[index].words;
    let sure = words.split_whitespace().count() >= SURE_WORDS && words.contains(char::is_lowercase);
    let mut between = pieces[index + 1..].iter().take_while(|piece| !piece.is_running());
    !sure && between.any(|piece| piece.kind == BlockKind::Paragraph && reads_as_headline(&piece.words))
}

fn reads_as_headline(words: &str) -> bool {
    if words.len() > LONGEST || ends_a_sentence(words) || words.starts_with(char::is_lowercase) || words.contains("://") {
        return false;
    }
    let letters = words.chars().filter(|letter| letter.is_alphabetic()).count();
    let count = words.split_whitespace().count();
    let unspaced = !words.is_ascii() && letters >= FEWEST_LETTERS;
    letters * 2 > words.chars().count() && (count >= FEWEST_WORDS || unspaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::plain_text;

    fn title(text: &str) -> Option<String> {
        let mut about = Document::default();
        mark(&mut plain_text::pieces(text), &mut about);
        about.title.map(|title| title.value)
    }

    #[test]
    fn only_a_line_that_reads_as_a_headline_is_one() {
        let body = "The two sides talked for an hour on Monday, the ministry in the capital said in a statement.";
        let with = |first: &str| title(&format!("{first}\n\n{body}"));
        assert_eq!(with("Koreas talk on hotline again").as_deref(), Some("Koreas talk on hotline again"));
        assert_eq!(with("Will they talk again?").as_deref(), Some("Will they talk again?"));
        assert_eq!(with("남북 통신연락선 복원").as_deref(), Some("남북 통신연락선 복원"));
        for first in ["They talked again.", "Middle East", "Dear all of you,", "and then they talked", "12 / 345 / 678", body] {
            assert_eq!(with(first), None, "{first}");
        }
        assert_eq!(with("THE MORNING POST\n\nHotline rings again"), None);
        assert_eq!(title("One line after the other\nand no more than that"), None);
        assert_eq!(title(&format!("Words directly above the text\n{body}")), None);
    }
}
