//! Tags with their parents and children. Counts are numbers of highlights.
//!
//! A file can hold what the program never makes: a parent that does not exist, or parents in a circle. Both are shown at the
//! top level, and no walk along parents visits a tag twice.

use std::collections::{BTreeMap, BTreeSet};

use super::order::NaturalKey;
use crate::notebook::{Color, Difference, Highlight, HighlightId, Notebook, Tag, TagId, differences};
use crate::text::fold;

/// A tag as the tags panel lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRow {
    /// The tag.
    pub id: TagId,
    /// How many parents it stands below.
    pub depth: usize,
    /// Its own name.
    pub name: String,
    /// The names from the top to this tag: `statement / government`.
    pub path: String,
    /// The path, folded: filters look into it at every keystroke.
    pub folded: String,
    /// The byte of `folded` where its own name begins.
    pub name_at: usize,
    /// Its colour.
    pub color: Color,
    /// The key that applies it.
    pub pin: Option<u8>,
    /// Highlights that carry it.
    pub own: usize,
    /// Highlights that carry it or any tag below it, each counted once.
    pub total: usize,
    /// Tags directly below it.
    pub children: usize,
}

/// The names from the top to this tag, `statement / government`; empty when there is no such tag.
#[must_use]
pub fn tag_path(notebook: &Notebook, id: TagId) -> String {
    let mut visited = BTreeSet::new();
    let mut names = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|id| visited.insert(*id)) {
        let Some(tag) = notebook.tag(id) else { break };
        names.push(tag.name.as_str());
        next = tag.parent;
    }
    names.reverse();
    names.join(Tag::PATH_SEPARATOR)
}

/// The tags and all tags below them.
#[must_use]
pub fn with_children(notebook: &Notebook, ids: &BTreeSet<TagId>) -> BTreeSet<TagId> {
    if ids.is_empty() {
        return BTreeSet::new();
    }
    with_all_below(&children(notebook), ids.iter().copied())
}

fn with_all_below(below: &BTreeMap<Option<TagId>, Vec<TagId>>, ids: impl IntoIterator<Item = TagId>) -> BTreeSet<TagId> {
    let mut all = BTreeSet::new();
    let mut open: Vec<TagId> = ids.into_iter().collect();
    while let Some(id) = open.pop() {
        if all.insert(id) {
            open.extend(below.get(&Some(id)).into_iter().flatten());
        }
    }
    all
}

/// All tags, each parent before its children, siblings by name as a person counts.
#[must_use]
pub fn tag_tree(notebook: &Notebook) -> Vec<TagRow> {
    listed(notebook, &totals(notebook))
}

/// Brings a list made by [`tag_tree`] of an earlier notebook up to a later one.
pub fn follow_tag_tree(rows: &mut Vec<TagRow>, before: &Notebook, after: &Notebook) {
    let mut changed = differences(before.tags(), after.tags()).peekable();
    let listed_anew = changed.peek().is_some();
    if changed.any(|found| moves(found, before, after)) {
        *rows = tag_tree(after);
        return;
    }
    let more = more_totals(before, after);
    if listed_anew {
        let mut totals: BTreeMap<TagId, usize> = rows.iter().map(|row| (row.id, row.total)).collect();
        for (id, more) in more {
            let total = totals.entry(id).or_default();
            *total = total.saturating_add_signed(more);
        }
        *rows = listed(after, &totals);
    } else if !more.is_empty() {
        for row in rows {
            if let Some(more) = more.get(&row.id) {
                row.total = row.total.saturating_add_signed(*more);
                row.own = after.count_with(row.id);
            }
        }
    }
}

/// Whether this difference can change what stands below a tag that is there before and after: a new parent, or a tag that
/// others name as their parent already, or still.
fn moves(found: Difference<'_, TagId, Tag>, before: &Notebook, after: &Notebook) -> bool {
    let names_it = |notebook: &Notebook| notebook.tags().values().any(|tag| tag.parent == Some(found.id));
    match (found.before, found.after) {
        (Some(old), Some(new)) => old.parent != new.parent,
        (None, _) => names_it(before),
        (Some(_), None) => names_it(after),
    }
}

/// By how much the total of each tag grew, as long as no tag has moved. A tag whose own count changed is always in it.
fn more_totals(before: &Notebook, after: &Notebook) -> BTreeMap<TagId, isize> {
    let mut more = BTreeMap::new();
    for found in differences(before.highlights(), after.highlights()) {
        for (record, notebook, step) in [(found.before, before, -1), (found.after, after, 1)] {
            for tag in record.map(|record| with_parents(notebook, record)).into_iter().flatten() {
                *more.entry(tag).or_insert(0) += step;
            }
        }
    }
    more
}

/// The tags of a highlight and all tags above them.
fn with_parents(notebook: &Notebook, highlight: &Highlight) -> BTreeSet<TagId> {
    let mut all = BTreeSet::new();
    for tag in &highlight.tags {
        let mut next = Some(*tag);
        while let Some((id, tag)) = next.and_then(|id| Some((id, notebook.tag(id)?)))
            && all.insert(id)
        {
            next = tag.parent;
        }
    }
    all
}

/// All tags in their order, with these totals.
fn listed(notebook: &Notebook, totals: &BTreeMap<TagId, usize>) -> Vec<TagRow> {
    let below = children(notebook);
    let made = |(id, depth)| {
        let tag = notebook.tag(id)?;
        let children = below.get(&Some(id)).map_or(0, Vec::len);
        Some(row(notebook, (id, tag), depth, (totals.get(&id).copied().unwrap_or(0), children)))
    };
    walk(notebook, &below).into_iter().filter_map(made).collect()
}

