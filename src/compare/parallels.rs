//! Where the articles of a folder tell what some words tell, the most alike first. Spans are bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Account;
use super::same_words::{dice, keys, same_words};
use crate::align::{Hit, Index, PassageKind, Prepared, Weights};
use crate::notebook::DocumentId;
use crate::text::{Points, Reading, Span};

/// Two wordings with so many words in common are one text that two outlets took over: a word in ten may differ.
const ONE_TEXT: f32 = 0.9;

/// Bytes of an article that are shown before and after a passage.
const CONTEXT: usize = 80;

/// Accounts that are new may be half as many as were indexed before; then all are indexed anew, so that the rarity of words is right.
const FRESH_SHARE: usize = 2;

/// What is looked for: words of a document.
#[derive(Clone, Debug)]
pub struct Question {
    /// The document; its own words are no parallel of theirs.
    pub document: DocumentId,
    /// Where they are in it.
    pub span: Span,
    /// The words.
    pub words: String,
    /// The same, analysed; without a sentence when there is nothing to compare.
    pub prepared: Prepared,
}

impl Question {
    /// Words of a text.
    ///
    /// # Panics
    /// If the span was made for another text.
    #[must_use]
    pub fn new(document: DocumentId, reading: &Reading, span: Span) -> Self {
        Self { document, span, words: reading.slice(span).to_owned(), prepared: Prepared::of_span(reading, span) }
    }
}

/// A passage like the words that were looked for, and all its nearly identical copies in other articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Parallel {
    /// How sure it is that it tells the same, 0 to 1: that of its best place.
    pub score: f32,
    /// How much of the wording is the same.
    pub kind: PassageKind,
    /// Where it stands, the best first; at least one place.
    pub places: Vec<ParallelPlace>,
}

/// One place of a parallel.
#[derive(Clone, Debug, PartialEq)]
pub struct ParallelPlace {
    /// The document.
    pub document: DocumentId,
    /// The hash of the file in which it was found.
    pub hash: String,
    /// Where it is in that text.
    pub span: Span,
    /// The same in code points.
    pub points: Points,
    /// A little of what stands before, in the same paragraph.
    pub before: String,
    /// Its words.
    pub words: String,
    /// A little of what stands after, in the same paragraph.
    pub after: String,
    /// Runs of its words that were looked for, too: bytes of `words`.
    pub same: Vec<Span>,
}

/// The accounts of a folder, made ready to be searched; a copy costs nothing.
#[derive(Clone, Debug, Default)]
pub struct FolderIndex {
    accounts: BTreeMap<DocumentId, Arc<Account>>,
    weights: Arc<Weights>,
    parts: Vec<Arc<Part>>,
}

/// Accounts that were indexed together.
#[derive(Debug)]
struct Part {
    accounts: Vec<(DocumentId, Arc<Account>)>,
    index: Index,
}

impl Part {
    fn new(accounts: Vec<(DocumentId, Arc<Account>)>, weights: &Weights) -> Arc<Self> {
        let index = Index::new(accounts.iter().map(|(_, account)| &account.prepared), weights);
        Arc::new(Self { accounts, index })
    }
}

impl FolderIndex {
    /// Indexes these accounts.
    #[must_use]
    pub fn new(accounts: &BTreeMap<DocumentId, Arc<Account>>) -> Self {
        let weights = Arc::new(Weights::of(accounts.values().map(|account| &account.prepared)));
        let all: Vec<_> = accounts.iter().map(|(id, account)| (*id, Arc::clone(account))).collect();
        let parts = if all.is_empty() { Vec::new() } else { vec![Part::new(all, &weights)] };
        Self { accounts: accounts.clone(), weights, parts }
    }

