//! What must be true of every notebook. Lengths are in code points.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Conflict, ConflictId, Edit, Highlight, HighlightId, Notebook, Tag, TagId, wrong_marks};

/// Everything that is wrong with a notebook, a sentence each; empty for a sound one. Reads all of it.
#[must_use]
pub fn problems(notebook: &Notebook) -> Vec<String> {
    let mut found = Vec::new();
    for (id, highlight) in notebook.highlights() {
        check_highlight(notebook, *id, highlight, &mut found);
    }
    check_links(notebook, &mut found);
    check_parents(notebook, &mut found);
    check_pins(notebook, &mut found);
    check_names(notebook, &mut found);
    check_marks(notebook, &mut found);
    if rebuilt(notebook) != *notebook {
        found.push("The look-ups of highlights by document and by tag do not agree with the highlights".to_owned());
    }
    found
}

fn check_highlight(notebook: &Notebook, id: HighlightId, highlight: &Highlight, found: &mut Vec<String>) {
    if notebook.document(highlight.document).is_none() {
        found.push(format!("Highlight {id} marks the document {}, which is not there", highlight.document));
    }
    for tag in highlight.tags.iter().filter(|tag| notebook.tag(**tag).is_none()) {
        found.push(format!("Highlight {id} has the tag {tag}, which is not there"));
    }
    let (start, end) = (highlight.points.start, highlight.points.end);
    let words = highlight.exact.chars().count() as u64;
    match end.checked_sub(start) {
        None | Some(0) => found.push(format!("Highlight {id} marks nothing: it starts at {start} and ends at {end}")),
        Some(length) if length != words => {
            found.push(format!("Highlight {id} marks {length} characters, but its words have {words}"));
        }
        Some(_) => {}
    }
}

fn check_links(notebook: &Notebook, found: &mut Vec<String>) {
    for (id, link) in notebook.links() {
        for end in [link.from, link.to].into_iter().filter(|end| notebook.highlight(*end).is_none()) {
            found.push(format!("Link {id} leads to the highlight {end}, which is not there"));
        }
        if link.from == link.to {
            found.push(format!("Link {id} leads from the highlight {} to itself", link.from));
        }
    }
}

fn check_parents(notebook: &Notebook, found: &mut Vec<String>) {
    for (id, tag) in notebook.tags() {
        if let Some(parent) = tag.parent.filter(|parent| notebook.tag(*parent).is_none()) {
            found.push(format!("The tag “{}” ({id}) has the parent {parent}, which is not there", tag.name));
        }
        if is_below_itself(notebook, *id) {
            found.push(format!("The tag “{}” ({id}) is below itself", tag.name));
        }
    }
}

fn is_below_itself(notebook: &Notebook, id: TagId) -> bool {
    let mut seen = BTreeSet::new();
    let mut above = notebook.tag(id).and_then(|tag| tag.parent);
    while let Some(parent) = above.filter(|parent| seen.insert(*parent)) {
        if parent == id {
            return true;
        }
        above = notebook.tag(parent).and_then(|tag| tag.parent);
    }
    false
}

fn check_pins(notebook: &Notebook, found: &mut Vec<String>) {
    let mut pinned: BTreeMap<u8, &Tag> = BTreeMap::new();
    for (pin, tag) in notebook.tags().values().filter_map(|tag| Some((tag.pin?, tag))) {
        if !(1..=9).contains(&pin) {
            found.push(format!("The tag “{}” is pinned to {pin}, which is not a key from 1 to 9", tag.name));
        }
        if let Some(other) = pinned.insert(pin, tag) {
            found.push(format!("The tags “{}” and “{}” are both pinned to {pin}", other.name, tag.name));
        }
    }
}

fn check_names(notebook: &Notebook, found: &mut Vec<String>) {
    let mut names = BTreeSet::new();
    for (id, tag) in notebook.tags() {
        if tag.name.trim().is_empty() {
            found.push(format!("The tag {id} has no name"));
        }
        if !names.insert((tag.parent, Tag::name_key(&tag.name))) {
            found.push(format!("Two tags in the same place have the name “{}”", tag.name));
        }
    }
}

