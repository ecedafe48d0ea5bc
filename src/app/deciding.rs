//! What the person says of the statements in hand: that they are as proposed, whose they are, that they are none.

use std::collections::{BTreeMap, BTreeSet};

use super::change::change;
use super::desk::Focus;
use super::quoted::{NameBar, NameOf};
use super::state::{Open, State};
use super::words::many;
use crate::commands::{Command, DecisionCommand};
use crate::compare::Acceptance;
use crate::notebook::{Decision, DecisionId, DecisionKind, DocumentId, Extra};

/// A statement in hand.
struct InHand {
    document: DocumentId,
    words: String,
    speaker: Option<String>,
}

/// The statements of the cell in hand, or of the row, each of the same words once.
fn in_hand(open: &Open) -> Vec<InHand> {
    let quoted = &open.quoted;
    let Some((row, column)) = quoted.hand.as_ref().and_then(|hand| hand.place(&quoted.shown)) else { return Vec::new() };
    let of = quoted.table.of_row(row, column).map(|(column, _, quoted_here)| {
        let document = quoted.table.document(column);
        // The table may be of a moment before: what was decided since counts.
        let said = quoted.decided.of(document, &quoted_here.words).and_then(|verdict| verdict.speaker);
        let speaker = said.map(str::to_owned).or_else(|| quoted_here.speaker.clone());
        ((document, quoted_here.words.clone()), speaker)
    });
    let all: BTreeMap<(DocumentId, String), Option<String>> = of.collect();
    all.into_iter().map(|((document, words), speaker)| InHand { document, words, speaker }).collect()
}

/// Says why nothing can be done where the cell in hand is empty.
fn nothing(state: &mut State) {
    state.say("The article has no such statement: go to a cell with words.");
}

fn decision(state: &mut State, kind: DecisionKind, of: &InHand, name: &str) -> (DecisionId, Decision) {
    let decision = Decision {
        kind,
        document: Some(of.document),
        words: of.words.clone(),
        other_document: None,
        other_words: name.to_owned(),
        created: state.stamp(),
        extra: Extra::new(),
    };
    (state.ids.decision(), decision)
}

fn decide(state: &mut State, decisions: Vec<(DecisionId, Decision)>, said: &str) -> bool {
    let done = change(state, Command::Decision(DecisionCommand::DecideAll(decisions)));
    if done {
        state.say(said);
    }
    done
}

/// What is in hand was said by whom the article names. Where it names nobody, the person is asked.
pub fn accept(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let all = in_hand(open);
    if all.is_empty() {
        return nothing(state);
    }
    if all.iter().all(|of| of.speaker.is_none()) {
        return ask_speaker(state);
    }
    let mut decisions = Vec::new();
    for of in &all {
        if let Some(speaker) = &of.speaker {
            decisions.push(decision(state, DecisionKind::Speaker, of, speaker));
        }
    }
    let said = match (decisions.as_slice(), all.len() - decisions.len()) {
        ([(_, one)], 0) => format!("Accepted as said by {}. U takes it back.", one.other_words),
        (several, 0) => format!("Accepted {}. U takes them back.", many(several.len(), "statement")),
        (several, left) => format!("Accepted {}; of {left} nobody knows the speaker yet: C says it.", several.len()),
    };
    decide(state, decisions, &said);
}

