//! Highlights as they are listed and taken away, in reading order. Places are code points.

use std::collections::BTreeMap;

use super::Filter;
use super::documents::{compare_documents, reading_order, reorders};
use super::excerpt::Excerpt;
use super::filter::Ready;
use super::tag_tree::ordered_paths;
use crate::notebook::{DocumentId, Highlight, HighlightId, Notebook, Tag, TagId, differences};
use crate::text::Points;

/// Highlights put in and taken out of a list one by one; for more of them it is quicker to make the list anew.
const ONE_BY_ONE: usize = 48;

/// The highlights that the filter asks for, in reading order: documents by date (those without one last) and path, then by
/// start, end and id. A highlight whose document has no record is not listed.
#[must_use]
pub fn wanted(notebook: &Notebook, filter: &Filter) -> Vec<HighlightId> {
    let ready = Ready::new(notebook, filter);
    let order = reading_order(notebook).into_iter().filter(|id| ready.wants_document(*id));
    if !filter.asks_for_highlights() {
        return order.flat_map(|document| notebook.ids_of(document)).collect();
    }
    let ranks: BTreeMap<DocumentId, usize> = order.enumerate().map(|(rank, id)| (id, rank)).collect();
    let mut folded = String::new();
    let mut found = Vec::new();
    let mut look_at = |id: HighlightId, highlight: &Highlight| {
        if let Some(rank) = ranks.get(&highlight.document)
            && ready.wants(highlight, &mut folded)
        {
            found.push((*rank, highlight.points, id));
        }
    };
    match ready.tags() {
        Some(tags) => tags.iter().flat_map(|tag| notebook.highlights_with(*tag)).for_each(|(id, record)| look_at(id, record)),
        None => notebook.highlights().iter().for_each(|(id, record)| look_at(*id, record)),
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Brings a list made by [`wanted`] of an earlier notebook, with the same filter, up to a later one. Gives whether it did: after
/// a change that concerns too much of the list, it is left as it is and has to be made anew.
pub fn follow_wanted(ids: &mut Vec<HighlightId>, filter: &Filter, before: &Notebook, after: &Notebook) -> bool {
    if reordered(before, after) || (filter.asks_for_tags() && tags_are_others(before, after)) {
        return false;
    }
    let ready = Ready::new(after, filter);
    let mut folded = String::new();
    let mut wants = |record: Option<&Highlight>| {
        record.is_some_and(|record| ready.wants_document(record.document) && ready.wants(record, &mut folded))
    };
    let (mut leave, mut enter) = (Vec::new(), Vec::new());
    for found in differences(before.highlights(), after.highlights()) {
        let place = |record: &Highlight| (record.document, record.points);
        let (was, is) = (wants(found.before), wants(found.after));
        if was != is || found.before.map(place) != found.after.map(place) {
            leave.extend(was.then_some(found.id));
            enter.extend(is.then_some(found.id));
        }
    }
    if leave.len() + enter.len() > ONE_BY_ONE {
        return false;
    }
    for id in leave {
        let place = place_of(ids, id, before);
        if ids.get(place) == Some(&id) {
            ids.remove(place);
        }
    }
    for id in enter {
        if after.highlight(id).is_some_and(|highlight| after.document(highlight.document).is_some()) {
            ids.insert(place_of(ids, id, after), id);
        }
    }
    true
}

/// Whether documents with highlights come in another order, or some are new or gone.
fn reordered(before: &Notebook, after: &Notebook) -> bool {
    differences(before.documents(), after.documents()).any(|found| {
        let reorders = found.before.zip(found.after).is_none_or(|(old, new)| reorders(old, new));
        reorders && (before.count_of(found.id) > 0 || after.count_of(found.id) > 0)
    })
}

/// Whether tags came or went, or have another name or parent.
fn tags_are_others(before: &Notebook, after: &Notebook) -> bool {
    let name = |tag: &Tag| (tag.name.clone(), tag.parent);
    differences(before.tags(), after.tags()).any(|found| found.before.map(name) != found.after.map(name))
}

/// Where a highlight stands in a list in reading order, or would stand.
fn place_of(ids: &[HighlightId], id: HighlightId, notebook: &Notebook) -> usize {
    let Some(of) = notebook.highlight(id) else { return ids.len() };
    ids.partition_point(|other| {
        let Some(record) = notebook.highlight(*other) else { return true };
        let documents = compare_documents(notebook, record.document, of.document);
        documents.then((record.points, *other).cmp(&(of.points, id))).is_lt()
    })
}

/// The same with all that is shown beside each.
#[must_use]
pub fn excerpts<'a>(notebook: &'a Notebook, filter: &Filter) -> Vec<Excerpt<'a>> {
    let (paths, links) = (ranked_paths(notebook), links(notebook));
    let excerpt = |id: HighlightId| {
        let highlight = notebook.highlight(id)?;
        Some(Excerpt {
            id,
            highlight,
            document_id: highlight.document,
            document: notebook.document(highlight.document)?,
            tags: tags_of(notebook, highlight, &paths),
            links: links.get(&id).cloned().unwrap_or_default(),
            paragraph: None,
            page: None,
        })
    };
    wanted(notebook, filter).into_iter().filter_map(excerpt).collect()
}