    /// The same with the accounts as they are now: what is new is indexed besides, and all of it anew when that is much.
    #[must_use]
    pub fn extended(&self, accounts: &BTreeMap<DocumentId, Arc<Account>>) -> Self {
        let Some(first) = self.parts.first() else { return Self::new(accounts) };
        let indexed: BTreeMap<DocumentId, &Arc<Account>> = first.accounts.iter().map(|(id, account)| (*id, account)).collect();
        let is_new =
            |(id, account): &(&DocumentId, &Arc<Account>)| indexed.get(*id).is_none_or(|known| !Arc::ptr_eq(known, account));
        let fresh: Vec<_> = accounts.iter().filter(is_new).map(|(id, account)| (*id, Arc::clone(account))).collect();
        if fresh.len() * FRESH_SHARE > first.accounts.len() {
            return Self::new(accounts);
        }
        let mut parts = vec![Arc::clone(first)];
        if !fresh.is_empty() {
            parts.push(Part::new(fresh, &self.weights));
        }
        Self { accounts: accounts.clone(), weights: Arc::clone(&self.weights), parts }
    }

    /// How many accounts are searched.
    #[must_use]
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there is nothing to search.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// The passages most like the question, best first, from at most so many places.
    #[must_use]
    pub fn parallels(&self, question: &Question, most: usize) -> Vec<Parallel> {
        let mut hits: Vec<(DocumentId, Hit)> = Vec::new();
        for part in &self.parts {
            // Its own sentences, and those of texts that have changed since, take the places of others.
            let found = part.index.parallels(&question.prepared, &self.weights, 2 * most);
            hits.extend(found.into_iter().filter_map(|hit| {
                let (id, account) = part.accounts.get(hit.document)?;
                let current = self.accounts.get(id).is_some_and(|now| Arc::ptr_eq(now, account));
                let own = *id == question.document && hit.span.overlap(question.span).is_some();
                (current && !own).then_some((*id, hit))
            }));
        }
        hits.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then((a, x.span).cmp(&(b, y.span))));
        hits.truncate(most);
        self.collapsed(question, &hits)
    }

    /// Nearly identical passages of several documents as one.
    fn collapsed(&self, question: &Question, hits: &[(DocumentId, Hit)]) -> Vec<Parallel> {
        let mut found: Vec<(Vec<String>, Parallel)> = Vec::new();
        for (id, hit) in hits {
            let Some(account) = self.accounts.get(id) else { continue };
            let place = place(*id, account, hit.span, question);
            let mut words = keys(&place.words);
            words.sort_unstable();
            let elsewhere = |parallel: &Parallel| parallel.places.iter().all(|known| known.document != *id);
            match found.iter_mut().find(|(known, parallel)| elsewhere(parallel) && dice(known, &words) >= ONE_TEXT) {
                Some((_, parallel)) => parallel.places.push(place),
                None => found.push((words, Parallel { score: hit.score, kind: hit.kind, places: vec![place] })),
            }
        }
        found.into_iter().map(|(_, parallel)| parallel).collect()
    }
}

fn place(document: DocumentId, account: &Account, span: Span, question: &Question) -> ParallelPlace {
    let reading = &account.reading;
    let (before, after) = around(reading.text(), span);
    let words = reading.slice(span).to_owned();
    let same = same_words(&words, &question.words);
    let (hash, points) = (account.of.hash.clone(), reading.to_points(span));
    ParallelPlace { document, hash, span, points, before, words, after, same }
}

