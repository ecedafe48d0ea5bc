//! What a person says to proposals: that words do not say the same, are no statement, are somebody's, that names are one person's.

use std::collections::{BTreeMap, BTreeSet};

use super::Refusal;
use super::wording::{count, line, present, quoted};
use crate::notebook::{Change, Decision, DecisionId, DecisionKind, DocumentId, Edit, Notebook};

/// Something to do with decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionCommand {
    /// Decide; what was decided before of the same words gives way.
    Decide {
        /// Its id.
        id: DecisionId,
        /// What is decided.
        decision: Decision,
    },
    /// Decide of many words in one step; of the same words the last one counts.
    DecideAll(Vec<(DecisionId, Decision)>),
    /// Take a decision back, so that it is a proposal again.
    Withdraw {
        /// The decision.
        id: DecisionId,
    },
    /// Take several back in one step; those that are gone already are passed over.
    WithdrawAll(BTreeSet<DecisionId>),
}

impl DecisionCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Decide { id, decision } => decide(notebook, vec![(id, decision)]),
            Self::DecideAll(decisions) => decide(notebook, decisions),
            Self::Withdraw { id } => {
                present(notebook.decisions().get(&id), "decision")?;
                withdraw(notebook, &BTreeSet::from([id]))
            }
            Self::WithdrawAll(ids) => withdraw(notebook, &ids),
        }
    }
}

fn withdraw(notebook: &Notebook, ids: &BTreeSet<DecisionId>) -> Result<Change, Refusal> {
    let there: Vec<(DecisionId, &Decision)> =
        ids.iter().filter_map(|id| Some((*id, notebook.decisions().get(id)?.as_ref()))).collect();
    let label = match there.as_slice() {
        [(_, one)] => format!("Take back “{}”", one.kind.name()),
        several => format!("Take back {}", count(several.len(), "decision")),
    };
    Ok(Change::new(label, there.into_iter().map(|(id, _)| Edit::Decision(id, None)).collect()))
}

/// Marks what is about a name.
const SAME_PERSON: u8 = 1;

/// What a decision is about: another one about the same gives way to it.
type About<'a> = (u8, Option<DocumentId>, &'a str, Option<(Option<DocumentId>, &'a str)>);

fn about(decision: &Decision) -> About<'_> {
    let Decision { document, words, .. } = decision;
    match decision.kind {
        DecisionKind::NoStatement | DecisionKind::Speaker => (0, *document, words, None),
        DecisionKind::SamePerson => (SAME_PERSON, *document, words, None),
        DecisionKind::NotSame => (2, *document, words, Some((decision.other_document, &decision.other_words))),
        DecisionKind::PartOfText | DecisionKind::SetApart => (3, *document, words, None),
        DecisionKind::OtherArticle => (4, *document, "", Some((decision.other_document, ""))),
    }
}

fn decide(notebook: &Notebook, mut decisions: Vec<(DecisionId, Decision)>) -> Result<Change, Refusal> {
    for (_, decision) in &mut decisions {
        if matches!(decision.kind, DecisionKind::Speaker | DecisionKind::SamePerson) {
            decision.other_words = line(&decision.other_words);
            if decision.other_words.is_empty() {
                return Err(Refusal("A name is needed".to_owned()));
            }
        }
    }
    let mut wanted: BTreeMap<About<'_>, (DecisionId, &Decision)> = BTreeMap::new();
    for (id, decision) in &decisions {
        wanted.insert(about(decision), (*id, decision));
    }
    let mut before: BTreeMap<About<'_>, Vec<(DecisionId, &Decision)>> = BTreeMap::new();
    let mut gone: BTreeSet<DecisionId> = BTreeSet::new();
    for (id, old) in notebook.decisions() {
        if wanted.contains_key(&about(old)) {
            before.entry(about(old)).or_default().push((*id, old.as_ref()));
        } else if old.kind == DecisionKind::SamePerson {
            // That a name is read as the one that is read as it from now on cannot hold any more.
            let back = wanted.get(&(SAME_PERSON, old.document, old.other_words.as_str(), None));
            gone.extend(back.filter(|(_, new)| new.other_words == old.words).map(|_| *id));
        }
    }
    let is_so = |new: &Decision, old: &[(DecisionId, &Decision)]| matches!(old, [(_, old)] if old.kind == new.kind && old.other_words == new.other_words);
    wanted.retain(|about, (_, new)| before.get(about).is_none_or(|old| !is_so(new, old)));
    gone.extend(wanted.keys().filter_map(|about| before.get(about)).flatten().map(|(id, _)| *id));
    let kept: BTreeMap<DecisionId, &Decision> = wanted.into_values().collect();
    let label = label(&kept.values().copied().collect::<Vec<_>>());
    let mut edits: Vec<Edit> = gone.iter().filter(|id| !kept.contains_key(id)).map(|id| Edit::Decision(*id, None)).collect();
    edits.extend(kept.into_iter().map(|(id, decision)| Edit::Decision(id, Some(decision.clone()))));
    Ok(Change::new(label, edits))
}

