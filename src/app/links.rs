//! Columns that scroll together. A place is a byte and the part of it that is above, or how far a column is scrolled, from 0 at its
//! top to 1 at its end.
//!
//! The column that the person scrolls leads; the others of its set follow and never lead themselves, so nothing goes round in
//! circles. Where it is known which passages two articles share, a follower shows beside the eye line of the leader what its
//! article has in that place ([`InStep`]). It comes there in steps like the leader's, in parts of its own length at most [`CATCH_UP`]
//! times as far, so that it neither jumps nor moves by itself. Where nothing is known, each keeps the distance, in parts of its own length, that it had when
//! the leader began to move: a passage put beside another by hand stays beside it. Linking makes no column jump. A follower that
//! has come to its end waits there and goes back with the leader from where it would stand. “Bring the others here” makes all
//! distances nothing.

use super::action::LinkSet;
use super::desk::{Column, Desk, Eye, Go, Link, ScrollTo};
use crate::align::InStep;
use crate::notebook::DocumentId;

/// How much further than the leader a follower goes until it is in step, in parts of the length of either.
const CATCH_UP: f64 = 3.0;

/// Nearer than this to its place, in bytes (a row or so), a follower that was led aside is in step again.
const IN_STEP: f64 = 80.0;

/// How two articles go forward together; `None` where no passages are known that they share.
pub type Known<'a> = &'a dyn Fn(DocumentId, DocumentId) -> Option<&'a InStep>;

/// Where a column goes when the one that it follows has gone somewhere.
#[derive(Clone, Copy, Debug)]
pub enum Way<'a> {
    /// By the passages that both articles share.
    Passages(&'a InStep),
    /// As far along, and so much further, in parts of the way.
    Ahead(f64),
}

/// The one way from a place in one column to a place in another.
pub fn counterpart(way: Way<'_>, leader: Stand) -> Go {
    match way {
        Way::Passages(steps) => Go::Stand { byte: steps.across(leader.eye.byte), at: leader.eye.at, glides: false },
        Way::Ahead(ahead) => Go::Along((leader.along + ahead).clamp(0.0, 1.0)),
    }
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// How far it is scrolled.
    pub along: f64,
    /// Where the eye reads.
    pub eye: Eye,
}

impl Stand {
    fn of(column: &Column) -> Option<Self> {
        Some(Self { along: column.along?, eye: column.eye? })
    }
}

/// The person may have scrolled a column: if it moved, the others of its set go along.
pub fn lead(desk: &mut Desk, leader: usize, now: Stand, known: Known<'_>) {
    let Some(column) = desk.columns.get_mut(leader) else { return };
    let before = Stand::of(column);
    (column.along, column.eye, column.aside) = (Some(now.along), Some(now.eye), false);
    let (id, document) = (column.id, column.document);
    let (Some(before), Some(Link { set, .. })) = (before, column.link) else { return };
    if before.along.total_cmp(&now.along).is_eq() {
        return;
    }
    let begins = desk.leader.replace(id) != Some(id);
    for (column, link, stands) in followers(&mut desk.columns, id, set) {
        if let Some((steps, beside)) = known(document, column.document).zip(column.beside_eye) {
            // At an end there is nothing more to scroll: who is not there yet goes there.
            let step =
                if now.along > 0.0 && now.along < 1.0 { (now.eye.byte - before.eye.byte) * steps.pace() } else { f64::INFINITY };
            follow(column, beside, counterpart(Way::Passages(steps), now), step);
        } else {
            let ahead = link.ahead.filter(|_| !begins).unwrap_or(stands - before.along);
            column.go = Some(counterpart(Way::Ahead(ahead), now));
            column.link = Some(Link { set, ahead: Some(ahead) });
        }
    }
}

