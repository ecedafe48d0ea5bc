//! What only a Markdown text can state of itself: its headline in a heading, its outlet in a list of sources.

use super::metadata::put;
use super::piece::{Piece, has_lead};
use crate::notebook::Document;
use crate::text::{BlockKind, InlineKind};

/// The longest name of an outlet, in words: what is longer is the title of something.
const OUTLET_WORDS: usize = 5;

/// Takes the title, and the outlet with its address.
pub(super) fn read(pieces: &[Piece<'_>], about: &mut Document) {
    if let Some(headline) = pieces.iter().find(|piece| piece.kind == BlockKind::Headline) {
        put(&mut about.title, headline.words.to_string(), "heading");
    }
    let Some(heading) = pieces.iter().position(is_sources) else { return };
    let list = pieces[heading + 1..].iter().take_while(|piece| piece.kind == BlockKind::ListItem);
    if let Some((words, address)) = list.filter_map(link).find(|(words, _)| !is_picture(words)) {
        if words.split_whitespace().count() <= OUTLET_WORDS && !words.contains("://") {
            put(&mut about.outlet, words.trim().to_owned(), "sources list");
        }
        if has_lead(address, "http://") || has_lead(address, "https://") {
            put(&mut about.url, address.to_owned(), "sources list");
        }
    }
}

fn is_sources(piece: &Piece<'_>) -> bool {
    let words = piece.words.trim_end_matches(':').trim();
    piece.kind == BlockKind::Heading && (words.eq_ignore_ascii_case("sources") || words.eq_ignore_ascii_case("source"))
}

/// The first link of a list's entry: its words and where it leads.
fn link<'a>(piece: &'a Piece<'_>) -> Option<(&'a str, &'a str)> {
    piece.inlines.iter().find_map(|inline| match &inline.kind {
        InlineKind::Link(address) => Some((&piece.words[inline.span.range()], address.as_str())),
        InlineKind::Emphasis | InlineKind::Strong | InlineKind::Code => None,
    })
}

fn is_picture(words: &str) -> bool {
    let words = words.to_lowercase();
    ["image", "photo", "picture", "cover"].iter().any(|word| words.contains(word))
}
