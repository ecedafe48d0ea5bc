//! Highlights in texts that were edited: their places become those of the text that is there now. Places are code points.

use std::collections::BTreeSet;

use super::wording::{count, present};
use super::{Draft, HighlightCommand, Refusal};
use crate::notebook::{Change, Document, DocumentId, Edit, Highlight, HighlightId, Notebook, Stamp};

/// Something to do with highlights whose text was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettleCommand {
    /// Take these texts for those that the records speak of: each certain highlight gets its place there, the others stay
    /// as they are and are marked as not settled.
    Texts(Vec<Settled>),
    /// Put one highlight at a place that the person chose or accepted.
    Place {
        /// The highlight.
        id: HighlightId,
        /// Its words in the text that is there now.
        draft: Draft,
        /// Who does it, and when.
        by: Stamp,
    },
}

/// A text that was edited, and where its highlights are for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The document.
    pub document: DocumentId,
    /// The hash of its file.
    pub hash: String,
    /// The highlights that were found exactly, there or elsewhere.
    pub certain: Vec<(HighlightId, Draft)>,
}

impl SettleCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Texts(texts) => settle_texts(notebook, texts),
            Self::Place { id, draft, by } => {
                let change = HighlightCommand::Resize { id, draft, by }.plan(notebook)?;
                Ok(Change { label: "Settle the place of a highlight".to_owned(), ..change })
            }
        }
    }
}

/// Nobody becomes the author of a highlight that was only found again: its stamps stay.
fn settle_texts(notebook: &Notebook, texts: Vec<Settled>) -> Result<Change, Refusal> {
    let (mut edits, mut places) = (Vec::new(), 0);
    for Settled { document, hash, certain } in texts {
        let record = present(notebook.document(document), "document")?;
        let found: BTreeSet<HighlightId> = certain.iter().map(|(id, _)| *id).collect();
        for (id, draft) in certain {
            let Some(old) = notebook.highlight(id).filter(|old| old.document == document) else { continue };
            let Draft { points, exact, before, after, .. } = draft;
            let new = Highlight { points, exact, before, after, ..old.clone() };
            places += 1;
            if new != *old {
                edits.push(Edit::Highlight(id, Some(new)));
            }
        }
        let held = |id: &HighlightId| record.hash == hash && !record.unsettled.contains(id);
        let all = notebook.highlights_of(document).map(|(id, _)| id);
        let unsettled = all.filter(|id| !found.contains(id) && !held(id)).collect();
        let new = Document { hash, unsettled, ..record.clone() };
        if new != *record {
            edits.push(Edit::Document(document, Some(new)));
        }
    }
    let label = if places == 0 { "Take the edited text".to_owned() } else { format!("Settle {}", count(places, "place")) };
    Ok(Change::new(label, edits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, describe_found, draft, perform};
    use crate::notebook::{IdSource, Session};
    use crate::text::{Reading, Span};

    fn stamp() -> Stamp {
        Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann")
    }

    fn drafted(document: DocumentId, text: &str, words: &str) -> Draft {
        let start = text.find(words).unwrap();
        draft(document, &Reading::new(text.to_owned(), Vec::new(), Vec::new()), Span::new(start, start + words.len())).unwrap()
    }

    #[test]
    fn certain_places_are_settled_together_and_the_others_one_by_one() {
        let mut ids = IdSource::new(1);
        let (document, kept, other) = (ids.document(), ids.highlight(), ids.highlight());
        let mut session = Session::default();
        session.record(Change::new("sample", vec![Edit::Document(document, Some(Document::default()))]));
        let read = |session: &mut Session, hash: &str| {
            let found = Document { hash: hash.to_owned(), ..Document::default() };
            session.record(describe_found(session.notebook(), document, &found));
        };
        read(&mut session, "first");
        let (old, new) = ("one two three", "zero one three");
        for (id, words) in [(kept, "one"), (other, "two")] {
            let draft = drafted(document, old, words);
            let create = HighlightCommand::Create { id, draft, tags: [].into(), note: String::new(), by: stamp() };
            perform(&mut session, Command::Highlight(create)).unwrap();
        }
        read(&mut session, "second");
        assert_eq!(session.notebook().document(document).unwrap().hash, "first", "highlights hold in the first text");
        let settled = Settled { document, hash: "second".to_owned(), certain: vec![(kept, drafted(document, new, "one"))] };
        perform(&mut session, Command::Settle(SettleCommand::Texts(vec![settled.clone()]))).unwrap();
        let record = |session: &Session| {
            let record = session.notebook().document(document).unwrap();
            (record.hash.clone(), record.unsettled.iter().copied().collect::<Vec<_>>())
        };
        assert_eq!(record(&session), ("second".to_owned(), vec![other]));
        assert_eq!(session.notebook().highlight(kept).unwrap().points.start, 5);
        assert_eq!(session.undo_label(), Some("Settle 1 place"));
        let again = Command::Settle(SettleCommand::Texts(vec![settled]));
        assert!(again.plan(session.notebook()).unwrap().edits.is_empty(), "settled once");
        let place = SettleCommand::Place { id: other, draft: drafted(document, new, "three"), by: stamp() };
        perform(&mut session, Command::Settle(place)).unwrap();
        assert_eq!(record(&session), ("second".to_owned(), vec![]));
        session.undo();
        session.undo();
        assert_eq!(record(&session), ("first".to_owned(), vec![]));
        assert_eq!(session.notebook().highlight(kept).unwrap().points.start, 0);
    }
}
