//! The articles of the folder as accounts, and what those of open columns share. Spans are bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::align::Passage;
use crate::compare::{Account, MadeOf};
use crate::notebook::{DocumentId, Folding, Notebook, differences};
use crate::text::Difference;

/// How much text is held for comparing, in bytes: some 5,000 news articles, which take fifteen times as much memory. What is longer
/// together is compared as far as it is open.
pub const MOST_BYTES: usize = 16_000_000;

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
    pub working: bool,
    /// Grows with each account that is made, and with each pair that is compared.
    version: u64,
    /// What pairs of open articles share, the smaller id first.
    shared: BTreeMap<Two, Shared>,
    /// Whether a job is comparing pairs.
    pub comparing: bool,
}

/// Two documents, the smaller id first.
pub type Two = (DocumentId, DocumentId);

/// What two accounts share.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What the two were made of.
    pub of: (MadeOf, MadeOf),
    /// Best first; `a` is in the article of the smaller id.
    pub passages: Vec<Tied>,
}

/// A passage with the words that differ in it.
#[derive(Clone, Debug)]
pub struct Tied {
    /// The passage.
    pub passage: Passage,
    /// The words that differ; `a` is the old text, `b` the new one.
    pub differs: Vec<Difference>,
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

    /// Whether some are being made.
    pub const fn is_working(&self) -> bool {
        self.working
    }

    /// Whether some are left out because all together are too long to be held.
    pub const fn is_partial(&self) -> bool {
        self.bytes > MOST_BYTES
    }

    /// What pairs of open articles share, as far as that is known.
    pub const fn shared(&self) -> &BTreeMap<Two, Shared> {
        &self.shared
    }

    /// Forgets what pairs share that are not open any more.
    pub fn keep_shared(&mut self, open: &BTreeSet<DocumentId>) {
        self.shared.retain(|(first, second), _| open.contains(first) && open.contains(second));
    }

    /// How much more text can be held, in bytes.
    pub const fn room(&self) -> usize {
        MOST_BYTES.saturating_sub(self.bytes)
    }

    /// The documents whose accounts are missing.
    pub const fn wanted(&self) -> &BTreeSet<DocumentId> {
        &self.wanted
    }

    /// A document has a text with this hash now.
    pub fn note_hash(&mut self, document: DocumentId, hash: &str) {
        if self.made.get(&document).is_some_and(|account| account.of.hash != hash) {
            self.wanted.insert(document);
        }
    }

    /// Something else is said of the blocks of a document now.
    pub fn note_folding(&mut self, document: DocumentId, folding: &Folding) {
        if self.made.get(&document).is_some_and(|account| account.of.folding != *folding) {
            self.wanted.insert(document);
        }
    }

    /// Sees which records have come, gone or changed.
    pub fn follow(&mut self, notebook: &Notebook) {
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
                    let fits = self
                        .made
                        .get(&found.id)
                        .is_some_and(|made| MadeOf::new(record, &made.of.hash, made.of.folding.clone()) == made.of);
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
    pub fn compared(&mut self, found: Vec<(Two, Shared)>) {
        self.comparing = false;
        self.version += u64::from(!found.is_empty());
        self.shared.extend(found);
    }
}
