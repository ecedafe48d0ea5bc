//! Where each document was being read: kept while it is in no column, and from one day to the next. A place is a paragraph, from 0,
//! and code points within it.

use std::collections::BTreeMap;

use super::desk::ScrollTo;
use super::state::{Open, Text};
use crate::notebook::DocumentId;
use crate::storage::ReadingPlace;
use crate::text::{Reading, Span};

/// Remembers where the columns stand, in bytes: looked up only when a text goes.
pub fn note_tops(open: &mut Open) {
    for column in &open.desk.columns {
        open.tops.insert(column.document, column.top);
    }
}

/// The text of a document goes: its place is kept.
pub fn keep(open: &mut Open, document: DocumentId) {
    if let Some(place) = place_of(open, document) {
        open.places.insert(document, place);
    }
}

/// The place at which a document that is shown stands.
fn place_of(open: &Open, document: DocumentId) -> Option<ReadingPlace> {
    let Some(Text::Ready(shown)) = open.texts.get(&document) else { return None };
    Some(place_at(&shown.reading, *open.tops.get(&document)?))
}

/// A byte as a place.
pub fn place_at(reading: &Reading, byte: usize) -> ReadingPlace {
    let paragraph = reading.block_at(byte).unwrap_or(0);
    let start = reading.blocks().get(paragraph).map_or(0, |block| block.span.start());
    let points = reading.to_points(Span::new(start.min(byte), byte));
    let within = points.end - points.start;
    ReadingPlace { paragraph, within }
}

/// A place as a byte; the start of the text where it has become shorter.
pub fn byte_at(reading: &Reading, place: ReadingPlace) -> usize {
    let Some(block) = reading.blocks().get(place.paragraph) else { return 0 };
    let words = reading.slice(block.span);
    let within = usize::try_from(place.within).ok().and_then(|within| words.char_indices().nth(within));
    block.span.start() + within.map_or(0, |(byte, _)| byte)
}

/// A text has come: columns that show it for the first time go to where it was being read.
pub fn restore(open: &mut Open, document: DocumentId) {
    let Some(shown) = open.text(document).cloned() else { return };
    let Some(byte) = open.places.get(&document).map(|place| byte_at(&shown.reading, *place)).filter(|byte| *byte > 0) else {
        return;
    };
    let waits = |column: &&mut super::desk::Column| column.document == document && column.top == 0 && column.scroll_to.is_none();
    for column in open.desk.columns.iter_mut().filter(waits) {
        column.scroll_to = Some(ScrollTo { byte, at_top: true });
    }
}

/// The places of all documents that were ever read, by path: for the next time.
pub fn all(open: &Open) -> BTreeMap<String, ReadingPlace> {
    let mut places = open.places.clone();
    for column in &open.desk.columns {
        places.extend(place_of(open, column.document).map(|place| (column.document, place)));
    }
    let path = |document: DocumentId| Some(open.session.notebook().document(document)?.path.clone());
    let moved = |place: &ReadingPlace| (place.paragraph, place.within) != (0, 0);
    places.into_iter().filter(|(_, place)| moved(place)).filter_map(|(id, place)| Some((path(id)?, place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind};

    #[test]
    fn a_place_within_a_long_paragraph_is_found_again() {
        let text = "한국어 기사\nOne very long paragraph — with dashes.";
        let block = |start, end| Block { kind: BlockKind::Paragraph, span: Span::new(start, end), level: 0 };
        let line = text.find('\n').unwrap_or(0);
        let reading = Reading::new(text.to_owned(), vec![block(0, line), block(line + 1, text.len())], Vec::new());
        let byte = text.find("with").unwrap_or(0);
        let place = place_at(&reading, byte);
        assert_eq!(place, ReadingPlace { paragraph: 1, within: 26 });
        assert_eq!(byte_at(&reading, place), byte);
        assert_eq!(byte_at(&reading, ReadingPlace { paragraph: 9, within: 4 }), 0);
    }
}
