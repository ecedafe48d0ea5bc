//! What a word-processor file states of itself in its own text.

use super::properties::Properties;
use crate::import::piece::Piece;
use crate::import::{furniture, headline, metadata};
use crate::notebook::Document;
use crate::text::BlockKind;

/// Finds the headline, by-lines and furniture, and what they state; the properties fill what is left.
pub(super) fn state(pieces: &mut [Piece<'_>], properties: Properties, about: &mut Document) {
    mark_title(pieces);
    furniture::mark(pieces);
    if let Some(headline) = pieces.iter().find(|piece| piece.kind == BlockKind::Headline) {
        metadata::put(&mut about.title, headline.words.to_string(), "heading");
    }
    metadata::read(pieces, about);
    headline::mark(pieces, about);
    properties.put(about);
}

/// The sentence about comments that stand beside the text.
pub(super) fn left_out(comments: usize) -> Option<String> {
    let remarks = match comments {
        0 => return None,
        1 => "One comment".to_owned(),
        more => format!("{more} comments"),
    };
    Some(format!("{remarks} beside the text: not shown, since what readers remark is not part of the text"))
}

/// Adds the words of headers and footers, each once, as furniture.
pub(super) fn add_around(pieces: &mut Vec<Piece<'static>>, around: Vec<Piece<'static>>) {
    let text = pieces.len();
    for piece in around {
        if !pieces[text..].iter().any(|known| known.words == piece.words) {
            pieces.push(Piece { kind: BlockKind::Furniture, level: 0, ..piece });
        }
    }
}

/// There is one headline: the first paragraph that is set as a title, else a first heading above all running text.
fn mark_title(pieces: &mut [Piece<'_>]) {
    let mut titles = pieces.iter_mut().filter(|piece| piece.kind == BlockKind::Headline);
    if titles.next().is_some() {
        titles.for_each(|piece| (piece.kind, piece.level) = (BlockKind::Heading, 1));
        return;
    }
    let running = pieces.iter().position(Piece::is_running).unwrap_or(pieces.len());
    let heading = |piece: &&mut Piece<'_>| piece.kind == BlockKind::Heading;
    if let Some(first) = pieces[..running].iter_mut().find(heading).filter(|piece| piece.level == 1) {
        (first.kind, first.level) = (BlockKind::Headline, 0);
    }
}
