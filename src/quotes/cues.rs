//! Who is said to have spoken some quoted words, by the sentence that they stand in. Counts tokens of a paragraph.

use super::lexicon::Lexicon;
use super::phrases::{Phrase, Phrases};
use super::tokens::{Kind, Token, sentence};
use crate::text::Span;

/// How closely a speech verb belongs to quoted words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// A verb of telling somewhere in the sentence.
    Loose,
    /// A speech verb somewhere in the sentence.
    Sentence,
    /// A verb right beside them: `he called it “…”`, `he said, “…”`, `“…,” he said`.
    Beside,
}

/// What a sentence says about who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// Who; `None` where there is only a verb: `…, adding “…”`.
    pub phrase: Option<Phrase>,
    /// The verb.
    pub cue: Span,
    /// How close.
    pub bond: Bond,
}

/// Tokens between a verb and quoted words beside it at most: `said in a statement on Monday that “…”`.
const REACH: usize = 14;

/// Tokens from quoted words to the verb behind them, with all that is told of the speaker in between.
const REACH_BEHIND: usize = 36;

/// What speaks for somebody: `in a statement saying`.
const SAYINGS: [&str; 14] = [
    "statement",
    "letter",
    "email",
    "e-mail",
    "tweet",
    "post",
    "message",
    "memo",
    "speech",
    "interview",
    "note",
    "release",
    "conference",
    "by",
];

/// What looks for speakers in one paragraph.
#[derive(Clone, Copy)]
pub(super) struct Cues<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub words: &'a Lexicon,
}

