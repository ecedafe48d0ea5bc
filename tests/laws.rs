//! Laws of the commands, held against random work: undo, redo, soundness and refusals. Places are code points.

mod worker;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use variorum::commands::{Command, perform};
use variorum::compare::Omissions;
use variorum::notebook::{Change, Edit, HighlightId, IdSource, Notebook, Session, problems};
use variorum::query::{self, Counts, DocumentOrder, DocumentRow, Filter, TagRow};
use worker::{KINDS, Step, Worker, first_notebook, steps};

/// What a change names; each slot may stand in it once.
fn slots(change: &Change) -> Vec<String> {
    let slot = |edit: &Edit| match edit {
        Edit::Title(_) => "title".to_owned(),
        Edit::Document(id, _) => format!("{id:?}"),
        Edit::Tag(id, _) => format!("{id:?}"),
        Edit::Highlight(id, _) => format!("{id:?}"),
        Edit::Note(id, _) => format!("{id:?}"),
        Edit::Link(id, _) => format!("{id:?}"),
        Edit::Decision(id, _) => format!("{id:?}"),
        Edit::Columns(table, _) => table.clone(),
        Edit::Conflict(id, _) => format!("{id:?}"),
        Edit::Unknown(_) => "unknown".to_owned(),
    };
    change.edits.iter().map(slot).collect()
}

/// Does one step and checks what must hold after each.
fn work(session: &mut Session, command: Command) -> Result<(), TestCaseError> {
    let before = session.notebook().clone();
    let planned = command.clone().plan(&before);
    if let Ok(change) = &planned {
        let slots = slots(change);
        let different: BTreeSet<&String> = slots.iter().collect();
        prop_assert_eq!(different.len(), slots.len(), "a slot stands twice in {:?}", change);
        prop_assert!(!change.label.is_empty() && !change.label.contains('\n'));
    }
    let done = perform(session, command.clone());
    prop_assert_eq!(done.is_ok(), planned.is_ok());
    match planned {
        Ok(change) => {
            // A change with edits changes something, or Undo would seem to do nothing.
            prop_assert_eq!(change.edits.is_empty(), before == *session.notebook(), "{:?}", command);
            prop_assert_eq!(done.unwrap_or_default(), change.place);
        }
        Err(refusal) => {
            prop_assert_eq!(&before, session.notebook());
            prop_assert!(refusal.0.len() > 10, "a refusal is a sentence: {}", refusal);
        }
    }
    prop_assert_eq!(problems(session.notebook()), Vec::<String>::new(), "after {:?}", command);
    Ok(())
}

/// What panels list, once brought up to date after each step, once made from nothing.
#[derive(Debug, PartialEq)]
struct Lists {
    tags: Vec<TagRow>,
    documents: Vec<Vec<DocumentRow>>,
    wanted: Vec<Vec<HighlightId>>,
    noted: Vec<HighlightId>,
    counts: Counts,
    omissions: Omissions,
}

const ORDERS: [(&str, DocumentOrder); 3] =
    [("", DocumentOrder::Published), ("", DocumentOrder::Highlights), ("1", DocumentOrder::Path)];

impl Lists {
    fn new(notebook: &Notebook, filters: &[Filter]) -> Self {
        Self {
            tags: query::tag_tree(notebook),
            documents: ORDERS.iter().map(|(typed, order)| query::documents(notebook, typed, *order)).collect(),
            wanted: filters.iter().map(|filter| query::wanted(notebook, filter)).collect(),
            noted: query::noted(notebook),
            counts: query::counts(notebook),
            omissions: omissions(notebook),
        }
    }

    fn follow(&mut self, filters: &[Filter], before: &Notebook, after: &Notebook) {
        query::follow_tag_tree(&mut self.tags, before, after);
        for (rows, asked) in self.documents.iter_mut().zip(ORDERS) {
            query::follow_documents(rows, asked, before, after);
        }
        for (ids, filter) in self.wanted.iter_mut().zip(filters) {
            if !query::follow_wanted(ids, filter, before, after) {
                *ids = query::wanted(after, filter);
            }
        }
        query::follow_noted(&mut self.noted, before, after);
        query::follow_counts(&mut self.counts, before, after);
        let same_rows = self.omissions.tags().eq(self.tags.iter().map(|row| row.id));
        let same_columns = self.omissions.documents() == query::reading_order(after);
        if !(same_rows && same_columns && self.omissions.follow(before, after)) {
            self.omissions = omissions(after);
        }
    }
}

