//! One page from its source to its pieces.

use super::address::Base;
use super::anchors::Anchors;
use super::apart;
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

/// The pieces of a page, what it states of itself, and sentences about what could not be read.
pub(in crate::import) fn read(source: &str, about: &mut Document, warnings: &mut Vec<String>) -> Vec<Piece<'static>> {
    let (tree, rest) = parse(source);
    let stated = Stated::of(&tree);
    let base = Base::new(stated.base.as_deref().or(stated.address()));
    let found = blocks(&tree, &base);
    let mut page = Page::new(&tree, &found, Anchors::find(&found, &stated));
    apart::set(&mut page);
    metadata::read(&page, &stated, about);
    let kinds = judge(&page, about.author.as_ref().map(|author| author.value.as_str()));
    let mut pieces: Vec<_> = found.into_iter().zip(kinds).map(|(found, kind)| Piece { kind, ..found.piece }).collect();
    furniture::mark(&mut pieces);
    if let Some(rest) = rest {
        warnings.push("The page has too many parts, or parts inside parts: its end is shown as bare words".to_owned());
        let words = html_words::words(rest);
        pieces.extend(plain_text::pieces(&words).into_iter().map(Piece::owned));
    }
    pieces
}