/// What each highlight was linked with.
fn links(notebook: &Notebook) -> BTreeMap<HighlightId, Vec<(&'static str, HighlightId)>> {
    let mut links: BTreeMap<HighlightId, Vec<(&'static str, HighlightId)>> = BTreeMap::new();
    for link in notebook.links().values() {
        links.entry(link.from).or_default().push((link.kind.name(), link.to));
        links.entry(link.to).or_default().push((link.kind.name_from_the_other_end(), link.from));
    }
    links
}

/// Each tag's path and its place in the tags panel.
fn ranked_paths(notebook: &Notebook) -> BTreeMap<TagId, (usize, String)> {
    ordered_paths(notebook).into_iter().enumerate().map(|(rank, (id, path))| (id, (rank, path))).collect()
}

fn tags_of<'a>(
    notebook: &'a Notebook,
    highlight: &Highlight,
    paths: &BTreeMap<TagId, (usize, String)>,
) -> Vec<(TagId, &'a Tag, String)> {
    let mut ranked: Vec<(usize, TagId, &Tag, &String)> = highlight
        .tags
        .iter()
        .filter_map(|id| paths.get(id).and_then(|(rank, path)| Some((*rank, *id, notebook.tag(*id)?, path))))
        .collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    ranked.into_iter().map(|(_, id, tag, path)| (id, tag, path.clone())).collect()
}

/// Fills in the paragraph numbers, as told by whoever has the texts; `None` where a text is not at hand.
pub fn number_paragraphs(excerpts: &mut [Excerpt], mut paragraph_of: impl FnMut(DocumentId, Points) -> Option<usize>) {
    for excerpt in excerpts {
        excerpt.paragraph = paragraph_of(excerpt.document_id, excerpt.highlight.points);
    }
}

/// Fills in what the pages are called, as told by whoever has the texts; `None` where there are no pages or no text is at hand.
pub fn name_pages(excerpts: &mut [Excerpt], mut page_of: impl FnMut(DocumentId, Points) -> Option<String>) {
    for excerpt in excerpts {
        excerpt.page = page_of(excerpt.document_id, excerpt.highlight.points);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::Sample;
    use std::collections::BTreeSet;

    #[test]
    fn excerpts_stand_in_reading_order_and_fit_the_filter() {
        let mut sample = Sample::default();
        let actor = sample.tag("actor", None);
        let seoul = sample.tag("Seoul", Some(actor));
        let place = sample.tag("place", None);
        let undated = sample.document("a.txt");
        let late = sample.described("c.txt", "Late", "BBC", "2021-10-05");
        let early = sample.described("d.txt", "Early", "BBC", "2021-10-04");
        sample.highlight(undated, (0, 5), "undated", &[place]);
        sample.highlight(late, (9, 12), "late second", &[seoul, actor]);
        sample.highlight(late, (2, 30), "late “first” long", &[]);
        sample.highlight(late, (2, 5), "late first short", &[place, seoul]);
        sample.highlight(early, (7, 9), "early", &[]);
        let notebook = sample.notebook();
        let found = |filter: Filter| -> Vec<String> {
            excerpts(&notebook, &filter).into_iter().map(|excerpt| excerpt.highlight.exact.clone()).collect()
        };
        let filter = Filter::default;
        let all = ["early", "late first short", "late “first” long", "late second", "undated"];
        assert_eq!(found(filter()), all);
        assert_eq!(found(Filter { tags: BTreeSet::from([actor]), ..filter() }), ["late first short", "late second"]);
        assert_eq!(found(Filter { untagged: true, ..filter() }), ["early", "late “first” long"]);
        assert_eq!(found(Filter { documents: BTreeSet::from([early, undated]), ..filter() }), ["early", "undated"]);
        assert_eq!(found(Filter { words: "\"FIRST\" late".into(), ..filter() }), ["late “first” long"]);
        assert_eq!(found(Filter { words: "seoul first".into(), ..filter() }), ["late first short"]);
        let mut numbered = excerpts(&notebook, &filter());
        let paths: Vec<&str> = numbered[1].tags.iter().map(|(_, _, path)| path.as_str()).collect();
        assert_eq!(paths, ["actor / Seoul", "place"]);
        number_paragraphs(&mut numbered, |document, points| (document != undated).then_some(points.start as usize));
        let numbers: Vec<Option<usize>> = numbered.iter().map(|excerpt| excerpt.paragraph).collect();
        assert_eq!(numbers, [Some(7), Some(2), Some(2), Some(9), None]);
        name_pages(&mut numbered, |document, _| (document == late).then(|| "xii".to_owned()));
        let pages: Vec<Option<&str>> = numbered.iter().map(|excerpt| excerpt.page.as_deref()).collect();
        assert_eq!(pages, [None, Some("xii"), Some("xii"), Some("xii"), None]);
    }
}
