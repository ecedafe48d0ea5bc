//! The words in which open articles differ from a base text that the person chooses among them. Spans are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::accounts::Tied;
use crate::align::PassageKind;
use crate::notebook::DocumentId;
use crate::text::{Difference, Span};

/// How words differ from the base text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The base text has not these words.
    Added,
    /// Here are none of the words of the base text.
    Missing,
    /// The base text has others in their place.
    Changed,
}

/// Words that differ from the base text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The words; empty where some are missing.
    pub span: Span,
    /// What the base text has in their place; empty where it has nothing.
    pub base: Span,
    /// How they differ.
    pub how: How,
}

/// All words of an article that differ, by their start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variants {
    all: Vec<Variant>,
    /// The longest of them, in bytes.
    longest: usize,
}

impl Variants {
    fn new(mut all: Vec<Variant>) -> Self {
        all.sort_by_key(|variant| (variant.span, variant.base));
        all.dedup();
        let longest = all.iter().map(|variant| variant.span.len()).max().unwrap_or(0);
        Self { all, longest }
    }

    /// Those that share a byte with a span, or stand between two of its bytes or at its ends.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Variant> {
        let first = self.all.partition_point(|variant| variant.span.start() + self.longest < span.start());
        let rest = self.all[first..].iter().take_while(move |variant| variant.span.start() <= span.end());
        rest.filter(move |variant| {
            let of = variant.span;
            if of.is_empty() { of.start() >= span.start() } else { of.overlap(span).is_some() }
        })
    }
}

/// What is compared with the base text: for each stretch of an article the passage that is the surest.
#[derive(Debug, Default)]
pub struct Collected<'a>(BTreeMap<(DocumentId, Span), (&'a Tied, bool)>);

impl<'a> Collected<'a> {
    /// A passage of two articles, of which one may be the base. What is told in quite other words differs in every word, which is
    /// shown where it is looked at, and not everywhere.
    pub fn add(&mut self, pair: (DocumentId, DocumentId), base: Option<DocumentId>, tied: &'a Tied) {
        match tied.passage.kind {
            PassageKind::Loose => return,
            PassageKind::Literal | PassageKind::Close => {}
        }
        let (key, turned) = match base {
            Some(base) if base == pair.0 => ((pair.1, tied.passage.b), false),
            Some(base) if base == pair.1 => ((pair.0, tied.passage.a), true),
            Some(_) | None => return,
        };
        let known = self.0.entry(key).or_insert((tied, turned));
        if tied.passage.score > known.0.passage.score {
            *known = (tied, turned);
        }
    }

    /// The words that differ, by article.
    pub fn variants(self) -> BTreeMap<DocumentId, Arc<Variants>> {
        let mut found: BTreeMap<DocumentId, Vec<Variant>> = BTreeMap::new();
        for ((document, _), (tied, turned)) in self.0 {
            found.entry(document).or_default().extend(tied.differs.iter().map(|one| variant(*one, turned)));
        }
        found.into_iter().map(|(document, all)| (document, Arc::new(Variants::new(all)))).collect()
    }
}

/// A difference as the article sees it that is not the base: the new text, or, when `turned`, the old one.
const fn variant(difference: Difference, turned: bool) -> Variant {
    let (old, new) = (difference.in_old(), difference.in_new());
    let (span, base) = if turned { (old, new) } else { (new, old) };
    let how = match (span.is_empty(), base.is_empty()) {
        (true, _) => How::Missing,
        (false, true) => How::Added,
        (false, false) => How::Changed,
    };
    Variant { span, base, how }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Passage;
    use crate::notebook::IdSource;

    fn tied(a: Span, b: Span, kind: PassageKind, score: f32, differs: Vec<Difference>) -> Tied {
        Tied { passage: Passage { a, b, core_a: a, core_b: b, score, kind }, differs }
    }

    #[test]
    fn words_are_seen_from_the_text_that_is_not_the_base() {
        let mut ids = IdSource::new(1);
        let pair = (ids.document(), ids.document());
        let span = Span::new;
        let differs = vec![
            Difference::Missing { old: span(2, 4), new: span(22, 22) },
            Difference::Changed { old: span(5, 7), new: span(23, 29) },
        ];
        let close = tied(span(0, 10), span(20, 30), PassageKind::Close, 0.5, differs);
        let weaker = tied(
            span(50, 60),
            span(20, 30),
            PassageKind::Close,
            0.4,
            vec![Difference::Added { old: span(50, 50), new: span(20, 30) }],
        );
        let loose = tied(
            span(70, 80),
            span(40, 50),
            PassageKind::Loose,
            0.9,
            vec![Difference::Added { old: span(70, 70), new: span(40, 50) }],
        );
        let of = |base| {
            let mut collected = Collected::default();
            [&weaker, &close, &loose].into_iter().for_each(|tied| collected.add(pair, base, tied));
            collected.variants()
        };
        let second = &of(Some(pair.0))[&pair.1];
        assert_eq!(
            second.all.iter().map(|one| (one.span, one.how)).collect::<Vec<_>>(),
            [(span(22, 22), How::Missing), (span(23, 29), How::Changed)]
        );
        let first = &of(Some(pair.1))[&pair.0];
        let seen: Vec<_> = first.all.iter().map(|one| (one.span, one.how, one.base)).collect();
        assert_eq!(seen[..2], [(span(2, 4), How::Added, span(22, 22)), (span(5, 7), How::Changed, span(23, 29))]);
        assert!(of(None).is_empty() && of(Some(ids.document())).is_empty());
        let within = |from, to| second.within(span(from, to)).count();
        assert_eq!((within(20, 22), within(22, 23), within(23, 24), within(28, 40), within(29, 40)), (1, 1, 1, 1, 0));
    }
}
