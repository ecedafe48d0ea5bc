//! The articles of the folder as accounts, made beside the window: those of the open columns first, then all others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::jobs::{Finished, Handle};
use super::reader::Shown;
use super::state::{Open, State};
use crate::align::{Passage, Weights, passages};
use crate::compare::{Account, MadeOf};
use crate::notebook::{DocumentId, Notebook, differences};
use crate::workspace::read_all;

/// How much text is held for comparing, in bytes: some 10,000 news articles. What is longer together is compared as far as it is open.
const MOST_BYTES: usize = 60_000_000;

/// How often accounts that were made are handed over.
const EACH: Duration = Duration::from_millis(250);

/// The accounts of the open project.
#[derive(Debug, Default)]
pub struct Accounts {
    made: BTreeMap<DocumentId, Arc<Account>>,
    /// Documents whose account is missing or is not that of their record any more.
    wanted: BTreeSet<DocumentId>,
    /// The records for which it was last seen what is missing.
    seen: Option<Notebook>,
    /// How much text is held, in bytes.
    bytes: usize,
    /// Whether a job is making some.
    working: bool,
    /// Grows with each account that is made, and with each pair that is compared.
    version: u64,
    /// What pairs of open articles share, the smaller id first.
    shared: BTreeMap<(DocumentId, DocumentId), Shared>,
    comparing: bool,
}

/// What two accounts share.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What the two were made of.
    of: (MadeOf, MadeOf),
    /// Best first; `a` is in the article of the smaller id.
    pub passages: Arc<Vec<Passage>>,
}

/// An account that was made; `None` for an article that cannot be read.
pub type Made = (DocumentId, Option<Arc<Account>>);

impl Accounts {
    /// The account of a document, once it is made.
    pub fn get(&self, document: DocumentId) -> Option<&Arc<Account>> {
        self.made.get(&document)
    }

    /// All that are made, by document.
    pub const fn all(&self) -> &BTreeMap<DocumentId, Arc<Account>> {
        &self.made
    }

    /// Tells apart what was made by when.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// How many documents still wait for their accounts.
    pub fn waiting(&self) -> usize {
        self.wanted.len()
    }

    /// Whether some are left out because all together are too long to be held.
    pub const fn is_partial(&self) -> bool {
        self.bytes > MOST_BYTES
    }

    /// What two open articles share, best first, `a` being in the first of them; `None` while that is not known.
    pub fn passages(&self, first: DocumentId, second: DocumentId) -> Option<Vec<Passage>> {
        let found = &self.shared.get(&(first.min(second), first.max(second)))?.passages;
        Some(if first <= second { found.to_vec() } else { found.iter().map(|passage| passage.turned()).collect() })
    }

    /// The accounts of these documents are to be made anew.
    pub fn want_again(&mut self, documents: impl IntoIterator<Item = DocumentId>) {
        self.wanted.extend(documents);
    }

    /// A document has a text with this hash now.
    pub fn note_hash(&mut self, document: DocumentId, hash: &str) {
        if self.made.get(&document).is_some_and(|account| account.of.hash != hash) {
            self.wanted.insert(document);
        }
    }

    /// Sees which records have come, gone or changed.
    fn follow(&mut self, notebook: &Notebook) {
        let none = Notebook::default();
        let before = self.seen.as_ref().unwrap_or(&none);
        for found in differences(before.documents(), notebook.documents()) {
            match found.after {
                None => {
                    self.wanted.remove(&found.id);
                    if let Some(gone) = self.made.remove(&found.id) {
                        self.bytes -= gone.reading.text().len();
                        self.version += 1;
                    }
                }
                Some(record) => {
                    let fits = self.made.get(&found.id).is_some_and(|made| MadeOf::new(record, &made.of.hash) == made.of);
                    if !fits {
                        self.wanted.insert(found.id);
                    }
                }
            }
        }
        self.seen = Some(notebook.clone());
    }

    /// Takes in what a job made.
    pub fn take_in(&mut self, made: Vec<Made>, done: bool) {
        for (document, account) in made {
            self.wanted.remove(&document);
            self.version += 1;
            let before = match account {
                Some(account) => {
                    self.bytes += account.reading.text().len();
                    self.made.insert(document, account)
                }
                None => self.made.remove(&document),
            };
            self.bytes -= before.map_or(0, |before| before.reading.text().len());
        }
        self.working &= !done;
    }

