//! What each open article shares with the other open ones, as its column shows it. Spans are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::accounts::{Accounts, Tied};
use super::variants::{Collected, Variants};
use crate::align::{InStep, Pair, Passage, PassageKind};
use crate::compare::MadeOf;
use crate::notebook::{DecisionKind, DocumentId, HighlightId, LinkId, LinkKind, Notebook, differences};
use crate::text::{Difference, Span};

/// A stretch that other open articles have, too.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// The stretch.
    pub span: Span,
    /// Where the others have it, by the order of their columns and then the best first.
    pub others: Vec<Other>,
}

/// Where another article has a stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The article.
    pub document: DocumentId,
    /// Where it has it.
    pub span: Span,
    /// How sure it is that both say the same, 0 to 1.
    pub score: f32,
    /// How much of the wording is the same; `None` for what only a person tied.
    pub kind: Option<PassageKind>,
    /// What a person said of it.
    pub link: Option<(LinkId, LinkKind)>,
    /// Words that the other one has not in their place.
    pub differs: Vec<Span>,
}

/// All stretches of an article, by their start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Echoes {
    all: Vec<Echo>,
    /// The longest stretch, in bytes.
    longest: usize,
}

impl Echoes {
    fn new(mut found: Vec<(Span, Other)>, order: &[DocumentId]) -> Self {
        let place = |document| order.iter().position(|of| *of == document);
        let key = |(span, other): &(Span, Other)| (span.start(), span.end(), place(other.document));
        found.sort_by(|a, b| key(a).cmp(&key(b)).then(b.1.score.total_cmp(&a.1.score)));
        let mut all: Vec<Echo> = Vec::new();
        for (span, other) in found {
            match all.last_mut() {
                Some(last) if last.span == span => last.others.push(other),
                _ => all.push(Echo { span, others: vec![other] }),
            }
        }
        let longest = all.iter().map(|echo| echo.span.len()).max().unwrap_or(0);
        Self { all, longest }
    }

    /// All of them.
    pub fn all(&self) -> &[Echo] {
        &self.all
    }

    /// Those that share a byte with a span, in their order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Echo> {
        let first = self.all.partition_point(|echo| echo.span.start() + self.longest <= span.start());
        let rest = self.all[first..].iter().take_while(move |echo| echo.span.start() < span.end());
        rest.filter(move |echo| echo.span.end() > span.start())
    }

    /// The shortest that holds a byte.
    pub fn at(&self, byte: usize) -> Option<&Echo> {
        self.within(Span::new(byte, byte + 1)).min_by_key(|echo| echo.span.len())
    }

    /// The one with exactly this span.
    pub fn get(&self, span: Span) -> Option<&Echo> {
        self.within(span).find(|echo| echo.span == span)
    }

    /// The next one that begins after a byte, or the one before.
    pub fn next(&self, byte: usize, forward: bool) -> Option<&Echo> {
        if forward {
            self.all.get(self.all.partition_point(|echo| echo.span.start() <= byte))
        } else {
            self.all.partition_point(|echo| echo.span.start() < byte).checked_sub(1).map(|place| &self.all[place])
        }
    }
}

/// The stretch that is pointed at or was stepped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passing {
    /// Its article.
    pub document: DocumentId,
    /// Where it is there.
    pub span: Span,
    /// Whether it stays when the pointer leaves it.
    pub pinned: bool,
}

/// The stretches of all open articles.
#[derive(Debug, Default)]
pub struct Shown {
    by_document: BTreeMap<DocumentId, Arc<Echoes>>,
    /// Pairs that are one text but for a few words, the smaller id first.
    copies: Vec<(DocumentId, DocumentId)>,
    /// How two articles go forward together, by both of them in either order.
    in_step: BTreeMap<(DocumentId, DocumentId), InStep>,
    /// The words in which the others differ from the base text.
    variants: BTreeMap<DocumentId, Arc<Variants>>,
    made_for: Option<MadeFor>,
    /// Grows each time the stretches are made anew.
    version: u64,
    /// The stretch that is pointed at or was stepped to.
    pub passing: Option<Passing>,
    /// A stretch that other columns are to show beside it, once it stands where it will.
    pub beside: Option<Beside>,
}

