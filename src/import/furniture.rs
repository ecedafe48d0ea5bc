//! Lines of a page that are not part of the account: breadcrumbs, share links, "Read also"; and words below pictures.

use super::piece::{Piece, ends_a_sentence, has_lead};
use crate::text::{BlockKind, InlineKind};

/// Leads of lines that point to another article.
const POINTERS: &[&str] = &[
    "read also",
    "also read",
    "read more",
    "read next",
    "see also",
    "see more",
    "watch also",
    "watch:",
    "watch more",
    "related:",
    "related article",
    "related stor",
    "more on this",
    "more from",
    "recommended for you",
    "you may also like",
    "don't miss",
    "don’t miss",
];

/// Leads of lines that the page says of itself.
const NOTICES: &[&str] = &[
    "advertisement",
    "share this",
    "share on",
    "follow us",
    "subscribe to",
    "sign up for",
    "sign up to",
    "click here",
    "skip to",
    "download our app",
    "copyright ©",
    "©",
    "all rights reserved",
    "print this",
    "e-mail this",
    "formats:",
];

/// The longest line that can be furniture, in bytes.
const LONGEST: usize = 200;

/// The longest caption, in bytes: what is longer is running text that ends in brackets.
const LONGEST_CAPTION: usize = 1_000;

/// The longest credit in brackets at a caption's end, in bytes.
const LONGEST_CREDIT: usize = 80;

/// Breadcrumbs stand at the very top.
const TOP: usize = 5;

/// How many lines a page's foot has at most.
const FOOT: usize = 6;

/// The longest part of breadcrumbs, in bytes, and the most words that it has.
const CRUMB: (usize, usize) = (30, 3);

/// Words that make the brackets at the end of a line a picture's credit.
const CREDITS: &[&str] = &["photo", "picture", "image", "illustration", "screengrab", "screenshot"];

/// The sentence with which pages say where else they are found; what stands before it is the outlet.
const ELSEWHERE: &str = "s website can also be accessed";

/// Gives lines of the page their kind. Only paragraphs are looked at: what the text itself marks as something stays that.
pub(super) fn mark(pieces: &mut [Piece<'_>]) {
    for (index, piece) in pieces.iter_mut().enumerate().filter(|(_, piece)| piece.kind == BlockKind::Paragraph) {
        if is_furniture(piece) || index < TOP && is_breadcrumbs(&piece.words) {
            piece.kind = BlockKind::Furniture;
        } else if is_caption(&piece.words) {
            piece.kind = BlockKind::Caption;
        }
    }
    mark_end(pieces);
}

/// The outlet, where a line says it in the way of [`ELSEWHERE`].
pub(super) fn stated_outlet(words: &str) -> Option<&str> {
    let at = words.get(..words.floor_char_boundary(LONGEST))?.find(ELSEWHERE)?;
    let outlet = words[..at].strip_suffix(['’', '\''])?.trim();
    (!outlet.is_empty() && outlet.len() <= 40).then_some(outlet)
}

/// The few lines after furniture at the very end are furniture too, if none is a sentence: the page's foot begins there.
fn mark_end(pieces: &mut [Piece<'_>]) {
    let foot = pieces.len().saturating_sub(FOOT);
    let is_foot = |piece: &Piece<'_>| {
        let label = piece.kind == BlockKind::Paragraph && piece.words.len() <= LONGEST && !ends_a_sentence(&piece.words);
        label || piece.kind == BlockKind::Furniture
    };
    let start = pieces.iter().rposition(|piece| !is_foot(piece)).map_or(pieces.len(), |last| last + 1);
    let first = pieces[start..].iter().position(|piece| piece.kind == BlockKind::Furniture).map(|at| start + at);
    // What begins earlier is a list of names or verses, not a foot.
    if let Some(first) = first.filter(|first| *first >= foot) {
        for piece in &mut pieces[first..] {
            piece.kind = BlockKind::Furniture;
        }
    }
}

fn is_furniture(piece: &Piece<'_>) -> bool {
    let words: &str = &piece.words;
    if is_link_bar(piece) {
        return true;
    }
    let pointer = || POINTERS.iter().any(|lead| has_lead(words, lead)) && !words.ends_with('.');
    let notice = || NOTICES.iter().any(|lead| has_lead(words, lead));
    words.len() <= LONGEST && (pointer() || notice() || stated_outlet(words).is_some())
}

/// `News / Koreas`: short parts with a sign between them.
fn is_breadcrumbs(words: &str) -> bool {
    let short = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.len() <= CRUMB.0 && part.split_whitespace().count() <= CRUMB.1
    };
    let divided = |sign: &str| words.contains(sign) && words.split(sign).all(short);
    words.len() <= LONGEST && !ends_a_sentence(words) && [" / ", " > ", " » ", " › "].iter().any(|sign| divided(sign))
}

