//! A chapter of a book, or a letter, as pieces: all of it is text, so that nothing is set apart as a page's furniture.

use super::address::Base;
use super::parse::parse;
use super::tree::{Node, Tree};
use super::walk::blocks;
use crate::import::html_words;
use crate::import::piece::Piece;
use crate::import::plain_text;
use crate::text::BlockKind;

/// Elements that HTML knows to be empty: in XHTML all others may be, and are written alike.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The pieces of a chapter's source, and whether it was too deep or too large to be read as a page to its end.
pub(in crate::import) fn book(source: &str) -> (Vec<Piece<'static>>, bool) {
    let source = with_ends(source);
    let (tree, rest) = parse(&source);
    let found = blocks(&tree, &Base::default()).into_iter();
    let mut pieces: Vec<_> = found
        .map(|found| match role(&tree, found.node) {
            Some(kind) => Piece { kind, level: 0, ..found.piece },
            None => found.piece,
        })
        .collect();
    if let Some(rest) = rest {
        let words = html_words::words(rest);
        pieces.extend(plain_text::pieces(&words).into_iter().map(Piece::owned));
    }
    (pieces, rest.is_some())
}

/// What the elements around a block say of it, in the words of EPUB and of ARIA: notes and tables of contents.
fn role(tree: &Tree, node: Node) -> Option<BlockKind> {
    tree.up(node).find_map(|node| {
        let roles = ["epub:type", "role"].into_iter().filter_map(|name| tree.attribute(node, name));
        roles.flat_map(str::split_whitespace).find_map(|role| match role.strip_prefix("doc-").unwrap_or(role) {
            "footnote" | "endnote" | "rearnote" => Some(BlockKind::Footnote),
            "toc" | "landmarks" | "page-list" | "lot" | "loi" => Some(BlockKind::Furniture),
            _ => None,
        })
    })
}

/// `<a id="x"/>` as `<a id="x"></a>`: a parser of HTML takes what follows such a tag as its content.
fn with_ends(source: &str) -> String {
    let mut whole = String::with_capacity(source.len() + 64);
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        whole.push_str(before);
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|end| end + 3) } else { tag.find('>').map(|end| end + 1) };
        let Some(end) = end else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(end);
        let name = tag[1..].split(|letter: char| letter.is_whitespace() || letter == '/' || letter == '>').next();
        match (tag.strip_suffix("/>"), name) {
            (Some(start), Some(name)) if name.starts_with(char::is_alphabetic) && !VOID.contains(&name) => {
                whole.push_str(start);
                whole.push_str("></");
                whole.push_str(name);
                whole.push('>');
            }
            (Some(_) | None, _) => whole.push_str(tag),
        }
        rest = after;
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_elements_of_xhtml_are_closed() {
        for (source, expected) in [
            ("<title/><p>a<br/>b<a id='x'/>c", "<title></title><p>a<br/>b<a id='x'></a>c"),
            ("<!-- <i/> --><svg:g/>1 < 2", "<!-- <i/> --><svg:g></svg:g>1 < 2"),
        ] {
            assert_eq!(with_ends(source), expected);
        }
    }

    #[test]
    fn a_chapter_is_text_from_end_to_end() {
        let (pieces, cut) = book(
            "<html><head><title/></head><body><nav epub:type='toc'><ol><li><a href='c1.xhtml'>One</a></li></ol></nav><h2>Chapter</h2>\
             <p>Words<a href='#n1'>1</a></p><blockquote><p>Said.</p></blockquote><aside epub:type='footnote'><p>Note.</p></aside>",
        );
        let found: Vec<_> = pieces.iter().map(|piece| (piece.kind, &*piece.words)).collect();
        assert_eq!(
            (found, cut),
            (
                vec![
                    (BlockKind::Furniture, "One"),
                    (BlockKind::Heading, "Chapter"),
                    (BlockKind::Paragraph, "Words1"),
                    (BlockKind::Quotation, "Said."),
                    (BlockKind::Footnote, "Note."),
                ],
                false
            )
        );
    }
}
