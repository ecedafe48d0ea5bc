//! Which passages of open articles tell the same, as their columns show it. Spans are bytes.

use super::chart::Same;
use crate::app::accounts::Accounts;
use crate::app::echoes::Shown;
use crate::notebook::DocumentId;

/// The pairs of passages of the open articles: those that their columns show, and of articles that are one text but for a few words
/// all that were found.
pub fn same_passages(open: &[DocumentId], echoes: &Shown, accounts: &Accounts) -> Vec<Same> {
    let mut found = Vec::new();
    for document in open {
        for echo in echoes.of(*document).iter().flat_map(|echoes| echoes.all()) {
            let later = echo.others.iter().filter(|other| *document < other.document);
            found.extend(later.map(|other| [(*document, echo.span), (other.document, other.span)]));
        }
        for copy in echoes.copies_of(*document).filter(|copy| document < copy) {
            let passages = accounts.shared().get(&(*document, copy)).into_iter().flat_map(|shared| &shared.passages);
            found.extend(passages.map(|tied| [(*document, tied.passage.a), (copy, tied.passage.b)]));
        }
    }
    found
}