/// What was decided, in words for menus and the history.
fn label(decisions: &[&Decision]) -> String {
    let all = |kind| decisions.iter().all(|decision| decision.kind == kind);
    match decisions {
        [one] => match one.kind {
            DecisionKind::NotSame => "Tell two passages apart".to_owned(),
            DecisionKind::NoStatement => format!("Dismiss {}", quoted(&one.words)),
            DecisionKind::Speaker => format!("Accept {} as said by {}", quoted(&one.words), one.other_words),
            DecisionKind::SamePerson => format!("Read {} as {}", quoted(&one.words), one.other_words),
            DecisionKind::PartOfText => format!("Put {} back into the text", quoted(&one.words)),
            DecisionKind::SetApart => format!("Set {} apart", quoted(&one.words)),
            DecisionKind::OtherArticle => "Keep two articles apart".to_owned(),
        },
        several if all(DecisionKind::Speaker) => format!("Accept {}", count(several.len(), "statement")),
        several if all(DecisionKind::PartOfText) => format!("Put {} back into the text", count(several.len(), "paragraph")),
        several if all(DecisionKind::SetApart) => format!("Set {} apart", count(several.len(), "paragraph")),
        several if all(DecisionKind::NoStatement) => format!("Dismiss {}", count(several.len(), "statement")),
        several => format!("Decide of {}", count(several.len(), "proposal")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, perform};
    use crate::notebook::{Extra, IdSource, Session, Stamp};

    #[test]
    fn words_have_one_speaker_and_are_no_statement_or_one() {
        let mut ids = IdSource::new(1);
        let document = Some(ids.document());
        let mut session = Session::default();
        let mut decide = |session: &mut Session, kind, speaker: &str| {
            let created = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann");
            let other_words = speaker.to_owned();
            let words = "“No.”".to_owned();
            let decision = Decision { kind, document, words, other_document: None, other_words, created, extra: Extra::new() };
            perform(session, Command::Decision(DecisionCommand::Decide { id: ids.decision(), decision })).is_ok()
        };
        assert!(decide(&mut session, DecisionKind::Speaker, " Kim\n"));
        assert!(decide(&mut session, DecisionKind::Speaker, "Kim"));
        assert_eq!(session.history().count(), 1, "decided already");
        assert!(!decide(&mut session, DecisionKind::Speaker, " "));
        assert!(decide(&mut session, DecisionKind::Speaker, "Lee"));
        assert!(decide(&mut session, DecisionKind::NoStatement, ""));
        let kinds: Vec<DecisionKind> = session.notebook().decisions().values().map(|decision| decision.kind).collect();
        assert_eq!(kinds, [DecisionKind::NoStatement]);
        session.undo();
        assert_eq!(session.notebook().decisions().values().next().unwrap().other_words, "Lee");
    }

    #[test]
    fn many_are_decided_and_taken_back_in_one_step() {
        let mut ids = IdSource::new(1);
        let document = Some(ids.document());
        let created = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann");
        let said = |words: &str, speaker: &str| Decision {
            kind: DecisionKind::Speaker,
            document,
            words: words.to_owned(),
            other_document: None,
            other_words: speaker.to_owned(),
            created: created.clone(),
            extra: Extra::new(),
        };
        let mut session = Session::default();
        let all = [("a", "Kim"), ("b", "Lee"), ("a", "Moon")];
        let all = all.map(|(words, speaker)| (ids.decision(), said(words, speaker))).to_vec();
        perform(&mut session, Command::Decision(DecisionCommand::DecideAll(all.clone()))).unwrap();
        let speakers = |session: &Session| {
            let mut speakers: Vec<String> =
                session.notebook().decisions().values().map(|decision| decision.other_words.clone()).collect();
            speakers.sort();
            speakers
        };
        assert_eq!(speakers(&session), ["Lee", "Moon"], "the last one about the same words counts");
        assert_eq!(session.undo_label(), Some("Accept 2 statements"));
        perform(&mut session, Command::Decision(DecisionCommand::DecideAll(all[1..].to_vec()))).unwrap();
        assert_eq!(session.history().count(), 1, "all of it was decided already");
        let held = session.notebook().decisions().keys().copied().chain([ids.decision()]).collect();
        perform(&mut session, Command::Decision(DecisionCommand::WithdrawAll(held))).unwrap();
        assert!(session.notebook().decisions().is_empty());
        session.undo();
        assert_eq!(speakers(&session), ["Lee", "Moon"]);
    }

    #[test]
    fn of_two_names_that_are_read_as_each_other_the_later_word_counts() {
        let mut ids = IdSource::new(1);
        let mut session = Session::default();
        let mut same = |session: &mut Session, name: &str, person: &str| {
            let decision = Decision {
                kind: DecisionKind::SamePerson,
                document: None,
                words: name.to_owned(),
                other_document: None,
                other_words: person.to_owned(),
                created: Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann"),
                extra: Extra::new(),
            };
            perform(session, Command::Decision(DecisionCommand::Decide { id: ids.decision(), decision })).unwrap();
        };
        same(&mut session, "Mr Kim", "Kim Jong Un");
        assert_eq!(session.undo_label(), Some("Read “Mr Kim” as Kim Jong Un"));
        same(&mut session, "Kim Jong Un", "Mr Kim");
        let names: Vec<&str> = session.notebook().decisions().values().map(|decision| decision.words.as_str()).collect();
        assert_eq!(names, ["Kim Jong Un"]);
    }
}
