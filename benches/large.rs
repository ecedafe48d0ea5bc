//! A project of 100,000 highlights for benches. Places are code points.

use jiff::Timestamp;
use variorum::notebook::{Color, Document, Edit, Extra, Highlight, IdSource, Notebook, Stamp, Tag};
use variorum::storage::Project;
use variorum::text::Points;

/// What a year of work by several people comes to.
const HIGHLIGHTS: u64 = 100_000;

/// Highlights of a sentence's length, with the surroundings that the program keeps, in a thousand documents under fifty tags.
pub fn project() -> Project {
    let mut ids = IdSource::new(1);
    let documents: Vec<_> = (0..1000).map(|_| ids.document()).collect();
    let tags: Vec<_> = (0..50).map(|_| ids.tag()).collect();
    let mut edits = Vec::new();
    for (number, id) in documents.iter().enumerate() {
        edits.push(Edit::Document(*id, Some(Document { path: format!("year/{number}.txt"), ..Document::default() })));
    }
    for (number, id) in tags.iter().enumerate() {
        edits.push(Edit::Tag(*id, Some(Tag::new(format!("tag {number}"), Color::PALETTE[number % 12]))));
    }
    let stamp = Stamp::new(Timestamp::from_second(1_790_000_000).unwrap_or_default(), "Ada Lovelace");
    for number in 0..HIGHLIGHTS {
        let start = ids.bits() % 20_000;
        let pick = usize::try_from(number).unwrap_or_default();
        let highlight = Highlight {
            document: documents[pick % 1000],
            points: Points::new(start, start + 80),
            exact: format!("A spokesman said “the lines were restored at nine in the morning” of day {number}."),
            before: "the two sides had not spoken for more than a year before that mo".to_owned(),
            after: " The calls are held twice a day\nat nine and at five, he added, an".to_owned(),
            tags: [tags[pick % 50], tags[pick % 7]].into(),
            note: if number % 10 == 0 { "Compare with the other paper.".to_owned() } else { String::new() },
            created: stamp.clone(),
            modified: stamp.clone(),
            extra: Extra::new(),
        };
        edits.push(Edit::Highlight(ids.highlight(), Some(highlight)));
    }
    Project::new(Notebook::from_edits(edits, Extra::new()))
}
