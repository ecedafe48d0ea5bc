//! Headings by their type, and what other blocks are.

use super::kinds;
use super::weave::{Draft, Measure};
use crate::text::BlockKind;

/// Headings are larger than the text by this share, or bold.
const LARGER: f64 = 1.08;

/// The headline is larger than the text by this share.
const HEADLINE: f64 = 1.2;

/// The longest heading, in bytes, and its most lines.
const LONGEST: usize = 200;
const LINES: usize = 4;

/// The lowest level of a heading.
const LOWEST: usize = 6;

/// Gives drafts their kind; the levels of headings, by index of the draft, are for the caller to keep.
pub(super) fn mark(drafts: &mut [Draft], measure: &Measure) -> Vec<u8> {
    let headline = headline(drafts, measure);
    let mut sizes: Vec<i64> = Vec::new();
    for (index, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.kind == BlockKind::Paragraph) {
        draft.kind = if headline == Some(index) { BlockKind::Headline } else { kind(draft, measure) };
        if draft.kind == BlockKind::Heading {
            sizes.push(rank(draft));
        }
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    let level = |draft: &Draft| match draft.kind {
        BlockKind::Heading => {
            let place = sizes.iter().position(|size| *size == rank(draft)).unwrap_or_default();
            u8::try_from((place + 2).min(LOWEST)).unwrap_or_default()
        }
        BlockKind::ListItem => 1,
        BlockKind::Headline
        | BlockKind::Byline
        | BlockKind::Paragraph
        | BlockKind::Quotation
        | BlockKind::Caption
        | BlockKind::Table
        | BlockKind::Footnote
        | BlockKind::Furniture => 0,
    };
    drafts.iter().map(level).collect()
}

fn rank(draft: &Draft) -> i64 {
    (draft.size * 2.0).round() as i64
}

/// The largest words of the first page, if they are large enough and words.
fn headline(drafts: &[Draft], measure: &Measure) -> Option<usize> {
    let first = |draft: &Draft| draft.pages.first().is_some_and(|(_, page)| *page == 0);
    let fits = |draft: &Draft| {
        let letters = draft.words.chars().filter(|letter| letter.is_alphabetic()).count();
        draft.kind == BlockKind::Paragraph && draft.size >= measure.body * HEADLINE && letters >= 5 && draft.words.len() <= 300
    };
    let candidates = drafts.iter().enumerate().filter(|(_, draft)| first(draft) && fits(draft));
    candidates.max_by(|(a, first), (b, second)| rank(first).cmp(&rank(second)).then(b.cmp(a))).map(|(index, _)| index)
}

fn kind(draft: &Draft, measure: &Measure) -> BlockKind {
    let words = &draft.words;
    let letters = words.chars().filter(|letter| letter.is_alphabetic()).count();
    let short = words.len() <= LONGEST
        && draft.lines <= LINES
        && letters * 2 >= words.chars().filter(|letter| !letter.is_whitespace()).count();
    let large = draft.size >= measure.body * LARGER;
    let bold = draft.bold && draft.size >= measure.body * 0.95 && !words.ends_with(['.', ',', ';']);
    if kinds::is_caption(words) {
        BlockKind::Caption
    } else if short && letters >= 2 && (large || bold) {
        BlockKind::Heading
    } else if kinds::begins_entry(words) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}