/// A stretch of a column that other columns are to show beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The column, by its number.
    pub column: u64,
    /// The stretch, in bytes.
    pub span: Span,
    /// Whether it is only pointed at: only columns of its set go there, and only those that do not show it.
    pub pointed: bool,
}

#[derive(Clone, Debug)]
struct MadeFor {
    version: u64,
    desk: OnDesk,
    notebook: Notebook,
}

/// Where highlights stand in the open texts.
pub type Place<'a> = &'a dyn Fn(HighlightId) -> Option<(DocumentId, Span)>;

impl Shown {
    /// The stretches of an article.
    pub fn of(&self, document: DocumentId) -> Option<&Arc<Echoes>> {
        self.by_document.get(&document)
    }

    /// How two articles go forward together; `None` where they share nothing, or nothing in the same order.
    pub fn in_step(&self, from: DocumentId, to: DocumentId) -> Option<&InStep> {
        self.in_step.get(&(from, to))
    }

    /// The article with whose words the others are compared.
    pub fn base(&self) -> Option<DocumentId> {
        self.made_for.as_ref()?.desk.base
    }

    /// The words of an article that differ from the base text.
    pub fn variants_of(&self, document: DocumentId) -> Option<&Arc<Variants>> {
        self.variants.get(&document)
    }

    /// Tells apart what was shown when.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The open articles that are the same text as this one.
    pub fn copies_of(&self, document: DocumentId) -> impl Iterator<Item = DocumentId> {
        let other = move |(first, second): &(DocumentId, DocumentId)| match document {
            of if of == *first => Some(*second),
            of if of == *second => Some(*first),
            _ => None,
        };
        self.copies.iter().filter_map(other)
    }

    /// The stretch that is pointed at or was stepped to.
    pub fn echo(&self) -> Option<(&Passing, &Echo)> {
        let passing = self.passing.as_ref()?;
        Some((passing, self.by_document.get(&passing.document)?.get(passing.span)?))
    }

    /// Brings everything up to what was compared, to the columns, to the least score that is shown and to the records.
    pub fn follow(&mut self, accounts: &Accounts, desk: OnDesk, notebook: &Notebook, place: Place<'_>) {
        let same = |made: &MadeFor| {
            (made.version, &made.desk) == (accounts.version(), &desk)
                && differences(made.notebook.links(), notebook.links()).next().is_none()
                && differences(made.notebook.decisions(), notebook.decisions()).next().is_none()
        };
        if self.made_for.as_ref().is_some_and(same) {
            return;
        }
        self.version += 1;
        let links = links(notebook, place);
        let mut found = Found::new();
        (self.copies, self.in_step) = (Vec::new(), BTreeMap::new());
        let (mut used, mut compared) = (Vec::new(), Collected::default());
        for (pair, shared) in accounts.shared().iter().filter(|(pair, shared)| desk.shows(accounts, **pair, &shared.of)) {
            if is_copy(accounts, *pair, &shared.passages) {
                self.copies.push(*pair);
                shared.passages.iter().for_each(|tied| compared.add(*pair, desk.base, tied));
                let passages: Vec<Pair> =
                    shared.passages.iter().map(|tied| (tied.passage.a, tied.passage.b, tied.passage.score)).collect();
                self.put_in_step(accounts, *pair, &passages);
                continue;
            }
            for tied in &shared.passages {
                let link = links.iter().find(|link| link.is(*pair, &tied.passage));
                let counts = tied.passage.score >= desk.least && !is_rejected(notebook, accounts, *pair, &tied.passage);
                if link.is_some() || counts {
                    compared.add(*pair, desk.base, tied);
                    used.extend(link.map(|link| link.id));
                    both_ways(&mut found, *pair, tied, link.map(|link| (link.id, link.kind)));
                }
            }
        }
        for link in links.iter().filter(|link| !used.contains(&link.id) && link.from.0 != link.to.0) {
            by_hand(&mut found, link);
        }
        let order: Vec<DocumentId> = desk.texts.iter().map(|(id, _)| *id).collect();
        found.retain(|document, _| order.contains(document));
        for pair in pairs(&order) {
            self.put_in_step(accounts, pair, &between(&found, pair));
        }
        self.by_document = found.into_iter().map(|(document, found)| (document, Arc::new(Echoes::new(found, &order)))).collect();
        self.variants = compared.variants();
        self.made_for = Some(MadeFor { version: accounts.version(), desk, notebook: notebook.clone() });
        if self.echo().is_none() {
            self.passing = None;
        }
    }

