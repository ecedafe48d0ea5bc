//! What a person does with the text of a column: copying, growing the selection, going to a heading. Positions are bytes.

use super::desk::{Focus, ScrollTo};
use super::state::{Open, State};
use crate::query::citation;
use crate::text::{Reading, Span, sentence_at, word_at};

/// Copies the selected words, or those of the highlight in hand.
pub fn copy(state: &mut State) {
    if let Some((words, _)) = state.open.as_ref().and_then(taken) {
        state.to_copy = Some(words);
    }
}

/// Copies the words with where they come from.
pub fn copy_cited(state: &mut State) {
    if let Some((words, source)) = state.open.as_ref().and_then(taken) {
        state.to_copy = Some(format!("“{words}” ({source})"));
    }
}

/// The selected words, or those of the highlight in hand, and where they come from.
fn taken(open: &Open) -> Option<(String, String)> {
    let selected = open.desk.column().and_then(|column| Some((column.document, column.selected()?)));
    if let Some((document, span)) = selected {
        let reading = &open.text(document)?.reading;
        let record = open.session.notebook().document(document)?;
        return Some((
            reading.slice(span).to_owned(),
            citation(record, reading.page_at(span.start()), reading.paragraph_number(span.start())),
        ));
    }
    let id = open.desk.in_hand?;
    let highlight = open.session.notebook().highlight(id)?;
    let record = open.session.notebook().document(highlight.document)?;
    let place = open.placed(highlight.document).and_then(|placed| Some(placed.mark(id)?.span.start()));
    let at = place.zip(open.text(highlight.document));
    let paragraph = at.map_or(1, |(byte, shown)| shown.reading.paragraph_number(byte));
    let page = at.and_then(|(byte, shown)| shown.reading.page_at(byte));
    Some((highlight.exact.clone(), citation(record, page, paragraph)))
}

/// Grows the selection of the active column: to the word, the sentence, the paragraph.
pub fn grow_selection(open: &mut Open) {
    let Some(column) = open.desk.column() else { return };
    let Some(shown) = open.text(column.document) else { return };
    let (anchor, caret) = column.selection.unwrap_or((column.top, column.top));
    let grown = grown(&shown.reading, Span::between(anchor, caret));
    if let Some(column) = open.desk.column_mut() {
        column.selection = Some((grown.start(), grown.end()));
    }
    open.desk.in_hand = None;
    open.desk.bar = None;
    open.desk.focus = Some(Focus::Reader);
}

/// The smallest word, sentence or run of paragraphs that holds more than the span does; the span where there is none.
fn grown(reading: &Reading, span: Span) -> Span {
    let text = reading.text();
    let Some(first) = reading.block_at(span.start()) else { return span };
    let last = reading.block_at(span.end().max(span.start() + 1) - 1).unwrap_or(first).max(first);
    let (first, last) = (reading.blocks()[first].span, reading.blocks()[last].span);
    let paragraphs = Span::between(first.start(), last.end());
    // A caret behind the last letter of a word means that word.
    let at_end = span.is_empty() && !text[span.start()..].starts_with(char::is_alphanumeric);
    let before = text[..span.start()].char_indices().next_back().map_or(0, |(byte, _)| byte);
    let place = if at_end && before >= first.start() { before } else { span.start() };
    let candidates = [word_at(text, place), sentence_at(text, first, place), paragraphs];
    let holds = |wider: &&Span| wider.start() <= span.start() && span.end() <= wider.end() && wider.len() > span.len();
    candidates.iter().find(holds).copied().unwrap_or(span)
}

/// Brings a heading to the top of the active column.
pub fn go_to_heading(open: &mut Open, byte: usize) {
    if let Some(column) = open.desk.column_mut() {
        column.scroll_to = Some(ScrollTo { byte, at_top: true });
        column.selection = Some((byte, byte));
    }
    open.desk.focus = Some(Focus::Reader);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind};

    fn reading(text: &str) -> Reading {
        let mut start = 0;
        let blocks = text.split('\n').map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end() + 1;
            Block { kind: BlockKind::Paragraph, span, level: 0 }
        });
        Reading::new(text.to_owned(), blocks.collect(), Vec::new())
    }

    #[test]
    fn a_selection_grows_from_word_to_paragraph_and_no_further() {
        let text = "One line. Two lines rang.\nAnother one.";
        let reading = reading(text);
        let steps: Vec<&str> = std::iter::successors(Some(Span::new(12, 12)), |span| {
            let next = grown(&reading, *span);
            (next != *span).then_some(next)
        })
        .map(|span| reading.slice(span))
        .collect();
        assert_eq!(steps, ["", "Two", "Two lines rang.", "One line. Two lines rang."]);
    }

    #[test]
    fn a_caret_behind_a_word_means_that_word() {
        let reading = reading("One line. Two.");
        assert_eq!(reading.slice(grown(&reading, Span::new(3, 3))), "One");
        assert_eq!(reading.slice(grown(&reading, Span::new(14, 14))), ".");
    }

    #[test]
    fn a_selection_over_paragraphs_grows_to_both() {
        let reading = reading("One.\nTwo three.\nFour.");
        assert_eq!(reading.slice(grown(&reading, Span::new(2, 8))), "One.\nTwo three.");
        assert_eq!(grown(&reading, Span::new(0, 15)), Span::new(0, 15));
    }
}
