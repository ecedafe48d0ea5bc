//! Each record as it stands in a version 1 file and in the journal. Places are **code points**.

use jiff::Timestamp;

use super::out::Out;
use crate::notebook::{
    Columns, Decision, DecisionId, Document, DocumentId, Extra, Highlight, HighlightId, Link, LinkId, Note, NoteId, Sourced,
    Stamp, Tag, TagId,
};

/// The record of a tag.
pub(super) fn tag(out: &mut Out, id: TagId, tag: &Tag) {
    out.one_line(|out| {
        out.quoted("id", id.as_str());
        out.quoted("name", &tag.name);
        if let Some(parent) = tag.parent {
            out.quoted("parent", parent.as_str());
        }
        out.shown("color", format_args!("\"{}\"", tag.color));
        out.quoted_unless_empty("definition", &tag.definition);
        if let Some(pin) = tag.pin {
            out.shown("pin", pin);
        }
        out.quoted_unless_empty("note", &tag.note);
        ids(out, "absent", tag.absent.iter().map(|id| id.as_str()));
        out.extra(&tag.extra);
    });
}

/// The record of a document.
pub(super) fn document(out: &mut Out, id: DocumentId, document: &Document) {
    out.block(|out| {
        out.quoted("id", id.as_str());
        out.quoted("path", &document.path);
        out.quoted_unless_empty("hash", &document.hash);
        ids(out, "unsettled", document.unsettled.iter().map(|id| id.as_str()));
        versions(out, document);
        sourced(out, "title", document.title.as_ref(), &document.extra);
        sourced(out, "outlet", document.outlet.as_ref(), &document.extra);
        sourced(out, "author", document.author.as_ref(), &document.extra);
        let published = document.published.as_ref().map(|date| Sourced::new(date.value.to_string(), date.from.clone()));
        sourced(out, "published", published.as_ref(), &document.extra);
        sourced(out, "url", document.url.as_ref(), &document.extra);
        sourced(out, "language", document.language.as_ref(), &document.extra);
        out.quoted_unless_empty("opening", &document.opening);
        out.quoted_unless_empty("note", &document.note);
        for (name, value) in document.extra.iter().filter(|(name, _)| !name.contains('/')) {
            out.raw(name, value);
        }
    });
}

/// A list of ids on one line; none where there is none.
fn ids<'a>(out: &mut Out, name: &str, all: impl Iterator<Item = &'a str>) {
    let mut all = all.peekable();
    if all.peek().is_none() {
        return;
    }
    out.name(name);
    for (place, id) in all.enumerate() {
        out.text.push_str(if place == 0 { "[\"" } else { ", \"" });
        out.text.push_str(id);
        out.text.push('"');
    }
    out.text.push(']');
    out.end();
}

/// The earlier files on one line, with the unknown fields that were kept for each as `versions/0/field`.
fn versions(out: &mut Out, document: &Document) {
    if document.versions.is_empty() {
        return;
    }
    out.name("versions");
    out.text.push('[');
    for (place, version) in document.versions.iter().enumerate() {
        if place > 0 {
            out.text.push_str(", ");
        }
        out.bracketed(|out| {
            out.quoted("path", &version.path);
            out.quoted_unless_empty("hash", &version.hash);
            nested(out, &format!("versions/{place}"), &document.extra);
        });
    }
    out.text.push(']');
    out.end();
}

/// Something known of a document, with the unknown fields that were kept for it as `title/field`.
fn sourced(out: &mut Out, name: &str, sourced: Option<&Sourced<String>>, extra: &Extra) {
    let Some(sourced) = sourced else { return };
    out.name(name);
    out.bracketed(|out| {
        out.quoted("value", &sourced.value);
        out.quoted_unless_empty("from", &sourced.from);
        nested(out, name, extra);
    });
    out.end();
}