/// Sends a column to its place, or as far towards it as it goes in one step; back from aside it is seen on its way.
fn follow(column: &mut Column, beside: f64, to: Go, step: f64) {
    let Go::Stand { byte, at, .. } = to else { return };
    let left = byte - beside;
    column.aside &= left.abs() > IN_STEP;
    let most = if column.aside { f64::INFINITY } else { CATCH_UP * step.abs() };
    column.go = Some(Go::Stand { byte: beside + left.clamp(-most, most), at, glides: column.aside });
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
/// same document goes to the very same words, one that shares passages to what it has in their place, any other one as far along.
/// Gives how many were brought.
pub fn bring_others(desk: &mut Desk, known: Known<'_>) -> usize {
    let Some(here) = desk.column().cloned() else { return 0 };
    let Some(stand) = Stand::of(&here) else { return 0 };
    let mut brought = 0;
    let set = here.link.map(|link| link.set);
    for column in desk.columns.iter_mut().filter(|column| column.id != here.id) {
        if set.is_some() && column.link.map(|link| link.set) != set {
            continue;
        }
        if column.document == here.document {
            column.scroll_to = Some(ScrollTo { byte: here.top, at_top: true });
        } else {
            let way = known(here.document, column.document).map_or(Way::Ahead(0.0), Way::Passages);
            column.go = Some(counterpart(way, stand));
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

    /// Every article has ten bytes for each part of a hundred of its way.
    fn stands(along: f64) -> Stand {
        Stand { along, eye: Eye { at: 0.3, byte: along * 1000.0 } }
    }

    fn stand(column: &mut Column, along: f64) {
        (column.along, column.eye, column.beside_eye) = (Some(along), Some(stands(along).eye), Some(along * 1000.0));
    }

    fn lead(desk: &mut Desk, leader: usize, along: f64) {
        super::lead(desk, leader, stands(along), &|_, _| None);
    }

    fn bring_others(desk: &mut Desk) -> usize {
        super::bring_others(desk, &|_, _| None)
    }

    /// Columns with their sets and where they stand.
    fn desk(columns: &[(Option<LinkSet>, f64)]) -> Desk {
        let (mut ids, mut desk) = (IdSource::new(1), Desk::default());
        for (set, along) in columns {
            assert!(desk.add(ids.document()));
            let place = desk.active;
            link(&mut desk, place, *set);
            stand(&mut desk.columns[place], *along);
        }
        desk
    }

    /// Where columns are sent; they arrive at once.
    fn arrive(desk: &mut Desk) -> Vec<Option<f64>> {
        let arrive = |column: &mut Column| {
            let to = match column.go.take()? {
                Go::Along(along) => along,
                Go::Stand { byte, .. } => byte / 1000.0,
            };
            stand(column, to);
            Some((to * 1000.0).round() / 1000.0)
        };
        desk.columns.iter_mut().map(arrive).collect()
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

    /// The second half of the first article is the first half of the second one.
    fn halves() -> InStep {
        let half = crate::text::Span::new;
        InStep::new(&[(half(500, 1000), half(0, 500), 1.0)], (1000, 1000)).unwrap()
    }

    #[test]
    fn where_passages_are_known_columns_come_into_step_as_they_are_scrolled() {
        let mut desk = desk(&[(A, 0.5), (A, 0.3), (None, 0.0)]);
        let (steps, first) = (halves(), desk.columns[0].document);
        let back = steps.turned();
        let known = |from: DocumentId, _| Some(if from == first { &steps } else { &back });
        super::lead(&mut desk, 0, stands(0.5), &known);
        assert_eq!(arrive(&mut desk), [None; 3], "standing still moves nothing");
        super::lead(&mut desk, 0, stands(0.55), &known);
        assert_eq!(arrive(&mut desk), [None, Some(0.15), None], "three times as far as the leader, towards its place");
        for along in [0.6, 0.65, 0.6, 0.9] {
            super::lead(&mut desk, 0, stands(along), &known);
            let there = (along - 0.5_f64).max(0.0);
            assert_eq!(arrive(&mut desk)[1], Some((there * 1000.0).round() / 1000.0), "and then with it, both ways");
        }
        super::lead(&mut desk, 1, stands(0.2), &known);
        assert_eq!(arrive(&mut desk), [Some(0.7), None, None], "the other way");
    }

    #[test]
    fn a_column_that_was_led_aside_comes_back_at_the_first_step() {
        let mut desk = desk(&[(A, 0.6), (A, 0.9)]);
        let steps = halves();
        desk.columns[1].aside = true;
        super::lead(&mut desk, 0, stands(0.61), &|_, _| Some(&steps));
        assert_eq!(desk.columns[1].go, Some(Go::Stand { byte: 110.0, at: 0.3, glides: true }));
        arrive(&mut desk);
        super::lead(&mut desk, 0, stands(0.62), &|_, _| Some(&steps));
        assert!(!desk.columns[1].aside && matches!(desk.columns[1].go, Some(Go::Stand { glides: false, .. })));
    }

    #[test]
    fn the_others_are_brought_to_their_passage() {
        let mut desk = desk(&[(A, 0.8), (A, 0.9)]);
        let steps = halves();
        desk.active = 0;
        assert_eq!(super::bring_others(&mut desk, &|_, _| Some(&steps)), 1);
        assert_eq!(arrive(&mut desk), [None, Some(0.3)]);
    }

    #[test]
    fn sets_go_round() {
        let sets = [None, A, B, Some(LinkSet::C), Some(LinkSet::D), None];
        for pair in sets.windows(2) {
            assert_eq!(next_set(pair[0].map(Link::new)), pair[1]);
        }
    }
}
