//! The persons that a text names, and whom a pronoun means. Positions are bytes.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use super::phrases::{Phrase, Phrases};
use super::tokens::{Kind, Token};
use crate::text::Span;

/// A person looked for behind a pronoun stands at most so many sentences before it: farther back nobody remembers.
const REACH: usize = 8;

/// Man or woman, as far as titles and first names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

/// One naming of a person.
#[derive(Clone, Debug)]
struct Named {
    name: Span,
    /// The last word of the name, in small letters: what tells persons apart.
    last: String,
    /// The running number of its sentence.
    sentence: usize,
}

/// All namings of persons in a text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    named: Vec<Named>,
    /// The last words of all names so far.
    known: BTreeSet<String>,
    genders: BTreeMap<String, Gender>,
    sentences: usize,
}

impl People {
    /// Reads a paragraph; paragraphs come in their order.
    pub fn read(&mut self, tokens: &[Token], words: &Lexicon) {
        let phrases = Phrases { tokens, words };
        let mut at = 0;
        self.sentences += 1;
        while at < tokens.len() {
            let starts = tokens[at].kind == Kind::Word && tokens[at].capital && !tokens[at].ends;
            let phrase = starts.then(|| phrases.starting(at, self.name_end(tokens, at))).flatten();
            match phrase {
                Some(phrase) if self.is_somebody(phrases, phrase, at) => {
                    self.add(tokens, words, phrase, at);
                    at = phrase.end.max(at + 1);
                }
                Some(_) | None => at += 1,
            }
            self.sentences += usize::from(tokens[at - 1].ends);
        }
    }

    /// Where the run of capitals and particles from `at` on ends.
    fn name_end(&self, tokens: &[Token], at: usize) -> usize {
        let goes_on = |token: &Token| {
            token.is_word() && (token.capital || matches!(token.lower.as_str(), "de" | "van" | "von" | "al" | "bin" | "del"))
        };
        at + tokens[at..].iter().take_while(|token| goes_on(token)).count()
    }

    /// Two names or more, a title before, or the last name of somebody known.
    fn is_somebody(&self, phrases: Phrases<'_>, phrase: Phrase, at: usize) -> bool {
        if !phrases.is_person(phrase) {
            return false;
        }
        let mut name = phrases.tokens[phrase.first..phrase.end].iter().filter(|token| token.span.start() >= phrase.name.start());
        let count = name.clone().filter(|token| token.span.end() <= phrase.name.end()).count();
        let before = at.checked_sub(1).is_some_and(|before| phrases.words.titles.contains(phrases.tokens[before].lower.as_str()));
        let titled = before || phrase.name.start() > phrase.mention.start();
        let last = name.next_back().map(|token| plain(&token.lower)).unwrap_or_default();
        let starts_sentence = at == 0 || phrases.tokens[at - 1].ends;
        (count > 1 && (!starts_sentence || count < 4)) || titled || self.known.contains(&last)
    }

    fn add(&mut self, tokens: &[Token], words: &Lexicon, phrase: Phrase, at: usize) {
        let Some(last) = tokens[phrase.first..phrase.end].last().map(|token| plain(&token.lower)) else { return };
        let first = tokens[phrase.first..phrase.end].iter().find(|token| token.span.start() >= phrase.name.start());
        let before = at.saturating_sub(2)..phrase.end;
        let gender = tokens[before].iter().find_map(|token| title_gender(&token.lower)).or_else(|| {
            let first = first?.lower.as_str();
            words.women.contains(first).then_some(Gender::Woman).or_else(|| words.men.contains(first).then_some(Gender::Man))
        });
        if let Some(gender) = gender {
            self.genders.entry(last.clone()).or_insert(gender);
        }
        self.known.insert(last.clone());
        self.named.push(Named { name: without_owner(tokens, phrase), last, sentence: self.sentences });
    }

    /// Where persons are named, in order.
    pub fn names(&self) -> impl Iterator<Item = Span> {
        self.named.iter().map(|named| named.name)
    }

    /// The person that `he` or `she` at a byte most likely means: in the nearest sentence that names one who fits, the first.
    pub fn meant(&self, gender: Gender, at: usize) -> Option<Span> {
        let count = self.named.partition_point(|named| named.name.start() < at);
        let here = self.named[..count].last()?.sentence;
        let fits = |named: &&Named| self.genders.get(&named.last).is_none_or(|known| *known == gender);
        let recent = || self.named[..count].iter().rev().take_while(|named| named.sentence + REACH >= here);
        let nearest = recent().find(fits)?.sentence;
        let subject = recent().filter(|named| named.sentence == nearest).filter(fits).last()?;
        Some(subject.name)
    }

    /// The gender of a name, where it is known.
    pub fn gender(&self, name: &str) -> Option<Gender> {
        self.genders.get(&plain(name.split_whitespace().last()?).to_lowercase()).copied()
    }
}

fn plain(word: &str) -> String {
    word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’', '.', ',']).to_owned()
}

/// The name without the `’s` of an owner.
fn without_owner(tokens: &[Token], phrase: Phrase) -> Span {
    let owner = tokens[phrase.end - 1].lower.ends_with("'s");
    // The apostrophe may be curly: three bytes, of which the last token tells how many.
    let last = tokens[phrase.end - 1].span;
    let cut = if last.len() > tokens[phrase.end - 1].lower.len() { 4 } else { 2 };
    if owner && phrase.name.len() > cut { Span::new(phrase.name.start(), phrase.name.end() - cut) } else { phrase.name }
}

fn title_gender(word: &str) -> Option<Gender> {
    const MEN: [&str; 17] = [
        "mr",
        "mr.",
        "sir",
        "lord",
        "king",
        "prince",
        "chairman",
        "spokesman",
        "congressman",
        "father",
        "pope",
        "actor",
        "señor",
        "herr",
        "signor",
        "brother",
        "son",
    ];
    const WOMEN: [&str; 19] = [
        "ms",
        "ms.",
        "mrs",
        "mrs.",
        "miss",
        "lady",
        "dame",
        "queen",
        "princess",
        "chairwoman",
        "spokeswoman",
        "congresswoman",
        "sister",
        "actress",
        "mother",
        "señora",
        "frau",
        "mevrouw",
        "daughter",
    ];
    MEN.contains(&word).then_some(Gender::Man).or_else(|| WOMEN.contains(&word).then_some(Gender::Woman))
}
