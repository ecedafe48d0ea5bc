//! What a person says to proposals: that words do not say the same, are no statement, are somebody's, that names are one person's.

use super::Refusal;
use super::wording::{line, present};
use crate::notebook::{Change, Decision, DecisionId, DecisionKind, Edit, Notebook};

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
    /// Take a decision back, so that it is a proposal again.
    Withdraw {
        /// The decision.
        id: DecisionId,
    },
}

impl DecisionCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Decide { id, decision } => decide(notebook, id, decision),
            Self::Withdraw { id } => {
                let kind = present(notebook.decisions().get(&id), "decision")?.kind;
                Ok(Change::new(format!("Take back “{}”", kind.name()), vec![Edit::Decision(id, None)]))
            }
        }
    }
}

fn decide(notebook: &Notebook, id: DecisionId, mut decision: Decision) -> Result<Change, Refusal> {
    if matches!(decision.kind, DecisionKind::Speaker | DecisionKind::SamePerson) {
        decision.other_words = line(&decision.other_words);
        if decision.other_words.is_empty() {
            return Err(Refusal("A name is needed".to_owned()));
        }
    }
    let about = |old: &Decision| {
        let apart = |kind| matches!(kind, DecisionKind::NoStatement | DecisionKind::Speaker);
        let kinds = old.kind == decision.kind || apart(old.kind) && apart(decision.kind);
        let words = old.document == decision.document && old.words == decision.words;
        let pair = old.other_document == decision.other_document && old.other_words == decision.other_words;
        kinds && words && (decision.kind != DecisionKind::NotSame || pair)
    };
    let before: Vec<(DecisionId, &Decision)> =
        notebook.decisions().iter().map(|(id, old)| (*id, old.as_ref())).filter(|(_, old)| about(old)).collect();
    let label = format!("Decide “{}”", decision.kind.name());
    if before.iter().any(|(_, old)| old.kind == decision.kind && old.other_words == decision.other_words) {
        return Ok(Change::new(label, Vec::new()));
    }
    let mut edits: Vec<Edit> = before.iter().filter(|(old, _)| *old != id).map(|(id, _)| Edit::Decision(*id, None)).collect();
    edits.push(Edit::Decision(id, Some(decision)));
    Ok(Change::new(label, edits))
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
}