    /// Takes in what pairs share.
    pub fn compared(&mut self, found: Vec<((DocumentId, DocumentId), Shared)>) {
        self.comparing = false;
        self.version += u64::from(!found.is_empty());
        self.shared.extend(found);
    }
}

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
        true => open.accounts.wanted.iter().copied().filter(|id| !open.missing.contains(id)).collect(),
        false => Vec::new(),
    };
    let rest: Vec<(DocumentId, String)> =
        rest.into_iter().filter_map(|id| Some((id, notebook.document(id)?.path.clone()))).collect();
    if shown.is_empty() && rest.is_empty() {
        return;
    }
    open.accounts.working = true;
    let (generation, folder, notebook) = (open.generation, open.folder.clone(), notebook.clone());
    let (cancelled, room) = (Arc::clone(&state.jobs.cancelled), MOST_BYTES.saturating_sub(open.accounts.bytes));
    state.jobs.start(move |handle| {
        let of_shown = shown.into_iter().map(|(of, id, text)| (id, Some(Arc::new(Account::new(of, text.reading.clone())))));
        let mut batch = Batch { generation, handle, made: of_shown.collect(), sent: Instant::now() };
        let mut held = 0;
        read_all(&folder, &rest, &cancelled, |read| {
            let account = read.result.ok().zip(notebook.document(read.id)).filter(|_| held <= room).map(|(imported, record)| {
                held += imported.reading.text().len();
                Arc::new(Account::new(MadeOf::new(record, &imported.about.hash), imported.reading))
            });
            batch.add((read.id, account));
        });
        let done = !cancelled.load(Ordering::SeqCst);
        batch.send(done);
    });
}

/// The open articles whose accounts are missing or are not those of their texts.
fn shown(open: &Open) -> Vec<(MadeOf, DocumentId, Arc<Shown>)> {
    let documents: BTreeSet<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    let wanted = documents.into_iter().filter_map(|id| {
        let (text, record) = (open.text(id)?, open.session.notebook().document(id)?);
        let of = MadeOf::new(record, &text.hash);
        let there = open.accounts.get(id).is_some_and(|account| account.of == of);
        (!there).then(|| (of, id, Arc::clone(text)))
    });
    wanted.collect()
}

/// Accounts on their way to the window.
struct Batch<'a> {
    generation: u64,
    handle: &'a Handle,
    made: Vec<Made>,
    sent: Instant,
}

impl Batch<'_> {
    fn add(&mut self, made: Made) {
        self.made.push(made);
        if self.sent.elapsed() >= EACH {
            self.send(false);
        }
    }

    fn send(&mut self, done: bool) {
        self.sent = Instant::now();
        self.handle.send(Finished::Accounts(self.generation, std::mem::take(&mut self.made), done));
    }
}

/// Begins to compare the open articles, each with each.
fn want_passages(state: &mut State) {
    let Some(open) = state.open.as_mut().filter(|open| !open.accounts.comparing && open.desk.columns.len() > 1) else { return };
    let documents: BTreeSet<DocumentId> = open.desk.columns.iter().map(|column| column.document).collect();
    let accounts: Vec<(DocumentId, &Arc<Account>)> =
        documents.iter().filter_map(|id| Some((*id, open.accounts.get(*id)?))).collect();
    let mut wanted = Vec::new();
    for (place, (first, a)) in accounts.iter().enumerate() {
        for (second, b) in &accounts[place + 1..] {
            let known = open.accounts.shared.get(&(*first, *second));
            if known.is_none_or(|known| known.of.0 != a.of || known.of.1 != b.of) {
                wanted.push(((*first, *second), (Arc::clone(a), Arc::clone(b))));
            }
        }
    }
    open.accounts.shared.retain(|(first, second), _| documents.contains(first) && documents.contains(second));
    if wanted.is_empty() {
        return;
    }
    open.accounts.comparing = true;
    let generation = open.generation;
    state.jobs.start(move |handle| {
        let compare = |(ids, (a, b)): ((DocumentId, DocumentId), (Arc<Account>, Arc<Account>))| {
            let weights = Weights::of([&a.prepared, &b.prepared]);
            let found = passages(&a.prepared, &b.prepared, &weights);
            (ids, Shared { of: (a.of.clone(), b.of.clone()), passages: Arc::new(found) })
        };
        handle.send(Finished::Compared(generation, wanted.into_iter().map(compare).collect()));
    });
}
