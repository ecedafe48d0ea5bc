//! Changing the tags of several highlights at once.

use std::collections::BTreeSet;

use super::Refusal;
use super::wording::present;
use crate::notebook::{Edit, Highlight, HighlightId, Notebook, Place, Stamp, TagId};

/// The edits that give each of these highlights other tags; those that keep theirs, or are gone, are left out.
pub(super) fn retag(
    notebook: &Notebook,
    ids: &BTreeSet<HighlightId>,
    by: &Stamp,
    how: impl Fn(&mut BTreeSet<TagId>),
) -> Vec<Edit> {
    let highlights = ids.iter().filter_map(|id| Some((*id, notebook.highlight(*id)?)));
    highlights.filter_map(|(id, old)| changed(id, old, by, |new| how(&mut new.tags))).collect()
}

/// The edit that changes a highlight and says who did it; `None` when it stays as it is.
pub(super) fn changed(id: HighlightId, old: &Highlight, by: &Stamp, how: impl FnOnce(&mut Highlight)) -> Option<Edit> {
    let mut new = old.clone();
    how(&mut new);
    if new == *old {
        return None;
    }
    new.modified = by.clone();
    Some(Edit::Highlight(id, Some(new)))
}

/// The highlights that carry one of these tags.
pub(super) fn tagged(notebook: &Notebook, tags: &BTreeSet<TagId>) -> BTreeSet<HighlightId> {
    tags.iter().flat_map(|tag| notebook.highlights_with(*tag)).map(|(id, _)| id).collect()
}

/// The first of the highlights that is in the notebook, as the place to show.
///
/// # Errors
/// When there were some and all are gone.
pub(super) fn first_place(notebook: &Notebook, ids: &BTreeSet<HighlightId>) -> Result<Option<Place>, Refusal> {
    let place = ids.iter().find_map(|id| Some(Place::Highlight(notebook.highlight(*id)?.document, *id)));
    if ids.is_empty() { Ok(None) } else { present(place, "highlight").map(Some) }
}
