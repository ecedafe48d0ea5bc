//! The tree of a page as blocks in the order of reading. Everything that a reader of the page can see is in one of them.

use super::address::Base;
use super::tables::is_data;
use super::tags::{self, Holder};
use super::tree::{Data, Node, ROOT, Step, Tree};
use crate::import::line::Line;
use crate::import::piece::Piece;
use crate::text::{BlockKind, InlineKind};

/// A block and where it stood in the page.
#[derive(Debug)]
pub(super) struct Found {
    pub piece: Piece<'static>,
    /// The lowest element that holds all of its words.
    pub node: Node,
    /// The lowest element that makes a block of its own (`p`, `div`): line breaks in it divide blocks further.
    pub container: Node,
    /// How much of it stands in links, also those that lead nowhere without scripts; counted as in [`weight`].
    pub linked: usize,
}

/// Letters and digits; those of scripts that write a word in one or two signs count twice.
pub(super) fn weight(words: &str) -> usize {
    let counts = words.chars().filter(|letter| letter.is_alphanumeric());
    counts.map(|letter| if ('\u{2E80}'..='\u{D7FF}').contains(&letter) { 2 } else { 1 }).sum()
}

/// The blocks of a page.
pub(super) fn blocks(tree: &Tree, base: &Base) -> Vec<Found> {
    let mut walker = Walker {
        tree,
        base,
        found: Vec::new(),
        line: Line::default(),
        holders: Vec::new(),
        tables: Vec::new(),
        path: Vec::new(),
        node: ROOT,
        common: 0,
        low: 0,
        gap: false,
        links: 0,
        linked: 0,
    };
    let mut step = Some(Step::Enter(ROOT));
    while let Some(now) = step {
        let skipped = match now {
            Step::Enter(node) => walker.enter(node),
            Step::Leave(node) => {
                walker.leave(node);
                false
            }
        };
        step = match now {
            Step::Enter(node) if skipped => tree.after(Step::Leave(node), ROOT),
            now => tree.after(now, ROOT),
        };
    }
    walker.flush();
    walker.found
}

struct Walker<'a> {
    tree: &'a Tree,
    base: &'a Base,
    found: Vec<Found>,
    line: Line,
    holders: Vec<(Node, Holder)>,
    /// The open tables, and whether each holds data.
    tables: Vec<bool>,
    /// The open elements.
    path: Vec<Node>,
    /// The lowest element that holds all words of the block so far, and how many elements were open with it.
    node: Node,
    common: usize,
    /// How few were open since its last words.
    low: usize,
    /// Whether white space or the end of a part of a cell came since the last word.
    gap: bool,
    /// How many links are open, and how much of the block stands in links.
    links: usize,
    linked: usize,
}

impl Walker<'_> {
    /// Whether the node's content is to be passed over.
    fn enter(&mut self, node: Node) -> bool {
        let tree = self.tree;
        match &tree.nodes[node].data {
            Data::Text(words) => self.text(words),
            Data::Element(name, _) => {
                let name: &str = &name.local;
                if tags::is_silent(name) {
                    return true;
                }
                self.path.push(node);
                self.links += usize::from(name == "a");
                self.open(node, name);
            }
            Data::Other => {}
        }
        false
    }

    fn open(&mut self, node: Node, name: &str) {
        if name == "br" || tags::is_block(name) {
            self.end_block();
        }
        if name == "table" {
            self.tables.push(is_data(self.tree, node));
        }
        let row = name == "tr" && self.tables.last() == Some(&true);
        if let Some(holder) = if row { Some(Holder::Row) } else { tags::holder(name) } {
            self.holders.push((node, holder));
        } else if matches!(name, "td" | "th") && self.holds(Holder::Row) && !self.line.words().is_empty() {
            self.gap = false;
            self.line.push("\t");
        } else if let Some(kind) = self.setting(node, name) {
            self.fill_gap();
            self.line.open(kind);
        }
    }

    fn leave(&mut self, node: Node) {
        let Data::Element(name, _) = &self.tree.nodes[node].data else { return };
        let name: &str = &name.local;
        if tags::is_block(name) {
            let closes = self.holders.last().is_some_and(|(holder, _)| *holder == node);
            if closes {
                self.flush();
                self.holders.pop();
            } else {
                self.end_block();
            }
        } else if self.setting(node, name).is_some() {
            self.line.close();
        }
        if name == "table" {
            self.tables.pop();
        }
        self.links -= usize::from(name == "a");
        self.path.pop();
        self.low = self.low.min(self.path.len());
    }

    fn setting(&self, node: Node, name: &str) -> Option<InlineKind> {
        if name == "a" {
            return self.tree.attribute(node, "href").and_then(|address| self.base.resolve(address)).map(InlineKind::Link);
        }
        tags::setting(name)
    }

    fn holds(&self, wanted: Holder) -> bool {
        self.holders.iter().any(|(_, holder)| *holder == wanted)
    }

    fn text(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.hold();
            self.linked += if self.links > 0 { weight(words) } else { 0 };
        }
        if self.holds(Holder::Code) {
            for (index, line) in words.split('\n').enumerate() {
                if index > 0 {
                    self.flush();
                    self.hold();
                }
                self.line.push_as(InlineKind::Code, line);
            }
            return;
        }
        for part in words.split_inclusive(|letter: char| letter.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|letter: char| letter.is_ascii_whitespace());
            if !word.is_empty() {
                self.fill_gap();
                self.line.push(word);
            }
            self.gap |= word.len() < part.len();
        }
    }

    /// White space between words is one space; at the ends of lines and cells it is none.
    fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) && !self.line.words().is_empty() && !self.line.words().ends_with([' ', '\t']) {
            self.line.push(" ");
        }
    }

    /// Words come in here.
    fn hold(&mut self) {
        self.common = if self.line.is_blank() { self.path.len() } else { self.common.min(self.low) };
        self.low = self.path.len();
        self.node = self.common.checked_sub(1).map_or(ROOT, |at| self.path[at]);
    }

    /// A block ends here, unless it is the row of a table.
    fn end_block(&mut self) {
        if self.holds(Holder::Row) {
            self.gap = true;
        } else {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let (kind, level) = self.kind();
        let keep_start = matches!(self.holders.last(), Some((_, Holder::Row | Holder::Code)));
        self.gap = false;
        let linked = std::mem::take(&mut self.linked);
        if let Some(piece) = self.line.take(kind, level, keep_start) {
            let node = self.node;
            let is_block = |node: &Node| tags::is_block(self.tree.name(*node));
            let container = self.tree.up(node).find(is_block).unwrap_or(ROOT);
            self.found.push(Found { piece, node, container, linked });
        }
    }

    fn kind(&self) -> (BlockKind, u8) {
        // A heading or an entry inside a quotation is a heading or an entry.
        match self.holders.last() {
            Some((_, Holder::Heading(level))) => (BlockKind::Heading, *level),
            Some((_, Holder::Quotation)) => (BlockKind::Quotation, 0),
            Some((_, Holder::Item)) => {
                let depth = self.holders.iter().filter(|(_, holder)| *holder == Holder::Item).count();
                (BlockKind::ListItem, u8::try_from(depth).unwrap_or(u8::MAX))
            }
            Some((_, Holder::Caption)) => (BlockKind::Caption, 0),
            Some((_, Holder::Row)) => (BlockKind::Table, 0),
            Some((_, Holder::Code)) | None => (BlockKind::Paragraph, 0),
        }
    }
}
