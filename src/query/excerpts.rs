//! Highlights as they are listed and taken away, in reading order. Places are code points.

use std::collections::BTreeMap;

use super::excerpt::Excerpt;
use super::filter::Ready;
use super::tag_tree::ordered_paths;
use super::{DocumentOrder, Filter, documents};
use crate::notebook::{DocumentId, Highlight, HighlightId, Notebook, Tag, TagId};
use crate::text::Points;

/// The highlights that the filter asks for, in reading order: documents by date (those without one last) and path, then by
/// start, end and id. A highlight whose document has no record is not listed.
#[must_use]
pub fn wanted(notebook: &Notebook, filter: &Filter) -> Vec<HighlightId> {
    let ready = Ready::new(notebook, filter);
    let mut all = Vec::new();
    let mut folded = String::new();
    for row in documents(notebook, "", DocumentOrder::Published) {
        if !ready.wants_document(row.id) {
            continue;
        }
        let highlights = notebook.highlights_of(row.id).filter(|(_, highlight)| ready.wants(highlight, &mut folded));
        let mut highlights: Vec<_> = highlights.map(|(id, highlight)| (highlight.points, id)).collect();
        highlights.sort_unstable();
        all.extend(highlights.into_iter().map(|(_, id)| id));
    }
    all
}

/// The same with all that is shown beside each.
#[must_use]
pub fn excerpts<'a>(notebook: &'a Notebook, filter: &Filter) -> Vec<Excerpt<'a>> {
    let paths = ranked_paths(notebook);
    let excerpt = |id: HighlightId| {
        let highlight = notebook.highlight(id)?;
        Some(Excerpt {
            id,
            highlight,
            document_id: highlight.document,
            document: notebook.document(highlight.document)?,
            tags: tags_of(notebook, highlight, &paths),
            paragraph: None,
        })
    };
    wanted(notebook, filter).into_iter().filter_map(excerpt).collect()
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
    }
}
