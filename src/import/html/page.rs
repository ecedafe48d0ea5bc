//! A page as the judges see it: its blocks, and for each element how much running text it holds. Weights are in letters.

use super::anchors::Anchors;
use super::names::Says;
use super::tree::Tree;
use super::walk::{Found, weight};
use crate::import::piece::ends_a_sentence;
use crate::text::BlockKind;

/// What is known of one block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    /// Letters and digits, those of scripts without spaces counted twice.
    pub weight: usize,
    /// As much of them as stands in links.
    pub linked: usize,
    /// Whether it reads as running text.
    pub prose: bool,
}

/// What an element holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Holds {
    /// The weight of running text.
    pub prose: usize,
    /// The weight of all words, and of those in links.
    pub weight: usize,
    pub linked: usize,
    pub blocks: usize,
    pub says: Says,
    /// Whether it, or an element above, is set apart from the article.
    pub apart: bool,
    /// Whether it, or an element above, is a menu, a list of teasers or of what readers wrote: its days are those of others.
    pub elsewhere: bool,
}

pub(super) struct Page<'a> {
    pub tree: &'a Tree,
    pub found: &'a [Found],
    pub anchors: Anchors,
    pub facts: Vec<Facts>,
    /// For each node of the tree.
    pub holds: Vec<Holds>,
}

/// Running text has so much weight at least, outside links: a short sentence.
const SHORTEST: usize = 60;

/// Headings of this weight that end as a sentence does are running text in large letters.
const HEADING: usize = 100;

/// Words of this weight are running text without the end of a sentence.
const SURE: usize = 140;

impl<'a> Page<'a> {
    pub fn new(tree: &'a Tree, found: &'a [Found], anchors: Anchors) -> Self {
        let facts = found.chunk_by(|one, next| one.container == next.container).flat_map(facts).collect();
        let mut page = Self { tree, found, anchors, facts, holds: vec![Holds::default(); tree.nodes.len()] };
        page.take_large_letters();
        page.weigh();
        page
    }

    /// Several headings that are sentences are running text in large letters; one may be the deck.
    fn take_large_letters(&mut self) {
        let is_text = |found: &Found, facts: &Facts| {
            found.piece.kind == BlockKind::Heading
                && facts.weight - facts.linked >= HEADING
                && facts.linked <= facts.weight / 2
                && ends_a_sentence(&found.piece.words)
        };
        let sentences: Vec<usize> =
            (0..self.facts.len()).filter(|block| is_text(&self.found[*block], &self.facts[*block])).collect();
        if sentences.len() > 1 {
            sentences.into_iter().for_each(|block| self.facts[block].prose = true);
        }
    }

    /// Adds each block to all elements that hold it.
    fn weigh(&mut self) {
        for (found, facts) in self.found.iter().zip(&self.facts) {
            let holds = &mut self.holds[found.node];
            holds.prose += if facts.prose { facts.weight - facts.linked } else { 0 };
            holds.weight += facts.weight;
            holds.linked += facts.linked;
            holds.blocks += 1;
        }
        let holds = &mut self.holds;
        self.tree.gather(|child, parent| {
            let own = holds[child];
            holds[parent].prose += own.prose;
            holds[parent].weight += own.weight;
            holds[parent].linked += own.linked;
            holds[parent].blocks += own.blocks;
        });
    }

    /// How many blocks of each element are such as `is` says; the blocks count from 0.
    pub fn count(&self, is: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut counts = vec![0; self.holds.len()];
        (0..self.found.len()).filter(|block| is(*block)).for_each(|block| counts[self.found[block].node] += 1);
        self.tree.gather(|child, parent| counts[parent] += counts[child]);
        counts
    }
}

/// The facts of blocks that only line breaks divide: they are running text together or not at all.
fn facts(lines: &[Found]) -> impl Iterator<Item = Facts> {
    let weights: Vec<(usize, usize)> = lines.iter().map(weights).collect();
    let (weight, linked) = weights.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let plain = weight - linked;
    let kind =
        lines.iter().all(|line| matches!(line.piece.kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem));
    let ends = lines.last().is_some_and(|line| ends_a_sentence(&line.piece.words));
    let prose = kind && (plain >= SURE || plain >= SHORTEST && ends) && linked <= plain;
    weights.into_iter().map(move |(weight, linked)| Facts { weight, linked, prose })
}

/// The weight of a block, and of the links in it.
fn weights(found: &Found) -> (usize, usize) {
    let weight = weight(&found.piece.words);
    (weight, found.linked.min(weight))
}
