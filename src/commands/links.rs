//! Links between highlights.

use std::collections::BTreeSet;

use super::highlights::{New, mark};
use super::wording::{joined, present, prose, unused};
use super::{Draft, Refusal};
use crate::notebook::{Change, Edit, Extra, HighlightId, Link, LinkId, LinkKind, Notebook, Place, Stamp};

/// Something to do with links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkCommand {
    /// Link two highlights. Where they are linked in that way already, the note is added to that link.
    Create {
        /// Its id.
        id: LinkId,
        /// Where it leads from.
        from: HighlightId,
        /// Where it leads to.
        to: HighlightId,
        /// What it says.
        kind: LinkKind,
        /// A note about it.
        note: String,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Link two stretches of words, which become highlights where they are none. Whatever tied them before gives way.
    Tie {
        /// The link's id.
        id: LinkId,
        /// Where it leads from, and to: the id of a highlight to be made, and its words.
        ends: Box<[(HighlightId, Draft); 2]>,
        /// What it says.
        kind: LinkKind,
        /// Who does it, and when.
        by: Stamp,
    },
    /// Delete a link; its highlights stay.
    Delete {
        /// The link.
        id: LinkId,
    },
}

impl LinkCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when it cannot be done.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        match self {
            Self::Create { id, from, to, kind, note, by } => {
                create(notebook, id, Link { from, to, kind, note: prose(note), created: by, extra: Extra::new() })
            }
            Self::Tie { id, ends, kind, by } => tie(notebook, id, *ends, kind, by),
            Self::Delete { id } => delete(notebook, id),
        }
    }
}

fn create(notebook: &Notebook, id: LinkId, new: Link) -> Result<Change, Refusal> {
    let document = present(notebook.highlight(new.from), "highlight")?.document;
    present(notebook.highlight(new.to), "highlight")?;
    if new.from == new.to {
        return Err(Refusal("A highlight cannot be linked to itself. Choose another one".to_owned()));
    }
    let change = Change::new(format!("Link as “{}”", new.kind.name()), edits(notebook, id, new.clone())?);
    Ok(change.at(Place::Highlight(document, new.from)))
}

fn edits(notebook: &Notebook, id: LinkId, new: Link) -> Result<Vec<Edit>, Refusal> {
    let Some((same, old)) = notebook.links().iter().find(|(_, old)| say_the_same(old, &new)) else {
        unused(notebook.links().get(&id), "link")?;
        return Ok(vec![Edit::Link(id, Some(new))]);
    };
    let note = joined(&old.note, &new.note);
    if note == old.note {
        return Ok(Vec::new());
    }
    Ok(vec![Edit::Link(*same, Some(Link { note, ..old.as_ref().clone() }))])
}

fn tie(notebook: &Notebook, id: LinkId, ends: [(HighlightId, Draft); 2], kind: LinkKind, by: Stamp) -> Result<Change, Refusal> {
    let (mut edits, mut places) = (Vec::new(), Vec::new());
    for (id, draft) in ends {
        let new = New { id, draft, tags: BTreeSet::new(), note: String::new(), by: by.clone() };
        let (made, place) = mark(notebook, new)?;
        edits.extend(made);
        places.push(place);
    }
    let [Place::Highlight(_, from), Place::Highlight(_, to)] = places[..] else { return Ok(Change::new("Link", Vec::new())) };
    if from == to {
        return Err(Refusal("Words cannot be linked to themselves. Choose others".to_owned()));
    }
    let between = |old: &Link| (old.from, old.to) == (from, to) || (old.to, old.from) == (from, to);
    if notebook.links().values().any(|old| (old.from, old.to, old.kind) == (from, to, kind)) {
        return Ok(Change::new("Link", Vec::new()).at(places[0]));
    }
    let before = notebook.links().iter().filter(|(_, old)| between(old));
    edits.extend(before.map(|(old, _)| Edit::Link(*old, None)));
    unused(notebook.links().get(&id), "link")?;
    edits.push(Edit::Link(id, Some(Link { from, to, kind, note: String::new(), created: by, extra: Extra::new() })));
    Ok(Change::new(format!("Link as “{}”", kind.name()), edits).at(places[0]))
}

/// Two links that say the same of the same highlights; for some kinds it does not matter which way.
fn say_the_same(a: &Link, b: &Link) -> bool {
    let either_way = match a.kind {
        LinkKind::SameStatement | LinkKind::SeeAlso => true,
        LinkKind::Contradicts | LinkKind::Corrects | LinkKind::SourceOf => false,
    };
    a.kind == b.kind && ((a.from, a.to) == (b.from, b.to) || either_way && (a.from, a.to) == (b.to, b.from))
}

fn delete(notebook: &Notebook, id: LinkId) -> Result<Change, Refusal> {
    let link = present(notebook.links().get(&id), "link")?;
    let place = notebook.highlight(link.from).map(|from| Place::Highlight(from.document, link.from));
    Ok(Change { label: format!("Delete link “{}”", link.kind.name()), edits: vec![Edit::Link(id, None)], place })
}
