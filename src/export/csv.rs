//! CSV by RFC 4180: rows end with CR LF, fields with commas, quotes or line breaks are quoted. Places are code points.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::{Options, facts};
use crate::query::Excerpt;

/// The columns, in a fixed order.
const COLUMNS: [&str; 20] = [
    "highlight_id",
    "document",
    "outlet",
    "published",
    "author",
    "tag",
    "tag_path",
    "quote",
    "note",
    "before",
    "after",
    "start",
    "end",
    "paragraph",
    "page",
    "created",
    "modified",
    "coder",
    "file",
    "links",
];

/// First characters by which a spreadsheet takes a cell for a formula: those of OWASP's page on CSV injection, with the
/// full-width forms that Excel reads alike in East Asian settings.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// One row for each highlight and tag; a highlight without a tag is one row with an empty one.
pub(super) fn write(excerpts: &[Excerpt], options: &Options, to: &mut dyn Write) -> io::Result<()> {
    if options.bom {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    table.write_record(COLUMNS)?;
    for excerpt in excerpts {
        let row = Row::new(excerpt);
        if excerpt.tags.is_empty() {
            table.write_record(row.fields("", ""))?;
        }
        for (_, tag, path) in &excerpt.tags {
            table.write_record(row.fields(&tag.name, path))?;
        }
    }
    table.flush()
}

/// The parts of a row that had to be put into words; they are the same for all tags of a highlight.
struct Row<'a> {
    excerpt: &'a Excerpt<'a>,
    published: String,
    start: String,
    end: String,
    paragraph: String,
    created: String,
    modified: String,
    links: String,
}

impl<'a> Row<'a> {
    fn new(excerpt: &'a Excerpt<'a>) -> Self {
        let highlight = excerpt.highlight;
        Self {
            excerpt,
            published: excerpt.document.published.as_ref().map(|published| published.value.to_string()).unwrap_or_default(),
            start: highlight.points.start.to_string(),
            end: highlight.points.end.to_string(),
            paragraph: excerpt.paragraph.map(|number| number.to_string()).unwrap_or_default(),
            created: facts::time(highlight.created.at),
            modified: facts::time(highlight.modified.at),
            links: excerpt.links.iter().map(|(kind, id)| format!("{kind} {id}")).collect::<Vec<_>>().join("; "),
        }
    }

    /// The fields in the order of [`COLUMNS`].
    fn fields<'b>(&'b self, tag: &'b str, path: &'b str) -> [Cow<'b, [u8]>; 20] {
        let (highlight, document) = (self.excerpt.highlight, self.excerpt.document);
        [
            self.excerpt.id.as_str(),
            facts::document(document),
            facts::known(document.outlet.as_ref()).unwrap_or_default(),
            &self.published,
            facts::known(document.author.as_ref()).unwrap_or_default(),
            tag,
            path,
            &highlight.exact,
            &highlight.note,
            &highlight.before,
            &highlight.after,
            &self.start,
            &self.end,
            &self.paragraph,
            self.excerpt.page.as_deref().unwrap_or_default(),
            &self.created,
            &self.modified,
            &highlight.created.by,
            &document.path,
            &self.links,
        ]
        .map(harmless)
    }
}

/// The text with an apostrophe before what a spreadsheet would run as a formula.
///
/// Text that already looks guarded gets one more, so that taking one away always gives back the text.
pub(super) fn harmless(text: &str) -> Cow<'_, [u8]> {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        Cow::Owned(format!("'{text}").into_bytes())
    } else {
        Cow::Borrowed(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_nothing_else_changes() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=x", "＝1", "＋1", "－1", "＠x", "'=1"] {
            assert_eq!(harmless(text), format!("'{text}").as_bytes(), "{text:?}");
        }
        for text in ["", "a=1", "'tis", "“=1”", " =1", "—", "통신선", "5-1"] {
            assert_eq!(harmless(text), text.as_bytes(), "{text:?}");
        }
    }
}
