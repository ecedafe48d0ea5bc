//! Excerpts by tag, as a reader goes through them.

use std::collections::BTreeMap;

use crate::notebook::{Color, Notebook, TagId};
use crate::query::{Excerpt, tag_tree};

/// The heading of excerpts that have no tag.
pub(super) const UNTAGGED: &str = "Without a tag";

/// The excerpts with one tag.
pub(super) struct Section<'a> {
    /// The tag and its colour; `None` for excerpts without a tag.
    pub(super) tag: Option<(TagId, Color)>,
    /// The tag's path, or what stands in its place.
    pub(super) heading: String,
    /// In the order in which they were given.
    pub(super) excerpts: Vec<&'a Excerpt<'a>>,
}

/// One section for each tag that occurs, in the order of the tags panel, those without a tag last. An excerpt with several
/// tags stands in each of their sections.
pub(super) fn sections<'a>(notebook: &Notebook, excerpts: &'a [Excerpt<'a>]) -> Vec<Section<'a>> {
    let mut by_tag: BTreeMap<Option<TagId>, Vec<&Excerpt>> = BTreeMap::new();
    for excerpt in excerpts {
        for (id, _, _) in &excerpt.tags {
            by_tag.entry(Some(*id)).or_default().push(excerpt);
        }
        if excerpt.tags.is_empty() {
            by_tag.entry(None).or_default().push(excerpt);
        }
    }
    let mut sections: Vec<Section> = tag_tree(notebook)
        .into_iter()
        .filter_map(|row| {
            let excerpts = by_tag.remove(&Some(row.id))?;
            Some(Section { tag: Some((row.id, row.color)), heading: row.path, excerpts })
        })
        .collect();
    if let Some(excerpts) = by_tag.remove(&None) {
        sections.push(Section { tag: None, heading: UNTAGGED.to_owned(), excerpts });
    }
    sections
}
