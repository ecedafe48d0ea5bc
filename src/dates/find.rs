//! Every dating of a text. Positions are bytes of the reading text.

use jiff::civil::Date;

use super::address::day_of_link;
use super::context::{Context, Past, Tense};
use super::dating::{Dating, Precision};
use super::guard;
use super::language::{Grammar, grammar_for};
use super::meaning::{Meaning, Name, Origin, Unit, Which};
use super::numbers;
use super::pattern::{Source, matches};
use super::resolve::resolve;
use super::slots::Slots;
use super::tense::{is_stop, tense_at};
use super::tokens::{Token, tokens};
use crate::text::{Reading, Span};

/// For how many tokens a year or month that opened a sentence (`In 1982, …`) stays the one told of: about two sentences.
const TOLD: usize = 45;

/// What a rule read, in tokens.
#[derive(Clone, Copy, Debug)]
struct Match {
    start: usize,
    end: usize,
    meaning: Meaning,
    rule: &'static str,
}

/// Every dating of the text in its order; they do not overlap.
///
/// Relative ones count from `published`; without it they stay open. `language` is a tag (`en`, `es-MX`); without it the
/// language is told from the words. Of a language that has no rules, only dates in numbers are found.
#[must_use]
pub fn find(reading: &Reading, published: Option<Date>, language: Option<&str>) -> Vec<Dating> {
    let grammar = grammar_for(language, reading.text());
    let mut found = Vec::new();
    let mut past = Past::default();
    for block in reading.blocks() {
        let tokens = tokens(reading.text(), block.span);
        let mut read = read_block(&tokens, grammar);
        share_years(&mut read, &tokens);
        date_block(&read, &tokens, &Given { reading, grammar, published }, &mut past, &mut found);
    }
    found
}

/// The matches of a block from left to right, the longest at each place.
fn read_block(tokens: &[Token], grammar: &Grammar) -> Vec<Match> {
    let source = Source { tokens, lexicon: &grammar.lexicon, capitals: grammar.words.capitals };
    let mut found: Vec<Match> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(read) = longest(source, grammar, at) else {
            at += 1;
            continue;
        };
        let floor = found.last().map_or(0, |last| last.end);
        let start = with_words_before(source, floor, read.start, grammar.words.before);
        at = read.end;
        found.push(Match { start, ..read });
        join_clock(&mut found, tokens);
    }
    found
}

fn longest(source: Source<'_>, grammar: &Grammar, at: usize) -> Option<Match> {
    let mut best: Option<Match> = None;
    // A pattern may begin with a part that is left out and the comma behind it.
    if source.tokens[at].is(",") || source.tokens[at].is("-") {
        return None;
    }
    for (rule, pattern) in grammar.beginning_with(&source.tokens[at]) {
        let Some((end, slots)) = matches(pattern, source, at, Slots::default()) else { continue };
        if end == at || best.is_some_and(|best| best.end >= end) {
            continue;
        }
        let Some(meaning) = (rule.means)(&slots) else { continue };
        if guard::is_date(source.tokens, at, end, meaning) {
            best = Some(Match { start: at, end, meaning, rule: rule.name });
        }
    }
    best
}

/// Takes in the words before that belong to it: `early 2013`, `nearly two years`. Those marked with `~` only before numbers.
fn with_words_before(source: Source<'_>, floor: usize, mut start: usize, before: &[&str]) -> usize {
    let tokens = source.tokens;
    loop {
        let counted = numbers::count(&tokens[start..], source.lexicon).is_some()
            || matches!(tokens[start].text.as_str(), "a" | "an" | "half");
        let counted = counted && numbers::year(&tokens[start..], source.lexicon).is_none();
        let grown = before.iter().filter_map(|entry| {
            let words = entry.strip_prefix('~').map_or(Some(*entry), |words| counted.then_some(words))?;
            let from = start.checked_sub(words.split(' ').count()).filter(|from| *from >= floor)?;
            words.split(' ').zip(&tokens[from..start]).all(|(word, token)| token.is(word)).then_some(from)
        });
        match grown.min() {
            Some(from) => start = from,
            None => return start,
        }
    }
}

/// `9 a.m. on Tuesday`, `Oct. 5 at noon`: a time of day and its day are one dating.
fn join_clock(found: &mut Vec<Match>, tokens: &[Token]) {
    let [.., first, second] = found.as_slice() else { return };
    let between = &tokens[first.end..second.start];
    let joins = match between {
        [] => true,
        [one] => matches!(one.text.as_str(), "on" | "at" | "," | "around" | "about" | "a" | "om" | "um" | "alle" | "à"),
        _ => false,
    };
    let is_clock = |read: &Match| read.rule == "time of day";
    let is_day = |read: &Match| {
        matches!(read.meaning, Meaning::Named(_, Name::Weekday(_) | Name::Day(..)) | Meaning::Dated(_, Name::Day(..)))
            || matches!(read.meaning, Meaning::Away(_, _, Unit::Day))
    };
    let day = match () {
        () if is_clock(first) && is_day(second) => *second,
        () if is_day(first) && is_clock(second) => *first,
        () => return,
    };
    if joins {
        let joined = Match { start: first.start, end: second.end, ..day };
        found.truncate(found.len() - 2);
        found.push(joined);
    }
}

