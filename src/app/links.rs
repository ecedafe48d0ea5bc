//! Columns that scroll together. A place is how far a column is scrolled, from 0 at its top to 1 at its end.
//!
//! The column that the person scrolls leads; the others of its set follow and never lead themselves, so nothing goes round in
//! circles. Each keeps the distance, in parts of its own length, that it had when the leader began to move: linking makes no
//! column jump, and a passage put beside another by hand stays beside it. A follower that has come to its end waits there and
//! goes back with the leader from where it would stand. “Bring the others here” makes all distances nothing.

use super::action::LinkSet;
use super::desk::{Column, Desk, Link, ScrollTo};

/// Where a column stands when the one that it follows stands at `place`: the one way from a place in one column to a place in
/// another. `ahead` is how far it keeps before (or, negative, behind) the leader.
pub fn counterpart(place: f64, ahead: f64) -> f64 {
    (place + ahead).clamp(0.0, 1.0)
}

/// The person may have scrolled a column: if it moved, the others of its set go along.
pub fn lead(desk: &mut Desk, leader: usize, now: f64) {
    let Some(column) = desk.columns.get_mut(leader) else { return };
    let (before, id) = (column.along.replace(now), column.id);
    let (Some(before), Some(Link { set, .. })) = (before, column.link) else { return };
    if before.total_cmp(&now).is_eq() {
        return;
    }
    let begins = desk.leader.replace(id) != Some(id);
    for (column, link, stands) in followers(&mut desk.columns, id, set) {
        let ahead = link.ahead.filter(|_| !begins).unwrap_or(stands - before);
        column.go_along = Some(counterpart(now, ahead));
        column.link = Some(Link { set, ahead: Some(ahead) });
    }
}

/// The other columns of a set whose texts are there, with where they stand.
fn followers(columns: &mut [Column], leader: u64, set: LinkSet) -> impl Iterator<Item = (&mut Column, Link, f64)> {
    columns.iter_mut().filter(move |column| column.id != leader).filter_map(move |column| {
        let (link, stands) = (column.link.filter(|link| link.set == set)?, column.along?);
        Some((column, link, stands))
    })
}

/// Puts a column into a set, or out of any. No column moves.
pub fn link(desk: &mut Desk, place: usize, set: Option<LinkSet>) {
    if let Some(column) = desk.columns.get_mut(place) {
        column.link = set.map(Link::new);
        desk.leader = None;
    }
}

/// The set after that of a column: none, A, B, C, D, none.
pub fn next_set(link: Option<Link>) -> Option<LinkSet> {
    let after = link.map_or(0, |link| LinkSet::ALL.iter().position(|set| *set == link.set).map_or(0, |place| place + 1));
    LinkSet::ALL.get(after).copied()
}

