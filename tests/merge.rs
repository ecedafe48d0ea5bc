//! Laws of merging, held against random work of two people on one notebook. Places are code points.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod worker;

use std::collections::BTreeSet;

use proptest::prelude::*;
use variorum::commands::{Command, ConflictCommand, HighlightCommand, Settling, list_documents, perform};
use variorum::compare::merge;
use variorum::notebook::{
    Change, Conflict, ConflictId, Disputed, Edit, IdSource, Notebook, Session, Stamp, differences, problems,
};
use worker::{Step, Worker, first_notebook, steps};

/// Lets somebody work on a notebook. Each has own ids and times, so that no two people ever make the same.
fn worked(notebook: &Notebook, who: u64, steps: &[Step]) -> Notebook {
    let mut worker = Worker { ids: IdSource::new(who * 1_000_003), hours: i64::try_from(who).unwrap() * 100_000 };
    let mut session = Session::new(notebook.clone());
    for step in steps {
        let command = worker.command(session.notebook(), *step);
        drop(perform(&mut session, command));
    }
    // Half of them open the folder again, where all the files are still there.
    if steps.first().is_some_and(|step| step.a % 2 == 0) {
        let files = (0..5).map(|number| format!("{number}.txt")).collect::<Vec<String>>();
        let listed = list_documents(session.notebook(), files.iter().map(String::as_str), &mut worker.ids);
        session.record(listed);
    }
    session.notebook().clone()
}

fn first(steps: &[Step]) -> Notebook {
    let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
    worked(&first_notebook(&mut worker.ids), 1, steps)
}

fn merged(base: &Notebook, ours: &Notebook, theirs: &Notebook) -> (Notebook, usize) {
    let merged = merge(base, ours, theirs);
    (merged.applied(ours), merged.conflicts.len())
}

/// The slots that hold something else, and the edits that make it so.
fn edits(before: &Notebook, after: &Notebook) -> Vec<Edit> {
    let mut edits = Vec::new();
    if before.title() != after.title() {
        edits.push(Edit::Title(after.title().to_owned()));
    }
    edits.extend(differences(before.documents(), after.documents()).map(|now| Edit::Document(now.id, now.after.cloned())));
    edits.extend(differences(before.tags(), after.tags()).map(|now| Edit::Tag(now.id, now.after.cloned())));
    edits.extend(differences(before.highlights(), after.highlights()).map(|now| Edit::Highlight(now.id, now.after.cloned())));
    edits.extend(differences(before.notes(), after.notes()).map(|now| Edit::Note(now.id, now.after.cloned())));
    edits.extend(differences(before.columns(), after.columns()).map(|now| Edit::Columns(now.id, now.after.cloned())));
    edits.extend(differences(before.links(), after.links()).map(|now| Edit::Link(now.id, now.after.cloned())));
    edits
}

fn apply(notebook: &Notebook, edits: Vec<Edit>) -> Notebook {
    let mut session = Session::new(notebook.clone());
    session.record(Change::new("Apply", edits));
    session.notebook().clone()
}

/// The slot and the field of a conflict.
fn about(conflict: &Conflict) -> String {
    let slot = match &conflict.of {
        Disputed::Title(_) | Disputed::Unknown(_) => String::new(),
        Disputed::Document(id, _) => format!("{id:?}"),
        Disputed::Tag(id, _) => format!("{id:?}"),
        Disputed::Highlight(id, _) => format!("{id:?}"),
        Disputed::Note(id, _) => format!("{id:?}"),
        Disputed::Link(id, _) => format!("{id:?}"),
    };
    format!("{} of {slot}", conflict.field.name())
}