/// `from March to June 1998`: a year behind the last of a row is that of all.
fn share_years(found: &mut [Match], tokens: &[Token]) {
    for at in (1..found.len()).rev() {
        let (Meaning::Dated(year, _), Meaning::Named(Which::Nearest, name)) = (found[at].meaning, found[at - 1].meaning) else {
            continue;
        };
        let between = &tokens[found[at - 1].end..found[at].start];
        let in_row = between.len() <= 2
            && between.iter().all(|token| {
                matches!(
                    token.text.as_str(),
                    "and"
                        | "to"
                        | "or"
                        | "through"
                        | "until"
                        | "-"
                        | ","
                        | "y"
                        | "e"
                        | "en"
                        | "und"
                        | "et"
                        | "bis"
                        | "al"
                        | "tot"
                        | "a"
                )
            });
        if in_row && !matches!(name, Name::Weekday(_) | Name::DayOfMonth(_)) {
            found[at - 1].meaning = Meaning::Dated(year, name);
        }
    }
}

/// What is given for a whole text.
struct Given<'a> {
    reading: &'a Reading,
    grammar: &'a Grammar,
    published: Option<Date>,
}

/// Gives the matches of a block their days, and remembers what was dated.
fn date_block(read: &[Match], tokens: &[Token], given: &Given<'_>, past: &mut Past, found: &mut Vec<Dating>) {
    let mut told: Option<(i16, usize)> = None; // a year, and the token up to which it counts
    let mut last: Option<usize> = None; // where the dating before ends
    for one in read {
        let span = Span::new(tokens[one.start].span.start(), tokens[one.end - 1].span.end());
        let year = told.filter(|(_, until)| one.start <= *until).map(|(year, _)| year);
        let tense = tense_of(one, tokens, given.grammar);
        let published = day_of_link(given.reading, span).or(given.published);
        let beside = last.is_some_and(|end| sentence_end(tokens, end) >= one.start);
        let context = Context { published, past, beside, year, tense };
        let Some((precision, days)) = resolve(one.meaning, &context) else { continue };
        if let Some(days) = days.filter(|_| is_mention(one.meaning)) {
            past.remember(days, precision);
            last = Some(one.end);
        }
        if let Some((from, _)) = days.filter(|_| tells_year(one.meaning) && !is_since(tokens, one.start)) {
            let frames = precision != Precision::Day && opens_sentence(tokens, one.start);
            let until = if frames { one.end + TOLD } else { sentence_end(tokens, one.end) };
            told = Some((from.year(), until));
        }
        found.push(Dating { span, from: days.map(|days| days.0), to: days.map(|days| days.1), precision, rule: one.rule });
    }
}

/// The tense matters only where it decides.
fn tense_of(one: &Match, tokens: &[Token], grammar: &Grammar) -> Tense {
    if matches!(one.meaning, Meaning::Named(Which::Nearest, _) | Meaning::Away(_, 0, Unit::Weekend)) {
        tense_at(tokens, one.start, one.end, grammar.words)
    } else {
        Tense::Open
    }
}

/// Whether what follows may count from it.
const fn is_mention(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::Stretch(..) | Meaning::Open | Meaning::Away(Origin::Mention, 0, _))
}

/// Whether what follows is told of the same year.
const fn tells_year(meaning: Meaning) -> bool {
    is_mention(meaning)
        && !matches!(meaning, Meaning::Decade(_) | Meaning::ShortDecade(_) | Meaning::Century(_) | Meaning::Years(..))
}

/// Whether at most a preposition stands before it in its sentence.
fn opens_sentence(tokens: &[Token], start: usize) -> bool {
    let first = |at: usize| at == 0 || is_stop(tokens, at - 1);
    first(start) || (start > 0 && first(start - 1))
}

fn sentence_end(tokens: &[Token], from: usize) -> usize {
    (from..tokens.len()).find(|at| is_stop(tokens, *at)).unwrap_or(tokens.len())
}

/// `since its launch in 2003`: what is told is of a later time.
fn is_since(tokens: &[Token], start: usize) -> bool {
    tokens[start.saturating_sub(5)..start].iter().any(|token| token.is("since"))
}
