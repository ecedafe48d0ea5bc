//! What differs between two notebooks: found by walking only what they do not share.

use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::Records;

/// A slot that holds something else in a later notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<'a, K, V> {
    /// The slot.
    pub id: K,
    /// What it held; `None` when it was empty.
    pub before: Option<&'a V>,
    /// What it holds; `None` when it is empty.
    pub after: Option<&'a V>,
}

/// The slots in which two states of the same records differ, by id.
///
/// When `after` came from `before` by a few changes, this costs with the changes and not with the records.
pub fn differences<'a, K: Ord + Clone, V: Eq>(
    before: &'a Records<K, V>,
    after: &'a Records<K, V>,
) -> impl Iterator<Item = Difference<'a, K, V>> {
    before.diff(after).map(|item| match item {
        DiffItem::Add(id, new) => Difference { id: id.clone(), before: None, after: Some(Arc::as_ref(new)) },
        DiffItem::Remove(id, old) => Difference { id: id.clone(), before: Some(Arc::as_ref(old)), after: None },
        DiffItem::Update { old: (id, old), new: (_, new) } => {
            Difference { id: id.clone(), before: Some(Arc::as_ref(old)), after: Some(Arc::as_ref(new)) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::TagId;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    type Found = Vec<(TagId, Option<u8>, Option<u8>)>;

    /// The differences, found by looking at every slot.
    fn by_looking(before: &BTreeMap<TagId, u8>, after: &BTreeMap<TagId, u8>) -> Found {
        let mut ids: Vec<TagId> = before.keys().chain(after.keys()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let held = |id: TagId| (id, before.get(&id).copied(), after.get(&id).copied());
        ids.into_iter().map(held).filter(|(_, old, new)| old != new).collect()
    }

    proptest! {
        #[test]
        fn just_what_differs_is_found(start in 0_u64..600, edits in proptest::collection::vec((0_u64..700, any::<Option<u8>>()), 0..90)) {
            let mut before: Records<TagId, u8> = (0..start).map(|bits| (TagId::from_bits(bits * 977), Arc::new(0))).collect();
            let mut plain: BTreeMap<TagId, u8> = before.iter().map(|(id, value)| (*id, **value)).collect();
            // Twice, so that a later state is also compared with one that came about by edits.
            for edits in edits.chunks(edits.len() / 2 + 1) {
                let (mut after, mut plain_after) = (before.clone(), plain.clone());
                for (bits, value) in edits {
                    let id = TagId::from_bits(bits * 977);
                    match value {
                        Some(value) => (after.insert(id, Arc::new(*value)).is_some(), plain_after.insert(id, *value).is_some()),
                        None => (after.remove(&id).is_some(), plain_after.remove(&id).is_some()),
                    };
                }
                let found: Found =
                    differences(&before, &after).map(|found| (found.id, found.before.copied(), found.after.copied())).collect();
                prop_assert_eq!(found, by_looking(&plain, &plain_after));
                (before, plain) = (after, plain_after);
            }
        }
    }
}
