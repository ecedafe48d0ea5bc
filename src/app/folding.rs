//! Blocks that a person sets apart or puts back into the text, and the texts on the screen that follow. Spans are bytes.

use std::ops::Range;
use std::sync::Arc;

use super::change::change;
use super::jobs::Finished;
use super::reader::Shown;
use super::state::{Open, State, Text};
use super::words::many;
use crate::commands::{Command, DecisionCommand};
use crate::notebook::{Decision, DecisionKind, DocumentId, Extra};
use crate::text::{BlockKind, Span};

/// Follows what was said of blocks: accounts are made anew, texts on the screen corrected by a job.
pub fn follow(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    for document in open.foldings.follow(open.session.notebook()) {
        let folding = open.foldings.of(document);
        open.accounts.note_folding(document, &folding);
    }
    for (document, text) in &open.texts {
        let Text::Ready(before) = text else { continue };
        let folding = open.foldings.of(*document);
        if before.folding == folding || open.correcting.contains(document) {
            continue;
        }
        open.correcting.insert(*document);
        let (generation, document, before) = (open.generation, *document, Arc::clone(before));
        state.jobs.start(move |handle| {
            let after = Arc::new(before.corrected(folding));
            handle.send(Finished::Corrected(generation, document, (before, after)));
        });
    }
}

/// A text was corrected; nothing comes of it when another one is shown by now.
pub fn corrected(open: &mut Open, document: DocumentId, (before, after): (Arc<Shown>, Arc<Shown>)) {
    open.correcting.remove(&document);
    if open.text(document).is_some_and(|shown| Arc::ptr_eq(shown, &before)) {
        open.texts.insert(document, Text::Ready(after));
    }
}

/// Sets the paragraphs of the selection apart, or puts them back into the text; those of the caret where nothing is selected.
pub fn of_selection(state: &mut State, apart: bool) {
    let touched = state.open.as_ref().and_then(|open| {
        let column = open.desk.column()?;
        let reading = &open.text(column.document)?.reading;
        let (anchor, caret) = column.selection?;
        let span = Span::between(anchor, caret);
        let last = reading.block_at(span.end().max(span.start() + 1) - 1)?;
        Some((column.document, reading.block_at(span.start()).unwrap_or(last).min(last)..last + 1))
    });
    match touched {
        Some((document, blocks)) => decide(state, document, blocks, apart),
        None => state.say("Select words of the paragraph, or click into it, first."),
    }
}

/// Sets blocks of a text apart, or puts them back, in one step that can be undone.
pub fn decide(state: &mut State, document: DocumentId, blocks: Range<usize>, apart: bool) {
    let Some(text) = state.open.as_ref().and_then(|open| open.text(document)).cloned() else { return };
    let reading = &text.reading;
    let blocks = reading.blocks().get(blocks).unwrap_or_default();
    let wanted: Vec<_> = blocks.iter().filter(|block| (block.kind == BlockKind::Furniture) != apart).collect();
    if wanted.is_empty() {
        return state.say(if apart { "It is set apart already." } else { "It is part of the text already." });
    }
    let kind = if apart { DecisionKind::SetApart } else { DecisionKind::PartOfText };
    let created = state.stamp();
    let mut decision = |words: &str| {
        let decision = Decision {
            kind,
            document: Some(document),
            words: words.to_owned(),
            other_document: None,
            other_words: String::new(),
            created: created.clone(),
            extra: Extra::new(),
        };
        (state.ids.decision(), decision)
    };
    let decisions: Vec<_> = wanted.iter().map(|block| decision(reading.slice(block.span))).collect();
    let said = match apart {
        true => format!("{} set apart: folded, and not compared. Ctrl+Z puts it back.", many(wanted.len(), "paragraph")),
        false => format!("{} put back into the text.", many(wanted.len(), "paragraph")),
    };
    if change(state, Command::Decision(DecisionCommand::DecideAll(decisions))) {
        state.say(said);
    }
}
