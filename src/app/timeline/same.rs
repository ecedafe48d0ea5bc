//! Which passages of open articles tell the same, as their columns show it. Spans are bytes.

use super::chart::Same;
use crate::app::accounts::Accounts;
use crate::app::echoes::{Echo, Other, Shown};
use crate::notebook::DocumentId;

/// The pairs of passages of the open articles: those that their columns show, and of articles that are one text but for a few words
/// all that were found.
pub fn same_passages(open: &[DocumentId], echoes: &Shown, accounts: &Accounts) -> Vec<Same> {
    let mut found = Vec::new();
    for document in open {
        for echo in echoes.of(*document).iter().flat_map(|echoes| echoes.all()) {
            // Only where each is the surest counterpart of the other: what else is like it tells of something besides.
            let best =
                |echo: &Echo, of: DocumentId| echo.others.iter().find(|other| other.document == of).map(|other| other.span);
            let mutual = |other: &&Other| {
                let back = echoes.of(other.document).and_then(|there| best(there.get(other.span)?, *document));
                best(echo, other.document) == Some(other.span) && back == Some(echo.span)
            };
            let later = echo.others.iter().filter(|other| *document < other.document).filter(mutual);
            found.extend(later.map(|other| [(*document, echo.span), (other.document, other.span)]));
        }
        for copy in echoes.copies_of(*document).filter(|copy| document < copy) {
            let passages = accounts.shared().get(&(*document, copy)).into_iter().flat_map(|shared| &shared.passages);
            found.extend(passages.map(|tied| [(*document, tied.passage.a), (copy, tied.passage.b)]));
        }
    }
    found
}
