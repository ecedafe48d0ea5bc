//! The versions of an article that two people worked on. Counts nothing.

use crate::notebook::{Document, Version, same_file};

/// Whether somebody made or separated a version.
pub(super) fn differ(base: Option<&Document>, ours: &Document, theirs: &Document) -> bool {
    ours.versions != theirs.versions || changed(base, ours)
}

fn changed(base: Option<&Document>, side: &Document) -> bool {
    base.map_or(!side.versions.is_empty(), |base| base.versions != side.versions)
}

/// Gives the merged record the files that both know: a version that one added or separated is there or gone, and what the other
/// did to the file before (moved it, settled its text) is kept.
pub(super) fn join(merged: &mut Document, base: Option<&Document>, ours: &Document, theirs: &Document) {
    let all = match (changed(base, ours), changed(base, theirs)) {
        (true, false) => with_head(ours, base, theirs),
        (false, true) => with_head(theirs, base, ours),
        (true, true) | (false, false) => both(base, ours, theirs),
    };
    merged.set_versions(all);
}

/// The files of the side that changed them; of that which was the newest before, the path and text that it has on the other side.
fn with_head(side: &Document, base: Option<&Document>, other: &Document) -> Vec<Version> {
    let mut all = side.all_versions();
    let Some(base) = base else { return all };
    for file in all.iter_mut().filter(|file| file.path == base.path) {
        file.path.clone_from(&other.path);
        if other.hash != base.hash {
            file.hash.clone_from(&other.hash);
        }
    }
    all
}

/// What neither took away, then what either added. Where both added something else, nobody knows which was later: they follow
/// their paths, so that whoever merges comes to the same order.
fn both(base: Option<&Document>, ours: &Document, theirs: &Document) -> Vec<Version> {
    let (base, ours, theirs) = (base.map(Document::all_versions).unwrap_or_default(), ours.all_versions(), theirs.all_versions());
    let has = |all: &[Version], file: &Version| all.iter().any(|other| is_same(other, file));
    let find = |all: &[Version], file: &Version| all.iter().find(|other| is_same(other, file)).cloned();
    let kept = base.iter().filter_map(|file| {
        let (mine, other) = (find(&ours, file)?, find(&theirs, file)?);
        Some(if mine == *file { other } else { mine })
    });
    let mut all: Vec<Version> = kept.collect();
    let added = |side: &[Version]| -> Vec<Version> { side.iter().filter(|file| !has(&base, file)).cloned().collect() };
    let (mine, other) = (added(&ours), added(&theirs));
    if other.iter().all(|file| has(&mine, file)) {
        all.extend(mine);
    } else if mine.iter().all(|file| has(&other, file)) {
        all.extend(other);
    } else {
        let mut new: Vec<Version> = other.iter().filter(|file| !has(&mine, file)).cloned().chain(mine.iter().cloned()).collect();
        new.sort_by(|a, b| (&a.path, &a.hash).cmp(&(&b.path, &b.hash)));
        all.extend(new);
    }
    if all.is_empty() { ours.max(theirs) } else { all }
}

/// The same file, though it may have been moved or edited.
fn is_same(a: &Version, b: &Version) -> bool {
    a.path == b.path || (!a.hash.is_empty() && same_file(&a.hash, &b.hash))
}
