//! Marks made into stretches of quoted words, over several paragraphs and in spite of broken marks. Positions are bytes of the text.

use super::marks::{Facing, Family, Mark, marks};
use crate::text::{Block, Reading, Span, trim_span};

/// A single mark is looked for at most so far behind its fellow, in bytes: farther away it is an apostrophe.
const SINGLE_REACH: usize = 1500;

/// One that may be an apostrophe closes words only if they are as short as a term.
const TERM: usize = 60;

/// Words between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// With the marks.
    pub span: Span,
    /// Without them.
    pub words: Span,
    /// What marks they are.
    pub family: Family,
    /// How many other pairs it stands in.
    pub level: u8,
}

/// The quoted stretches of a text, by their start, outer before inner; one crosses no other.
pub(super) fn quoted(reading: &Reading) -> Vec<Pair> {
    let blocks: Vec<&Block> = reading.blocks().iter().filter(|block| block.kind.is_account()).collect();
    let mut pairs = Vec::new();
    let mut pending: Option<Mark> = None;
    for (index, block) in blocks.iter().enumerate() {
        let mut paragraph = Paragraph::new(reading.text(), block.span);
        let carried = pending.take();
        if let Some(open) = carried {
            paragraph.continue_from(open);
        }
        let left = paragraph.pair();
        pairs.extend(paragraph.pairs.iter().copied());
        let Some(open) = left else { continue };
        let next = blocks.get(index + 1).filter(|next| next.kind == block.kind);
        if next.is_some_and(|next| opens_with_mark(reading.slice(next.span))) {
            pending = Some(open);
        } else if carried == Some(open) || paragraph.may_run_to_end(open) {
            pairs.push(Pair {
                span: Span::new(open.start, block.span.end()),
                words: trim_span(reading.text(), Span::new(open.end, block.span.end())),
                family: open.family,
                level: 0,
            });
        }
    }
    levelled(pairs)
}

fn opens_with_mark(paragraph: &str) -> bool {
    marks(paragraph).first().is_some_and(|mark| {
        mark.family == Family::Double && mark.facing == Facing::Opens && paragraph[..mark.start].trim().is_empty()
    })
}

/// How marks that all look the same are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plain {
    /// As the spaces around them say.
    BySpaces,
    /// In turns: the first opens, the second closes.
    ByTurns,
}

/// One paragraph while its marks are paired.
struct Paragraph<'a> {
    text: &'a str,
    block: Span,
    marks: Vec<Mark>,
    /// The mark of an earlier paragraph whose words go on here.
    carried: Option<Mark>,
    pairs: Vec<Pair>,
}

/// What came of pairing the double marks: pairs of marks, those left open, and how many closed nothing.
struct Paired {
    pairs: Vec<(Mark, Mark)>,
    open: Vec<Mark>,
    strays: usize,
}

impl<'a> Paragraph<'a> {
    fn new(text: &'a str, block: Span) -> Self {
        let mut marks = marks(&text[block.range()]);
        for mark in &mut marks {
            (mark.start, mark.end) = (mark.start + block.start(), mark.end + block.start());
        }
        Self { text, block, marks, carried: None, pairs: Vec::new() }
    }

    /// The words of `open` go on here: the mark that repeats it is no mark of its own.
    fn continue_from(&mut self, open: Mark) {
        self.marks.remove(0);
        self.carried = Some(open);
    }

    /// Pairs the marks; gives the outermost double mark that is left open.
    fn pair(&mut self) -> Option<Mark> {
        let mut best = self.doubles(Plain::BySpaces);
        if !best.open.is_empty() || best.strays > 0 {
            let other = self.doubles(Plain::ByTurns);
            if other.open.len() + other.strays < best.open.len() + best.strays {
                best = other;
            }
        }
        let mut pairs: Vec<(Mark, Mark)> = best.pairs;
        pairs.extend(self.strict());
        for single in self.singles() {
            if pairs.iter().all(|double| !crosses(*double, single)) {
                pairs.push(single);
            }
        }
        self.pairs = pairs.into_iter().map(|(open, close)| self.pair_of(open, close)).collect();
        best.open.first().copied()
    }

    fn pair_of(&self, open: Mark, close: Mark) -> Pair {
        Pair {
            span: Span::new(open.start, close.end),
            words: trim_span(self.text, Span::new(open.end, close.start.max(open.end))),
            family: open.family,
            level: 0,
        }
    }

    fn doubles(&self, plain: Plain) -> Paired {
        let mut paired = Paired { pairs: Vec::new(), open: self.carried.into_iter().collect(), strays: 0 };
        for mark in self.marks.iter().filter(|mark| mark.family == Family::Double) {
            let facing = if mark.plain && plain == Plain::ByTurns { Facing::Either } else { mark.facing };
            match (facing, paired.open.is_empty()) {
                (Facing::Opens, _) | (Facing::Either, true) => paired.open.push(*mark),
                (Facing::Closes, true) => paired.strays += 1,
                (Facing::Closes | Facing::Either, false) => {
                    if let Some(open) = paired.open.pop() {
                        paired.pairs.push((open, *mark));
                    }
                }
            }
        }
        paired
    }