    fn put_in_step(&mut self, accounts: &Accounts, pair: (DocumentId, DocumentId), passages: &[Pair]) {
        let length = |document| accounts.get(document).map_or(0, |account| account.reading.text().len());
        if let Some(steps) = InStep::new(passages, (length(pair.0), length(pair.1))) {
            self.in_step.insert((pair.1, pair.0), steps.turned());
            self.in_step.insert(pair, steps);
        }
    }
}

/// Each two of some articles.
fn pairs(of: &[DocumentId]) -> impl Iterator<Item = (DocumentId, DocumentId)> {
    of.iter().enumerate().flat_map(|(place, first)| of[place + 1..].iter().map(|second| (*first, *second)))
}

/// What two articles share; what a person tied weighs more than anything that was found.
fn between(found: &Found, pair: (DocumentId, DocumentId)) -> Vec<Pair> {
    let all = found.get(&pair.0).into_iter().flatten().filter(|(_, other)| other.document == pair.1);
    all.map(|(span, other)| (*span, other.span, if other.link.is_some() { TIED } else { other.score })).collect()
}

/// Puts a passage among the stretches of both its articles.
fn both_ways(found: &mut Found, pair: (DocumentId, DocumentId), tied: &Tied, link: Option<(LinkId, LinkKind)>) {
    let (score, kind) = (tied.passage.score, Some(tied.passage.kind));
    let words =
        |side: fn(Difference) -> Span| tied.differs.iter().map(|one| side(*one)).filter(|span| !span.is_empty()).collect();
    let there = |document, span, differs| Other { document, span, score, kind, link, differs };
    found.entry(pair.0).or_default().push((tied.passage.a, there(pair.1, tied.passage.b, words(Difference::in_old))));
    found.entry(pair.1).or_default().push((tied.passage.b, there(pair.0, tied.passage.a, words(Difference::in_new))));
}

/// Puts what only a person tied among the stretches of both articles.
fn by_hand(found: &mut Found, tie: &Tie) {
    for (here, there) in [(tie.from, tie.to), (tie.to, tie.from)] {
        let link = Some((tie.id, tie.kind));
        let other = Other { document: there.0, span: there.1, score: 1.0, kind: None, link, differs: Vec::new() };
        found.entry(here.0).or_default().push((here.1, other));
    }
}

/// Whether a person has said that the two sides of a passage do not say the same.
fn is_rejected(notebook: &Notebook, accounts: &Accounts, pair: (DocumentId, DocumentId), passage: &Passage) -> bool {
    let words = |id, span: Span| accounts.get(id).map_or("", |account| account.reading.slice(span));
    let (a, b) = ((pair.0, words(pair.0, passage.a)), (pair.1, words(pair.1, passage.b)));
    notebook.decisions().values().any(|decision| {
        let of = (decision.document, decision.words.as_str());
        let other = (decision.other_document, decision.other_words.as_str());
        let are = |x: (DocumentId, &str), y: (DocumentId, &str)| of == (Some(x.0), x.1) && other == (Some(y.0), y.1);
        decision.kind == DecisionKind::NotSame && (are(a, b) || are(b, a))
    })
}

/// How much a passage weighs that a person tied: found ones weigh up to 1.
const TIED: f32 = 2.0;

/// What the desk shows, as far as it decides on stretches.
#[derive(Clone, Debug, PartialEq)]
pub struct OnDesk {
    /// The articles by the order of their columns, each with the hash of the text that it shows.
    pub texts: Vec<(DocumentId, String)>,
    /// The least score of a passage that is shown, 0 to 1.
    pub least: f32,
    /// The article with whose words the others are compared.
    pub base: Option<DocumentId>,
}

