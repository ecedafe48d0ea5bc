//! What changed between two versions of a text. Spans are bytes of the version they belong to.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::change_kinds::{ChangeKind, Names, Words, kind_of};
use super::pairing::{Unit, units};
use super::tokens::{Sentence, Side, Token};
use crate::text::{Reading, Span};

/// One change: a stretch of the older text, and what stands in its place in the newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// What it is.
    pub kind: ChangeKind,
    /// Its place in the older text; empty where words were added.
    pub old: Span,
    /// Its place in the newer text; empty where words were removed.
    pub new: Span,
}

/// Everything that changed, in the order of both texts: the older text with the changes made is the newer one, byte by byte.
///
/// Sentences are held against sentences first, and then the words of those that were rewritten, so that an exchanged paragraph does
/// not tear the words of its neighbours apart. A sentence that was moved is two changes: where it stood, and where it stands.
#[must_use]
pub fn changes(old: &Reading, new: &Reading) -> Vec<TextChange> {
    let [old, new] = Side::both(old.text(), new.text());
    let mut walk = Walk { names: Names::of([&old, &new]), old: &old, new: &new, at: (0, 0), found: Vec::new() };
    for unit in units(&old, &new) {
        walk.unit(unit);
    }
    walk.gap((old.text.len(), new.text.len()));
    walk.found
}

/// The changes as a list for people, the weightiest first: without white space, and with a moved sentence only where it stands now.
#[must_use]
pub fn weighed(changes: &[TextChange]) -> Vec<TextChange> {
    let shown = |change: &&TextChange| match change.kind {
        ChangeKind::Spacing => false,
        ChangeKind::Moved => !change.new.is_empty(),
        ChangeKind::Number
        | ChangeKind::Date
        | ChangeKind::Name
        | ChangeKind::Negation
        | ChangeKind::Attribution
        | ChangeKind::Wording
        | ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Typography => true,
    };
    let mut weighed: Vec<TextChange> = changes.iter().filter(shown).copied().collect();
    weighed.sort_by_key(|change| (change.kind, change.new.start(), change.old.start()));
    weighed
}

/// Both texts, as far as they have been gone through.
struct Walk<'a> {
    names: Names,
    old: &'a Side<'a>,
    new: &'a Side<'a>,
    at: (usize, usize),
    found: Vec<TextChange>,
}

impl Walk<'_> {
    fn unit(&mut self, unit: Unit) {
        match unit {
            Unit::Kept(old, new) => self.sentence(old, new),
            Unit::Removed(old) => self.gone(old, ChangeKind::Removed),
            Unit::MovedFrom(old) => self.gone(old, ChangeKind::Moved),
            Unit::Added(new) => self.come(new, ChangeKind::Added),
            Unit::MovedTo(new) => self.come(new, ChangeKind::Moved),
        }
    }

    fn gone(&mut self, old: usize, kind: ChangeKind) {
        let span = self.old.sentences[old].span;
        self.gap((span.start(), self.at.1));
        self.change(kind, (span.end(), self.at.1));
    }

    fn come(&mut self, new: usize, kind: ChangeKind) {
        let span = self.new.sentences[new].span;
        self.gap((self.at.0, span.start()));
        self.change(kind, (self.at.0, span.end()));
    }

    /// Goes on over white space in both texts.
    fn gap(&mut self, to: (usize, usize)) {
        if self.old.text[self.at.0..to.0] == self.new.text[self.at.1..to.1] {
            self.at = to;
        } else {
            self.change(ChangeKind::Spacing, to);
        }
    }

    /// Goes on over something that changed.
    fn change(&mut self, kind: ChangeKind, to: (usize, usize)) {
        let (old, new) = (Span::new(self.at.0, to.0), Span::new(self.at.1, to.1));
        self.at = to;
        if !(old.is_empty() && new.is_empty()) {
            self.found.push(TextChange { kind, old, new });
        }
    }

    fn sentence(&mut self, old: usize, new: usize) {
        let (old, new) = (&self.old.sentences[old], &self.new.sentences[new]);
        self.gap((old.span.start(), new.span.start()));
        if self.old.text[old.span.range()] == self.new.text[new.span.range()] {
            self.at = (old.span.end(), new.span.end());
            return;
        }
        let numbers = |sentence: &Sentence| -> Vec<u32> { sentence.tokens.iter().map(|token| token.number).collect() };
        let quotes = |side: &Side<'_>, sentence: &Sentence| {
            let marks = sentence.tokens.iter().filter(|token| matches!(side.word(token), "\"" | "“" | "”" | "„" | "«" | "»"));
            marks.count()
        };
        let quotes_differ = quotes(self.old, old) != quotes(self.new, new);
        let steps = capture_diff_slices(Algorithm::Myers, &numbers(old), &numbers(new));
        for step in without_islands(self.old, old, &steps) {
            let (olds, news) = (&old.tokens[step.old_range()], &new.tokens[step.new_range()]);
            match step {
                DiffOp::Equal { .. } => self.same(olds, news),
                DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                    self.exchanged(olds, news, quotes_differ);
                }
            }
        }
    }

    /// Words that are the same but for their marks.
    fn same(&mut self, olds: &[Token], news: &[Token]) {
        for (old, new) in olds.iter().zip(news) {
            self.gap((old.span.start(), new.span.start()));
            if self.old.word(old) == self.new.word(new) {
                self.at = (old.span.end(), new.span.end());
            } else {
                self.change(ChangeKind::Typography, (old.span.end(), new.span.end()));
            }
        }
    }

    /// Words in the place of others.
    fn exchanged(&mut self, olds: &[Token], news: &[Token], quotes_differ: bool) {
        let start = |tokens: &[Token], at: usize| tokens.first().map_or(at, |token| token.span.start());
        let end = |tokens: &[Token], at: usize| tokens.last().map_or(at, |token| token.span.end());
        self.gap((start(olds, self.at.0), start(news, self.at.1)));
        let (old, new) = (Words { side: self.old, tokens: olds }, Words { side: self.new, tokens: news });
        let kind = kind_of(&self.names, old, new, quotes_differ);
        self.change(kind, (end(olds, self.at.0), end(news, self.at.1)));
    }
}

/// The longest word, in letters, that does not part two changes on its sides: `2 of 5` that became `3 of 6` is one change.
const ISLAND: usize = 2;

/// The steps, with those joined that only a mark or a very short word parts.
fn without_islands(side: &Side<'_>, sentence: &Sentence, steps: &[DiffOp]) -> Vec<DiffOp> {
    let is_island = |step: &DiffOp| match (step, &sentence.tokens[step.old_range()]) {
        (DiffOp::Equal { .. }, [only]) => {
            let word = side.word(only);
            word.is_ascii() && word.len() <= ISLAND || !word.contains(char::is_alphanumeric)
        }
        _ => false,
    };
    let mut joined: Vec<DiffOp> = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        let inner = place > 0 && place + 1 < steps.len();
        let goes_on = place > 0 && (is_island(&steps[place - 1]) && place > 1 || inner && is_island(step));
        match joined.last_mut() {
            Some(last) if goes_on => {
                let (olds, news) = (last.old_range().start..step.old_range().end, last.new_range().start..step.new_range().end);
                let (old_index, new_index) = (olds.start, news.start);
                *last = DiffOp::Replace { old_index, old_len: olds.len(), new_index, new_len: news.len() };
            }
            Some(_) | None => joined.push(*step),
        }
    }
    joined
}

#[cfg(test)]
#[path = "changes_tests.rs"]
mod tests;
