//! What the names of elements say of the words in them.

use crate::text::InlineKind;

/// Elements whose content a reader never sees as words of the page.
const SILENT: &[&str] = &[
    "audio", "canvas", "datalist", "embed", "head", "iframe", "map", "noframes", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that begin and end a block. A button is one besides: beside others it is a label of its own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What holds the words that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Heading(u8),
    Quotation,
    Item,
    Caption,
    Row,
    Code,
}

/// Whether its content is passed over.
pub(super) fn is_silent(name: &str) -> bool {
    SILENT.binary_search(&name).is_ok()
}

/// Whether a block ends before and after it.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// What kind of block the words in it are; rows of tables are told elsewhere, since many tables only lay out a page.
pub(super) fn holder(name: &str) -> Option<Holder> {
    Some(match name {
        "h1" => Holder::Heading(1),
        "h2" => Holder::Heading(2),
        "h3" => Holder::Heading(3),
        "h4" => Holder::Heading(4),
        "h5" => Holder::Heading(5),
        "h6" => Holder::Heading(6),
        "blockquote" => Holder::Quotation,
        "li" | "dt" | "dd" => Holder::Item,
        "figcaption" | "caption" => Holder::Caption,
        "pre" => Holder::Code,
        _ => return None,
    })
}

/// How the words in it are set; links are told elsewhere.
pub(super) fn setting(name: &str) -> Option<InlineKind> {
    Some(match name {
        "em" | "i" | "cite" | "dfn" | "var" => InlineKind::Emphasis,
        "b" | "strong" => InlineKind::Strong,
        "code" | "kbd" | "samp" | "tt" => InlineKind::Code,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(SILENT.is_sorted() && BLOCKS.is_sorted());
    }
}