/// All tags and their paths, in the order of [`tag_tree`], without counting highlights.
pub(super) fn ordered_paths(notebook: &Notebook) -> Vec<(TagId, String)> {
    walk(notebook, &children(notebook)).into_iter().map(|(id, _)| (id, tag_path(notebook, id))).collect()
}

/// All tags and how deep they stand, each parent before its children.
fn walk(notebook: &Notebook, below: &BTreeMap<Option<TagId>, Vec<TagId>>) -> Vec<(TagId, usize)> {
    let mut walked = Vec::with_capacity(notebook.tags().len());
    let mut visited = BTreeSet::new();
    // After the tags that hang from the top come those of circles, which hang from nothing.
    let roots = below.get(&None).into_iter().flatten().chain(notebook.tags().keys());
    for root in roots {
        let mut open = vec![(*root, 0)];
        while let Some((id, depth)) = open.pop() {
            if visited.insert(id) {
                walked.push((id, depth));
                open.extend(below.get(&Some(id)).into_iter().flatten().rev().map(|child| (*child, depth + 1)));
            }
        }
    }
    walked
}

fn row(notebook: &Notebook, (id, tag): (TagId, &Tag), depth: usize, (total, children): (usize, usize)) -> TagRow {
    let path = tag_path(notebook, id);
    let folded = fold(&path);
    TagRow {
        id,
        depth,
        name: tag.name.clone(),
        path,
        name_at: folded.len().saturating_sub(fold(&tag.name).len()),
        folded,
        color: tag.color,
        pin: tag.pin,
        own: notebook.count_with(id),
        total,
        children,
    }
}

/// The tags below each tag, and under `None` those at the top, in the order in which they are listed.
fn children(notebook: &Notebook) -> BTreeMap<Option<TagId>, Vec<TagId>> {
    let mut sorted: Vec<(NaturalKey, TagId, Option<TagId>)> = notebook
        .tags()
        .iter()
        .map(|(id, tag)| (NaturalKey::new(&tag.name), *id, tag.parent.filter(|parent| notebook.tag(*parent).is_some())))
        .collect();
    sorted.sort();
    let mut below: BTreeMap<Option<TagId>, Vec<TagId>> = BTreeMap::new();
    for (_, id, parent) in sorted {
        below.entry(parent).or_default().push(id);
    }
    below
}

/// For each tag, the highlights that carry it or a tag below it, each once.
fn totals(notebook: &Notebook) -> BTreeMap<TagId, usize> {
    let below = children(notebook);
    let total = |id: TagId| match below.get(&Some(id)) {
        None => notebook.count_with(id),
        Some(_) => {
            // The ids of each tag are sorted, and sorting puts such runs together quickly.
            let mut ids: Vec<HighlightId> = with_all_below(&below, [id]).iter().flat_map(|tag| notebook.ids_with(*tag)).collect();
            ids.sort();
            ids.dedup();
            ids.len()
        }
    };
    notebook.tags().keys().map(|id| (*id, total(*id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::sample::Sample;

    fn lines(notebook: &Notebook) -> Vec<String> {
        let line = |row: TagRow| format!("{}{} {}/{} {}", "  ".repeat(row.depth), row.path, row.own, row.total, row.children);
        tag_tree(notebook).into_iter().map(line).collect()
    }

    #[test]
    fn a_highlight_with_a_tag_and_its_parent_counts_once_in_the_total() {
        let mut sample = Sample::default();
        let statement = sample.tag("statement", None);
        let government = sample.tag("Government", Some(statement));
        let day_10 = sample.tag("day 10", Some(statement));
        let day_2 = sample.tag("Day 2", Some(statement));
        sample.tag("Actor", None);
        let document = sample.document("a.txt");
        sample.highlight(document, (0, 4), "both", &[statement, government]);
        sample.highlight(document, (5, 9), "child", &[government, day_2, day_10]);
        let expected = [
            "Actor 0/0 0",
            "statement 1/2 3",
            "  statement / Day 2 1/1 0",
            "  statement / day 10 1/1 0",
            "  statement / Government 2/2 0",
        ];
        let notebook = sample.notebook();
        assert_eq!(lines(&notebook), expected);
        assert_eq!(with_children(&notebook, &BTreeSet::from([statement])).len(), 4);
        assert_eq!(with_children(&notebook, &BTreeSet::from([day_2])).len(), 1);
    }

    #[test]
    fn circles_and_missing_parents_are_listed_once_and_end() {
        let mut sample = Sample::default();
        let [a, b, alone, missing] = std::array::from_fn(|_| sample.ids.tag());
        sample.put_tag(a, "a", Some(b));
        sample.put_tag(b, "b", Some(a));
        sample.put_tag(alone, "alone", Some(alone));
        sample.tag("orphan", Some(missing));
        let notebook = sample.notebook();
        let mut paths: Vec<String> = tag_tree(&notebook).into_iter().map(|row| row.name).collect();
        paths.sort();
        assert_eq!(paths, ["a", "alone", "b", "orphan"]);
        assert_eq!(tag_path(&notebook, a), "b / a");
        assert_eq!(tag_path(&notebook, missing), "");
        assert_eq!(with_children(&notebook, &BTreeSet::from([a])), BTreeSet::from([a, b]));
    }
}
