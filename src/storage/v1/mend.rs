//! Mending what a notebook must not hold and what a reader leaves as it is until somebody asks. Places are **code points**.

use std::collections::{BTreeMap, BTreeSet};

use super::aside::Aside;
use super::assemble::Records;
use super::out::Out;
use super::record;
use crate::notebook::{Extra, Highlight, HighlightId, Link, LinkId, Tag, TagId, wrong_marks};
use crate::text::Points;

/// Makes the records such that [`crate::notebook::problems`] finds nothing; says what was done, a sentence each, and gives back
/// what had to be taken out.
pub(super) fn mend(records: &mut Records, said: &mut Vec<String>) -> Vec<Aside> {
    let mut asides = Vec::new();
    records.highlights.retain_mut(|(id, highlight)| stays(*id, highlight, said, &mut asides));
    let known: BTreeSet<HighlightId> = records.highlights.iter().map(|(id, _)| *id).collect();
    records.links.retain(|(id, link)| {
        let stays = link.from != link.to && known.contains(&link.from) && known.contains(&link.to);
        if !stays {
            asides.push(Aside::new("links", "an end of it does not exist", &link_text(*id, link)));
            said.push(format!("The link {id} leads nowhere; it was set aside and stays in the file."));
        }
        stays
    });
    names(records, said);
    marks(records, said);
    asides
}

/// The words of a highlight are trusted more than its end: an end may have been typed, words are copied.
fn stays(id: HighlightId, highlight: &mut Highlight, said: &mut Vec<String>, asides: &mut Vec<Aside>) -> bool {
    let Points { start, end } = highlight.points;
    let length = highlight.exact.chars().count() as u64;
    let right = start.checked_add(length).filter(|_| length > 0);
    match right {
        Some(right) if right == end => true,
        Some(right) => {
            highlight.points = Points::new(start, right);
            said.push(format!("The highlight {id} ended at {end}; its words end at {right}, and so does it now."));
            true
        }
        None => {
            asides.push(Aside::new("highlights", "it marks nothing", &highlight_text(id, highlight)));
            said.push(format!("The highlight {id} marks nothing; it was set aside and stays in the file."));
            false
        }
    }
}

/// Takes away marks of absence that the highlights deny, and those in documents that do not exist.
fn marks(records: &mut Records, said: &mut Vec<String>) {
    let tags: BTreeMap<TagId, &Tag> = records.tags.iter().map(|(id, tag)| (*id, tag)).collect();
    let highlights = records.highlights.iter().map(|(_, highlight)| highlight);
    let wrong = wrong_marks(&tags, |document| records.documents.contains_key(&document), highlights);
    for (id, documents) in wrong {
        let Some(tag) = records.tags.get_mut(&id) else { continue };
        tag.absent.retain(|document| !documents.contains(document));
        let number = documents.len();
        said.push(format!("The tag “{}” was marked absent where it is not, or in articles that are gone ({number}).", tag.name));
    }
}

/// Gives every tag a name that no other has in the same place.
fn names(records: &mut Records, said: &mut Vec<String>) {
    let mut taken: BTreeSet<_> = records.tags.values().map(|tag| (tag.parent, Tag::name_key(&tag.name))).collect();
    let mut seen = BTreeSet::new();
    for (id, tag) in &mut records.tags {
        let unnamed = tag.name.trim().is_empty();
        if !unnamed && seen.insert((tag.parent, Tag::name_key(&tag.name))) {
            continue;
        }
        let base = if unnamed { format!("tag {id}") } else { tag.name.clone() };
        let numbered = (2_u32..).map(|number| format!("{base} {number}"));
        let mut free = std::iter::once(base.clone()).chain(numbered);
        let Some(name) = free.find(|name| taken.insert((tag.parent, Tag::name_key(name)))) else { continue };
        said.push(format!(
            "The tag “{}” ({id}) is “{name}” now: it had no name, or that of another in the same place.",
            tag.name
        ));
        seen.insert((tag.parent, Tag::name_key(&name)));
        tag.name = name;
    }
}

fn highlight_text(id: HighlightId, highlight: &Highlight) -> String {
    let record = Highlight { extra: Extra::new(), ..highlight.clone() };
    with_unknown(&highlight.extra, |out| record::highlight(out, id, &record))
}

fn link_text(id: LinkId, link: &Link) -> String {
    let record = Link { extra: Extra::new(), ..link.clone() };
    with_unknown(&link.extra, |out| record::link(out, id, &record))
}

/// A record on one line, but for the values of its unknown fields, which stay as they are.
fn with_unknown(extra: &Extra, write: impl FnOnce(&mut Out)) -> String {
    let mut out = Out::flat(String::new());
    write(&mut out);
    let mut text = out.text;
    if !extra.is_empty() {
        text.pop();
        let mut unknown = Out::lines(String::from("\n"));
        unknown.extra(extra);
        text.push(',');
        text.push_str(&unknown.text);
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::notebook::problems;
    use crate::storage::rescue;

    #[test]
    fn nothing_is_wrong_after_mending_and_nothing_is_gone() {
        let made = "created: \"2026-11-22T04:12:00Z\"";
        let text = format!(
            "(version: 1, tags: [
                (id: \"0000000001\", name: \"a\", color: \"#000000\", absent: [\"1000000001\", \"1000000009\"]), (id: \"0000000002\", name: \"A\", color: \"#000000\"),
                (id: \"0000000003\", name: \" \", color: \"#000000\"), (id: \"0000000004\", name: \"a 2\", color: \"#000000\"),
            ], highlights: [
                (id: \"2000000001\", document: \"1000000001\", start: 4, end: 9, exact: \"abc\", tags: [\"0000000001\"], {made}),
                (id: \"2000000002\", document: \"1000000001\", start: 4, end: 4, exact: \"\", {made}, odd: Some(/* x */ 1)),
            ], links: [
                (id: \"4000000001\", from: \"2000000001\", to: \"2000000001\", kind: \"see also\", {made}),
                (id: \"4000000002\", from: \"2000000001\", to: \"2000000002\", kind: \"see also\", {made}),
            ])"
        );
        let project = rescue(&text).unwrap();
        assert_eq!(problems(&project.notebook), Vec::<String>::new());
        assert_eq!(project.warnings.len(), 8, "{:#?}", project.warnings);
        let aside = &project.notebook.extra()["aside"];
        for kept in ["4000000001", "4000000002", "2000000002", "odd: Some(/* x */ 1)"] {
            assert!(aside.contains(kept), "{aside}");
        }
        let names: Vec<&str> = project.notebook.tags().values().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["a", "A 3", "tag 0000000003", "a 2"]);
        assert!(project.notebook.tags().values().all(|tag| tag.absent.is_empty()));
    }
}
