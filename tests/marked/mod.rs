//! Articles that were marked by hand: where they are, and their texts as the marks count them.

use std::path::{Path, PathBuf};

use variorum::text::{Block, BlockKind, Reading, Span};

/// Where the marked articles are, if they are on this machine: beside the project, or where the environment says.
pub fn articles() -> Option<PathBuf> {
    let beside = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles")).to_owned();
    let folder = std::env::var_os("VARIORUM_ARTICLES").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// A file's text as it is, a block for each line.
pub fn reading(text: &str) -> Reading {
    let (mut blocks, mut at) = (Vec::new(), 0);
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + line.len()), level: 0 });
        }
        at += line.len() + 1;
    }
    Reading::new(text.to_owned(), blocks, Vec::new())
}
