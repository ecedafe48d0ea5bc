//! Accounts along time: a lane for each article, with what it dates. Places are bytes of the reading texts; days are civil days,
//! both ends included.

use jiff::civil::Date;

use crate::dates::{Dating, Precision, find};
use crate::text::{Reading, Span, sentence_at};

/// An article as a timeline takes it.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// What to call it.
    pub name: &'a str,
    /// Its text.
    pub reading: &'a Reading,
    /// When it was published; without it, what counts from that day stays open.
    pub published: Option<Date>,
    /// Its language, as a tag.
    pub language: Option<&'a str>,
}

/// A dating in a lane, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The dating and its place.
    pub dating: Dating,
    /// Its words.
    pub words: String,
    /// The sentence around it: the statement that is dated.
    pub sentence: Span,
}

/// One article along time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What the article is called.
    pub name: String,
    /// When it was published.
    pub published: Option<Date>,
    /// Its datings in the order of the text; those whose days are open are among them.
    pub entries: Vec<Entry>,
}

/// A lane for each account, in their order.
#[must_use]
pub fn timeline(accounts: &[Dated<'_>]) -> Vec<Lane> {
    accounts.iter().map(lane).collect()
}

/// The lane of one account.
#[must_use]
pub fn lane(account: &Dated<'_>) -> Lane {
    lane_of(account, find(account.reading, account.published, account.language))
}

/// The lane of one account whose datings were found before.
#[must_use]
pub fn lane_of(account: &Dated<'_>, datings: Vec<Dating>) -> Lane {
    let reading = account.reading;
    let entries = datings.into_iter().map(|dating| {
        let block = reading.block_at(dating.span.start()).map_or(dating.span, |index| reading.blocks()[index].span);
        let sentence = sentence_at(reading.text(), block, dating.span.start());
        Entry { words: reading.slice(dating.span).to_owned(), sentence, dating }
    });
    Lane { name: account.name.to_owned(), published: account.published, entries: entries.collect() }
}

/// A passage of one lane that tells the same as a passage of another: lanes by their index, places in their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SamePassage {
    /// A lane, and the passage in its text.
    pub a: (usize, Span),
    /// Another lane, and the passage in its text.
    pub b: (usize, Span),
}

/// Two accounts that date one event differently: each side is a lane and an entry of it, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disagreement {
    /// In one account.
    pub a: (usize, usize),
    /// In the other.
    pub b: (usize, usize),
}

/// Where passages that tell the same have datings of the same exactness whose days share none.
///
/// Passages in which any dating agrees with one of the other side are left out: what they date is dated alike, and the rest
/// belongs to something else. Open datings disagree with none. Pairs that name no lane are passed over.
#[must_use]
pub fn disagreements(lanes: &[Lane], same: &[SamePassage]) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = same.iter().flat_map(|pair| in_passages(lanes, pair)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn in_passages(lanes: &[Lane], pair: &SamePassage) -> Vec<Disagreement> {
    let (left, right) = (known_in(lanes, pair.a), known_in(lanes, pair.b));
    let pairs = || left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
    if pairs().any(|(a, b)| share_a_day(a.1, b.1)) {
        return Vec::new();
    }
    let alike =
        |a: &Dating, b: &Dating| a.precision == b.precision || a.precision <= Precision::Month && b.precision <= Precision::Month;
    let apart = pairs().filter(|(a, b)| alike(a.1, b.1));
    apart.map(|(a, b)| Disagreement { a: (pair.a.0, a.0), b: (pair.b.0, b.0) }).collect()
}

/// The entries of a lane within a passage whose days are known, with their indices.
fn known_in(lanes: &[Lane], (lane, passage): (usize, Span)) -> Vec<(usize, &Dating)> {
    let entries = lanes.get(lane).map(|lane| lane.entries.as_slice()).unwrap_or_default();
    let inside = |dating: &Dating| dating.from.is_some() && dating.span.overlap(passage).is_some();
    entries.iter().map(|entry| &entry.dating).enumerate().filter(|(_, dating)| inside(dating)).collect()
}

fn share_a_day(a: &Dating, b: &Dating) -> bool {
    let days = |dating: &Dating| dating.from.zip(dating.to);
    days(a).zip(days(b)).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind};
    use jiff::civil::date;

    fn reading(text: &str) -> Reading {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
        Reading::new(text.to_owned(), vec![block], Vec::new())
    }

    fn lanes(texts: [&str; 2]) -> Vec<Lane> {
        let readings = texts.map(reading);
        let account = |reading| Dated { name: "a", reading, published: Some(date(2021, 10, 5)), language: Some("en") };
        timeline(&readings.each_ref().map(account))
    }

    fn whole(texts: [&str; 2]) -> Vec<SamePassage> {
        vec![SamePassage { a: (0, Span::new(0, texts[0].len())), b: (1, Span::new(0, texts[1].len())) }]
    }

    #[test]
    fn an_entry_knows_its_words_and_its_sentence() {
        let text = "The line was dead. It rang on Monday, they said. Nobody answered.";
        let lanes = lanes([text, ""]);
        let [entry] = lanes[0].entries.as_slice() else { panic!("one dating") };
        assert_eq!((entry.words.as_str(), entry.dating.from), ("Monday", Some(date(2021, 10, 4))));
        assert_eq!(&text[entry.sentence.range()], "It rang on Monday, they said.");
        assert!(lanes[1].entries.is_empty());
    }

    #[test]
    fn one_event_on_two_days_is_flagged() {
        let differing = ["The line rang on Monday.", "The line rang on Sunday, October 3."];
        let found = disagreements(&lanes(differing), &whole(differing));
        assert_eq!(found, [Disagreement { a: (0, 0), b: (1, 0) }]);
    }

    #[test]
    fn what_agrees_or_is_open_is_not() {
        for texts in [
            ["The line rang on Monday.", "The line rang on October 4, 2021."],
            ["The line rang on Monday.", "The line rang in October."],
            ["The line rang on Monday.", "The line rang recently."],
            ["The line rang on Monday, cut since August.", "The line rang on October 4."],
        ] {
            assert!(disagreements(&lanes(texts), &whole(texts)).is_empty(), "{texts:?}");
        }
        let nowhere = SamePassage { a: (7, Span::new(0, 4)), b: (1, Span::new(0, 4)) };
        assert!(disagreements(&lanes(["Monday", "Sunday"]), &[nowhere]).is_empty());
    }
}