impl OnDesk {
    /// Whether both texts are those that were compared: what was found in an earlier text has no place in this one.
    fn shows(&self, accounts: &Accounts, pair: (DocumentId, DocumentId), of: &(MadeOf, MadeOf)) -> bool {
        [(pair.0, &of.0), (pair.1, &of.1)].into_iter().all(|(id, of)| {
            let shown = self.texts.iter().any(|(shown, hash)| *shown == id && *hash == of.hash);
            shown && accounts.get(id).is_some_and(|account| account.of.hash == of.hash)
        })
    }
}

/// Stretches by article, before they are put in order.
type Found = BTreeMap<DocumentId, Vec<(Span, Other)>>;

/// A link between highlights that stand in open texts.
struct Tie {
    id: LinkId,
    kind: LinkKind,
    from: (DocumentId, Span),
    to: (DocumentId, Span),
}

impl Tie {
    /// Whether it ties the two sides of a passage.
    fn is(&self, pair: (DocumentId, DocumentId), passage: &Passage) -> bool {
        let (a, b) = ((pair.0, passage.a), (pair.1, passage.b));
        let on = |end: (DocumentId, Span), side: (DocumentId, Span)| end.0 == side.0 && mostly(end.1, side.1);
        on(self.from, a) && on(self.to, b) || on(self.from, b) && on(self.to, a)
    }
}

/// Whether two spans share at least half of the shorter one.
fn mostly(a: Span, b: Span) -> bool {
    a.overlap(b).is_some_and(|both| 2 * both.len() >= a.len().min(b.len()))
}

fn links(notebook: &Notebook, place: Place<'_>) -> Vec<Tie> {
    let tie = |(id, link): (&LinkId, &Arc<crate::notebook::Link>)| {
        Some(Tie { id: *id, kind: link.kind, from: place(link.from)?, to: place(link.to)? })
    };
    notebook.links().iter().filter_map(tie).collect()
}

/// Whether two texts are one but for a few words: most of the sentences of both are literally in the other.
fn is_copy(accounts: &Accounts, pair: (DocumentId, DocumentId), passages: &[Tied]) -> bool {
    let literal = passages.iter().filter(|tied| tied.passage.kind == PassageKind::Literal);
    let covered = |side: fn(&Passage) -> Span| literal.clone().map(|tied| side(&tied.passage).len()).sum::<usize>();
    let enough = |document, covered: usize| {
        let sentences =
            accounts.get(document).map_or(0, |account| account.prepared.sentences().iter().map(|of| of.span.len()).sum());
        sentences > 0 && 10 * covered >= 9 * sentences
    };
    enough(pair.0, covered(|passage| passage.a)) && enough(pair.1, covered(|passage| passage.b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::IdSource;

    #[test]
    fn stretches_are_found_by_place() {
        let mut ids = IdSource::new(1);
        let (b, c) = (ids.document(), ids.document());
        let other =
            |document, score| Other { document, span: Span::new(0, 1), score, kind: None, link: None, differs: Vec::new() };
        let span = Span::new;
        let found = vec![
            (span(10, 20), other(c, 0.5)),
            (span(10, 20), other(b, 0.4)),
            (span(10, 20), other(b, 0.9)),
            (span(12, 40), other(b, 0.4)),
            (span(50, 60), other(c, 0.4)),
        ];
        let echoes = Echoes::new(found, &[b, c]);
        assert_eq!(echoes.all().len(), 3);
        assert_eq!(
            echoes.all()[0].others.iter().map(|of| (of.document, of.score)).collect::<Vec<_>>(),
            [(b, 0.9), (b, 0.4), (c, 0.5)]
        );
        let starts = |from, to| echoes.within(span(from, to)).map(|echo| echo.span.start()).collect::<Vec<_>>();
        assert_eq!(
            (starts(0, 5), starts(19, 21), starts(20, 50), starts(39, 51)),
            (vec![], vec![10, 12], vec![12], vec![12, 50])
        );
        assert_eq!(echoes.at(15).map(|echo| echo.span), Some(span(10, 20)));
        assert_eq!(echoes.next(10, true).map(|echo| echo.span.start()), Some(12));
        assert_eq!(echoes.next(10, false), None);
        assert_eq!(echoes.next(99, false).map(|echo| echo.span.start()), Some(50));
    }
}