/// What stands before and after within the line, cut between words.
fn around(text: &str, span: Span) -> (String, String) {
    let line = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    let from = text.floor_char_boundary(span.start().saturating_sub(CONTEXT)).max(line);
    let to = text.floor_char_boundary((span.end() + CONTEXT).min(end)).max(span.end());
    let before = match text[from..span.start()].find(char::is_whitespace) {
        Some(gap) if from > line => format!("… {}", text[from + gap..span.start()].trim_start()),
        _ => text[from..span.start()].to_owned(),
    };
    let after = match text[span.end()..to].rfind(char::is_whitespace) {
        Some(gap) if to < end => format!("{} …", text[span.end()..span.end() + gap].trim_end()),
        _ => text[span.end()..to].to_owned(),
    };
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::MadeOf;
    use crate::text::{Block, BlockKind};

    const ARTICLES: [&str; 5] = [
        "The ferry struck the eastern pier shortly after dawn on Tuesday. Nobody was hurt.",
        "Police said on Tuesday. At dawn a ferry hit the eastern pier of the harbour. It rained.",
        "The ferry struck the eastern pier shortly after dawn on Tuesday. The union wants an inquiry.",
        "The mayor opened a garden in the north of the city.",
        "The ferry struck the eastern pier, shortly after dawn on Tuesday! Trains were late.",
    ];

    fn id(bits: usize) -> DocumentId {
        DocumentId::from_bits(bits as u64)
    }

    fn reading(text: &str) -> Reading {
        Reading::new(
            text.to_owned(),
            vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 }],
            Vec::new(),
        )
    }

    fn account(text: &str) -> Arc<Account> {
        Arc::new(Account::new(MadeOf { hash: text.len().to_string(), ..MadeOf::default() }, reading(text)))
    }

    fn accounts(texts: &[&str]) -> BTreeMap<DocumentId, Arc<Account>> {
        texts.iter().enumerate().map(|(bits, text)| (id(bits), account(text))).collect()
    }

    fn question() -> Question {
        Question::new(id(0), &reading(ARTICLES[0]), Span::new(0, 64))
    }

    /// The documents of each parallel.
    fn documents(found: &[Parallel]) -> Vec<Vec<DocumentId>> {
        found.iter().map(|parallel| parallel.places.iter().map(|place| place.document).collect()).collect()
    }

    #[test]
    fn copies_become_one_and_the_words_themselves_are_not_found() {
        let found = FolderIndex::new(&accounts(&ARTICLES)).parallels(&question(), 20);
        let told = documents(&found);
        assert_eq!(told[0].len(), 2, "{found:#?}");
        assert!(told[0].contains(&id(2)) && told[0].contains(&id(4)));
        assert_eq!(told[1], [id(1)]);
        assert!(told.iter().flatten().all(|document| *document != id(0) && *document != id(3)), "{found:#?}");
        let other = &found[1].places[0];
        assert_eq!(other.words, "At dawn a ferry hit the eastern pier of the harbour.");
        assert_eq!((other.before.as_str(), other.after.as_str()), ("Police said on Tuesday. ", " It rained."));
        let same: Vec<&str> = other.same.iter().map(|span| &other.words[span.range()]).collect();
        assert_eq!(same, ["dawn", "ferry", "the eastern pier"]);
        assert_eq!(other.points.start, 24);
    }

    #[test]
    fn an_index_that_was_extended_finds_what_one_made_anew_finds() {
        let mut all = accounts(&ARTICLES[..4]);
        let first = FolderIndex::new(&all);
        all.insert(id(4), account(ARTICLES[4]));
        all.insert(id(1), account("Nothing is told here of what happened at sea."));
        let extended = first.extended(&all);
        assert_eq!(
            documents(&extended.parallels(&question(), 20)),
            documents(&FolderIndex::new(&all).parallels(&question(), 20))
        );
        assert_eq!(first.extended(&accounts(&ARTICLES[..4])).len(), 4);
        all.remove(&id(2));
        assert_eq!(documents(&extended.extended(&all).parallels(&question(), 20)), [[id(4)]]);
        let none = FolderIndex::default();
        assert!(none.is_empty() && none.parallels(&question(), 20).is_empty());
        assert_eq!(none.extended(&all).len(), 4);
    }

    #[test]
    fn context_is_cut_between_words_and_stays_in_its_paragraph() {
        let text = format!("{}\nbefore [words] after\n{}", "a ".repeat(90), "b ".repeat(90));
        let start = text.find("[words]").unwrap();
        assert_eq!(around(&text, Span::new(start, start + 7)), ("before ".to_owned(), " after".to_owned()));
        let text = format!("{}[words]{}", "ärger ".repeat(30), " ärger".repeat(30));
        let start = text.find("[words]").unwrap();
        let (before, after) = around(&text, Span::new(start, start + 7));
        assert!(before.starts_with("… ärger ") && after.ends_with("ärger …") && before.len() <= CONTEXT + 5, "{before:?}");
    }
}