/// The same slot, whatever its value.
fn same_slot(a: &Edit, b: &Edit) -> bool {
    match (a, b) {
        (Edit::Title(_), Edit::Title(_)) | (Edit::Unknown(_), Edit::Unknown(_)) => true,
        (Edit::Document(a, _), Edit::Document(b, _)) => a == b,
        (Edit::Tag(a, _), Edit::Tag(b, _)) => a == b,
        (Edit::Highlight(a, _), Edit::Highlight(b, _)) => a == b,
        (Edit::Note(a, _), Edit::Note(b, _)) => a == b,
        (Edit::Link(a, _), Edit::Link(b, _)) => a == b,
        (Edit::Columns(a, _), Edit::Columns(b, _)) => a == b,
        (Edit::Conflict(a, _), Edit::Conflict(b, _)) => a == b,
        _ => false,
    }
}

/// Whether some highlights were made in an article that the others gave another text meanwhile: merged, they are not settled there.
fn marks_another_text(base: &Notebook, marks: &[Edit], texts: &[Edit]) -> bool {
    let is_another = |edit: &Edit, id| match edit {
        Edit::Document(of, Some(now)) if *of == id => base.document(id).is_some_and(|record| record.hash != now.hash),
        _ => false,
    };
    marks.iter().any(|mark| match mark {
        Edit::Highlight(_, Some(highlight)) => texts.iter().any(|edit| is_another(edit, highlight.document)),
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_only_one_did_is_what_comes_out(before in steps(0..60), mine in steps(0..40)) {
        let base = first(&before);
        let ours = worked(&base, 2, &mine);
        prop_assert_eq!(merged(&base, &ours, &base), (ours.clone(), 0));
        prop_assert_eq!(merged(&base, &base, &ours), (ours.clone(), 0));
        prop_assert_eq!(merged(&base, &ours, &ours), (ours, 0));
    }

    #[test]
    fn any_two_merge_soundly_and_in_either_order(before in steps(0..60), mine in steps(0..30), other in steps(0..30)) {
        let base = first(&before);
        let (ours, theirs) = (worked(&base, 2, &mine), worked(&base, 3, &other));
        let (there, conflicts) = merged(&base, &ours, &theirs);
        let (back, conflicts_back) = merged(&base, &theirs, &ours);
        prop_assert_eq!(problems(&there), Vec::<String>::new());
        prop_assert_eq!(problems(&back), Vec::<String>::new());
        prop_assert_eq!(conflicts == 0, conflicts_back == 0);
        prop_assert_eq!(there.conflicts().len(), conflicts);
        if conflicts == 0 {
            prop_assert_eq!(&there, &back);
        }
        // Both merged, each on an own machine, and then the files meet: nobody is asked about anything that nobody was asked about.
        let again = merge(&base, &there, &back);
        let joined = again.applied(&there);
        let known: BTreeSet<String> = there.conflicts().values().chain(back.conflicts().values()).map(|it| about(it)).collect();
        let asked = again.conflicts.iter().map(|id| about(&joined.conflicts()[id]));
        prop_assert_eq!(asked.filter(|asked| !known.contains(asked)).collect::<Vec<String>>(), Vec::<String>::new());
        prop_assert_eq!(problems(&joined), Vec::<String>::new());
    }

    #[test]
    fn conflicts_are_settled_soundly_and_that_can_be_undone(
        before in steps(0..60), mine in steps(0..30), other in steps(0..30), hows in proptest::collection::vec(0_usize..3, 40)
    ) {
        let base = first(&before);
        let (ours, theirs) = (worked(&base, 2, &mine), worked(&base, 3, &other));
        let mut session = Session::new(merged(&base, &ours, &theirs).0);
        let ids: Vec<ConflictId> = session.notebook().conflicts().keys().copied().collect();
        for (id, how) in ids.into_iter().zip(hows) {
            let before = session.notebook().clone();
            let how = [Settling::Ours, Settling::Theirs, Settling::Both][how];
            let by = Stamp::new(jiff::Timestamp::UNIX_EPOCH, "me");
            let done = perform(&mut session, Command::Conflict(ConflictCommand { id, how, by }));
            prop_assert_eq!(problems(session.notebook()), Vec::<String>::new());
            prop_assert_eq!(session.notebook().conflicts().contains_key(&id), done.is_err());
            if done.is_ok() {
                let after = session.notebook().clone();
                session.undo();
                prop_assert_eq!(session.notebook(), &before);
                session.redo();
                prop_assert_eq!(session.notebook(), &after);
            } else {
                prop_assert_eq!(session.notebook(), &before);
                prop_assert!(how != Settling::Ours, "keeping ours is always possible");
            }
        }
    }

    #[test]
    fn work_on_different_slots_is_all_there(before in steps(0..60), mine in steps(0..12), other in steps(0..12)) {
        let base = first(&before);
        let (ours, theirs) = (worked(&base, 2, &mine), worked(&base, 3, &other));
        let (a, b) = (edits(&base, &ours), edits(&base, &theirs));
        prop_assume!(!a.iter().any(|a| b.iter().any(|b| same_slot(a, b))));
        prop_assume!(!marks_another_text(&base, &a, &b) && !marks_another_text(&base, &b, &a));
        let (both, conflicts) = merged(&base, &ours, &theirs);
        let applied = apply(&apply(&base, a), b);
        let one_again = merge(&base, &ours, &theirs).renamed.is_empty() && problems(&applied).is_empty();
        // Where the two lists of edits fit each other, they are what is merged, and nobody is asked.
        if one_again && both.documents().len() == applied.documents().len() && both.tags().len() == applied.tags().len() {
            prop_assert_eq!(conflicts, 0);
            prop_assert_eq!(both, applied);
        }
    }

    #[test]
    fn notes_on_different_highlights_never_conflict(before in steps(60..90), choice in any::<u8>()) {
        // Nothing but new highlights, of which enough succeed.
        let before: Vec<Step> = before.into_iter().map(|step| Step { kind: 1 + step.kind % 3, a: step.a % 10, b: (step.b % 4) | 1, ..step }).collect();
        let base = first(&before);
        let ids: Vec<_> = base.highlights().keys().copied().collect();
        prop_assert!(ids.len() > 1);
        let at = usize::from(choice) % (ids.len() - 1);
        let note = |notebook: &Notebook, place: usize, text: &str| {
            let mut session = Session::new(notebook.clone());
            let by = variorum::notebook::Stamp::new(jiff::Timestamp::UNIX_EPOCH, text);
            let command = HighlightCommand::Note { id: ids[place], text: text.to_owned(), by };
            perform(&mut session, Command::Highlight(command)).unwrap();
            session.notebook().clone()
        };
        let (ours, theirs) = (note(&base, at, "mine"), note(&base, at + 1, "theirs"));
        let (both, conflicts) = merged(&base, &ours, &theirs);
        prop_assert_eq!(conflicts, 0);
        prop_assert_eq!(both, note(&ours, at + 1, "theirs"));
    }
}

/// The random work reaches what it is meant to reach: conflicts, and merges without any.
#[test]
fn random_work_conflicts_often_enough() {
    let mut dice = IdSource::new(5);
    let mut steps = |number: usize| -> Vec<Step> {
        let mut step = || {
            let [a, b, c, kind, ..] = dice.bits().to_le_bytes();
            Step { kind: kind % worker::KINDS, a, b, c }
        };
        (0..number).map(|_| step()).collect()
    };
    let (mut quiet, mut asked, mut renamed) = (0, 0, 0);
    for _ in 0..300 {
        let base = first(&steps(50));
        let (ours, theirs) = (worked(&base, 2, &steps(8)), worked(&base, 3, &steps(8)));
        let merged = merge(&base, &ours, &theirs);
        *if merged.conflicts.is_empty() { &mut quiet } else { &mut asked } += 1;
        renamed += usize::from(!merged.renamed.is_empty());
    }
    assert!(
        quiet > 30 && asked > 30 && renamed > 3,
        "{quiet} without, {asked} with conflicts, {renamed} with documents listed twice"
    );
}