/// The unknown fields that were kept for a nested record.
fn nested(out: &mut Out, name: &str, extra: &Extra) {
    for (key, value) in extra {
        if let Some(field) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')) {
            out.raw(field, value);
        }
    }
}

/// The record of a highlight.
pub(super) fn highlight(out: &mut Out, id: HighlightId, highlight: &Highlight) {
    out.block(|out| {
        out.line(|out| {
            out.quoted("id", id.as_str());
            out.quoted("document", highlight.document.as_str());
            out.shown("start", highlight.points.start);
            out.shown("end", highlight.points.end);
        });
        ids(out, "tags", highlight.tags.iter().map(|tag| tag.as_str()));
        out.quoted_unless_empty("before", &highlight.before);
        out.quoted("exact", &highlight.exact);
        out.quoted_unless_empty("after", &highlight.after);
        out.quoted_unless_empty("note", &highlight.note);
        stamps(out, &highlight.created, &highlight.modified);
        out.extra(&highlight.extra);
    });
}

/// The record of a note.
pub(super) fn note(out: &mut Out, id: NoteId, note: &Note) {
    out.block(|out| {
        out.quoted("id", id.as_str());
        out.quoted_unless_empty("title", &note.title);
        out.quoted_unless_empty("text", &note.text);
        stamps(out, &note.created, &note.modified);
        out.extra(&note.extra);
    });
}

/// The record of a link.
pub(super) fn link(out: &mut Out, id: LinkId, link: &Link) {
    out.block(|out| {
        out.line(|out| {
            out.quoted("id", id.as_str());
            out.quoted("from", link.from.as_str());
            out.quoted("to", link.to.as_str());
            out.quoted("kind", link.kind.name());
        });
        out.quoted_unless_empty("note", &link.note);
        stamps(out, &link.created, &link.created);
        out.extra(&link.extra);
    });
}

/// The record of a decision.
pub(super) fn decision(out: &mut Out, id: DecisionId, decision: &Decision) {
    out.block(|out| {
        out.line(|out| {
            out.quoted("id", id.as_str());
            out.quoted("kind", decision.kind.name());
        });
        if let Some(document) = decision.document {
            out.quoted("document", document.as_str());
        }
        out.quoted("words", &decision.words);
        if let Some(document) = decision.other_document {
            out.quoted("other_document", document.as_str());
        }
        out.quoted_unless_empty("other_words", &decision.other_words);
        stamps(out, &decision.created, &decision.created);
        out.extra(&decision.extra);
    });
}

/// How the columns of a table are to be read.
pub(super) fn table(out: &mut Out, path: &str, columns: &Columns) {
    out.block(|out| {
        out.quoted("path", path);
        let Columns { text, title, published, outlet, author, url, language, extra } = columns;
        let roles = [("text", text), ("title", title), ("published", published), ("outlet", outlet)];
        for (name, column) in roles.into_iter().chain([("author", author), ("url", url), ("language", language)]) {
            if let Some(column) = column {
                out.quoted(name, column);
            }
        }
        out.extra(extra);
    });
}

/// When and by whom something was made, and changed if it was.
fn stamps(out: &mut Out, created: &Stamp, modified: &Stamp) {
    let (made, changed) = (whole_seconds(created.at), whole_seconds(modified.at));
    out.line(|out| {
        out.shown("created", format_args!("\"{made}\""));
        out.quoted_unless_empty("by", &created.by);
    });
    if made == changed && created.by == modified.by {
        return;
    }
    out.line(|out| {
        out.shown("modified", format_args!("\"{changed}\""));
        if created.by != modified.by {
            out.quoted("modified_by", &modified.by);
        }
    });
}

/// A time without its fraction of a second, which would only make lines longer.
pub(super) fn whole_seconds(at: Timestamp) -> Timestamp {
    let second = at.as_second() - i64::from(at.subsec_nanosecond() < 0);
    Timestamp::from_second(second).unwrap_or(at)
}