/// A line of two or more short links and nothing else but a label before them.
fn is_link_bar(piece: &Piece<'_>) -> bool {
    let words: &str = &piece.words;
    let links: Vec<_> =
        piece.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Link(_))).map(|inline| inline.span).collect();
    if links.len() < 2
        || words.len() > LONGEST
        || links.iter().any(|link| words[link.range()].split_whitespace().count() > CRUMB.1)
    {
        return false;
    }
    let label = words[..links[0].start()].trim();
    let between = links.windows(2).map(|pair| words.get(pair[0].end()..pair[1].start()).unwrap_or_default());
    let after = &words[links[links.len() - 1].end()..];
    let blank = |part: &str| !part.contains(char::is_alphanumeric);
    (label.is_empty() || label.ends_with(':') && label.len() <= CRUMB.0) && between.into_iter().all(blank) && blank(after)
}

/// `… (AFP photo)`, `Photo: …`.
fn is_caption(words: &str) -> bool {
    if words.len() > LONGEST_CAPTION {
        return false;
    }
    let labelled =
        ["photo:", "file photo:", "image:", "picture:", "caption:", "photograph:"].iter().any(|lead| has_lead(words, lead));
    labelled
        || credit(words).is_some_and(|credit| CREDITS.iter().any(|word| credit.contains(word)) && !credit.starts_with("see "))
}

/// What stands in brackets at the end, in lower case.
fn credit(words: &str) -> Option<String> {
    let inside = words.trim_end_matches('.').strip_suffix([')', ']'])?;
    let at = inside.rfind(['(', '['])?;
    (inside.len() - at <= LONGEST_CREDIT).then(|| inside[at + 1..].to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn kind(words: &str) -> BlockKind {
        let mut pieces =
            [Piece { kind: BlockKind::Paragraph, level: 0, words: Cow::Borrowed(words), inlines: Vec::new(), gap: 0 }];
        mark(&mut pieces);
        pieces[0].kind
    }

    #[test]
    fn lines_of_the_page_are_told_from_the_account() {
        for (words, expected) in [
            ("News   /   Koreas", BlockKind::Furniture),
            ("Home > World > Asia", BlockKind::Furniture),
            ("Read alsoKim Jong-un’s big leap back in North Korea", BlockKind::Furniture),
            ("SEE ALSO – US ‘condemns’ North Korean missile fire", BlockKind::Furniture),
            ("Press TV’s website can also be accessed at the following alternate addresses:", BlockKind::Furniture),
            ("The hotline, seen from the south. (File photo by AFP)", BlockKind::Caption),
            ("Photo: A telephone", BlockKind::Caption),
            ("See also how the ministry put it in its own words, which nobody else did.", BlockKind::Paragraph),
            ("He ran 5 km / h faster than anyone who had tried it before", BlockKind::Paragraph),
            ("They met again in spring (see photo)", BlockKind::Paragraph),
            ("Missile fire", BlockKind::Paragraph),
            ("", BlockKind::Paragraph),
        ] {
            assert_eq!(kind(words), expected, "{words}");
        }
    }
}
