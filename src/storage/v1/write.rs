//! From a notebook to the text of a version 1 file. Places are **code points**.

use std::cmp::Ordering;

use super::out::Out;
use super::parts;
use super::record::{decision, document, link, note, table, tag};
use super::sides::conflict;
use crate::notebook::{DocumentId, Highlight, HighlightId, Notebook};
use crate::storage::header::MARK;

/// The text of a notebook.
pub(in crate::storage) fn write(notebook: &Notebook, folder: &str) -> String {
    let highlights = parts::write(&in_reading_order(notebook));
    let mut out = Out::lines(String::with_capacity(highlights.iter().map(|part| part.len() + part.len() / 8).sum()));
    out.text.push_str(MARK);
    out.text.push_str("(\n    version: 1,\n");
    out.quoted("title", notebook.title());
    out.quoted("folder", folder);
    out.list("tags", notebook.tags(), |out, (id, record)| tag(out, *id, record));
    let mut documents: Vec<_> = notebook.documents().iter().collect();
    documents.sort_by(|a, b| (&a.1.path, a.0).cmp(&(&b.1.path, b.0)));
    out.list("documents", documents, |out, (id, record)| document(out, *id, record));
    out.list("highlights", highlights, |out, part| out.text.push_str(&part));
    out.list("notes", notebook.notes(), |out, (id, record)| note(out, *id, record));
    out.list("links", notebook.links(), |out, (id, record)| link(out, *id, record));
    if !notebook.decisions().is_empty() {
        out.list("decisions", notebook.decisions(), |out, (id, record)| decision(out, *id, record));
    }
    if !notebook.columns().is_empty() {
        out.list("tables", notebook.columns(), |out, (path, record)| table(out, path, record));
    }
    if !notebook.conflicts().is_empty() {
        out.list("conflicts", notebook.conflicts(), |out, (id, record)| conflict(out, *id, record));
    }
    out.extra(notebook.extra());
    out.text.push_str(")\n");
    out.text
}

/// The highlights by their document's path, then by place, then by id.
fn in_reading_order(notebook: &Notebook) -> Vec<(HighlightId, &Highlight)> {
    let mut all = Vec::with_capacity(notebook.highlights().len());
    let mut documents: Vec<(&str, DocumentId)> =
        notebook.documents().iter().map(|(id, record)| (record.path.as_str(), *id)).collect();
    documents.sort_unstable();
    for (_, document) in documents {
        let from = all.len();
        all.extend(notebook.highlights_of(document));
        all[from..].sort_unstable_by(|a, b| by_place(*a, *b));
    }
    // A highlight whose document is not listed cannot come about through the program; it is written all the same.
    let rest = notebook.highlights().iter().filter(|(_, highlight)| notebook.document(highlight.document).is_none());
    all.extend(rest.map(|(id, highlight)| (*id, highlight.as_ref())));
    all
}

fn by_place(a: (HighlightId, &Highlight), b: (HighlightId, &Highlight)) -> Ordering {
    (a.1.points.start, a.1.points.end, a.0).cmp(&(b.1.points.start, b.1.points.end, b.0))
}
