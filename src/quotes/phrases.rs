//! Noun phrases: who stands before or behind a speech verb, and which of the words are the name. Counts tokens of a paragraph.

use super::lexicon::Lexicon;
use super::tokens::{Kind, Token};
use crate::text::Span;

/// The words that name a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The whole phrase, in bytes.
    pub mention: Span,
    /// The name in it, in bytes; the whole phrase where there is none.
    pub name: Span,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Whether it is a pronoun.
    pub pronoun: bool,
}

/// Tokens that a phrase may hold at most: longer ones are no phrases but misread sentences.
const LONGEST: usize = 16;

/// Particles within names.
const PARTICLES: [&str; 16] =
    ["de", "van", "von", "der", "den", "al", "bin", "el", "la", "di", "da", "du", "le", "dos", "ben", "ter"];

/// What looks for phrases in one paragraph.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub tokens: &'a [Token],
    pub words: &'a Lexicon,
}

impl Phrases<'_> {
    /// The subject of the verb at `verb`, looked for from `low` on: right before it, or before what is told of the subject
    /// between commas.
    pub fn before(&self, low: usize, verb: usize) -> Option<Phrase> {
        let mut end = verb;
        while end > low && self.is_between(end - 1) {
            end -= 1;
        }
        let last = self.tokens[low..end].last()?;
        if self.words.relatives.contains(last.lower.as_str()) && end > low + 1 {
            end -= 1;
            end -= usize::from(self.tokens[end - 1].is(","));
            return self.ending(low, end);
        }
        if matches!(last.lower.as_str(), "," | ")" | "—" | "–" | "-" | "--") {
            return self.before_apposition(low, end - 1);
        }
        if matches!(last.lower.as_str(), "and" | "but" | "then" | "or" | "y" | "e" | "en" | "und" | "et" | "и") {
            return self.leading(low).filter(|phrase| phrase.end < end);
        }
        let phrase = self.ending(low, end)?;
        Some(self.apposed(low, phrase).unwrap_or(phrase))
    }

    /// `Name, the sister of the leader, said`: the subject before the words that the mark at `close` ends.
    fn before_apposition(&self, low: usize, close: usize) -> Option<Phrase> {
        let open = match self.tokens[close].lower.as_str() {
            ")" => "(",
            other => other,
        };
        let first = self.leading(low);
        if let Some(titled) = first.filter(|first| first.end == close && self.is_person(*first)) {
            return Some(titled);
        }
        if let Some(first) = first.filter(|first| first.end < close && self.tokens[first.end].is(open)) {
            // `An analyst, Ann Smith, said`: the name may stand second.
            let second = self.starting(first.end + 1, close).filter(|second| second.end == close && self.is_person(*second));
            return second.filter(|_| !self.is_person(first)).or(Some(first));
        }
        let at = (low..close).rev().find(|at| self.tokens[*at].is(open))?;
        self.ending(low, at)
    }

    /// `Name, director of something said`: a second comma is missing.
    fn apposed(&self, low: usize, phrase: Phrase) -> Option<Phrase> {
        let named = phrase.pronoun || self.tokens[phrase.first].capital || self.tokens[phrase.first].is("the");
        let first = self.leading(low).filter(|first| !named && first.end < phrase.first && self.is_person(*first))?;
        let between = &self.tokens[first.end..phrase.first];
        let plain = between.iter().all(|token| matches!(token.kind, Kind::Word) || token.is(",") || token.is("'"));
        let verb = (first.end + 1..phrase.first).any(|at| self.is_break(at) && !self.tokens[at].is("and"));
        (between.first().is_some_and(|token| token.is(",")) && plain && !verb).then_some(first)
    }

    /// Whether a token may stand between a subject and its verb.
    pub fn is_between(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let adverb = token.lower.len() > 4 && token.lower.ends_with("ly") && !token.capital;
        token.is_word() && (adverb || self.words.between.contains(token.lower.as_str()))
    }

    /// The phrase that ends before `end`.
    pub fn ending(&self, low: usize, end: usize) -> Option<Phrase> {
        let mut first = end;
        while first > low.max(end.saturating_sub(LONGEST)) && self.goes_on_left(low, first, end) {
            first -= 1;
            let token = &self.tokens[first];
            let stops = self.is_pronoun(first)
                || (self.words.determiners.contains(token.lower.as_str()) && !(first > low && self.is_preposition(first - 1)));
            if stops {
                break;
            }
        }
        while first < end && (self.is_preposition(first) || self.tokens[first].is("and")) {
            first += 1;
        }
        self.phrase(first, end)
    }

    fn goes_on_left(&self, low: usize, first: usize, end: usize) -> bool {
        let token = &self.tokens[first - 1];
        let word = token.lower.as_str();
        if !token.is_word() {
            let inside = first < end && first > low + 1;
            return inside && matches!(word, "&" | "'" | "’" | "/") && self.tokens[first - 2].is_word();
        }
        if self.is_pronoun(first - 1) {
            return first == end;
        }
        let known = |at: usize| self.tokens[at].is_word() && !self.is_break(at) && !self.is_preposition(at);
        if word == "and" || word == "&" {
            return first < end && first > low + 1 && self.tokens[first].capital && self.tokens[first - 2].capital;
        }
        if self.is_preposition(first - 1) && !token.capital {
            return first < end && first > low + 1 && known(first - 2) && !self.is_time(first - 2) && !self.is_time(first);
        }
        !self.is_break(first - 1) && !self.is_time(first - 1)
    }

    /// The phrase that a sentence or clause begins with, behind words that only lead to it: `On Monday, the ministry`.
    pub fn leading(&self, low: usize) -> Option<Phrase> {
        let mut at = low;
        let skip = |at: usize| self.tokens.get(at).is_some_and(|token| !token.is_word() && token.kind == Kind::Mark);
        while skip(at) {
            at += 1;
        }
        let starts_aside = self.tokens.get(at).is_some_and(|_| self.is_preposition(at) || self.is_break(at));
        if starts_aside {
            let comma = (at..self.tokens.len().min(at + LONGEST)).find(|comma| self.tokens[*comma].is(","))?;
            at = comma + 1;
        }
        self.starting(at, self.tokens.len())
    }

    /// The phrase that starts at `first` and ends before `high`.
    pub fn starting(&self, first: usize, high: usize) -> Option<Phrase> {
        let high = high.min(self.tokens.len()).min(first + LONGEST);
        let mut end = first;
        while end < high && self.goes_on_right(first, end, high) {
            end += 1;
            if self.is_pronoun(end - 1) || self.tokens[end - 1].ends {
                break;
            }
        }
        while end > first && (self.is_preposition(end - 1) || self.tokens[end - 1].is("and") || !self.tokens[end - 1].is_word()) {
            end -= 1;
        }
        self.phrase(first, end)
    }

    fn goes_on_right(&self, first: usize, end: usize, high: usize) -> bool {
        let token = &self.tokens[end];
        let word = token.lower.as_str();
        let next_capital = end + 1 < high && self.tokens[end + 1].capital;
        if !token.is_word() {
            let titled = end > first && self.words.titles.contains(self.tokens[end - 1].lower.as_str());
            return end > first && next_capital && (matches!(word, "&" | "/") || (word == "," && titled))
                || (matches!(word, "'" | "’") && end > first && end + 1 < high);
        }
        if self.is_pronoun(end) {
            return end == first;
        }
        if word == "and" {
            return end > first && next_capital && self.tokens[end - 1].capital;
        }
        let particle = PARTICLES.contains(&word) && next_capital;
        if end > first && self.words.determiners.contains(word) && !token.capital && !particle && !self.is_preposition(end - 1) {
            return false;
        }
        if end > first && self.is_preposition(end) && !token.capital {
            let person = self.phrase(first, end).is_some_and(|phrase| self.is_person(phrase));
            return !person && end + 1 < high && self.tokens[end + 1].is_word() && !self.is_time(end + 1);
        }
        let verb = !token.capital && end > first && (self.words.speech.contains(word) || self.is_between(end));
        let title_here = self.words.titles.contains(word);
        !self.is_break(end) && !self.is_time(end) && (!verb || title_here)
    }

    fn is_preposition(&self, at: usize) -> bool {
        self.words.prepositions.contains(self.tokens[at].lower.as_str())
    }

    fn is_time(&self, at: usize) -> bool {
        self.words.times.contains(self.tokens[at].lower.as_str()) && (self.tokens[at].capital || !self.tokens[at].is("may"))
    }

    pub fn is_pronoun(&self, at: usize) -> bool {
        let word = self.tokens[at].lower.as_str();
        self.words.he.contains(word) || self.words.she.contains(word) || self.words.other_pronouns.contains(word)
    }

    /// Words that no noun phrase holds.
    fn is_break(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let word = token.lower.as_str();
        let noun = self.words.titles.contains(word)
            || at.checked_sub(1).is_some_and(|before| self.words.determiners.contains(self.tokens[before].lower.as_str()));
        let verb = self.words.speech.contains(word) && !token.capital && !noun;
        !token.is_word()
            || verb
            || self.words.conjunctions.contains(word)
            || self.words.relatives.contains(word)
            || self.words.that.contains(word)
            || (self.words.between.contains(word) && !token.capital && !self.words.determiners.contains(word))
    }

    fn phrase(&self, first: usize, end: usize) -> Option<Phrase> {
        let mut first = first;
        while first < end && !self.tokens[first].is_word() {
            first += 1;
        }
        if first >= end {
            return None;
        }
        let span = |first: usize, end: usize| Span::new(self.tokens[first].span.start(), self.tokens[end - 1].span.end());
        // `director, Ann Smith`: the name stands behind the comma.
        let behind_title = (first..end).rev().find(|at| self.tokens[*at].is(",")).map_or(first, |comma| comma + 1);
        let (name_first, name_end) = self.name(behind_title, end);
        let determiner = self.words.determiners.contains(self.tokens[first].lower.as_str());
        if end - first == 1 && (determiner || self.is_preposition(first) || self.is_break(first)) && !self.is_pronoun(first) {
            return None;
        }
        let pronoun = end - first == 1 && self.is_pronoun(first);
        Some(Phrase { mention: span(first, end), name: span(name_first, name_end), first, end, pronoun })
    }

    /// The tokens of the name in a phrase: its last capitals without titles and owners; the whole phrase where its last word
    /// is no name (`the ministry`, `a spokesman for the party`).
    fn name(&self, first: usize, end: usize) -> (usize, usize) {
        let head_end = (first + 1..end).find(|at| self.is_preposition(*at) && !self.tokens[*at].capital).unwrap_or(end);
        let owned = head_end < end && !self.tokens[head_end - 1].capital;
        let title_of = head_end < end && self.words.titles.contains(self.tokens[head_end - 1].lower.as_str());
        let end_of_name = if title_of && self.tokens[end - 1].capital && self.tokens[first].capital { end } else { head_end };
        let body = head_end < end && self.words.bodies.contains(self.tokens[head_end - 1].lower.as_str());
        if owned || body || !self.tokens[end_of_name - 1].capital {
            return (first, end);
        }
        let mut start = end_of_name;
        while start > first && self.in_name(start - 1, end_of_name) {
            start -= 1;
        }
        while start < end_of_name && !self.tokens[start].capital {
            start += 1;
        }
        if start >= end_of_name {
            return (first, end);
        }
        (self.without_titles(start, end_of_name), end_of_name)
    }

    fn in_name(&self, at: usize, end: usize) -> bool {
        let token = &self.tokens[at];
        let particle = PARTICLES.contains(&token.lower.as_str()) && at + 1 < end;
        let joined = at + 1 < end
            && matches!(token.lower.as_str(), "&" | "and")
            && !self.words.titles.contains(self.tokens[at + 1].lower.as_str());
        particle || joined || (token.capital && !self.words.determiners.contains(token.lower.as_str()))
    }

    /// Where the name begins behind titles, owners (`Apple’s Tim Cook`) and the names of bodies and places.
    fn without_titles(&self, start: usize, end: usize) -> usize {
        let is = |set: &std::collections::BTreeSet<&str>, at: usize| set.contains(self.tokens[at].lower.as_str());
        let is_body = |at: usize| is(&self.words.bodies, at) || is(&self.words.places, at);
        let mut first = start;
        for at in start..end - 1 {
            if is(&self.words.titles, at) && !is(&self.words.titles, at + 1) {
                first = at + 1;
            }
            let owner = self.tokens[at].lower.ends_with("'s");
            if owner && !(at + 1..end).any(is_body) && !(at + 1..end).all(|later| is(&self.words.titles, later)) {
                first = at + 1;
            }
        }
        while first + 1 < end && is_body(first) && !(first + 1..end).any(is_body) {
            first += 1;
        }
        first
    }

    /// Whether a phrase names a person: capitals, and no word of a body, a place or a time.
    pub fn is_person(&self, phrase: Phrase) -> bool {
        let inside = |token: &&Token| token.span.start() >= phrase.name.start() && token.span.end() <= phrase.name.end();
        let mut words = self.tokens[phrase.first..phrase.end].iter().filter(inside).peekable();
        let known = |token: &Token| {
            let word = token.lower.trim_end_matches("'s");
            self.words.bodies.contains(word) || self.words.places.contains(word) || self.words.times.contains(word)
        };
        let last_known = phrase.end > 0 && known(&self.tokens[phrase.end - 1]);
        !phrase.pronoun
            && !last_known
            && words.peek().is_some()
            && words.all(|token| {
                (token.capital || PARTICLES.contains(&token.lower.as_str())) && !self.words.titles.contains(token.lower.as_str())
            })
    }
}
