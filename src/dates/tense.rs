//! Whether a sentence looks back or ahead, from its verbs. Counts tokens.
//!
//! No grammar: the nearest word before the dating that tells a tense decides, else the nearest one behind it.

use super::context::Tense;
use super::lexicon::Words;
use super::tokens::{Kind, Token};

/// How far a word of tense is looked for, in tokens: about a clause.
const REACH: usize = 14;

/// Words before `to` and a verb that make it a thing to come.
const INTENDING: &str = "agreed plan plans planned expected scheduled set due slated hopes ready likely decided vowed supposed asked \
         ordered wants want is are intends prepares preparing threatened invited promised pledged urged required";

/// The tense around the tokens `start..end`, within their sentence.
pub(super) fn tense_at(tokens: &[Token], start: usize, end: usize, words: &Words) -> Tense {
    let before = (start.saturating_sub(REACH)..start).rev().take_while(|at| !is_stop(tokens, *at));
    let behind = (end..tokens.len().min(end + REACH)).take_while(|at| !is_stop(tokens, *at));
    let mut told = before.chain(behind).map(|at| told(tokens, at, words));
    told.find(|tense| *tense != Tense::Open).unwrap_or(Tense::Open)
}

/// The end of a sentence: its mark with white space and a capital behind it.
pub(super) fn is_stop(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if matches!(token.text.as_str(), "!" | "?" | ";" | "。") {
        return true;
    }
    let abbreviates = at > 0 && !token.apart && tokens[at - 1].capital && tokens[at - 1].text.chars().count() <= 4;
    token.is(".") && !abbreviates && tokens.get(at + 1).is_none_or(|next| next.apart && (next.capital || next.kind == Kind::Sign))
}

fn told(tokens: &[Token], at: usize, words: &Words) -> Tense {
    let token = &tokens[at];
    let is_one_of = |list: &str| list.split_whitespace().any(|word| token.is(word));
    if token.kind != Kind::Word {
        return Tense::Open;
    }
    if words.tag == "en" && token.is("to") {
        return if intends(tokens, at) { Tense::Future } else { Tense::Open };
    }
    let month = token.is("may") && token.capital;
    if is_one_of(words.future) && !month {
        return Tense::Future;
    }
    // `Will be shipped`: a participle has the tense of what stands before it.
    let passive = at > 0 && tokens[at - 1].is("be");
    let regular =
        words.tag == "en" && !passive && token.text.len() > 4 && token.text.ends_with("ed") && !token.text.ends_with("eed");
    if regular || is_one_of(words.past) { Tense::Past } else { Tense::Open }
}

/// `plans to meet`, `North to restore`: an aim, not a direction.
fn intends(tokens: &[Token], at: usize) -> bool {
    let verb = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.capital);
    let article = tokens.get(at + 1).is_some_and(|next| {
        matches!(
            next.text.as_str(),
            "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that" | "about" | "more" | "as" | "some"
        )
    });
    let leads = at > 0 && (INTENDING.split_whitespace().any(|word| tokens[at - 1].is(word)) || tokens[at - 1].capital);
    verb && !article && leads
}
