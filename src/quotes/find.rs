//! The statements of a text: every quotation held against what its sentences say. Spans are bytes of the text.

use super::cues::{Attribution, Bond, Cues};
use super::judge::{Look, is_speech};
use super::lexicon::{Lexicon, lexicon};
use super::pairs::{self, Pair};
use super::people::{Gender, People};
use super::statement::{Manner, Speaker, Statement};
use super::tokens::{Kind, Token, tokens};
use super::{dashes, east, reported};
use crate::text::{Reading, Span};

/// The statements of a text, sorted by their start; those of one level do not overlap. The language is a BCP 47 tag where it is
/// known; else the words tell.
#[must_use]
pub fn find(reading: &Reading, language: Option<&str>) -> Vec<Statement> {
    hear(reading, language).statements
}

/// Who is heard in a text, and who is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The statements, sorted by their start; those of one level do not overlap.
    pub statements: Vec<Statement>,
    /// Where persons are named, and persons and organisations that say something: sorted, each place once.
    pub names: Vec<Span>,
}

/// The statements of a text and the names in it. The language is a BCP 47 tag where it is known; else the words tell.
#[must_use]
pub fn hear(reading: &Reading, language: Option<&str>) -> Heard {
    let text = reading.text();
    let words = lexicon(language, text);
    let mut pairs = pairs::quoted(reading);
    pairs.extend(dashes::quoted(reading, &words));
    let pairs: Vec<(usize, Pair)> = pairs::levelled(pairs).into_iter().enumerate().collect();
    let blocks = || reading.blocks().iter().filter(|block| block.kind.is_account());
    let paragraphs: Vec<Vec<Token>> = blocks().map(|block| tokens(text, block.span, near(&pairs, block.span), 0)).collect();
    let mut people = People::default();
    paragraphs.iter().for_each(|paragraph| people.read(paragraph, &words));
    let mut finder = Finder { text, words, people, said: Vec::new(), utterances: 0 };
    let mut done = None;
    for (number, (paragraph, block)) in paragraphs.iter().zip(blocks()).enumerate() {
        let earlier = number.checked_sub(1).map(|before| paragraphs[before].as_slice());
        for at in 0..paragraph.len() {
            let Kind::Quote(index) = paragraph[at].kind else { continue };
            if done.is_none_or(|done| done < index) {
                done = Some(index);
                let later =
                    paragraphs[number..].iter().take_while(|later| later.iter().any(|token| token.kind == Kind::Quote(index)));
                let last = later.last().unwrap_or(paragraph);
                finder.judge(pairs[index].1, Place { paragraph, at, last, earlier, block: block.span });
            }
        }
        finder.reported(paragraph);
    }
    finder.nested(&pairs);
    let mut said = std::mem::take(&mut finder.said);
    said.sort_by_key(|said| (said.span.start(), usize::MAX - said.span.end(), said.level));
    let names = names(text, &finder.words, &finder.people, &said);
    Heard { statements: said, names }
}

/// Where somebody is named: the persons of the text, and its speakers, who may be a ministry. A pronoun names nobody.
fn names(text: &str, words: &Lexicon, people: &People, said: &[Statement]) -> Vec<Span> {
    let is_pronoun = |name: &Span| {
        let word = text[name.range()].to_lowercase();
        [&words.he, &words.she, &words.other_pronouns].into_iter().any(|pronouns| pronouns.contains(word.as_str()))
    };
    let speakers = said.iter().filter_map(|said| said.speaker).map(|speaker| speaker.name);
    let mut names: Vec<Span> = people.names().chain(speakers).filter(|name| !is_pronoun(name)).collect();
    // Of two that overlap, the longer one: `Kim`, who speaks, within `Kim Yo Jong`, who is named.
    names.sort_by_key(|name| (name.start(), usize::MAX - name.end()));
    names.dedup_by(|next, kept| next.overlap(*kept).is_some());
    names
}

