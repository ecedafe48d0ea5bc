//! Which documents look like later saves of others. It is only said: whether they are, a person decides. Counts sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::documents::reading_order;
use crate::notebook::{DecisionKind, Document, DocumentId, Notebook, Sourced, same_file};
use crate::text::{BlockKind, Reading, fold, sentence_spans, word_count};

/// Why two documents look like one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SameArticle {
    /// They were found at the same address.
    Address,
    /// They have the same headline and outlet.
    Headline,
    /// Most sentences are the same.
    Sentences,
}

/// A document that looks like a later save of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaterSave {
    /// The earlier one.
    pub of: DocumentId,
    /// Why.
    pub why: SameArticle,
}

/// The sentences of a text, as numbers: enough to see which texts share them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences(Vec<u64>);

/// Words of a sentence at the least: shorter ones stand in many articles.
const FEWEST_WORDS: usize = 4;

/// Sentences that both texts must have at the least: of fewer, a share says nothing.
const FEWEST_SENTENCES: usize = 4;

/// The share of the shorter text's sentences that the other one must have, in percent, to look like another save of it.
const SHARE: usize = 60;

/// Documents that may have a sentence in common before it says nothing: a newspaper's own words stand in all its articles.
const MOST_DOCUMENTS: usize = 12;

impl Sentences {
    /// Those of the running text.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let running = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem);
        let parts = reading.blocks().iter().filter(|block| running(block.kind)).map(|block| reading.slice(block.span));
        let mut all: Vec<u64> = Vec::new();
        for part in parts {
            let sentences = sentence_spans(part).into_iter().map(|span| &part[span.range()]);
            all.extend(sentences.filter(|sentence| word_count(sentence) >= FEWEST_WORDS).map(number));
        }
        all.sort_unstable();
        all.dedup();
        Self(all)
    }
}

fn number(sentence: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    fold(sentence).hash(&mut hasher);
    hasher.finish()
}

/// The documents that look like later saves, each with the one before it: by address, by headline and outlet, or by sentences. Which of two is
/// the later one follows reading order: date, then file.
#[must_use]
pub fn later_saves(notebook: &Notebook, sentences: &BTreeMap<DocumentId, Arc<Sentences>>) -> BTreeMap<DocumentId, LaterSave> {
    let order = reading_order(notebook);
    let denied = denied(notebook);
    let mut found = BTreeMap::new();
    let mut add = |why: SameArticle, pairs: Vec<(DocumentId, DocumentId)>| {
        for (of, newer) in
            pairs.into_iter().filter(|(of, newer)| differ(notebook, *of, *newer) && !denied.contains(&(*newer, *of)))
        {
            found.entry(newer).or_insert(LaterSave { of, why });
        }
    };
    add(SameArticle::Address, neighbours(notebook, &order, |record| address(&record.url.as_ref()?.value)));
    add(SameArticle::Headline, neighbours(notebook, &order, headline));
    add(SameArticle::Sentences, alike(notebook, &order, sentences));
    found
}

/// Articles of which a person said that they are no later saves of others, each with the other.
fn denied(notebook: &Notebook) -> BTreeSet<(DocumentId, DocumentId)> {
    let said = notebook.decisions().values().filter(|decision| decision.kind == DecisionKind::OtherArticle);
    said.filter_map(|decision| Some((decision.document?, decision.other_document?))).collect()
}

/// Two copies of one file are no versions.
fn differ(notebook: &Notebook, a: DocumentId, b: DocumentId) -> bool {
    let hash = |id| notebook.document(id).map_or("", |record| record.hash.as_str());
    !same_file(hash(a), hash(b))
}

/// Documents of the same key, each with the one before it.
fn neighbours(
    notebook: &Notebook,
    order: &[DocumentId],
    key: impl Fn(&Document) -> Option<String>,
) -> Vec<(DocumentId, DocumentId)> {
    let (mut last, mut pairs) = (BTreeMap::new(), Vec::new());
    for id in order {
        let Some(key) = notebook.document(*id).and_then(&key) else { continue };
        pairs.extend(last.insert(key, *id).map(|before| (before, *id)));
    }
    pairs
}

fn headline(record: &Document) -> Option<String> {
    let (title, outlet) = (record.title.as_ref()?, record.outlet.as_ref()?);
    Some(format!("{}\n{}", fold(title.value.trim()), fold(outlet.value.trim())))
}

