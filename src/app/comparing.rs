//! The jobs that make accounts and compare them: those of the open columns first, then all others.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::accounts::{Shared, Tied, Two};
use super::batch::Batch;
use super::jobs::Finished;
use super::reader::Shown;
use super::state::{Open, State};
use crate::align::{Passage, Weights, differences, passages};
use crate::compare::{Account, MadeOf};
use crate::notebook::DocumentId;
use crate::workspace::{Read, read_all};

/// Begins to make accounts that are missing, and to compare those of open columns.
pub fn want(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    if open.unread.0 == 0 {
        open.accounts.follow(open.session.notebook());
    }
    want_accounts(state);
    want_passages(state);
}

fn want_accounts(state: &mut State) {
    let Some(open) = state.open.as_mut().filter(|open| !open.accounts.working) else { return };
    let shown: Vec<(MadeOf, DocumentId, Arc<Shown>)> = shown(open);
    let notebook = open.session.notebook();
    let rest: Vec<DocumentId> = match shown.is_empty() && open.unread.0 == 0 && !open.accounts.is_partial() {
        true => open.accounts.wanted().iter().copied().filter(|id| !open.missing.contains(id)).collect(),
        false => Vec::new(),
    };
    let rest: Vec<(DocumentId, String)> =
        rest.into_iter().filter_map(|id| Some((id, notebook.document(id)?.path.clone()))).collect();
    if shown.is_empty() && rest.is_empty() {
        return;
    }
    open.accounts.working = true;
    let (generation, source, notebook) = (open.generation, open.source.clone(), notebook.clone());
    let (cancelled, room, foldings) = (Arc::clone(&state.jobs.cancelled), open.accounts.room(), open.foldings.clone());
    state.jobs.start(move |handle| {
        let of_shown = shown.into_iter().map(|(of, id, text)| (id, Some(Arc::new(Account::new(of, text.reading.clone())))));
        let mut batch = Batch::new(|made| handle.send(Finished::Accounts(generation, made, false)));
        of_shown.for_each(|made| batch.add(made));
        let held = AtomicUsize::new(0);
        let make = |read: Read| {
            let there = read.result.ok().zip(notebook.document(read.id)).filter(|_| held.load(Ordering::Relaxed) <= room);
            let account = there.map(|(imported, record)| {
                held.fetch_add(imported.reading.text().len(), Ordering::Relaxed);
                let of = MadeOf::new(record, &imported.about.hash, foldings.of(read.id));
                Arc::new(Account::new(of, imported.reading))
            });
            (read.id, account)
        };
        read_all(&source, &rest, &cancelled, make, |made| batch.add(made));
        let done = !cancelled.load(Ordering::SeqCst);
        handle.send(Finished::Accounts(generation, batch.rest(), done));
    });
}

/// The open articles whose accounts are missing or are not those of their texts.
fn shown(open: &Open) -> Vec<(MadeOf, DocumentId, Arc<Shown>)> {
    let documents: BTreeSet<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    let wanted = documents.into_iter().filter_map(|id| {
        let (text, record) = (open.text(id)?, open.session.notebook().document(id)?);
        let of = MadeOf::new(record, &text.hash, text.folding.clone());
        let there = open.accounts.get(id).is_some_and(|account| account.of == of);
        (!there).then(|| (of, id, Arc::clone(text)))
    });
    wanted.collect()
}

/// Begins to compare the open articles, each with each.
fn want_passages(state: &mut State) {
    let Some(open) = state.open.as_mut().filter(|open| !open.accounts.comparing && open.desk.columns.len() > 1) else { return };
    let documents: BTreeSet<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    let accounts: Vec<(DocumentId, &Arc<Account>)> =
        documents.iter().filter_map(|id| Some((*id, open.accounts.get(*id)?))).collect();
    let mut wanted: Vec<(Two, Both)> = Vec::new();
    for (place, (first, a)) in accounts.iter().enumerate() {
        for (second, b) in &accounts[place + 1..] {
            let known = open.accounts.shared().get(&(*first, *second));
            if known.is_none_or(|known| known.of.0 != a.of || known.of.1 != b.of) {
                wanted.push(((*first, *second), (Arc::clone(a), Arc::clone(b))));
            }
        }
    }
    open.accounts.keep_shared(&documents);
    if wanted.is_empty() {
        return;
    }
    open.accounts.comparing = true;
    let generation = open.generation;
    state.jobs.start(move |handle| {
        let compared = wanted.into_iter().map(|(pair, (a, b))| (pair, compare(&a, &b)));
        handle.send(Finished::Shared(generation, compared.collect()));
    });
}

/// The accounts of two documents.
type Both = (Arc<Account>, Arc<Account>);

fn compare(a: &Account, b: &Account) -> Shared {
    let weights = Weights::of([&a.prepared, &b.prepared]);
    let found = passages(&a.prepared, &b.prepared, &weights);
    let differs = |passage: &Passage| differences(a.reading.text(), b.reading.text(), passage);
    let tied = |passage: Passage| Tied { differs: differs(&passage), passage };
    Shared { of: (a.of.clone(), b.of.clone()), passages: found.into_iter().map(tied).collect() }
}