/// The pairs that overlap a paragraph.
fn near(pairs: &[(usize, Pair)], paragraph: Span) -> &[(usize, Pair)] {
    let end = pairs.partition_point(|(_, pair)| pair.span.start() < paragraph.end());
    // Outermost pairs follow one another, so the first that reaches in is the one before the first that starts here, or later.
    let first = pairs[..end].partition_point(|(_, pair)| pair.span.start() < paragraph.start());
    let reaching = pairs[..first].iter().rposition(|(_, pair)| pair.level == 0 && pair.span.end() > paragraph.start());
    &pairs[reaching.unwrap_or(first)..end]
}

/// Where a quotation stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The paragraph where it begins.
    paragraph: &'a [Token],
    /// Its token there.
    at: usize,
    /// The paragraph where it ends.
    last: &'a [Token],
    /// The paragraph before.
    earlier: Option<&'a [Token]>,
    /// The span of the paragraph where it begins.
    block: Span,
}

struct Finder<'a> {
    text: &'a str,
    words: Lexicon,
    people: People,
    said: Vec<Statement>,
    utterances: usize,
}

impl Finder<'_> {
    fn judge(&mut self, pair: Pair, place: Place<'_>) {
        let found = self.attribution(place);
        let look = Look::of(&self.text[pair.words.range()]);
        let alone = self.goes_on(place, look);
        let east = if found.is_none() { east::attribution(self.text, place.block, pair.span) } else { None };
        let heard = is_speech(pair, look, (place.paragraph, place.at), found.as_ref(), &self.words);
        if !heard && !alone && east.is_none() {
            return;
        }
        let own = found.and_then(|found| found.phrase.map(|phrase| self.speaker(phrase.name, phrase.mention, phrase.pronoun)));
        let own = own.or_else(|| east.and_then(|(speaker, _)| speaker));
        let speaker = own.or_else(|| self.inherited(place, look));
        let direct =
            look.is_sentence() || (look.ends && found.is_some_and(|found| found.bond == Bond::Beside) && look.starts) || alone;
        if !(alone && own.is_none()) {
            self.utterances += 1;
        }
        self.said.push(Statement {
            span: pair.span,
            words: pair.words,
            speaker,
            cue: found.map(|found| found.cue).or_else(|| east.map(|(_, cue)| cue)),
            manner: if direct { Manner::Direct } else { Manner::Partial },
            level: pair.level,
            utterance: self.utterances.saturating_sub(1),
        });
    }

    /// Speech without marks in the sentences of a paragraph.
    fn reported(&mut self, paragraph: &[Token]) {
        for found in reported::reported(&self.cues(paragraph)) {
            let speaker = self.speaker(found.phrase.name, found.phrase.mention, found.phrase.pronoun);
            self.utterances += 1;
            self.said.push(Statement {
                span: found.words,
                words: found.words,
                speaker: Some(speaker),
                cue: Some(found.cue),
                manner: Manner::Reported,
                level: 0,
                utterance: self.utterances - 1,
            });
        }
    }

    /// Quotations within quotations, where the words around them say who spoke.
    fn nested(&mut self, pairs: &[(usize, Pair)]) {
        for outer in self.said.clone() {
            let start = pairs.partition_point(|(_, pair)| pair.span.start() <= outer.span.start());
            let inner = pairs[start..].iter().take_while(|(_, pair)| pair.span.end() <= outer.span.end());
            let inner: Vec<(usize, Pair)> = inner.filter(|(_, pair)| pair.level == 1).copied().collect();
            if inner.is_empty() {
                continue;
            }
            let around = tokens(self.text, outer.words, &inner, 1);
            for (at, (_, pair)) in
                around.iter().enumerate().filter(|(_, token)| matches!(token.kind, Kind::Quote(_))).map(|(at, _)| at).zip(&inner)
            {
                self.nest(*pair, &around, at);
            }
        }
    }

    fn nest(&mut self, pair: Pair, around: &[Token], at: usize) {
        let Some(found) = self.cues(around).attribution(at).filter(|found| found.bond == Bond::Beside) else { return };
        let look = Look::of(&self.text[pair.words.range()]);
        if !is_speech(pair, look, (around, at), Some(&found), &self.words) {
            return;
        }
        self.utterances += 1;
        self.said.push(Statement {
            span: pair.span,
            words: pair.words,
            speaker: found.phrase.map(|phrase| self.speaker(phrase.name, phrase.mention, phrase.pronoun)),
            cue: Some(found.cue),
            manner: if look.is_sentence() { Manner::Direct } else { Manner::Partial },
            level: pair.level,
            utterance: self.utterances - 1,
        });
    }

    fn cues<'b>(&'b self, tokens: &'b [Token]) -> Cues<'b> {
        Cues { text: self.text, tokens, words: &self.words }
    }

    /// What the sentence says, at the beginning of the words and, when they run over paragraphs, at their end.
    fn attribution(&self, place: Place<'_>) -> Option<Attribution> {
        let here = self.cues(place.paragraph).attribution(place.at);
        if std::ptr::eq(place.paragraph, place.last) {
            return here;
        }
        let there = self.cues(place.last).attribution(0);
        here.filter(|here| here.bond == Bond::Beside).or(there).or(here)
    }

    /// The quotation before.
    fn quoted_last(&self) -> Option<&Statement> {
        self.said.iter().rfind(|said| said.manner.is_quoted())
    }

    /// Whether the words go on with those quoted just before: `“A,” he said. “B.”`
    fn goes_on(&self, place: Place<'_>, look: Look) -> bool {
        let before = place.paragraph[..place.at].iter().rposition(|token| matches!(token.kind, Kind::Quote(_)));
        let Some(before) = before else { return false };
        let between = &place.paragraph[before + 1..place.at];
        let stops = between.iter().filter(|token| token.ends).count();
        let said = self.quoted_last().is_some_and(|said| said.span.end() == place.paragraph[before].span.end());
        said && stops <= 1 && between.last().is_none_or(|last| last.ends || last.is(",")) && (look.starts || look.ends)
    }

    /// The speaker of words that no verb stands with.
    fn inherited(&self, place: Place<'_>, look: Look) -> Option<Speaker> {
        let start = place.paragraph.first()?.span.start();
        if let Some(last) = self.quoted_last().filter(|last| last.span.end() > start) {
            return last.speaker;
        }
        if place.at > 0 && !look.is_sentence() {
            return None;
        }
        let earlier = place.earlier?;
        let cues = self.cues(earlier);
        let last_sentence = earlier.len().checked_sub(1).map(|end| super::tokens::sentence(earlier, end).0)?;
        let announced = earlier.last().is_some_and(|token| token.is(":"));
        let verb = (last_sentence..earlier.len()).rev().find(|at| cues.is_verb(*at));
        let subject =
            verb.and_then(|verb| cues.phrases().before(last_sentence, verb)).or_else(|| cues.phrases().leading(last_sentence));
        let subject = subject.map(|phrase| self.speaker(phrase.name, phrase.mention, phrase.pronoun));
        let last = self.quoted_last().filter(|last| last.span.end() >= earlier[0].span.start()).and_then(|last| last.speaker);
        if announced { subject.or(last) } else { last.or(subject) }
    }

    /// The speaker whom words name; for a pronoun, the person it means.
    fn speaker(&self, name: Span, mention: Span, pronoun: bool) -> Speaker {
        let word = self.text[name.range()].to_lowercase();
        let gender = if self.words.he.contains(word.as_str()) {
            Some(Gender::Man)
        } else if self.words.she.contains(word.as_str()) {
            Some(Gender::Woman)
        } else {
            None
        };
        let meant = match gender {
            Some(gender) if pronoun => self.meant(gender, mention),
            None if pronoun => self.quoted_last().and_then(|last| last.speaker).map(|last| last.name),
            Some(_) | None => None,
        };
        Speaker { name: meant.unwrap_or(name), mention }
    }

    /// The last speaker, if nobody who fits was named since; else the person named last.
    fn meant(&self, gender: Gender, mention: Span) -> Option<Span> {
        let person = self.people.meant(gender, mention.start());
        let last = self.quoted_last().and_then(|last| last.speaker).map(|speaker| speaker.name);
        let fits = last.filter(|last| self.people.gender(&self.text[last.range()]).is_none_or(|known| known == gender));
        match (person, fits) {
            (Some(person), Some(last)) if last.start() > person.start() => Some(last),
            (Some(person), _) => Some(person),
            (None, last) => last,
        }
    }
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
