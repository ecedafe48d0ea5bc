//! What goes along when something is deleted: the edits, and the sentences that say so beforehand.

use std::collections::BTreeSet;

use super::retag::tagged;
use super::tag_table::with_descendants;
use super::wording::count;
use crate::notebook::{DocumentId, Edit, HighlightId, Link, LinkId, Notebook, TagId};

/// The edits that delete these highlights and the links that lead from and to them.
pub(super) fn without_highlights(notebook: &Notebook, ids: &BTreeSet<HighlightId>) -> Vec<Edit> {
    let highlights = ids.iter().filter(|id| notebook.highlight(**id).is_some()).map(|id| Edit::Highlight(*id, None));
    highlights.chain(links_of(notebook, ids).map(|(id, _)| Edit::Link(id, None))).collect()
}

fn links_of<'a>(notebook: &'a Notebook, ids: &'a BTreeSet<HighlightId>) -> impl Iterator<Item = (LinkId, &'a Link)> {
    let touches = |link: &Link| ids.contains(&link.from) || ids.contains(&link.to);
    notebook.links().iter().filter(move |(_, link)| touches(link)).map(|(id, link)| (*id, link.as_ref()))
}

/// What goes along when a tag is deleted: `3 child tags go with it; 14 highlights lose it and stay`.
#[must_use]
pub fn deleting_tag(notebook: &Notebook, id: TagId) -> String {
    let tags = with_descendants(notebook.tags(), id);
    let highlights = match tagged(notebook, &tags).len() {
        0 => "no highlight carries it".to_owned(),
        1 => "1 highlight loses it and stays".to_owned(),
        several => format!("{several} highlights lose it and stay"),
    };
    match tags.len() - 1 {
        0 => capital(&highlights),
        1 => format!("1 child tag goes with it; {highlights}"),
        several => format!("{several} child tags go with it; {highlights}"),
    }
}

/// What goes along when a document is removed: `14 highlights (3 with notes) and 2 links go with it; the file stays where it is`.
#[must_use]
pub fn removing_document(notebook: &Notebook, id: DocumentId) -> String {
    let ids: BTreeSet<HighlightId> = notebook.highlights_of(id).map(|(id, _)| id).collect();
    let links = links_of(notebook, &ids).count();
    let notes = notebook.highlights_of(id).filter(|(_, highlight)| !highlight.note.is_empty()).count();
    let noted = match notes {
        0 => String::new(),
        1 => " (1 with a note)".to_owned(),
        several => format!(" ({several} with notes)"),
    };
    let with_it = match (ids.len(), links) {
        (0, _) => return "It has no highlights; the file stays where it is".to_owned(),
        (1, 0) => format!("1 highlight{noted} goes with it"),
        (highlights, 0) => format!("{}{noted} go with it", count(highlights, "highlight")),
        (highlights, links) => format!("{}{noted} and {} go with it", count(highlights, "highlight"), count(links, "link")),
    };
    format!("{with_it}; the file stays where it is")
}

/// What goes along when highlights are deleted: `2 links go with them`.
#[must_use]
pub fn deleting_highlights(notebook: &Notebook, ids: &BTreeSet<HighlightId>) -> String {
    let them = if ids.len() == 1 { "it" } else { "them" };
    match links_of(notebook, ids).count() {
        0 => format!("Nothing else goes with {them}"),
        1 => format!("1 link goes with {them}"),
        several => format!("{several} links go with {them}"),
    }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