/// An address without what says nothing of the article: scheme, `www`, fragment, marks of campaigns, an archive's own part. `None` for the
/// front page of a site.
fn address(url: &str) -> Option<String> {
    let archived = url.split_once("/web/").and_then(|(_, rest)| rest.split_once('/'));
    let url = archived.filter(|(day, _)| day.starts_with(|letter: char| letter.is_ascii_digit())).map_or(url, |(_, rest)| rest);
    let bare = url.trim().split_once("://").map_or(url.trim(), |(_, rest)| rest);
    let (bare, _) = bare.split_once('#').unwrap_or((bare, ""));
    let (place, asked) = bare.split_once('?').unwrap_or((bare, ""));
    let asked =
        asked.split('&').filter(|part| !part.is_empty() && !["utm_", "fbclid", "gclid"].iter().any(|it| part.starts_with(it)));
    let asked: Vec<&str> = asked.collect();
    let (host, path) = place.trim_end_matches('/').split_once('/').unwrap_or((place.trim_end_matches('/'), ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!path.is_empty() || !asked.is_empty()).then(|| format!("{host}/{path}?{}", asked.join("&")))
}

/// Documents that share most sentences, each with the earlier one that shares most. Not those of two outlets: newspapers print the
/// same report of an agency.
fn alike(
    notebook: &Notebook,
    order: &[DocumentId],
    sentences: &BTreeMap<DocumentId, Arc<Sentences>>,
) -> Vec<(DocumentId, DocumentId)> {
    let mut having: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, id) in order.iter().enumerate() {
        for sentence in sentences.get(id).into_iter().flat_map(|of| &of.0) {
            having.entry(*sentence).or_default().push(place);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for places in having.values().filter(|places| (2..=MOST_DOCUMENTS).contains(&places.len())) {
        for (at, of) in places.iter().enumerate() {
            places[at + 1..].iter().for_each(|newer| *shared.entry((*newer, *of)).or_default() += 1);
        }
    }
    let count = |place: usize| sentences.get(&order[place]).map_or(0, |of| of.0.len());
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for ((newer, of), common) in shared {
        let shorter = count(newer).min(count(of));
        let enough = common >= FEWEST_SENTENCES && common * 100 > shorter * SHARE;
        if enough && may_be_one(notebook, order[of], order[newer]) && best.get(&newer).is_none_or(|(most, _)| *most <= common) {
            best.insert(newer, (common, of));
        }
    }
    best.into_iter().map(|(newer, (_, of))| (order[of], order[newer])).collect()
}

/// Whether nothing that is known of two documents says that somebody else published the other one.
fn may_be_one(notebook: &Notebook, a: DocumentId, b: DocumentId) -> bool {
    let known = |id, of: fn(&Document) -> Option<String>| notebook.document(id).and_then(of);
    let outlet: fn(&Document) -> Option<String> = |record| name(&record.outlet);
    let host: fn(&Document) -> Option<String> = |record| {
        let address = address(&record.url.as_ref()?.value)?;
        address.split('/').next().map(str::to_owned)
    };
    [outlet, host].into_iter().all(|of| {
        let names: BTreeSet<String> = [known(a, of), known(b, of)].into_iter().flatten().collect();
        names.len() < 2
    })
}

fn name(known: &Option<Sourced<String>>) -> Option<String> {
    known.as_ref().map(|known| fold(known.value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Edit, Extra, IdSource};
    use crate::text::{Block, Span};

    fn sourced(value: &str) -> Option<Sourced<String>> {
        (!value.is_empty()).then(|| Sourced::new(value.to_owned(), "meta"))
    }

    /// A paragraph of sentences named by letters.
    fn text(letters: &str) -> Sentences {
        let all: Vec<String> = letters.chars().map(|letter| format!("The {letter} of it was said here.")).collect();
        let text = all.join(" ");
        let whole = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
        Sentences::of(&Reading::new(text, vec![whole], Vec::new()))
    }

    /// What is said of documents given by address, headline, outlet and sentences; their files are `0`, `1` and so on.
    fn said(documents: &[[&str; 4]]) -> Vec<String> {
        let mut ids = IdSource::new(1);
        let all: Vec<DocumentId> = documents.iter().map(|_| ids.document()).collect();
        let (mut edits, mut sentences) = (Vec::new(), BTreeMap::new());
        for (place, (id, [url, title, outlet, letters])) in all.iter().zip(documents).enumerate() {
            let (url, title, outlet) = (sourced(url), sourced(title), sourced(outlet));
            let (path, hash) = (place.to_string(), format!("{letters}{place}"));
            edits.push(Edit::Document(*id, Some(Document { path, hash, url, title, outlet, ..Document::default() })));
            sentences.insert(*id, Arc::new(text(letters)));
        }
        let place = |id: DocumentId| all.iter().position(|of| *of == id).unwrap();
        let found = later_saves(&Notebook::from_edits(edits, Extra::new()), &sentences);
        let mut said: Vec<String> =
            found.iter().map(|(newer, save)| format!("{} of {}: {:?}", place(*newer), place(save.of), save.why)).collect();
        said.sort();
        said
    }

    #[test]
    fn the_same_address_or_headline_and_outlet_say_so() {
        let urls =
            ["https://www.BBC.com/a/", "http://bbc.com/a?utm_source=x#top", "https://web.archive.org/web/2021/https://bbc.com/a"];
        assert_eq!(said(&urls.map(|url| [url, "", "", ""])), ["1 of 0: Address", "2 of 1: Address"]);
        assert_eq!(
            said(&["https://bbc.com/", "https://bbc.com", "https://bbc.com/a?id=1"].map(|url| [url, "", "", ""])),
            [""; 0]
        );
        assert_eq!(said(&[["", "Two die", "BBC", ""], ["", "two die ", "bbc", ""]]), ["1 of 0: Headline"]);
        assert_eq!(said(&[["", "Two die", "BBC", ""], ["", "Two die", "AP", ""], ["", "Two die", "", ""]]), [""; 0]);
    }

    #[test]
    fn most_sentences_of_the_shorter_text_say_so() {
        let pair = |a, b| said(&[["", "", "", a], ["", "", "", b]]);
        assert_eq!(pair("abcdef", "abcdxyzuvw"), ["1 of 0: Sentences"], "four of six");
        assert_eq!(pair("abcdefg", "abcdxyzuvw"), [""; 0], "four of seven");
        assert_eq!(pair("abc", "abc"), [""; 0], "too few");
        assert_eq!(said(&[["", "", "BBC", "abcdef"], ["", "", "AP", "abcdef"]]), [""; 0], "two newspapers");
        assert_eq!(said(&[["http://a.org/1", "", "", "abcde"], ["http://b.org/2", "", "", "abcde"]]), [""; 0]);
        let three = [["", "", "", "abcdeuvw"], ["", "", "", "abcdef"], ["", "", "", "abcdefg"]];
        assert_eq!(said(&three), ["1 of 0: Sentences", "2 of 1: Sentences"], "the one that is most alike");
    }
}