impl<'a> Cues<'a> {
    pub const fn phrases(&self) -> Phrases<'a> {
        Phrases { tokens: self.tokens, words: self.words }
    }

    /// The best attribution of the quotation that is the token `quote`.
    pub fn attribution(&self, quote: usize) -> Option<Attribution> {
        let behind = self.behind(quote);
        if behind.is_some_and(|behind| behind.bond == Bond::Beside) {
            return behind;
        }
        let before = self.before(quote);
        let around = [behind, before, self.later(quote)];
        around.into_iter().flatten().reduce(|best, other| if other.bond > best.bond { other } else { best })
    }

    /// Whether the token is a verb of speech in use as a verb: not `the report`, `his claims`.
    pub fn is_verb(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_word() && !token.capital && self.words.speech.contains(token.lower.as_str()) && !self.is_noun(at)
    }

    fn is_telling(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_word() && !token.capital && self.words.telling.contains(token.lower.as_str()) && !self.is_noun(at)
    }

    fn is_noun(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        let owner = before.lower.ends_with("'s") && !before.is("it's") && !before.is("he's") && !before.is("she's");
        let pronoun = self.phrases().is_pronoun(at - 1);
        before.is_word() && !pronoun && (owner || self.words.determiners.contains(before.lower.as_str()))
    }

    /// `“…,” said Kim`, `“…,” Kim, the sister of the leader, said`, `“…,” according to Kim`.
    fn behind(&self, quote: usize) -> Option<Attribution> {
        let mut first = quote + 1;
        let mut comma = false;
        while let Some(token) =
            self.tokens.get(first).filter(|token| matches!(token.lower.as_str(), "," | "—" | "–" | "-" | "--" | "¿" | "¡"))
        {
            comma |= token.is(",");
            first += 1;
        }
        let start = self.tokens.get(first).filter(|token| token.is_word())?;
        let last = self.text[self.tokens[quote].span.range()]
            .trim_end_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | ',' | '!' | '?' | '…'));
        // A full stop within the marks ends the sentence, unless what follows goes on in small letters.
        if !comma && last.ends_with('.') && start.capital {
            return None;
        }
        let high = self.clause_end(first);
        let mut verb = first;
        while verb < high && self.phrases().is_between(verb) {
            verb += 1;
        }
        if verb < high && self.is_according(verb) {
            return self.according(verb, high);
        }
        if verb < high && self.is_finite(verb) {
            let from = verb + 1 + (verb + 1..high).take_while(|at| self.phrases().is_between(*at)).count();
            let phrase = self.phrases().starting(from, high);
            return Some(Attribution { phrase, cue: self.tokens[verb].span, bond: Bond::Beside });
        }
        let verb = (first + 1..high.min(first + REACH_BEHIND)).find(|at| self.is_finite(*at))?;
        let phrase = self.phrases().before(first, verb)?;
        let close = phrase.first == first;
        Some(Attribution {
            phrase: Some(phrase),
            cue: self.tokens[verb].span,
            bond: if close { Bond::Beside } else { Bond::Sentence },
        })
    }

    /// A verb that has a subject of its own: not `to say`, not `, saying`.
    pub fn is_finite(&self, at: usize) -> bool {
        self.is_verb(at) && !self.is_infinitive(at) && !self.tokens[at].lower.ends_with("ing")
    }

    fn is_infinitive(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].is("to")
    }

    /// Where the clause that starts at `first` ends: at the sentence's end or at the next quoted words.
    fn clause_end(&self, first: usize) -> usize {
        let stop =
            |at: &usize| self.tokens[*at].ends || matches!(self.tokens[*at].kind, Kind::Quote(_)) || self.tokens[*at].is(";");
        (first..self.tokens.len()).find(stop).unwrap_or(self.tokens.len())
    }

    fn is_according(&self, at: usize) -> bool {
        self.words.according.contains(self.tokens[at].lower.as_str())
    }

    fn according(&self, at: usize, high: usize) -> Option<Attribution> {
        let to = usize::from(self.tokens.get(at + 1).is_some_and(|next| next.is("to")));
        if to == 0 && self.tokens[at].is("according") {
            return None;
        }
        let phrase = self.phrases().starting(at + 1 + to, high)?;
        Some(Attribution { phrase: Some(phrase), cue: self.tokens[at].span, bond: Bond::Beside })
    }

    /// `Kim said, “…”`, `Kim called it “…”`, `According to Kim, “…”`.
    fn before(&self, quote: usize) -> Option<Attribution> {
        let (low, _) = sentence(self.tokens, quote);
        if let Some(label) = self.label(low, quote) {
            return Some(label);
        }
        let verb = (low..quote).rev().find(|at| self.is_verb(*at) || self.is_telling(*at) || self.is_according(*at))?;
        if self.is_according(verb) {
            return self.according(verb, quote).map(|found| Attribution { bond: Bond::Sentence, ..found });
        }
        let between = self.tokens[verb + 1..quote].iter();
        let broken = between.clone().any(|token| matches!(token.kind, Kind::Quote(_)));
        let announced = quote > 0 && matches!(self.tokens[quote - 1].lower.as_str(), ":" | "," | "that" | "：" | "，");
        let near = quote - verb <= REACH && !broken;
        let bond = match (self.is_verb(verb), near && (announced || quote - verb <= 4)) {
            (_, true) => Bond::Beside,
            (true, false) => Bond::Sentence,
            (false, false) => Bond::Loose,
        };
        let phrase = self.agent(verb, quote).or_else(|| self.subject(low, verb));
        Some(Attribution { phrase, cue: self.tokens[verb].span, bond })
    }

    /// `Kim: “…”`, as transcripts and headlines have it: nothing but a name and a colon.
    fn label(&self, low: usize, quote: usize) -> Option<Attribution> {
        let colon =
            quote.checked_sub(1).filter(|colon| *colon > low && matches!(self.tokens[*colon].lower.as_str(), ":" | "："))?;
        if (low..colon).any(|at| self.is_verb(at) || self.is_telling(at)) {
            return None;
        }
        let from = (low..colon).rev().find(|at| self.tokens[*at].is(":") || self.tokens[*at].is(";")).map_or(low, |at| at + 1);
        let phrase = self.phrases().ending(from, colon).filter(|phrase| self.tokens[phrase.end - 1].capital)?;
        let whole = phrase.first <= from + 1;
        whole.then(|| Attribution { phrase: Some(phrase), cue: self.tokens[colon].span, bond: Bond::Beside })
    }

    /// `was praised by Kim as`, `quotes Kim as saying`: who stands behind the verb.
    fn agent(&self, verb: usize, quote: usize) -> Option<Phrase> {
        let next = self.tokens.get(verb + 1).filter(|_| verb + 1 < quote)?;
        if matches!(next.lower.as_str(), "by" | "von" | "por" | "par" | "da" | "door")
            && !self.tokens[verb].lower.ends_with("ing")
        {
            return self.phrases().starting(verb + 2, quote);
        }
        let (low, _) = sentence(self.tokens, verb);
        let quoting = |at: &usize| matches!(self.tokens[*at].lower.as_str(), "quoted" | "quotes" | "quoting");
        let from = (low..verb).rev().find(quoting).filter(|_| self.tokens[verb].is("saying"))?;
        self.phrases().starting(from + 1, verb)
    }

    /// The subject of a verb in a sentence: its own, or that of an earlier verb which it goes on from (`…, adding`).
    fn subject(&self, low: usize, verb: usize) -> Option<Phrase> {
        let start = (low..verb).rev().find(|at| matches!(self.tokens[*at].kind, Kind::Quote(_)) || self.tokens[*at].is(";"));
        let from = start.map_or(low, |at| at + 1);
        let going_on = |before: &Token| before.is(",") || SAYINGS.contains(&before.lower.as_str());
        let participle = self.tokens[verb].lower.ends_with("ing") && verb > from && going_on(&self.tokens[verb - 1]);
        if participle || self.is_infinitive(verb) {
            let earlier = (from..verb).rev().find(|at| self.is_verb(*at) || self.is_telling(*at));
            return earlier.and_then(|at| self.phrases().before(from, at)).or_else(|| self.phrases().leading(from));
        }
        let own = self.phrases().before(from, verb);
        own.or_else(|| self.phrases().leading(from).filter(|phrase| phrase.end <= verb))
    }

    /// `… “…” …, Kim said`: later in the sentence.
    fn later(&self, quote: usize) -> Option<Attribution> {
        let (_, high) = sentence(self.tokens, quote);
        for at in quote + 1..high {
            if self.is_according(at) {
                return self.according(at, high).map(|found| Attribution { bond: Bond::Sentence, ..found });
            }
            if self.is_finite(at) {
                let comma = (quote + 1..at).rev().find(|comma| self.tokens[*comma].is(",") || self.tokens[*comma].is("—"))?;
                let inverted = comma + 1 == at;
                let phrase = if inverted { self.phrases().starting(at + 1, high) } else { self.phrases().before(comma + 1, at) }?;
                return Some(Attribution { phrase: Some(phrase), cue: self.tokens[at].span, bond: Bond::Sentence });
            }
        }
        None
    }
}