/// Everything that is shown and not decided yet was said by whom the articles name, in one step.
pub fn accept_all(state: &mut State) {
    let Some(open) = &state.open else { return };
    let (table, shown) = (&open.quoted.table, &open.quoted.shown);
    let columns: BTreeSet<usize> = shown.columns.iter().copied().collect();
    let cells = shown.rows.iter().flat_map(|row| table.of_row(*row, None)).filter(|(column, ..)| columns.contains(column));
    let undecided = cells.filter(|(_, _, quoted)| quoted.acceptance == Acceptance::Proposed).map(|(column, _, quoted)| InHand {
        document: table.document(column),
        words: quoted.words.clone(),
        speaker: quoted.speaker.clone(),
    });
    let (named, unnamed): (Vec<InHand>, Vec<InHand>) = undecided.partition(|of| of.speaker.is_some());
    if named.is_empty() {
        return state.say("Nothing of what is shown waits to be accepted with a speaker.");
    }
    let mut decisions = Vec::with_capacity(named.len());
    for of in &named {
        let speaker = of.speaker.clone().unwrap_or_default();
        decisions.push(decision(state, DecisionKind::Speaker, of, &speaker));
    }
    let rest = if unnamed.is_empty() { String::new() } else { format!("; {} without a speaker left", unnamed.len()) };
    let said = format!("Accepted {}{rest}. Ctrl+Z takes them back.", many(named.len(), "statement"));
    decide(state, decisions, &said);
}

/// What is in hand is no statement.
pub fn dismiss(state: &mut State) {
    let Some(all) = state.open.as_ref().map(in_hand).filter(|all| !all.is_empty()) else { return nothing(state) };
    let decisions = all.iter().map(|of| decision(state, DecisionKind::NoStatement, of, "")).collect();
    decide(state, decisions, "Dismissed. It is listed under “dismissed”, and Ctrl+Z brings it back.");
}

/// What was decided of what is in hand is taken back; where nothing was, that its speaker's name is read as another.
pub fn withdraw(state: &mut State) {
    let Some(open) = &state.open else { return };
    let all = in_hand(open);
    let decided = &open.quoted.decided;
    let mut ids: BTreeSet<DecisionId> = all.iter().flat_map(|of| decided.all_of(of.document, &of.words)).collect();
    let mut said = format!("Taken back: {} again.", if all.len() == 1 { "a proposal" } else { "proposals" });
    if ids.is_empty() {
        ids = all.iter().filter_map(|of| of.speaker.as_deref()).flat_map(|name| decided.readings_of(name)).collect();
        "Taken back: the name stands for itself again.".clone_into(&mut said);
    }
    if ids.is_empty() {
        return state.say("Nothing was decided here that could be taken back.");
    }
    if change(state, Command::Decision(DecisionCommand::WithdrawAll(ids))) {
        state.say(said);
    }
}

/// Asks who said what is in hand.
pub fn ask_speaker(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    if in_hand(open).is_empty() {
        return nothing(state);
    }
    open.quoted.name = Some(NameBar::new(NameOf::Speaker));
}

/// Asks whose name the speaker's is.
pub fn ask_person(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let speaker = in_hand(open).into_iter().find_map(|of| of.speaker);
    match speaker {
        Some(speaker) => {
            let person = open.quoted.decided.persons().person(&speaker);
            open.quoted.name = Some(NameBar::new(NameOf::Person(person)));
        }
        None => state.say("Nobody is named here. C says who it was."),
    }
}

/// Takes the name that was asked for.
pub fn name(state: &mut State, name: &str) {
    let Some(open) = &mut state.open else { return };
    let Some(bar) = open.quoted.name.take() else { return };
    open.desk.focus = Some(Focus::Statements);
    match bar.what {
        NameOf::Speaker => {
            let all = in_hand(open);
            let decisions = all.iter().map(|of| decision(state, DecisionKind::Speaker, of, name)).collect();
            decide(state, decisions, &format!("Said by {name}. U takes it back."));
        }
        NameOf::Person(alias) => {
            let of = Decision {
                kind: DecisionKind::SamePerson,
                document: None,
                words: alias.clone(),
                other_document: None,
                other_words: name.to_owned(),
                created: state.stamp(),
                extra: Extra::new(),
            };
            let id = state.ids.decision();
            if change(state, Command::Decision(DecisionCommand::Decide { id, decision: of })) {
                state.say(format!("{alias} is {name}, in all articles. Ctrl+Z takes it back."));
            }
        }
    }
}