    /// Marks that are closed by one letter only.
    fn strict(&self) -> Vec<(Mark, Mark)> {
        let mut open: Vec<Mark> = Vec::new();
        let mut pairs = Vec::new();
        for mark in &self.marks {
            let (Family::Corner(_) | Family::Title(_)) = mark.family else { continue };
            if mark.facing == Facing::Opens {
                open.push(*mark);
            } else if let Some(at) = open.iter().rposition(|open| open.family == mark.family) {
                pairs.push((open[at], *mark));
                open.truncate(at);
            }
        }
        pairs
    }

    /// Single marks. One that may be an apostrophe behind a word closes only where no better one follows.
    fn singles(&self) -> Vec<(Mark, Mark)> {
        let singles: Vec<Mark> = self.marks.iter().copied().filter(|mark| mark.family == Family::Single).collect();
        let mut pairs = Vec::new();
        let mut at = 0;
        while at < singles.len() {
            let close = (singles[at].facing == Facing::Opens).then(|| self.close_of(&singles, at)).flatten();
            if let Some(close) = close {
                pairs.push((singles[at], singles[close]));
                at = close;
            }
            at += 1;
        }
        pairs
    }

    fn close_of(&self, singles: &[Mark], open: usize) -> Option<usize> {
        let mut maybe = None;
        for (index, mark) in singles.iter().enumerate().skip(open + 1) {
            if mark.start - singles[open].end > SINGLE_REACH || mark.facing == Facing::Opens {
                break;
            }
            if !self.may_be_apostrophe(*mark) {
                return Some(index);
            }
            maybe = maybe.or(Some(index).filter(|_| mark.start - singles[open].end <= TERM));
        }
        maybe
    }

    /// `boys’ club`, `goin’ home`: a word goes on in small letters.
    fn may_be_apostrophe(&self, mark: Mark) -> bool {
        let before = self.text[..mark.start].ends_with(['s', 'S', 'n', 'z', 'x']);
        let mut after = self.text[mark.end..self.block.end()].chars();
        before && after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase)
    }

    /// Whether words after a mark that nothing closes run to the end of the paragraph: where it opens the paragraph, or
    /// stands where speech is announced, and no other quotation follows.
    fn may_run_to_end(&self, open: Mark) -> bool {
        let before = self.text[self.block.start()..open.start].trim_end();
        let announced = before.is_empty() || before.ends_with([',', ':', '，', '：']);
        let follows = self.pairs.iter().any(|pair| pair.span.start() > open.start && pair.family == Family::Double);
        open.family == Family::Double && announced && !follows
    }
}

fn crosses((a, b): (Mark, Mark), (c, d): (Mark, Mark)) -> bool {
    let apart = b.end <= c.start || d.end <= a.start;
    let nested = (a.end <= c.start && d.end <= b.start) || (c.end <= a.start && b.end <= d.start);
    !apart && !nested
}

/// Sorts pairs, drops what crosses another or holds no words, and counts how deep each stands.
pub(super) fn levelled(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.retain(|pair| !pair.words.is_empty());
    pairs.sort_by_key(|pair| (pair.span.start(), usize::MAX - pair.span.end()));
    let mut around: Vec<Span> = Vec::new();
    pairs.retain_mut(|pair| {
        around.retain(|outer| outer.end() > pair.span.start());
        let crossing = around.last().is_some_and(|outer| outer.end() < pair.span.end());
        pair.level = u8::try_from(around.len()).unwrap_or(u8::MAX);
        if !crossing {
            around.push(pair.span);
        }
        !crossing
    });
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words between marks, joined by ` / `; inner ones with a `>` for each level.
    fn found(text: &str) -> String {
        let reading = Reading::of_lines(text);
        let word = |pair: Pair| format!("{}{}", ">".repeat(pair.level.into()), reading.slice(pair.words).replace('\n', "¶"));
        quoted(&reading).into_iter().map(word).collect::<Vec<String>>().join(" / ")
    }

    #[test]
    fn marks_of_all_styles_are_paired() {
        for (text, expected) in [
            ("“A,” he said. \"B.\"", "A, / B."),
            ("„Nein“, »doch«, «oui», « non »", "Nein / doch / oui / non"),
            ("‘I saw the boys’ club,’ he said", "I saw the boys’ club,"),
            ("“He told me ‘never’ twice,” she said", "He told me ‘never’ twice, / >never"),
            ("「예」라고 『책』", "예 / 책"),
            ("``We won,'' he said", "We won,"),
            ("\"We won, \" he said. \"Twice. \"", "We won, / Twice."),
            ("“cut between the North and the South“, and “time bomb“.", "cut between the North and the South / time bomb"),
            ("“The basis has been laid.», He said", "The basis has been laid."),
            ("It isn’t Kim's or the boys’ club", ""),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn words_go_on_over_paragraphs() {
        assert_eq!(found("“One.\n“Two.\n“Three,” he said.\nNot “four”."), "One.¶“Two.¶“Three, / four");
        assert_eq!(found("He said: “No end\nNext paragraph."), "No end");
        assert_eq!(found("a 5\" board, 6'2\" tall"), "");
    }
}
