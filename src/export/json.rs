//! JSON: one object with the excerpts in their order. Places are code points.

use std::io::{self, Write};

use serde::Serialize;

use super::{Options, facts};
use crate::notebook::{Tag, TagId};
use crate::query::Excerpt;

#[derive(Serialize)]
struct Root<'a> {
    title: &'a str,
    exported: String,
    filter: &'a str,
    excerpts: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    highlight_id: &'a str,
    document: &'a str,
    outlet: Option<&'a str>,
    published: Option<String>,
    published_from: Option<&'a str>,
    author: Option<&'a str>,
    url: Option<&'a str>,
    file: &'a str,
    tags: Vec<TagEntry<'a>>,
    quote: &'a str,
    note: &'a str,
    before: &'a str,
    after: &'a str,
    start: u64,
    end: u64,
    paragraph: Option<usize>,
    page: Option<&'a str>,
    created: String,
    modified: String,
    coder: &'a str,
    links: Vec<LinkEntry<'a>>,
}

#[derive(Serialize)]
struct LinkEntry<'a> {
    kind: &'static str,
    highlight_id: &'a str,
}

#[derive(Serialize)]
struct TagEntry<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    color: String,
}

/// The excerpts as one indented object that ends with a line break.
pub(super) fn write(excerpts: &[Excerpt], options: &Options, to: &mut dyn Write) -> io::Result<()> {
    let root = Root {
        title: &options.title,
        exported: facts::time(options.exported),
        filter: &options.filter_sentence,
        excerpts: excerpts.iter().map(entry).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &root)?;
    to.write_all(b"\n")
}

/// One excerpt as the JSON export writes it, for whoever writes a list of them.
#[must_use]
pub fn json_record<'a>(excerpt: &'a Excerpt) -> impl Serialize + use<'a> {
    entry(excerpt)
}

fn entry<'a>(excerpt: &'a Excerpt) -> Entry<'a> {
    let (highlight, document) = (excerpt.highlight, excerpt.document);
    Entry {
        highlight_id: excerpt.id.as_str(),
        document: facts::document(document),
        outlet: facts::known(document.outlet.as_ref()),
        published: document.published.as_ref().map(|published| published.value.to_string()),
        published_from: document.published.as_ref().map(|published| published.from.as_str()),
        author: facts::known(document.author.as_ref()),
        url: facts::known(document.url.as_ref()),
        file: &document.path,
        tags: excerpt.tags.iter().map(tag_entry).collect(),
        quote: &highlight.exact,
        note: &highlight.note,
        before: &highlight.before,
        after: &highlight.after,
        start: highlight.points.start,
        end: highlight.points.end,
        paragraph: excerpt.paragraph,
        page: excerpt.page.as_deref(),
        created: facts::time(highlight.created.at),
        modified: facts::time(highlight.modified.at),
        coder: &highlight.created.by,
        links: excerpt.links.iter().map(|(kind, id)| LinkEntry { kind, highlight_id: id.as_str() }).collect(),
    }
}

fn tag_entry<'a>((id, tag, path): &'a (TagId, &'a Tag, String)) -> TagEntry<'a> {
    TagEntry { id: id.as_str(), name: &tag.name, path, color: tag.color.to_string() }
}