/// Brings the other columns of the active column's set to its place, or, when it is in no set, all others. Another column of the
/// same document goes to the very same words, any other one as far along. Gives how many were brought.
pub fn bring_others(desk: &mut Desk) -> usize {
    let Some(here) = desk.column().cloned() else { return 0 };
    let Some(along) = here.along else { return 0 };
    let mut brought = 0;
    let set = here.link.map(|link| link.set);
    for column in desk.columns.iter_mut().filter(|column| column.id != here.id) {
        if set.is_some() && column.link.map(|link| link.set) != set {
            continue;
        }
        if column.document == here.document {
            column.scroll_to = Some(ScrollTo { byte: here.top, at_top: true });
        } else {
            column.go_along = Some(along);
        }
        column.link = column.link.map(|link| Link { ahead: Some(0.0), ..link });
        brought += 1;
    }
    desk.leader = Some(here.id);
    brought
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::IdSource;

    /// Columns with their sets and where they stand.
    fn desk(columns: &[(Option<LinkSet>, f64)]) -> Desk {
        let (mut ids, mut desk) = (IdSource::new(1), Desk::default());
        for (set, along) in columns {
            assert!(desk.add(ids.document()));
            let place = desk.active;
            link(&mut desk, place, *set);
            desk.columns[place].along = Some(*along);
        }
        desk
    }

    /// Where columns are sent; they arrive at once.
    fn arrive(desk: &mut Desk) -> Vec<Option<f64>> {
        desk.columns
            .iter_mut()
            .map(|column| {
                let to = column.go_along.take();
                column.along = to.or(column.along);
                to.map(|to| (to * 1000.0).round() / 1000.0)
            })
            .collect()
    }

    const A: Option<LinkSet> = Some(LinkSet::A);
    const B: Option<LinkSet> = Some(LinkSet::B);

    #[test]
    fn columns_of_a_set_keep_their_distance_and_others_stay() {
        let mut desk = desk(&[(A, 0.1), (A, 0.4), (B, 0.5), (None, 0.5)]);
        lead(&mut desk, 0, 0.2);
        assert_eq!(arrive(&mut desk), [None, Some(0.5), None, None]);
        lead(&mut desk, 0, 0.9);
        assert_eq!(arrive(&mut desk), [None, Some(1.0), None, None], "it waits at its end");
        lead(&mut desk, 0, 0.3);
        assert_eq!(arrive(&mut desk), [None, Some(0.6), None, None], "and comes back as far ahead as it was");
        lead(&mut desk, 1, 0.5);
        assert_eq!(arrive(&mut desk), [Some(0.2), None, None, None]);
        lead(&mut desk, 3, 0.9);
        assert_eq!(arrive(&mut desk), [None; 4]);
    }

    #[test]
    fn a_new_leader_takes_the_distances_from_where_columns_stand() {
        let mut desk = desk(&[(A, 0.0), (A, 0.5)]);
        lead(&mut desk, 0, 0.8);
        assert_eq!(arrive(&mut desk), [None, Some(1.0)]);
        lead(&mut desk, 1, 0.9);
        assert_eq!(arrive(&mut desk), [Some(0.7), None], "no jump from 0.8 to 0.4");
    }

    #[test]
    fn linking_and_standing_still_move_nothing() {
        let mut desk = desk(&[(A, 0.0), (A, 0.5), (None, 0.9)]);
        link(&mut desk, 2, A);
        lead(&mut desk, 0, 0.0);
        assert_eq!(arrive(&mut desk), [None; 3]);
        desk.columns[1].along = None;
        lead(&mut desk, 0, 0.1);
        assert_eq!(arrive(&mut desk), [None, None, Some(1.0)], "a text that is not there yet takes no part");
        desk.columns[1].along = Some(0.5);
        lead(&mut desk, 0, 0.2);
        assert_eq!(arrive(&mut desk), [None, Some(0.6), Some(1.0)]);
    }

    #[test]
    fn the_others_are_brought_once() {
        let mut desk = desk(&[(A, 0.3), (A, 0.9), (B, 0.5), (None, 0.6)]);
        desk.active = 0;
        assert_eq!(bring_others(&mut desk), 1);
        assert_eq!(arrive(&mut desk), [None, Some(0.3), None, None]);
        lead(&mut desk, 0, 0.4);
        assert_eq!(arrive(&mut desk), [None, Some(0.4), None, None]);
        desk.columns[2].document = desk.columns[3].document;
        desk.columns[3].top = 99;
        desk.active = 3;
        assert_eq!(bring_others(&mut desk), 3);
        assert_eq!(arrive(&mut desk), [Some(0.6), Some(0.6), None, None]);
        assert_eq!(desk.columns[2].scroll_to, Some(ScrollTo { byte: 99, at_top: true }));
    }

    #[test]
    fn sets_go_round() {
        let sets = [None, A, B, Some(LinkSet::C), Some(LinkSet::D), None];
        for pair in sets.windows(2) {
            assert_eq!(next_set(pair[0].map(Link::new)), pair[1]);
        }
    }
}