fn omissions(notebook: &Notebook) -> Omissions {
    let tags = query::tag_tree(notebook).iter().map(|row| row.id).collect();
    Omissions::new(notebook, tags, query::reading_order(notebook))
}

fn filters(notebook: &Notebook) -> Vec<Filter> {
    let tags = notebook.tags().keys().step_by(3).copied().collect();
    let documents = notebook.documents().keys().step_by(2).copied().collect();
    let plain = Filter::default;
    vec![
        plain(),
        Filter { untagged: true, ..plain() },
        Filter { tags, ..plain() },
        Filter { documents, ..plain() },
        Filter { words: "a".to_owned(), ..plain() },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn lists_that_follow_changes_are_those_made_from_nothing(steps in steps(0..160), stride in 1_usize..4, start in 0_usize..60) {
        let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
        let mut session = Session::new(first_notebook(&mut worker.ids));
        let mut dice = IdSource::new(steps.len() as u64);
        let mut before = session.notebook().clone();
        let mut asked = filters(&before);
        let mut lists = Lists::new(&before, &asked);
        for (number, step) in steps.into_iter().enumerate() {
            let command = worker.command(session.notebook(), step);
            match dice.bits() % 5 {
                0 => drop(session.undo()),
                1 => drop(session.redo()),
                _ => drop(perform(&mut session, command)),
            }
            if number == start {
                // Filters that ask for tags and documents that are there now.
                asked = filters(session.notebook());
                before = session.notebook().clone();
                lists = Lists::new(&before, &asked);
            }
            if number % stride == 0 {
                lists.follow(&asked, &before, session.notebook());
                before = session.notebook().clone();
                prop_assert_eq!(&lists, &Lists::new(&before, &asked));
            }
        }
    }

    #[test]
    fn any_work_is_sound_and_can_be_undone_and_redone(steps in steps(0..160), back in any::<u8>()) {
        let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
        let first = first_notebook(&mut worker.ids);
        let mut session = Session::new(first.clone());
        let mut seen = vec![first];
        for step in steps {
            let command = worker.command(session.notebook(), step);
            work(&mut session, command)?;
            if seen.last() != Some(session.notebook()) {
                seen.push(session.notebook().clone());
            }
        }
        // Undo passes every notebook that was seen, backwards, and redo forwards; then some way back and forth again.
        for earlier in seen.iter().rev().skip(1) {
            prop_assert!(session.undo().is_some());
            prop_assert_eq!(session.notebook(), earlier);
        }
        prop_assert_eq!(session.undo(), None);
        for later in &seen[1..] {
            prop_assert!(session.redo().is_some());
            prop_assert_eq!(session.notebook(), later);
        }
        prop_assert_eq!(session.redo(), None);
        let back = usize::from(back) % seen.len();
        (0..back).for_each(|_| drop(session.undo()));
        prop_assert_eq!(session.notebook(), &seen[seen.len() - 1 - back]);
        (0..back).for_each(|_| drop(session.redo()));
        prop_assert_eq!(Some(session.notebook()), seen.last());
    }
}

/// The random work reaches what it is meant to reach: without this, laws about nothing would hold.
#[test]
fn random_work_succeeds_and_is_refused_often_enough() {
    let (mut done, mut refused) = (BTreeMap::new(), BTreeMap::new());
    let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
    let mut dice = IdSource::new(11);
    let mut session = Session::new(first_notebook(&mut worker.ids));
    for _ in 0..4000 {
        let [a, b, c, kind, ..] = dice.bits().to_le_bytes();
        let kind = kind % KINDS;
        let command = worker.command(session.notebook(), Step { kind, a, b, c });
        let edits = command.clone().plan(session.notebook()).map(|change| change.edits.len());
        *if edits.is_ok_and(|edits| edits > 0) { &mut done } else { &mut refused }.entry(kind).or_insert(0) += 1;
        work(&mut session, command).unwrap();
    }
    for kind in 0..KINDS {
        assert!(done.get(&kind).copied().unwrap_or(0) >= 5, "work of kind {kind} hardly ever succeeds: {done:?}");
        let always_possible = kind == KINDS - 1; // a title fits any notebook
        assert!(always_possible || refused.get(&kind).copied().unwrap_or(0) >= 5, "kind {kind} is never refused: {refused:?}");
    }
}
