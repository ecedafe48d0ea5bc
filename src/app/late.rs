//! What takes longer than a frame: begun as a job, shown when it is there.

use std::sync::Arc;

use super::derived::MadeFor;
use super::jobs::{Finished, PlacedText};
use super::reader::Placed;
use super::state::{Open, PLACED_AT_ONCE, State};
use crate::notebook::DocumentId;
use crate::query;

/// Begins to list the excerpts of a filter that has to look at very many; those listed before are shown meanwhile.
pub fn want_excerpts(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let Some(made) = open.derived.wants_excerpts(&open.session, &open.desk.filter) else { return };
    let generation = open.generation;
    state.jobs.start(move |handle| {
        let ids = query::wanted(made.notebook(), made.question());
        handle.send(Finished::Listed(generation, Box::new((made, ids))));
    });
}

/// Begins to bring very many highlights into their places; their text is shown meanwhile.
pub fn want_places(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let documents: Vec<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    for document in documents {
        let Some(text) = open.text(document).filter(|_| !open.placed.contains_key(&document)).cloned() else { continue };
        if open.session.notebook().count_of(document) <= PLACED_AT_ONCE || !open.placing.insert(document) {
            continue;
        }
        let (generation, made) = (open.generation, MadeFor::new(&open.session, ()));
        state.jobs.start(move |handle| {
            let placed = Arc::new(Placed::new(made.notebook(), document, (&text.reading, &text.hash)));
            handle.send(Finished::Placed(generation, document, Box::new(PlacedText { text, made, placed })));
        });
    }
}

/// The highlights of a text are in their places; nothing comes of it when another text is shown by now.
pub fn placed(open: &mut Open, document: DocumentId, of: PlacedText) {
    open.placing.remove(&document);
    if open.text(document).is_some_and(|text| Arc::ptr_eq(text, &of.text)) {
        open.placed.insert(document, (of.made, of.placed));
    }
}
