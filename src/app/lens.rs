//! One tag looked at by itself: the places of its highlights, and of those of its children, in each open text.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::state::Open;
use crate::query::with_children;

/// Brings what the lens shows up to the highlights and to the tag that was chosen; a tag that is gone shows everything.
pub fn look_through(open: &mut Open) {
    open.desk.lens = open.desk.lens.filter(|lens| open.session.notebook().tag(lens.tag).is_some());
    let Some(lens) = open.desk.lens else { return open.lensed.clear() };
    let tags = with_children(open.session.notebook(), &BTreeSet::from([lens.tag]));
    open.lensed.retain(|document, _| open.placed.contains_key(document));
    for (document, (_, placed)) in &open.placed {
        let known = open
            .lensed
            .get(document)
            .is_some_and(|(from, of, _)| std::ptr::eq(from.as_ptr(), Arc::as_ptr(placed)) && *of == tags);
        if !known {
            let only = Arc::new(placed.only(&tags));
            open.lensed.insert(*document, (Arc::downgrade(placed), tags.clone(), only));
        }
    }
}
