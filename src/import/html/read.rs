//! One page from its source to its pieces.

use super::address::Base;
use super::anchors::Anchors;
use super::apart::{self, Care};
use super::judge::judge;
use super::metadata;
use super::page::Page;
use super::parse::parse;
use super::stated::Stated;
use super::walk::blocks;
use crate::import::furniture;
use crate::import::html_words;
use crate::import::piece::Piece;
use crate::import::plain_text;
use crate::notebook::Document;
use crate::text::BlockKind;

/// The pieces of a page, what it states of itself, and sentences about what could not be read.
pub(in crate::import) fn read(source: &str, about: &mut Document, warnings: &mut Vec<String>) -> Vec<Piece<'static>> {
    let (tree, rest) = parse(source);
    let stated = Stated::of(&tree);
    let base = Base::new(stated.base.as_deref().or(stated.address()));
    let found = blocks(&tree, &base);
    let mut page = Page::new(&tree, &found, Anchors::find(&found, &stated));
    apart::read_names(&mut page);
    apart::set(&mut page, Care::Strict);
    metadata::read(&page, &stated, about);
    let kinds = kinds(&mut page, about.author.as_ref().map(|author| author.value.as_str()));
    let mut pieces: Vec<_> = found.into_iter().zip(kinds).map(|(found, kind)| Piece { kind, ..found.piece }).collect();
    furniture::mark(&mut pieces);
    if let Some(rest) = rest {
        warnings.push("The page has too many parts, or parts inside parts: its end is shown as bare words".to_owned());
        let words = html_words::words(rest);
        pieces.extend(plain_text::pieces(&words).into_iter().map(Piece::owned));
    }
    pieces
}

/// An article has so much running text at least, in letters; where less is left of a page, its parts are looked at again.
const SHORT: usize = 140;

/// The kind of each block. A page whose article goes by the name of something else shows little text at first.
fn kinds(page: &mut Page<'_>, author: Option<&str>) -> Vec<BlockKind> {
    let strict = judge(page, author);
    let length = body(page, &strict);
    if length >= SHORT {
        return strict;
    }
    apart::set(page, Care::Lenient);
    let lenient = judge(page, author);
    let kinds = if body(page, &lenient) > length * 2 { lenient } else { strict };
    if kinds.iter().all(|kind| is_around(*kind)) {
        // Nothing but furniture is all that the page is for.
        return page.found.iter().map(|found| found.piece.kind).collect();
    }
    kinds
}

/// Whether a block of this kind stands around an account and is no part of it.
fn is_around(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Headline | BlockKind::Byline | BlockKind::Caption | BlockKind::Furniture => true,
        BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Table
        | BlockKind::Footnote => false,
    }
}

/// The weight of the running text in a page's body.
fn body(page: &Page<'_>, kinds: &[BlockKind]) -> usize {
    let is_body = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem);
    let blocks = page.facts.iter().zip(kinds).filter(|(facts, kind)| facts.prose && is_body(kind));
    blocks.map(|(facts, _)| facts.weight).sum()
}