fn check_marks(notebook: &Notebook, found: &mut Vec<String>) {
    let tags: BTreeMap<TagId, &Tag> = notebook.tags().iter().map(|(id, tag)| (*id, tag.as_ref())).collect();
    let highlights = notebook.highlights().values().map(Arc::as_ref);
    for (id, documents) in wrong_marks(&tags, |document| notebook.document(document).is_some(), highlights) {
        for document in documents {
            let why = if notebook.document(document).is_some() { "has a highlight of it" } else { "is not there" };
            found.push(format!("The tag {id} is marked absent in the document {document}, which {why}"));
        }
    }
}

/// The same records put into an empty notebook, with look-ups that cannot be wrong.
fn rebuilt(notebook: &Notebook) -> Notebook {
    let mut edits = vec![Edit::Title(notebook.title().to_owned())];
    edits.extend(notebook.documents().iter().map(|(id, record)| Edit::Document(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.tags().iter().map(|(id, record)| Edit::Tag(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.highlights().iter().map(|(id, record)| Edit::Highlight(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.notes().iter().map(|(id, record)| Edit::Note(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.links().iter().map(|(id, record)| Edit::Link(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.decisions().iter().map(|(id, record)| Edit::Decision(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.columns().iter().map(|(table, record)| Edit::Columns(table.clone(), Some(record.as_ref().clone()))));
    let conflict = |(id, record): (&ConflictId, &Arc<Conflict>)| Edit::Conflict(*id, Some(Box::new(record.as_ref().clone())));
    edits.extend(notebook.conflicts().iter().map(conflict));
    Notebook::from_edits(edits, notebook.extra().clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Color, Extra, IdSource, Link, LinkKind, Stamp};
    use crate::text::Points;

    fn check(edits: Vec<Edit>) -> Vec<String> {
        problems(&Notebook::from_edits(edits, Extra::new()))
    }

    fn tag(name: &str, parent: Option<TagId>, pin: Option<u8>) -> Option<Tag> {
        Some(Tag { parent, pin, ..Tag::new(name, Color::PALETTE[0]) })
    }

    #[test]
    fn each_wrong_record_is_named() {
        let mut ids = IdSource::new(1);
        let (here, there, document) = (ids.highlight(), ids.highlight(), ids.document());
        let stamp = Stamp::new("2021-10-05T00:00:00Z".parse().unwrap(), "me");
        let highlight = Highlight {
            document,
            points: Points::new(3, 3),
            exact: "abc".to_owned(),
            before: String::new(),
            after: String::new(),
            tags: BTreeSet::from([ids.tag()]),
            note: String::new(),
            created: stamp.clone(),
            modified: stamp.clone(),
            extra: Extra::new(),
        };
        let longer = Highlight { points: Points::new(1, 3), ..highlight.clone() };
        let link =
            Link { from: there, to: there, kind: LinkKind::SeeAlso, note: String::new(), created: stamp, extra: Extra::new() };
        assert_eq!(check(vec![Edit::Highlight(here, Some(highlight))]).len(), 3); // document, tag, place
        assert_eq!(check(vec![Edit::Highlight(here, Some(longer))]).len(), 3); // document, tag, length
        assert_eq!(check(vec![Edit::Link(ids.link(), Some(link))]).len(), 3); // both ends, itself
        assert!(check(Vec::new()).is_empty());
    }

    #[test]
    fn tags_have_sound_parents_pins_and_names() {
        let mut ids = IdSource::new(2);
        let [a, b, c] = [ids.tag(), ids.tag(), ids.tag()];
        let sound = vec![Edit::Tag(a, tag("x", None, Some(1))), Edit::Tag(b, tag("X", Some(a), Some(9)))];
        assert!(check(sound).is_empty());
        let circle = vec![Edit::Tag(a, tag("x", Some(b), None)), Edit::Tag(b, tag("y", Some(a), None))];
        assert_eq!(check(circle).len(), 2);
        assert_eq!(check(vec![Edit::Tag(a, tag("x", Some(c), None))]).len(), 1);
        assert_eq!(check(vec![Edit::Tag(a, tag("x", None, Some(0)))]).len(), 1);
        assert_eq!(check(vec![Edit::Tag(a, tag("Ä", None, Some(2))), Edit::Tag(b, tag("ä", None, Some(2)))]).len(), 2);
    }
}
